//! People whom a title introduces: "spokeswoman Jen Psaki", "Mr Kerry".

use super::{Guess, Taken, is_capitalised};
use crate::lexicon::titles::{is_address, is_office, is_title_part};
use crate::{Doc, Name};
use std::ops::Range;

use gloss_text::{Words, words};

/// Adds the people whom the model missed though a title stands before them.
pub(super) fn add(doc: &Doc, guesses: &mut Vec<Guess>, taken: &mut Taken) {
    for sentence in doc.sentences() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let title = title_at(doc, at..sentence.tokens.end);
            let name = name_at(doc, title.end..sentence.tokens.end);
            if has_office(doc, &title) && is_introduction(doc, title.clone(), &name) && taken.is_free(name.clone()) {
                taken.take(name.clone());
                guesses.push(Guess { tokens: name, name: Name::Person, weight: 0, why: "after a title".into() });
            }
            at = title.end.max(at + 1);
        }
    }
}

/// The run of title words at the start of `range`.
fn title_at(doc: &Doc, range: Range<usize>) -> Range<usize> {
    let end = range.clone().find(|&at| !is_title_part(doc.word(at))).unwrap_or(range.end);
    range.start..end
}

fn has_office(doc: &Doc, title: &Range<usize>) -> bool {
    title.clone().any(|at| is_office(doc.word(at)))
}

/// The run of capitalised words, initials and particles at the start of
/// `range`, at most five tokens.
fn name_at(doc: &Doc, range: Range<usize>) -> Range<usize> {
    let mut end = range.start;
    for at in range.clone().take(5) {
        let part = is_capitalised(doc, at) || doc.word(at) == "-" && !doc.spaced(at) || is_particle(doc.word(at));
        if !part || is_organisation_word(doc.word(at)) || at == range.start && !is_capitalised(doc, at) {
            break;
        }
        if is_capitalised(doc, at) {
            end = at + 1;
        }
    }
    range.start..end
}

/// Lower-case words inside names of people.
pub(super) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "al" | "el"
            | "bin"
            | "ibn"
            | "abu"
            | "van"
            | "von"
            | "der"
            | "den"
            | "de"
            | "da"
            | "di"
            | "du"
            | "la"
            | "ter"
            | "ben"
    )
}

pub(super) fn is_organisation_word(word: &str) -> bool {
    const WORDS: Words = words![
        "Agency",
        "Bank",
        "Board",
        "Bureau",
        "Commission",
        "Committee",
        "Council",
        "Court",
        "Department",
        "General",
        "Group",
        "House",
        "Ministry",
        "Motors",
        "Office",
        "University",
    ];
    WORDS.contains(word)
}

fn is_introduction(doc: &Doc, title: Range<usize>, name: &Range<usize>) -> bool {
    let Some(last) = title.clone().last().map(|at| doc.word(at)) else { return false };
    let names_follow = !name.is_empty() && !matches!(last, "of" | "for");
    // One capitalised word after a title is a name only if the title is clear.
    names_follow && (name.len() > 1 || is_address(last) || is_office(last) && is_clear(last))
}

fn is_clear(office: &str) -> bool {
    office.len() > 2 && office.ends_with('.')
        || matches!(
            office,
            "President" | "Senator" | "Secretary" | "Minister" | "Chancellor" | "spokesman" | "spokeswoman"
        )
}
