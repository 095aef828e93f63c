//! Word classes and gazetteers that come with the model.

use super::ModelError;
use super::form::Case;
use super::format::{Reader, Writer};
use super::hash::{hash, mix};
use super::table::Table;
use gloss_text::fold::capital;

/// What a list says of a word or phrase; bits of [`Traits::listed`].
pub mod listed {
    /// A given name.
    pub const GIVEN: u8 = 1;
    /// A family name.
    pub const FAMILY: u8 = 2;
    /// A city or town.
    pub const CITY: u8 = 4;
    /// A country or a first-level division of one.
    pub const COUNTRY: u8 = 8;
    /// Of a country or its people: "Iraqi".
    pub const DEMONYM: u8 = 16;
    /// An organisation.
    pub const ORGANISATION: u8 = 32;
    /// A large or well-known city.
    pub const LARGE: u8 = 64;
    /// A longer listed phrase begins with these words.
    pub const BEGINS: u8 = 128;
}

/// Longest listed phrase in words.
pub(crate) const PHRASE: usize = 5;

/// Bytes of a word's row: Brown cluster, then two vector clusters.
const WIDTH: usize = 5;

/// What the lexicon knows of a word; 0 where it knows nothing.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Traits {
    /// Path in the Brown hierarchy, the root's branch in the lowest bit, with
    /// a one on top.
    pub(crate) brown: u32,
    /// The number of that path plus 1, or 0.
    pub(crate) cluster: u16,
    /// Coarse and fine cluster of the word's vector.
    pub(crate) vector: [u32; 2],
    /// What lists say of the word alone.
    pub(crate) listed: u8,
}

/// Word classes and lists.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Brown paths by index, as [`Traits::brown`] has them.
    paths: Vec<u32>,
    words: Table,
    phrases: Table,
}

/// A word and its classes, for [`Lexicon::new`]. The spelling matters: Brown
/// clusters are looked up as written, vector clusters in lower case.
#[derive(Debug, Clone, Default)]
pub struct Word {
    /// As written, digits as `0`.
    pub text: String,
    /// Index into the Brown paths plus 1, or 0.
    pub brown: u16,
    /// Coarse (below 256) and fine cluster of its vector plus 1, or 0.
    pub vector: [u16; 2],
}

impl Lexicon {
    /// Puts a lexicon together. `phrases` are lower-case words joined by one
    /// space, with bits of [`listed`].
    pub fn new(paths: Vec<u32>, words: &[Word], phrases: &[(String, u8)]) -> Self {
        let row = |word: &Word| {
            let [coarse, fine] = word.vector;
            let mut row = vec![coarse as u8];
            row.extend(word.brown.to_le_bytes());
            row.extend(fine.to_le_bytes());
            (hash(word.text.as_bytes()), row)
        };
        let words = Table::new(WIDTH, words.iter().map(row).collect());
        Lexicon { paths, words, phrases: Table::new(1, phrase_rows(phrases)) }
    }

    /// What is known of a word, by the hashes of its spelling and of that in lower
    /// case, and the latter.
    pub(crate) fn traits(&self, [exact, key]: [u64; 2], lower: &str, case: Case) -> Traits {
        let lower_row = self.words.get(key);
        // "BAGHDAD" in a headline is Baghdad.
        let written = if exact == key { lower_row } else { self.words.get(exact) };
        let written = written.filter(|row| brown_of(row) > 0);
        let titled = || self.words.get(hash(title(lower).as_bytes())).filter(|row| brown_of(row) > 0);
        let brown = written.or_else(|| (case == Case::Upper).then(titled)?).or(lower_row).map_or(0, brown_of);
        let vector = lower_row.map_or([0, 0], |row| [u32::from(row[0]), u32::from(row[3]) | u32::from(row[4]) << 8]);
        let path = (brown as usize).checked_sub(1).and_then(|at| self.paths.get(at)).copied().unwrap_or_default();
        Traits { brown: path, cluster: brown as u16, vector, listed: self.phrase(start(key)) }
    }

    /// What is listed of the phrase with this key, see [`start`].
    pub(crate) fn phrase(&self, key: u64) -> u8 {
        self.phrases.get(key).and_then(|row| row.first()).copied().unwrap_or_default()
    }

    pub(crate) fn write(&self, out: &mut Writer) {
        out.u32(self.paths.len() as u32);
        self.paths.iter().for_each(|path| out.u32(*path));
        self.words.write(out);
        self.phrases.write(out);
    }

    pub(crate) fn read(from: &mut Reader) -> Result<Self, ModelError> {
        let len = from.u32()?;
        if len > u32::from(u16::MAX) {
            return Err(ModelError::Damaged);
        }
        let paths = (0..len).map(|_| from.u32()).collect::<Result<_, _>>()?;
        Ok(Lexicon { paths, words: Table::read(WIDTH, from)?, phrases: Table::read(1, from)? })
    }
}

fn brown_of(row: &[u8]) -> u32 {
    u32::from(row[1]) | u32::from(row[2]) << 8
}

fn title(lower: &str) -> String {
    let mut chars = lower.chars();
    chars.next().map(capital).into_iter().chain(chars).collect()
}

/// Key of a phrase of one word, by the word's [`lower`](super::form::Keys::lower) hash.
pub(crate) fn start(word: u64) -> u64 {
    mix(word, 1)
}

/// Key of a phrase with one more word.
pub(crate) fn extend(phrase: u64, word: u64) -> u64 {
    mix(phrase, word)
}

fn phrase_rows(phrases: &[(String, u8)]) -> Vec<(u64, Vec<u8>)> {
    let mut flags = std::collections::BTreeMap::<u64, u8>::new();
    for (phrase, listed) in phrases {
        let words: Vec<u64> = phrase.split(' ').map(|word| hash(word.as_bytes())).collect();
        if words.len() > PHRASE {
            continue;
        }
        let mut key = start(words[0]);
        for word in &words[1..] {
            *flags.entry(key).or_default() |= listed::BEGINS;
            key = extend(key, *word);
        }
        *flags.entry(key).or_default() |= listed;
    }
    flags.into_iter().map(|(key, flags)| (key, vec![flags])).collect()
}
