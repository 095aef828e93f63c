//! As what the words of a candidate are read, and what a correction keeps apart.

use super::groups::{core, tidy};
use super::people;
use crate::corrections::Corrections;
use crate::lexicon::aliases::well_known;
use crate::lexicon::fold::fold;
use crate::{Candidate, Doc, Kind};

/// A text's words, and what was corrected about them.
pub(super) struct Words<'a> {
    pub(super) doc: &'a Doc<'a>,
    pub(super) corrections: &'a Corrections,
}

impl<'a> Words<'a> {
    /// The name that a candidate is to be read as.
    pub(super) fn of(&self, candidate: &Candidate) -> &'a str {
        let text = candidate.span.of(self.doc.text());
        if candidate.kind.is_name() { self.corrections.reading(text) } else { text }
    }

    /// Key and name of its own for a candidate that does not mean what has this
    /// key; `None` where no correction says so.
    pub(super) fn apart(&self, candidate: &Candidate, meant: &str) -> Option<(String, String)> {
        let (kind, text) = (candidate.kind, candidate.span.of(self.doc.text()));
        if !kind.is_name() || !self.corrections.apart(text).iter().any(|from| name_key(kind, from) == meant) {
            return None;
        }
        let keys = [if kind == Kind::Person { people::key(text) } else { fold(text) }, fold(text)];
        keys.into_iter().find(|own| own != meant).map(|own| (own, tidy(text)))
    }
}

/// The key that a name has where nothing else in its text joins it.
pub fn name_key(kind: Kind, name: &str) -> String {
    match (kind, well_known(kind, name)) {
        (Kind::Person, _) => people::key(name),
        (_, Some(known)) => fold(known.name),
        (Kind::Organisation, None) => core(&fold(name)).to_owned(),
        _ => fold(name),
    }
}
