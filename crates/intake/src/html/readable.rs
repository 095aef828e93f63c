//! The part of a page that Readability's rules take for the article.

use super::scan::{self, Fragment};
use dom_smoothie::{Config, Readability};
use gloss_order::Map;
use std::panic::catch_unwind;

/// Which of a page's fragments are the article by the rules of Readability
/// (Mozilla, Apache-2.0) as `dom_smoothie` has them; `None` if it finds none.
/// Should it panic on a page, only its opinion is lost, where panics unwind.
pub(super) fn readable(html: &str, fragments: &[Fragment]) -> Option<Vec<bool>> {
    let content = catch_unwind(|| content(html)).ok().flatten()?;
    let found = scan::scan(&content).fragments;
    let kept = matched(fragments, &found);
    kept.contains(&true).then_some(kept)
}

/// The HTML of the article alone.
fn content(html: &str) -> Option<String> {
    let config = Config { disable_json_ld: true, ..Config::default() };
    let article = Readability::new(html, None, Some(config)).ok()?.parse().ok()?;
    Some(article.content.to_string())
}

/// Marks those of `all` that are in `found`, which has mostly the same texts in
/// the same order. Of equal texts the next one counts, else the nearest.
fn matched(all: &[Fragment], found: &[Fragment]) -> Vec<bool> {
    let mut places: Map<&str, Vec<usize>> = Map::new();
    for (at, fragment) in all.iter().enumerate() {
        places.or_default(&fragment.text).push(at);
    }
    let mut kept = vec![false; all.len()];
    let mut next = 0;
    for fragment in found {
        let free = places.get_mut(fragment.text.as_str()).filter(|free| !free.is_empty());
        let Some(free) = free else { continue };
        let behind = free.partition_point(|at| *at < next).min(free.len() - 1);
        let at = free.remove(behind);
        if let Some(slot) = kept.get_mut(at) {
            *slot = true;
        }
        next = at + 1;
    }
    kept
}
