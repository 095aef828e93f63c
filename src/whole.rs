//! Keeping a large archive whole: how far it is. The page keeps the files itself,
//! in the cache that the service worker answers from.

use std::rc::Rc;

/// A large archive and how much of it this browser keeps.
#[derive(Debug, Clone, PartialEq)]
pub struct Whole {
    /// Its number of articles.
    pub articles: u32,
    /// Bytes of all its files.
    pub bytes: f64,
    /// Its number of files.
    pub files: u32,
    /// How many of them are kept.
    pub kept: u32,
    /// Whether more are coming.
    pub pace: Pace,
}

/// What is going on.
#[derive(Debug, Clone, PartialEq)]
pub enum Pace {
    /// Nothing: not begun, or held by the reader.
    Held,
    /// Files are coming.
    Going,
    /// No more can come now.
    Stopped(Stop),
}

/// Why no more files come.
#[derive(Debug, Clone, PartialEq)]
pub enum Stop {
    /// A file did not come: its path.
    Cut(Rc<str>),
    /// There is no room: bytes wanted, and bytes left as far as the browser says.
    Full {
        /// Bytes that are still to come.
        wanted: f64,
        /// Bytes that this browser lets the page have.
        left: Option<f64>,
    },
    /// The browser keeps nothing for the page.
    NoCache,
}

impl Whole {
    /// Whether all of it is kept.
    pub fn is_done(&self) -> bool {
        self.kept >= self.files
    }

    /// Bytes that are still to come, about.
    pub fn wanted(&self) -> f64 {
        self.bytes * f64::from(self.files.saturating_sub(self.kept)) / f64::from(self.files.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wanted_shrinks_as_files_come() {
        let whole = |kept| Whole { articles: 9, bytes: 4_000_000.0, files: 8, kept, pace: Pace::Held };
        assert_eq!((whole(0).wanted(), whole(6).wanted(), whole(8).wanted()), (4e6, 1e6, 0.0));
        assert!(whole(8).is_done() && !whole(7).is_done());
    }
}
