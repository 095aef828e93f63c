//! What the reader brings, before it is read: pasted text, a file's bytes.

use std::rc::Rc;

/// Texts longer than this many bytes are refused.
pub const MOST: usize = 8 << 20;

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
    /// The file, of this name, holds no text.
    Binary(String),
    /// Longer than [`MOST`].
    TooLong,
    /// The browser did not give the clipboard.
    Clipboard,
    /// The file could not be opened.
    Unopened(String),
    /// Said by the reading part, in its own words.
    Said(String),
}

impl Draft {
    /// Plain text.
    pub fn plain(text: impl Into<Rc<str>>) -> Self {
        Self { text: text.into(), html: None }
    }

    /// Whether there is something to read.
    pub fn check(&self) -> Result<(), Trouble> {
        let html = self.html.as_deref().unwrap_or_default();
        let text = self.text.trim();
        if self.text.len().max(html.len()) > MOST {
            Err(Trouble::TooLong)
        } else if text.is_empty() && html.trim().is_empty() {
            Err(Trouble::Empty)
        } else if is_only_link(text) {
            Err(Trouble::OnlyLink)
        } else if is_binary(text) {
            Err(Trouble::Binary(String::new()))
        } else {
            Ok(())
        }
    }

    /// Reads a file by its name and bytes.
    pub fn from_file(name: &str, bytes: &[u8]) -> Result<Self, Trouble> {
        if bytes.len() > MOST {
            return Err(Trouble::TooLong);
        }
        let text = decode(bytes).filter(|text| !is_binary(text)).ok_or_else(|| Trouble::Binary(name.to_owned()))?;
        let stem = name.to_ascii_lowercase();
        let html = [".html", ".htm", ".xhtml"].iter().any(|end| stem.ends_with(end));
        Ok(if html { Self { text: "".into(), html: Some(text.into()) } } else { Self::plain(text) })
    }
}

/// Whether a text is a web address and nothing else.
fn is_only_link(text: &str) -> bool {
    let link = text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.");
    link && !text.contains(char::is_whitespace)
}

/// Whether a decoded text is none: control characters do not occur in writing.
fn is_binary(text: &str) -> bool {
    let odd = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}') || *c == '\u{fffd}';
    let head = text.chars().take(4096);
    text.contains('\0') || head.clone().filter(odd).count() * 20 > head.count()
}

/// UTF-8, UTF-16 with its mark, or else Windows-1252, which most old files are.
fn decode(bytes: &[u8]) -> Option<String> {
    let wide = |tail: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = tail.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        Some(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
    };
    match bytes {
        [0xef, 0xbb, 0xbf, tail @ ..] => decode(tail),
        [0xff, 0xfe, tail @ ..] => wide(tail, u16::from_le_bytes),
        [0xfe, 0xff, tail @ ..] => wide(tail, u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Some(text.to_owned()),
            Err(_) => Some(bytes.iter().map(|&byte| windows_1252(byte)).collect()),
        },
    }
}

/// The Encoding Standard's index for 0x80 to 0x9f; elsewhere the byte itself.
fn windows_1252(byte: u8) -> char {
    const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    match byte {
        0x80..=0x9f => HIGH.chars().nth(usize::from(byte - 0x80)).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_no_article_is_told_apart() {
        assert_eq!(Draft::plain(" \n\t").check(), Err(Trouble::Empty));
        assert_eq!(Draft::plain(" https://example.org/news?id=4 \n").check(), Err(Trouble::OnlyLink));
        assert_eq!(Draft::plain("See https://example.org for more").check(), Ok(()));
        assert_eq!(Draft::plain("PNG\u{0}\u{1}").check(), Err(Trouble::Binary(String::new())));
        assert_eq!(Draft::plain("x".repeat(MOST + 1)).check(), Err(Trouble::TooLong));
        assert_eq!(Draft { text: "".into(), html: Some("<p>Hi".into()) }.check(), Ok(()));
    }

    #[test]
    fn files_are_decoded_by_what_they_are() {
        let text = |bytes: &[u8]| Draft::from_file("a.txt", bytes).map(|draft| draft.text.to_string());
        assert_eq!(text("\u{feff}Née".as_bytes()), Ok("Née".into()));
        assert_eq!(text(b"\xff\xfeH\0i\0"), Ok("Hi".into()));
        assert_eq!(text(b"\x93Na\xefve\x94 \x80 5"), Ok("“Naïve” € 5".into()));
        assert_eq!(text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(Trouble::Binary("a.txt".into())));
    }

    #[test]
    fn html_files_are_kept_as_html() {
        let draft = Draft::from_file("Story.HTML", b"<p>Hello").expect("text");
        assert_eq!(draft, Draft { text: "".into(), html: Some("<p>Hello".into()) });
    }
}
