//! The article's own date.

use crate::line::Line;
use gloss_extract::Role;
use gloss_text::fold::Lower;
use jiff::civil::Date;

/// Words before the day of publication.
const PUBLISHED: &[&str] = &[
    "published",
    "posted",
    "first published",
    "last updated",
    "updated",
    "date",
    "release date",
    "publication date",
    "last modified",
];

const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const FULL: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The date that one of the lines clearly states as the article's own: a line
/// "Published …", a line of date beside the byline below the title, or a
/// dateline with the year. None when in doubt: the date above the title is
/// often the day on which the page was saved.
pub(crate) fn own_date(lines: &[Line], roles: &[Role]) -> Option<Date> {
    let body = roles.iter().position(|role| *role == Role::Body)?;
    let read = || lines.iter().zip(roles).enumerate().filter(|(_, (_, role))| role.is_read());
    let head = || read().take_while(|(at, _)| *at <= body + 2).map(|(_, (line, _))| line.text);
    head().find_map(published).or_else(|| head().find_map(dateline)).or_else(|| beside_byline(lines, roles))
}

/// The date of a line that consists of it, between title and text.
fn beside_byline(lines: &[Line], roles: &[Role]) -> Option<Date> {
    let title = roles.iter().position(|role| *role == Role::Title)?;
    let head = lines.iter().zip(roles).skip(title + 1).take_while(|(_, role)| **role != Role::Body);
    let mut bylines = head.filter(|(_, role)| **role == Role::Byline).map(|(line, _)| line.text);
    bylines.find_map(|text| find(text).map(|found| found.date))
}

/// Whether a short line is a date, perhaps with "Published", a weekday or a
/// time of day, and little else. With the minutes given a name may stand there.
pub(crate) fn is_date_line(text: &str) -> bool {
    let Some(found) = short(text).and_then(find) else { return false };
    let rest = || found.before.split_whitespace().chain(found.after.split_whitespace());
    let small = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).len() <= 4;
    let odd = rest().filter(|word| !is_clock(word) && !small(word) && !is_weekday(word)).count();
    let with_minutes = rest().any(|word| word.contains(':') && is_clock(word)) && !text.ends_with('.');
    let allowed = if starts_published(text) || with_minutes { 2 } else { 0 };
    rest().count() <= 7 && odd <= allowed
}

/// A number or a time of day: "10:30", "8:22AM".
fn is_clock(word: &str) -> bool {
    let digits = word.trim_matches(|c: char| !c.is_ascii_digit());
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == ':')
}

/// The date of a line that says it is the day of publication.
pub(crate) fn published(text: &str) -> Option<Date> {
    let text = short(text).filter(|text| starts_published(text))?;
    let found = find(text)?;
    (found.before.split_whitespace().count() <= 5).then_some(found.date)
}

fn starts_published(text: &str) -> bool {
    let lower = text.trim_start_matches(|c: char| !c.is_alphanumeric()).lower();
    let after = |word: &&str| lower.strip_prefix(*word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    PUBLISHED.iter().any(after)
}

/// The date in a dateline: "ANKARA, Turkey, Sept. 12, 2014 (AP) —".
fn dateline(text: &str) -> Option<Date> {
    crate::dateline::parse(text)?.date
}

/// A line short enough to be nothing but a date.
fn short(text: &str) -> Option<&str> {
    (text.len() <= 120).then_some(text)
}

/// Whether a word is the name of a weekday.
pub(crate) fn is_weekday(word: &str) -> bool {
    let lower = word.trim_matches(|c: char| !c.is_alphanumeric()).lower();
    lower.ends_with("day") && lower.len() <= 9
}

/// A date and the text on either side of it.
pub(crate) struct Found<'a> {
    date: Date,
    before: &'a str,
    after: &'a str,
}

impl<'a> Found<'a> {
    /// The day.
    pub(crate) fn date(&self) -> Date {
        self.date
    }

    /// The text before it.
    pub(crate) fn before(&self) -> &'a str {
        self.before
    }
}

/// The first full date in a text: day, month and year.
pub(crate) fn find(text: &str) -> Option<Found<'_>> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let words = words(text);
    (0..words.len()).find_map(|at| {
        let (date, used) = date_at(words.get(at..)?)?;
        let start = offset(text, words.get(at)?);
        let last = words.get(at + used - 1)?;
        let end = offset(text, last) + last.len();
        Some(Found { date, before: text.get(..start)?, after: text.get(end..)? })
    })
}

/// A day in any of the forms that metadata and lines use: the first in a short
/// text.
pub fn parse(text: &str) -> Option<Date> {
    short(text.trim()).and_then(find).map(|found| found.date)
}

fn offset(text: &str, word: &str) -> usize {
    (word.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

/// Runs of letters and digits, with the marks of numeric dates inside.
fn words(text: &str) -> Vec<&str> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '/');
    text.split(|c| !inside(c))
        .map(|word| word.trim_matches(['-', '/']))
        .filter(|word| !word.is_empty())
        .take(40)
        .collect()
}

/// The date that starts at the first word and how many words it takes.
fn date_at(words: &[&str]) -> Option<(Date, usize)> {
    let first = *words.first()?;
    if let Some(date) = numeric(first) {
        return Some((date, 1));
    }
    let (second, third) = (*words.get(1)?, *words.get(2)?);
    let date = match (day(first), month(second)) {
        (Some(day), Some(month)) => civil(year(third)?, month, day),
        _ => civil(year(third)?, month(first)?, day(second)?),
    };
    date.map(|date| (date, 3))
}

/// "2014-09-24", "2014-09-24T10", "2014/9/24", "24/09/2014" where only one
/// order is possible.
fn numeric(word: &str) -> Option<Date> {
    let day_part = word.split(['T', 't']).next()?;
    let mut parts = day_part.split(['-', '/']);
    let (one, two, three) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    if let Some(year) = year(one) {
        return civil(year, two.parse().ok()?, three.parse().ok()?);
    }
    let (one, two): (i8, i8) = (one.parse().ok()?, two.parse().ok()?);
    let (day, month) = if one > 12 || one == two { (one, two) } else { (two, one) };
    if day <= 12 && day != month { None } else { civil(year(three)?, month, day) }
}

fn civil(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

fn year(word: &str) -> Option<i16> {
    let digits = word.get(..4).filter(|_| word.len() == 4 || word.get(4..5) == Some("T"))?;
    digits.parse().ok().filter(|year| (1700..2200).contains(year))
}

fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = word.get(digits.len()..)?;
    let fits = digits.len() <= 2 && matches!(suffix, "" | "st" | "nd" | "rd" | "th");
    digits.parse().ok().filter(|day| fits && (1..=31).contains(day))
}

/// Whether a word names a month.
pub(crate) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

fn month(word: &str) -> Option<i8> {
    let lower = word.to_ascii_lowercase();
    let short = || MONTHS.iter().position(|name| lower == *name || (lower == "sept" && *name == "sep"));
    let at = FULL.iter().position(|name| lower == *name).or_else(short)?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_in_their_usual_forms() {
        let expected = Some(date(2014, 9, 24));
        for text in [
            "24 September 2014",
            "September 24, 2014",
            "Sept. 24th, 2014 at 10:30",
            "2014-09-24T10:00:00+02:00",
            "2014-09-24",
            "24/09/2014",
            "09/24/2014",
            "Wed, 24 Sep 2014 10:00:00 GMT",
        ] {
            assert_eq!(parse(text), expected, "{text}");
        }
        for text in ["", "September 2014", "09/08/2014", "31 February 2014", "2014-13-01", "May I say 3", "1/2/3/4"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_line_that_is_only_a_date_is_told_from_a_sentence() {
        for text in
            ["Published 24 September 2014", "Wednesday, 24 September 2014", "Updated: Sept. 24, 2014, 10:30 a.m. EDT"]
        {
            assert!(is_date_line(text), "{text}");
        }
        for text in
            ["Born 24 September 2014 in Amman to teachers", "On September 24, 2014, strikes began.", "Published widely"]
        {
            assert!(!is_date_line(text), "{text}");
        }
    }

    #[test]
    fn a_dateline_needs_a_place_a_year_and_a_dash() {
        let expected = Some(date(2014, 9, 12));
        assert_eq!(dateline("ANKARA, Turkey, Sept. 12, 2014 (AP) — Even as it discouraged"), expected);
        assert_eq!(dateline("ANKARA, Turkey (AP) — On Sept. 12, 2014, it"), None);
        assert_eq!(dateline("On Sept. 12, 2014 - a Friday - it"), None);
        assert_eq!(dateline("é — ü"), None);
    }

    #[test]
    fn only_a_line_that_says_so_gives_the_date() {
        assert_eq!(published("Published 24 September 2014"), Some(date(2014, 9, 24)));
        assert_eq!(published("Posted on: Sept. 24, 2014 by admin"), Some(date(2014, 9, 24)));
        assert_eq!(published("24 September 2014"), None);
        assert_eq!(published("Dated 24 September 2014"), None);
    }
}
