//! A file in pieces, so that one with very many articles need not be held whole.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// How much of a file is read at once, about.
const PIECE: usize = 8 << 20;

/// Some lines of a file, and how many lines stand before them.
pub(crate) struct Piece {
    pub(crate) bytes: Vec<u8>,
    pub(crate) before: usize,
}

/// The pieces of a file: JSON Lines in runs of lines, any other file whole.
pub(crate) fn pieces(path: &Path) -> io::Result<impl Iterator<Item = io::Result<Piece>>> {
    let lines =
        path.extension().is_some_and(|end| end.eq_ignore_ascii_case("jsonl") || end.eq_ignore_ascii_case("ndjson"));
    Ok(Pieces::new(BufReader::new(File::open(path)?), if lines { PIECE } else { usize::MAX }))
}

struct Pieces<R> {
    reader: R,
    size: usize,
    before: usize,
    first: bool,
}

impl<R: BufRead> Pieces<R> {
    fn new(reader: R, size: usize) -> Self {
        Self { reader, size, before: 0, first: true }
    }

    fn piece(&mut self) -> io::Result<Option<Piece>> {
        let mut bytes = Vec::new();
        self.reader.by_ref().take(self.size as u64).read_to_end(&mut bytes)?;
        // In two bytes a letter, the end of a line is no single byte.
        let wide = self.first && (bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]));
        if wide {
            self.reader.read_to_end(&mut bytes)?;
        } else if bytes.len() == self.size {
            self.reader.read_until(b'\n', &mut bytes)?;
        }
        // An empty file is one piece, which somebody must complain about.
        if bytes.is_empty() && !std::mem::take(&mut self.first) {
            return Ok(None);
        }
        self.first = false;
        let before = self.before;
        self.before += bytes.iter().filter(|byte| **byte == b'\n').count();
        Ok(Some(Piece { bytes, before }))
    }
}

impl<R: BufRead> Iterator for Pieces<R> {
    type Item = io::Result<Piece>;

    fn next(&mut self) -> Option<Self::Item> {
        self.piece().transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(bytes: &[u8], size: usize) -> Vec<(String, usize)> {
        let pieces = Pieces::new(bytes, size).map(Result::unwrap);
        pieces.map(|piece| (String::from_utf8_lossy(&piece.bytes).into_owned(), piece.before)).collect()
    }

    #[test]
    fn pieces_end_with_a_line() {
        let expected = [("one\ntwo\n".to_owned(), 0), ("three\n".to_owned(), 2), ("four".to_owned(), 3)];
        assert_eq!(split(b"one\ntwo\nthree\nfour", 5), expected);
        assert_eq!(split(b"one\ntwo\n", 8).len(), 1);
        assert_eq!(split(b"one\ntwo", 99).len(), 1);
        assert_eq!(split(b"", 5), [(String::new(), 0)]);
    }

    #[test]
    fn wide_text_stays_whole() {
        assert_eq!(split(b"\xff\xfea\0\n\0b\0\n\0c\0", 4).len(), 1);
    }
}
