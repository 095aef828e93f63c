//! Times of day.

use super::expression::{Clock, Read};
use crate::figures::line::Line;
use crate::figures::numeral::{self, Form};
use crate::lexicon::classes::{DAY_PART, NUMBER, SMALL_NUMBER, STOP};
use crate::lexicon::numbers::SMALL;
use crate::lexicon::times::DAY_PARTS;

/// `3 p.m.`, `10:30`, `15:00 GMT`, `noon`, `half past seven`, `eight o'clock`,
/// `5 in the morning`.
pub(crate) fn read(line: &Line, at: usize) -> Read<Clock> {
    let whole = |hour| Clock { hour, minute: Some(0), second: None, sure: true };
    match line.word(at) {
        "noon" => return Some((at + 1, whole(12))),
        "midnight" => return Some((at + 1, whole(0))),
        "mid" if line.word(at + 1) == "night" => return Some((at + 2, whole(0))),
        _ => {}
    }
    if !line.begins(at, NUMBER) {
        return None;
    }
    line.clock(at, || numbered(line, at))
}

/// A time that begins with its number.
fn numbered(line: &Line, at: usize) -> Read<Clock> {
    if let Some(found) = military(line, at) {
        return Some(found);
    }
    if let Some((end, clock)) = past_hour(line, at) {
        return Some(in_half(line, end, clock).unwrap_or((end, clock)));
    }
    let (end, clock, colon) = digits(line, at).or_else(|| words(line, at))?;
    let (end, clock) = match in_half(line, end, clock) {
        Some(found) => found,
        None if matches!(line.word(end), "o'clock" | "oclock") || line.word(end) == "hours" && colon => {
            in_half(line, end + 1, clock).unwrap_or((end + 1, clock))
        }
        None if colon => (end, clock),
        None => return None,
    };
    Some((past_zone(line, end), clock))
}

/// The start of a range of times, whose end says what it is: `5` of `5-6 p.m.`.
pub(crate) fn loose(line: &Line, at: usize) -> Read<Clock> {
    digits(line, at).or_else(|| words(line, at)).map(|(end, clock, _)| (end, clock))
}

/// A bare hour, which only words around it make a time of day: `at 3`.
pub(crate) fn hour(line: &Line, at: usize) -> Read<Clock> {
    if let Some((hour, minute)) = line.word(at).split_once('.').filter(|(_, minute)| minute.len() == 2) {
        // "Thursday at 17.30"
        let (hour, minute) = (below(hour, 24)?, below(minute, 60)?);
        let alone = line.is_number(at) && !line.is_glued(at) && !matches!(line.word(at + 1), "%" | "percent" | "per");
        return alone.then_some((at + 1, Clock { hour, minute: Some(minute), second: None, sure: hour > 12 }));
    }
    let (end, clock, _) = digits(line, at).or_else(|| words(line, at))?;
    let next = line.word(end);
    let day = matches!(next, "yesterday" | "today" | "tomorrow" | "tonight" | "this" | "next" | "last");
    let free = !line.is_glued(end) && !line.is_number(end) && (!line.is_word(end) || day || line.is_of(end, STOP))
        || matches!(next, "." | "," | "?" | "!" | ";" | ")") && !line.is_number(end + 1);
    (free && (1..=12).contains(&clock.hour) && next != "of" && next != "percent").then_some((end, clock))
}

/// A time that ended at `end` with the half of the day behind it: `p.m.`, `in
/// the morning`.
fn in_half(line: &Line, end: usize, clock: Clock) -> Read<Clock> {
    if let Some((after, afternoon)) = half_day(line, end) {
        return Some((after, Clock { hour: twelve(clock.hour, afternoon)?, sure: true, ..clock }));
    }
    let part_at = match line.word(end) {
        "in" if line.word(end + 1) == "the" => end + 2,
        "at" if line.word(end + 1) == "night" => end + 1,
        _ => return None,
    };
    let part = line.listed(part_at, DAY_PART, DAY_PARTS).filter(|_| clock.hour <= 12)?;
    Some((part_at + 1, clock.within(part)))
}

/// `half past seven`, `a quarter to nine`, `20 past eight`.
fn past_hour(line: &Line, at: usize) -> Read<Clock> {
    let start = if line.word(at) == "a" { at + 1 } else { at };
    let (end, minute) = match line.word(start) {
        "half" => (start + 1, 30),
        "quarter" => (start + 1, 15),
        _ => {
            let number = numeral::read(line, at).filter(|number| number.form == Form::Cardinal)?;
            (number.end, i8::try_from(number.low.whole()?).ok().filter(|minute| (1..60).contains(minute))?)
        }
    };
    let end = if matches!(line.word(end), "minutes" | "min" | "mins") { end + 1 } else { end };
    let before = match line.word(end) {
        "past" => false,
        "to" if matches!(line.word(start), "quarter") => true,
        _ => return None,
    };
    let (after, clock, _) = digits(line, end + 1).or_else(|| words(line, end + 1))?;
    let hour = if before { (clock.hour + 23) % 24 } else { clock.hour };
    let clock = Clock { hour, minute: Some(if before { 60 - minute } else { minute }), second: None, sure: false };
    let whole = (1..=12).contains(&hour) && (!line.is_word(after) || line.is_of(after, STOP));
    let oclock = matches!(line.word(after), "o'clock" | "oclock");
    let half = || in_half(line, after, clock).is_some();
    (oclock || whole || half()).then_some((after + usize::from(oclock), clock))
}

/// `eight`, `seven thirty`: an hour in words, and whether minutes follow.
fn words(line: &Line, at: usize) -> Option<(usize, Clock, bool)> {
    let small = |at: usize| line.listed(at, SMALL_NUMBER, SMALL).and_then(|number| i8::try_from(number).ok());
    let hour = small(at).filter(|hour| (1..=12).contains(hour))?;
    let next = line.past_hyphen(at + 1);
    let minute = numeral::read(line, next)
        .filter(|number| number.form == Form::Cardinal && !number.digits)
        .and_then(|number| Some((number.end, i8::try_from(number.low.whole()?).ok()?)))
        .filter(|(_, minute)| (10..60).contains(minute));
    let cued = || matches!(line.before(at, 1), "at" | "from" | "to" | "between" | "until" | "by");
    match minute.filter(|(end, _)| cued() || half_day(line, *end).is_some()) {
        Some((end, minute)) => Some((end, Clock { hour, minute: Some(minute), second: None, sure: false }, true)),
        None => Some((at + 1, Clock { hour, minute: None, second: None, sure: false }, false)),
    }
}

/// `1500 GMT`, `1140 a.m.`: four digits before a zone or half of the day.
fn military(line: &Line, at: usize) -> Read<Clock> {
    let digits = line.word(at).split_at_checked(2).filter(|_| line.is_number(at) && line.word(at).len() == 4)?;
    let clock = Clock { hour: below(digits.0, 24)?, minute: Some(below(digits.1, 60)?), second: None, sure: true };
    if let Some((end, afternoon)) = half_day(line, at + 1) {
        return Some((past_zone(line, end), Clock { hour: twelve(clock.hour, afternoon)?, ..clock }));
    }
    let end = past_zone(line, at + 1);
    (end > at + 1).then_some((end, clock))
}

/// Digits of the clock: index after, the time, whether minutes are written.
fn digits(line: &Line, at: usize) -> Option<(usize, Clock, bool)> {
    let glued = line.is_glued(at) && !matches!(line.before(at, 1), "(" | "“" | "\"" | "—" | "–" | "-" | "@");
    if !line.is_number(at) || glued || line.word(at).len() > 5 {
        return None;
    }
    if let Some((hour, minute)) = line.word(at).split_once('.') {
        // "8.30pm"
        let dotted = minute.len() == 2 && half_day(line, at + 1).is_some();
        let clock = Clock { hour: below(hour, 24)?, minute: Some(below(minute, 60)?), second: None, sure: false };
        return dotted.then_some((at + 1, clock, true));
    }
    let hour = below(line.word(at), 25).filter(|_| line.word(at).len() <= 2)?;
    let Some((end, minute)) = minutes(line, at + 1) else {
        return Some((at + 1, Clock { hour, minute: None, second: None, sure: hour > 12 }, false));
    };
    let (end, second) = minutes(line, end).map_or((end, None), |(end, second)| (end, Some(second)));
    let longer = line.word(end) == ":" && line.is_glued(end);
    let sure = hour > 12 || hour == 0;
    (!longer).then_some((end, Clock { hour, minute: Some(minute), second, sure }, true))
}

/// The minutes behind an hour: `:30`.
pub(crate) fn minutes(line: &Line, at: usize) -> Read<i8> {
    let joined = line.word(at) == ":" && line.is_glued(at) && line.is_glued(at + 1) && line.word(at + 1).len() == 2;
    below(line.word(at + 1), 60).filter(|_| joined).map(|minute| (at + 2, minute))
}

fn below(digits: &str, end: i8) -> Option<i8> {
    digits.parse().ok().filter(|number| (0..end).contains(number))
}

/// `a.m.` or `p.m.` at `at`: the index after, and whether it is afternoon.
fn half_day(line: &Line, at: usize) -> Read<bool> {
    match line.word(at) {
        "a.m." | "am" | "a.m" => Some((at + 1, false)),
        "p.m." | "pm" | "p.m" => Some((at + 1, true)),
        _ => None,
    }
}

fn twelve(hour: i8, afternoon: bool) -> Option<i8> {
    match (hour, afternoon) {
        (12, false) => Some(0),
        (12, true) => Some(12),
        (1..=11, true) => Some(hour + 12),
        (0..=11, false) => Some(hour),
        // "15:30 pm" is odd, yet plain.
        (13..=23, true) => Some(hour),
        _ => None,
    }
}

/// Over `GMT` or `local time`.
fn past_zone(line: &Line, at: usize) -> usize {
    if line.phrase(at, &["local", "time"]).is_some() || line.phrase(at, &["eastern", "time"]).is_some() {
        return at + 2;
    }
    let zones = [
        "gmt", "utc", "est", "edt", "cst", "cdt", "pst", "pdt", "mst", "mdt", "bst", "cet", "cest", "et", "pt", "ist",
        "aest",
    ];
    let upper = line.raw(at).chars().all(char::is_uppercase);
    if upper && zones.contains(&line.word(at)) { at + 1 } else { at }
}
