//! What a file is: told by its first bytes, then by its name.

use crate::OpenError;
use gloss_intake::sniff;

/// Kinds that are opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A ZIP file: Word, OpenDocument or EPUB.
    Packed,
    /// A PDF document.
    Pdf,
    /// Rich text.
    Rtf,
    /// A mail, or a web page saved as one (MHTML).
    Mail,
    /// Text in any encoding.
    Text,
}

/// Kinds of text, told when its encoding is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextKind {
    Html,
    Markdown,
    Plain,
}

/// First bytes of kinds that are not read, what they are and what to do.
#[rustfmt::skip]
const UNREADABLE: [(&[u8], &str, &str); 4] = [
    (b"\xd0\xcf\x11\xe0", "a Word document of the old kind (.doc) or a mail of Outlook (.msg)",
        "Open it in its own program and save it as .docx or .txt, or copy the article and paste it here."),
    (b"bplist", "a web archive of Safari",
        "Open it in Safari and choose Export as PDF, or copy the article and paste it here."),
    (b"ITSF", "a Windows help file (.chm)",
        "Open it in its own program, copy the article and paste it here."),
    (b"AT&TFORM", "a DjVu document",
        "Open it in its own program and export the text, or copy the article and paste it here."),
];

/// The name of the part in which a Word document with a password lies.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// What some bytes are.
pub(crate) fn of_bytes(name: &str, bytes: &[u8]) -> Result<Kind, OpenError> {
    if bytes.starts_with(UNREADABLE[0].0) && contains(bytes, ENCRYPTED) {
        return Err(OpenError::Protected { kind: "Word document" });
    }
    if let Some((_, kind, instead)) = UNREADABLE.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        return Err(OpenError::Unreadable { kind, instead });
    }
    if bytes.get(60..68) == Some(b"BOOKMOBI") {
        let instead = "Convert it to EPUB, or copy what you want to read and paste it here.";
        return Err(OpenError::Unreadable { kind: "a Kindle book", instead });
    }
    let start = bytes.trim_ascii_start();
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    Ok(match start {
        _ if bytes.starts_with(b"PK\x03\x04") => Kind::Packed,
        // Some bytes may stand before a PDF's mark.
        _ if bytes.get(..bytes.len().min(1024)).is_some_and(|head| contains(head, b"%PDF-")) => Kind::Pdf,
        start if start.starts_with(b"{\\rtf") => Kind::Rtf,
        start if is_mail(start) => Kind::Mail,
        start if is_named(name, &[".eml", ".mhtml", ".mht", ".emlx"]) && !start.starts_with(b"<") => Kind::Mail,
        _ => Kind::Text,
    })
}

/// What a text is.
pub(crate) fn of_text(name: &str, text: &str) -> TextKind {
    if is_named(name, &[".html", ".htm", ".xhtml", ".xht"]) || sniff(text) {
        TextKind::Html
    } else if is_named(name, &[".md", ".markdown", ".mdown", ".mkd"]) {
        TextKind::Markdown
    } else {
        TextKind::Plain
    }
}

fn is_named(name: &str, ends: &[&str]) -> bool {
    let name = name.to_ascii_lowercase();
    ends.iter().any(|end| name.ends_with(end))
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Whether some bytes begin with the fields of a mail: every line is a field or
/// goes on with one, and one of them is a mail's own.
fn is_mail(bytes: &[u8]) -> bool {
    const OWN: [&str; 8] = [
        "from",
        "mime-version",
        "return-path",
        "received",
        "delivered-to",
        "message-id",
        "x-mozilla-status",
        "snapshot-content-location",
    ];
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let mut own = 0;
    for line in head.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end) {
        if line.is_empty() {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") || line.starts_with(b"From ") {
            continue;
        }
        let Some(colon) = line.iter().position(|byte| *byte == b':') else {
            // The last line may be cut.
            return own > 1 && bytes.len() > head.len();
        };
        let name = String::from_utf8_lossy(line.get(..colon).unwrap_or_default()).to_ascii_lowercase();
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_graphic()) {
            return false;
        }
        own += usize::from(OWN.contains(&name.as_str()));
    }
    own > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_go_before_the_name() {
        let kind = |name: &str, bytes: &[u8]| of_bytes(name, bytes).unwrap();
        assert_eq!(kind("a.txt", b"PK\x03\x04.."), Kind::Packed);
        assert_eq!(kind("a.docx", b"\n%PDF-1.4"), Kind::Pdf);
        assert_eq!(kind("a", b"{\\rtf1 x}"), Kind::Rtf);
        assert_eq!(kind("a.txt", b"Hello: a text"), Kind::Text);
        assert_eq!(kind("a.eml", b"Hello"), Kind::Mail);
        assert_eq!(kind("a.mht", b"<html>"), Kind::Text);
        assert_eq!(of_text("A.MD", "# x"), TextKind::Markdown);
        assert_eq!(of_text("a.md", "<!doctype html><p>x"), TextKind::Html);
    }

    #[test]
    fn a_mail_is_told_from_a_text_that_begins_like_one() {
        assert!(is_mail(b"Return-Path: <a@b.c>\r\nReceived: by x\r\n for y;\r\nSubject: x\r\n\r\nHello"));
        assert!(is_mail(b"From: <Saved by Blink>\r\nSnapshot-Content-Location: x\r\nMIME-Version: 1.0\r\n\r\n"));
        assert!(!is_mail(b"From: our correspondent\nDate: today\n\nThe text."));
        assert!(!is_mail(b"From: one\nMessage-ID is a word\n\nReceived: x"));
        assert!(!is_mail(b""));
    }

    #[test]
    fn kinds_that_are_not_read_say_what_to_do() {
        let told = |bytes: &[u8]| of_bytes("", bytes).unwrap_err().to_string();
        assert!(told(b"\xd0\xcf\x11\xe0....").contains(".docx"));
        assert!(told(b"bplist00....").contains("Safari"));
        assert!(told(&[b"\xd0\xcf\x11\xe0....", ENCRYPTED].concat()).contains("password"));
    }
}
