//! From parts to the files of an archive.
//!
//! The same parts, in any order, give the same files. Each part is read twice:
//! first all are surveyed (order, names that are one, frequencies), then each
//! one's text is written and its mentions are sorted by key. Memory holds some
//! bytes for each different key and article, and of the rest a fixed share at a
//! time; what is more is set aside on the [`Ground`].

mod keys;
mod memory;
mod sorter;
mod survey;
mod words;

pub use memory::Memory;

use crate::bytes::checksum;
use crate::file::{File, Sort, seal, sum_of};
use crate::root::{Root, month};
use crate::stored::{TOGETHER, put_article};
use crate::words::{Common, content, word_hash};
use crate::{ArchiveError, Entry};
use keys::Keys;
use std::collections::BTreeMap;
use std::io;
use survey::Survey;
use words::Words;

/// Why an archive could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// Two parts share their article's id.
    #[error("two articles have the id \"{0}\"; rename one of them")]
    DuplicateId(String),
    /// A sentence or mention does not fit its article.
    #[error("article \"{id}\": {what} at bytes {start} to {end} does not fit the text")]
    Misplaced {
        /// Of the article.
        id: String,
        /// Which sort of stretch.
        what: &'static str,
        /// Its first byte.
        start: u32,
        /// One past its last byte.
        end: u32,
    },
    /// A part that is none.
    #[error("part {number} cannot be used: {why}")]
    Part {
        /// Its number.
        number: usize,
        /// What is wrong with it.
        why: ArchiveError,
    },
    /// More than the format holds.
    #[error("{0} would hold too much; shorten the longest articles, or split them over several archives")]
    TooLarge(String),
    /// The ground did not do its part.
    #[error("{0}")]
    Ground(String),
}

impl From<io::Error> for PackError {
    fn from(error: io::Error) -> Self {
        Self::Ground(error.to_string())
    }
}

/// What the packer needs from outside: where parts come from, where it can set
/// aside what does not fit its memory, and where the files go.
pub trait Ground {
    /// The bytes of a part, by its number.
    ///
    /// # Errors
    /// Whatever went wrong; the packing ends with it.
    fn part(&mut self, number: usize) -> io::Result<Vec<u8>>;

    /// Keeps bytes for a while, behind those set aside under the same number.
    ///
    /// # Errors
    /// As above.
    fn set_aside(&mut self, number: u32, bytes: &[u8]) -> io::Result<()>;

    /// At most `most` bytes of those set aside, from an offset; fewer at the end.
    ///
    /// # Errors
    /// As above.
    fn take_back(&mut self, number: u32, at: u64, most: usize) -> io::Result<Vec<u8>>;

    /// Takes a finished file. The root comes last.
    ///
    /// # Errors
    /// As above.
    fn put(&mut self, file: File, bytes: &[u8]) -> io::Result<()>;
}

/// What was packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// The name of the folder for all files but the root: a digest of them.
    pub edition: String,
    /// How many articles there are.
    pub articles: u32,
    /// Bytes of all files.
    pub bytes: u64,
}

/// Packs `parts` parts into an archive: newest article first, then by id.
///
/// # Errors
/// Any [`PackError`]; what was put until then is of no use.
pub fn pack(parts: usize, ground: &mut impl Ground) -> Result<Packed, PackError> {
    let survey = Survey::of(parts, ground)?;
    let articles = u32::try_from(survey.order.len()).ok().filter(|count| *count < 1 << 31);
    let articles = articles.ok_or_else(|| PackError::TooLarge("the archive".into()))?;
    let mut packer = Packer { ground, root: Root { articles, ..Root::default() }, sums: BTreeMap::new() };
    let (mut keys, mut searched) = (Keys::new(&survey), Words::new());
    let mut words = BTreeMap::new();
    let mut group = Vec::new();
    for (article, (.., number)) in (0u32..).zip(&survey.order) {
        let part = survey::part(packer.ground, *number)?;
        let month = month(part.entry.card.date);
        if packer.root.months.last().is_none_or(|(last, _)| *last != month) {
            packer.root.months.push((month, article));
        }
        packer.root.words += count_words(&part.entry.text, &mut words);
        packer.root.keys += u64::from(keys.add(packer.ground, article, &part)?);
        searched.add(packer.ground, article, &part)?;
        let Entry { card, text, sentences, .. } = &part.entry;
        put_article(&mut group, card, text, sentences);
        if article % TOGETHER == TOGETHER - 1 || article + 1 == articles {
            let file = packer.root.file_of_article(article);
            packer.put(file, &std::mem::take(&mut group))?;
        }
    }
    if articles > 0 {
        packer.put(File::new(Sort::Common, 0), &Common::of(words, articles).to_bytes())?;
        keys.finish(&mut packer)?;
        if !packer.root.is_small() {
            searched.finish(&mut packer)?;
        }
    }
    packer.finish()
}

/// Adds the articles that use each word; how many content words there are.
fn count_words(text: &str, articles: &mut BTreeMap<u32, u32>) -> u64 {
    let counts = content(text);
    for word in counts.keys() {
        *articles.entry(word_hash(word)).or_insert(0) += 1;
    }
    counts.values().copied().map(u64::from).sum()
}

/// Seals files and hands them over.
pub(crate) struct Packer<'a, G> {
    ground: &'a mut G,
    root: Root,
    sums: BTreeMap<File, [u8; 8]>,
}

impl<G: Ground> Packer<'_, G> {
    fn put(&mut self, file: File, content: &[u8]) -> Result<(), PackError> {
        let sealed = seal(file, content).ok_or_else(|| PackError::TooLarge(file.name()))?;
        self.root.bytes += sealed.len() as u64;
        self.sums.insert(file, sum_of(&sealed));
        Ok(self.ground.put(file, &sealed)?)
    }

    fn finish(mut self) -> Result<Packed, PackError> {
        let bare = self.root.to_bytes();
        let sums: Vec<&[u8]> = self.sums.values().map(|sum| &sum[..]).chain([&bare[..]]).collect();
        self.root.edition = checksum(&sums);
        let root = seal(File::ROOT, &self.root.to_bytes()).ok_or_else(|| PackError::TooLarge(File::ROOT.name()))?;
        self.ground.put(File::ROOT, &root)?;
        Ok(Packed { edition: self.root.folder(), articles: self.root.articles, bytes: self.root.bytes })
    }
}
