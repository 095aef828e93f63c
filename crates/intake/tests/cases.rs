//! Pastes with the role of every line.
//!
//! One file per case in `tests/cases`, written for this project. In `*.txt`
//! each line is `role| text`; the role `.` goes on with the block above, and an
//! empty line stays empty. A `*.html` comes with a `*.roles`: the expected
//! blocks in order as `role| text`. A line `date| …` gives the article's date.

#![expect(clippy::unwrap_used, reason = "a broken case should stop the test")]

use gloss_extract::Article;
use gloss_intake::{from_html, from_text};
use std::fs;
use std::path::{Path, PathBuf};

fn cases(ends: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<_> = all.filter(|path| path.extension().is_some_and(|found| found == ends)).collect();
    cases.sort();
    assert!(cases.len() >= 3, "cases are missing");
    cases
}

/// Role and text of each block, wrapped lines joined by a space.
fn found(article: &Article) -> Vec<String> {
    let date = article.date().map(|date| format!("date| {date}"));
    let block = |block: &gloss_extract::Block| {
        let text: Vec<_> = block.span.of(article.text()).split_whitespace().collect();
        format!("{}| {}", format!("{:?}", block.role).to_lowercase(), text.join(" "))
    };
    date.into_iter().chain(article.blocks().iter().map(block)).collect()
}

/// What a marked file expects, and the text without its marks.
fn expected(marked: &str) -> (Vec<String>, String) {
    let (mut blocks, mut text): (Vec<String>, _) = (Vec::new(), String::new());
    for line in marked.lines() {
        let (role, rest) = line.split_once('|').unwrap_or_default();
        let words: Vec<_> = rest.split_whitespace().collect();
        match role {
            "" => {}
            "." => *blocks.last_mut().unwrap() += &format!(" {}", words.join(" ")),
            _ => blocks.push(format!("{role}| {}", words.join(" "))),
        }
        if role != "date" {
            text.push_str(rest.strip_prefix(' ').unwrap_or(rest));
            text.push('\n');
        }
    }
    (blocks, text)
}

fn compare(path: &Path, expected: &[String], article: &Article) {
    assert_eq!(expected.join("\n"), found(article).join("\n"), "{}", path.display());
}

#[test]
fn pasted_texts() {
    for path in cases("txt") {
        let (blocks, text) = expected(&fs::read_to_string(&path).unwrap());
        let article = from_text(&text);
        assert_eq!(article.text(), text);
        compare(&path, &blocks, &article);
        compare(&path, &blocks, &from_text(&text.replace('\n', "\r\n")));
    }
}

#[test]
fn pasted_pages() {
    for path in cases("html") {
        let (blocks, _) = expected(&fs::read_to_string(path.with_extension("roles")).unwrap());
        compare(&path, &blocks, &from_html(&fs::read_to_string(&path).unwrap()));
    }
}
