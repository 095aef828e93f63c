//! The bytes of a file as text, whatever their encoding.

use crate::problem::Fault;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use gloss_intake::{is_binary, is_mostly_utf8, kind_of};

/// How far into a file its encoding may be declared.
const HEAD: usize = 2048;

/// The text of a file. A byte order mark goes first; then UTF-8 if it is that;
/// then what the file declares (XML, HTML); then a guess from the bytes.
pub(crate) fn text(bytes: &[u8]) -> Result<String, Fault> {
    if let Some(kind) = kind_of(bytes) {
        return Err(Fault::of_file(format!("this is {kind}, not text; export the articles in another form")));
    }
    let text = match (Encoding::for_bom(bytes).or_else(|| wide(bytes)), std::str::from_utf8(bytes)) {
        (Some((encoding, mark)), _) => decoded(encoding, bytes.get(mark..).unwrap_or_default()),
        (None, Ok(text)) => text.to_owned(),
        (None, Err(_)) => decoded(declared(bytes).unwrap_or_else(|| guessed(bytes)), bytes),
    };
    if is_binary(text.chars()) {
        return Err(Fault::of_file("this file is not text; export the articles in another form"));
    }
    Ok(text)
}

fn decoded(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// Text of two bytes a letter whose mark is missing.
fn wide(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    match bytes {
        [b'<', 0, ..] => Some((UTF_16LE, 0)),
        [0, b'<', ..] => Some((UTF_16BE, 0)),
        _ => None,
    }
}

/// What the head of an XML or HTML file says: the label behind `encoding=` or
/// `charset=`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(HEAD).map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let start = head.trim_start();
    let xml = start.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map(|(declaration, _)| declaration);
    let label = match xml.and_then(|declaration| declaration.split_once("encoding")) {
        Some((_, label)) => label,
        None if start.starts_with('<') => head.split_once("charset")?.1,
        None => return None,
    };
    let label = label.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = label.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '>' | ';' | '/'))?;
    let encoding = Encoding::for_label(label.get(..end)?.as_bytes())?;
    // These bytes are neither: a declaration could not be read in the latter.
    (encoding.is_ascii_compatible() && encoding != UTF_8).then_some(encoding)
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    if is_mostly_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(bytes: &[u8]) -> String {
        text(bytes).unwrap()
    }

    #[test]
    fn a_mark_or_utf8_goes_before_what_is_declared() {
        assert_eq!(read(b"\xef\xbb\xbfCaf\xc3\xa9"), "Café");
        assert_eq!(read(b"\xff\xfeH\0i\0"), "Hi");
        assert_eq!(read(b"<\0a\0>\0"), "<a>");
        assert_eq!(read("<?xml version='1.0' encoding='iso-8859-1'?><a>Café</a>".as_bytes()).matches('é').count(), 1);
    }

    #[test]
    fn what_is_declared_is_believed() {
        assert!(read(b"<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?><a>\xb1</a>").contains('ą'));
        assert!(read(b"<html><meta charset=windows-1251><p>\xcc\xee\xf1\xea\xe2\xe0</p>").contains("Москва"));
        assert!(read(b"<meta http-equiv=content-type content='text/html; charset=Shift_JIS'>\x93\xfa").contains('日'));
        assert!(read(b"<?xml version='1.0' encoding='utf-16'?><a>caf\xe9 au lait</a>").contains("café"));
    }

    #[test]
    fn without_a_word_the_bytes_tell() {
        assert_eq!(read(b"\x93Caf\xe9\x94 \x96 the price was 5 \x80."), "“Café” – the price was 5 €.");
        let moscow = b"\xcc\xee\xf1\xea\xe2\xe0 - \xf1\xf2\xee\xeb\xe8\xf6\xe0 \xd0\xee\xf1\xf1\xe8\xe8.";
        assert_eq!(read(moscow), "Москва - столица России.");
        assert!(read(&[&"é".repeat(200).into_bytes(), &b"\xff"[..]].concat()).starts_with("éé"));
    }

    #[test]
    fn what_is_no_text_is_named() {
        let told = |bytes: &[u8]| text(bytes).unwrap_err().message;
        assert!(told(b"%PDF-1.7").contains("a PDF document"));
        assert!(told(b"a\0b").contains("not text"));
        assert!(told(b"PK\x03\x04").contains("ZIP"));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
            let _ = text(&bytes);
        }
    }
}
