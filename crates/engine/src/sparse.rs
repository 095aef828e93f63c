//! Lists of lists of which most are empty: only the others are written, each
//! with its place.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Serialize)]
struct Written<'a, T> {
    all: u32,
    some: Vec<(u32, &'a [T])>,
}

#[derive(Deserialize)]
struct Read<T> {
    all: u32,
    some: Vec<(u32, Vec<T>)>,
}

/// Lists beyond this are not made from a number alone.
const MOST: u32 = 10_000_000;

pub(crate) fn serialize<T: Serialize, S: Serializer>(lists: &[Vec<T>], serializer: S) -> Result<S::Ok, S::Error> {
    let filled = (0..).zip(lists).filter(|(_, list)| !list.is_empty());
    let some = filled.map(|(at, list)| (at, list.as_slice())).collect();
    Written { all: lists.len() as u32, some }.serialize(serializer)
}

pub(crate) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Vec<Vec<T>>, D::Error> {
    let Read { all, some } = Read::deserialize(from)?;
    let mut lists: Vec<Vec<T>> = (0..all.min(MOST)).map(|_| Vec::new()).collect();
    for (at, list) in some {
        if let Some(place) = lists.get_mut(at as usize) {
            *place = list;
        }
    }
    Ok(lists)
}
