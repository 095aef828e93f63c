//! What the reader is told of corrections.

use super::*;
use crate::correct::Said;
use gloss_extract::corrections::{Correction, MOST};

/// On the button that keeps a name apart from what it was joined with.
pub(crate) fn apart(words: &str, kind: Kind) -> String {
    match kind {
        Kind::Person => other_person(words),
        Kind::Place => other_place(words),
        _ => other_organisation(words),
    }
}

/// `a person`.
pub(crate) fn one(kind: Kind) -> Words {
    match kind {
        Kind::Person => A_PERSON,
        Kind::Place => A_PLACE,
        _ => AN_ORGANISATION,
    }
}

/// A correction as a sentence of the list.
pub(crate) fn says(correction: &Correction) -> String {
    match correction {
        Correction::NotAName { form } => says_no_name(form),
        Correction::Kind { form, kind } => says_kind(form, &one(*kind)),
        Correction::Same { form, of, .. } => says_same(form, of),
        Correction::Apart { form, from } => says_apart(form, from),
        Correction::Name { form, kind } => says_marked(form, &one(*kind)),
    }
}

/// What a change has done.
pub(crate) fn told(said: &Said) -> String {
    match said {
        Said::Made(correction) => made(correction),
        Said::Removed(correction) => told_removed(&says(correction)),
        Said::Emptied(count) => told_emptied(*count),
        Said::Imported(new, 0) => told_imported(*new),
        Said::Imported(new, flawed) => [told_imported(*new), told_flawed(*flawed)].join(" "),
        Said::NotRead => TOLD_NOT_READ.into(),
        Said::Full => told_full(MOST),
        Said::Undone => TOLD_UNDONE.into(),
        Said::Unread(count) => told_unread(*count),
        Said::NotKept => TOLD_NOT_KEPT.into(),
    }
}

fn made(correction: &Correction) -> String {
    match correction {
        Correction::NotAName { form } => told_no_name(form),
        Correction::Kind { form, kind } => told_kind(form, &one(*kind)),
        Correction::Same { form, of, .. } => told_same(form, of),
        Correction::Apart { form, from } => told_apart(form, from),
        Correction::Name { form, kind } => told_marked(form, &one(*kind)),
    }
}
