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

/// The bundled articles that were marked by hand: scored, never trained on.
pub(crate) const GOLD: &str = "gold";

/// Where they lie.
pub(crate) const GOLD_FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/gold/articles.jsonl");

/// A line of a set as it stands.
#[derive(Debug, Deserialize)]
pub(crate) struct Line {
    pub(crate) id: String,
    text: String,
    /// None in unlabelled news.
    #[serde(default)]
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

/// Every other document, by its id, so that what was fitted on one half can be
/// asked about texts that it has not seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Half(pub(crate) u32);

impl Half {
    pub(crate) fn has(self, id: &str) -> bool {
        id.bytes().map(u32::from).sum::<u32>() % 2 == self.0
    }
}

/// Reads a set's split.
pub(crate) fn read(folder: &Path, set: &str, split: &str) -> Result<Vec<Sample>, String> {
    samples(&path(folder, set, split), Case::Own)
}

/// Reads a file of labelled lines.
pub(crate) fn samples(path: &Path, case: Case) -> Result<Vec<Sample>, String> {
    lines(path)?.into_iter().map(|line| Line { text: case.of(&line.text), ..line }.sample()).collect()
}

/// In which letters a text is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// As it stands.
    Own,
    Lower,
    Upper,
    /// The first letter of each word of more than three a capital; the others as
    /// they stand.
    Title,
}

impl Case {
    /// The text in this case, every character in its place.
    fn of(self, text: &str) -> String {
        let lower = |c: char| Some(c.to_lowercase()).filter(|low| low.len() == 1).and_then(|mut low| low.next());
        let upper = |c: char| Some(c.to_uppercase()).filter(|up| up.len() == 1).and_then(|mut up| up.next());
        match self {
            Case::Own => text.to_owned(),
            Case::Lower => text.chars().map(|c| lower(c).unwrap_or(c)).collect(),
            Case::Upper => text.chars().map(|c| upper(c).unwrap_or(c)).collect(),
            Case::Title => text.split_inclusive([' ', '\n']).map(|word| titled(word, upper)).collect(),
        }
    }
}

fn titled(word: &str, upper: impl Fn(char) -> Option<char>) -> String {
    let mut chars = word.chars();
    let first = chars.next().filter(|_| word.trim_end().len() > 3).and_then(upper);
    first.map_or_else(|| word.to_owned(), |first| first.to_string() + chars.as_str())
}

/// Where a set's split lies.
pub(crate) fn path(folder: &Path, set: &str, split: &str) -> PathBuf {
    folder.join(format!("{set}.{split}.jsonl"))
}

/// Reads a file of lines.
pub(crate) fn lines(path: &Path) -> Result<Vec<Line>, String> {
    let place = path.display();
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("cannot read {place}: {error}; name its folder with --data or --news"))?;
    let line = |(number, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|error| format!("{place} line {}: {error}", number + 1))
    };
    text.lines().enumerate().filter(|(_, line)| !line.is_empty()).map(line).collect()
}

impl Line {
    /// The text with those of its spans that are names, in bytes.
    pub(crate) fn sample(self) -> Result<Sample, String> {
        let mut offsets: Vec<usize> = self.text.char_indices().map(|(at, _)| at).collect();
        offsets.push(self.text.len());
        let byte =
            |at: usize| offsets.get(at).copied().ok_or_else(|| format!("{}: offset {at} is past the text", self.id));
        let mut names = Vec::new();
        for span in &self.spans {
            if let Some(kind) = kind(&span.label) {
                names.push((Span::new(byte(span.start)?, byte(span.end)?), kind));
            }
        }
        names.sort_by_key(|(span, _)| (span.start, span.end));
        Ok(Sample { id: self.id, article: Article::plain(self.text), names })
    }
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
        for (at, label) in labels.iter_mut().enumerate().take(to).skip(from) {
            let starts = at == from || doc.sentence_of(at) != doc.sentence_of(at - 1);
            *label = if starts { begin } else { begin + 1 };
        }
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(text: &str, spans: &[(usize, usize, &str)]) -> Result<Sample, String> {
        let spans = spans.iter().map(|&(start, end, label)| LineSpan { start, end, label: label.to_owned() });
        Line { id: "x".into(), text: text.to_owned(), spans: spans.collect() }.sample()
    }

    #[test]
    fn offsets_count_code_points_and_other_labels_are_left_out() {
        let sample = sample("Zoë met Łukasz on Monday", &[(8, 14, "PER"), (18, 24, "DATE"), (0, 3, "PER")]).unwrap();
        let names: Vec<_> = sample.names.iter().map(|(span, _)| span.of(sample.article.text())).collect();
        assert_eq!(names, ["Zoë", "Łukasz"]);
    }

    #[test]
    fn a_change_of_case_moves_no_offset() {
        let cased = |case: Case| case.of("the man from İzmir saw Weiß\n");
        assert_eq!(cased(Case::Lower), "the man from İzmir saw weiß\n");
        assert_eq!(cased(Case::Upper), "THE MAN FROM İZMIR SAW WEIß\n");
        assert_eq!(cased(Case::Title), "the man From İzmir saw Weiß\n");
    }

    #[test]
    fn the_gold_set_is_of_the_articles_as_they_stand() {
        let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../articles");
        let lines = lines(Path::new(GOLD_FILE)).unwrap();
        assert!(lines.iter().map(|line| line.spans.len()).sum::<usize>() >= 400);
        for line in lines {
            let file = std::fs::read_to_string(articles.join(format!("{}.md", line.id))).unwrap();
            let (_, body) = line.text.split_once("\n\n").unwrap();
            assert!(file.trim_end().ends_with(body), "{}: mark its names anew, the article has changed", line.id);
        }
    }

    #[test]
    fn an_offset_past_the_text_is_an_error() {
        assert!(sample("Zoë", &[(0, 4, "PER")]).unwrap_err().contains("past the text"));
    }

    #[test]
    fn labels_begin_anew_where_a_name_crosses_a_line() {
        let sample = sample("in New York\nCity Hall", &[(3, 16, "LOC")]).unwrap();
        let doc = Doc::new(&sample.article);
        assert_eq!(labels(&doc, &sample.names), [0, 3, 4, 3, 0]);
    }
}
