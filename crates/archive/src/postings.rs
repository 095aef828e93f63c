//! Words and which articles use them, as they lie in an archive; and names by
//! their spelling.

use crate::ArchiveError;
use crate::bytes::{Cursor, checksum, put_length, put_number, put_text};
use crate::id::mixed;
use gloss_order::Map;

/// How many articles are listed of a word at most; the newest are.
pub(crate) const LISTED: usize = 8192;

/// Shorter words of names are not looked for by spelling.
pub(crate) const SHORTEST: usize = 4;

/// A file's words, by their numbers: the articles that use each, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Postings(pub(crate) Map<u64, Vec<u32>>);

/// The number of a word anywhere in a text, or in a name of a class.
pub(crate) fn word_id(class: Option<u8>, word: &str) -> u64 {
    let class = class.map_or(0, |class| class + 1);
    mixed(checksum(&[&[class], word.as_bytes()]))
}

impl Postings {
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        put_length(&mut out, self.0.len());
        for (id, articles) in &self.0 {
            out.extend_from_slice(&id.to_be_bytes());
            put_length(&mut out, articles.len());
            let mut before = 0;
            for article in articles {
                put_number(&mut out, article - before);
                before = *article;
            }
        }
        out
    }

    /// Reads the words of an archive of so many articles.
    pub(crate) fn read(content: &[u8], all: u32) -> Result<Self, ArchiveError> {
        let mut cursor = Cursor::new(content);
        let mut postings = Self::default();
        for _ in 0..cursor.count()? {
            let id = cursor.id()?;
            let mut article = 0u32;
            let articles = cursor.list(|cursor| {
                article = article.saturating_add(cursor.number()?);
                if article < all { Ok(article) } else { Err(cursor.invalid("an article is missing")) }
            })?;
            postings.0.insert(id, articles);
        }
        cursor.end().map(|()| postings)
    }
}

/// The words of names in a file of spellings, and in how many articles they are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Spellings(pub(crate) Vec<(String, u32)>);

/// Where a word is looked for by spelling: an error in one half of it leaves
/// either its beginning or its end as it is.
pub(crate) fn spelling_ids(word: &str) -> [u64; 2] {
    let beginning: String = word.chars().take(3).collect();
    let end: String = word.chars().rev().take(3).collect();
    [word_id(Some(100), &beginning), word_id(Some(101), &end)]
}

impl Spellings {
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        put_length(&mut out, self.0.len());
        for (word, articles) in &self.0 {
            put_text(&mut out, word);
            put_number(&mut out, *articles);
        }
        out
    }

    pub(crate) fn read(content: &[u8]) -> Result<Self, ArchiveError> {
        let mut cursor = Cursor::new(content);
        let words = cursor.list(|cursor| Ok((cursor.text()?.to_owned(), cursor.number()?)))?;
        cursor.end().map(|()| Self(words))
    }
}

/// How many letters must be put in, left out, exchanged or swapped with the next
/// one, to make one word of the other; more than `most` is `None`.
pub(crate) fn edits(one: &str, other: &str, most: usize) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut rows = [Vec::new(), Vec::new(), (0..=other.len()).collect::<Vec<usize>>()];
    for (at, letter) in one.iter().enumerate() {
        rows.rotate_left(1);
        let [before, last, row] = &mut rows;
        row.clear();
        row.push(at + 1);
        for (nth, found) in other.iter().enumerate() {
            let cell = |row: &Vec<usize>, at: usize| row.get(at).copied().unwrap_or(usize::MAX - 1);
            let changed = cell(last, nth) + usize::from(letter != found);
            let mut best = changed.min(cell(last, nth + 1) + 1).min(cell(row, nth) + 1);
            let swapped = at > 0 && nth > 0 && one.get(at - 1) == Some(found) && other.get(nth - 1) == Some(letter);
            if swapped {
                best = best.min(cell(before, nth - 1) + 1);
            }
            row.push(best);
        }
    }
    rows.last()?.last().copied().filter(|edits| *edits <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postings_and_spellings_come_back() {
        let postings = Postings(Map::from_iter([(7, vec![0, 1, 300]), (u64::MAX, vec![])]));
        assert_eq!(Postings::read(&postings.to_bytes(), 301), Ok(postings.clone()));
        assert!(Postings::read(&postings.to_bytes(), 300).is_err());
        let spellings = Spellings(vec![("erdoğan".into(), 3)]);
        assert_eq!(Spellings::read(&spellings.to_bytes()), Ok(spellings.clone()));
    }

    #[test]
    fn edits_are_counted() {
        let cases = [
            ("kerry", "kerry", Some(0)),
            ("kery", "kerry", Some(1)),
            ("kerrry", "kerry", Some(1)),
            ("kerri", "kerry", Some(1)),
            ("ekrry", "kerry", Some(1)),
            ("erdagon", "erdogan", Some(2)),
            ("łuk", "luk", Some(1)),
            ("", "ab", Some(2)),
            ("kerry", "merkel", None),
        ];
        for (one, other, expected) in cases {
            assert_eq!(edits(one, other, 2), expected, "{one} {other}");
        }
    }

    #[test]
    fn an_error_leaves_the_beginning_or_the_end() {
        let shares = |one, other| spelling_ids(one).iter().any(|id| spelling_ids(other).contains(id));
        assert!(shares("kery", "kerry") && shares("obbama", "obama") && shares("erdagon", "erdogan"));
    }
}
