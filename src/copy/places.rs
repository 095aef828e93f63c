//! Words about places on the map, and where in the text something stands.

use super::{count_mentions, dot_here, dot_there, first_in, places_outside, places_unknown};
use crate::dom;
use crate::words::{Language, spoken};
use gloss_places::Dot;

/// A dot: `Baghdad, Iraq: 4 mentions`.
pub(crate) fn dot(name: &str, dot: &Dot, mentions: usize) -> String {
    match lies_in(dot).filter(|land| land != name) {
        Some(land) => dot_there(name, &land, mentions),
        None => dot_here(name, mentions),
    }
}

/// Where a place lies; in another language than English, always which country
/// that is, or what that country is called there.
pub(crate) fn lies_in(dot: &Dot) -> Option<String> {
    let land = match spoken() {
        Language::English => None,
        language => dom::display_name("region", &dot.country, language.code()),
    };
    land.or_else(|| Some(dot.lies_in.clone())).filter(|land| !land.is_empty())
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
