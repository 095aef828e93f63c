//! 120 news texts in which names are marked with what they mean, across texts
//! (MEANTIME). The set is not part of the project; it lies beside it, in
//! `../shared/data/linking`.

use gloss_extract::lexicon::aliases::home_of;
use gloss_extract::{Name, Span};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;

/// The texts; none, and a word about it, if the set is not at hand.
pub(crate) fn lines() -> Vec<Line> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/linking/meantime.coref.jsonl");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("nothing to score: there is no {}", path.display());
        return Vec::new();
    };
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Every other text, for tuning or for reporting.
pub(crate) const HALVES: [(&str, usize); 2] = [("tuning", 0), ("reporting", 1)];

#[derive(Deserialize)]
pub(crate) struct Line {
    pub(crate) id: String,
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) spans: Option<Vec<Marked>>,
}

#[derive(Deserialize)]
pub(crate) struct Marked {
    pub(crate) start: usize,
    pub(crate) end: usize,
    label: String,
    chain: String,
    pronoun: bool,
}

impl Line {
    /// The byte at which each code point stands, and the end.
    pub(crate) fn offsets(&self) -> Vec<usize> {
        self.text.char_indices().map(|(at, _)| at).chain([self.text.len()]).collect()
    }
}

impl Marked {
    /// What it means. The set writes one chain as `cross_…`, `intra_…` and
    /// `cross_intra_…`, by where else it found it.
    pub(crate) fn chain(&self) -> String {
        self.chain.trim_start_matches("cross_").trim_start_matches("intra_").to_owned()
    }
}

/// A marked name: where it stands, its kind, what it means.
pub(crate) struct Gold {
    pub(crate) span: Span,
    pub(crate) name: Name,
    pub(crate) chain: String,
}

fn kind(label: &str) -> Option<Name> {
    match label {
        "PER" => Some(Name::Person),
        "LOC" => Some(Name::Place),
        "ORG" => Some(Name::Organisation),
        _ => None,
    }
}

/// Whether the words are a name, not a description with a name in it, a
/// nationality, an office, or two names.
pub(crate) fn is_name(text: &str) -> bool {
    let office = ["CEO", "Justice", "Minister", "Officer", "President", "Secretary"];
    if home_of(text).is_some()
        || office.iter().any(|office| text.ends_with(office) || text.contains(&format!("{office} of ")))
    {
        return false;
    }
    let small = ["of", "for", "the", "al", "bin", "de", "van", "von", "&", "in", "on"];
    let mut words = text.split([' ', '-']).filter(|word| !word.is_empty()).peekable();
    let lead = words.peek().is_some_and(|word| matches!(*word, "the" | "The"));
    let named = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let words: Vec<&str> = words.skip(usize::from(lead)).collect();
    !text.contains([',', '(', ')', '"'])
        && words.first().is_some_and(|word| named(word))
        && words.iter().all(|word| named(word) || small.contains(word))
}

/// The marked names. Of one inside another, the inner one if both mean the same,
/// else the outer one.
pub(crate) fn gold(line: &Line) -> Vec<Gold> {
    let offsets = line.offsets();
    let marked = line.spans.iter().flatten().filter(|marked| !marked.pronoun);
    let all: Vec<Gold> = marked
        .filter_map(|marked| {
            let span = Span::new(offsets[marked.start], offsets[marked.end]);
            let name = kind(&marked.label).filter(|_| is_name(span.of(&line.text)))?;
            Some(Gold { span, name, chain: marked.chain() })
        })
        .collect();
    let inside = |one: &Gold, other: &Gold| other.span.contains(one.span) && one.span != other.span;
    let kept = |one: &&Gold| {
        !all.iter().any(|other| inside(other, one) && other.chain == one.chain)
            && !all.iter().any(|other| inside(one, other) && other.chain != one.chain)
    };
    let mut seen = BTreeSet::new();
    all.iter()
        .filter(kept)
        .filter(|one| seen.insert((one.span.start, one.span.end)))
        .map(|one| Gold { span: one.span, name: one.name, chain: one.chain.clone() })
        .collect()
}
