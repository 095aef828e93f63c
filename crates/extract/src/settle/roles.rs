//! The office or description by which the text introduces a person: before the
//! name ("Turkish President Recep Tayyip Erdogan"), after it ("Haider al-Abadi,
//! the Iraqi prime minister,") or before a comma ("the prime minister, Haider
//! al-Abadi,").

use crate::lexicon::aliases::home_of;
use crate::lexicon::titles::{is_address, is_office, is_role_head, is_role_part, is_title_part};
use crate::names::is_shouted;
use crate::{Doc, Kind, Span, TokenKind};
use gloss_text::{Words, words};
use std::ops::Range;

/// The longest role, in tokens.
const LONGEST: usize = 12;

/// The role that stands at this mention of a person, if one does. `kind`
/// tells to which kind of name a token belongs.
pub(super) fn at(doc: &Doc, name: Span, kind: &dyn Fn(usize) -> Option<Kind>) -> Option<Span> {
    let tokens = doc.tokens_in(name);
    let sentence = doc.sentences().get(doc.sentence_of(tokens.start)?)?.tokens.clone();
    let phrase = Phrase { doc, sentence, kind };
    let found = phrase.before(tokens.start).or_else(|| phrase.after(tokens.end));
    doc.span(found.or_else(|| phrase.before_comma(&tokens))?)
}

/// Whether `role` says more than `other`: it names an office and the other does
/// not, or it is longer.
pub(super) fn says_more(role: &str, other: &str) -> bool {
    let weight = |role: &str| (role.split([' ', '-']).any(is_office), role.split(' ').count());
    weight(role) > weight(other)
}

struct Phrase<'a> {
    doc: &'a Doc<'a>,
    sentence: Range<usize>,
    kind: &'a dyn Fn(usize) -> Option<Kind>,
}

impl Phrase<'_> {
    fn word(&self, at: usize) -> &str {
        if self.sentence.contains(&at) { self.doc.word(at) } else { "" }
    }

    fn is_person(&self, at: usize) -> bool {
        (self.kind)(at) == Some(Kind::Person)
    }

    /// The title directly before a name that starts at token `first`.
    fn before(&self, first: usize) -> Option<Range<usize>> {
        let lowest = self.sentence.start.max(first.saturating_sub(LONGEST));
        let shouted = is_shouted(self.doc, first);
        let mut start = first;
        while start > lowest && self.may_stand_before(start - 1, shouted) {
            start -= 1;
        }
        let is_head = |at: usize| is_role_head(self.word(at));
        // "the government of President Assad", "the group's leader"
        let outer =
            |at: usize| matches!(self.word(at), "of" | "for") && !(start..at).any(is_head) && (at..first).any(is_head);
        let owner =
            |at: usize| is_clitic(self.word(at)) && self.word(at.wrapping_sub(1)).starts_with(char::is_lowercase);
        start = (start..first).rev().find(|&at| outer(at) || owner(at)).map_or(start, |at| at + 1);
        while start < first && (is_link(self.word(start)) || is_clitic(self.word(start))) {
            start += 1;
        }
        let last = first.checked_sub(1).filter(|&last| last >= start)?;
        let head = (start..first).rev().find(|&at| is_role_head(self.word(at)))?;
        // "President of France François Hollande": what follows the office belongs to it.
        let belongs = (head..first).all(|at| at == head || !is_person_like(self.word(at)) || self.follows_of(at, head));
        let closes = is_role_head(self.word(last)) || is_title_part(self.word(last)) || self.follows_of(last, head);
        (belongs && closes && !is_link(self.word(last))).then_some(start..first)
    }

    fn may_stand_before(&self, at: usize, shouted: bool) -> bool {
        let word = self.word(at);
        if is_address(word) || self.is_person(at) || is_day(word) {
            return false;
        }
        let capitalised = is_person_like(word);
        // A word at the start of a sentence may be capitalised for that alone.
        let starts = at == self.sentence.start || matches!(self.word(at.wrapping_sub(1)), "\"" | "“" | ":");
        let listed = is_role_part(word) || home_of(word).is_some() || word.ends_with('.');
        let known = listed || (self.kind)(at).is_some() || word.len() > 1 && !word.chars().any(char::is_lowercase);
        let named = capitalised && (known || !starts && !shouted);
        named
            || is_role_part(word)
            || word == "-" && !self.doc.spaced(at)
            || word == "the" && is_link(self.word(at.wrapping_sub(1)))
            || is_clitic(word) && is_person_like(self.word(at.wrapping_sub(1)))
    }

    /// Whether an "of" or "for" stands between the office and a later word.
    fn follows_of(&self, at: usize, head: usize) -> bool {
        (head..at).any(|at| matches!(self.word(at), "of" | "for"))
    }

    /// The apposition after a name that ends before token `end`.
    fn after(&self, end: usize) -> Option<Range<usize>> {
        let mut at = end;
        // "Mary Smith, 45, a teacher"
        let age = self.word(at) == "," && self.word(at + 2) == ",";
        if age && self.doc.tokens().get(at + 1).is_some_and(|token| token.kind == TokenKind::Number) {
            at += 2;
        }
        if self.word(at) != "," {
            return None;
        }
        let found = self.description(at + 1)?;
        // "Kerry, the Iraqi prime minister, Haider al-Abadi, and": that is the next one's.
        let next = found.end + usize::from(self.word(found.end) == ",");
        (!self.is_person(next)).then_some(found)
    }

    /// The description before the comma before a name: "the Iraqi prime minister, ".
    fn before_comma(&self, name: &Range<usize>) -> Option<Range<usize>> {
        let comma = name.start.checked_sub(1).filter(|&at| self.word(at) == ",")?;
        if !matches!(self.word(name.end), "," | "." | ")" | ";" | "") {
            return None;
        }
        let lowest = self.sentence.start.max(comma.saturating_sub(LONGEST));
        let starts = (lowest..comma).rev().take_while(|&at| !is_end(self.word(at)) || is_determiner(self.word(at)));
        let mut starts = starts.filter(|&at| is_determiner(self.word(at)));
        starts.find_map(|at| self.description(at).filter(|found| found.end == comma))
    }

    /// The description that starts at a token, without its article.
    fn description(&self, at: usize) -> Option<Range<usize>> {
        let start = at + usize::from(is_determiner(self.word(at)));
        let told = start > at;
        let limit = self.sentence.end.min(start + LONGEST);
        let fits = |&at: &usize| {
            let word = self.word(at);
            let plain = is_person_like(word) || is_role_part(word) || word == "-" || is_clitic(word);
            let joined = self.is_hyphen(at.saturating_sub(1));
            (joined || !is_end(word))
                && (joined || word == "-" || !is_link(word))
                && !self.is_person(at)
                && (plain || told && is_lower(word))
        };
        let head = (start..limit).take_while(fits).find(|&at| is_role_head(self.word(at)))?;
        let mut end = head + 1;
        while end < limit && (is_role_part(self.word(end)) && !is_link(self.word(end)) || self.is_hyphen(end)) {
            end += 1;
        }
        if is_person_like(self.word(end)) || self.is_hyphen(end - 1) {
            return None;
        }
        let owner = |at: &usize| is_clitic(self.word(*at)) && is_lower(self.word(at.wrapping_sub(1)));
        let start = (start..head).rev().find(owner).map_or(start, |at| at + 1);
        Some(start..self.complements(end, limit))
    }

    fn is_hyphen(&self, at: usize) -> bool {
        self.word(at) == "-" && !self.doc.spaced(at) && !self.doc.spaced(at + 1)
    }

    /// Where "of France", "at Harvard University" after a noun end.
    fn complements(&self, mut end: usize, limit: usize) -> usize {
        while is_preposition(self.word(end)) {
            let words = (end + 1..limit).take_while(|&at| {
                let word = self.word(at);
                let joins = word == "and" && is_person_like(self.word(at - 1)) && is_person_like(self.word(at + 1));
                joins
                    || word == "the"
                    || is_clitic(word)
                    || self.is_hyphen(at)
                    || !is_end(word) && !is_preposition(word)
            });
            let after = words.last().map_or(end, |last| last + 1);
            let noun = after > end + 1 && !matches!(self.word(after - 1), "the" | "-");
            if !noun {
                break;
            }
            end = after;
        }
        end
    }
}

fn is_person_like(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn is_lower(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

fn is_clitic(word: &str) -> bool {
    matches!(word, "'s" | "’s" | "'" | "’")
}

/// Words inside a title that cannot begin it.
fn is_link(word: &str) -> bool {
    matches!(word, "of" | "for" | "-" | "the" | "The" | "and")
}

fn is_determiner(word: &str) -> bool {
    matches!(word, "the" | "The" | "a" | "A" | "an" | "An" | "his" | "her" | "its" | "Its" | "their" | "our")
}

fn is_preposition(word: &str) -> bool {
    matches!(word, "of" | "for" | "at" | "in" | "to" | "with")
}

fn is_day(word: &str) -> bool {
    const DAYS: Words = words![
        "April",
        "August",
        "December",
        "February",
        "Friday",
        "January",
        "July",
        "June",
        "March",
        "May",
        "Monday",
        "November",
        "October",
        "On",
        "Saturday",
        "September",
        "Sunday",
        "Thursday",
        "Tuesday",
        "Wednesday",
    ];
    DAYS.has(word)
}

/// Where a description ends: at a mark, a verb, or a word that opens a clause.
fn is_end(word: &str) -> bool {
    const WORDS: Words = words![
        "a", "about", "accused", "added", "after", "against", "ago", "agreed", "also", "although", "an", "and", "are",
        "as", "asked", "because", "been", "before", "but", "by", "came", "can", "could", "did", "does", "during",
        "from", "gave", "had", "has", "have", "he", "however", "if", "into", "is", "it", "last", "led", "made", "may",
        "might", "not", "now", "on", "or", "over", "said", "saying", "says", "she", "should", "since", "so", "than",
        "that", "the", "they", "though", "told", "under", "until", "was", "were", "when", "where", "which", "while",
        "who", "whose", "will", "would",
    ];
    let verb = |ending: &str| word.len() > 5 && word.ends_with(ending) && is_lower(word);
    let mark = !word.starts_with(char::is_alphanumeric) && word != "-" && !is_clitic(word);
    mark || WORDS.has(word) || is_day(word) || verb("ed") || verb("ing") && !is_role_part(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_office_says_more_than_a_description() {
        assert!(says_more("US Secretary of State", "Secretary"));
        assert!(says_more("president", "veteran Kurdish politician"));
        assert!(!says_more("president", "president"));
    }
}
