//! What a text says, in the words of a language: kinds, figures, dates, how
//! figures and days stand to each other. The page and the documents that it
//! makes say them alike; so their messages, `words/said`, are read here.
//!
//! English is compiled in. Another language is [learnt](learn) from a table that
//! `gloss-words` writes while the page is built; what is not right in it is said
//! in English. Which language is spoken holds for a thread: a page speaks one at
//! a time, and a document is made in one go.

#![forbid(unsafe_code)]

mod counted;
mod dates;
mod figures;
mod fill;
mod kinds;
pub mod messages;
mod table;

pub use counted::{Counted, counted};
pub use dates::{date, placed, precision, short_date, value, when};
pub use figures::figure;
pub use fill::{Arg, Number, fill, grouped};
pub use kinds::{distance, group, kind, relation};
pub use table::{Table, Words};

use std::cell::Cell;

/// The messages in English, a line each, below their stamp.
pub const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/en.txt"));

/// A language that can be spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English, which is always there.
    #[default]
    English,
    /// French.
    French,
}

impl Language {
    /// As in `lang` and in a file's name.
    pub fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::French => "fr",
        }
    }
}

thread_local! {
    static TABLE: Table = const { Table::new(ENGLISH) };
    static LEARNT: Cell<Option<&'static str>> = const { Cell::new(None) };
    static SPOKEN: Cell<Language> = const { Cell::new(Language::English) };
}

/// The language that is spoken.
pub fn spoken() -> Language {
    SPOKEN.get()
}

/// Speaks another language from now on, if its words are there.
pub fn speak(language: Language) -> bool {
    let there = language == Language::English || LEARNT.get().is_some();
    if there {
        SPOKEN.set(language);
    }
    there
}

/// Takes the words of French, foreign bytes: a table for these messages, perhaps
/// with more below it, which is given back. `None` if it was not made for them.
///
/// They are kept for as long as the program runs: a language is learnt once.
pub fn learn(text: &str) -> Option<&'static str> {
    TABLE.with(|table| {
        table.is_for(text).then_some(())?;
        let text: &'static str = Box::leak(text.into());
        let rest = table.learn(text)?;
        LEARNT.set(text.get(..text.len() - rest.len()));
        Some(rest)
    })
}

/// What was learnt, for another thread to [learn](learn).
pub fn learnt() -> Option<&'static str> {
    LEARNT.get()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{ONLY_HERE, counted_value};

    /// English, with one line in other words.
    fn table(at: Words, line: &str) -> String {
        let mut lines: Vec<_> = ENGLISH.split('\n').collect();
        lines[usize::from(at.0) + 1] = line;
        lines.join("\n")
    }

    #[test]
    fn a_language_is_spoken_once_it_is_there() {
        assert!(!speak(Language::French) && learnt().is_none());
        let french = table(ONLY_HERE, "ici seulement");
        assert_eq!(learn(&format!("{french}\nmore\nlines")), Some("more\nlines"));
        assert_eq!(learnt(), Some(&*format!("{french}\n")));
        assert!(speak(Language::French));
        assert_eq!(ONLY_HERE.text(), "ici seulement");
        assert!(speak(Language::English));
        assert_eq!(ONLY_HERE.text(), "only here");
    }

    #[test]
    fn what_does_not_fit_is_said_in_english() {
        let at = (0..).map(Words).find(|words| words.text() == "{0}: {1}").unwrap();
        for line in ["", "{0}", "{0} sur {1} de {2}", "{1", "<0|{0}|{1}"] {
            assert!(learn(&table(at, line)).is_some() && speak(Language::French));
            assert_eq!(counted_value("a", "b"), "a: b", "{line}");
            speak(Language::English);
        }
    }

    #[test]
    fn a_table_of_something_else_is_refused() {
        for text in ["", "0123456789abcdef\nBonjour", &"\n".repeat(1_000)] {
            assert_eq!(learn(text), None);
        }
    }

    #[test]
    fn a_table_that_ends_early_is_english_from_there_on() {
        let first = ENGLISH.split_once('\n').unwrap().0;
        assert_eq!(learn(&format!("{first}\nGens")), Some(""));
        assert!(speak(Language::French));
        assert_eq!((messages::PEOPLE.text(), messages::PLACES.text()), ("Gens", "Places"));
    }
}
