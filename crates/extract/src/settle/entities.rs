//! From mentions to the entities that they name.

use super::{people, roles};
use crate::lexicon::aliases::well_known;
use crate::lexicon::fold::fold;
use crate::names::is_acronym_of;
use crate::{Alias, Candidate, Doc, Entity, Kind, Mention, Span, Value};
use std::collections::BTreeMap;

/// Name and key under which a candidate's entity is known.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Identity {
    key: String,
    name: String,
}

/// Joins candidates, sorted and settled, into entities in order of first
/// mention.
pub(super) fn join(doc: &Doc, candidates: Vec<Candidate>) -> (Vec<Mention>, Vec<Entity>) {
    let identities = identities(doc, &candidates);
    let mut index: BTreeMap<(Kind, String), u32> = BTreeMap::new();
    let mut entities: Vec<Entity> = Vec::new();
    let mut mentions = Vec::with_capacity(candidates.len());
    for (at, (candidate, identity)) in candidates.into_iter().zip(identities).enumerate() {
        let next = entities.len() as u32;
        let id = *index.entry((candidate.kind, identity.key.clone())).or_insert(next);
        if id == next {
            entities.push(entity(candidate.kind, identity));
        }
        if let Some(entity) = entities.get_mut(id as usize) {
            entity.mentions.push(at as u32);
            if candidate.kind == Kind::Person && entity.role.is_none() {
                entity.role = roles::before(doc, candidate.span);
            }
        }
        let Candidate { span, kind, value, why } = candidate;
        mentions.push(Mention { span, kind, entity: id, value, why });
    }
    for entity in &mut entities {
        entity.aliases = aliases(doc, entity, &mentions);
        prefer_mixed_case(entity);
    }
    (mentions, entities)
}

fn entity(kind: Kind, identity: Identity) -> Entity {
    let Identity { key, name } = identity;
    Entity { kind, name, key, role: None, aliases: Vec::new(), mentions: Vec::new() }
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
    let mut counts: BTreeMap<&str, (u32, usize)> = BTreeMap::new();
    let spans = entity.mentions.iter().filter_map(|&at| mentions.get(at as usize)).map(|mention| mention.span);
    for (at, span) in spans.enumerate() {
        counts.entry(span.of(doc.text())).or_insert((0, at)).0 += 1;
    }
    let mut forms: Vec<_> = counts.into_iter().collect();
    forms.sort_by_key(|&(_, (count, first))| (std::cmp::Reverse(count), first));
    forms.into_iter().map(|(text, (count, _))| Alias { text: text.to_owned(), count }).collect()
}

fn identities(doc: &Doc, candidates: &[Candidate]) -> Vec<Identity> {
    let people = people_names(doc, candidates);
    let spelled_out = acronyms(doc, candidates);
    let identity = |(at, candidate): (usize, &Candidate)| {
        let text = candidate.span.of(doc.text());
        match candidate.kind {
            Kind::Person => person(people.get(&at).copied().unwrap_or(text)),
            kind if kind.is_name() => named(kind, text, &spelled_out),
            _ => valued(candidate.value.as_ref(), text),
        }
    };
    candidates.iter().enumerate().map(identity).collect()
}

fn plain(name: &str) -> Identity {
    Identity { key: fold(name), name: tidy(name) }
}

/// "Bashar al-Assad" and "Bashar Assad" are known by the same key.
fn person(name: &str) -> Identity {
    Identity { key: people::key(name), name: tidy(name) }
}

/// One line, single spaces.
fn tidy(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A figure is known by what it counts, a date by its value.
fn valued(value: Option<&Value>, text: &str) -> Identity {
    match value {
        Some(Value::Figure(figure)) => match figure.key() {
            Some(key) => Identity { key, name: figure.name() },
            None => plain(text),
        },
        Some(Value::Date(date)) => match &date.iso {
            Some(iso) => Identity { key: iso.to_lowercase(), name: tidy(text) },
            None => plain(text),
        },
        None => plain(text),
    }
}

/// For each person candidate the name that stands for the person.
fn people_names<'a>(doc: &Doc<'a>, candidates: &[Candidate]) -> BTreeMap<usize, &'a str> {
    let spots: Vec<usize> =
        candidates.iter().enumerate().filter(|(_, found)| found.kind == Kind::Person).map(|(at, _)| at).collect();
    let names: Vec<&str> =
        spots.iter().filter_map(|&at| candidates.get(at)).map(|found| found.span.of(doc.text())).collect();
    let joined = people::join(&names);
    spots.into_iter().zip(joined).filter_map(|(at, stands)| Some((at, *names.get(stands)?))).collect()
}

/// Folded acronyms with the name they stand for in this text: "X (Y)",
/// "X, also known as Y", or an organisation's initials.
fn acronyms<'a>(doc: &Doc<'a>, candidates: &[Candidate]) -> BTreeMap<String, &'a str> {
    let text = doc.text();
    let names: Vec<&Candidate> =
        candidates.iter().filter(|found| matches!(found.kind, Kind::Place | Kind::Organisation)).collect();
    let mut found = BTreeMap::new();
    for pair in names.windows(2) {
        if let [long, short] = pair {
            let between = Span { start: long.span.end, end: short.span.start.max(long.span.end) }.of(text);
            let (name, acronym) = (long.span.of(text), short.span.of(text));
            if is_renaming(between) && long.kind == short.kind || between == " (" && is_acronym_of(acronym, name) {
                found.entry(fold(acronym)).or_insert(name);
            }
        }
    }
    found
}

fn is_renaming(between: &str) -> bool {
    let words = between.trim_matches([' ', ',', '(', '\u{a0}', '“', '"']);
    between.len() < 40
        && ["also known as", "or", "known as", "also called", "formerly", "formerly known as"].contains(&words)
        && words != "or"
}

fn named(kind: Kind, text: &str, spelled_out: &BTreeMap<String, &str>) -> Identity {
    let known = |form: &str| well_known(kind, form).map(|known| plain(known.name));
    if let Some(identity) = known(text) {
        return identity;
    }
    match spelled_out.get(&fold(text)) {
        Some(long) => known(long).unwrap_or_else(|| plain(long)),
        None => plain(text),
    }
}
