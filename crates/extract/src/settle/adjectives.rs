//! "Iraqi" and "Iraqis" are no places, but they point to one.

use crate::lexicon::aliases::{begins_people, home_as_written};
use crate::order::Map;
use crate::{Doc, Entity, Kind, Mention, Span, TokenKind};

/// Gives each place that the text names the words for its people, as far as they
/// stand outside of names.
pub(super) fn add(doc: &Doc, mentions: &[Mention], entities: &mut [Entity]) {
    let named = entities.iter().enumerate().filter(|(_, entity)| entity.kind == Kind::Place);
    let places: Map<String, usize> = named.map(|(at, entity)| (entity.name.clone(), at)).collect();
    let mut named = mentions.iter().filter(|mention| mention.kind.is_name()).map(|mention| mention.span).peekable();
    let mut at = 0;
    while let Some(span) = doc.tokens().get(at).map(|token| token.span) {
        while named.next_if(|name| name.end <= span.start).is_some() {}
        let inside = named.peek().is_some_and(|name| name.overlaps(span));
        let found = if inside { None } else { people_at(doc, at) };
        if let Some((_, people, home)) = found
            && let Some(entity) = places.get(home).and_then(|&place| entities.get_mut(place))
        {
            entity.adjectives.push(people);
        }
        at += found.map_or(1, |(tokens, ..)| tokens);
    }
}

/// The longest word for a people, in tokens: "Papua New Guinean".
const LONGEST: usize = 3;

/// The word or words for a people at a token: how many tokens, where, whose.
fn people_at(doc: &Doc, at: usize) -> Option<(usize, Span, &'static str)> {
    let first = doc.tokens().get(at)?;
    if first.kind != TokenKind::Word || !doc.word(at).starts_with(char::is_uppercase) {
        return None;
    }
    if !begins_people(doc.word(at)) {
        return None;
    }
    (1..=LONGEST).rev().find_map(|tokens| {
        let span = doc.span(at..at + tokens).filter(|span| tokens == 1 || span.len() < 24)?;
        Some((tokens, span, home_as_written(span.of(doc.text()))?))
    })
}
