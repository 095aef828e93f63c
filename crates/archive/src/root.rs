//! The root file: how an archive is laid out. It stays small whatever the
//! number of articles.

use crate::ArchiveError;
use crate::bytes::{Cursor, put_length, put_number};
use crate::file::{File, HEADER, Sort, unseal};
use crate::id::{MOST_BITS, place};
use crate::stored::TOGETHER;
use jiff::civil::Date;
use std::ops::Range;

/// Archives of no more bytes are fetched whole: a question would need most of it.
const SMALL: u64 = 400_000;

/// How an archive is laid out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Root {
    /// A digest of all other files, in hexadecimal the name of their folder.
    pub(crate) edition: u64,
    pub(crate) articles: u32,
    /// How many different keys the articles mention, added up.
    pub(crate) keys: u64,
    /// How many content words the articles have, added up.
    pub(crate) words: u64,
    /// Bytes of all files but the root.
    pub(crate) bytes: u64,
    /// How many bits of a number tell its file, for each sort of hashed files.
    pub(crate) key_bits: u32,
    pub(crate) word_bits: u32,
    pub(crate) spelling_bits: u32,
    /// The months in which articles were published, newest first, each with its
    /// first article; 0 for those without a day.
    pub(crate) months: Vec<(u32, u32)>,
}

/// A number for the month of a day.
pub(crate) fn month(date: Option<Date>) -> u32 {
    date.map_or(0, |date| u32::try_from(date.year()).unwrap_or_default() * 12 + date.month() as u32)
}

impl Root {
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for number in [self.edition, self.keys, self.words, self.bytes] {
            put_number(&mut out, number as u32);
            put_number(&mut out, (number >> 32) as u32);
        }
        for number in [self.articles, self.key_bits, self.word_bits, self.spelling_bits] {
            put_number(&mut out, number);
        }
        put_length(&mut out, self.months.len());
        for (month, first) in &self.months {
            put_number(&mut out, *month);
            put_number(&mut out, *first);
        }
        out
    }

    pub(crate) fn read(bytes: &[u8]) -> Result<Self, ArchiveError> {
        let content = unseal(File::ROOT, bytes)?;
        let mut cursor = Cursor::new(&content);
        let mut long = || Ok::<u64, ArchiveError>(u64::from(cursor.number()?) | u64::from(cursor.number()?) << 32);
        let (edition, keys, words, bytes) = (long()?, long()?, long()?, long()?);
        let (articles, key_bits) = (cursor.number()?, cursor.number()?);
        let (word_bits, spelling_bits) = (cursor.number()?, cursor.number()?);
        let months = cursor.list(|cursor| Ok((cursor.number()?, cursor.number()?)))?;
        cursor.end()?;
        let root = Self { edition, articles, keys, words, bytes, key_bits, word_bits, spelling_bits, months };
        // Numbers above are kept for articles that lie in no archive.
        let too_many = articles >= 1 << 31 || key_bits.max(word_bits).max(spelling_bits) > MOST_BITS;
        // Each file has a header at least, so a small archive has few files.
        if too_many || root.count_files().saturating_mul(HEADER as u64) > bytes {
            return Err(cursor.invalid("it is laid out too large"));
        }
        Ok(root)
    }

    /// The folder with all files but the root.
    pub(crate) fn folder(&self) -> String {
        format!("{:016x}", self.edition)
    }

    /// Whether it is worth having all files at once.
    pub(crate) fn is_small(&self) -> bool {
        self.bytes <= SMALL
    }

    pub(crate) fn file_of_article(&self, article: u32) -> File {
        File::new(Sort::Articles, article / TOGETHER)
    }

    pub(crate) fn file_of_word(&self, id: u64) -> File {
        File::new(Sort::Words, place(id, self.word_bits))
    }

    pub(crate) fn file_of_spelling(&self, id: u64) -> File {
        File::new(Sort::Spellings, place(id, self.spelling_bits))
    }

    /// The articles of the months from one day's to another's.
    pub(crate) fn between(&self, from: Option<Date>, to: Option<Date>) -> Range<u32> {
        let first = |most: u32| self.months.iter().find(|(month, _)| *month <= most).map_or(self.articles, |of| of.1);
        let start = to.map_or(0, |to| first(month(Some(to))));
        start..from.map_or(self.articles, |from| first(month(Some(from)).saturating_sub(1)))
    }

    pub(crate) fn file_of_key(&self, id: u64) -> File {
        File::new(Sort::Keys, place(id, self.key_bits))
    }

    /// How many articles a file holds.
    pub(crate) fn articles_in(&self, file: u32) -> u32 {
        self.articles.saturating_sub(file.saturating_mul(TOGETHER)).min(TOGETHER)
    }

    fn count_files(&self) -> u64 {
        let hashed = [self.key_bits, self.word_bits, self.spelling_bits].map(|bits| 1u64 << bits);
        let hashed = if self.is_small() { hashed.into_iter().take(1).sum() } else { hashed.into_iter().sum::<u64>() };
        let hashed = if self.articles > 0 { 1 + hashed } else { 0 };
        hashed + u64::from(self.articles.div_ceil(TOGETHER))
    }

    /// All files but the root.
    pub(crate) fn files(&self) -> impl Iterator<Item = File> + use<> {
        let several = |sort, count| (0..count).map(move |number| File::new(sort, number));
        let articles = several(Sort::Articles, self.articles.div_ceil(TOGETHER));
        let common = several(Sort::Common, u32::from(self.articles > 0));
        let keys = several(Sort::Keys, if self.articles > 0 { 1 << self.key_bits } else { 0 });
        let searched = self.articles > 0 && !self.is_small();
        let words = several(Sort::Words, if searched { 1 << self.word_bits } else { 0 });
        let spellings = several(Sort::Spellings, if searched { 1 << self.spelling_bits } else { 0 });
        articles.chain(keys).chain(common).chain(words).chain(spellings)
    }
}
