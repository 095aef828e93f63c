//! Whether a title or a given name is a man's or a woman's, to tell namesakes
//! apart ("Mrs Clinton").
//!
//! Source: compiled for this project; the given names are common ones of
//! English-speaking countries that are hardly borne by the other sex. Licence: as
//! the project.

use crate::lexicon::fold::Lower;
use gloss_text::{Words, words};

/// As far as English titles and names tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    /// He.
    Male,
    /// She.
    Female,
}

const WOMEN: Words = words![
    "alice",
    "amanda",
    "amy",
    "angela",
    "ann",
    "anna",
    "anne",
    "barbara",
    "betty",
    "carol",
    "caroline",
    "catherine",
    "charlotte",
    "chelsea",
    "christina",
    "christine",
    "claire",
    "cynthia",
    "deborah",
    "diana",
    "dorothy",
    "elizabeth",
    "emily",
    "emma",
    "eva",
    "hannah",
    "helen",
    "hillary",
    "ivanka",
    "jane",
    "janet",
    "jennifer",
    "jessica",
    "jill",
    "joan",
    "judith",
    "julia",
    "karen",
    "kate",
    "katherine",
    "laura",
    "linda",
    "lisa",
    "lucy",
    "margaret",
    "maria",
    "marie",
    "mary",
    "melania",
    "melissa",
    "michelle",
    "nancy",
    "nicole",
    "olivia",
    "pamela",
    "patricia",
    "rachel",
    "rebecca",
    "ruth",
    "sally",
    "samantha",
    "sandra",
    "sarah",
    "sharon",
    "sophie",
    "stephanie",
    "susan",
    "teresa",
    "theresa",
    "ursula",
    "victoria",
    "virginia",
];

const MEN: Words = words![
    "adam",
    "ahmed",
    "alan",
    "alexander",
    "andrew",
    "anthony",
    "arthur",
    "barack",
    "ben",
    "benjamin",
    "bernard",
    "bill",
    "bob",
    "brian",
    "charles",
    "christopher",
    "daniel",
    "david",
    "dennis",
    "donald",
    "douglas",
    "edward",
    "eric",
    "frank",
    "gary",
    "george",
    "gordon",
    "gregory",
    "harold",
    "harry",
    "henry",
    "hunter",
    "jack",
    "james",
    "jason",
    "jeff",
    "jeffrey",
    "jeremy",
    "jim",
    "joe",
    "john",
    "jonathan",
    "joseph",
    "justin",
    "keith",
    "kenneth",
    "kevin",
    "larry",
    "mark",
    "martin",
    "matthew",
    "michael",
    "mike",
    "mohammed",
    "nicholas",
    "patrick",
    "paul",
    "peter",
    "philip",
    "raymond",
    "richard",
    "robert",
    "roger",
    "ronald",
    "ryan",
    "scott",
    "simon",
    "stephen",
    "steven",
    "thomas",
    "tim",
    "timothy",
    "tom",
    "tony",
    "vladimir",
    "walter",
    "william",
];

/// By a title, in any case.
pub(crate) fn of_title(title: &str) -> Option<Gender> {
    if title.len() > 12 {
        return None;
    }
    match title.trim_end_matches('.').lower().as_str() {
        "mr" | "sir" | "lord" | "king" | "prince" | "duke" | "chairman" | "spokesman" | "congressman" => {
            Some(Gender::Male)
        }
        "mrs" | "ms" | "miss" | "lady" | "dame" | "queen" | "princess" | "duchess" | "baroness" | "chairwoman"
        | "spokeswoman" | "congresswoman" => Some(Gender::Female),
        _ => None,
    }
}

/// By a folded given name.
pub(crate) fn of_given(name: &str) -> Option<Gender> {
    if WOMEN.has(name) {
        return Some(Gender::Female);
    }
    MEN.has(name).then_some(Gender::Male)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(WOMEN.is_sorted() && MEN.is_sorted());
    }

    #[test]
    fn titles_and_names_tell() {
        assert_eq!(of_title("Mrs."), Some(Gender::Female));
        assert_eq!(of_title("President"), None);
        assert_eq!(
            (of_given("hillary"), of_given("bill"), of_given("robin")),
            (Some(Gender::Female), Some(Gender::Male), None)
        );
    }
}
