//! The labelled sets: JSON lines of texts with spans, in Unicode code points.

use gloss_extract::{Article, Doc, Kind, Span};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The sets that are trained on, each with a `.train.jsonl`.
pub(crate) const SETS: &[&str] = &[
    "uner_ewt",
    "gum",
    "re3d",
    "wikigold",
    "wnut17",
    "btc",
    "crossner_politics",
    "crossner_literature",
    "crossner_music",
    "crossner_science",
    "crossner_ai",
];

/// The sets that are scored but not trained on.
pub(crate) const OTHERS: &[&str] = &["redocred", "wiki_fair"];

#[derive(Debug, Deserialize)]
struct Line {
    id: String,
    text: String,
    spans: Vec<LineSpan>,
}

#[derive(Debug, Deserialize)]
struct LineSpan {
    start: usize,
    end: usize,
    label: String,
}

/// A text and the names in it.
#[derive(Debug)]
pub(crate) struct Sample {
    pub(crate) id: String,
    pub(crate) article: Article,
    /// In order of position.
    pub(crate) names: Vec<(Span, Kind)>,
}

/// Where a set's split lies.
pub(crate) fn path(folder: &Path, set: &str, split: &str) -> PathBuf {
    folder.join(format!("{set}.{split}.jsonl"))
}

/// Reads a split.
pub(crate) fn read(folder: &Path, set: &str, split: &str) -> Result<Vec<Sample>, String> {
    let path = path(folder, set, split);
    let text = std::fs::read_to_string(&path)
        .map_err(|error| format!("cannot read {}: {error}; name the folder of the sets as argument", path.display()))?;
    let sample =
        |(number, line)| parse(line).map_err(|error| format!("{} line {}: {error}", path.display(), number + 1));
    text.lines().enumerate().filter(|(_, line)| !line.is_empty()).map(sample).collect()
}

fn parse(line: &str) -> Result<Sample, String> {
    let line: Line = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let mut offsets: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
    offsets.push(line.text.len());
    let byte = |at: usize| offsets.get(at).copied().ok_or_else(|| format!("offset {at} lies past the text"));
    let mut names = Vec::new();
    for span in &line.spans {
        if let Some(kind) = kind(&span.label) {
            names.push((Span::new(byte(span.start)?, byte(span.end)?), kind));
        }
    }
    names.sort_by_key(|(span, _)| (span.start, span.end));
    Ok(Sample { id: line.id, article: Article::plain(line.text), names })
}

fn kind(label: &str) -> Option<Kind> {
    match label {
        "PER" => Some(Kind::Person),
        "LOC" => Some(Kind::Place),
        "ORG" => Some(Kind::Organisation),
        _ => None,
    }
}

/// The column of the model's scores for every token of `doc`.
pub(crate) fn labels(doc: &Doc, names: &[(Span, Kind)]) -> Vec<u8> {
    let mut labels = vec![0; doc.tokens().len()];
    for (span, kind) in names {
        let begin = match kind {
            Kind::Person => 1,
            Kind::Place => 3,
            _ => 5,
        };
        // Tokens that the span touches, if only in part.
        let from = doc.tokens().partition_point(|token| token.span.end <= span.start);
        let to = doc.tokens().partition_point(|token| token.span.start < span.end);
        for at in from..to {
            let starts = at == from || doc.sentence_of(at) != doc.sentence_of(at - 1);
            labels[at] = if starts { begin } else { begin + 1 };
        }
    }
    labels
}
