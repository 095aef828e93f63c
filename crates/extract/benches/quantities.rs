//! How many bytes of news text figures and dates are read from in a second, on
//! one core: `cargo bench -p gloss-extract`.

#![expect(clippy::unwrap_used, reason = "a bench may stop here")]

use gloss_extract::{Article, Doc, quantities};
use std::hint::black_box;
use std::time::Instant;

/// Times that the articles are read in one run.
const ROUNDS: usize = 10;
/// Runs, of which the quickest counts.
const RUNS: usize = 7;

fn main() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../articles");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "md"));
    files.sort();
    let articles: Vec<_> = files.iter().map(|file| Article::plain(std::fs::read_to_string(file).unwrap())).collect();
    let bytes: usize = articles.iter().map(|article| article.text().len()).sum();
    let docs: Vec<_> = articles.iter().map(Doc::new).collect();
    let date = Some(jiff::civil::date(2014, 9, 12));
    let speed = |read: &dyn Fn() -> usize| {
        let run = |_| {
            let start = Instant::now();
            (0..ROUNDS).for_each(|_| {
                black_box(read());
            });
            start.elapsed().as_secs_f64()
        };
        let best = (0..RUNS).map(run).fold(f64::INFINITY, f64::min);
        (ROUNDS * bytes) as f64 / best / 1e6
    };
    println!("{} articles, {bytes} bytes", articles.len());
    println!("sentences and tokens {:8.1} MB/s", speed(&|| articles.iter().map(|a| Doc::new(a).tokens().len()).sum()));
    println!("figures and dates    {:8.1} MB/s", speed(&|| docs.iter().map(|doc| quantities(doc, date).len()).sum()));
}
