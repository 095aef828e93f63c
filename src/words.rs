//! The words of the page, in the language that the reader has chosen: a table
//! of messages, read out of `words/` while the page is built; see `crates/words`.
//! English is compiled in. Another language is a file that is fetched when it is
//! chosen; a message that is not right in it is said in English.

mod fetch;

pub use fetch::fetch;
pub use gloss_say::{Arg, Language, Number, spoken};

use gloss_say::Table;
use std::cell::Cell;
use std::fmt;
use std::ops::Deref;
use yew::html::IntoPropValue;
use yew::virtual_dom::{AttrValue, VNode, VText};

/// The page's own messages in English, a line each, below their stamp.
const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/en.txt"));

thread_local! {
    static TABLE: Table = const { Table::new(ENGLISH) };
    static IS_LEARNT: Cell<bool> = const { Cell::new(false) };
}

/// Speaks another language from now on, if its words are there.
pub fn speak(language: Language) -> bool {
    (language == Language::English || IS_LEARNT.get()) && gloss_say::speak(language)
}

/// Takes the words of French, foreign bytes: a table for what page and documents
/// say alike, then one for the page alone; whether they were made for this page.
pub fn learn(text: &str) -> bool {
    let rest = gloss_say::learn(text);
    let learnt = rest.is_some_and(|rest| TABLE.with(|table| table.learn(rest)).is_some());
    IS_LEARNT.set(learnt);
    learnt
}

/// Of [`Words`] that page and documents say alike.
const ALIKE: u16 = 1 << 15;

/// A message: its words are looked up when they are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words(pub(crate) u16);

impl Words {
    /// What page and documents say alike.
    pub(crate) const fn alike(words: gloss_say::Words) -> Self {
        Self(words.0 | ALIKE)
    }

    /// In the language that is spoken.
    pub fn text(self) -> &'static str {
        match self.0 & ALIKE {
            0 => TABLE.with(|table| table.line(self.0)),
            _ => gloss_say::Words(self.0 & !ALIKE).text(),
        }
    }

    /// In English, whatever is spoken.
    pub(crate) fn english(self) -> &'static str {
        TABLE.with(|table| table.english().get(usize::from(self.0)).copied().unwrap_or_default())
    }

    /// With these at its holes.
    pub(crate) fn fill(self, args: &[Arg]) -> String {
        gloss_say::fill(self.text(), args)
    }

    /// One of a list, from 0.
    pub(crate) fn nth(self, at: usize) -> &'static str {
        self.text().split(", ").nth(at).unwrap_or_default()
    }
}

impl Deref for Words {
    type Target = str;

    fn deref(&self) -> &str {
        self.text()
    }
}

impl<'a> From<&'a Words> for Arg<'a> {
    fn from(words: &'a Words) -> Self {
        Arg::Text(words.text())
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

impl From<Words> for String {
    fn from(words: Words) -> Self {
        words.text().into()
    }
}

impl IntoPropValue<VNode> for Words {
    fn into_prop_value(self) -> VNode {
        VText::new(self.text()).into()
    }
}

impl IntoPropValue<AttrValue> for Words {
    fn into_prop_value(self) -> AttrValue {
        AttrValue::Static(self.text())
    }
}

impl IntoPropValue<Option<AttrValue>> for Words {
    fn into_prop_value(self) -> Option<AttrValue> {
        Some(AttrValue::Static(self.text()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copy;

    /// All that is said in English, with one line of the page in other words.
    fn table(at: Words, line: &str) -> String {
        let mut lines: Vec<_> = ENGLISH.split('\n').collect();
        lines[usize::from(at.0) + 1] = line;
        [gloss_say::ENGLISH, "\n", &lines.join("\n")].concat()
    }

    #[test]
    fn a_language_is_spoken_once_it_is_there() {
        assert!(!speak(Language::French));
        assert_eq!(copy::START.text(), "Paste a news article");
        assert!(learn(&table(copy::START, "Collez un article")) && speak(Language::French));
        assert_eq!(copy::START.text(), "Collez un article");
        assert!(speak(Language::English));
        assert_eq!(copy::START.text(), "Paste a news article");
    }

    #[test]
    fn what_does_not_fit_is_said_in_english() {
        let place = copy::place(2usize, 5usize);
        for line in ["", "{0}", "{0} sur {1} de {2}", "{1", "<0|{0}|{1}"] {
            let at = (0..).map(Words).find(|words| words.text() == "{0} of {1}").unwrap();
            assert!(learn(&table(at, line)) && speak(Language::French));
            assert_eq!(copy::place(2usize, 5usize), place, "{line}");
            speak(Language::English);
        }
    }

    #[test]
    fn a_table_of_another_page_is_refused() {
        let (alike, other) = (gloss_say::ENGLISH, "0123456789abcdef\nBonjour");
        for text in ["", other, alike, &[alike, "\n", other].concat(), &"\n".repeat(1_000)] {
            assert!(!learn(text) && !speak(Language::French), "{text}");
        }
    }

    #[test]
    fn what_page_and_documents_say_alike_is_the_same() {
        let alike = gloss_say::messages::ONLY_HERE;
        assert_eq!(copy::ONLY_HERE.text(), alike.text());
        assert_ne!(copy::ONLY_HERE.text(), Words(alike.0).text());
    }
}
