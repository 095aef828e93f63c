//! The office or description that introduces a person.

use crate::lexicon::aliases::home_of;
use crate::lexicon::titles::{is_address, is_office, is_title_part};
use crate::{Doc, Span};

/// The longest role, in tokens.
const LONGEST: usize = 9;

/// The title before a name: "U.S. Secretary of State" before "John Kerry".
/// `None` if none stands there, or only a form of address.
pub(super) fn before(doc: &Doc, name: Span) -> Option<String> {
    let first = doc.tokens_in(name).start;
    let sentence = doc.sentences().get(doc.sentence_of(first)?)?;
    let lowest = sentence.tokens.start.max(first.saturating_sub(LONGEST));
    let mut start = first;
    while start > lowest && is_part(doc, start - 1) {
        start -= 1;
    }
    while start < first && matches!(doc.word(start), "of" | "for" | "-" | "the" | "The") {
        start += 1;
    }
    let last = first.checked_sub(1)?;
    let words = || (start..first).map(|at| doc.word(at));
    let is_role =
        is_title_part(doc.word(last)) && words().any(|word| is_office(word) || word == "chief" || word == "leader");
    let alone = words().count() == 1 && words().any(is_address);
    let span = doc.span(start..first).filter(|_| is_role && !alone)?;
    Some(span.of(doc.text()).to_owned())
}

fn is_part(doc: &Doc, at: usize) -> bool {
    let word = doc.word(at);
    let capitalised = word.starts_with(char::is_uppercase) && word.chars().any(char::is_alphabetic);
    // A word at the start of a sentence may be capitalised for that alone.
    let starts = doc
        .sentence_of(at)
        .and_then(|index| doc.sentences().get(index))
        .is_some_and(|sentence| sentence.tokens.start == at);
    let named = capitalised && (!starts || home_of(word).is_some() || is_title_part(word) || word.ends_with('.'));
    (named || is_title_part(word) || word == "-" && !doc.spaced(at)) && !is_address(word)
}
