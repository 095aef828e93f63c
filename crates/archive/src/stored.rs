//! Articles as they lie in an archive, a few to a file.

use crate::bytes::{Cursor, put_length, put_number, put_text};
use crate::{ArchiveError, Card, Extent};
use jiff::civil::Date;

/// How many articles share a file.
pub(crate) const TOGETHER: u32 = 8;

/// An article as it lies in the archive.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Stored {
    pub(crate) card: Card,
    pub(crate) text: String,
    pub(crate) sentences: Vec<Extent>,
}

pub(crate) fn put_article(out: &mut Vec<u8>, card: &Card, text: &str, sentences: &[Extent]) {
    put_card(out, card);
    put_text(out, text);
    put_sentences(out, sentences);
}

/// The articles of a file.
pub(crate) fn read_articles(content: &[u8]) -> Result<Vec<Stored>, ArchiveError> {
    let mut cursor = Cursor::new(content);
    let mut articles = Vec::new();
    while !cursor.is_done() {
        let card = read_card(&mut cursor)?;
        let text = cursor.text()?.to_owned();
        let sentences = read_sentences(&mut cursor, &text)?;
        articles.push(Stored { card, text, sentences });
    }
    Ok(articles)
}

pub(crate) fn put_card(out: &mut Vec<u8>, card: &Card) {
    for field in [&card.id, &card.title, &card.source, &card.author, &card.summary] {
        put_text(out, field);
    }
    put_number(out, card.date.map(number).unwrap_or_default());
}

pub(crate) fn read_card(cursor: &mut Cursor) -> Result<Card, ArchiveError> {
    let mut field = || cursor.text().map(str::to_owned);
    let (id, title, source, author, summary) = (field()?, field()?, field()?, field()?, field()?);
    let date = match cursor.number()? {
        0 => None,
        number => Some(date(number).ok_or_else(|| cursor.invalid("a date cannot be read"))?),
    };
    Ok(Card { id, title, source, author, date, summary, kept: false })
}

/// A day as its digits: 20140924.
pub(crate) fn number(date: Date) -> u32 {
    u32::try_from(date.year()).unwrap_or_default() * 10_000 + date.month() as u32 * 100 + date.day() as u32
}

fn date(number: u32) -> Option<Date> {
    Date::new(i16::try_from(number / 10_000).ok()?, (number / 100 % 100) as i8, (number % 100) as i8).ok()
}

/// Each sentence by its distance from the one before, and its length.
pub(crate) fn put_sentences(out: &mut Vec<u8>, sentences: &[Extent]) {
    put_length(out, sentences.len());
    let mut end = 0;
    for sentence in sentences {
        put_number(out, sentence.start.saturating_sub(end));
        put_number(out, sentence.end.saturating_sub(sentence.start));
        end = sentence.end;
    }
}

pub(crate) fn read_sentences(cursor: &mut Cursor, text: &str) -> Result<Vec<Extent>, ArchiveError> {
    let mut end = 0;
    cursor.list(|cursor| {
        let start = cursor.number()?.saturating_add(end);
        let sentence = Extent { start, end: start.saturating_add(cursor.number()?) };
        if !sentence.fits(text) {
            return Err(cursor.invalid("a stretch does not fit its text"));
        }
        end = sentence.end;
        Ok(sentence)
    })
}
