//! Abbreviations that end in a dot, and words that commonly open a sentence.
//!
//! Source: compiled for this project from the usage of English-language news
//! style guides. Licence: as the project.

use crate::{Words, words};

/// Stand before a name or number, so their dot never ends a sentence.
const BEFORE_NAMES: Words = words![
    "adm", "amb", "attn", "brig", "capt", "cmdr", "col", "cpl", "det", "dr", "fr", "ft", "gen", "gov", "hon", "insp",
    "lt", "maj", "messrs", "mmes", "mr", "mrs", "ms", "mt", "mx", "pres", "prof", "rep", "reps", "rev", "secy", "sen",
    "sens", "sgt", "sr", "st", "ste", "supt", "vs",
];

/// May end a sentence as well.
const OTHERS: Words = words![
    "approx", "apr", "assn", "aug", "ave", "blvd", "bros", "co", "corp", "cos", "dec", "dept", "dist", "est", "etc",
    "feb", "inc", "intl", "jan", "jr", "jul", "jun", "llc", "ltd", "nov", "oct", "plc", "rd", "sep", "sept", "univ",
    "viz",
];

/// Abbreviations only where a number follows: "No. 5", "pp. 3-4", "Mar. 2".
const BEFORE_DIGITS: Words =
    words!["art", "ca", "ch", "fig", "mar", "no", "nos", "p", "para", "pp", "sec", "tel", "vol"];

/// Words that, capitalised after an abbreviation, show that a sentence began.
const STARTERS: Words = words![
    "A",
    "After",
    "Although",
    "An",
    "And",
    "As",
    "At",
    "Before",
    "But",
    "By",
    "Despite",
    "During",
    "Earlier",
    "For",
    "From",
    "He",
    "Her",
    "His",
    "However",
    "I",
    "If",
    "In",
    "It",
    "Its",
    "Last",
    "Meanwhile",
    "Most",
    "No",
    "On",
    "Other",
    "Our",
    "She",
    "Since",
    "So",
    "Some",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "To",
    "Under",
    "Until",
    "We",
    "What",
    "When",
    "Where",
    "While",
    "Who",
    "With",
    "You",
];

fn listed(list: Words, word: &str) -> bool {
    let mut lower = word.to_ascii_lowercase();
    lower.truncate(lower.trim_end_matches('.').len());
    list.has(&lower)
}

/// Whether `word`, without its dot, is an abbreviation; `digit_next` tells
/// whether a digit follows the dot.
pub(crate) fn is_abbreviation(word: &str, digit_next: bool) -> bool {
    // No entry is longer, and a token may be a megabyte.
    word.len() <= 8 && (listed(BEFORE_NAMES, word) || listed(OTHERS, word) || digit_next && listed(BEFORE_DIGITS, word))
}

/// Whether the dot of this abbreviation cannot end a sentence.
pub(crate) fn ends_no_sentence(word: &str) -> bool {
    word.len() <= 9 && (listed(BEFORE_NAMES, word) || listed(BEFORE_DIGITS, word))
}

/// Whether `word` after an abbreviation shows that a new sentence began.
pub(crate) fn starts_sentence(word: &str) -> bool {
    word.starts_with(['"', '“', '‘']) || STARTERS.has(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [BEFORE_NAMES, OTHERS, BEFORE_DIGITS, STARTERS] {
            assert!(list.is_sorted());
        }
    }
}
