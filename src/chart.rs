//! What a text says of its places, for the map; and where in it something stands.

use gloss_engine::Reading;
use gloss_extract::{Entity, Kind, Role};
use gloss_places::Asked;

/// Mentions whose words around are looked at, and how far, in bytes.
const LOOKED_AT: usize = 6;
const BEFORE: usize = 60;
const AFTER: usize = 48;
/// A place of the text, of the whole.
pub const WHOLE: u32 = 1000;

/// The places of a text, in order.
pub fn places(reading: &Reading) -> Vec<Asked> {
    let entities = (0..).zip(&reading.analysis.entities);
    entities
        .filter(|(_, found)| found.kind == Kind::Place)
        .map(|(entity, found)| asked(reading, entity, found))
        .collect()
}

/// Whether a text names places.
pub fn has_places(reading: &Reading) -> bool {
    reading.analysis.entities.iter().any(|found| found.kind == Kind::Place)
}

fn asked(reading: &Reading, entity: u32, found: &Entity) -> Asked {
    let mut names = vec![found.name.clone()];
    names.extend(found.aliases.iter().map(|alias| alias.text.clone()).filter(|name| *name != found.name));
    let around = found.mentions.iter().take(LOOKED_AT).filter_map(|&mention| around(reading, mention)).collect();
    Asked { entity, mentions: found.mentions.len() as u32, names, around }
}

/// What stands before and behind a mention, in its paragraph.
fn around(reading: &Reading, mention: u32) -> Option<(String, String)> {
    let text = reading.article.text();
    let span = reading.analysis.mentions.get(mention as usize)?.span;
    let (start, end) = (span.start as usize, span.end as usize);
    let before = text.get(text.floor_char_boundary(start.saturating_sub(BEFORE))..start)?;
    let after = text.get(end..text.floor_char_boundary(text.len().min(end + AFTER)))?;
    let before = before.rsplit('\n').next().unwrap_or_default();
    Some((before.to_owned(), after.split('\n').next().unwrap_or_default().to_owned()))
}

/// Where a mention stands, from 0 to [`WHOLE`].
pub fn at(reading: &Reading, mention: u32) -> u32 {
    let start = reading.analysis.mentions.get(mention as usize).map_or(0, |mention| mention.span.start);
    (u64::from(start) * u64::from(WHOLE) / (reading.article.text().len() as u64).max(1)) as u32
}

/// The paragraph that a mention stands in, from 1; `None` in a heading.
pub fn paragraph(reading: &Reading, mention: u32) -> Option<usize> {
    let start = reading.analysis.mentions.get(mention as usize)?.span.start;
    let blocks = reading.article.blocks().iter().filter(|block| block.role == Role::Body);
    let before = blocks.take_while(|block| block.span.start <= start);
    before.enumerate().last().filter(|(_, block)| block.span.end > start).map(|(at, _)| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::read;

    #[test]
    fn a_place_comes_with_its_names_and_the_words_around() {
        let reading = read("Kerry flew to Paris, Texas.\n\nÉmile stayed in Paris.");
        let places = places(&reading);
        let paris = places.iter().find(|place| place.names[0] == "Paris");
        // Without the model places are known from lists alone.
        if let Some(paris) = paris {
            assert_eq!(paris.mentions, 2);
            assert_eq!(paris.around[1], ("Émile stayed in ".to_owned(), ".".to_owned()));
        }
    }

    #[test]
    fn a_mention_has_its_place_in_the_text() {
        let reading = read("Nearly 40 nations joined.\n\nThen 17 countries left. Then 17 countries left.");
        let last = reading.analysis.mentions.len() as u32 - 1;
        assert!(at(&reading, 0) < at(&reading, last) && at(&reading, last) < WHOLE);
        assert_eq!((paragraph(&reading, 0), paragraph(&reading, last)), (Some(1), Some(2)));
        assert_eq!((at(&reading, 999), paragraph(&reading, 999)), (0, None));
    }
}
