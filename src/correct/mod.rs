//! What the reader has corrected about names, and the last change of it. Pure.

pub mod file;
pub mod kept;

use gloss_engine::Reading;
use gloss_extract::corrections::{Correction, Corrections, tidied, wording};
use gloss_extract::{Entity, Kind};
use std::rc::Rc;

/// Names of one entity that are corrected together, at most.
const NAMES: usize = 24;

/// All corrections, and what became of the last change.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Hand {
    /// All corrections.
    pub all: Rc<Corrections>,
    /// Counts their changes: a text read under an older number is read again.
    pub turn: u32,
    /// The last change, for the reader.
    pub note: Option<Note>,
    /// What was kept and cannot be read, as it was.
    pub unread: Rc<str>,
}

/// A change, and how to take it back.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// What happened.
    pub said: Said,
    /// The corrections before and after it, if it can be undone.
    pub change: Option<(Rc<Corrections>, Rc<Corrections>)>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// A correction holds now.
    Made(Correction),
    /// A correction does not hold any more.
    Removed(Correction),
    /// None of so many holds any more.
    Emptied(usize),
    /// A file was read: how many corrections are new, and how many of its lines
    /// are none.
    Imported(usize, usize),
    /// A file is none of corrections.
    NotRead,
    /// There is no room for more.
    Full,
    /// The last change was undone.
    Undone,
    /// So many lines that were kept cannot be read.
    Unread(usize),
    /// The browser keeps nothing.
    NotKept,
}

/// What can happen to corrections.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// The reader corrects something: all of these together.
    Make(Vec<Correction>),
    /// One is not to hold any more.
    Remove(Correction),
    /// None is.
    Empty,
    /// A file was read: its corrections, and the number of lines that are none;
    /// nothing if it is no file of corrections.
    Import(Option<(Vec<Correction>, usize)>),
    /// Take the last change back.
    Undo,
    /// These hold in other tabs too.
    Elsewhere(Rc<Corrections>),
    /// The browser keeps nothing.
    NotKept,
    /// The reader has seen the note.
    Seen,
}

impl Hand {
    /// What an earlier visit has kept.
    pub fn kept(text: &str) -> Self {
        let (all, unread) = kept::read(text);
        let mut hand = Self { all: Rc::new(all), unread: unread.into(), ..Self::default() };
        let count = hand.unread.lines().count();
        if count > 0 {
            hand.say(Said::Unread(count));
        }
        hand
    }

    /// Takes a change in; whether other corrections hold now.
    pub fn apply(&mut self, change: Change) -> bool {
        let mut all = Corrections::clone(&self.all);
        let said = match change {
            Change::Make(list) => {
                let Some(first) = list.last().cloned() else { return false };
                if all.add(list) == 0 { Said::Made(first) } else { Said::Full }
            }
            Change::Remove(gone) => {
                all.remove(&gone);
                Said::Removed(gone)
            }
            Change::Empty => Said::Emptied(std::mem::take(&mut all).list().len()),
            Change::Import(None) => return self.say(Said::NotRead),
            Change::Import(Some((list, flawed))) => {
                let before = all.list().len();
                let refused = all.add(list);
                Said::Imported(all.list().len().saturating_sub(before), flawed + refused)
            }
            Change::Undo => {
                let Some((before, after)) = self.note.take().and_then(|note| note.change) else { return false };
                self.hold(kept::merged(&after, &before, &self.all));
                self.say(Said::Undone);
                return true;
            }
            Change::Elsewhere(all) => {
                let new = all != self.all;
                if new {
                    self.hold(Corrections::clone(&all));
                }
                return new;
            }
            Change::NotKept => return self.say(Said::NotKept),
            Change::Seen => {
                self.note = None;
                return false;
            }
        };
        if said == Said::Full || all == *self.all {
            return self.say(said);
        }
        let before = Rc::clone(&self.all);
        self.hold(all);
        self.note = Some(Note { said, change: Some((before, Rc::clone(&self.all))) });
        true
    }

    fn hold(&mut self, all: Corrections) {
        self.all = Rc::new(all);
        self.turn += 1;
    }

    /// Nothing changes; always false.
    fn say(&mut self, said: Said) -> bool {
        self.note = Some(Note { said, change: None });
        false
    }

    /// Whether the last change can be taken back.
    pub fn can_undo(&self) -> bool {
        self.note.as_ref().is_some_and(|note| note.change.is_some())
    }
}

/// Words of the text that the reader has selected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selected {
    /// As they are to be marked.
    pub words: String,
    /// The mention that they lie in.
    pub within: Option<u32>,
    /// Where the bar is to stand, in pixels of the page.
    pub left: i32,
    /// As above.
    pub top: i32,
}

impl Selected {
    /// Marks these words: also where they are part of a longer name, which then is
    /// none.
    pub fn marked(&self, reading: &Reading, kind: Kind) -> Change {
        let around = self.within.and_then(|within| reading.analysis.mentions.get(within as usize));
        let around =
            around.filter(|mention| mention.kind.is_name()).map(|mention| mention.span.of(reading.article.text()));
        let longer = around.filter(|text| wording(text) != wording(&self.words));
        let gone = longer.map(|text| Correction::NotAName { form: text.to_owned() });
        let name = Correction::Name { form: self.words.clone(), kind };
        Change::Make(gone.into_iter().chain([name]).collect())
    }
}

/// Another kind for all names of an entity.
pub fn another_kind(entity: &Entity, kind: Kind) -> Change {
    Change::Make(each(entity, |form| Correction::Kind { form, kind }))
}

/// All names of an entity are other names of another one.
pub fn same(entity: &Entity, other: &Entity) -> Change {
    let kind = other.kind;
    let of = |form: String| match wording(&form) == wording(&other.name) {
        // A person and a place of one name.
        true => Correction::Kind { form, kind },
        false => Correction::Same { form, of: other.name.clone(), kind },
    };
    Change::Make(each(entity, of))
}

/// Corrections of each name of an entity; that of its commonest one comes last, as
/// the one that is told.
fn each(entity: &Entity, of: impl Fn(String) -> Correction) -> Vec<Correction> {
    entity.aliases.iter().take(NAMES).rev().filter_map(|alias| Some(of(tidied(&alias.text)?))).collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[path = "tests.rs"]
mod tests;
