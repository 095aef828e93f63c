//! Tables of messages.

use crate::fill::{self, Arg};
use crate::{Language, spoken};
use std::cell::{Cell, OnceCell};
use std::fmt;

type Lines = &'static [&'static str];

/// Messages in English, and in the language that was learnt.
#[derive(Debug)]
pub struct Table {
    /// A line each, below their stamp.
    text: &'static str,
    english: OnceCell<Lines>,
    learnt: Cell<Option<Lines>>,
}

impl Table {
    /// Of English messages, as `gloss-words` writes them.
    pub const fn new(text: &'static str) -> Self {
        Self { text, english: OnceCell::new(), learnt: Cell::new(None) }
    }

    /// A message in the language that is spoken; empty if there is none.
    pub fn line(&self, at: u16) -> &'static str {
        let learnt = self.learnt.get().filter(|_| spoken() != Language::English);
        learnt.unwrap_or_else(|| self.english()).get(usize::from(at)).copied().unwrap_or_default()
    }

    /// The messages in English.
    pub fn english(&self) -> Lines {
        self.english.get_or_init(|| kept(self.text.split('\n').skip(1).collect()))
    }

    /// Whether a text begins with other words for these messages.
    pub fn is_for(&self, text: &str) -> bool {
        text.split('\n').next() == self.text.split('\n').next()
    }

    /// Takes other words for these messages, if they are for them; gives back
    /// what stands below them.
    pub fn learn(&self, text: &'static str) -> Option<&'static str> {
        let (_, mut rest) = text.split_once('\n').filter(|_| self.is_for(text))?;
        let learnt = self.english().iter().map(|own| {
            let (line, below) = rest.split_once('\n').unwrap_or((rest, ""));
            rest = below;
            if !line.is_empty() && fill::holes(line) == fill::holes(own) { line } else { own }
        });
        let learnt = kept(learnt.collect());
        self.learnt.set(Some(learnt));
        Some(rest)
    }
}

/// For as long as the program runs.
fn kept(lines: Vec<&'static str>) -> Lines {
    Box::leak(lines.into_boxed_slice())
}

/// A message of this crate: its words are looked up when they are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words(pub u16);

impl Words {
    /// In the language that is spoken.
    pub fn text(self) -> &'static str {
        crate::TABLE.with(|table| table.line(self.0))
    }

    /// With these at its holes.
    pub(crate) fn fill(self, args: &[Arg]) -> String {
        fill::fill(self.text(), args)
    }

    /// One of a list, from 0.
    pub fn nth(self, at: usize) -> &'static str {
        self.text().split(", ").nth(at).unwrap_or_default()
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}
