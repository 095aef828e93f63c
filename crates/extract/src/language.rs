//! Whether a text is English, told by its small words. Cheap and without data:
//! it need not know which other language it is.
//!
//! English news has 13 to 18 words in a hundred from [`ENGLISH`] and hardly one
//! from [`FOREIGN`]; other languages the other way round. What is neither, such
//! as a list of names or results, is not called foreign.

use crate::Article;
use crate::lexicon::fold::Lower;
use gloss_text::{Words, words};
use std::borrow::Cow;

/// Words that hardly any other language has.
const ENGLISH: Words = words![
    "about", "and", "been", "could", "from", "have", "his", "into", "its", "said", "than", "that", "the", "their",
    "they", "this", "when", "which", "with", "would", "you",
];

/// The commonest small words of languages in Latin letters; none is English.
const FOREIGN: Words = words![
    "af", "ako", "ang", "att", "az", "bir", "bu", "che", "da", "dan", "das", "de", "degli", "dei", "del", "della",
    "den", "der", "des", "det", "di", "die", "dla", "dos", "een", "ei", "eine", "el", "en", "est", "et", "het", "hij",
    "hogy", "il", "ini", "itu", "ja", "je", "katika", "kwa", "la", "las", "le", "les", "los", "med", "mga", "na",
    "nem", "ng", "nga", "nie", "niet", "och", "og", "oli", "om", "på", "que", "se", "si", "sur", "te", "tid", "til",
    "tot", "und", "une", "untuk", "van", "ve", "von", "voor", "wa", "ya", "yang", "zijn", "że"
];

/// Bytes of the longest word of both lists.
const LONGEST: usize = 6;

/// Letters from here on are of other scripts: Greek, Cyrillic and all behind.
const OTHER_SCRIPTS: char = '\u{370}';
/// Latin letters with marks, among the other scripts.
const LATIN: std::ops::RangeInclusive<char> = '\u{1e00}'..='\u{1eff}';

/// Words that are looked at.
const ENOUGH: usize = 500;
/// Letters that are looked at, where there are no spaces.
const LETTERS: usize = 3_000;
/// A text of fewer words, or fewer letters of another script, is not judged.
const FEWEST: usize = 20;

/// Whether an article is clearly in another language than English. A text that
/// quotes another language is not, and a short one is not judged.
pub fn is_foreign(article: &Article) -> bool {
    let read = article.blocks().iter().filter(|block| block.role.is_read());
    let mut count = Count::default();
    let words = read.flat_map(|block| block.span.of(article.text()).split(|c: char| !c.is_alphabetic()));
    for word in words {
        count.add(word);
        if count.is_full() {
            break;
        }
    }
    count.is_foreign()
}

#[derive(Debug, Default)]
struct Count {
    words: usize,
    english: usize,
    foreign: usize,
    letters: usize,
    others: usize,
    /// Whether the word before begins with a small letter: else this one may be
    /// part of a name, as in "Rio de Janeiro".
    running: bool,
}

impl Count {
    fn is_full(&self) -> bool {
        self.words >= ENOUGH || self.letters >= LETTERS
    }

    fn add(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        let is_other = |c: char| c >= OTHER_SCRIPTS && !LATIN.contains(&c);
        let others = if word.is_ascii() { 0 } else { word.chars().filter(|c| is_other(*c)).count() };
        self.letters += word.chars().count();
        self.others += others;
        if others > 0 {
            return;
        }
        self.words += 1;
        let lower = match word {
            _ if word.len() > LONGEST => Cow::Borrowed(""),
            _ if word.bytes().all(|byte| byte.is_ascii_lowercase()) => Cow::Borrowed(word),
            _ => Cow::Owned(word.lower()),
        };
        let is = |list: Words| list.has(&lower);
        self.english += usize::from(is(ENGLISH));
        let small = word.chars().next().is_some_and(char::is_lowercase);
        self.foreign += usize::from(small && self.running && (is(FOREIGN) || !word.is_ascii()));
        self.running = small;
    }

    fn is_foreign(&self) -> bool {
        let another_script = self.others >= FEWEST && self.others * 2 > self.letters;
        let another_language = self.foreign * 20 >= self.words && self.foreign > 3 * self.english;
        another_script || self.words >= FEWEST && another_language
    }
}

#[cfg(test)]
#[path = "language_tests.rs"]
mod tests;
