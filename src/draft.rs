//! What the reader brings, before it is read: pasted text, a file's bytes.

use crate::library;
use crate::pile::Fault;
use gloss_engine::Failure;
use gloss_engine::intake::{NotText, check_size, is_bare_link, sniff};
use std::rc::Rc;

/// Something to read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The plain text; may be empty if there is HTML.
    pub text: Rc<str>,
    /// The same as HTML, if that is how it came. Hostile until proven otherwise.
    pub html: Option<Rc<str>>,
}

/// Why something cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// There is no text.
    Empty,
    /// There is a web address and nothing else.
    OnlyLink,
    /// It is no text, or too much.
    Refused(NotText),
    /// The browser did not give the clipboard.
    Clipboard,
    /// Of a page only the words could be read.
    PlainOnly,
    /// None of these could be opened: names, and why.
    Unopened(Vec<(Rc<str>, Fault)>),
    /// The article is not in the library, or no longer.
    NotKept,
    /// The library has a fault.
    Library(library::Fault),
    /// The browser does not keep the text for the tab.
    Unkept,
    /// The browser does not keep what the reader has chosen.
    ChoiceUnkept,
    /// What was kept of the text cannot be read.
    Lost,
    /// The words of a language did not come.
    NoWords,
    /// The reading part broke down, with these words of the browser, or could
    /// not be started.
    Broke(Option<String>),
    /// Said by the reading part.
    Engine(Failure),
}

impl Draft {
    /// Text, or HTML as it stands in a file.
    pub fn new(text: impl Into<Rc<str>>) -> Self {
        let text = text.into();
        let html = sniff(&text).then(|| Rc::clone(&text));
        Self { text, html }
    }

    /// Whether there is something to read.
    ///
    /// # Errors
    /// The reason why not.
    pub fn check(&self) -> Result<(), Trouble> {
        let html = self.html.as_deref().unwrap_or_default();
        let text = self.text.trim();
        check_size(self.text.len().max(html.len())).map_err(Trouble::Refused)?;
        if text.is_empty() && html.trim().is_empty() {
            Err(Trouble::Empty)
        } else if is_bare_link(text) {
            Err(Trouble::OnlyLink)
        } else if text.contains('\0') {
            Err(Trouble::Refused(NotText::Binary))
        } else {
            Ok(())
        }
    }

    /// The words beside the HTML, if they are words and not the HTML again.
    pub fn plain(&self) -> Option<Rc<str>> {
        let words = !self.text.trim().is_empty() && self.html.as_ref() != Some(&self.text);
        words.then(|| Rc::clone(&self.text))
    }

    /// A file that needs no opening: plain text by its name, in UTF-8.
    pub fn from_plain_file(name: &str, bytes: &[u8]) -> Option<Self> {
        if !is_plain(name) {
            return None;
        }
        let text = std::str::from_utf8(bytes).ok()?;
        let draft = Self::new(text.trim_start_matches('\u{feff}'));
        (draft.html.is_none() && draft.check().is_ok()).then_some(draft)
    }
}

/// Whether a file's name says that it is plain text.
pub fn is_plain(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".txt")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Result<(), Trouble> {
        Draft::new(text).check()
    }

    #[test]
    fn what_holds_no_article_is_told_apart() {
        assert_eq!(check(" \n\t"), Err(Trouble::Empty));
        assert_eq!(check(" https://example.org/news?id=4 \n"), Err(Trouble::OnlyLink));
        assert_eq!(check("See https://example.org for more"), Ok(()));
        assert_eq!(check("PNG\u{0}\u{1}"), Err(Trouble::Refused(NotText::Binary)));
        assert!(matches!(check(&"x".repeat(20_000_000)), Err(Trouble::Refused(NotText::TooLong { .. }))));
        assert_eq!(Draft { text: "".into(), html: Some("<p>Hi".into()) }.check(), Ok(()));
    }

    #[test]
    fn pasted_source_is_read_as_html() {
        assert!(Draft::new("<!DOCTYPE html><p>Hello</p>").html.is_some());
        assert!(Draft::new("He said <b>no</b> to it.").html.is_none());
    }

    #[test]
    fn only_plain_text_in_utf8_needs_no_opening() {
        let file = |name: &str, bytes: &[u8]| Draft::from_plain_file(name, bytes).map(|draft| draft.text.to_string());
        assert_eq!(file("a.TXT", "\u{feff}Naïve".as_bytes()).as_deref(), Some("Naïve"));
        assert_eq!(file("a.txt", b"Na\xefve"), None);
        assert_eq!(file("a.txt", b"<!DOCTYPE html><p>Hello</p>"), None);
        assert_eq!(file("a.txt", b"a\0b"), None);
        assert_eq!(file("a.txt", b" https://example.org/ "), None);
        assert_eq!(file("a.md", b"Hello"), None);
    }

    #[test]
    fn words_beside_html_can_stand_for_it() {
        let draft = |text: &str, html: &str| Draft { text: text.into(), html: Some(html.into()) };
        assert_eq!(draft("Hi", "<p>Hi").plain().as_deref(), Some("Hi"));
        assert_eq!(draft(" ", "<p>Hi").plain(), None);
        assert_eq!(Draft::new("<!DOCTYPE html><p>Hello</p>").plain(), None);
    }
}
