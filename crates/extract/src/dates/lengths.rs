//! Lengths of time, and the dates that they lead to: `three weeks`, `half an
//! hour`, `two months ago`, `the past five years`, `every day`.

use super::clock;
use super::expression::{Expression, Moment, Point, Read};
use super::finder::is_future;
use super::points;
use super::value::TimeUnit;
use crate::figures::Decimal;
use crate::figures::line::Line;
use crate::figures::numeral::{self, Form};
use crate::lexicon::classes::{DAY_PART, STOP, TIME, WEEKDAY};
use crate::lexicon::numbers::value;
use crate::lexicon::times::{ADVERBS, DAY_PARTS, TIME_UNITS, WEEKDAYS};

/// A unit of time at `at`; `plural` and singular forms alike.
pub(crate) fn unit_at(line: &Line, at: usize) -> Read<TimeUnit> {
    if !line.is_of(at, TIME) && !line.word(at).ends_with('.') {
        return None;
    }
    let word = line.word(at).trim_end_matches('.');
    let single = word.strip_suffix('s').unwrap_or(word);
    value(TIME_UNITS, single).map(|unit| (at + 1, unit))
}

/// Whether the unit that ends before `end` is two of its kind.
fn is_fortnight(line: &Line, end: usize) -> bool {
    matches!(line.before(end, 1), "fortnight" | "fortnights")
}

/// A length of time, or a date so far away.
pub(crate) fn read(line: &Line, at: usize) -> Read<Expression> {
    every(line, at).or_else(|| period(line, at)).or_else(|| between(line, at)).or_else(|| length(line, at))
}

/// `two to three weeks`, `200-400 hours`, `between five and ten days`.
fn between(line: &Line, at: usize) -> Read<Expression> {
    let framed = matches!(line.word(at), "between" | "from");
    let first = numeral::read(line, at + usize::from(framed)).filter(|number| number.form == Form::Cardinal)?;
    if line.is_glued(at) && !matches!(line.before(at, 1), "(" | "“" | "\"") {
        return None;
    }
    let own = unit_at(line, first.end);
    let middle = own.map_or(first.end, |(end, _)| end);
    let joined = match line.word(middle) {
        "and" => line.word(at) == "between",
        "to" | "or" => true,
        _ => line.is_dash(middle),
    };
    let (end, (last, unit)) = counted_unit_after(line, middle + 1).filter(|_| joined)?;
    let last = last.filter(|last| *last > first.low && own.is_none_or(|(_, own)| own == unit))?;
    (!is_age(line, end) && away(line, end).is_none()).then_some((end, Expression::Between(first.low, last, unit)))
}

/// A count with its unit behind a dash or word that joins it to another.
fn counted_unit_after(line: &Line, at: usize) -> Read<(Option<Decimal>, TimeUnit)> {
    let number = numeral::read(line, at).filter(|number| number.form == Form::Cardinal)?;
    let (end, unit) = unit_at(line, line.past_hyphen(number.end))?;
    (unit != TimeUnit::Quarter).then_some((end, (Some(number.low), unit)))
}

/// One count with its unit: `three weeks`, `a few more days`, `half an hour`.
fn counted_unit(line: &Line, at: usize) -> Read<(Option<Decimal>, TimeUnit)> {
    if let Some(found) = half(line, at) {
        return Some(found);
    }
    let number = numeral::read(line, at).filter(|number| number.form != Form::Ordinal)?;
    if number.low.is_negative()
        || line.is_glued(at) && !matches!(line.before(at, 1), "(" | "“" | "\"" | "‘" | "—" | "–")
    {
        return None;
    }
    let exact = (number.form != Form::Vague).then_some(number.low);
    let exact = exact.or((number.low == number.high).then_some(number.low));
    let whole = number.form == Form::Cardinal && line.word(number.end) == "of" && number.low.whole().is_none();
    // "two and a quarter of hours"
    let mut end = if whole { number.end + 1 } else { line.past_hyphen(number.end) };
    if end == number.end {
        end = past_modifiers(line, end);
    }
    let (end, unit) = short_unit(line, end, number.digits).or_else(|| unit_at(line, end))?;
    let exact = if is_fortnight(line, end) { exact.and_then(|count| count.times(2.into())) } else { exact };
    let rank =
        unit == TimeUnit::Quarter || number.form == Form::Part && !number.digits && exact != Decimal::read("0.5");
    let (end, exact) = and_a_half(line, end, exact);
    (!rank).then_some((end, (exact, unit)))
}

/// `3h`, `10 min`: letters that are units of time after digits.
fn short_unit(line: &Line, at: usize, digits: bool) -> Read<TimeUnit> {
    let unit = match line.raw(at) {
        "h" | "H" | "hrs" | "hr" => TimeUnit::Hour,
        "mins" | "min" => TimeUnit::Minute,
        // "Boeing 747s", "in his 40s"
        "s" if line.is_capital(at.saturating_sub(2)) || is_decade(line, at) => return None,
        "s" | "secs" | "sec" => TimeUnit::Second,
        "y" | "Y" | "yrs" | "yr" => TimeUnit::Year,
        _ => return None,
    };
    (digits && (line.is_glued(at) || line.raw(at).len() > 1)).then_some((at + 1, unit))
}

/// Whether tens with a plural "s" at `at` are years of a life or century.
fn is_decade(line: &Line, at: usize) -> bool {
    let pointed =
        matches!(line.before(at, 2), "his" | "her" | "their" | "my" | "your" | "the" | "early" | "late" | "mid" | "-");
    pointed && line.before(at, 1).len() == 2 && line.before(at, 1).ends_with('0')
}

fn past_modifiers(line: &Line, at: usize) -> usize {
    let more = |at: usize| {
        matches!(
            line.word(at),
            "more"
                | "extra"
                | "straight"
                | "consecutive"
                | "full"
                | "whole"
                | "long"
                | "short"
                | "additional"
                | "further"
                | "solid"
                | "calendar"
                | "business"
                | "working"
                | "other"
                | "successive"
                | "or"
                | "entire"
        )
    };
    if more(at) { at + 1 } else { at }
}

/// `half an hour`, `half a year`, `a half-hour`, `a quarter of an hour`.
fn half(line: &Line, at: usize) -> Read<(Option<Decimal>, TimeUnit)> {
    let start = if matches!(line.word(at), "a" | "one" | "an") { at + 1 } else { at };
    let (part, after) = match line.word(start) {
        "half" => ("0.5", start + 1),
        "quarter" if line.word(start + 1) == "of" => ("0.25", start + 2),
        _ => return None,
    };
    let article = matches!(line.word(after), "a" | "an");
    let at = if article { after + 1 } else { line.past_hyphen(after) };
    let (end, unit) = unit_at(line, at)?;
    let whole = unit != TimeUnit::Second && (article || at > after || unit == TimeUnit::Hour);
    whole.then(|| (end, (Decimal::read(part), unit)))
}

/// `an hour and a half`.
fn and_a_half(line: &Line, end: usize, count: Option<Decimal>) -> (usize, Option<Decimal>) {
    match line.phrase(end, &["and", "a", "half"]).or_else(|| line.phrase(end, &["and", "half"])) {
        Some(after) => (after, count.and_then(|count| count.plus(Decimal::read("0.5")?))),
        None => (end, count),
    }
}

/// `a week`, where the words around say that it is a length and no rate.
fn single_unit(line: &Line, at: usize) -> Read<(Option<Decimal>, TimeUnit)> {
    if !matches!(line.word(at), "a" | "an" | "all" | "full" | "whole") {
        return None;
    }
    let all = !matches!(line.word(at), "a" | "an");
    let start =
        if all && line.past_hyphen(at + 1) > at + 1 { line.past_hyphen(at + 1) } else { past_modifiers(line, at + 1) };
    let (end, unit) = unit_at(line, start).filter(|_| !line.word(start).ends_with('s'))?;
    let cued = matches!(
        line.before(at, 1),
        "for"
            | "within"
            | "about"
            | "nearly"
            | "than"
            | "almost"
            | "over"
            | "in"
            | "take"
            | "takes"
            | "took"
            | "after"
            | "lasted"
            | "under"
            | "least"
            | "around"
            | "lasts"
            | "last"
            | "half"
            | "spent"
            | "roughly"
            | "just"
            | "only"
    );
    let moves = away(line, and_a_half(line, end, None).0).is_some()
        || from_point(line, end, &[(Some(1.into()), unit)]).is_some();
    let joined = line.past_hyphen(end) > end || line.word(end) == "old" || line.word(end) == "of" && !cued;
    if unit == TimeUnit::Second && !cued || joined || unit == TimeUnit::Quarter {
        return None;
    }
    let (end, count) = and_a_half(line, end, Some(if is_fortnight(line, end) { 2 } else { 1 }.into()));
    let whole = all && unit == TimeUnit::Day || line.word(at) == "all" && unit >= TimeUnit::Week;
    (cued || moves || whole || at == line.range().start && line.word(end).is_empty()).then_some((end, (count, unit)))
}

/// A length of one or more parts, and what it is counted from.
pub(crate) fn length(line: &Line, at: usize) -> Read<Expression> {
    let (mut end, first) = single_unit(line, at).or_else(|| counted_unit(line, at))?;
    if is_age(line, end) {
        return None;
    }
    let mut parts = vec![first];
    while parts.len() < 4 {
        let next = if matches!(line.word(end), "and" | ",") { end + 1 } else { end };
        let smaller =
            |&(_, (_, unit)): &(usize, (Option<Decimal>, TimeUnit))| parts.last().is_some_and(|last| unit < last.1);
        let Some((after, part)) = counted_unit(line, next).filter(smaller) else { break };
        if is_age(line, after) || away(line, after).is_some() && next > end && line.word(end) == "," {
            break;
        }
        parts.push(part);
        end = after;
    }
    if let Some((after, sign)) = away(line, end) {
        return Some((after, Expression::Moment(moved(&parts, sign))));
    }
    if let Some(found) = from_point(line, end, &parts) {
        return Some(found);
    }
    if line.before(at, 1) == "in"
        && parts.len() == 1
        && parts.iter().all(|part| part.1 >= TimeUnit::Day)
        && is_future(line, at)
    {
        return Some((end, Expression::Moment(moved(&parts, 1))));
    }
    Some((end, Expression::Length(parts)))
}

fn is_age(line: &Line, end: usize) -> bool {
    let next = if line.is_dash(end) { end + 1 } else { end + usize::from(line.word(end) == ".") };
    matches!(line.word(next), "old" | "olds") || line.phrase(end, &["of", "age"]).is_some()
}

/// `ago`, `from now`, `later`: the index after, and which way; zero when it is
/// counted from something else.
fn away(line: &Line, at: usize) -> Read<i32> {
    match line.word(at) {
        "ago" | "back" => Some((at + 1, -1)),
        "hence" => Some((at + 1, 1)),
        "from" if matches!(line.word(at + 1), "now" | "today") => Some((at + 2, 1)),
        "earlier" | "later" | "beforehand" | "afterwards" => Some((at + 1, 0)),
        _ => None,
    }
}

/// `two weeks before Christmas`, `three days after Tuesday`.
fn from_point(line: &Line, at: usize, parts: &[(Option<Decimal>, TimeUnit)]) -> Read<Expression> {
    let sign = match line.word(at) {
        "before" | "prior" => -1,
        "after" | "from" => 1,
        _ => return None,
    };
    let start = if line.word(at + 1) == "to" { at + 2 } else { at + 1 };
    let [(Some(count), unit)] = parts else { return None };
    let count = i32::try_from(count.whole()?).ok()?;
    let (end, point) = points::read(line, start).filter(|(_, point)| point.is_day())?;
    let moment = Moment { point: Some(point), offset: Some((*unit, sign * count)), ..Moment::default() };
    (*unit >= TimeUnit::Day).then_some((end, Expression::Moment(moment)))
}

/// One or two parts as a whole number of one unit: 18 months of `a year and a
/// half`, 16 days of `two weeks and two days`.
fn whole_units(parts: &[(Option<Decimal>, TimeUnit)]) -> Option<(u32, TimeUnit)> {
    let smaller = |unit: TimeUnit| match unit {
        TimeUnit::Year => Some((12, TimeUnit::Month)),
        TimeUnit::Week => Some((7, TimeUnit::Day)),
        _ => None,
    };
    match parts {
        [(Some(count), unit)] => count.whole().map(|count| (count, *unit)).or_else(|| {
            let (times, unit) = smaller(*unit)?;
            Some((count.times(times.into())?.whole()?, unit))
        }),
        [(Some(count), unit), (Some(more), less)] => {
            let (times, unit) = smaller(*unit).filter(|(_, unit)| unit == less)?;
            Some((count.times(times.into())?.plus(*more)?.whole()?, unit))
        }
        _ => None,
    }
}

fn moved(parts: &[(Option<Decimal>, TimeUnit)], sign: i32) -> Moment {
    let point = whole_units(parts)
        .filter(|_| sign != 0)
        .and_then(|(count, unit)| Some(Point::Away { unit, by: sign * i32::try_from(count).ok()? }));
    let unit = parts.last().map_or(TimeUnit::Day, |part| part.1);
    Moment { point: point.or(Some(Point::Unknown { unit })), ..Moment::default() }
}

/// `the past three months`, `the next five years`, `the past decade`.
fn period(line: &Line, at: usize) -> Read<Expression> {
    if let Some(found) = turned_period(line, at) {
        return Some(found);
    }
    let sign = match line.word(at) {
        "past" | "last" | "previous" | "preceding" => -1,
        "next" | "coming" | "following" => 1,
        _ => return None,
    };
    if let Some((end, (count, unit))) =
        counted_unit(line, at + 1).filter(|(end, _)| line.word(end - 1).ends_with('s') || line.word(end - 1) == "year")
    {
        let count = count.and_then(Decimal::whole).and_then(|count| i32::try_from(count).ok());
        return Some(match count {
            Some(count) => (end, Expression::Period { unit, count: sign * count }),
            None => (end, Expression::Length(vec![(None, unit)])),
        });
    }
    if let Some((end, count)) = quarters(line, at + 1) {
        return Some((end, Expression::Period { unit: TimeUnit::Quarter, count: sign * count }));
    }
    if let Some(end) = line.phrase(at + 1, &["fortnight"]) {
        return Some((end, Expression::Period { unit: TimeUnit::Week, count: 2 * sign }));
    }
    let couple = line.word(at + 1) == "couple";
    if couple || matches!(line.word(at + 1), "few" | "several") {
        let (end, unit) = unit_at(line, at + 2 + usize::from(couple && line.word(at + 2) == "of"))?;
        let period = Expression::Period { unit, count: 2 * sign };
        return Some((end, if couple { period } else { Expression::Length(vec![(None, unit)]) }));
    }
    let (end, unit) = unit_at(line, at + 1).filter(|_| line.word(at) == "past" && !line.word(at + 1).ends_with('s'))?;
    Some((end, Expression::Period { unit, count: sign }))
}

/// `two quarters`, which are those of the calendar and no parts of one.
fn quarters(line: &Line, at: usize) -> Read<i32> {
    let number = numeral::read(line, at)?;
    let (end, count) = match number.form {
        Form::Part if line.word(number.end - 1) == "quarters" => (number.end, number.low.times(4.into())?),
        Form::Cardinal => (line.phrase(number.end, &["quarters"])?, number.low),
        _ => return None,
    };
    Some((end, i32::try_from(count.whole()?).ok()?))
}

/// `the five previous weeks`, `10 upcoming days`.
fn turned_period(line: &Line, at: usize) -> Read<Expression> {
    let number = numeral::read(line, at).filter(|number| number.form == Form::Cardinal)?;
    let sign = match line.word(number.end) {
        "past" | "previous" | "preceding" | "last" => -1,
        "upcoming" | "coming" | "next" | "following" => 1,
        _ => return None,
    };
    let (end, unit) = unit_at(line, number.end + 1).filter(|_| line.word(number.end + 1).ends_with('s'))?;
    let count = i32::try_from(number.low.whole()?).ok()?;
    Some((end, Expression::Period { unit, count: sign * count }))
}

/// `every day`, `each week`, `every two years`, `every Monday at 4 p.m.`,
/// `Friday mornings`, `daily`.
pub(crate) fn every(line: &Line, at: usize) -> Read<Expression> {
    recurring(line, at).filter(|_| !line.is_taken(at) && !after_amount(line, at))
}

fn recurring(line: &Line, at: usize) -> Read<Expression> {
    let again = |unit, count, weekday, day_part| Expression::Every { unit, count, weekday, day_part, clock: None };
    let word = line.word(at);
    if let Some(unit) = value(ADVERBS, word) {
        let free = !line.is_word(at + 1) || line.is_of(at + 1, STOP);
        return (free && !line.is_capital(at) && !line.is_glued(at)).then_some((at + 1, again(unit, 1, None, None)));
    }
    if let Some(weekday) = word.strip_suffix('s').and_then(|day| value(WEEKDAYS, day)).filter(|_| word.len() > 5) {
        return Some(at_time(line, at + 1, again(TimeUnit::Week, 1, Some(weekday), None)));
    }
    if let Some(weekday) = line.listed(at, WEEKDAY, WEEKDAYS).filter(|_| line.word(at + 1).ends_with('s')) {
        let part = line.listed(at + 1, DAY_PART, DAY_PARTS)?;
        return Some((at + 2, again(TimeUnit::Week, 1, Some(weekday), Some(part))));
    }
    if !matches!(word, "every" | "each") {
        return None;
    }
    let other = line.word(at + 1) == "other";
    let start = at + 1 + usize::from(other);
    let count = 1 + u32::from(other);
    if let Some(weekday) = line.listed(start, WEEKDAY, WEEKDAYS) {
        return Some(at_time(line, start + 1, again(TimeUnit::Week, count, Some(weekday), None)));
    }
    if line.word(start) == "weekend" {
        return Some((start + 1, again(TimeUnit::Weekend, count, None, None)));
    }
    if let Some(part) = line.listed(start, DAY_PART, DAY_PARTS) {
        return Some(at_time(line, start + 1, again(TimeUnit::Day, count, None, Some(part))));
    }
    if let Some((end, unit)) = unit_at(line, start) {
        return Some(at_time(line, end, again(unit, count, None, None)));
    }
    let (end, (count, unit)) = counted_unit(line, start)?;
    Some((end, again(unit, count?.whole()?, None, None)))
}

/// Adds the time of day behind a time that comes again: `at 4 p.m.`.
fn at_time(line: &Line, end: usize, again: Expression) -> (usize, Expression) {
    let Expression::Every { unit, count, weekday, day_part, .. } = again else { return (end, again) };
    match clock::read(line, end + 1).or_else(|| clock::hour(line, end + 1)).filter(|_| line.word(end) == "at") {
        Some((after, clock)) => {
            let clock = Some(day_part.map_or(clock, |part| clock.within(part)));
            (after, Expression::Every { unit, count, weekday, day_part, clock })
        }
        None => (end, again),
    }
}

/// Whether an amount stands before, whose rate this is: `$3 million daily`.
fn after_amount(line: &Line, at: usize) -> bool {
    line.is_number(at.wrapping_sub(1)) && !line.is_taken(at.wrapping_sub(1))
        || matches!(line.before(at, 1), "million" | "billion" | "dollars" | "euros" | "pounds" | "percent" | "%")
}
