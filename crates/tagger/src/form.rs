//! What can be told of a word by itself.

use super::hash::{hash, mix};
use super::lexicon::{Lexicon, Traits};
use gloss_text::fold::small;

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
        let [mut upper, mut lower, mut later, mut letter, mut digits, mut dots] = [false; 6];
        for (at, c) in word.chars().enumerate() {
            // Most are plain small letters.
            if c.is_ascii_lowercase() {
                lower = true;
            } else {
                let capital = c.is_uppercase();
                upper |= capital;
                later |= capital && at > 0;
                lower |= c.is_lowercase();
                letter |= c.is_alphabetic();
                digits |= c.is_ascii_digit();
                dots |= c == '.';
            }
        }
        match (upper, lower) {
            _ if digits && (upper || lower) => Case::WithDigits,
            _ if digits => Case::Digits,
            (true, false) if dots => Case::Initials,
            (false, false) if !letter => Case::Mark,
            _ if dots && word.ends_with('.') => Case::Dotted,
            (true, false) if word.chars().nth(1).is_none() => Case::OneCapital,
            (true, false) => Case::Upper,
            (true, true) if !later => Case::Title,
            (true, true) => Case::Mixed,
            (false, _) => Case::Lower,
        }
    }

    /// Whether a name may well begin with such a word.
    pub(crate) fn is_capitalised(self) -> bool {
        !matches!(self, Case::Lower | Case::Digits | Case::Mark)
    }
}

/// What is seen of a word beside others.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Keys {
    /// Hash of the spelling in lower case, its digits made equal.
    pub(crate) lower: u64,
    /// Runs of letters, capitals, digits, shortened to two of each.
    pub(crate) shape: u64,
    /// The beginning of its Brown path.
    pub(crate) brown: u64,
    /// What it is listed as, and its case.
    pub(crate) kinds: u64,
}

impl Keys {
    /// Of what stands before the first word of a sentence.
    pub(crate) const BEFORE: Keys = Keys { lower: u64::MAX, shape: u64::MAX, brown: u64::MAX, kinds: 0 };
    /// Of what stands after the last one.
    pub(crate) const AFTER: Keys = Keys { lower: 1, shape: 1, brown: 1, kinds: 0 };
}

/// A distinct spelling.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    /// Hash of the spelling, its digits made equal.
    pub(crate) exact: u64,
    pub(crate) keys: Keys,
    pub(crate) case: Case,
    /// Hashes of the first one to four letters in lower case; 0 if shorter.
    pub(crate) prefixes: [u64; 4],
    /// Hashes of the last one to four letters in lower case; 0 if shorter.
    pub(crate) suffixes: [u64; 4],
    pub(crate) traits: Traits,
}

/// Letters of a word that are looked at. A token may be a megabyte long.
const LONGEST: usize = 40;

/// Room to take words apart in.
#[derive(Debug, Default)]
pub(crate) struct Room {
    short: String,
    lower: String,
    letters: Vec<char>,
}

impl Form {
    pub(crate) fn new(word: &str, lexicon: &Lexicon, room: &mut Room) -> Self {
        let Room { short, lower, letters } = room;
        short.clear();
        lower.clear();
        letters.clear();
        for c in word.chars().take(LONGEST).map(even) {
            let low = small(c);
            short.push(c);
            lower.push(low);
            letters.push(low);
        }
        let (case, key) = (Case::of(short), hash(lower.as_bytes()));
        let exact = if short == lower { key } else { hash(short.as_bytes()) };
        let traits = lexicon.traits([exact, key], lower, case);
        Form {
            exact,
            keys: Keys {
                lower: key,
                shape: shape(short),
                brown: path(traits.brown, 9),
                kinds: u64::from(traits.listed & 127) * 16 + case as u64,
            },
            case,
            prefixes: [1, 2, 3, 4].map(|len| letters.get(..len).map_or(0, hash_letters)),
            suffixes: [1, 2, 3, 4]
                .map(|len| letters.len().checked_sub(len).and_then(|at| letters.get(at..)).map_or(0, hash_letters)),
            traits,
        }
    }
}

/// The first `len` branches of a Brown path.
pub(crate) fn path(brown: u32, len: u32) -> u64 {
    let depth = brown.checked_ilog2().unwrap_or_default();
    if len >= depth { u64::from(brown) } else { u64::from(brown & ((1 << len) - 1)) | 1 << (len + 32) }
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
        'a'..='z' => 2,
        _ if c.is_uppercase() => 1,
        _ if c.is_alphabetic() => 2,
        _ if c.is_ascii_digit() => 3,
        _ => u64::from(c) + 8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// By a look at the word for each question.
    fn asked(word: &str) -> Case {
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

    proptest! {
        #[test]
        fn one_look_tells_the_case(word in "\\PC{0,6}|[A-Za-z0-9.'éÉßʿ-]{0,6}") {
            prop_assert_eq!(Case::of(&word), asked(&word));
        }
    }
}
