//! Where a name begins and ends: what stands around it is taken off, two names
//! in one are parted, and what is no name at all goes.

use super::{Guess, is_capitalised};
use crate::lexicon::aliases::{home_of, is_people, well_known};
use crate::lexicon::titles::is_title_part;
use crate::{Doc, Kind, Name};
use gloss_text::{Words, words};
use std::ops::Range;

/// The names in a guess, with their proper bounds; none if it is not one.
pub(super) fn mended(doc: &Doc, guess: Guess) -> Vec<Guess> {
    let parts = parts(doc, guess.tokens.clone());
    let guesses = parts.into_iter().map(|tokens| Guess { tokens, ..guess.clone() });
    let trimmed = guesses.map(|guess| trimmed(doc, guess)).filter(|guess| is_name(doc, guess) && !is_rest(doc, guess));
    trimmed.map(|guess| settled_kind(doc, guess)).collect()
}

/// "Frank" and "Walter Steinmeier" around a hyphen are one name.
pub(super) fn hyphenated(doc: &Doc, guesses: Vec<Guess>) -> Vec<Guess> {
    let mut joined: Vec<Guess> = Vec::new();
    for guess in guesses {
        let hyphen = guess
            .tokens
            .start
            .checked_sub(1)
            .filter(|&at| doc.word(at) == "-" && !doc.spaced(at) && !doc.spaced(at + 1));
        match joined.last_mut().filter(|last| Some(last.tokens.end) == hyphen && last.name == guess.name) {
            Some(last) => last.tokens.end = guess.tokens.end,
            None => joined.push(guess),
        }
    }
    joined
}

/// "U.S., France" is two places that the tagger took for one name.
fn parts(doc: &Doc, tokens: Range<usize>) -> Vec<Range<usize>> {
    let Some(comma) = tokens.clone().find(|&at| doc.word(at) == ",") else { return vec![tokens] };
    let (before, after) = (tokens.start..comma, comma + 1..tokens.end);
    if is_known(doc, Kind::Place, before.clone()) && is_known(doc, Kind::Place, after.clone()) {
        return vec![before, after];
    }
    vec![tokens]
}

fn is_known(doc: &Doc, kind: Kind, tokens: Range<usize>) -> bool {
    doc.span(tokens).is_some_and(|span| span.len() < 80 && well_known(kind, span.of(doc.text())).is_some())
}

/// Takes off what stands around a name but is not part of it.
fn trimmed(doc: &Doc, mut guess: Guess) -> Guess {
    if is_seat(doc, &guess.tokens) {
        return Guess { tokens: guess.tokens.start + 2..guess.tokens.end, name: Name::Place, ..guess };
    }
    let Range { mut start, mut end } = guess.tokens;
    while start < end && (is_margin(doc.word(end - 1)) || end - start > 1 && is_group_noun(doc.word(end - 1))) {
        end -= 1;
    }
    while start < end && is_lead(doc, start..end, guess.name) {
        start += 1;
    }
    guess.tokens = start..end;
    guess
}

/// "Schumer, D-N.Y." and "Jordan (R-Ohio)": a member of Congress, the party
/// and the state that sent them.
fn is_seat(doc: &Doc, tokens: &Range<usize>) -> bool {
    let opens = |at: usize| matches!(doc.word(at), "," | "(");
    let party = matches!(doc.word(tokens.start), "D" | "R" | "I");
    tokens.len() > 2 && party && doc.word(tokens.start + 1) == "-" && tokens.start.checked_sub(1).is_some_and(opens)
}

fn is_margin(word: &str) -> bool {
    matches!(word, "'s" | "’s" | "'" | "’" | "\"" | "“" | "”" | "," | "-" | "(" | ":" | "--" | "—")
}

/// Nouns in the plural or for a whole that follow a name without being part
/// of it: "Islamic State fighters", "Iraqi government".
fn is_group_noun(word: &str) -> bool {
    const NOUNS: Words = words![
        "fighters",
        "forces",
        "government",
        "governments",
        "group",
        "groups",
        "jets",
        "leaders",
        "militants",
        "militia",
        "officials",
        "people",
        "rebels",
        "refugees",
        "regime",
        "soldiers",
        "troops",
        "warplanes",
    ];
    NOUNS.has(word)
}

/// Whether the first token does not belong to the name.
fn is_lead(doc: &Doc, tokens: Range<usize>, name: Name) -> bool {
    let (word, next) = (doc.word(tokens.start), doc.word(tokens.start + 1));
    if is_margin(word) || word == "the" {
        return true;
    }
    let more = tokens.len() > 1;
    let people = || more && home_of(word).is_some();
    match name {
        // "German Foreign Minister Frank-Walter Steinmeier"
        Name::Person => more && (is_title_part(word) || is_title_part(next) && (people() || is_dotted(word))),
        // "Syrian city of Raqa", but "Palestinian territories"
        _ if is_known(doc, name.into(), tokens.clone()) => false,
        _ => next.starts_with(char::is_lowercase) && people() || is_common_lead(doc, tokens),
    }
}

fn is_dotted(word: &str) -> bool {
    matches!(word, "U.S." | "US" | "U.K." | "UK" | "U.N." | "UN" | "EU")
}

fn is_common_lead(doc: &Doc, tokens: Range<usize>) -> bool {
    let lower =
        |at: usize| matches!(doc.word(at), "city" | "town" | "province" | "village" | "region" | "government" | "of");
    lower(tokens.start) && tokens.clone().any(|at| is_capitalised(doc, at))
}

fn is_common(word: &str) -> bool {
    matches!(word, "city" | "town" | "province" | "village" | "region" | "government" | "of")
}

/// Nationalities are not places, a title alone is nobody's name, and a name
/// has a letter.
fn is_name(doc: &Doc, guess: &Guess) -> bool {
    let words = || guess.tokens.clone().map(|at| doc.word(at));
    let has_letter = words().any(|word| word.chars().any(char::is_alphabetic));
    let span = || doc.span(guess.tokens.clone()).filter(|span| span.len() < 24);
    let people = || guess.name != Name::Person && span().is_some_and(|span| is_people(span.of(doc.text())));
    let title = || guess.name == Name::Person && words().all(|word| is_title_part(word) || is_dotted(word));
    has_letter && !people() && !title()
}

/// What trimming left of a description ("city"), or the first half of a title
/// ("US Defense" before "Secretary").
fn is_rest(doc: &Doc, guess: &Guess) -> bool {
    let words = || guess.tokens.clone().map(|at| doc.word(at));
    let common = words().all(is_common);
    let half = guess.name == Name::Organisation && words().all(|word| is_title_part(word) || is_dotted(word));
    let known = || is_known(doc, Kind::Organisation, guess.tokens.clone());
    common || half && is_title_part(doc.word(guess.tokens.end)) && !known()
}

/// A well-known place is no organisation, nor the other way round, whatever
/// the sentence made the tagger think.
fn settled_kind(doc: &Doc, mut guess: Guess) -> Guess {
    let known = |kind| is_known(doc, kind, guess.tokens.clone());
    match guess.name {
        Name::Place if known(Kind::Organisation) && !known(Kind::Place) => guess.name = Name::Organisation,
        Name::Organisation if known(Kind::Place) && !known(Kind::Organisation) => guess.name = Name::Place,
        _ => return guess,
    }
    guess.why = "well-known name".into();
    guess
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Article;

    fn mend(text: &str, name: Name) -> Vec<String> {
        let article = Article::plain(text.into());
        let doc = Doc::new(&article);
        let guess = Guess { tokens: 0..doc.tokens().len(), name, weight: 1, why: "test".into() };
        let spans = mended(&doc, guess).into_iter().filter_map(|guess| doc.span(guess.tokens));
        spans.map(|span| span.of(text).to_owned()).collect()
    }

    #[test]
    fn titles_and_nationalities_stay_outside_of_people() {
        assert_eq!(mend("German Foreign Minister Frank-Walter Steinmeier", Name::Person), ["Frank-Walter Steinmeier"]);
        assert_eq!(mend("U.S. Secretary of State John Kerry's", Name::Person), ["John Kerry"]);
        assert!(mend("U.S. Secretary of State", Name::Person).is_empty());
    }

    #[test]
    fn descriptions_are_cut_down_to_the_name_in_them() {
        assert_eq!(mend("Syrian city of Raqqa", Name::Place), ["Raqqa"]);
        assert_eq!(mend("Islamic State fighters", Name::Organisation), ["Islamic State"]);
        assert!(mend("Iraqi government", Name::Organisation).is_empty());
        assert!(mend("Iraqi city", Name::Place).is_empty());
        assert!(mend("Jihadist", Name::Organisation).is_empty());
        assert_eq!(mend("British Museum", Name::Organisation), ["British Museum"]);
    }

    #[test]
    fn a_hyphen_does_not_part_a_name() {
        let text = "Frank-Walter Steinmeier";
        let article = Article::plain(text.into());
        let doc = Doc::new(&article);
        let guess = |tokens| Guess { tokens, name: Name::Person, weight: 1, why: "test".into() };
        assert_eq!(hyphenated(&doc, vec![guess(0..1), guess(2..4)]), [guess(0..4)]);
    }

    #[test]
    fn two_places_in_one_are_parted() {
        assert_eq!(mend("U.S., France", Name::Organisation), ["U.S.", "France"]);
    }
}
