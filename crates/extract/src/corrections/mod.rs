//! What a reader or editor has corrected about names: kept by wording, not by
//! place, so that it holds in the next texts too.
//!
//! Corrections have the last word. They change the candidates before overlaps are
//! settled ([`Corrections::apply`]), and say as what a wording is read when names
//! are joined ([`Corrections::reading`], [`Corrections::apart`]): so keys,
//! links and counts follow. Without corrections none of this costs anything.

mod apply;
mod lines;
mod wording;

pub use lines::{FORMAT, Head, NAME, Record};
pub use wording::{LONGEST, tidied, wording};

use crate::Kind;
use crate::order::order_by;

/// So many corrections are kept.
pub const MOST: usize = 2_000;

/// What a mention says of why it is marked, after a correction.
pub const WHY: &str = "as you corrected";

/// One correction. Wordings are as written, [tidied].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correction {
    /// This wording is no name.
    NotAName {
        /// The wording.
        form: String,
    },
    /// Where this wording is a name, it is one of this kind.
    Kind {
        /// The wording.
        form: String,
        /// A kind of name.
        kind: Kind,
    },
    /// This wording is another name of something.
    Same {
        /// The wording.
        form: String,
        /// The name of what it means.
        of: String,
        /// The kind of what it means.
        kind: Kind,
    },
    /// This wording means something else than the text seems to say.
    Apart {
        /// The wording.
        form: String,
        /// The name of what it does not mean.
        from: String,
    },
    /// This wording is a name wherever it stands.
    Name {
        /// The wording.
        form: String,
        /// A kind of name.
        kind: Kind,
    },
}

impl Correction {
    /// The wording that is corrected.
    pub fn form(&self) -> &str {
        match self {
            Self::NotAName { form }
            | Self::Kind { form, .. }
            | Self::Same { form, .. }
            | Self::Apart { form, .. }
            | Self::Name { form, .. } => form,
        }
    }

    /// The same, with tidied wordings; `None` if it says nothing.
    fn tidy(self) -> Option<Self> {
        let name = |kind: Kind| kind.is_name().then_some(kind);
        let differ = |one: &str, two: &str| wording(one) != wording(two);
        Some(match self {
            Self::NotAName { form } => Self::NotAName { form: tidied(&form)? },
            Self::Kind { form, kind } => Self::Kind { form: tidied(&form)?, kind: name(kind)? },
            Self::Name { form, kind } => Self::Name { form: tidied(&form)?, kind: name(kind)? },
            Self::Same { form, of, kind } if differ(&form, &of) => {
                Self::Same { form: tidied(&form)?, of: tidied(&of)?, kind: name(kind)? }
            }
            Self::Apart { form, from } if differ(&form, &from) => {
                Self::Apart { form: tidied(&form)?, from: tidied(&from)? }
            }
            _ => return None,
        })
    }
}

/// Corrections that hold together, in the order in which they were made: of two
/// that contradict each other only the later one is here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Corrections {
    list: Vec<Correction>,
    /// Each wording with its place in the list, in order.
    index: Vec<(String, usize)>,
    /// Wordings that are names wherever they stand, by the first word.
    wanted: Vec<apply::Wanted>,
}

impl Corrections {
    /// None.
    pub const fn none() -> Self {
        Self { list: Vec::new(), index: Vec::new(), wanted: Vec::new() }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All of them, in the order in which they were made.
    pub fn list(&self) -> &[Correction] {
        &self.list
    }

    /// Adds these, one after the other; each takes the place of what it
    /// contradicts. What says nothing is left out, and so is what there is no room
    /// for: how many were not taken for that.
    pub fn add(&mut self, more: impl IntoIterator<Item = Correction>) -> usize {
        let mut refused = 0;
        for new in more.into_iter().filter_map(Correction::tidy) {
            let new = self.merged(new);
            self.adapt(&new);
            self.list.retain(|old| !contradicts(&new, old));
            self.break_circle(&new);
            if self.list.len() < MOST { self.list.push(new) } else { refused += 1 }
        }
        self.put_in_order();
        refused
    }

    /// Takes one out; whether it was there.
    pub fn remove(&mut self, gone: &Correction) -> bool {
        let before = self.list.len();
        self.list.retain(|old| old != gone);
        let removed = self.list.len() < before;
        if removed {
            self.put_in_order();
        }
        removed
    }

    /// Another kind for what is marked only because the reader said so must not
    /// unmark it.
    fn merged(&self, new: Correction) -> Correction {
        let marked = |form: &str| {
            let same = wording(form);
            self.list.iter().any(|old| matches!(old, Correction::Name { form, .. } if wording(form) == same))
        };
        match new {
            Correction::Kind { form, kind } if marked(&form) => Correction::Name { form, kind },
            new => new,
        }
    }

    /// What the reader has marked is of the kind of what it is the same as.
    fn adapt(&mut self, new: &Correction) {
        let Correction::Same { form, kind, .. } = new else { return };
        let same = wording(form);
        for old in &mut self.list {
            if let Correction::Name { form, kind: marked } = old
                && wording(form) == same
            {
                *marked = *kind;
            }
        }
    }

    /// If A is to be the same as B, B cannot lead back to A.
    fn break_circle(&mut self, new: &Correction) {
        let Correction::Same { form, of, .. } = new else { return };
        let (start, mut at) = (wording(form), wording(of));
        for _ in 0..self.list.len() {
            let next =
                self.list.iter().position(|old| matches!(old, Correction::Same { form, .. } if wording(form) == at));
            let Some(found) = next else { return };
            let Some(Correction::Same { of, .. }) = self.list.get(found) else { return };
            at = wording(of);
            if at == start {
                self.list.remove(found);
                return;
            }
        }
    }

    fn put_in_order(&mut self) {
        self.index = (0..).zip(&self.list).map(|(at, one)| (wording(one.form()), at)).collect();
        order_by(&mut self.index, |one, two| one.cmp(two));
        self.wanted = self.list.iter().filter_map(apply::wanted).collect();
        order_by(&mut self.wanted, |one, two| one.cmp(two));
    }

    /// What was said of a wording.
    fn said(&self, wording: &str) -> impl Iterator<Item = &Correction> {
        let first = self.index.partition_point(|(other, _)| other.as_str() < wording);
        let here = self.index.get(first..).unwrap_or_default().iter();
        let here = here.take_while(move |(other, _)| other == wording);
        here.filter_map(|(_, at)| self.list.get(*at))
    }

    /// Name and kind of what a wording means, if it was said to mean something:
    /// what is the same as B is the same as what B is the same as.
    fn same(&self, form: &str) -> Option<(&str, Kind)> {
        let of = |form: &str| {
            self.said(form).find_map(|one| match one {
                Correction::Same { of, kind, .. } => Some((of.as_str(), *kind)),
                _ => None,
            })
        };
        let mut end = of(form)?;
        for _ in 0..self.list.len() {
            match of(&wording(end.0)) {
                Some(next) => end = next,
                None => break,
            }
        }
        Some(end)
    }

    /// The name that a text is to be read as, when names are joined.
    pub fn reading<'a>(&'a self, text: &'a str) -> &'a str {
        let same = if self.is_empty() { None } else { self.same(&wording(text)) };
        same.map_or(text, |(of, _)| of)
    }

    /// The names of what a text does not mean.
    pub fn apart(&self, text: &str) -> Vec<&str> {
        if self.is_empty() {
            return Vec::new();
        }
        let wording = wording(text);
        let from = self.said(&wording).filter_map(|one| match one {
            Correction::Apart { from, .. } => Some(from.as_str()),
            _ => None,
        });
        from.collect()
    }
}

impl FromIterator<Correction> for Corrections {
    fn from_iter<T: IntoIterator<Item = Correction>>(list: T) -> Self {
        let mut all = Self::none();
        all.add(list);
        all
    }
}

/// Whether an older correction cannot stand beside a new one.
fn contradicts(new: &Correction, old: &Correction) -> bool {
    use Correction::{Apart, Kind, Name, NotAName, Same};
    if wording(new.form()) != wording(old.form()) {
        return false;
    }
    let equal = |one: &str, two: &str| wording(one) == wording(two);
    match (new, old) {
        (NotAName { .. }, _) | (_, NotAName { .. }) => true,
        (Kind { .. } | Name { .. }, Kind { .. } | Name { .. }) => true,
        (Same { .. }, Kind { .. } | Same { .. }) | (Kind { .. }, Same { .. }) => true,
        (Name { kind, .. }, Same { kind: other, .. }) => kind != other,
        (Apart { from, .. }, Same { of, .. }) | (Same { of, .. }, Apart { from, .. }) => equal(from, of),
        (Apart { from, .. }, Apart { from: other, .. }) => equal(from, other),
        (Apart { .. }, Kind { .. } | Name { .. })
        | (Kind { .. } | Name { .. }, Apart { .. })
        | (Same { .. }, Name { .. }) => false,
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
