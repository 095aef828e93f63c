//! Words about places on the map, and where in the text something stands.

use super::{count_mentions, dot_here, dot_there, first_in, places_outside, places_unknown};

/// A dot: `Baghdad, Iraq: 4 mentions`.
pub(crate) fn dot(name: &str, lies_in: &str, mentions: usize) -> String {
    if lies_in.is_empty() { dot_here(name, mentions) } else { dot_there(name, lies_in, mentions) }
}

/// Places without a dot, and places too far away for the picture.
pub(crate) fn off_map(unknown: u32, outside: u32) -> String {
    let unknown = (unknown > 0).then(|| places_unknown(unknown as usize));
    let outside = (outside > 0).then(|| places_outside(outside as usize));
    unknown.into_iter().chain(outside).collect::<Vec<_>>().join(" ")
}

/// How often something is mentioned, and from where on.
pub(crate) fn mentions_from(count: usize, paragraph: Option<usize>) -> String {
    match paragraph {
        Some(paragraph) => first_in(count_mentions(count).as_str(), paragraph),
        None => count_mentions(count),
    }
}
