//! What must hold for every article, and files around the bytes to try.

use gloss_extract::{Article, Role};
use gloss_open::{OpenError, open};

/// The longest text that may come out of anything, in bytes: what is taken, and
/// markup that was needed for it.
const LONGEST: usize = 40_000_000;

/// Checks an article: its blocks lie in order, on letters, and hold text.
pub fn check(article: &Article) {
    let text = article.text();
    assert!(text.len() <= LONGEST, "{} bytes of text", text.len());
    let mut end = 0;
    for block in article.blocks() {
        let (from, to) = (block.span.start as usize, block.span.end as usize);
        assert!(from >= end && to > from, "{from}..{to} after {end}");
        let part = text.get(from..to).expect("on letters");
        assert!(!part.trim().is_empty() || block.role == Role::Furniture, "a blank block");
        end = to;
    }
}

/// Opens a file and checks what comes out.
pub fn opened(name: &str, bytes: &[u8]) {
    let mut last = 0;
    let opened = open(name, bytes, &mut |share| {
        assert!(share >= last && share <= 100);
        last = share;
    });
    match opened {
        Ok(opened) => {
            assert!(!opened.is_empty());
            for one in &opened {
                check(&one.article);
            }
        }
        Err(error) => assert!(!error_is_wordless(&error)),
    }
}

fn error_is_wordless(error: &OpenError) -> bool {
    error.to_string().split(' ').count() < 5
}

/// A packed file of parts, not compressed, so that what is tried stays as it is.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut file, mut list) = (Vec::new(), Vec::new());
    for (name, bytes) in parts {
        let place = (file.len() as u32).to_le_bytes();
        let size = (bytes.len() as u32).to_le_bytes();
        let length = (name.len() as u16).to_le_bytes();
        let common = [&[20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &size, &size, &length, &[0, 0]].concat();
        file.extend([b"PK\x03\x04", common.as_slice(), name.as_bytes(), bytes].concat());
        list.extend([b"PK\x01\x02\x14\0", common.as_slice(), &[0; 10], &place, name.as_bytes()].concat());
    }
    let count = (parts.len() as u16).to_le_bytes();
    let (start, length) = ((file.len() as u32).to_le_bytes(), (list.len() as u32).to_le_bytes());
    file.extend(list);
    file.extend([b"PK\x05\x06\0\0\0\0", &count[..], &count, &length, &start, &[0, 0]].concat());
    file
}

/// The bytes cut at the first byte that no text has.
pub fn halves(bytes: &[u8]) -> (&[u8], &[u8]) {
    match bytes.iter().position(|byte| *byte == 0xff) {
        Some(at) => (&bytes[..at], &bytes[at + 1..]),
        None => (bytes, b""),
    }
}

/// The bytes with these in the place of the first.
pub fn beginning(first: &[u8], bytes: &[u8]) -> Vec<u8> {
    [first, bytes.get(first.len()..).unwrap_or_default()].concat()
}
