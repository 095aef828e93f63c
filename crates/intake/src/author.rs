//! Who wrote an article, from its byline.

use crate::day::{is_month, is_weekday};
use gloss_extract::{Article, Role};
use gloss_text::fold::Lower;
use gloss_text::{Words, words};

/// Words before the names.
const BEFORE: Words = words![
    "author",
    "by",
    "door",
    "from",
    "par",
    "por",
    "posted",
    "published",
    "reported",
    "story",
    "von",
    "words",
    "written",
];

/// Small words inside names or between them.
const INSIDE: Words = words![
    "&", "al", "and", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "e", "el", "et", "ibn", "la", "le",
    "ten", "ter", "und", "van", "von", "y",
];

/// Words that follow the names.
const AFTER: Words = words![
    "associated",
    "chief",
    "correspondent",
    "editor",
    "first",
    "for",
    "in",
    "last",
    "on",
    "posted",
    "published",
    "reporter",
    "senior",
    "special",
    "staff",
    "the",
    "updated",
    "writer",
];

/// The longest name or list of names, in words.
const LONGEST: usize = 16;

/// The names in an article's byline, as they stand there: "Ann Other and Bo
/// Lee". None where no line with a name is known as one.
pub fn author(article: &Article) -> Option<String> {
    let bylines = article.blocks().iter().filter(|block| block.role == Role::Byline);
    bylines.map(|block| block.span.of(article.text())).find_map(names)
}

/// The names at the start of a byline.
pub(crate) fn names(line: &str) -> Option<String> {
    let mut words = line.split_whitespace().peekable();
    let is_before = |word: &&str| BEFORE.contains(bare(word).lower().as_str());
    let mut told = false;
    while words.next_if(is_before).is_some() {
        told = true;
    }
    let mut found: Vec<&str> = Vec::new();
    for word in words.take(LONGEST) {
        let name = name_part(word);
        if !(is_name(name) || (!found.is_empty() && INSIDE.contains(word))) {
            break;
        }
        found.push(name);
        if name.len() < word.len() {
            break;
        }
    }
    while found.last().is_some_and(|word| INSIDE.contains(word)) {
        found.pop();
    }
    let names = found.join(" ").trim_end_matches([',', ':', ';', '|', '.']).to_owned();
    (found.len() >= 2 || (told && names.chars().count() >= 3)).then_some(names)
}

/// Without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// A word up to a number or an account's name that is glued to it.
fn name_part(word: &str) -> &str {
    let end = word.find(|c: char| c.is_ascii_digit() || matches!(c, '@' | '(' | '|' | '•' | '/')).unwrap_or(word.len());
    word.get(..end).unwrap_or(word)
}

fn is_name(word: &str) -> bool {
    let plain = bare(word);
    let lower = plain.lower();
    plain.starts_with(|c: char| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()))
        && !AFTER.contains(lower.as_str())
        && !is_month(plain)
        && !is_weekday(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_end_where_something_else_begins() {
        for (line, expected) in [
            ("By Lara Jakes – AP National Security Writer", "Lara Jakes"),
            ("BY ANN OTHER AND BO LEE", "ANN OTHER AND BO LEE"),
            ("By Ann Other and Bo van der Lee on Monday", "Ann Other and Bo van der Lee"),
            ("Ann Other, Staff Writer", "Ann Other"),
            ("by Lucas Other22 Dec 2016651", "Lucas Other"),
            ("Ann Other@annother Updated Jul 24, 2018", "Ann Other"),
            ("Alex Other 1 day ago", "Alex Other"),
            ("Written by: Éva Other", "Éva Other"),
            ("By Reuters", "Reuters"),
        ] {
            assert_eq!(names(line).as_deref(), Some(expected), "{line}");
        }
    }

    #[test]
    fn dates_and_labels_are_nobody() {
        for line in ["Published on: June 25, 2024", "Sunday, Feb 1, 2015 11:57 AM UTC", "22 Dec, 2016", "por", "", "By"]
        {
            assert_eq!(names(line), None, "{line}");
        }
    }
}
