//! Whether words of a text stand in what was sent: as they are, in an address's
//! escapes, in base64 or in hexadecimal digits, also one in the other.

use std::cell::RefCell;
use std::collections::BTreeSet;

/// Shorter words stand in any request.
const SHORTEST: usize = 5;
/// Encodings within one another.
const DEPTH: u32 = 3;
/// Bytes of a text whose words are looked for.
const MOST: usize = 400_000;

thread_local! {
    /// The words of all texts that this test has given to the page.
    static GIVEN: RefCell<BTreeSet<String>> = RefCell::default();
}

/// The page gets this text, or shows it.
pub(crate) fn given(text: &str) {
    let text = text.get(..text.floor_char_boundary(MOST)).unwrap_or(text);
    GIVEN.with_borrow_mut(|given| given.extend(words(text)));
}

/// All words given since the last time.
pub(crate) fn taken() -> BTreeSet<String> {
    GIVEN.take()
}

/// The words of a text, in small letters.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| word.chars().count() >= SHORTEST).map(str::to_lowercase)
}

/// Those of the words that stand in the bytes.
pub(crate) fn found(bytes: &[u8], words: &BTreeSet<String>) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    search(bytes, words, DEPTH, &mut all);
    all
}

fn search(bytes: &[u8], looked_for: &BTreeSet<String>, depth: u32, all: &mut BTreeSet<String>) {
    // Two bytes a letter, too.
    let narrow: Vec<u8> = bytes.iter().copied().filter(|&byte| byte != 0).collect();
    let text = String::from_utf8_lossy(&narrow);
    all.extend(words(&text).filter(|word| looked_for.contains(word)));
    if depth == 0 {
        return;
    }
    if bytes.contains(&b'%') {
        search(&unescaped(bytes), looked_for, depth - 1, all);
    }
    for run in bytes.split(|&byte| !is_base64(byte)).filter(|run| run.len() >= SHORTEST) {
        for from in 0..4.min(run.len()) {
            search(&base64(&run[from..]), looked_for, depth - 1, all);
        }
    }
    let digits = |byte: &u8| byte.is_ascii_hexdigit();
    for run in bytes.split(|byte| !digits(byte)).filter(|run| run.len() >= 2 * SHORTEST) {
        for from in 0..2 {
            let pairs = run[from..].chunks_exact(2);
            let hex: Vec<u8> = pairs.map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect();
            search(&hex, looked_for, 0, all);
        }
    }
}

fn digit(byte: u8) -> u8 {
    char::from(byte).to_digit(16).unwrap_or_default() as u8
}

fn unescaped(bytes: &[u8]) -> Vec<u8> {
    let (mut out, mut rest) = (Vec::with_capacity(bytes.len()), bytes);
    while let [first, after @ ..] = rest {
        let (byte, after) = match (first, after) {
            (b'%', [high, low, after @ ..]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                (digit(*high) << 4 | digit(*low), after)
            }
            (byte, after) => (*byte, after),
        };
        out.push(byte);
        rest = after;
    }
    out
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')
}

/// Both alphabets, as far as whole bytes come of it.
fn base64(run: &[u8]) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        _ => 63,
    };
    let (mut out, mut held, mut bits) = (Vec::with_capacity(run.len()), 0_u32, 0);
    for &byte in run {
        held = held << 6 | u32::from(value(byte));
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits) as u8);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};

    use super::*;

    fn finds(sent: &[u8]) -> bool {
        let looked_for = words("Zebulon Quartermain: naïveté.").collect();
        !found(sent, &looked_for).is_empty()
    }

    #[test]
    fn words_are_found_however_they_are_written() {
        assert!(finds(b"GET /?q=zebulon+x HTTP/1.1"));
        assert!(finds("X-A: la NAÏVETÉ".as_bytes()));
        assert!(finds(b"/%5A%65%62ulon/"));
        assert!(finds(b"na%C3%AFvet%c3%a9"));
        assert!(finds(b"Z\0e\0b\0u\0l\0o\0n\0"));
        assert!(finds(b"5a6562756c6f6e"));
        assert!(!finds(b"GET /zebra HTTP/1.1\r\nAccept: quarter, 5a65\r\n"));
    }

    #[test]
    fn base64_is_seen_through_wherever_it_begins() {
        for before in ["", "a", "ab", "abc", "abcd"] {
            let coded = BASE64_STANDARD.encode(format!("{before} Zebulon?>"));
            assert!(finds(format!("/x/{coded}").as_bytes()) && finds(format!("y{coded}").as_bytes()), "{coded}");
        }
        let inner = BASE64_URL_SAFE_NO_PAD.encode("Quartermain%20was there");
        assert!(finds(BASE64_STANDARD.encode(format!("{{\"v\":\"{inner}\"}}")).as_bytes()));
        assert!(finds(b"%57%6d%56%69%64%57%78%76%62%67%3d%3d"), "base64 in escapes");
    }
}
