//! Well-known places and organisations that the model missed, and acronyms
//! that stand in brackets behind their expansion.

use super::{Guess, Taken, is_capitalised, is_shouted};
use crate::lexicon::aliases::well_known;
use crate::lexicon::fold::capital;
use crate::{Doc, Kind, Name};
use std::ops::Range;

/// The longest well-known form, in tokens.
const LONGEST: usize = 7;

/// Whether a text has words, but hardly a capital: then none is missing where a
/// name has none.
pub(super) fn is_lower(doc: &Doc) -> bool {
    let letters = || (0..doc.tokens().len()).filter_map(|at| doc.word(at).chars().next());
    let words = letters().filter(|c| c.is_alphabetic()).take(2000);
    let (all, capitals) = words.fold((0, 0), |(all, capitals), c| (all + 1, capitals + usize::from(!c.is_lowercase())));
    all >= 5 && capitals * 50 < all
}

/// Adds well-known names at capitalised tokens that no guess covers; in a text
/// in lower case, at any.
pub(super) fn add(doc: &Doc, guesses: &mut Vec<Guess>, taken: &mut Taken, lower: bool) {
    for sentence in doc.sentences() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let longest = (at + 1..=sentence.tokens.end.min(at + LONGEST)).rev();
            let found =
                longest.filter(|_| lower || is_capitalised(doc, at)).find_map(|end| named(doc, at..end, taken, lower));
            at = found.as_ref().map_or(at + 1, |guess| guess.tokens.end);
            if let Some(guess) = found {
                taken.take(guess.tokens.clone());
                guesses.push(guess);
            }
        }
    }
}

fn named(doc: &Doc, tokens: Range<usize>, taken: &Taken, lower: bool) -> Option<Guess> {
    if !taken.is_free(tokens.clone()) || !stands_alone(doc, &tokens) {
        return None;
    }
    // The list knows "the U.S." and "Iraq." too, whose article and stop are no part of the name.
    let edges = [tokens.start, tokens.end.checked_sub(1)?].map(|at| doc.word(at));
    if edges.iter().any(|word| word.eq_ignore_ascii_case("the") || !word.contains(char::is_alphanumeric))
        || lower && is_part(doc, &tokens)
    {
        return None;
    }
    let form = doc.span(tokens.clone())?.of(doc.text());
    if form.len() > 80 || form.len() < 2 || lower && is_word(form) {
        return None;
    }
    let kind = [Kind::Place, Kind::Organisation].into_iter().find(|&kind| well_known(kind, form).is_some())?;
    // "us", "is" and "who" are names only in capitals, and then not in a shout.
    let short = !lower && form.chars().filter(|c| c.is_alphabetic()).count() <= 4;
    let shout = || form.chars().any(char::is_lowercase) || is_shouted(doc, tokens.start);
    if short && tokens.len() == 1 && shout() && !is_proper(form) {
        return None;
    }
    let name = if kind == Kind::Place { Name::Place } else { Name::Organisation };
    Some(Guess { tokens, name, weight: 0, why: "well-known name".into() })
}

/// Whether a name in lower case may be part of a longer one, which no capital
/// shows: "party of iraq", "united states senate".
fn is_part(doc: &Doc, tokens: &Range<usize>) -> bool {
    let before = |back: usize| tokens.start.checked_sub(back).map(|at| doc.word(at)).unwrap_or_default();
    let of = before(1) == "of" || before(2) == "of" && before(1) == "the";
    let next = doc.word(tokens.end);
    let noun = next.starts_with(char::is_alphabetic) && (next.len() > 4 || matches!(next, "army" | "navy"));
    let same = doc.sentence_of(tokens.start) == doc.sentence_of(tokens.end);
    of || noun && same
}

/// Whether a name in lower case may be a common word.
fn is_word(name: &str) -> bool {
    let states = matches!(name, "chad" | "congress" | "emirates" | "guinea" | "jersey" | "reunion" | "states");
    states || matches!(name, "amnesty" | "democrats" | "fed" | "republicans" | "wagner")
}

/// Short names that are no word in any case.
fn is_proper(form: &str) -> bool {
    form.len() > 3 && !matches!(form, "Chad" | "Mali" | "Fed" | "Oman") && form.chars().skip(1).all(char::is_lowercase)
}

/// Not part of a longer name: no capitalised word touches it.
fn stands_alone(doc: &Doc, tokens: &Range<usize>) -> bool {
    let before = tokens.start.checked_sub(1).is_some_and(|at| touches(doc, at, tokens.start));
    let after = touches(doc, tokens.end, tokens.end);
    !before && !after
}

fn touches(doc: &Doc, at: usize, edge: usize) -> bool {
    let hyphen = doc.word(at) == "-" && !doc.spaced(edge);
    let same_sentence = doc.sentence_of(at) == doc.sentence_of(edge.saturating_sub(usize::from(edge > at)));
    hyphen && at >= edge && doc.word(at + 1).starts_with(char::is_uppercase)
        || is_capitalised(doc, at) && same_sentence && !is_sentence_start(doc, at)
}

fn is_sentence_start(doc: &Doc, at: usize) -> bool {
    doc.sentence_of(at).and_then(|index| doc.sentences().get(index)).is_some_and(|sentence| sentence.tokens.start == at)
}

/// Whether the capitals of `acronym` are initials of the words of `expansion`,
/// in order.
pub fn is_acronym_of(acronym: &str, expansion: &str) -> bool {
    let letters: Vec<char> = acronym.chars().filter(|c| c.is_alphabetic()).collect();
    if !(2..=8).contains(&letters.len()) || letters.iter().any(|c| c.is_lowercase()) || expansion.len() > 200 {
        return false;
    }
    let initials = expansion.split([' ', '-', '\u{a0}']).filter_map(|word| word.chars().next());
    let mut wanted = letters.iter().peekable();
    for initial in initials.map(capital) {
        wanted.next_if(|&&letter| letter == initial);
    }
    wanted.peek().is_none()
}

#[cfg(test)]
mod tests {
    use super::is_acronym_of;

    #[test]
    fn acronyms_take_initials_in_order() {
        assert!(is_acronym_of("IS", "Islamic State"));
        assert!(is_acronym_of("ISIL", "Islamic State of Iraq and the Levant"));
        assert!(is_acronym_of("U.N.", "United Nations"));
        assert!(!is_acronym_of("UN", "Islamic State"));
        assert!(!is_acronym_of("is", "Islamic State"));
    }
}
