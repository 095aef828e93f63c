//! How many bytes of news text figures and dates are read from in a second of
//! processor time, on one core: `cargo bench -p gloss-extract --bench quantities`.

#![expect(clippy::unwrap_used, reason = "a bench may stop here")]

use gloss_extract::{Article, Doc, quantities};
use std::hint::black_box;
use std::sync::OnceLock;
use std::time::Instant;

/// Times that the articles are read in one run, so that a run lasts long enough
/// for the clock of processor time.
const ROUNDS: usize = 100;
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
    let found: usize = docs.iter().map(|doc| quantities(doc, date).len()).sum();
    let speed = |read: &dyn Fn() -> usize| {
        let run = |_| {
            let start = seconds();
            (0..ROUNDS).for_each(|_| {
                black_box(read());
            });
            seconds() - start
        };
        let best = (0..RUNS).map(run).fold(f64::INFINITY, f64::min);
        (ROUNDS * bytes) as f64 / best / 1e6
    };
    let split = speed(&|| articles.iter().map(|article| Doc::new(article).tokens().len()).sum());
    let read = speed(&|| docs.iter().map(|doc| quantities(doc, date).len()).sum());
    let both = speed(&|| articles.iter().map(|article| quantities(&Doc::new(article), date).len()).sum());
    println!("{} articles, {bytes} bytes, {found} figures and dates", articles.len());
    println!("sentences and tokens {split:8.1} MB/s");
    println!("figures and dates    {read:8.1} MB/s");
    println!("all of it            {both:8.1} MB/s");
    println!(r#"{{"bytes":{bytes},"found":{found},"split":{split:.1},"read":{read:.1},"both":{both:.1}}}"#);
}

/// Processor time of this process where the system tells it, else the time of
/// day.
fn seconds() -> f64 {
    static START: OnceLock<Instant> = OnceLock::new();
    let told = std::fs::read_to_string("/proc/self/schedstat").ok();
    let nanos = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    nanos.map_or_else(|| START.get_or_init(Instant::now).elapsed().as_secs_f64(), |nanos| nanos / 1e9)
}
