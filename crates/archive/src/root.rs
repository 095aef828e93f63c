//! The root file: how an archive is laid out. It stays small whatever the
//! number of articles.

use crate::ArchiveError;
use crate::bytes::{Cursor, put_number};
use crate::file::{File, HEADER, Sort, unseal};
use crate::id::{MOST_BITS, place};
use crate::stored::TOGETHER;

/// Archives of no more bytes are fetched whole: a question would need most of it.
const SMALL: u64 = 400_000;

/// How an archive is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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
}

impl Root {
    pub(crate) fn to_bytes(self) -> Vec<u8> {
        let mut out = Vec::new();
        for number in [self.edition, self.keys, self.words, self.bytes] {
            put_number(&mut out, number as u32);
            put_number(&mut out, (number >> 32) as u32);
        }
        for number in [self.articles, self.key_bits] {
            put_number(&mut out, number);
        }
        out
    }

    pub(crate) fn read(bytes: &[u8]) -> Result<Self, ArchiveError> {
        let content = unseal(File::ROOT, bytes)?;
        let mut cursor = Cursor::new(&content);
        let mut long = || Ok::<u64, ArchiveError>(u64::from(cursor.number()?) | u64::from(cursor.number()?) << 32);
        let (edition, keys, words, bytes) = (long()?, long()?, long()?, long()?);
        let (articles, key_bits) = (cursor.number()?, cursor.number()?);
        cursor.end()?;
        let root = Self { edition, articles, keys, words, bytes, key_bits };
        // Numbers above are kept for articles that lie in no archive.
        let too_many = articles >= 1 << 31 || key_bits > MOST_BITS;
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

    pub(crate) fn file_of_key(&self, id: u64) -> File {
        File::new(Sort::Keys, place(id, self.key_bits))
    }

    /// How many articles a file holds.
    pub(crate) fn articles_in(&self, file: u32) -> u32 {
        self.articles.saturating_sub(file.saturating_mul(TOGETHER)).min(TOGETHER)
    }

    fn count_files(&self) -> u64 {
        let keys = if self.articles > 0 { 1 + (1 << self.key_bits) } else { 0 };
        keys + u64::from(self.articles.div_ceil(TOGETHER))
    }

    /// All files but the root.
    pub(crate) fn files(&self) -> impl Iterator<Item = File> + use<> {
        let several = |sort, count| (0..count).map(move |number| File::new(sort, number));
        let articles = several(Sort::Articles, self.articles.div_ceil(TOGETHER));
        let common = several(Sort::Common, u32::from(self.articles > 0));
        let keys = several(Sort::Keys, if self.articles > 0 { 1 << self.key_bits } else { 0 });
        articles.chain(keys).chain(common)
    }
}
