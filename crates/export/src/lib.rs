//! A reading as documents to take away: a page of its own, notes, tables of
//! figures, annotations for other programs.
//!
//! Pure: a reading in, a text out, in the language that is spoken (`gloss-say`);
//! foreign words in a page say which language they are in. Knows the engine's [`Reading`] and what that
//! is made of; neither the page, nor files, nor a clock.
//!
//! All that stands in a reading is foreign: in each format it is escaped, and
//! stays the words that it is.

#![forbid(unsafe_code)]

mod annotations;
mod escape;
mod figures;
mod html;
mod name;
mod notes;
pub mod tally;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tongue_tests;

use gloss_engine::{Card, Reading};
use gloss_extract::{Kind, Mention, Role};
use serde::{Deserialize, Serialize};
use tally::{Table, Tally, arrange, tallies};

/// What a reading can be made into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// A page of its own with marks and lists, without scripts.
    Html,
    /// Names, figures and related articles as Markdown.
    Notes,
    /// The figures, for a spreadsheet.
    Csv,
    /// The figures as a table in Markdown.
    Table,
    /// Every mention, as the Web Annotation Data Model of the W3C has it.
    Annotations,
}

impl Format {
    /// All, in the order in which they are offered.
    pub const ALL: [Format; 5] = [Format::Html, Format::Notes, Format::Csv, Format::Table, Format::Annotations];

    /// Its name on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Notes => "markdown",
            Format::Csv => "csv",
            Format::Table => "markdown-figures",
            Format::Annotations => "webannotation",
        }
    }

    /// What its files end in.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Notes | Format::Table => "md",
            Format::Csv => "csv",
            Format::Annotations => "jsonld",
        }
    }

    /// What its files are to a browser.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Html => "text/html;charset=utf-8",
            Format::Notes | Format::Table => "text/markdown;charset=utf-8",
            Format::Csv => "text/csv;charset=utf-8",
            Format::Annotations => "application/ld+json",
        }
    }
}

/// How much is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Density {
    /// The first mention of each name, and all figures.
    Light,
    /// All mentions, repeats underlined only.
    #[default]
    Standard,
    /// All mentions, every one tinted.
    All,
}

/// What is marked and listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// Which kinds, in the order of [`Kind::ALL`].
    pub kinds: [bool; 5],
    /// How much of them.
    pub density: Density,
}

impl Default for Marks {
    fn default() -> Self {
        Self { kinds: [true; 5], density: Density::default() }
    }
}

impl Marks {
    fn shows(&self, kind: Kind) -> bool {
        self.kinds.get(kind as usize).copied().unwrap_or_default()
    }
}

/// What is to be taken away.
#[derive(Debug, Clone, Copy)]
pub struct Export<'a> {
    /// The text and all that is known about it.
    pub reading: &'a Reading,
    /// Where it comes from, if that is known.
    pub card: Option<&'a Card>,
    /// What is marked in a page, and listed in a page and in notes.
    pub marks: Marks,
    /// How the figures stand in their tables.
    pub table: Table,
}

impl<'a> Export<'a> {
    /// All of a reading.
    pub fn new(reading: &'a Reading) -> Self {
        Self { reading, card: None, marks: Marks::default(), table: Table::default() }
    }

    /// The document.
    pub fn make(&self, format: Format) -> String {
        let day = self.reading.article.date();
        match format {
            Format::Html => html::page(self),
            Format::Notes => notes::notes(self),
            Format::Csv => figures::csv(&self.tallies(), day),
            Format::Table => figures::markdown(&self.tallies(), day),
            Format::Annotations => annotations::collection(self),
        }
    }

    /// A name for the document's file, of its title and day.
    pub fn file_name(&self, format: Format) -> String {
        name::file_name(self, format)
    }

    /// The words of the text as it is read, a blank line between two paragraphs.
    pub fn words(&self) -> String {
        let article = &self.reading.article;
        let blocks = article.blocks().iter().filter(|block| block.role.is_read());
        blocks.map(|block| block.span.of(article.text())).collect::<Vec<_>>().join("\n\n") + "\n"
    }

    /// What the article is called.
    fn title(&self) -> &'a str {
        self.own_title().unwrap_or_else(|| gloss_say::messages::UNTITLED.text())
    }

    fn own_title(&self) -> Option<&'a str> {
        let card = self.card.map(|card| card.title.as_str()).filter(|title| !title.trim().is_empty());
        self.reading.article.first(Role::Title).or(card)
    }

    /// Who published and wrote it, as far as the text does not say so itself.
    fn origin(&self) -> impl Iterator<Item = &'a str> {
        let parts = self.card.map(|card| [card.source.as_str(), card.author.as_str()]);
        parts.into_iter().flatten().filter(|part| !part.trim().is_empty())
    }

    fn tallies(&self) -> Vec<Tally<'a>> {
        let mut rows = tallies(self.reading);
        arrange(&mut rows, self.table);
        rows
    }

    /// Whether a mention is marked.
    fn is_marked(&self, mention: &Mention) -> bool {
        let is_first = || {
            let analysis = &self.reading.analysis;
            let first = analysis.entities.get(mention.entity as usize).and_then(|entity| entity.mentions.first());
            let first = first.and_then(|first| analysis.mentions.get(*first as usize));
            first.is_some_and(|first| first.span == mention.span)
        };
        let light = self.marks.density == Density::Light && mention.kind != Kind::Figure;
        self.marks.shows(mention.kind) && (!light || is_first())
    }

    /// The entities of a kind, each with its place among all.
    fn entities(&self, kind: Kind) -> impl Iterator<Item = (usize, &'a gloss_extract::Entity)> {
        self.reading.analysis.entities.iter().enumerate().filter(move |(_, entity)| entity.kind == kind)
    }
}
