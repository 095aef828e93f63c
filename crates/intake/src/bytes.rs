//! The bytes of an opened file, as text.

/// The longest input that is taken, in bytes.
pub const MAX_BYTES: usize = 10_000_000;

/// Why bytes were not taken as text. The message says what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotText {
    /// More than [`MAX_BYTES`].
    #[error("This is {} MB; at most {} MB can be read. Paste the part that you want to read.", bytes.div_ceil(1_000_000), MAX_BYTES / 1_000_000)]
    TooLong {
        /// How many there are.
        bytes: usize,
    },
    /// A file of a known kind that is not text.
    #[error("This is {kind}, not text. Open it in its own program, copy the article and paste it here.")]
    Known {
        /// What it is, with its article.
        kind: &'static str,
    },
    /// Bytes that are no text in any known encoding.
    #[error("This file is not text. Save the article as .txt or .html, or copy and paste it.")]
    Binary,
}

/// How files that people mistake for text begin, and what they are.
const MAGIC: [(&[u8], &str); 14] = [
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a Word, EPUB or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office file"),
    (b"{\\rtf", "a rich text (RTF) file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"\0asm", "a program"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"bplist", "a web archive or property list"),
];

/// Whether this many bytes can be read.
///
/// # Errors
/// [`NotText::TooLong`] above [`MAX_BYTES`].
pub fn check_size(bytes: usize) -> Result<(), NotText> {
    if bytes > MAX_BYTES { Err(NotText::TooLong { bytes }) } else { Ok(()) }
}

/// What a file is that is no text, by its first bytes, if that is known.
pub fn kind_of(bytes: &[u8]) -> Option<&'static str> {
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind)
}

/// The text of a file: UTF-8, UTF-16 with a byte order mark, else windows-1252.
///
/// # Errors
/// [`NotText`] if there is too much, or if it is no text.
pub fn decode(bytes: &[u8]) -> Result<String, NotText> {
    check_size(bytes.len())?;
    if let Some(kind) = kind_of(bytes) {
        return Err(NotText::Known { kind });
    }
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => one_byte_or_utf8(rest),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => one_byte_or_utf8(bytes),
    }
}

fn one_byte_or_utf8(bytes: &[u8]) -> Result<String, NotText> {
    if is_binary(bytes.iter().map(|byte| char::from(*byte))) {
        return Err(NotText::Binary);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) if is_mostly_utf8(bytes) => Ok(String::from_utf8_lossy(bytes).into_owned()),
        Err(_) => Ok(bytes.iter().map(|byte| windows_1252(*byte)).collect()),
    }
}

/// Whether a few bytes of a UTF-8 text are damaged, rather than the encoding
/// being another: at most one bad sequence per 100 characters beyond ASCII.
pub fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let bad = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    let wide = bytes.utf8_chunks().flat_map(|chunk| chunk.valid().chars()).filter(|c| !c.is_ascii()).count();
    bad * 100 <= wide
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, NotText> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let text: String = char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    if is_binary(text.chars()) { Err(NotText::Binary) } else { Ok(text) }
}

/// Whether there are more control characters than a text has: any NUL, or
/// more than one in 200.
pub fn is_binary(chars: impl Iterator<Item = char>) -> bool {
    let (mut all, mut odd) = (0usize, 0usize);
    for c in chars {
        all += 1;
        odd += usize::from(c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0c' | '\x1b'));
        if c == '\0' {
            return true;
        }
    }
    odd * 200 > all
}

/// The upper control range of windows-1252, by the WHATWG Encoding Standard.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    let high = byte.checked_sub(0x80).and_then(|at| HIGH.get(usize::from(at)));
    high.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_comes_through_without_its_mark() {
        assert_eq!(decode("Zoë – né".as_bytes()).unwrap(), "Zoë – né");
        assert_eq!(decode(b"\xef\xbb\xbfHello").unwrap(), "Hello");
        assert_eq!(decode(b"").unwrap(), "");
    }

    #[test]
    fn utf16_by_its_mark_in_both_orders() {
        assert_eq!(decode(b"\xff\xfeH\0i\0\x3d\xd8\x00\xde").unwrap(), "Hi😀");
        assert_eq!(decode(b"\xfe\xff\0H\0i").unwrap(), "Hi");
        assert_eq!(decode(b"\xff\xfeH\0i\0\x3d\xd8").unwrap(), "Hi\u{fffd}");
    }

    #[test]
    fn old_windows_text_keeps_quotes_and_euros() {
        assert_eq!(decode(b"\x93Caf\xe9\x94 \x96 5 \x80").unwrap(), "“Café” – 5 €");
    }

    #[test]
    fn one_damaged_byte_does_not_turn_utf8_into_windows_text() {
        let text = "é".repeat(200);
        let bytes = [text.as_bytes(), b"\xff"].concat();
        assert_eq!(decode(&bytes).unwrap(), format!("{text}\u{fffd}"));
    }

    #[test]
    fn files_that_are_not_text_are_named() {
        let message = |bytes: &[u8]| decode(bytes).unwrap_err().to_string();
        assert!(message(b"%PDF-1.7 ...").contains("a PDF document"));
        assert!(message(b"PK\x03\x04....").contains("copy the article and paste"));
        assert_eq!(decode(b"abc\0def"), Err(NotText::Binary));
        assert_eq!(decode(&[1, 2, 3, 4, 5]), Err(NotText::Binary));
    }

    #[test]
    fn the_limit_is_said_in_the_message() {
        let message = decode(&vec![b'a'; MAX_BYTES + 1]).unwrap_err().to_string();
        assert!(message.starts_with("This is 11 MB; at most 10 MB can be read."), "{message}");
        assert!(decode(&vec![b'a'; MAX_BYTES]).is_ok());
    }
}
