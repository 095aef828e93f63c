//! Names that other articles know, word for word.

use super::IsKnown;
use crate::lexicon::fold::fold;
use crate::settle::person_key;
use crate::{Candidate, Doc, Kind, TokenKind};
use std::ops::Range;

/// Tokens of the longest name that is looked up, and of the shortest: one word
/// alone may be any noun.
const LONGEST: usize = 6;
const SHORTEST: usize = 2;

/// Runs of words between capitals that are known as a name, the longest first.
pub(super) fn names(doc: &Doc, is_known: IsKnown) -> Vec<Candidate> {
    let mut found = Vec::new();
    for sentence in doc.sentences() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let ends = (at + SHORTEST..=sentence.tokens.end.min(at + LONGEST)).rev();
            let name = ends.filter(|_| is_capitalised(doc, at)).find_map(|end| named(doc, at..end, is_known));
            at = name.as_ref().map_or(at + 1, |(end, _)| *end);
            found.extend(name.map(|(_, candidate)| candidate));
        }
    }
    found
}

fn named(doc: &Doc, tokens: Range<usize>, is_known: &mut dyn FnMut(Kind, &str) -> bool) -> Option<(usize, Candidate)> {
    let last = tokens.end.checked_sub(1)?;
    let touches = |at: usize| is_capitalised(doc, at) && doc.sentence_of(at) == doc.sentence_of(last);
    if !is_capitalised(doc, last) || touches(tokens.end) || tokens.start.checked_sub(1).is_some_and(touches) {
        return None;
    }
    let span = doc.span(tokens.clone())?;
    let name = span.of(doc.text());
    let mut keys =
        [(Kind::Person, person_key(name)), (Kind::Place, fold(name)), (Kind::Organisation, fold(name))].into_iter();
    let (kind, _) = keys.find(|(kind, key)| key.contains(' ') && is_known(*kind, key))?;
    Some((tokens.end, Candidate { span, kind, value: None, why: "name of another article".into() }))
}

fn is_capitalised(doc: &Doc, at: usize) -> bool {
    doc.tokens().get(at).is_some_and(|token| token.kind == TokenKind::Word)
        && doc.word(at).starts_with(char::is_uppercase)
}
