//! Times of day.

use super::expression::{Clock, Read};
use crate::figures::line::Line;

/// `3 p.m.`, `10:30`, `15:00 GMT`, `noon`.
pub(crate) fn read(line: &Line, at: usize) -> Read<Clock> {
    let whole = |hour| Clock { hour, minute: Some(0), second: None };
    match line.word(at) {
        "noon" => return Some((at + 1, whole(12))),
        "midnight" => return Some((at + 1, whole(0))),
        _ => {}
    }
    if let Some(found) = military(line, at) {
        return Some(found);
    }
    let (end, clock, colon) = digits(line, at)?;
    let (end, clock) = match half_day(line, end) {
        Some((after, afternoon)) => (after, Clock { hour: twelve(clock.hour, afternoon)?, ..clock }),
        None if matches!(line.word(end), "o'clock" | "hours") && (line.word(end) != "hours" || colon) => {
            (end + 1, clock)
        }
        None if colon => (end, clock),
        None => return None,
    };
    Some((past_zone(line, end), clock))
}

/// `1500 GMT`: four digits before a zone.
fn military(line: &Line, at: usize) -> Read<Clock> {
    let digits = line.word(at).split_at_checked(2).filter(|_| line.is_number(at) && line.word(at).len() == 4)?;
    let clock = Clock { hour: below(digits.0, 24)?, minute: Some(below(digits.1, 60)?), second: None };
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
        let clock = Clock { hour: below(hour, 24)?, minute: Some(below(minute, 60)?), second: None };
        return dotted.then_some((at + 1, clock, true));
    }
    let hour = below(line.word(at), 25).filter(|_| line.word(at).len() <= 2)?;
    let Some((end, minute)) = minutes(line, at + 1) else {
        return Some((at + 1, Clock { hour, minute: None, second: None }, false));
    };
    let (end, second) = minutes(line, end).map_or((end, None), |(end, second)| (end, Some(second)));
    let longer = line.word(end) == ":" && line.is_glued(end);
    (!longer).then_some((end, Clock { hour, minute: Some(minute), second }, true))
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
