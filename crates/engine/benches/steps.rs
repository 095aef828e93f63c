//! Each step of a reading by itself, on the bundled articles: `cargo bench -p
//! gloss-engine --bench steps`.

#![expect(clippy::unwrap_used, reason = "a bench may stop here")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gloss_engine::{Card, Engine, Input, Written};
use gloss_extract::{Article, Candidate, Doc, Tag, names, quantities, settle};
use std::hint::black_box;
use std::time::Duration;

/// Texts as they are pasted.
fn texts() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../articles");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "md"));
    files.sort();
    let body = |text: String| text.rsplit_once("\n---\n").map_or(text.clone(), |(_, body)| body.trim().to_owned());
    files.iter().map(|file| body(std::fs::read_to_string(file).unwrap())).collect()
}

fn engine(texts: &[String]) -> Engine {
    let mut engine = Engine::new();
    engine.load_model(gloss_model::BYTES).unwrap();
    let card = |at: usize| Card { id: at.to_string(), title: at.to_string(), ..Card::default() };
    let paragraphs = |text: &String| text.split("\n\n").map(|text| text.replace('\n', " ")).collect();
    let written = texts.iter().enumerate().map(|(at, text)| Written { card: card(at), paragraphs: paragraphs(text) });
    let packed = engine.index(written.collect()).unwrap();
    engine.load_whole(&packed).unwrap();
    engine
}

fn steps(criterion: &mut Criterion) {
    let texts = texts();
    let model = gloss_model::load().unwrap();
    let engine = engine(&texts);
    let articles: Vec<Article> = texts.iter().map(|text| gloss_intake::from_text(text)).collect();
    let docs: Vec<Doc> = articles.iter().map(Doc::new).collect();
    let tags: Vec<Vec<Tag>> = docs.iter().map(|doc| model.tag(doc)).collect();
    let found = |(doc, tags): (&Doc, &Vec<Tag>)| [names::find(doc, tags), quantities(doc, None)].concat();
    let candidates: Vec<Vec<Candidate>> = docs.iter().zip(&tags).map(found).collect();
    let readings: Vec<_> = articles.iter().map(|article| engine.mark(article.clone(), &mut |_, _| {})).collect();

    let mut group = criterion.benchmark_group("steps");
    // A reading of all takes a good part of a second.
    group.sample_size(20).warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(4));
    group.throughput(Throughput::Bytes(texts.iter().map(String::len).sum::<usize>() as u64));
    let mut bench = |name: &str, run: &dyn Fn() -> usize| {
        group.bench_function(name, |bencher| bencher.iter(|| black_box(run())));
    };
    bench("take", &|| texts.iter().map(|text| gloss_intake::from_text(text).blocks().len()).sum());
    bench("split", &|| articles.iter().map(|article| Doc::new(article).tokens().len()).sum());
    bench("tag", &|| docs.iter().map(|doc| model.tag(doc).len()).sum());
    bench("names", &|| docs.iter().zip(&tags).map(|(doc, tags)| names::find(doc, tags).len()).sum());
    bench("quantities", &|| docs.iter().map(|doc| quantities(doc, None).len()).sum());
    bench("settle", &|| {
        let settled = |(doc, found): (&Doc, &Vec<Candidate>)| settle::settle(doc, found.clone()).mentions.len();
        docs.iter().zip(&candidates).map(settled).sum()
    });
    bench("link", &|| readings.iter().map(|reading| engine.link(reading, None).unwrap().unwrap().links.len()).sum());
    bench("all", &|| {
        let read = |text: &String| engine.read(engine.take(Input::Text(text.clone()), None).unwrap().0, None);
        texts.iter().map(|text| read(text).analysis.mentions.len()).sum()
    });
    group.finish();
}

criterion_group!(benches, steps);
criterion_main!(benches);
