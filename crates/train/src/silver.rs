//! News that a stronger tagger labelled: article ids, each with its names as
//! code-point distances. The texts are in the folder of unlabelled news.
//!
//! A line is `id<TAB>names`; a name is the distance from the end of the one
//! before, a letter for its kind, and its length: `12P9 40L6`.

use crate::data::{self, Sample};
use gloss_extract::{Kind, Span};
use std::collections::BTreeMap;
use std::path::Path;

const SILVER: &str = include_str!("../silver/news.tsv");

/// The files of the news folder that ids are looked up in.
pub(crate) const FILES: &[&str] =
    &["wikinews_2004_2018", "wikinews_2019_2020", "au_pm_media_releases", "us_digitalgov_news"];

/// The unlabelled articles of the folder, by id.
pub(crate) fn texts(folder: &Path) -> Result<BTreeMap<String, Sample>, String> {
    let mut texts = BTreeMap::new();
    for file in FILES {
        for line in data::lines(&folder.join(format!("{file}.jsonl")))? {
            texts.insert(line.id.clone(), line.sample()?);
        }
    }
    Ok(texts)
}

/// The labelled news; a text that is not in the folder is an error.
pub(crate) fn samples(folder: &Path) -> Result<Vec<Sample>, String> {
    let mut texts = texts(folder)?;
    let rows = SILVER.lines().filter(|row| !row.starts_with('#'));
    rows.map(|row| {
        let (id, names) = row.split_once('\t').ok_or_else(|| format!("silver/news.tsv: no tab in {row:?}"))?;
        let mut sample =
            texts.remove(id).ok_or_else(|| format!("silver/news.tsv: no article {id} in {}", folder.display()))?;
        sample.names = self::names(sample.article.text(), names)?;
        Ok(sample)
    })
    .collect()
}

/// The spans of a row's names in its text.
fn names(text: &str, row: &str) -> Result<Vec<(Span, Kind)>, String> {
    let mut at = 0;
    let mut names = Vec::new();
    for name in row.split_whitespace() {
        let wrong = || format!("silver/news.tsv: {name:?} is not the distance, kind and length of a name in its text");
        let (kind, letter) = [(Kind::Person, 'P'), (Kind::Place, 'L'), (Kind::Organisation, 'O')]
            .into_iter()
            .find(|(_, letter)| name.contains(*letter))
            .ok_or_else(wrong)?;
        let (gap, len) = name.split_once(letter).ok_or_else(wrong)?;
        let start = forward(text, at, gap).ok_or_else(wrong)?;
        at = forward(text, start, len).ok_or_else(wrong)?;
        names.push((Span::new(start, at), kind));
    }
    Ok(names)
}

/// The byte offset some code points after `from`.
fn forward(text: &str, from: usize, by: &str) -> Option<usize> {
    let rest = text.get(from..)?;
    let end = rest.char_indices().map(|(at, _)| at).chain([rest.len()]).nth(by.parse().ok()?)?;
    Some(from + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_counted_in_code_points() {
        let text = "É: Tony Blair in Paris";
        let names = names(text, "3P10 4L5").unwrap();
        let words: Vec<_> = names.iter().map(|(span, kind)| (span.of(text), *kind)).collect();
        assert_eq!(words, [("Tony Blair", Kind::Person), ("Paris", Kind::Place)]);
    }

    #[test]
    fn rows_that_do_not_fit_their_text_are_refused() {
        for row in ["3P100", "P4", "4", "xP4", "3P-1"] {
            assert!(names("A short text", row).unwrap_err().contains("silver/news.tsv"), "{row}");
        }
    }
}
