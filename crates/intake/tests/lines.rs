//! Lines of plain text, on data that is not part of the project. Each test is passed over
//! where the data is not present.

mod data;

use data::{files, records, shared};
use gloss_extract::{Article, Role};
use gloss_intake::{dateline, from_text};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

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

/// The dateline of a text by its labels.
fn gold_dateline(gold: &[Value]) -> Option<String> {
    let spans = gold.iter().filter_map(|line| line["spans"].as_array()).flatten();
    let mut datelines = spans.filter(|span| span["kind"] == "dateline");
    datelines.next().map(|span| span["text"].as_str().unwrap_or_default().to_owned())
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
        let opening = dateline(&article).map(|found| found.span.of(article.text()).to_owned());
        let gold: Vec<Value> = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!(opening, gold_dateline(&gold), "{name}");
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
