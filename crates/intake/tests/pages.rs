//! How much of an article is kept of a web page, and how little else: the pages
//! of two public benchmarks, where they are at hand, against `pages.csv`.
//!
//! `scrapinghub`: the article extraction benchmark; precision and recall of
//! runs of four words, averaged over pages, and the F1 of these averages, as in
//! its own `evaluate.py`. `readability`: Mozilla's test pages; the mean F1 of
//! words against the text that is expected.
//!
//! With `GLOSS_PEERS` set to a folder, each `*.jsonl` in it is scored too: the
//! texts of another extractor, `{"set","id","text","ms"}` a line.

#![expect(clippy::unwrap_used, reason = "a broken data file should stop the test")]

mod data;

use data::{files, records, shared};
use gloss_extract::{Article, Role};
use gloss_intake::{author, from_html, from_text};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Instant;

const SETS: [&str; 2] = ["scrapinghub", "readability"];

/// How much a score may fall below the one that is written down.
const SLACK: f64 = 0.003;

/// What one set of pages gave.
#[derive(Debug, Default)]
struct Score {
    pages: f64,
    precision: f64,
    recall: f64,
    words: f64,
    ms: f64,
}

impl Score {
    fn add(&mut self, gold: &str, text: &str, ms: f64) {
        let (precision, recall) = precision_recall(&shingles(gold), &shingles(text));
        let (p, r) = precision_recall(&words(gold), &words(text));
        self.precision += precision;
        self.recall += recall;
        self.words += f1(p, r);
        self.ms += ms;
        self.pages += 1.0;
    }

    /// Precision, recall and F1 of runs of four words, F1 of words, time.
    fn means(&self) -> [f64; 5] {
        let [p, r, words, ms] = [self.precision, self.recall, self.words, self.ms].map(|sum| sum / self.pages);
        [p, r, f1(p, r), words, ms]
    }
}

fn f1(precision: f64, recall: f64) -> f64 {
    if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
}

fn split(text: &str) -> Vec<&str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty()).collect()
}

/// Runs of `length` words, or all of them if there are fewer, by how often each
/// occurs.
fn runs(text: &str, length: usize) -> BTreeMap<Vec<&str>, i64> {
    let words = split(text);
    let mut counts = BTreeMap::new();
    for at in 0..(words.len() + 1).saturating_sub(length).max(1) {
        let run = words[at..words.len().min(at + length)].to_vec();
        if !run.is_empty() {
            *counts.entry(run).or_default() += 1;
        }
    }
    counts
}

fn shingles(text: &str) -> BTreeMap<Vec<&str>, i64> {
    runs(text, 4)
}

fn words(text: &str) -> BTreeMap<Vec<&str>, i64> {
    runs(text, 1)
}

fn precision_recall(gold: &BTreeMap<Vec<&str>, i64>, found: &BTreeMap<Vec<&str>, i64>) -> (f64, f64) {
    let hit: i64 = gold.iter().map(|(key, count)| *count.min(found.get(key).unwrap_or(&0))).sum();
    let share = |counts: &BTreeMap<Vec<&str>, i64>| match counts.values().sum::<i64>() {
        0 => 0.0,
        all => hit as f64 / all as f64,
    };
    (share(found), share(gold))
}

/// The article's own text: headings, paragraphs, items, quotations.
fn body(article: &Article) -> String {
    let is_body = |role| matches!(role, Role::Body | Role::Quote | Role::Item | Role::Heading);
    let blocks = article.blocks().iter().filter(|block| is_body(block.role));
    blocks.map(|block| block.span.of(article.text())).collect::<Vec<_>>().join("\n")
}

/// Calls `with` for each page of a set that is at hand.
fn pages(set: &str, mut with: impl FnMut(&Value, &str)) {
    let Some(folder) = shared(&format!("data/extract/{set}")) else { return };
    for record in records(&folder.join("gold.jsonl")) {
        if let Ok(html) = fs::read_to_string(folder.join(format!("html/{}.html", record["id"].as_str().unwrap()))) {
            with(&record, &html);
        }
    }
}

fn score(set: &str, read: impl Fn(&str) -> Article) -> Score {
    let mut score = Score::default();
    pages(set, |record, html| {
        let begin = Instant::now();
        let article = read(html);
        let ms = begin.elapsed().as_secs_f64() * 1000.0;
        score.add(record["text"].as_str().unwrap(), &body(&article), ms);
    });
    score
}

fn score_peer(set: &str, file: &Path) -> Score {
    let texts: BTreeMap<String, Value> = records(file)
        .into_iter()
        .filter(|line| line["set"] == set)
        .map(|line| (line["id"].as_str().unwrap().to_owned(), line))
        .collect();
    let mut score = Score::default();
    pages(set, |record, _| {
        let line = &texts[record["id"].as_str().unwrap()];
        score.add(record["text"].as_str().unwrap(), line["text"].as_str().unwrap(), line["ms"].as_f64().unwrap());
    });
    score
}

fn print(name: &str, set: &str, score: &Score) {
    let [p, r, f1, words, ms] = score.means();
    println!("| {name} | {set} | {} | {p:.3} | {r:.3} | {f1:.3} | {words:.3} | {ms:.1} |", score.pages);
}

/// The scores that are written down: set, F1 of runs, F1 of words.
fn written() -> Vec<(String, f64, f64)> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages.csv");
    let number = |text: &str| text.parse().unwrap();
    let lines = fs::read_to_string(file).unwrap();
    let lines = lines.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        (cells[0].to_owned(), number(cells[1]), number(cells[2]))
    });
    lines.collect()
}

#[test]
fn articles_are_kept_and_little_else() {
    if shared("data/extract").is_none() {
        return;
    }
    println!("| extractor | pages | count | precision | recall | F1 of runs | F1 of words | ms a page |");
    println!("|---|---|---|---|---|---|---|---|");
    for (set, runs, words) in written() {
        let score = score(&set, from_html);
        print("Gloss", &set, &score);
        let [_, _, f1, f1_words, _] = score.means();
        assert!(f1 >= runs - SLACK && f1_words >= words - SLACK, "{set}: {f1:.4} {f1_words:.4}");
    }
    if let Ok(folder) = std::env::var("GLOSS_PEERS") {
        for file in files(Path::new(&folder), ".jsonl") {
            let name = file.file_stem().unwrap().to_string_lossy().into_owned();
            SETS.iter().for_each(|set| print(&name, set, &score_peer(set, &file)));
        }
    }
}

/// The same pages as somebody would paste them as text, every line of them.
#[test]
#[ignore = "prints figures; run with --ignored --nocapture"]
fn pages_pasted_as_text() {
    let as_text = |html: &str| {
        let page = from_html(html);
        let lines: Vec<_> = page.blocks().iter().map(|block| block.span.of(page.text())).collect();
        from_text(&lines.join("\n"))
    };
    print("Gloss, pasted as text", "scrapinghub", &score("scrapinghub", as_text));
}

/// Titles and authors of the pages for which they are given.
#[test]
#[ignore = "prints figures; run with --ignored --nocapture"]
fn titles_and_authors() {
    for (key, role) in [("title", Role::Title), ("byline", Role::Byline)] {
        let (mut all, mut same) = (0, 0);
        pages("readability", |record, html| {
            let Some(gold) = record[key].as_str().filter(|gold| !gold.trim().is_empty()) else { return };
            let article = from_html(html);
            let found = match role {
                Role::Byline => author(&article).unwrap_or_default(),
                _ => article.first(role).unwrap_or_default().to_owned(),
            };
            let gold = gold.trim_start_matches("By").trim_start_matches("by");
            let (gold_words, found_words) = (split(gold), split(&found));
            all += 1;
            same += usize::from(gold_words == found_words);
            if gold_words != found_words {
                println!("{key} {}: {gold:?} {found:?}", record["id"]);
            }
        });
        println!("{key}: {same} of {all} alike");
    }
}
