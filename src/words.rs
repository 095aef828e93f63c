//! The words of the page, in the language that the reader has chosen: a table
//! of messages, read out of `words/` while the page is built; see `crates/words`.
//! English is compiled in. Another language is a file that is fetched when it is
//! chosen; a message that is not right in it is said in English.

mod fetch;
mod fill;

pub use fetch::fetch;
pub use fill::{Arg, Number, grouped};

use std::cell::{Cell, OnceCell};
use std::fmt;
use std::ops::Deref;
use yew::html::IntoPropValue;
use yew::virtual_dom::{AttrValue, VNode, VText};

/// The messages in English, a line each, below their stamp.
const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/en.txt"));

/// A language of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English, which is always there.
    #[default]
    English,
    /// French.
    French,
}

impl Language {
    /// As in `lang` and in the file's name.
    pub fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::French => "fr",
        }
    }
}

type Table = &'static [&'static str];

thread_local! {
    static ENGLISH_TABLE: OnceCell<Table> = const { OnceCell::new() };
    static FRENCH_TABLE: Cell<Option<Table>> = const { Cell::new(None) };
    static SPOKEN: Cell<Language> = const { Cell::new(Language::English) };
}

/// The language that is spoken.
pub fn spoken() -> Language {
    SPOKEN.get()
}

/// Speaks another language from now on, if its words are there.
pub fn speak(language: Language) -> bool {
    let there = language == Language::English || FRENCH_TABLE.get().is_some();
    if there {
        SPOKEN.set(language);
    }
    there
}

/// Takes the words of French, a [table](gloss_words) of foreign bytes; whether
/// it was made for this page.
pub fn learn(table: &str) -> bool {
    let english = english();
    let mut lines = table.split('\n');
    if lines.next() != ENGLISH.split('\n').next() {
        return false;
    }
    let learnt = english.iter().map(|own| {
        let line = lines.next().filter(|line| !line.is_empty() && fill::holes(line) == fill::holes(own));
        // Kept for as long as the page lives: a language is learnt once.
        line.map_or(*own, |line| &*Box::leak(Box::<str>::from(line)))
    });
    let learnt: Vec<&'static str> = learnt.collect();
    FRENCH_TABLE.set(Some(Box::leak(learnt.into_boxed_slice())));
    true
}

fn english() -> Table {
    ENGLISH_TABLE.with(|table| {
        *table.get_or_init(|| Box::leak(ENGLISH.split('\n').skip(1).collect::<Vec<_>>().into_boxed_slice()))
    })
}

/// A message: its words are looked up when they are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words(pub(crate) u16);

impl Words {
    /// In the language that is spoken.
    pub fn text(self) -> &'static str {
        let table = match SPOKEN.get() {
            Language::English => english(),
            Language::French => FRENCH_TABLE.get().unwrap_or_default(),
        };
        table.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// In English, whatever is spoken.
    pub(crate) fn english(self) -> &'static str {
        english().get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// With these at its holes.
    pub(crate) fn fill(self, args: &[Arg]) -> String {
        fill::fill(self.text(), args)
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

    /// English, with one line in other words.
    fn table(at: Words, line: &str) -> String {
        let mut lines: Vec<_> = ENGLISH.split('\n').collect();
        lines[usize::from(at.0) + 1] = line;
        lines.join("\n")
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
        assert!(!learn("") && !learn("0123456789abcdef\nBonjour") && !learn(&"\n".repeat(1_000)));
    }
}
