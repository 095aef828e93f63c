//! The bundled archive: one file format, its [`Writer`] and [`Reader`], ranking
//! and evidence.
//!
//! Knows keys, article cards and sentences. Must not know how a text is tagged,
//! what a figure says, or the page.
//!
//! # The file
//!
//! All numbers in the header are little-endian; in the payload they are LEB128.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `GLOSSARC` |
//! | 4 | format version, [`FORMAT`] |
//! | 4 | length of the payload |
//! | 8 | FNV-1a of the payload, 64 bits |
//! | .. | payload: articles, then terms, then aliases |
//!
//! An article is its card, its text and its sentences. A term is a [`Key`] and
//! where it occurs. An alias is a key that means the same as one term. The
//! three sections refer to each other by number only, so that an archive too
//! large for one file can keep cards and keys in a root file and move texts
//! and occurrences into chunks. Nothing is compressed: whoever serves the file
//! does that, and better. Statistics on words are not stored either; they
//! follow from the texts.

#![forbid(unsafe_code)]

mod aliases;
mod asked;
mod bytes;
mod entry;
mod evidence;
mod file;
mod id;
mod lookup;
mod order;
mod pack;
mod part;
mod query;
mod reader;
mod root;
mod shelf;
mod stored;
mod terms;
mod words;

pub use entry::{Entry, Occurrence};
pub use file::{File, Sort};
pub use pack::{Ground, Memory, PackError, Packed, pack};
pub use part::{Alias, Part};
pub use query::{Answer, Hit, Match, Namesake, Query, Wanted};
pub use reader::{ArchiveError, Missing, Reader};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The version of the format that this build writes and reads.
pub const FORMAT: u32 = 2;

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
