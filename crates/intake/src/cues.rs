//! Phrases by which a line gives itself away.
//!
//! Collected from the furniture of news pages; every list is sorted and in
//! lower case with straight apostrophes.

use gloss_text::fold::Lower;
use gloss_text::{Words, words};

/// What a phrase says about its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cue {
    /// One line of the page around the article.
    Furniture,
    /// Opens a list of other articles.
    Related,
    /// Opens or belongs to the readers' comments.
    Comment,
}

/// Whole lines that open the readers' comments.
const COMMENT_LINES: Words = words![
    "add a comment",
    "add comment",
    "add your comment",
    "be the first to comment",
    "comment on this story",
    "comments",
    "comments are closed",
    "comments are closed for this article",
    "comments closed",
    "comments off",
    "have your say",
    "hide comments",
    "join the conversation",
    "join the discussion",
    "leave a comment",
    "leave a reply",
    "load comments",
    "no comments",
    "no comments yet",
    "post a comment",
    "reader comments",
    "readers' comments",
    "show comments",
    "view all comments",
    "view comments",
    "write a comment",
];

/// What longer comment lines begin with.
const COMMENT_STARTS: Words = words![
    "comments are closed",
    "comments on this",
    "leave a reply",
    "log in to comment",
    "log in to leave a comment",
    "please log in to comment",
    "sign in to comment",
    "the comments below",
    "to comment on this",
    "you must be logged in to",
    "your email address will not be published",
];

/// Whole lines that open a list of other articles.
const RELATED_LINES: Words = words![
    "also in the news",
    "also on this site",
    "also read",
    "don't miss",
    "editor's choice",
    "editor's pick",
    "editor's picks",
    "editors' picks",
    "explore more",
    "featured",
    "featured stories",
    "featured videos",
    "from around the web",
    "from the web",
    "further reading",
    "in other news",
    "keep reading",
    "latest",
    "latest articles",
    "latest headlines",
    "latest news",
    "latest posts",
    "latest stories",
    "more articles",
    "more headlines",
    "more news",
    "more on this story",
    "more on this topic",
    "more stories",
    "more top stories",
    "most commented",
    "most popular",
    "most read",
    "most shared",
    "most viewed",
    "must read",
    "must reads",
    "next article",
    "next post",
    "next story",
    "popular",
    "popular now",
    "popular posts",
    "popular stories",
    "previous article",
    "previous post",
    "read also",
    "read next",
    "recent posts",
    "recommended",
    "recommended articles",
    "recommended for you",
    "recommended stories",
    "recommended to you",
    "related",
    "related articles",
    "related content",
    "related coverage",
    "related links",
    "related news",
    "related posts",
    "related stories",
    "related topics",
    "see also",
    "top stories",
    "trending",
    "trending now",
];

/// What longer openers of such lists begin with.
const RELATED_STARTS: Words = words![
    "more from ",
    "more in ",
    "more stories from ",
    "more stories like this",
    "other stories from ",
    "others also read",
    "people also read",
    "readers also liked",
    "stories you may like",
    "what to read next",
    "you may also be interested",
    "you may also like",
    "you may have missed",
    "you might also like",
];

/// Whole lines of the page around the article.
const FURNITURE_LINES: Words = words![
    "about",
    "about us",
    "accept",
    "accept all",
    "accessibility",
    "ad",
    "ad choices",
    "advert",
    "advertise",
    "advertise with us",
    "advertisement",
    "advertisement - continue reading below",
    "advertising",
    "all rights reserved",
    "article continues below",
    "article continues below advertisement",
    "back to top",
    "bookmark",
    "caption",
    "careers",
    "close",
    "comment",
    "contact",
    "contact us",
    "continue reading",
    "cookie policy",
    "copy link",
    "copy link to clipboard",
    "copy url",
    "download our app",
    "e-mail",
    "email",
    "email this",
    "email this article",
    "facebook",
    "font size",
    "gift this article",
    "help",
    "home",
    "increase text size",
    "instagram",
    "jump to comments",
    "like this",
    "linkedin",
    "listen",
    "listen to article",
    "listen to this article",
    "load more",
    "loading",
    "log in",
    "login",
    "manage cookies",
    "menu",
    "my account",
    "newsletter",
    "newsletters",
    "next",
    "open menu",
    "pinterest",
    "play",
    "previous",
    "print",
    "print this",
    "print this article",
    "privacy",
    "privacy policy",
    "read more",
    "reddit",
    "register",
    "report an error",
    "rss",
    "save",
    "save article",
    "scroll to top",
    "search",
    "send",
    "share",
    "share article",
    "share on facebook",
    "share on twitter",
    "share on whatsapp",
    "share on x",
    "share this",
    "share this article",
    "share this story",
    "show more",
    "sign in",
    "sign up",
    "site map",
    "sitemap",
    "skip to content",
    "skip to main content",
    "story continues below advertisement",
    "subscribe",
    "subscribe now",
    "terms of service",
    "terms of use",
    "tweet",
    "x",
];

/// What longer lines of the page around the article begin with.
const FURNITURE_STARTS: Words = words![
    "a version of this article appears in print",
    "by clicking sign up",
    "by signing up",
    "by subscribing you agree",
    "by using this site",
    "click here to",
    "click to email",
    "click to print",
    "click to share",
    "copyright ©",
    "download the app",
    "enter your email",
    "filed under:",
    "follow us",
    "for more information about cookies",
    "have a news tip",
    "have a tip?",
    "like us on facebook",
    "posted in:",
    "report a typo",
    "share on ",
    "share this with",
    "share this:",
    "skip to ",
    "start your free trial",
    "story continues below",
    "support our journalism",
    "tags:",
    "this document is subject to copyright",
    "this site uses cookies",
    "we use cookies",
    "you have reached your limit",
    "©",
];

/// No whole line is longer.
const LONGEST_LINE: usize = 40;

/// Before the title of one other article, on its own line.
const RELATED_LABELS: Words = words![
    "also",
    "also read",
    "don't miss",
    "more",
    "read",
    "read also",
    "read more",
    "read next",
    "related",
    "related article",
    "related story",
    "see also",
    "see more",
    "watch",
];

/// Phrases of the page anywhere in a line.
const FURNITURE_INSIDE: Words = words![
    "all rights reserved",
    "contain affiliate",
    "cookies to improve",
    "delivered to your inbox",
    "earn an affiliate commission",
    "headlines in your inbox",
    "in your inbox. subscribe",
    "may not be published, broadcast, rewritten",
    "may not be reproduced, distributed",
    "requires javascript",
    "right in your inbox",
    "straight to your inbox",
    "this site is protected by recaptcha",
    "this website uses cookies",
    "we'll never share your details",
    "you can unsubscribe at any time",
    "your experience on our website",
];

/// Words of what is signed up for.
const LETTERS: Words = words!["alerts", "daily", "digest", "email", "emails", "free", "newsletter", "newsletters"];

/// Words of which a row of share buttons is made.
const SHARE_WORDS: Words = words![
    "comments",
    "copy",
    "email",
    "facebook",
    "flipboard",
    "google",
    "google+",
    "instagram",
    "like",
    "link",
    "linkedin",
    "mail",
    "messenger",
    "more",
    "pinterest",
    "pocket",
    "print",
    "reddit",
    "save",
    "share",
    "shares",
    "sms",
    "telegram",
    "threads",
    "tumblr",
    "tweet",
    "twitter",
    "whatsapp",
    "x",
    "xing",
    "youtube",
];

/// The cue in a line, if it carries one.
pub(crate) fn cue(text: &str) -> Option<Cue> {
    // A long line is prose, whatever it begins with.
    if text.len() > 400 {
        return None;
    }
    let line = normal(text);
    let words = words_of(&line);
    if has(COMMENT_LINES, &line) || COMMENT_STARTS.starts(&line) || counts_comments(&line) {
        Some(Cue::Comment)
    } else if (words <= 8 && is_related(&line)) || labels_related(text) {
        Some(Cue::Related)
    } else if is_furniture(&line, words) {
        Some(Cue::Furniture)
    } else {
        None
    }
}

fn is_related(line: &str) -> bool {
    // Button text glued to the heading: "You might also likeRELATED".
    has(RELATED_LINES, line) || RELATED_STARTS.starts(line)
}

fn is_furniture(line: &str, words: usize) -> bool {
    has(FURNITURE_LINES, line)
        || (words <= 25 && FURNITURE_STARTS.starts(line))
        || (may_be_furniture_inside(line) && FURNITURE_INSIDE.iter().any(|phrase| line.contains(phrase)))
        || asks_to_sign_up(line)
        || asks_to_follow(line)
        || is_share_row(line)
        || is_reading_time(line)
        || is_breadcrumb(line)
}

/// Lower case, straight apostrophes, single spaces, no marks at either end.
fn normal(text: &str) -> String {
    let edge = |c: char| {
        c.is_whitespace()
            || matches!(c, ':' | '.' | '…' | '!' | '*' | '›' | '»' | '→' | '|' | '-' | '+' | '▼' | '×' | '#')
    };
    let line = text.trim_matches(edge).lower();
    let is_odd = |pair: &[u8]| matches!(pair, [_, b'\t'..=b'\r'] | b"  ");
    if line.is_ascii() && !line.as_bytes().windows(2).any(is_odd) {
        return line;
    }
    let mut normal = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '’' => normal.push('\''),
            _ if !c.is_whitespace() => normal.push(c),
            _ if !normal.ends_with(' ') => normal.push(' '),
            _ => {}
        }
    }
    normal
}

/// Words of a line with single spaces.
fn words_of(line: &str) -> usize {
    1 + line.bytes().filter(|byte| *byte == b' ').count()
}

/// Whether a whole line is listed: most are too long for it.
fn has(list: Words, line: &str) -> bool {
    line.len() <= LONGEST_LINE && list.has(line)
}

/// Whether four letters stand in a line that each phrase of [`FURNITURE_INSIDE`]
/// has and few others.
fn may_be_furniture_inside(line: &str) -> bool {
    let is_mark = |four: &[u8]| {
        matches!(
            four,
            b"ghts" | b"ffil" | b"okie" | b"nbox" | b"hed," | b"ced," | b"vasc" | b"ptch" | b"'ll " | b"nsub" | b"ebsi"
        )
    };
    line.as_bytes().windows(4).any(is_mark)
}

/// "12 comments", "comments (12)", "2 responses to …", "one thought on …".
fn counts_comments(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let (first, second, third) = (words.next().unwrap_or(""), words.next().unwrap_or(""), words.next());
    let number = |word: &str| word.trim_matches(['(', ')', ',', '+']).replace(',', "").parse::<u32>().is_ok();
    let counted = || number(first) || matches!(first, "one" | "no");
    match second {
        "comment" | "comments" | "replies" | "responses" if third.is_none() && counted() => true,
        "response" | "responses" | "thought" | "thoughts" | "comments" | "replies" if counted() => {
            matches!(third, Some("to" | "on"))
        }
        _ => matches!(first, "comments" | "comment") && number(second) && third.is_none(),
    }
}

/// "Sign up for our newsletter": an invitation and what is sent.
fn asks_to_sign_up(line: &str) -> bool {
    let starts = ["sign up", "subscribe", "get the", "get our", "join our", "receive our"];
    let words = || line.split(|c: char| !c.is_alphabetic());
    starts.iter().any(|start| line.starts_with(start))
        && words().count() <= 30
        && words().any(|word| has(LETTERS, word))
}

/// "Follow the Example on Facebook and Twitter."
fn asks_to_follow(line: &str) -> bool {
    let words = || line.split(|c: char| !c.is_alphabetic());
    let network =
        |word: &str| matches!(word, "facebook" | "twitter" | "instagram" | "youtube" | "linkedin" | "telegram");
    line.starts_with("follow ") && words().count() <= 25 && words().any(network)
}

/// "Related: another article's title", "READ MORE: …".
fn labels_related(text: &str) -> bool {
    let Some((label, title)) = text.split_once(':') else { return false };
    let words = || title.split_whitespace().count();
    !title.trim_end().ends_with('.') && (2..=24).contains(&words()) && has(RELATED_LABELS, &normal(label))
}

/// Only names of networks, verbs of sharing and counts.
fn is_share_row(line: &str) -> bool {
    let mut words = 0;
    let all = line.split([' ', '/', '|', ',', '·']).filter(|word| !word.is_empty()).all(|word| {
        words += 1;
        has(SHARE_WORDS, word) || (words > 1 && word == "on") || is_count(word)
    });
    all && words > 1 && line.contains(char::is_alphabetic) && !line.split(' ').all(is_count)
}

fn is_count(word: &str) -> bool {
    let digits = word.trim_end_matches(['k', 'm']);
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',')
}

/// "5 min read".
fn is_reading_time(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.len()
        && matches!(rest.trim_start_matches(['-', ' ']), "min read" | "minute read" | "mins read" | "minutes read")
}

/// "Home > World > Asia".
fn is_breadcrumb(line: &str) -> bool {
    let may_part = |byte: &u8| matches!(byte, b'>' | b'|' | b'/' | 0x80..);
    if line.bytes().filter(may_part).count() < 2 {
        return false;
    }
    let parts = line.split(['>', '›', '»', '|', '•', '/']).map(str::trim).collect::<Vec<_>>();
    let short = |part: &&str| part.split_whitespace().count() <= 4 && part.chars().any(char::is_alphabetic);
    parts.len() >= 3
        && parts.iter().all(short)
        && !line.contains("://")
        && (line.starts_with("home")
            || line.contains(" > ")
            || line.contains(" › ")
            || line.contains(" » ")
            || line.contains(" | "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        let lists = [COMMENT_LINES, RELATED_LINES, RELATED_LABELS, FURNITURE_LINES, SHARE_WORDS, LETTERS];
        for list in lists {
            assert!(list.is_sorted(), "{list:?}");
            assert!(list.iter().all(|line| line.len() <= LONGEST_LINE), "{list:?}");
        }
        for list in [COMMENT_STARTS, RELATED_STARTS, FURNITURE_STARTS] {
            assert!(list.iter().is_sorted_by(|one, next| one < next && !next.starts_with(one)), "{list:?}");
        }
    }

    #[test]
    fn phrases_inside_lines_have_a_mark() {
        assert!(FURNITURE_INSIDE.iter().all(may_be_furniture_inside));
        assert!(!may_be_furniture_inside("the minister said on monday that nothing had been decided."));
    }

    #[test]
    fn phrases_are_found_in_their_disguises() {
        for (line, expected) in [
            ("Comments are closed.", Cue::Comment),
            ("2 responses to “The bridge”", Cue::Comment),
            ("Comments (12)", Cue::Comment),
            ("LEAVE A REPLY", Cue::Comment),
            ("Your email address will not be published. Required fields are marked *", Cue::Comment),
            ("Editor’s Picks:", Cue::Related),
            ("You might also likeRELATED", Cue::Related),
            ("More from Business", Cue::Related),
            ("Share Tweet 1.2k Email", Cue::Furniture),
            ("Home > World > Asia", Cue::Furniture),
            ("© 2026 The Daily Lamp. All rights reserved.", Cue::Furniture),
            ("4 min read", Cue::Furniture),
        ] {
            assert_eq!(cue(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn ordinary_lines_carry_no_cue() {
        for line in [
            "",
            "12",
            "Comment is free, but facts are sacred, the editor wrote in 1921.",
            "More from the same firm was expected by the analysts in the spring of this year",
            "Two responses to the crisis were discussed.",
            "The share of women rose.",
            "Either/or",
            "He spoke of Home and Away.",
        ] {
            assert_eq!(cue(line), None, "{line}");
        }
    }
}
