//! Roles inside the article, by the line's own surface and its neighbours.

use super::Seen;
use crate::day::is_date_line;
use crate::line::Hint;
use gloss_extract::Role;
use gloss_text::fold::Lower;
use gloss_text::{Words, words};

/// News agencies and what their credit lines are made of.
const AGENCIES: Words = words![
    "aap",
    "afp",
    "agence",
    "agencies",
    "agency",
    "ani",
    "ap",
    "associated",
    "bloomberg",
    "dpa",
    "efe",
    "france-presse",
    "getty",
    "ians",
    "interfax",
    "pa",
    "press",
    "pti",
    "reuters",
    "tass",
    "upi",
    "xinhua",
];

/// Small words between the names of a credit line.
const CREDIT_WORDS: Words = words![
    "and",
    "business",
    "by",
    "credit",
    "daily",
    "from",
    "images",
    "insider",
    "insiders",
    "international",
    "media",
    "national",
    "network",
    "news",
    "of",
    "photo",
    "photos",
    "service",
    "source",
    "staff",
    "the",
    "with",
];

/// Phrases of captions.
const CAPTION_STARTS: Words = words![
    "caption:",
    "file -",
    "file photo",
    "file picture",
    "file –",
    "file —",
    "image:",
    "in this file",
    "in this photo",
    "photo:",
    "pictured:",
    "representational image",
];

/// Phrases anywhere in a short line that make it a caption.
const CAPTION_INSIDE: Words = words![
    "(ap photo",
    "(credit:",
    "(file photo",
    "(image credit",
    "(image:",
    "(photo by",
    "(photo credit",
    "(photo:",
    "(photograph:",
    "(picture:",
    "/getty images",
    "image copyright",
    "photo credit:",
    "photo by:",
];

/// Whether a word in lower case stands in the name of a news agency.
pub(crate) fn is_agency(word: &str) -> bool {
    AGENCIES.contains(word)
}

/// Roles that are read, for every line.
pub(super) fn parts(lines: &[Seen], is_article: bool) -> Vec<Role> {
    let mut roles: Vec<Role> = lines.iter().map(|line| part(line, is_article)).collect();
    mark_repeats(lines, &mut roles);
    if is_article {
        mark_headings(lines, &mut roles);
    }
    mark_items(lines, &mut roles);
    roles
}

fn part(line: &Seen, is_article: bool) -> Role {
    match line.hint {
        Hint::Title | Hint::Heading => return Role::Heading,
        Hint::Quote => return Role::Quote,
        Hint::Item => return Role::Item,
        Hint::Row => return Role::Body,
        Hint::Caption => return Role::Caption,
        Hint::Byline => return Role::Byline,
        _ => {}
    }
    if line.text.starts_with('>') {
        Role::Quote
    } else if is_byline(line) || (is_article && is_date_line(line.text)) {
        Role::Byline
    } else if is_credit(line) {
        Role::Credit
    } else if is_caption(line) {
        Role::Caption
    } else {
        Role::Body
    }
}

/// Small words between the names of a byline.
const BYLINE_WORDS: Words =
    words!["", "&", "-", "al", "and", "at", "bin", "de", "for", "in", "of", "on", "the", "van", "von", "–", "—"];

/// "By Lara Jakes – AP National Security Writer".
pub(super) fn is_byline(line: &Seen) -> bool {
    let mut words = line.text.split_whitespace().map(|word| word.trim_matches([',', ':', '|', '(', ')']));
    let by = match words.next() {
        Some("By" | "BY" | "by") => true,
        Some("Written" | "Posted" | "Reported" | "Story") => matches!(words.next(), Some("by" | "By")),
        _ => false,
    };
    let is_name = |word: &str| word.starts_with(char::is_uppercase);
    let fits = |word: &str| {
        is_name(word)
            || BYLINE_WORDS.contains(word)
            || word.starts_with(|c: char| c.is_ascii_digit())
            || word.contains('@')
    };
    let first = words.clone().next().is_some_and(|word| is_name(word) && !is_weekday_or_month(word));
    let ends = line.shape.ends && !line.text.ends_with("m.");
    by && first && line.shape.words <= 16 && !ends && words.all(fits)
}

fn is_weekday_or_month(word: &str) -> bool {
    word.ends_with("day") || crate::day::is_month(word)
}

/// "The Associated Press", "Business Insiders/ Associated Press".
fn is_credit(line: &Seen) -> bool {
    if line.shape.words > 8 || line.shape.words == 0 || line.text.len() > 80 {
        return false;
    }
    let lower = line.text.lower();
    let words: Vec<&str> =
        lower.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty()).collect();
    let agency = is_agency;
    let known = |word: &str| agency(word) || CREDIT_WORDS.contains(word) || word.parse::<u16>().is_ok();
    let names_one = words.iter().any(|word| agency(word) && !matches!(*word, "press" | "agency" | "agencies"))
        || lower.contains("news agency");
    let upper = line.text.starts_with(|c: char| c.is_uppercase() || matches!(c, '(' | '©' | '-' | '—' | '–'));
    names_one && upper && words.iter().all(|word| known(word))
}

/// "An image made available by …", "(AP Photo/…)", "FILE - …".
fn is_caption(line: &Seen) -> bool {
    if line.shape.words > 70 {
        return false;
    }
    let lower = line.text.lower();
    let begins = CAPTION_STARTS.starts(&lower) && line.shape.words > 1;
    begins || has_caption_inside(&lower) || describes_picture(&lower)
}

/// Looks for the phrases only where there are letters that all of them have.
fn has_caption_inside(lower: &str) -> bool {
    may_be_caption_inside(lower) && CAPTION_INSIDE.iter().any(|phrase| lower.contains(phrase))
}

fn may_be_caption_inside(lower: &str) -> bool {
    lower.as_bytes().windows(4).any(|four| matches!(four, b"phot" | b"redi" | b"mage" | b"(pic"))
}

/// "A photo released by … shows …" at the start of a line.
fn describes_picture(lower: &str) -> bool {
    let mut words = lower.split_whitespace();
    if !matches!(words.next(), Some("a" | "an" | "this" | "the" | "undated")) {
        return false;
    }
    let is_picture = |word| matches!(word, "image" | "photo" | "photograph" | "picture" | "handout" | "screengrab");
    let verb = ["made available", "released by", "provided by", "taken on", "taken from", "grab", "shows"];
    words.take(4).any(is_picture) && verb.iter().any(|verb| lower.contains(verb))
}

/// A line that repeats the one before it, a final stop aside, is a caption:
/// the picture's alternative text and its caption.
fn mark_repeats(lines: &[Seen], roles: &mut [Role]) {
    let bare = |text: &str| text.trim_end_matches('.').len();
    for at in 1..lines.len() {
        let (Some(one), Some(two)) = (lines.get(at - 1), lines.get(at)) else { return };
        let same = one.text.get(..bare(one.text)) == two.text.get(..bare(two.text));
        let both = roles.get(at - 1) == Some(&Role::Body) && roles.get(at) == Some(&Role::Body);
        if same
            && both
            && one.text.len() > 60
            && one.shape.words <= 50
            && let Some(pair) = roles.get_mut(at - 1..=at)
        {
            pair.fill(Role::Caption);
        }
    }
}

/// A label between two paragraphs of running text is a heading.
fn mark_headings(lines: &[Seen], roles: &mut [Role]) {
    for (at, window) in lines.windows(3).enumerate() {
        let [before, line, after] = window else { continue };
        let between = before.is_body() && after.is_body() && line.is_label() && line.cue.is_none();
        let heads = line.shape.words <= 12 && line.text.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        if between
            && heads
            && let Some(role) = roles.get_mut(at + 1).filter(|role| **role == Role::Body)
        {
            *role = Role::Heading;
        }
    }
}

/// Lines with bullets, or numbers in order, are items.
fn mark_items(lines: &[Seen], roles: &mut [Role]) {
    let is_item = |line: &Seen| bullet(line.text).is_some();
    let number = |line: &Seen| numbered(line.text);
    for (at, line) in lines.iter().enumerate() {
        let next = lines.get(at + 1).and_then(number);
        let previous = at.checked_sub(1).and_then(|at| lines.get(at)).and_then(number);
        let counted = number(line).is_some_and(|n| next == Some(n + 1) || (n > 1 && previous == Some(n - 1)));
        if (is_item(line) || counted)
            && let Some(role) = roles.get_mut(at).filter(|role| **role == Role::Body)
        {
            *role = Role::Item;
        }
    }
}

fn bullet(text: &str) -> Option<&str> {
    ["• ", "•\t", "* ", "- ", "– ", "▪ ", "· ", "◦ "].iter().find_map(|mark| text.strip_prefix(mark))
}

fn numbered(text: &str) -> Option<u32> {
    // A longer number is none: most lines need not be looked through.
    let end = text.bytes().take(3).position(|byte| matches!(byte, b'.' | b')'))?;
    let (number, rest) = text.split_at_checked(end)?;
    number.parse().ok().filter(|_| rest.as_bytes().get(1) == Some(&b' '))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::Line;

    fn role(text: &str) -> Role {
        part(&Seen::new(&Line::plain(text)), true)
    }

    #[test]
    fn bylines_and_sentences_that_begin_alike() {
        for text in ["By Lara Jakes – AP National Security Writer", "BY ANN OTHER AND BO LEE", "Posted by Ann Other"]
        {
            assert_eq!(role(text), Role::Byline, "{text}");
        }
        for text in ["By Monday it was over", "By then", "By Ann Other, he meant the painter.", "By 2014"] {
            assert_eq!(role(text), Role::Body, "{text}");
        }
    }

    #[test]
    fn credits_are_made_of_agencies_alone() {
        for text in
            ["The Associated Press", "Business Insiders/ Associated Press", "(Reuters)", "Source: AFP", "© 2014 AFP"]
        {
            assert_eq!(role(text), Role::Credit, "{text}");
        }
        for text in
            ["Associated Press reporters were there", "The press", "Getty was born in 1892", "News from the press"]
        {
            assert_eq!(role(text), Role::Body, "{text}");
        }
    }

    #[test]
    fn phrases_of_captions_are_looked_for() {
        assert!(CAPTION_STARTS.iter().is_sorted_by(|one, next| one < next && !next.starts_with(one)));
        assert!(CAPTION_INSIDE.iter().all(may_be_caption_inside));
    }

    #[test]
    fn items_have_one_or_two_digits() {
        assert_eq!(
            ["1. a", "12) a", "1.a", "123. a", "a. b", ". a", "é. a", "99. "].map(numbered),
            [Some(1), Some(12), None, None, None, None, None, Some(99)]
        );
    }

    #[test]
    fn captions_by_their_phrases() {
        for text in [
            "FILE - The bridge before it was closed",
            "The mayor at the bridge on Tuesday. (Photo by A. Other)",
            "A photo released by the town shows the bridge.",
            "Image copyright A. Other",
        ] {
            assert_eq!(role(text), Role::Caption, "{text}");
        }
        assert_eq!(role("The picture was painted in 1892."), Role::Body);
    }
}
