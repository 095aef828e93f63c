//! The part of a page that Readability's rules take for the article.

use super::scan::{self, Fragment};
use dom_smoothie::{Config, Readability};
use std::collections::BTreeMap;

/// Which of a page's fragments are the article by the rules of Readability
/// (Mozilla, Apache-2.0) as `dom_smoothie` has them; `None` if it finds none.
pub(super) fn readable(html: &str, fragments: &[Fragment]) -> Option<Vec<bool>> {
    let config = Config { disable_json_ld: true, ..Config::default() };
    let article = Readability::new(html, None, Some(config)).ok()?.parse().ok()?;
    let found = scan::scan(&article.content).fragments;
    let kept = matched(fragments, &found);
    kept.contains(&true).then_some(kept)
}

/// Marks those of `all` that are in `found`, which has mostly the same texts in
/// the same order. Of equal texts the next one counts, else the nearest.
fn matched(all: &[Fragment], found: &[Fragment]) -> Vec<bool> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, fragment) in all.iter().enumerate() {
        places.entry(&fragment.text).or_default().push(at);
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
