//! What the reader takes away: a document made of the reading at hand.

use crate::prefs::{Density, Marks};
use crate::shared::Shared;
use crate::tally::Table;
use crate::words::Language;
use gloss_engine::{Card, Reading};
use gloss_export as export;
use gloss_export::Format;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// What is to be made, and where it goes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Make {
    /// Of this reading.
    pub reading: Shared<Reading>,
    /// Where its text comes from.
    pub card: Option<Card>,
    /// What is marked.
    pub kinds: [bool; 5],
    /// How much of that.
    pub density: export::Density,
    /// How the figures stand.
    pub table: Table,
    /// As this.
    pub format: Format,
    /// Into a file, or else into the clipboard.
    pub save: bool,
    /// The words to say it in, as they were learnt; none for English.
    pub words: Option<String>,
}

/// A document that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// For its file.
    pub name: String,
    /// What it is.
    pub format: Format,
    /// The document.
    pub text: String,
    /// For where a page cannot be pasted: its words.
    pub plain: Option<String>,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Took {
    /// It is being made.
    Making,
    /// It is in the clipboard.
    Copied,
    /// The browser did not allow that.
    Refused,
    /// It is in a file of this name.
    Saved(Rc<str>),
    /// It could not be made.
    Failed,
}

impl Make {
    /// Of all that is at hand.
    pub fn new(reading: Shared<Reading>, card: Option<Card>, marks: Marks, format: Format, save: bool) -> Self {
        let density = match marks.density {
            Density::Light => export::Density::Light,
            Density::Standard => export::Density::Standard,
            Density::All => export::Density::All,
        };
        let words = gloss_say::learnt().filter(|_| gloss_say::spoken() != Language::English).map(str::to_owned);
        Self { reading, card, kinds: marks.kinds, density, table: Table::default(), format, save, words }
    }

    /// Makes it; in the opener, whose business that is.
    pub fn made(&self) -> Made {
        self.speak();
        let marks = export::Marks { kinds: self.kinds, density: self.density };
        let export = export::Export { reading: &self.reading, card: self.card.as_ref(), marks, table: self.table };
        let mut text = export.make(self.format);
        // Spreadsheets take a file without this mark for one of another encoding.
        if self.save && self.format == Format::Csv {
            text.insert(0, '\u{feff}');
        }
        let plain = (self.format == Format::Html && !self.save).then(|| export.words());
        Made { name: export.file_name(self.format), format: self.format, text, plain }
    }

    /// Speaks the language of the page; what was learnt once is known.
    fn speak(&self) {
        let language = if self.words.is_some() { Language::French } else { Language::English };
        if !gloss_say::speak(language) && self.words.as_deref().and_then(gloss_say::learn).is_some() {
            gloss_say::speak(language);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gloss_extract::Article;

    fn make(format: Format, save: bool) -> Made {
        let article = Article::plain("Envoys <met>.\nThey left.".into());
        let reading = Shared::new(Reading { article, ..Reading::default() });
        Make::new(reading, None, Marks::default(), format, save).made()
    }

    #[test]
    fn a_page_is_copied_with_its_words_beside_it() {
        let copied = make(Format::Html, false);
        assert!(copied.text.starts_with("<!DOCTYPE html>"));
        assert_eq!(copied.plain.as_deref(), Some("Envoys <met>.\n\nThey left.\n"));
        assert_eq!((make(Format::Html, true).plain, make(Format::Notes, false).plain), (None, None));
    }

    #[test]
    fn a_document_is_in_the_language_of_the_page() {
        let english = gloss_say::ENGLISH.replace("\nArticle\n", "\nTexte\n");
        assert!(gloss_say::learn(&english).is_some() && gloss_say::speak(Language::French));
        let make = || Make::new(Shared::new(Reading::default()), None, Marks::default(), Format::Notes, false);
        let french = make().words;
        gloss_say::speak(Language::English);
        let english = make().words;
        // Made elsewhere, in whatever order.
        let made = move || {
            let said = |words: &Option<String>| Make { words: words.clone(), ..make() }.made().text;
            assert_eq!(said(&french), "# Texte\n");
            assert_eq!(said(&english), "# Article\n");
            assert_eq!(said(&french), "# Texte\n");
        };
        std::thread::spawn(made).join().unwrap();
    }

    #[test]
    fn only_the_file_for_a_spreadsheet_begins_with_a_mark() {
        assert!(make(Format::Csv, true).text.starts_with("\u{feff}\""));
        assert!(make(Format::Csv, false).text.starts_with('"'));
        assert_eq!(make(Format::Csv, true).name, "envoys-met-figures.csv");
    }
}
