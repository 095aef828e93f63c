//! Which places a name may mean, and how much speaks for each.

use crate::Kind;
use crate::ask::Asked;
use crate::context::Beside;
use crate::file::{Atlas, Named, Place};
use crate::names::fold;

/// A place that a name may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) place: u32,
    /// By its size alone.
    pub(crate) weight: u64,
}

/// Endings that say what is named.
const ENDINGS: [(&str, Kind); 5] = [
    (" province", Kind::Province),
    (" governorate", Kind::Province),
    (" state", Kind::Province),
    (" region", Kind::Province),
    (" city", Kind::Town),
];
const BEGINNINGS: [(&str, Kind); 4] = [
    ("city of ", Kind::Town),
    ("town of ", Kind::Town),
    ("province of ", Kind::Province),
    ("state of ", Kind::Province),
];
/// A part of a town is where the town is; of a country that would be a guess.
const SIDES: [&str; 5] = ["north ", "south ", "east ", "west ", "central "];

/// All places that an asked one may be, by the first of its names that is known;
/// and whether the text says of what kind it is.
pub(crate) fn candidates(atlas: &Atlas, asked: &Asked, beside: &Beside) -> (Vec<Candidate>, bool) {
    for name in &asked.names {
        let name = fold(name);
        let name = name.strip_prefix("the ").unwrap_or(&name);
        let found = weighed(atlas, name);
        if !found.is_empty() {
            return (of_kind(atlas, beside.kind, found), beside.kind.is_some());
        }
        let found = with_kind(atlas, name);
        if !found.is_empty() {
            return (found, true);
        }
    }
    (Vec::new(), false)
}

/// By a name that says what is named.
fn with_kind(atlas: &Atlas, name: &str) -> Vec<Candidate> {
    let end = ENDINGS.iter().find_map(|(end, kind)| Some((name.strip_suffix(end)?, *kind)));
    let begin = || BEGINNINGS.iter().find_map(|(begin, kind)| Some((name.strip_prefix(begin)?, *kind)));
    let side = || SIDES.iter().find_map(|side| Some((name.strip_prefix(side)?, Kind::Town)));
    let Some((name, kind)) = end.or_else(begin).or_else(side) else { return Vec::new() };
    let mut found = weighed(atlas, name);
    found.retain(|one| atlas.kind(one.place) == Some(kind));
    found
}

/// Those of a kind, if there are any.
fn of_kind(atlas: &Atlas, kind: Option<Kind>, found: Vec<Candidate>) -> Vec<Candidate> {
    let is_so = |one: &Candidate| kind.is_none() || atlas.kind(one.place) == kind;
    if found.iter().any(is_so) { found.into_iter().filter(is_so).collect() } else { found }
}

fn weighed(atlas: &Atlas, name: &str) -> Vec<Candidate> {
    let named = atlas.named(name);
    let place = |place: u32| atlas.places.get(place as usize);
    let is_town = |named: &&Named| place(named.place).is_some_and(|place| place.kind == Kind::Town);
    let mut towns = named.iter().filter(is_town).filter(|named| !named.other).filter_map(|named| place(named.place));
    // A province of a town's name is rarely meant, and hardly ever one of a
    // capital's.
    let rare = match (towns.clone().any(|town| town.capital), towns.any(|town| town.size >= 100)) {
        (true, _) => 40,
        (_, true) => 10,
        _ => 1,
    };
    // A name that a town has had, or has in another language, gives way to one that
    // another has.
    let lesser = if named.iter().filter(is_town).all(|named| named.other) { 2 } else { 40 };
    let weigh = |place: &Place, other: bool| {
        let size = u64::from(place.size);
        match place.kind {
            Kind::Country => size * 20,
            Kind::Province => size.max(200) / rare,
            _ => size / if other { lesser } else { 1 },
        }
    };
    let weigh = |named: &Named| {
        let weight = weigh(place(named.place)?, named.other).max(1);
        Some(Candidate { place: named.place, weight })
    };
    named.iter().filter_map(weigh).collect()
}
