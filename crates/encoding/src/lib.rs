//! The bytes of a file as text, whatever their encoding.
//!
//! The tables of all encodings are large, so only those who open files know
//! this crate: the opener of files and the import, never the engine.

#![forbid(unsafe_code)]

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};
use gloss_intake::is_mostly_utf8;

/// How far into a file its encoding may be declared.
const HEAD: usize = 2048;

/// The text of some bytes. A byte order mark goes first; then UTF-8 if it is
/// that; then what the text declares (XML, HTML); then a guess from the bytes.
///
/// Any bytes give a text: who calls checks whether it is one.
pub fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return in_encoding(encoding, bytes.get(mark..).unwrap_or_default());
    }
    if let Some(encoding) = wide(bytes).or_else(|| escaped(bytes)) {
        return in_encoding(encoding, bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => in_encoding(declared(bytes).unwrap_or_else(|| guessed(bytes)), bytes),
    }
}

/// The text of some bytes whose encoding is told by who sent them, as in a
/// mail; a label that is not known, or that says less than the bytes do, is
/// passed over.
pub fn decode_as(label: &str, bytes: &[u8]) -> String {
    match Encoding::for_label(label.as_bytes()) {
        Some(encoding) if Encoding::for_bom(bytes).is_none() && std::str::from_utf8(bytes).is_err() => {
            in_encoding(encoding, bytes)
        }
        Some(encoding) if !encoding.is_ascii_compatible() => encoding.decode(bytes).0.into_owned(),
        _ => decode(bytes),
    }
}

/// The text of some bytes in a Windows code page, as rich text names it.
pub fn decode_code_page(page: u32, bytes: &[u8]) -> String {
    let label = match page {
        932 => "shift_jis".to_owned(),
        936 | 54936 => "gb18030".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        866 => "ibm866".to_owned(),
        10000 => "macintosh".to_owned(),
        65001 => "utf-8".to_owned(),
        874 | 1250..=1258 => format!("windows-{page}"),
        _ => "windows-1252".to_owned(),
    };
    in_encoding(Encoding::for_label(label.as_bytes()).unwrap_or(encoding_rs::WINDOWS_1252), bytes)
}

fn in_encoding(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// Text of two bytes a letter whose mark is missing: its NULs, which no other
/// encoding has, are many and all stand in the same half of the letters.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    let nuls = |half: usize| bytes.iter().skip(half).step_by(2).filter(|byte| **byte == 0).count();
    let many = |nuls: usize| nuls * 8 >= bytes.len();
    let encoding = match (nuls(0), nuls(1)) {
        (0, nuls) if nuls > 0 && many(nuls) => UTF_16LE,
        (nuls, 0) if nuls > 0 && many(nuls) => UTF_16BE,
        _ => return None,
    };
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    (!damaged && !gloss_intake::is_binary(text.chars())).then_some(encoding)
}

/// Japanese mail and old pages switch alphabets by escapes; all else is ASCII.
fn escaped(bytes: &[u8]) -> Option<&'static Encoding> {
    let switches = [b"\x1b$B", b"\x1b$@", b"\x1b(J"];
    let found = bytes.is_ascii() && switches.iter().any(|escape| bytes.windows(3).any(|at| at == *escape));
    found.then_some(ISO_2022_JP)
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
    use encoding_rs::{BIG5, EUC_KR, GB18030, SHIFT_JIS};
    use proptest::prelude::*;

    #[test]
    fn a_mark_or_utf8_goes_before_what_is_declared() {
        assert_eq!(decode(b"\xef\xbb\xbfCaf\xc3\xa9"), "Café");
        assert_eq!(decode(b"\xff\xfeH\0i\0"), "Hi");
        assert_eq!(decode(b"<\0a\0>\0"), "<a>");
        assert_eq!(decode("<?xml version='1.0' encoding='iso-8859-1'?><a>Café</a>".as_bytes()).matches('é').count(), 1);
    }

    #[test]
    fn text_of_two_bytes_a_letter_needs_no_mark() {
        let units = |text: &str| text.encode_utf16().collect::<Vec<_>>();
        for text in ["A headline\nBody – “quoted”.", "今日は 2020年\n本文"] {
            let little: Vec<u8> = units(text).iter().flat_map(|unit| unit.to_le_bytes()).collect();
            let big: Vec<u8> = units(text).iter().flat_map(|unit| unit.to_be_bytes()).collect();
            assert_eq!(decode(&little), text);
            assert_eq!(decode(&big), text);
        }
    }

    #[test]
    fn what_is_declared_is_believed() {
        assert!(decode(b"<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?><a>\xb1</a>").contains('ą'));
        assert!(decode(b"<html><meta charset=windows-1251><p>\xcc\xee\xf1\xea\xe2\xe0</p>").contains("Москва"));
        assert!(
            decode(b"<meta http-equiv=content-type content='text/html; charset=Shift_JIS'>\x93\xfa").contains('日')
        );
        assert!(decode(b"<?xml version='1.0' encoding='utf-16'?><a>caf\xe9 au lait</a>").contains("café"));
        assert_eq!(decode_as("windows-1251", b"\xcc\xee\xf1\xea\xe2\xe0"), "Москва");
        assert_eq!(decode_as("iso-2022-jp", b"\x1b$B4A;z\x1b(B"), "漢字");
        assert_eq!(decode_as("nonsense", "Café".as_bytes()), "Café");
        assert_eq!(decode_code_page(1250, b"\xb9"), "ą");
    }

    #[test]
    fn without_a_word_the_bytes_tell() {
        assert_eq!(decode(b"\x93Caf\xe9\x94 \x96 the price was 5 \x80."), "“Café” – the price was 5 €.");
        let moscow = b"\xcc\xee\xf1\xea\xe2\xe0 - \xf1\xf2\xee\xeb\xe8\xf6\xe0 \xd0\xee\xf1\xf1\xe8\xe8.";
        assert_eq!(decode(moscow), "Москва - столица России.");
        assert!(decode(&[&"é".repeat(200).into_bytes(), &b"\xff"[..]].concat()).starts_with("éé"));
        assert_eq!(decode(b"\x1b$B4A;z\x1b(B"), "漢字");
    }

    #[test]
    fn texts_of_east_asia_are_told_apart() {
        let texts = [
            (SHIFT_JIS, "東京で開かれた会議で、政府は新しい計画を発表した。記者会見は午後三時に始まった。"),
            (GB18030, "北京市政府昨天宣布了一项新的交通计划，记者会于下午三点开始。市民对此表示欢迎。"),
            (BIG5, "台北市政府昨天宣布了一項新的交通計畫，記者會於下午三點開始。市民對此表示歡迎。"),
            (EUC_KR, "서울시는 어제 새로운 교통 계획을 발표했다. 기자 회견은 오후 세 시에 시작되었다."),
        ];
        for (encoding, text) in texts {
            let (bytes, _, lost) = encoding.encode(text);
            assert!(!lost);
            assert_eq!(decode(&bytes), text, "{}", encoding.name());
        }
    }

    proptest! {
        #[test]
        fn any_bytes_give_a_text(bytes: Vec<u8>, label: String, page: u32) {
            decode(&bytes);
            decode_as(&label, &bytes);
            decode_code_page(page, &bytes);
        }
    }
}
