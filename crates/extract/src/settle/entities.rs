//! From mentions to the entities that they name.

use super::groups::{Groups, tidy};
use super::people::{self, Meant, Named};
use super::words::Words;
use super::{adjectives, roles};
use crate::corrections::{Corrections, WHY};
use crate::lexicon::fold::Lower;
use crate::lexicon::fold::fold;
use crate::order::{Set, order_by};
use crate::{Alias, Candidate, Doc, Entity, Kind, Mention, Span, Value};

/// Name and key under which a candidate's entity is known.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Identity {
    key: String,
    name: String,
}

/// Joins candidates, sorted and settled, into entities in order of first
/// mention.
pub(super) fn join(
    doc: &Doc,
    mut candidates: Vec<Candidate>,
    corrections: &Corrections,
) -> (Vec<Mention>, Vec<Entity>) {
    let words = Words { doc, corrections };
    let people = People::new(&words, &candidates);
    let (meant, mut entities, apart) = entities(&words, &candidates, &people);
    for at in apart {
        candidates.get_mut(at).into_iter().for_each(|candidate| candidate.why = WHY.into());
    }
    let mention = |(Candidate { span, kind, value, why }, entity): (Candidate, u32)| Mention {
        span,
        kind,
        entity,
        value,
        why,
        others: Vec::new(),
    };
    let mut mentions: Vec<Mention> = candidates.into_iter().zip(meant).map(mention).collect();
    people.label(doc, &mut mentions, &mut entities);
    for entity in &mut entities {
        entity.aliases = aliases(doc, entity, &mentions);
        prefer_mixed_case(entity);
    }
    adjectives::add(doc, &mentions, &mut entities);
    (mentions, entities)
}

/// For every candidate which entity it names, the entities, and the candidates
/// that a correction keeps apart from theirs.
fn entities(words: &Words, candidates: &[Candidate], people: &People) -> (Vec<u32>, Vec<Entity>, Vec<usize>) {
    let mut groups = Groups::new(words, candidates);
    let mut keys: Set<(Kind, String)> = Set::new();
    let mut entities: Vec<Entity> = Vec::new();
    let (mut meant, mut apart) = (Vec::with_capacity(candidates.len()), Vec::new());
    for (at, candidate) in candidates.iter().enumerate() {
        let mut identity = identity(words, candidates, at, &mut groups, people);
        if let Some((key, name)) = words.apart(candidate, &identity.key) {
            identity = Identity { key, name };
            apart.push(at);
        }
        let id = keys.number((candidate.kind, identity.key.clone()));
        if id == entities.len() {
            entities.push(entity(candidate.kind, identity));
        }
        if let Some(entity) = entities.get_mut(id) {
            entity.mentions.push(at as u32);
        }
        meant.push(id as u32);
    }
    (meant, entities, apart)
}

fn entity(kind: Kind, identity: Identity) -> Entity {
    let Identity { key, name } = identity;
    Entity { kind, name, key, role: None, aliases: Vec::new(), adjectives: Vec::new(), mentions: Vec::new() }
}

/// A name from an all-capitals line gives way to its form in running text.
fn prefer_mixed_case(entity: &mut Entity) {
    let shouted = |name: &str| !name.chars().any(char::is_lowercase);
    let calm = entity.aliases.iter().find(|alias| !shouted(&alias.text) && fold(&alias.text) == fold(&entity.name));
    if let Some(alias) = calm.filter(|_| shouted(&entity.name)) {
        entity.name = tidy(&alias.text);
    }
}

/// The forms that occur, most frequent first, then by first position.
fn aliases(doc: &Doc, entity: &Entity, mentions: &[Mention]) -> Vec<Alias> {
    let spans = entity.mentions.iter().filter_map(|&at| mentions.get(at as usize)).map(|mention| mention.span);
    counted(doc, spans)
}

/// The texts of spans, most frequent first, then by first position.
fn counted(doc: &Doc, spans: impl Iterator<Item = Span>) -> Vec<Alias> {
    let (mut texts, mut forms) = (Set::new(), Vec::<Alias>::new());
    for text in spans.map(|span| span.of(doc.text())) {
        let number = texts.number(text);
        if number == forms.len() {
            forms.push(Alias { text: text.to_owned(), count: 0 });
        }
        forms.get_mut(number).into_iter().for_each(|form| form.count += 1);
    }
    order_by(&mut forms, |one, two| two.count.cmp(&one.count));
    forms
}

fn identity<'a>(
    words: &Words<'a>,
    candidates: &[Candidate],
    at: usize,
    groups: &mut Groups<'a>,
    people: &People,
) -> Identity {
    let Some(candidate) = candidates.get(at) else { return plain("") };
    let text = words.of(candidate);
    match candidate.kind {
        Kind::Person => person(people.name(words, candidates, at).unwrap_or(text)),
        kind if kind.is_name() => {
            let (key, name) = groups.identity(words, candidate);
            Identity { key, name }
        }
        _ => valued(candidate.value.as_ref(), text),
    }
}

fn plain(name: &str) -> Identity {
    Identity { key: fold(name), name: tidy(name) }
}

/// "Bashar al-Assad" and "Bashar Assad" are known by the same key.
fn person(name: &str) -> Identity {
    Identity { key: people::key(name), name: tidy(name) }
}

/// A figure is known by what it counts, a date by its value.
fn valued(value: Option<&Value>, text: &str) -> Identity {
    match value {
        Some(Value::Figure(figure)) => match figure.key() {
            Some(key) => Identity { key, name: figure.name() },
            None => plain(text),
        },
        Some(Value::Date(date)) => match &date.iso {
            Some(iso) => Identity { key: iso.lower(), name: tidy(text) },
            None => plain(text),
        },
        None => plain(text),
    }
}

/// The person candidates of a text: whom each means, and their roles.
struct People {
    /// Indices of the candidates, in order.
    spots: Vec<usize>,
    /// For each of them whom it means, by index into `spots`.
    meant: Vec<Meant>,
    roles: Vec<Option<Span>>,
}

impl People {
    fn new(words: &Words, candidates: &[Candidate]) -> Self {
        let doc = words.doc;
        let found: Vec<(usize, Span, &str)> = candidates
            .iter()
            .enumerate()
            .filter(|(_, found)| found.kind == Kind::Person)
            .map(|(at, found)| (at, found.span, words.of(found)))
            .collect();
        // In order of position, as they are settled; names do not overlap.
        let names: Vec<&Candidate> = candidates.iter().filter(|found| found.kind.is_name()).collect();
        let kind = |token: usize| {
            let at = doc.tokens().get(token)?.span.start;
            let after = names.partition_point(|found| found.span.start <= at);
            names.get(after.checked_sub(1)?).filter(|found| at < found.span.end).map(|found| found.kind)
        };
        let roles: Vec<Option<Span>> = found.iter().map(|(_, span, _)| roles::at(doc, *span, &kind)).collect();
        let named = |(&(_, span, name), role): (&(usize, Span, _), &Option<Span>)| {
            let before = doc.tokens_in(span).start.checked_sub(1);
            let role = role.map(|role| role.of(doc.text())).unwrap_or_default();
            Named { name, title: before.map(|at| doc.word(at)).unwrap_or_default(), role }
        };
        let named: Vec<Named> = found.iter().zip(&roles).map(named).collect();
        let meant = people::join(&named);
        People { spots: found.into_iter().map(|(at, ..)| at).collect(), meant, roles }
    }

    /// The name that stands for the person whom a candidate means.
    fn name<'a>(&self, words: &Words<'a>, candidates: &[Candidate], at: usize) -> Option<&'a str> {
        let meant = self.meant.get(self.spots.binary_search(&at).ok()?)?;
        Some(words.of(candidates.get(*self.spots.get(meant.stands)?)?))
    }

    /// Gives people their roles, and mentions that may mean somebody else too
    /// these others.
    fn label(&self, doc: &Doc, mentions: &mut [Mention], entities: &mut [Entity]) {
        let entity_of = |mentions: &[Mention], spot: usize| Some(mentions.get(*self.spots.get(spot)?)?.entity);
        for (spot, (meant, role)) in self.meant.iter().zip(&self.roles).enumerate() {
            let own = entity_of(mentions, spot);
            let others =
                meant.others.iter().filter_map(|&other| entity_of(mentions, other)).filter(|other| Some(*other) != own);
            let others: Vec<u32> = others.collect();
            if let Some(mention) = self.spots.get(spot).and_then(|&at| mentions.get_mut(at)) {
                mention.others = others;
            }
            let entity = own.and_then(|own| entities.get_mut(own as usize));
            if let (Some(entity), Some(role)) = (entity, role) {
                let role = tidy(role.of(doc.text()));
                if entity.role.as_ref().is_none_or(|before| roles::says_more(&role, before)) {
                    entity.role = Some(role);
                }
            }
        }
    }
}
