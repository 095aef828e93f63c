//! The names of a text as a list: which ones, in which order.

use gloss_engine::{Link, Reading};
use gloss_extract::lexicon::fold::Lower;
use gloss_extract::order::order_by;
use gloss_extract::{Entity, Kind, Mention};

/// Names that are told to stand with another one.
const TOGETHER: usize = 4;

/// How names are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// As they first stand in the text.
    Text,
    /// Those with most mentions first.
    Mentions,
    /// Those in most other articles first.
    Elsewhere,
}

impl Order {
    /// By its word in the page.
    pub fn of(word: &str) -> Self {
        match word {
            "mentions" => Order::Mentions,
            "elsewhere" => Order::Elsewhere,
            _ => Order::Text,
        }
    }
}

/// Indices of a kind's entities that match, in order.
pub fn listed(reading: &Reading, kind: Kind, query: &str, order: Order) -> Vec<u32> {
    let query = query.lower();
    let fits = |entity: &Entity| {
        entity.kind == kind
            && (entity.name.lower().contains(&query)
                || entity.aliases.iter().any(|alias| alias.text.lower().contains(&query)))
    };
    let entities = &reading.analysis.entities;
    let mut rows: Vec<u32> = (0..).zip(entities).filter(|(_, entity)| fits(entity)).map(|(index, _)| index).collect();
    let mentions = |index: &u32| entities.get(*index as usize).map_or(0, |entity| entity.mentions.len());
    match order {
        Order::Text => {}
        Order::Mentions => order_by(&mut rows, |one, two| mentions(two).cmp(&mentions(one))),
        Order::Elsewhere => {
            let articles = |index: &u32| articles(reading, *index);
            order_by(&mut rows, |one, two| articles(two).cmp(&articles(one)));
        }
    }
    rows
}

/// In how many other articles an entity occurs.
pub fn articles(reading: &Reading, entity: u32) -> usize {
    let links = reading.links.get(entity as usize).map(Vec::as_slice).unwrap_or_default();
    let is_first = |(at, link): &(usize, &Link)| links.iter().take(*at).all(|other| other.card.id != link.card.id);
    links.iter().enumerate().filter(is_first).count()
}

/// Names that stand in the same sentences as an entity, at least twice, those that
/// do so most often first.
pub fn together(reading: &Reading, entity: u32) -> Vec<u32> {
    let analysis = &reading.analysis;
    let sentence = |mention: &Mention| analysis.sentence_at(mention.span).map(|sentence| sentence.start);
    let own = analysis.entities.get(entity as usize).map(|found| found.mentions.as_slice()).unwrap_or_default();
    let own: Vec<_> = own.iter().filter_map(|&at| sentence(analysis.mentions.get(at as usize)?)).collect();
    let mut met: Vec<(u32, u32, u32)> = Vec::new();
    for mention in analysis.mentions.iter().filter(|mention| mention.kind.is_name() && mention.entity != entity) {
        let Some(here) = sentence(mention).filter(|here| own.binary_search(here).is_ok()) else { continue };
        match met.iter_mut().find(|(other, ..)| *other == mention.entity) {
            Some((_, count, last)) if *last != here => (*count, *last) = (*count + 1, here),
            Some(_) => {}
            None => met.push((mention.entity, 1, here)),
        }
    }
    met.retain(|(_, count, _)| *count > 1);
    order_by(&mut met, |(_, one, _), (_, two, _)| two.cmp(one));
    met.iter().map(|(other, ..)| *other).take(TOGETHER).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use gloss_extract::{Alias, Analysis, Span};

    fn reading() -> Reading {
        let entity = |name: &str, alias: &str, count: u32| Entity {
            kind: Kind::Person,
            name: name.into(),
            key: name.to_lowercase(),
            role: None,
            adjectives: Vec::new(),
            aliases: vec![Alias { text: alias.into(), count: 1 }],
            mentions: (0..count).collect(),
        };
        let entities = vec![entity("John Kerry", "Kerry", 1), entity("Jen Psaki", "Psaki", 3)];
        Reading { analysis: Analysis { entities, ..Analysis::default() }, ..Reading::default() }
    }

    #[test]
    fn names_are_found_by_any_of_their_forms() {
        let found = |query: &str| listed(&reading(), Kind::Person, query, Order::Text);
        assert_eq!((found("kerry"), found("PSAKI"), found("")), (vec![0], vec![1], vec![0, 1]));
        assert!(listed(&reading(), Kind::Place, "", Order::Text).is_empty());
    }

    #[test]
    fn names_that_share_sentences_belong_together() {
        let mention = |start: usize, entity| Mention {
            span: Span::new(start, start + 2),
            kind: Kind::Person,
            entity,
            value: None,
            why: "test".into(),
            others: Vec::new(),
        };
        let mut reading = reading();
        // Two sentences with both, the first with one of them twice, and one alone.
        reading.analysis.mentions = vec![mention(0, 0), mention(4, 1), mention(7, 1), mention(12, 1), mention(15, 0)];
        reading.analysis.sentences = vec![Span::new(0, 10), Span::new(11, 20), Span::new(21, 30)];
        reading.analysis.entities[0].mentions = vec![0, 4];
        reading.analysis.entities[1].mentions = vec![1, 2, 3];
        assert_eq!((together(&reading, 0), together(&reading, 1)), (vec![1], vec![0]));
        reading.analysis.sentences = vec![Span::new(0, 10), Span::new(11, 14), Span::new(14, 20)];
        assert!(together(&reading, 0).is_empty(), "once is chance");
    }

    #[test]
    fn the_order_is_the_one_that_is_chosen() {
        assert_eq!(listed(&reading(), Kind::Person, "", Order::of("mentions")), [1, 0]);
        assert_eq!(listed(&reading(), Kind::Person, "", Order::of("elsewhere")), [0, 1]);
        assert_eq!(Order::of("anything"), Order::Text);
    }
}
