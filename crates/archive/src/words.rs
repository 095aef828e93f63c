//! Likeness of texts by their words: BM25, and shared runs of words.

use crate::ArchiveError;
use crate::bytes::{Cursor, checksum, put_length, put_number};
use crate::id::mixed;
use gloss_order::{Map, Set};
use gloss_text::fold::{push_plain, small};

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

/// In how many articles of an archive the commoner content words occur.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Common {
    /// By a word's hash, in order.
    pub(crate) articles: Vec<(u32, u32)>,
    /// No word that is missing is in more articles.
    pub(crate) most: u32,
}

impl Common {
    /// Of all words those that are in more than one of so many articles.
    const RARE: u32 = 512;

    /// The words are in order.
    pub(crate) fn of(words: impl IntoIterator<Item = (u32, u32)>, articles: u32) -> Self {
        let most = articles / Self::RARE;
        Self { articles: words.into_iter().filter(|(_, count)| *count > most).collect(), most }
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        put_number(&mut out, self.most);
        put_length(&mut out, self.articles.len());
        let mut before = 0;
        for (word, count) in &self.articles {
            put_number(&mut out, word - before);
            put_number(&mut out, *count);
            before = *word;
        }
        out
    }

    pub(crate) fn read(content: &[u8]) -> Result<Self, ArchiveError> {
        let mut cursor = Cursor::new(content);
        let mut common = Self { most: cursor.number()?, articles: Vec::new() };
        let mut word = 0u32;
        for _ in 0..cursor.count()? {
            word = word.saturating_add(cursor.number()?);
            common.articles.push((word, cursor.number()?));
        }
        cursor.end().map(|()| common)
    }

    /// In how many articles a word occurs; of a rare word, half of the most.
    fn count(&self, word: &str) -> u32 {
        let hash = word_hash(word);
        let behind = self.articles.partition_point(|(other, _)| *other <= hash);
        let known = self.articles.get(behind.wrapping_sub(1)).filter(|(other, _)| *other == hash);
        known.map_or(self.most.div_ceil(2), |(_, count)| *count)
    }
}

/// A content word as a number.
pub(crate) fn word_hash(word: &str) -> u32 {
    (mixed(checksum(&[word.as_bytes()])) >> 32) as u32
}

/// The words of a text at hand, weighed against an archive.
pub(crate) struct Likeness {
    /// Each word's rarity.
    words: Map<String, f64>,
    best: f64,
    mean: f64,
}

impl Likeness {
    /// `mean` is the mean length of the archive's articles, in content words.
    pub(crate) fn new(text: &str, common: &Common, articles: usize, mean: f64) -> Self {
        let mut likeness = Self { words: Map::new(), best: 0.0, mean };
        for (word, count) in content(text) {
            let weight = rarity(articles, common.count(&word) as usize) * saturate(count, 1.0);
            likeness.best += weight * (K1 + 1.0);
            likeness.words.insert(word, weight);
        }
        likeness
    }

    /// How like the text another one is, from 0 to 1: BM25 as a share of what an
    /// article could reach that says nothing but this text's words.
    pub(crate) fn of(&self, other: &str) -> f64 {
        let counts = content(other);
        let length = f64::from(counts.values().sum::<u32>()) / self.mean;
        let share = |(word, count): (&String, &u32)| Some(self.words.get(word)? * saturate(*count, length));
        let score: f64 = counts.iter().filter_map(share).sum();
        if self.best > 0.0 { score / self.best } else { 0.0 }
    }
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
pub(crate) fn content(text: &str) -> Map<String, u32> {
    let mut counts = Map::new();
    for word in folded(text).filter(|word| is_content(word)) {
        *counts.or_insert(word, 0) += 1;
    }
    counts
}

/// Whether a folded word says what a text is about.
pub(crate) fn is_content(word: &str) -> bool {
    word.chars().nth(2).is_some() && EMPTY.binary_search(&word).is_err()
}

/// A text's words in small letters, without diacritics and the s of a plural.
pub(crate) fn folded(text: &str) -> impl Iterator<Item = String> {
    words(text).map(singular)
}

fn words(text: &str) -> impl Iterator<Item = String> {
    split(text).map(plain)
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_of_word(c)).filter(|word| !word.is_empty())
}

/// Letters, digits, and the accents that some files set apart from their letters.
pub(crate) fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')
}

fn plain(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    word.chars().for_each(|letter| push_plain(small(letter), &mut plain));
    plain
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
    split(text).count()
}

/// Every run of five words, as a number.
pub(crate) fn runs(text: &str) -> Set<u64> {
    let words: Vec<String> = words(text).collect();
    words.windows(RUN).map(|run| checksum(&[run.join(" ").as_bytes()])).collect()
}

/// Whether one text is the other but for edits: they share half of the runs of
/// the longer one. A quotation of a few sentences is none.
pub(crate) fn is_copy(a: &Set<u64>, b: &Set<u64>) -> bool {
    let shared = a.iter().filter(|run| b.contains(*run)).count();
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
        let found: Vec<_> =
            content("The Countries' troops; the troop's ÉCLAIRS, e\u{301}clair, as is gas.").into_iter().collect();
        assert_eq!(found, [("country".into(), 1), ("eclair".into(), 2), ("gas".into(), 1), ("troop".into(), 2)]);
    }

    #[test]
    fn an_article_on_the_same_thing_is_more_like_it() {
        let texts = [
            "The dam on the river holds water for farms downstream.",
            "A striker scored twice as the club won the cup final.",
            "Farmers below the dam say that the river runs dry.",
        ];
        let mut counts = Map::new();
        for (word, _) in texts.iter().flat_map(|text| content(text)) {
            *counts.or_insert(word_hash(&word), 0) += 1;
        }
        let common = Common::of(counts, 3);
        assert_eq!(Common::read(&common.to_bytes()), Ok(common.clone()));
        let likeness = Likeness::new("Water behind the dam fell as the river shrank.", &common, 3, 6.0);
        let likeness = texts.map(|text| likeness.of(text));
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
