//! The archive of articles: its files, how they are packed and read, ranking
//! and evidence.
//!
//! Knows keys, article cards and sentences. Must not know how a text is tagged,
//! what a figure says, where bytes come from, or the page.
//!
//! # The files
//!
//! An archive is a root file and, in a folder beside it, files that are fetched
//! when a question needs them: a [`Reader`] answers or names the files that it
//! misses. The folder is named after the edition, a digest of all files, so that
//! two editions never mix. How many bytes one text needs hardly depends on the
//! number of articles.
//!
//! | file | what it holds | which one |
//! |---|---|---|
//! | `archive.bin` | edition, number of articles, sums for means, layout | |
//! | `a0.bin`, .. | eight articles: card, text, sentences | by their numbers: newest first, then by id |
//! | `k0.bin`, .. | keys: in how many articles, by which names, where; other names: what they stand for; ids of articles | by the first bits of [`Key::id`] |
//! | `c0.bin` | the commoner words and in how many articles they are | |
//! | `w0.bin`, .. | words, anywhere and in names of each class, and the newest articles with them | by the first bits of a hash |
//! | `s0.bin`, .. | the words of names | by the first bits of a hash of their first three letters, and of their last three |
//!
//! The last two are for searching; a small archive is searched without them. The
//! files of a hashed sort are two to some power, so that each holds about as much. Of a
//! key that very many articles mention the newest places are listed; in how many
//! articles it is, is always exact. A name that stands for one thing only is
//! joined with it, and one of several meanings lists them.
//!
//! Each file begins with a header, numbers little-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `GLOSSARC` |
//! | 4 | format version, [`FORMAT`] |
//! | 4 + 4 | sort of file, its number |
//! | 4 + 4 | length of the packed content and of the unpacked one |
//! | 8 | FNV-1a, 64 bits, of all that stands before and behind it |
//! | .. | the content, deflated |
//!
//! Inside, numbers are LEB128, lists and texts begin with their length, and keys
//! are the eight bytes of [`Key::id`].
//!
//! # Parts
//!
//! Archives are packed from [`Part`]s: one article each, analysed. The same
//! parts in any order give the same bytes, so that parts can be made anywhere,
//! in any order, and kept for the next time.
//!
//! # The shelf
//!
//! A reader's own articles are parts too. They are held in memory
//! ([`Reader::shelve`]) and answer with the archive.

#![forbid(unsafe_code)]

mod aliases;
mod asked;
mod bytes;
mod entry;
mod error;
mod evidence;
mod file;
mod id;
mod lookup;
mod pack;
mod part;
mod postings;
mod query;
mod reader;
mod root;
mod search;
mod shelf;
mod stored;
mod terms;
mod words;

pub use entry::{Entry, Occurrence};
pub use error::{ArchiveError, Missing};
pub use file::{File, Sort};
pub use pack::{Ground, Memory, PackError, Packed, pack};
pub use part::{Alias, Part};
pub use query::{Answer, Hit, Match, Namesake, Query, Wanted};
pub use reader::Reader;
pub use search::{Found, Search};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The version of the format that this build writes and reads.
pub const FORMAT: u32 = 3;

pub(crate) const MAGIC: &[u8; 8] = b"GLOSSARC";

/// What sort of thing a key names; it decides how much sharing the key counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A human being.
    Person,
    /// A spot on the map.
    Place,
    /// A group of people with a name.
    Organisation,
    /// Something counted or measured.
    Figure,
    /// A point or span of time.
    Date,
    /// An archive's article itself, by its id.
    Article,
}

impl Class {
    pub(crate) const ALL: [Class; 6] =
        [Class::Person, Class::Place, Class::Organisation, Class::Figure, Class::Date, Class::Article];

    /// Whether keys of this class are names.
    pub fn is_name(self) -> bool {
        matches!(self, Class::Person | Class::Place | Class::Organisation)
    }
}

/// The identity of something that articles mention: equal keys mean the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// What sort of thing it names.
    pub class: Class,
    /// Folded name, compared byte for byte.
    pub text: String,
}

impl Key {
    /// A key from its parts.
    pub fn new(class: Class, text: impl Into<String>) -> Self {
        Self { class, text: text.into() }
    }
}

/// An archive article's front matter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Card {
    /// Stable name: the file's stem.
    pub id: String,
    /// Headline.
    pub title: String,
    /// Who published it.
    pub source: String,
    /// Who wrote it.
    pub author: String,
    /// Day of publication.
    #[serde(with = "gloss_day")]
    pub date: Option<Date>,
    /// One sentence.
    pub summary: String,
    /// Whether it is one of the reader's own kept articles.
    #[serde(default)]
    pub kept: bool,
}

/// A stretch of an article's text, in bytes, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Extent {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Extent {
    /// The text that it covers; empty if it does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Extent) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    fn fits(self, text: &str) -> bool {
        self.start < self.end && text.get(self.start as usize..self.end as usize).is_some()
    }
}
