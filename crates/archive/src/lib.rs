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
mod bytes;
mod evidence;
mod query;
mod reader;
mod words;
mod writer;

pub use query::{Answer, Hit, Match, Query, Wanted};
pub use reader::{ArchiveError, Reader};
pub use writer::{WriteError, Writer};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The version of the format that this build writes and reads.
pub const FORMAT: u32 = 1;

pub(crate) const MAGIC: &[u8; 8] = b"GLOSSARC";
pub(crate) const HEADER: usize = 24;

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
}

impl Class {
    pub(crate) const ALL: [Class; 5] = [Class::Person, Class::Place, Class::Organisation, Class::Figure, Class::Date];

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
}

/// A stretch of an article's text, in bytes, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

/// An article to be written, with all that was found in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// Its front matter. The id must be unique.
    pub card: Card,
    /// Its text.
    pub text: String,
    /// Its sentences, in order, not overlapping.
    pub sentences: Vec<Extent>,
    /// What it mentions, in any order.
    pub occurrences: Vec<Occurrence>,
}

/// One mention in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// What is mentioned.
    pub key: Key,
    /// Where, inside one of the article's sentences.
    pub mention: Extent,
    /// Whatever the caller wants back with a [`Hit`]; may be empty.
    pub detail: String,
}
