//! A publisher's file in, articles out: name and bytes are all it takes.
//!
//! | file | what is in it |
//! |---|---|
//! | `.md`, `.markdown` | one article: front matter or a title line, then Markdown |
//! | `.html`, `.htm`, `.xhtml` | one article, and whatever else the page shows, which is left out |
//! | `.txt` | one article: a title line, then paragraphs |
//! | `.jsonl`, `.ndjson` | an article a line; see the module `jsonl` for the fields |
//! | `.xml`, `.wxr`, `.rss`, `.atom`, `.rdf` | a WordPress export, an RSS or Atom feed |
//!
//! Text in any usual encoding. Foreign HTML goes through the intake. Everything that comes here is hostile until
//! proven otherwise: any bytes give articles or problems, nothing panics, and
//! time and memory grow with the length of the input.
//!
//! Knows cards and the intake; must not know how text is tagged, what an
//! archive file looks like, nor where bytes come from.

#![forbid(unsafe_code)]

mod dates;
mod encoding;
mod feed;
mod front_matter;
mod html;
mod ids;
mod jsonl;
mod markdown;
mod paragraphs;
mod problem;
mod text;
mod title_line;
mod toml_fields;
mod xml;

pub use ids::Distinct;
pub use problem::{Problem, Problems};

use gloss_archive::Card;
use problem::Fault;
use std::collections::BTreeMap;

/// An article as its publisher wrote it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Imported {
    /// What stands above it. The id is not yet told apart from those of other
    /// files: see [`Distinct`].
    pub card: Card,
    /// Its text without the title; none is empty or has a line break inside.
    pub paragraphs: Vec<String>,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Import {
    /// In the order of the file.
    pub articles: Vec<Imported>,
    /// What was left out on purpose, and how often.
    pub skipped: BTreeMap<Skip, usize>,
}

/// Why something in a file is not an article for readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Skip {
    /// Not published: a draft, in review, planned or in the bin.
    Draft,
    /// For some readers only.
    Private,
    /// No article: an attachment, a menu, a page of the site.
    Other,
    /// A teaser or less: it has no text.
    Empty,
}

impl Skip {
    /// What was skipped, in words that follow a number.
    pub fn words(self) -> &'static str {
        match self {
            Skip::Draft => "not published",
            Skip::Private => "private or behind a password",
            Skip::Other => "no articles but attachments, pages or menus",
            Skip::Empty => "without text",
        }
    }
}

impl Import {
    fn one(article: Imported) -> Self {
        Self { articles: vec![article], skipped: BTreeMap::new() }
    }

    fn skip(&mut self, why: Skip) {
        *self.skipped.entry(why).or_default() += 1;
    }
}

type Read = Result<Import, Vec<Fault>>;

/// What a file of some sort is read by: its name's stem and its bytes.
type Format = fn(stem: &str, bytes: &[u8]) -> Read;

/// The endings of names and the formats they stand for.
const FORMATS: &[(&str, Format)] = &[
    ("md", markdown::read),
    ("markdown", markdown::read),
    ("html", html::read),
    ("htm", html::read),
    ("xhtml", html::read),
    ("txt", text::read),
    ("jsonl", jsonl::read),
    ("ndjson", jsonl::read),
    ("xml", feed::read),
    ("wxr", feed::read),
    ("rss", feed::read),
    ("atom", feed::read),
    ("rdf", feed::read),
];

/// Whether a file of this name is read, by the ending of it.
pub fn is_known(file: &str) -> bool {
    format(file).is_some()
}

fn format(file: &str) -> Option<Format> {
    let (_, ending) = file.rsplit_once('.')?;
    FORMATS.iter().find(|(known, _)| ending.eq_ignore_ascii_case(known)).map(|(_, format)| *format)
}

/// The endings that are read, for messages.
pub fn endings() -> String {
    FORMATS.iter().map(|(ending, _)| format!(".{ending}")).collect::<Vec<_>>().join(", ")
}

/// Reads a file by its name, which may be a path, and its bytes. The same file
/// always gives the same articles with the same ids.
///
/// # Errors
/// All that is wrong with it, in order of line.
pub fn import(file: &str, bytes: &[u8]) -> Result<Import, Problems> {
    let told = |faults: Vec<Fault>| Problems::new(file, faults);
    let unknown = || told(vec![Fault::of_file(format!("files of this sort are not read; those are {}", endings()))]);
    let format = format(file).ok_or_else(unknown)?;
    let read = format(ids::stem(file), bytes).map_err(told)?;
    Ok(read)
}
