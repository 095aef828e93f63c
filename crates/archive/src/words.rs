//! Likeness of texts by their words: BM25, and shared runs of words.

use crate::bytes::checksum;
use std::collections::{BTreeMap, BTreeSet};

/// Words that say nothing about what a text is about. Compiled for this
/// project: English function words, and what every news text says.
const EMPTY: &[&str] = &[
    "about",
    "above",
    "according",
    "added",
    "after",
    "again",
    "against",
    "ago",
    "all",
    "almost",
    "along",
    "already",
    "also",
    "although",
    "among",
    "and",
    "another",
    "any",
    "are",
    "around",
    "asked",
    "away",
    "back",
    "because",
    "been",
    "before",
    "being",
    "between",
    "both",
    "but",
    "came",
    "can",
    "come",
    "could",
    "day",
    "did",
    "does",
    "doing",
    "done",
    "down",
    "during",
    "each",
    "early",
    "either",
    "even",
    "ever",
    "every",
    "few",
    "first",
    "five",
    "for",
    "four",
    "friday",
    "from",
    "further",
    "get",
    "give",
    "given",
    "going",
    "had",
    "has",
    "have",
    "having",
    "her",
    "here",
    "hers",
    "him",
    "his",
    "how",
    "however",
    "including",
    "into",
    "its",
    "just",
    "last",
    "late",
    "later",
    "least",
    "less",
    "like",
    "made",
    "make",
    "many",
    "may",
    "might",
    "monday",
    "month",
    "more",
    "most",
    "much",
    "must",
    "near",
    "nearly",
    "never",
    "new",
    "next",
    "nor",
    "not",
    "now",
    "off",
    "often",
    "once",
    "one",
    "only",
    "other",
    "our",
    "out",
    "over",
    "own",
    "part",
    "per",
    "put",
    "rather",
    "said",
    "same",
    "saturday",
    "saying",
    "see",
    "set",
    "several",
    "shall",
    "she",
    "should",
    "since",
    "some",
    "still",
    "such",
    "sunday",
    "take",
    "taken",
    "ten",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "three",
    "through",
    "thursday",
    "time",
    "today",
    "told",
    "too",
    "toward",
    "tuesday",
    "two",
    "under",
    "until",
    "upon",
    "use",
    "very",
    "was",
    "way",
    "wednesday",
    "week",
    "well",
    "went",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "within",
    "without",
    "would",
    "year",
    "yesterday",
    "yet",
    "you",
    "your",
];

/// How quickly repeating a word stops counting, and how much a long article
/// is marked down (the usual values of BM25).
const K1: f64 = 1.2;
const B: f64 = 0.75;

/// How long a run of words is that two texts share hardly by chance.
const RUN: usize = 5;

/// Which articles use which content words, and how often.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    uses: BTreeMap<String, Vec<(u32, u32)>>,
    lengths: Vec<u32>,
    /// The articles' mean length.
    mean: f64,
}

impl Words {
    pub(crate) fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut words = Self::default();
        for (article, text) in (0u32..).zip(texts) {
            let counts = content(text);
            words.lengths.push(counts.values().sum());
            for (word, count) in counts {
                words.uses.entry(word).or_default().push((article, count));
            }
        }
        words.mean = mean(&words.lengths);
        words
    }

    /// How like `text` each article is, from 0 to 1: BM25 as a share of what
    /// an article could reach that says nothing but this text's words.
    pub(crate) fn likeness(&self, text: &str) -> Vec<f64> {
        let mut scores = vec![0.0; self.lengths.len()];
        let mut best = 0.0;
        for (word, count) in content(text) {
            let uses = self.uses.get(&word).map(Vec::as_slice).unwrap_or_default();
            let weight = rarity(self.lengths.len(), uses.len()) * saturate(count, 1.0);
            best += weight * (K1 + 1.0);
            for (article, count) in uses {
                if let Some(score) = scores.get_mut(*article as usize) {
                    *score += weight * saturate(*count, self.relative_length(*article));
                }
            }
        }
        scores.iter().map(|score| if best > 0.0 { score / best } else { 0.0 }).collect()
    }

    fn relative_length(&self, article: u32) -> f64 {
        f64::from(self.lengths.get(article as usize).copied().unwrap_or_default()) / self.mean
    }
}

/// The mean of some counts; never less than 1, to be divided by.
pub(crate) fn mean(counts: &[u32]) -> f64 {
    let all: u64 = counts.iter().map(|count| u64::from(*count)).sum();
    (all as f64 / counts.len().max(1) as f64).max(1.0)
}

/// BM25's share of one word that occurs `count` times, up to `K1 + 1`.
fn saturate(count: u32, relative_length: f64) -> f64 {
    let count = f64::from(count);
    count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * relative_length))
}

/// BM25's inverse document frequency: the rarer, the more; never negative.
/// `libm`, because the system's logarithm differs between platforms in the last
/// bit and the same archive must rank alike everywhere.
pub(crate) fn rarity(articles: usize, with: usize) -> f64 {
    let (articles, with) = (articles as f64, with as f64);
    libm::log1p((articles - with + 0.5).max(0.5) / (with + 0.5))
}

/// The words of a text that say what it is about, folded, with their counts.
fn content(text: &str) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    for word in words(text) {
        let word = singular(word);
        if word.chars().nth(2).is_some() && EMPTY.binary_search(&word.as_str()).is_err() {
            *counts.entry(word).or_insert(0) += 1;
        }
    }
    counts
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

fn singular(mut word: String) -> String {
    if word.len() > 4 && word.ends_with("ies") {
        word.truncate(word.len() - 3);
        word.push('y');
    } else if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") {
        word.truncate(word.len() - 1);
    }
    word
}

/// How many words a text has.
pub(crate) fn length(text: &str) -> usize {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count()
}

/// Every run of five words, as a number.
pub(crate) fn runs(text: &str) -> BTreeSet<u64> {
    let words: Vec<String> = words(text).collect();
    words.windows(RUN).map(|run| checksum(run.join(" ").as_bytes())).collect()
}

/// Whether one text is the other but for edits: they share half of the runs of
/// the longer one. A quotation of a few sentences is none.
pub(crate) fn is_copy(a: &BTreeSet<u64>, b: &BTreeSet<u64>) -> bool {
    let shared = a.intersection(b).count();
    shared > 0 && shared * 2 >= a.len().max(b.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_folded() {
        assert!(EMPTY.is_sorted());
        assert!(EMPTY.iter().all(|word| word.chars().all(|c| c.is_ascii_lowercase())));
    }

    #[test]
    fn content_words_are_folded() {
        let found: Vec<_> = content("The Countries' troops; the troop's ÉCLAIRS, as is gas.").into_iter().collect();
        assert_eq!(found, [("country".into(), 1), ("gas".into(), 1), ("troop".into(), 2), ("éclair".into(), 1)]);
    }

    #[test]
    fn an_article_on_the_same_thing_is_more_like_it() {
        let texts = [
            "The dam on the river holds water for farms downstream.",
            "A striker scored twice as the club won the cup final.",
            "Farmers below the dam say that the river runs dry.",
        ];
        let likeness = Words::of(texts.into_iter()).likeness("Water behind the dam fell as the river shrank.");
        assert!(likeness[0] > likeness[2] && likeness[2] > likeness[1], "{likeness:?}");
        assert!(likeness.iter().all(|like| (0.0..=1.0).contains(like)));
    }

    #[test]
    fn an_edited_copy_is_a_copy_and_a_quotation_is_none() {
        let text = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen.";
        let edited = text.replace("nine", "9");
        assert!(is_copy(&runs(text), &runs(&edited)));
        assert!(!is_copy(&runs(text), &runs("One two three four five six seven, he said.")));
        assert!(!is_copy(&runs(""), &runs("")));
    }
}
