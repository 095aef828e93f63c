//! Figures on data that is not part of the project. Each test is passed over
//! where the data is not present.

#![expect(clippy::unwrap_used, reason = "a broken data file should stop the test")]

use gloss_extract::{Article, Role};
use gloss_intake::{from_html, from_text};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn shared(path: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(path);
    path.exists().then_some(path)
}

fn files(folder: &Path, ends: &str) -> Vec<PathBuf> {
    let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = all.filter(|path| path.to_string_lossy().ends_with(ends)).collect();
    files.sort();
    files
}

fn records(path: &Path) -> Vec<Value> {
    fs::read_to_string(path).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The role of the block in which a byte lies.
fn role_at(article: &Article, at: usize) -> Option<Role> {
    let covers = |block: &&gloss_extract::Block| (block.span.start as usize..block.span.end as usize).contains(&at);
    article.blocks().iter().find(covers).map(|block| block.role)
}

/// Byte offset and text of each line, from 1.
fn numbered(text: &str) -> BTreeMap<u64, (usize, &str)> {
    let mut at = 0;
    text.split('\n')
        .zip(1..)
        .map(|(line, number)| {
            let start = at + (line.len() - line.trim_start().len());
            at += line.len() + 1;
            (number, (start, line.trim()))
        })
        .collect()
}

#[test]
fn seeds_keep_their_body_and_lose_their_furniture() {
    let Some(folder) = shared("data/seeds_gold") else { return };
    let (mut kept, mut body, mut left_out, mut outside, mut wrong) = (0, 0, 0, 0, Vec::new());
    for path in files(&folder, ".json") {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(shared(&format!("seeds/{name}.txt")).unwrap()).unwrap();
        let article = from_text(&text);
        let lines = numbered(&text);
        assert_eq!(article.date(), None, "{name} states no date of its own");
        let gold: Vec<Value> = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for line in gold {
            let (start, text) = lines[&line["line_no"].as_u64().unwrap()];
            let kind = line["kind"].as_str().unwrap();
            let role = role_at(&article, start).unwrap();
            let read = !matches!(kind, "furniture" | "related" | "comment");
            *(if read { &mut body } else { &mut outside }) += 1;
            *(if read { &mut kept } else { &mut left_out }) += usize::from(role.is_read() == read);
            assert_eq!(kind == "title", role == Role::Title, "{name}: {text}");
            if format!("{role:?}").to_lowercase() != kind {
                wrong.push(format!("{kind} as {role:?}: {text}"));
            }
        }
    }
    println!("kept {kept}/{body}, left out {left_out}/{outside}; other roles differ:\n{}", wrong.join("\n"));
    assert!(kept * 100 >= body * 99, "{kept}/{body}");
    assert!(left_out * 100 >= outside * 95, "{left_out}/{outside}");
}

#[test]
fn texts_without_furniture_lose_no_names() {
    let Some(folder) = shared("data/ner") else { return };
    for path in files(&folder, ".dev.jsonl") {
        let (mut all, mut lost) = (0, 0);
        for record in records(&path) {
            let text = record["text"].as_str().unwrap();
            let article = from_text(text);
            let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            for span in record["spans"].as_array().unwrap() {
                let start = bytes[span["start"].as_u64().unwrap() as usize];
                let role = role_at(&article, start);
                all += 1;
                if !role.is_some_and(Role::is_read) {
                    lost += 1;
                    println!("{} {role:?} {}", record["id"], span);
                }
            }
        }
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        println!("{name}: {lost} of {all} spans are not read");
        assert!(lost * 200 <= all, "{name}: {lost} of {all}");
    }
}

/// Runs of four words and how often each occurs.
fn shingles(text: &str) -> BTreeMap<Vec<&str>, i64> {
    let words: Vec<&str> =
        text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty()).collect();
    let mut counts = BTreeMap::new();
    for at in 0..words.len().saturating_sub(3).max(1) {
        let shingle = words[at..words.len().min(at + 4)].to_vec();
        if !shingle.is_empty() {
            *counts.entry(shingle).or_default() += 1;
        }
    }
    counts
}

/// Precision and recall of shingles.
fn precision_recall(gold: &str, found: &str) -> (f64, f64) {
    let (gold, found) = (shingles(gold), shingles(found));
    let hit: i64 = gold.iter().map(|(key, count)| *count.min(found.get(key).unwrap_or(&0))).sum();
    let all = |counts: &BTreeMap<_, i64>| counts.values().sum::<i64>() as f64;
    let share = |all: f64| if all == 0.0 { 0.0 } else { hit as f64 / all };
    (share(all(&found)), share(all(&gold)))
}

fn body(article: &Article) -> String {
    let is_body = |role| matches!(role, Role::Body | Role::Quote | Role::Item | Role::Heading);
    let blocks = article.blocks().iter().filter(|block| is_body(block.role));
    blocks.map(|block| block.span.of(article.text())).collect::<Vec<_>>().join("\n")
}

/// Prints and returns F1 over the pages of a set; 1 where it is not present.
fn measure_pages(set: &str, read: impl Fn(&str) -> Article) -> f64 {
    let Some(folder) = shared(&format!("data/extract/{set}")) else { return 1.0 };
    let (mut precision, mut recall, mut pages) = (0.0, 0.0, 0.0);
    for record in records(&folder.join("gold.jsonl")) {
        let id = record["id"].as_str().unwrap();
        let Ok(html) = fs::read_to_string(folder.join(format!("html/{id}.html"))) else { continue };
        let article = read(&html);
        let (p, r) = precision_recall(record["text"].as_str().unwrap(), &body(&article));
        (precision, recall, pages) = (precision + p, recall + r, pages + 1.0);
        if p < 0.8 || r < 0.9 {
            println!("{p:.2} {r:.2} {id} {:?}", record["url"]);
        }
    }
    let (p, r) = (precision / pages, recall / pages);
    let f1 = 2.0 * p * r / (p + r);
    println!("{set}: precision {p:.3}, recall {r:.3}, F1 {f1:.3} over {pages} pages");
    f1
}

#[test]
#[ignore = "prints figures; run with --ignored --nocapture"]
fn benchmark_pages() {
    assert!(measure_pages("scrapinghub", from_html) > 0.93);
    assert!(measure_pages("readability", from_html) > 0.93);
}

#[test]
#[ignore = "prints figures; run with --ignored --nocapture"]
fn benchmark_pages_pasted_as_text() {
    let as_text = |html: &str| {
        let page = from_html(html);
        let lines: Vec<_> = page.blocks().iter().map(|block| block.span.of(page.text())).collect();
        from_text(&lines.join("\n"))
    };
    assert!(measure_pages("scrapinghub", as_text) > 0.89);
}
