//! Words about places on the map, and where in the text something stands.

use super::{count_mentions, dot_here, first_in, places_outside, places_unknown};
use crate::dom;
use crate::words::{Language, spoken};
use gloss_places::Dot;

/// A dot: `Baghdad, Iraq: 4 mentions`.
pub(crate) fn dot(name: &str, dot: &Dot, mentions: usize) -> String {
    dot_here(placed(name, dot).as_deref().unwrap_or(name), mentions)
}

/// A place with what it lies in, `Baghdad, Iraq`; a country with what another
/// language calls it, `Iraq (Irak)`. `None` where that says no more.
pub(crate) fn placed(name: &str, dot: &Dot) -> Option<String> {
    let land = lies_in(dot).filter(|land| land != name)?;
    Some(if dot.kind == "country" { format!("{name} ({land})") } else { [name, &land].join(", ") })
}

/// The country or state; in another language than English always the country,
/// also of a country.
fn lies_in(dot: &Dot) -> Option<String> {
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
