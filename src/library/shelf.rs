//! What the page knows of the library. Changes only by what the store tells.

use super::file::{Flaw, Refusal};
use super::find::Match;
use super::{Kept, Stub};
use gloss_extract::order::order_by;
use std::cmp::Ordering;
use std::rc::Rc;

/// Why something cannot be kept, or kept articles cannot be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The browser keeps nothing: a private window, or a setting.
    Refused,
    /// A newer version of the page has kept articles here.
    Newer,
    /// A newer version of the page was opened beside this one.
    Replaced,
    /// Another tab holds an older version of the library open.
    Waiting,
    /// The browser has taken the library away.
    Cleared,
    /// There is no room left.
    Full,
    /// Something else, in the browser's own word.
    Broken(&'static str),
}

/// Whether the library can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    /// Not yet.
    #[default]
    Opening,
    /// Yes.
    Open,
    /// No, for this reason.
    Shut(Fault),
}

/// The last change, for the reader.
#[derive(Debug, Clone, PartialEq)]
pub enum Note {
    /// An article was kept.
    Kept,
    /// An article was taken out; it can be put back.
    Removed(Rc<Kept>),
    /// It was put back.
    Restored,
    /// So many articles were written to a file.
    Exported(usize),
    /// A file was read.
    Imported(Imported),
    /// A file was not read.
    NotRead(Refusal),
    /// A change could not be made; all that was kept before still is.
    Failed(Fault),
}

/// What became of a file's lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Imported {
    /// Articles that are new.
    pub added: usize,
    /// Articles that were kept before, and stay as they are.
    pub there: usize,
    /// Lines that were passed over.
    pub flawed: usize,
    /// The first of them, and why.
    pub first: Option<(usize, Flaw)>,
    /// Articles that the file announces and does not have.
    pub missing: usize,
}

impl Note {
    /// Whether it asks for nothing and may go by itself.
    pub fn is_brief(&self) -> bool {
        matches!(self, Note::Kept | Note::Restored | Note::Exported(_))
    }
}

/// How much room there is, in bytes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Space {
    /// Taken by this site, the page's own files included.
    pub used: f64,
    /// What the browser grants.
    pub quota: f64,
}

/// What the store tells.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// These are kept, in any order.
    Stubs(Vec<Stub>),
    /// So many more are kept and cannot be read.
    Gaps(usize),
    /// The library cannot be used.
    Shut(Fault),
    /// An article was asked for; it may not be there.
    Fetched(String, Option<Rc<Kept>>),
    /// A change was made, or failed.
    Changed(Note),
    /// The reader looks for this.
    Sought(Rc<str>),
    /// These have it; for what was sought, in the order of the list.
    Found(Rc<str>, Vec<Match>),
    /// The reader has seen the note.
    Dismissed,
    /// How much room there is.
    Space(Space),
    /// Whether the browser has promised not to clear anything by itself.
    Lasting(bool),
}

/// All that the page knows of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Library {
    /// Whether it can be used.
    pub standing: Standing,
    /// What is kept, newest first.
    pub stubs: Rc<[Stub]>,
    /// How many more are kept and cannot be read.
    pub gaps: usize,
    /// What the reader looks for; empty for all.
    pub query: Rc<str>,
    /// What was found, for the query or, until that is through, for the one
    /// before.
    pub found: Option<Rc<[Match]>>,
    /// The part that the engine has made last, under its ticket.
    pub made: Option<Rc<(u32, Vec<u8>)>>,
    /// What is on the engine's shelf, after it could not read some part.
    pub readable: Option<Rc<[String]>>,
    /// The last change.
    pub note: Option<Note>,
    /// How much room there is, once known.
    pub space: Option<Space>,
    /// Whether the browser has promised to clear nothing by itself, once known.
    pub lasting: Option<bool>,
}

impl Library {
    /// Whether a text is kept.
    pub fn has(&self, id: &str) -> bool {
        self.stubs.iter().any(|stub| stub.id == id)
    }

    /// The reader goes on to something else: what can be undone stays.
    pub fn pass_over(&mut self) {
        self.note = self.note.take().filter(|note| matches!(note, Note::Removed(_)));
    }

    /// What the list shows: all, or what was found, with the place.
    pub fn shown(&self) -> Vec<(&Stub, Option<&Match>)> {
        match &self.found {
            None => self.stubs.iter().map(|stub| (stub, None)).collect(),
            Some(found) => {
                let of = |stub: &&Stub| found.iter().find(|found| found.id == stub.id);
                self.stubs.iter().filter_map(|stub| Some((stub, Some(of(&stub)?)))).collect()
            }
        }
    }

    /// Takes in what the store tells.
    pub fn hear(&mut self, told: Told) {
        match told {
            Told::Gaps(gaps) => self.gaps = gaps,
            Told::Stubs(mut stubs) => {
                order_by(&mut stubs, newest_first);
                (self.stubs, self.standing) = (stubs.into(), Standing::Open);
            }
            Told::Shut(fault) => self.standing = Standing::Shut(fault),
            Told::Changed(note) => self.note = Some(note),
            Told::Sought(query) => {
                if query.trim().is_empty() {
                    self.found = None;
                }
                self.query = query;
            }
            Told::Found(query, found) if query == self.query => self.found = Some(found.into()),
            Told::Dismissed => self.note = None,
            Told::Space(space) => self.space = Some(space),
            Told::Lasting(lasting) => self.lasting = Some(lasting),
            Told::Fetched(..) | Told::Found(..) => {}
        }
    }
}

fn newest_first(a: &Stub, b: &Stub) -> Ordering {
    b.kept.cmp(&a.kept).then(b.at.total_cmp(&a.at)).then_with(|| a.id.cmp(&b.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use gloss_extract::{Article, Span};
    use jiff::civil::date;

    fn stub(text: &str, day: i8, at: f64) -> Stub {
        Kept::new(&Article::plain(text.into()), None, Some(date(2026, 11, day)), at).stub
    }

    #[test]
    fn what_was_kept_last_stands_first() {
        let mut library = Library::default();
        library.hear(Told::Stubs(vec![stub("b", 2, 1.0), stub("a", 1, 9.0), stub("c", 2, 3.0)]));
        let titles: Vec<_> = library.stubs.iter().map(|stub| stub.title.as_str()).collect();
        assert_eq!(titles, ["c", "b", "a"]);
        assert_eq!(library.standing, Standing::Open);
        assert!(library.has(&super::super::digest("b")) && !library.has("b"));
    }

    #[test]
    fn a_search_shows_what_it_found_and_a_late_answer_nothing() {
        let found = |text: &str| Match { id: super::super::digest(text), excerpt: text.into(), mark: Span::new(0, 0) };
        let titles = |library: &Library| library.shown().iter().map(|(stub, _)| stub.title.clone()).collect::<String>();
        let mut library = Library::default();
        library.hear(Told::Stubs(vec![stub("a", 1, 1.0), stub("b", 1, 0.0)]));
        library.hear(Told::Sought("b".into()));
        assert_eq!(titles(&library), "ab", "nothing is known yet");
        library.hear(Told::Found("b".into(), vec![found("b"), found("gone")]));
        assert_eq!(titles(&library), "b");
        library.hear(Told::Sought("ba".into()));
        library.hear(Told::Found("b".into(), vec![]));
        assert_eq!(titles(&library), "b", "an answer to an older question");
        library.hear(Told::Sought(" ".into()));
        assert_eq!(titles(&library), "ab");
    }

    #[test]
    fn a_shut_library_still_shows_what_it_had() {
        let mut library = Library::default();
        library.hear(Told::Stubs(vec![stub("a", 1, 0.0)]));
        library.hear(Told::Shut(Fault::Replaced));
        assert_eq!((library.stubs.len(), library.standing), (1, Standing::Shut(Fault::Replaced)));
    }
}
