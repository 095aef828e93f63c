//! What the page says as its documents do; see `crates/say`.

use crate::words::Words;
use gloss_extract::Kind;
use gloss_extract::figures::Relation;
use gloss_say as say;

pub(crate) use gloss_say::messages::{comparable_figures, counted_value, quoted};

/// A kind, as the name of a group.
pub(crate) fn group(kind: Kind) -> Words {
    Words::alike(say::group(kind))
}

/// A kind, as the word for one of them.
pub(crate) fn kind(kind: Kind) -> Words {
    Words::alike(say::kind(kind))
}

/// What is counted or called so, and its language if that is not the page's.
pub(crate) fn in_its_language(counted: gloss_say::Counted) -> (String, Option<&'static str>) {
    (counted.words, counted.is_foreign.then_some("en"))
}

/// A relation between two figures: a sign and its words.
pub(crate) fn relation(relation: Relation) -> (&'static str, Words) {
    let (sign, words) = say::relation(relation);
    (sign, Words::alike(words))
}

/// Makes words of the page of such words.
macro_rules! alike {
    ($($name:ident)*) => { $(pub(crate) const $name: Words = Words::alike(say::messages::$name);)* };
}

alike! { COLUMN_COUNTED COLUMN_RELATION COLUMN_WHEN HERE ONLY_HERE SHARES TABLE UNDATED }
