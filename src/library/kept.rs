//! What is kept of an article, and what names it.

use gloss_engine::Card;
use gloss_extract::{Article, Role};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Characters of a title that is made from the text's beginning.
const TITLE: usize = 120;

/// What lists show of a kept article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stub {
    /// The [`digest`] of its text.
    pub id: String,
    /// Headline.
    pub title: String,
    /// Who published it; may be empty.
    pub source: String,
    /// Who wrote it; may be empty.
    pub author: String,
    /// Day of publication.
    #[serde(with = "gloss_extract::day")]
    pub date: Option<Date>,
    /// Day on which it was kept.
    #[serde(with = "gloss_extract::day")]
    pub kept: Option<Date>,
    /// When it was kept, in milliseconds, for the order within a day.
    pub at: f64,
    /// Words of the article proper.
    pub words: u32,
}

/// A kept article.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// What lists show.
    pub stub: Stub,
    /// As it was taken in, so that it opens as it was read.
    pub article: Article,
}

impl Kept {
    /// An article to keep, as it stands before the reader; `card` is that of a
    /// bundled one. A text of the reader's own says itself what it is called.
    pub fn new(article: &Article, card: Option<&Card>, kept: Option<Date>, at: f64) -> Self {
        let said = |role| article.first(role).map(|text| shorten(text, TITLE)).unwrap_or_default();
        let of_card = |field: fn(&Card) -> &String| card.map(field).filter(|text| !text.is_empty()).cloned();
        let stub = Stub {
            id: digest(article.text()),
            title: of_card(|card| &card.title).unwrap_or_else(|| title(article)),
            source: of_card(|card| &card.source).unwrap_or_else(|| said(Role::Credit)),
            author: of_card(|card| &card.author).unwrap_or_else(|| said(Role::Byline)),
            date: article.date(),
            kept,
            at,
            words: words(article) as u32,
        };
        Self { stub, article: article.clone() }
    }
}

impl Stub {
    /// As the page knows articles.
    pub fn card(&self) -> Card {
        Card {
            id: self.id.clone(),
            title: self.title.clone(),
            source: self.source.clone(),
            author: self.author.clone(),
            date: self.date,
            summary: String::new(),
            kept: true,
        }
    }
}

/// A text's headline; without one, its beginning.
fn title(article: &Article) -> String {
    let beginning = || {
        let mut read = article.blocks().iter().filter(|block| block.role.is_read());
        read.next().map(|block| block.span.of(article.text()))
    };
    article.first(Role::Title).or_else(beginning).map(|text| shorten(text, TITLE)).unwrap_or_else(|| "Untitled".into())
}

/// The first so many characters on one line, cut between words.
pub(super) fn shorten(text: &str, most: usize) -> String {
    let mut short = String::new();
    let mut count = 0;
    for word in text.split_whitespace() {
        count += word.chars().count() + 1;
        if count > most + 1 {
            // A single endless word is cut inside.
            if short.is_empty() {
                short.extend(word.chars().take(most));
            }
            short.push('…');
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

/// How many words an article has without what stands around it.
pub fn words(article: &Article) -> usize {
    words_of(article, 0..article.blocks().len())
}

/// How many some of its blocks have.
pub fn words_of(article: &Article, blocks: Range<usize>) -> usize {
    let blocks = article.blocks().get(blocks).unwrap_or_default();
    let read = blocks.iter().filter(|block| block.role.is_read());
    read.map(|block| block.span.of(article.text()).split_whitespace().count()).sum()
}

/// What names a text: the same text, the same 32 digits, on every machine.
pub fn digest(text: &str) -> String {
    let mut digest = Digest::default();
    digest.add(text);
    digest.name()
}

/// What names a text that comes piece by piece. FNV-1a in 128 bits. Whoever
/// wants to can make two texts of one digest; all that they gain is that the
/// second is not kept.
#[derive(Debug, Clone, Copy)]
pub struct Digest(u128);

impl Default for Digest {
    fn default() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }
}

impl Digest {
    /// Takes in the next piece.
    pub fn add(&mut self, text: &str) {
        const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
        self.0 = text.bytes().fold(self.0, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
    }

    /// The name of all that was taken in.
    pub fn name(&self) -> String {
        format!("{:032x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gloss_extract::{Block, Span};
    use jiff::civil::date;

    #[test]
    fn digests_are_those_of_the_published_function() {
        // Test vectors of the FNV authors, 128 bits.
        assert_eq!(digest(""), "6c62272e07bb014262b821756295c58d");
        assert_eq!(digest("a"), "d228cb696f1a8caf78912b704e4a8964");
        assert_eq!(digest("foobar"), "343e1662793c64bf6f0d3597ba446f18");
    }

    #[test]
    fn a_text_without_a_headline_is_called_by_its_beginning() {
        let article = Article::plain("  The   minister\tleft.\n\nHe did.".into());
        let kept = Kept::new(&article, None, Some(date(2026, 11, 28)), 1.0);
        assert_eq!((kept.stub.title.as_str(), kept.stub.words), ("The minister left.", 5));
        assert_eq!((kept.stub.source.as_str(), kept.stub.author.as_str()), ("", ""));
        assert_eq!(Kept::new(&Article::plain(" \n".into()), None, None, 0.0).stub.title, "Untitled");
    }

    #[test]
    fn a_text_says_who_wrote_it() {
        let text = "Ferries collide\nBy A. Writer\nTwo ferries collided.\nAgency";
        let roles = [Role::Title, Role::Byline, Role::Body, Role::Credit];
        let mut at = 0;
        let mut blocks = Vec::new();
        for (line, role) in text.split('\n').zip(roles) {
            blocks.push(Block { span: Span::new(at, at + line.len()), role });
            at += line.len() + 1;
        }
        let article = Article::new(text.into(), blocks).dated(Some(date(2014, 9, 24)));
        let stub = Kept::new(&article, None, None, 0.0).stub;
        assert_eq!((&*stub.title, &*stub.author, &*stub.source), ("Ferries collide", "By A. Writer", "Agency"));
        assert_eq!(stub.date, Some(date(2014, 9, 24)));
    }

    #[test]
    fn a_card_goes_before_the_text() {
        let card = Card { title: "Given".into(), source: "The Example".into(), ..Card::default() };
        let stub = Kept::new(&Article::plain("Body.".into()), Some(&card), None, 0.0).stub;
        assert_eq!((&*stub.title, &*stub.source, &*stub.author), ("Given", "The Example", ""));
    }

    #[test]
    fn long_titles_end_between_words_and_endless_words_inside() {
        assert_eq!(shorten("one two three", 7), "one two…");
        assert_eq!(shorten("one two", 7), "one two");
        assert_eq!(shorten(&"é".repeat(9), 4), "éééé…");
    }
}
