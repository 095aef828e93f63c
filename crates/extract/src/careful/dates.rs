//! Dates in digits whose order is plain: `2014-09-24`, `24.9.2014`,
//! `24/09/2014`, `2014年9月24日`.

use super::{around, joins};
use crate::dates::{DateKind, DateValue, TimeUnit};
use crate::{Candidate, Kind, Span, Value, day};
use jiff::civil::Date;

/// The date that begins here.
pub(super) fn read(text: &str, start: usize) -> Option<Candidate> {
    let rest = text.get(start..)?;
    let (before, _) = around(text, start);
    if before.is_some_and(|c| joins(c) || matches!(c, '.' | '/' | '-')) {
        return None;
    }
    let (date, length) = east_asian(rest).or_else(|| western(rest))?;
    let end = start + length;
    let (_, after) = around(text, end);
    let more = text
        .get(end + after.map_or(0, char::len_utf8)..)
        .is_some_and(|more| more.starts_with(|c: char| c.is_ascii_digit()));
    if after.is_some_and(|c| joins(c) || matches!(c, '.' | '/' | '-') && more) {
        return None;
    }
    let value = DateValue {
        iso: Some(day::text(date)),
        precision: TimeUnit::Day,
        kind: DateKind::Date,
        stage: None,
        bound: None,
    };
    let value = Some(Value::Date(Box::new(value)));
    Some(Candidate { span: Span::new(start, end), kind: Kind::Date, value, why: "date in digits".into() })
}

/// Three numbers with the same mark between them. Two that may be day or month
/// are left alone, but where a dot parts them the day is first.
fn western(text: &str) -> Option<(Date, usize)> {
    let mut rest = text;
    let first = digits(&mut rest)?;
    let mark = rest.chars().next().filter(|c| matches!(c, '-' | '.' | '/'))?;
    let second = digits_behind(mark, &mut rest)?;
    let third = digits_behind(mark, &mut rest)?;
    let [one, two, three] = [first, second, third].map(|digits| digits.parse::<i16>().unwrap_or_default());
    let date = match (first.len(), second.len(), third.len()) {
        (4, 1..=2, 1..=2) => on(one, two, three),
        (1..=2, 1..=2, 4) if mark == '.' || one > 12 || one == two => on(three, two, one),
        (1..=2, 1..=2, 4) if two > 12 => on(three, one, two),
        _ => None,
    };
    Some((date?, text.len() - rest.len()))
}

/// Year, month and day, each with its own sign behind it.
fn east_asian(text: &str) -> Option<(Date, usize)> {
    let mut rest = text;
    let mut next = |signs: [char; 2]| {
        let number: i16 = digits(&mut rest)?.parse().ok()?;
        rest = rest.trim_start().strip_prefix(signs)?;
        let behind = rest;
        rest = rest.trim_start();
        Some((number, behind.len()))
    };
    let (year, month, day) = (next(['年', '년'])?, next(['月', '월'])?, next(['日', '일'])?);
    Some((on(year.0, month.0, day.0)?, text.len() - day.1))
}

fn on(year: i16, month: i16, day: i16) -> Option<Date> {
    let year = Some(year).filter(|year| (1000..2200).contains(year))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Takes the digits off the beginning.
fn digits<'a>(text: &mut &'a str) -> Option<&'a str> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end).filter(|(digits, _)| (1..=4).contains(&digits.len()))?;
    *text = rest;
    Some(digits)
}

fn digits_behind<'a>(mark: char, text: &mut &'a str) -> Option<&'a str> {
    *text = text.strip_prefix(mark)?;
    digits(text)
}
