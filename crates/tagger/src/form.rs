//! What can be told of a word by itself.

use super::hash::{hash, mix};
use super::lexicon::{Lexicon, Traits};
use gloss_text::fold::Lower;

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    Lower,
    Title,
    Upper,
    Mixed,
    OneCapital,
    WithDigits,
    Digits,
    Mark,
    Dotted,
    Initials,
}

impl Case {
    fn of(word: &str) -> Case {
        let has = |test: fn(char) -> bool| word.chars().any(test);
        let (upper, lower) = (has(char::is_uppercase), has(char::is_lowercase));
        let digits = has(|c| c.is_ascii_digit());
        match (upper, lower) {
            _ if digits && (upper || lower) => Case::WithDigits,
            _ if digits => Case::Digits,
            (true, false) if word.contains('.') => Case::Initials,
            (false, false) if !has(char::is_alphabetic) => Case::Mark,
            _ if word.ends_with('.') => Case::Dotted,
            (true, false) if word.chars().nth(1).is_none() => Case::OneCapital,
            (true, false) => Case::Upper,
            (true, true) if word.chars().skip(1).all(|c| !c.is_uppercase()) => Case::Title,
            (true, true) => Case::Mixed,
            (false, _) => Case::Lower,
        }
    }

    /// Whether a name may well begin with such a word.
    pub(crate) fn is_capitalised(self) -> bool {
        !matches!(self, Case::Lower | Case::Digits | Case::Mark)
    }
}

/// A distinct spelling.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    /// Hash of the spelling, its digits made equal.
    pub(crate) exact: u64,
    /// The same in lower case.
    pub(crate) lower: u64,
    /// Runs of letters, capitals, digits, shortened to two of each.
    pub(crate) shape: u64,
    pub(crate) case: Case,
    /// Hashes of the first one to four letters in lower case; 0 if shorter.
    pub(crate) prefixes: [u64; 4],
    /// Hashes of the last one to four letters in lower case; 0 if shorter.
    pub(crate) suffixes: [u64; 4],
    pub(crate) traits: Traits,
}

/// Letters of a word that are looked at. A token may be a megabyte long.
const LONGEST: usize = 40;

impl Form {
    pub(crate) fn new(word: &str, lexicon: &Lexicon) -> Self {
        let short: String = word.chars().take(LONGEST).map(even).collect();
        let lower = short.lower();
        let letters: Vec<char> = lower.chars().collect();
        let case = Case::of(&short);
        Form {
            exact: hash(short.as_bytes()),
            lower: hash(lower.as_bytes()),
            shape: shape(&short),
            case,
            prefixes: [1, 2, 3, 4].map(|len| letters.get(..len).map_or(0, hash_letters)),
            suffixes: [1, 2, 3, 4]
                .map(|len| letters.len().checked_sub(len).and_then(|at| letters.get(at..)).map_or(0, hash_letters)),
            traits: lexicon.traits(&short, &lower, case),
        }
    }
}

/// Digits and apostrophes that mean the same look the same.
fn even(c: char) -> char {
    match c {
        '0'..='9' => '0',
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        '–' | '—' => '-',
        _ => c,
    }
}

fn hash_letters(letters: &[char]) -> u64 {
    letters.iter().fold(letters.len() as u64, |sum, &c| mix(sum, u64::from(c)))
}

fn shape(word: &str) -> u64 {
    let (mut sum, mut run, mut last) = (1, 0, 0);
    for c in word.chars() {
        let class = class(c);
        run = if class == last { run + 1 } else { 1 };
        last = class;
        if run <= 2 {
            sum = mix(sum, class);
        }
    }
    sum
}

fn class(c: char) -> u64 {
    match c {
        _ if c.is_uppercase() => 1,
        _ if c.is_alphabetic() => 2,
        _ if c.is_ascii_digit() => 3,
        _ => u64::from(c) + 8,
    }
}
