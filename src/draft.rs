//! What the reader brings, before it is read: pasted text, a file's bytes.

use gloss_engine::intake::{NotText, check_size, decode, is_bare_link, sniff};
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
    /// It is no text, or too much; the file's name if it was one.
    Refused(NotText, String),
    /// The browser did not give the clipboard.
    Clipboard,
    /// The file could not be opened.
    Unopened(String),
    /// Said by the reading part, in its own words.
    Said(String),
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
        check_size(self.text.len().max(html.len())).map_err(|why| Trouble::Refused(why, String::new()))?;
        if text.is_empty() && html.trim().is_empty() {
            Err(Trouble::Empty)
        } else if is_bare_link(text) {
            Err(Trouble::OnlyLink)
        } else if text.contains('\0') {
            Err(Trouble::Refused(NotText::Binary, String::new()))
        } else {
            Ok(())
        }
    }

    /// Reads a file by its name and bytes.
    ///
    /// # Errors
    /// [`Trouble::Refused`] if it holds no text.
    pub fn from_file(name: &str, bytes: &[u8]) -> Result<Self, Trouble> {
        let text: Rc<str> = decode(bytes).map_err(|why| Trouble::Refused(why, name.to_owned()))?.into();
        let name = name.to_ascii_lowercase();
        let html = [".html", ".htm", ".xhtml"].iter().any(|end| name.ends_with(end));
        Ok(if html { Self { html: Some(Rc::clone(&text)), text } } else { Self::new(text) })
    }
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
        assert_eq!(check("PNG\u{0}\u{1}"), Err(Trouble::Refused(NotText::Binary, String::new())));
        assert!(matches!(check(&"x".repeat(20_000_000)), Err(Trouble::Refused(NotText::TooLong { .. }, _))));
        assert_eq!(Draft { text: "".into(), html: Some("<p>Hi".into()) }.check(), Ok(()));
    }

    #[test]
    fn pasted_source_is_read_as_html() {
        assert!(Draft::new("<!DOCTYPE html><p>Hello</p>").html.is_some());
        assert!(Draft::new("He said <b>no</b> to it.").html.is_none());
    }

    #[test]
    fn files_are_text_or_html_or_refused() {
        let file = |name: &str, bytes: &[u8]| Draft::from_file(name, bytes);
        assert_eq!(file("a.txt", b"Hello").map(|draft| draft.html), Ok(None));
        assert_eq!(file("Story.HTML", b"Hello").map(|draft| draft.html), Ok(Some("Hello".into())));
        assert!(
            matches!(file("a.pdf", b"%PDF-1.7"), Err(Trouble::Refused(NotText::Known { .. }, name)) if name == "a.pdf")
        );
    }
}
