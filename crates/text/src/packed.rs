//! Blocks as one string, between page, worker and store: of a long text there
//! are tens of thousands, and a browser hands over one string sooner than as
//! many objects.
//!
//! Each block is the distance from the end of the one before, a letter for its
//! role, and its length: `0t23 2b140`. A list of blocks is read too, as older
//! stores have it.

use crate::{Block, Role, Span};
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserializer, Serializer};
use std::fmt;

const ROLES: [(char, Role); 11] = [
    ('t', Role::Title),
    ('h', Role::Heading),
    ('y', Role::Byline),
    ('b', Role::Body),
    ('q', Role::Quote),
    ('i', Role::Item),
    ('p', Role::Caption),
    ('c', Role::Credit),
    ('f', Role::Furniture),
    ('r', Role::Related),
    ('m', Role::Comment),
];

/// Writes the blocks as a string.
///
/// # Errors
/// The serializer's own.
pub(crate) fn serialize<S: Serializer>(blocks: &[Block], serializer: S) -> Result<S::Ok, S::Error> {
    let mut packed = String::with_capacity(blocks.len() * 8);
    let mut end = 0;
    for block in blocks {
        number(&mut packed, block.span.start.saturating_sub(end));
        packed.extend(ROLES.iter().filter(|(_, role)| *role == block.role).map(|(letter, _)| *letter));
        number(&mut packed, block.span.len() as u32);
        packed.push(' ');
        end = block.span.end;
    }
    serializer.serialize_str(&packed)
}

fn number(packed: &mut String, number: u32) {
    let mut digits = [0; 10];
    let mut left = number;
    let mut count = 0;
    for digit in &mut digits {
        *digit = (left % 10) as u8;
        left /= 10;
        count += 1;
        if left == 0 {
            break;
        }
    }
    packed.extend(digits.iter().take(count).rev().map(|digit| char::from(b'0' + digit)));
}

/// Reads the blocks.
///
/// # Errors
/// They are no blocks.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Block>, D::Error> {
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(Packed)
    } else {
        deserializer.deserialize_str(Packed)
    }
}

struct Packed;

impl<'de> Visitor<'de> for Packed {
    type Value = Vec<Block>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("blocks")
    }

    fn visit_str<E: Error>(self, packed: &str) -> Result<Self::Value, E> {
        let mut end = 0_u32;
        let mut blocks = Vec::with_capacity(packed.len() / 8);
        for block in packed.split_ascii_whitespace() {
            blocks.push(unpack(block, &mut end).ok_or_else(|| E::custom("no block"))?);
        }
        Ok(blocks)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut blocks = Vec::new();
        while let Some(block) = list.next_element()? {
            blocks.push(block);
        }
        Ok(blocks)
    }
}

fn unpack(block: &str, end: &mut u32) -> Option<Block> {
    let at = block.find(|c: char| !c.is_ascii_digit())?;
    let (letter, length) = (block.get(at..)?.chars().next()?, block.get(at + 1..)?);
    let (_, role) = ROLES.iter().find(|(known, _)| *known == letter)?;
    let start = end.checked_add(block.get(..at)?.parse().ok()?)?;
    *end = start.checked_add(length.parse().ok()?)?;
    Some(Block { span: Span { start, end: *end }, role: *role })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Article;

    fn blocks() -> Vec<Block> {
        let block = |(at, (_, role))| Block { span: Span::new(3 * at, 3 * at + 2), role };
        ROLES.into_iter().enumerate().map(block).collect()
    }

    #[test]
    fn an_article_comes_back_as_it_was() {
        let article = Article::new("ab ".repeat(11), blocks());
        let written = serde_json::to_string(&article).unwrap();
        assert!(written.contains("0t2 1h2 1y2"), "{written}");
        assert_eq!(serde_json::from_str::<Article>(&written).unwrap(), article);
    }

    #[test]
    fn lists_of_blocks_are_read_as_before() {
        let written = r#"{"text":"One two","blocks":[{"span":{"start":0,"end":3},"role":"title"}],"date":null}"#;
        let article: Article = serde_json::from_str(written).unwrap();
        assert_eq!(article.first(Role::Title), Some("One"));
    }

    #[test]
    fn what_is_no_block_is_refused() {
        for packed in ["x", "1", "b2", "1z2", "1b", "1bx", "99999999999b1", "4294967295b1", "1é2"] {
            let written = format!(r#"{{"text":"One","blocks":"{packed}","date":null}}"#);
            assert!(serde_json::from_str::<Article>(&written).is_err(), "{packed}");
        }
    }
}
