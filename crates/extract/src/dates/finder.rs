//! Finds dates in one sentence, left to right.

use super::clock;
use super::expression::{Clock, Expression, Moment, Point, Read, Which};
use super::lengths;
use super::points;
use super::resolve;
use super::value::{Bound, Stage, TimeUnit};
use crate::figures::line::Line;
use crate::figures::listed::Phrases;
use crate::figures::numeral::{self, Form};
use crate::lexicon::classes::{DATE, DAY_PART, FUTURE, HOLIDAY, MONTH, NUMBER, STAGE, TIME};
use crate::lexicon::times::{DAY_PARTS, SAID};
use crate::{Candidate, Kind, Value};
use jiff::civil::Date;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use gloss_text::{Words, words};

/// How far back a word for the future is looked for, in tokens.
const FUTURE_REACH: usize = 12;

/// Phrases before a date that say which part of it is meant.
pub(crate) const STAGES: &[(&str, Stage)] = &[
    ("early", Stage::Early),
    ("early in", Stage::Early),
    ("earlier", Stage::Early),
    ("the start of", Stage::Early),
    ("start of", Stage::Early),
    ("the beginning of", Stage::Early),
    ("beginning of", Stage::Early),
    ("mid", Stage::Mid),
    ("mid -", Stage::Mid),
    ("mid -", Stage::Mid),
    ("the middle of", Stage::Mid),
    ("middle of", Stage::Mid),
    ("late", Stage::Late),
    ("late in", Stage::Late),
    ("later", Stage::Late),
    ("later in", Stage::Late),
    ("earlier in", Stage::Early),
    ("the end of", Stage::Late),
    ("end of", Stage::Late),
];

static STAGED: LazyLock<Phrases<Stage>> = LazyLock::new(|| Phrases::new(STAGES.iter().copied()));

/// An expression and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) tokens: Range<usize>,
    expression: Expression,
    bound: Option<Bound>,
    future: bool,
}

impl Found {
    /// The candidate, resolved against the article's date.
    pub(crate) fn candidate(self, line: &Line, date: Option<Date>) -> Option<Candidate> {
        let mut value = resolve::value(&self.expression, date, self.future);
        value.bound = self.bound.or(value.bound);
        let why = match self.expression {
            Expression::Moment(Moment { point: None, .. }) => "a time of day",
            Expression::Moment(_) => "a date",
            Expression::Length(_) | Expression::Between(..) => "a length of time",
            Expression::Every { .. } => "a time that comes again",
            _ => "a range of dates",
        };
        let span = line.span(self.tokens)?;
        Some(Candidate { span, kind: Kind::Date, value: Some(Value::Date(Box::new(value))), why: Cow::Borrowed(why) })
    }
}

/// All dates of a sentence in order, none of them overlapping.
pub(crate) fn find(line: &Line) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = line.range().start;
    loop {
        at = line.next(at, DATE | STAGE);
        if at >= line.range().end {
            return found;
        }
        match if is_idle(line, at) { None } else { read(line, at) } {
            Some((end, expression)) => {
                let (end, open) = or_later(line, end, &expression);
                let bound = open.or_else(|| bound(line, at, &expression));
                found.push(Found { tokens: at..end, expression, bound, future: is_future(line, at) });
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
}

/// Whether a frequent word begins no date, as most do not: an article or "all"
/// without a number or a unit of time near enough behind it, or a word for a
/// stage or of a holiday's name ("new", "president") without the rest of the phrase.
fn is_idle(line: &Line, at: usize) -> bool {
    if !line.begins(at, DATE) {
        return line.longest(at, STAGE, &STAGED).is_none();
    }
    if line.is_of(at, HOLIDAY) && !line.is_of(at, MONTH) && line.word(at) != "all" {
        return points::holiday(line, at).is_none();
    }
    matches!(line.word(at), "a" | "an" | "all")
        && !line.is_of(at + 1, NUMBER)
        && !(at + 1..at + 5).any(|at| line.is_of(at, TIME))
}

/// Other words that a date can begin with.
pub(crate) const OPENERS: Words = words![
    "'",
    "‘",
    "this",
    "last",
    "next",
    "previous",
    "coming",
    "upcoming",
    "current",
    "following",
    "past",
    "preceding",
    "final",
    "every",
    "each",
    "all",
    "full",
    "whole",
    "from",
    "between",
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "day",
    "noon",
    "midnight",
    "weekend",
    "q1",
    "q2",
    "q3",
    "q4",
    "mondays",
    "tuesdays",
    "wednesdays",
    "thursdays",
    "fridays",
    "saturdays",
    "sundays",
    "week",
    "year",
    "month",
    "now",
    "daily",
    "weekly",
    "monthly",
    "quarterly",
    "yearly",
    "annually",
    "nightly",
    "hourly",
    "everyday",
    "h1",
    "h2",
    "rest",
    "remainder",
    "wed",
    "sat",
    "sun",
];

fn read(line: &Line, at: usize) -> Read<Expression> {
    let moment = moment(line, at);
    if let Some(found) = range(line, at, moment) {
        return Some(found);
    }
    let length = lengths::read(line, at);
    let longer = stretch(line, at, moment, length.as_ref());
    if let Some(found) = longer.or_else(|| rest(line, at)).or_else(|| clock_every(line, at)) {
        return Some(found);
    }
    let moment = moment.map(|(end, moment)| (end, Expression::Moment(moment)));
    match (moment, length) {
        (Some(moment), Some(length)) => Some(if length.0 > moment.0 { length } else { moment }),
        (moment, length) => moment.or(length),
    }
}

/// `10 a.m. for three hours`, `two weeks starting on May 20`, `two hours from
/// 2 p.m.`
fn stretch(line: &Line, at: usize, whole: Read<Moment>, length: Option<&(usize, Expression)>) -> Read<Expression> {
    if let Some((end, Expression::Length(parts))) = length {
        let (end, parts) = (*end, parts.clone());
        let comma = if line.word(end) == "," { end + 1 } else { end };
        let start = match line.word(comma) {
            "starting" | "beginning" if matches!(line.word(comma + 1), "on" | "from") => comma + 2,
            "starting" | "beginning" | "from" => comma + 1,
            _ => return None,
        };
        let (after, from) = moment(line, start)?;
        let clock = line.word(comma) != "from" || from.clock.is_some() || line.before(at, 1) == "for";
        let day = from.clock.is_some() || from.point.is_some_and(|point| point.is_day());
        return (clock && day).then_some((after, Expression::Stretch(from, parts)));
    }
    let whole = if line.word(at) == "from" { moment(line, at + 1) } else { whole };
    let (end, from) = whole.filter(|(_, from)| from.clock.is_some())?;
    match lengths::read(line, end + 1).filter(|_| line.word(end) == "for")? {
        (end, Expression::Length(parts)) => Some((end, Expression::Stretch(from, parts))),
        _ => None,
    }
}

/// `the rest of the week`.
fn rest(line: &Line, at: usize) -> Read<Expression> {
    if let Some(found) = so_far(line, at) {
        return Some(found);
    }
    let of = line.phrase(at, &["rest", "of"]).or_else(|| line.phrase(at, &["remainder", "of"]))?;
    let unit = match line.word(of + 1) {
        "week" => TimeUnit::Week,
        "month" => TimeUnit::Month,
        "year" => TimeUnit::Year,
        _ => return None,
    };
    matches!(line.word(of), "the" | "this" | "my").then_some((of + 2, Expression::Rest(unit)))
}

/// `year to date`, `this year so far`.
fn so_far(line: &Line, at: usize) -> Read<Expression> {
    let noun = at + usize::from(line.word(at) == "this");
    let unit = match line.word(noun) {
        "year" => TimeUnit::Year,
        "month" => TimeUnit::Month,
        _ => return None,
    };
    let end = line.phrase(noun + 1, &["to", "date"]).or_else(|| line.phrase(noun + 1, &["so", "far"]))?;
    Some((end, Expression::SoFar(unit)))
}

/// `3 p.m. each day`.
fn clock_every(line: &Line, at: usize) -> Read<Expression> {
    let (end, clock) = clock::read(line, at)?;
    match lengths::every(line, end)? {
        (end, Expression::Every { unit, count, weekday, day_part, clock: None }) => {
            Some((end, Expression::Every { unit, count, weekday, day_part, clock: Some(clock) }))
        }
        _ => None,
    }
}

/// A point with its stage and time of day, in either order.
fn moment(line: &Line, at: usize) -> Read<Moment> {
    let stage = line.longest(at, STAGE, &STAGED);
    if let Some(found) = stage.and_then(|(end, stage)| staged(line, at, end, stage)) {
        return Some(found);
    }
    tonight(line, at)
        .or_else(|| clock_first(line, at))
        .or_else(|| point_first(line, at))
        .or_else(|| part_alone(line, at))
}

/// `early August`, `late Sunday night`, `early in the morning`, the stage read
/// up to `end`.
fn staged(line: &Line, at: usize, end: usize, stage: Stage) -> Read<Moment> {
    let the = if line.word(end) == "the" { end + 1 } else { end };
    if let Some(part) = line.listed(the, DAY_PART, DAY_PARTS).filter(|_| the > end && line.word(end - 1) == "in") {
        return Some((the + 1, Moment { stage: Some(stage), day_part: Some(part), ..Moment::default() }));
    }
    if let Some((end, moment)) = tonight(line, the).filter(|(_, moment)| moment.clock.is_none()) {
        return Some((end, Moment { stage: Some(stage), ..moment }));
    }
    let (end, point) = points::read(line, the)
        .or_else(|| year_end(line, the))
        .filter(|(end, point)| fits_stage(point) || is_day_with_part(line, *end, point))?;
    let late = matches!(line.word(at), "earlier" | "later") && !matches!(point, Point::Row { by: 0, .. });
    let day_part = line.listed(end, DAY_PART, DAY_PARTS).filter(|_| point.is_day());
    let end = end + usize::from(day_part.is_some());
    (!late).then_some((end, Moment { point: Some(point), stage: Some(stage), day_part, ..Moment::default() }))
}

/// `the end of the year`.
fn year_end(line: &Line, at: usize) -> Read<Point> {
    let unit = match line.word(at) {
        "year" => TimeUnit::Year,
        "month" => TimeUnit::Month,
        "week" => TimeUnit::Week,
        "decade" => TimeUnit::Decade,
        "century" => TimeUnit::Century,
        _ => return None,
    };
    matches!(line.before(at, 1), "the" | "of").then_some((at + 1, Point::Row { unit, by: 0 }))
}

/// `tomorrow morning`, which can be early.
fn is_day_with_part(line: &Line, end: usize, point: &Point) -> bool {
    point.is_day() && line.is_of(end, DAY_PART)
}

fn fits_stage(point: &Point) -> bool {
    match point {
        Point::Calendar { day, .. } => day.is_none(),
        Point::Row { unit, .. } => *unit != TimeUnit::Day,
        Point::Weekday { .. } | Point::PartOfYear { .. } | Point::Years { .. } => true,
        _ => false,
    }
}

/// `tonight`, `this morning`, `last night at 9`, `overnight Tuesday` apart.
fn tonight(line: &Line, at: usize) -> Read<Moment> {
    let day = |end, by, part| {
        let point = Some(Point::Row { unit: TimeUnit::Day, by });
        let moment = Moment { point, day_part: Some(part), ..Moment::default() };
        Some(with_clock(line, end, moment))
    };
    let word = line.word(at);
    if !matches!(word, "tonight" | "this" | "next" | "last") {
        return None;
    }
    match (word, line.listed(at + 1, DAY_PART, DAY_PARTS)) {
        ("tonight", _) => day(at + 1, 0, "NI"),
        ("this", Some(part)) => day(at + 2, 0, part),
        ("next", Some(part)) => day(at + 2, 1, part),
        ("last", Some("NI")) => day(at + 2, -1, "NI"),
        _ => None,
    }
}

/// The time of day behind a day: `at 3 p.m.`, `around 3`, `before 4 p.m.`.
fn with_clock(line: &Line, end: usize, moment: Moment) -> (usize, Moment) {
    let next = line.word(end);
    let bound = match next {
        "before" => Some(Bound::Before),
        "after" => Some(Bound::After),
        "until" | "till" | "by" => Some(Bound::Until),
        _ => None,
    };
    let joined = bound.is_some() || matches!(next, "at" | "," | "around" | "about");
    // "Tuesday, at 3 p.m."
    let comma = next == "," && line.word(end + 1) == "at";
    let start = end + usize::from(joined) + usize::from(comma);
    let bare = || clock::hour(line, start).filter(|_| matches!(next, "at" | "around" | "about"));
    match clock::read(line, start).or_else(bare) {
        Some((after, clock)) => {
            let clock = moment.day_part.map_or(clock, |part| clock.within(part));
            (after, Moment { clock: Some(clock), bound, ..moment })
        }
        None => (end, moment),
    }
}

/// `in the morning`, `at night`, `in the evening at 7`: a part of no stated
/// day.
fn part_alone(line: &Line, at: usize) -> Read<Moment> {
    let part = line.listed(at, DAY_PART, DAY_PARTS)?;
    let during = line.before(at, 1) == "the" && matches!(line.before(at, 2), "in" | "during" | "throughout");
    let open = during || line.before(at, 1) == "at" && part == "NI";
    let moment = Moment { day_part: Some(part), ..Moment::default() };
    open.then(|| with_clock(line, at + 1, moment))
}

/// `3 p.m. on Tuesday`.
fn clock_first(line: &Line, at: usize) -> Read<Moment> {
    let (end, clock) = clock::read(line, at)?;
    match day_behind(line, end) {
        Some((after, moment)) => {
            let clock = moment.day_part.map_or(clock, |part| clock.within(part));
            Some((after, Moment { clock: Some(clock), day_part: None, ..moment }))
        }
        None => Some((end, Moment { clock: Some(clock), ..Moment::default() })),
    }
}

/// The day behind a time, with its part: `on Tuesday`, `tonight`, `tomorrow
/// evening`.
fn day_behind(line: &Line, at: usize) -> Read<Moment> {
    let next = if matches!(line.word(at), "on" | ",") { at + 1 } else { at };
    if let Some(found) = tonight(line, next).filter(|(_, moment)| moment.clock.is_none()) {
        return Some(found);
    }
    let (end, point) = points::read(line, next).filter(|(_, point)| point.is_day())?;
    let day_part = line.listed(end, DAY_PART, DAY_PARTS);
    Some((end + usize::from(day_part.is_some()), Moment { point: Some(point), day_part, ..Moment::default() }))
}

/// `Tuesday at 3 p.m.`, `Tuesday morning`, `Sept. 24, 3 p.m.`.
fn point_first(line: &Line, at: usize) -> Read<Moment> {
    let (end, moment) = point_and_part(line, at)?;
    let day = moment.point.is_some_and(|point| point.is_day());
    Some(if day { with_clock(line, end, moment) } else { (end, moment) })
}

/// A point, and the part of the day if it is one: `Tuesday morning`.
fn point_and_part(line: &Line, at: usize) -> Read<Moment> {
    let (end, point) = points::read(line, at)?;
    let mut moment = Moment { point: Some(point), ..Moment::default() };
    if !point.is_day() {
        return Some((end, moment));
    }
    let part_at = line.phrase(end, &["in", "the"]).unwrap_or(end);
    let part_at = part_at + usize::from(matches!(line.word(part_at), "early" | "late"));
    let mut end = end;
    if let Some(part) = line.listed(part_at, DAY_PART, DAY_PARTS).filter(|_| !line.word(part_at).ends_with('s')) {
        moment.day_part = Some(part);
        end = part_at + 1;
    }
    if let (Point::Weekday { day, which: Which::Nearest }, Some((after, by))) = (point, points::week_row(line, end)) {
        moment.point = Some(Point::Weekday { day, which: Which::Row(by) });
        end = after;
    }
    Some((end, moment))
}

/// `from June to September 2014`, `2011-2014`, `Sept. 24-26`; `whole` is the moment
/// at `at`.
fn range(line: &Line, at: usize, whole: Read<Moment>) -> Read<Expression> {
    let framed = matches!(line.word(at), "from" | "between");
    let start = if framed { at + 1 } else { at };
    if let Some(days) = days_of_month(line, start) {
        return Some(days);
    }
    if let Some(hours) = hours(line, start) {
        return Some(hours);
    }
    let day = tonight(line, start).or_else(|| point_and_part(line, start));
    if let Some(found) = day.and_then(|(end, day)| day_then_hours(line, end, day)) {
        return Some(found);
    }
    let from = if framed { moment(line, start).or_else(|| now(line, start)) } else { whole };
    let (middle, from) = from?;
    let (joint, glued) = (line.word(middle), line.is_glued(middle));
    let dash = line.is_dash(middle) && glued == line.is_glued(middle + 1);
    let joined = match joint {
        "to" | "through" | "until" | "till" => {
            framed || is_calendar(&from) && joint != "until" && joint != "till" || joint == "through"
        }
        "and" => line.word(at) == "between",
        _ => dash,
    };
    if !joined {
        return None;
    }
    let next = if line.word(middle + 1) == "the" { middle + 2 } else { middle + 1 };
    let second = moment(line, middle + 1)
        .or_else(|| moment(line, next))
        .or_else(|| now(line, next).filter(|_| !dash))
        .or_else(|| short_year(line, middle + 1, &from).or_else(|| year_after(line, middle + 1, &from)));
    let (end, to) = second?;
    let alike = from.clock.is_some() == to.clock.is_some() && (from.point.is_some() || from.clock.is_some());
    (alike && (!dash || is_calendar(&from) && is_calendar(&to) || from.clock.is_some()))
        .then_some((end, Expression::Range(from, to)))
}

/// The article's date as the end of a range: `from 2010 to now`.
fn now(line: &Line, at: usize) -> Read<Moment> {
    let end = match line.word(at) {
        "now" => at + 1,
        "present" | "current" => at + 1 + usize::from(line.word(at + 1) == "date"),
        _ => return None,
    };
    let point = Some(Point::Row { unit: TimeUnit::Day, by: 0 });
    Some((end, Moment { point, ..Moment::default() }))
}

/// `Tuesday from 9 a.m. to 5 p.m.`, the day read up to `at`.
fn day_then_hours(line: &Line, at: usize, day: Moment) -> Read<Expression> {
    day.point.filter(|point| point.is_day() && day.clock.is_none())?;
    let start = if matches!(line.word(at), "from" | "between" | "at" | ",") { at + 1 } else { at };
    let start = if matches!(line.word(start), "from" | "between") { start + 1 } else { start };
    let framed = matches!(line.before(start, 1), "from" | "between");
    let (end, first, last) = clock_pair(line, start, day.day_part.is_some() || framed)?;
    Some((end, of_hours(first, last, day)))
}

/// `5-6 p.m.`, `from 9:30 to 11 a.m. on Tuesday`, `7 to 9 this evening`.
fn hours(line: &Line, at: usize) -> Read<Expression> {
    let (end, first, last) = clock_pair(line, at, true)?;
    let (end, day) = day_behind(line, end).unwrap_or((end, Moment::default()));
    let bare = |clock: Clock| clock.minute.is_none() && !clock.sure;
    let between = day.point.is_some() && line.before(at, 1) == "between";
    (!(bare(first) && bare(last)) || day.day_part.is_some() || between).then(|| (end, of_hours(first, last, day)))
}

/// Two times of day with what joins them; `bare` allows two plain hours.
fn clock_pair(line: &Line, at: usize, bare: bool) -> Option<(usize, Clock, Clock)> {
    let (middle, first) = clock::read(line, at).or_else(|| clock::loose(line, at))?;
    let and = line.word(middle) == "and" && line.before(at, 1) == "between";
    let joined = and || line.is_dash(middle) || matches!(line.word(middle), "to" | "until" | "till");
    if !joined {
        return None;
    }
    let plain = || clock::hour(line, middle + 1).filter(|_| bare || first.sure || first.minute.is_some());
    let (end, last) = clock::read(line, middle + 1).or_else(plain)?;
    Some((end, first, last))
}

/// A range of times on a day: what is said of the half of the day at one end
/// goes for the other, and the later end is later.
fn of_hours(first: Clock, last: Clock, day: Moment) -> Expression {
    let within = |clock: Clock| day.day_part.map_or(clock, |part| clock.within(part));
    let (mut first, mut last) = (within(first), within(last));
    let minute = |clock: Clock| clock.minute.unwrap_or(0);
    let afternoon = Clock { hour: first.hour + 12, ..first };
    let fits = last.hour >= 12 && last.sure && (afternoon.hour, minute(first)) < (last.hour, minute(last));
    if !first.sure && fits && first.hour < 12 {
        first = afternoon;
    } else if !last.sure && last.hour < 12 && (last.hour, minute(last)) <= (first.hour, minute(first)) {
        last.hour += 12;
    }
    let moment = |clock| Moment { point: day.point, clock: Some(clock), ..Moment::default() };
    Expression::Range(moment(first), moment(last))
}

fn is_calendar(moment: &Moment) -> bool {
    matches!(moment.point, Some(Point::Calendar { .. } | Point::Weekday { .. }))
}

/// `2014-15`, `2013/14`: the last two digits of the later year.
fn short_year(line: &Line, at: usize, from: &Moment) -> Read<Moment> {
    let Some(Point::Calendar { year: Some(first), month: None, day: None, which }) = from.point else { return None };
    let short: i16 = line.word(at).parse().ok().filter(|_| line.word(at).len() == 2 && line.is_number(at))?;
    let year = first - first % 100 + short;
    let next = line.is_glued(at) && year > first && !(line.is_dash(at + 1) && line.is_glued(at + 1));
    let point = Some(Point::Calendar { year: Some(year), month: None, day: None, which });
    next.then_some((at + 1, Moment { point, ..Moment::default() }))
}

/// The later year of `2011-2014`, which no word announces.
fn year_after(line: &Line, at: usize, from: &Moment) -> Read<Moment> {
    let Some(Point::Calendar { year: Some(first), month: None, .. }) = from.point else { return None };
    let year: i16 =
        line.word(at).parse().ok().filter(|year| line.word(at).len() == 4 && *year > first && *year <= 2100)?;
    let point = Some(Point::Calendar { year: Some(year), month: None, day: None, which: Which::Nearest });
    Some((at + 1, Moment { point, ..Moment::default() }))
}

/// `Sept. 24-26`, `24-26 September 2014`, `from 3 to 12 May`.
fn days_of_month(line: &Line, at: usize) -> Read<Expression> {
    let joint = |at: usize| line.is_dash(at) || matches!(line.word(at), "to" | "and" | "through" | "until" | "till");
    let day = |at: usize| {
        let number = numeral::read(line, at)
            .filter(|n| n.scale == 0 && (n.digits && n.form == Form::Cardinal || n.form == Form::Ordinal))?;
        let day = i8::try_from(number.low.whole()?).ok().filter(|day| (1..=31).contains(day))?;
        let slash = line.word(number.end) == "/" && line.is_glued(number.end);
        (!slash).then_some((number.end, day))
    };
    let moment = |point| Moment { point: Some(point), ..Moment::default() };
    let whole = |year, month, first, last| {
        let point = |day| moment(Point::Calendar { year, month, day: Some(day), which: Which::Nearest });
        Expression::Range(point(first), point(last))
    };
    if let Some((middle, first)) = day(at).filter(|&(middle, _)| joint(middle)) {
        let next = past_the(line, middle + 1);
        let (_, last) = day(next)?;
        let (end, point) = points::read(line, next)?;
        let Point::Calendar { year, month: Some(month), day: Some(_), .. } = point else { return None };
        let open = line.word(middle) != "and" || line.before(at, 1) == "between";
        return (first < last && open).then(|| (end, whole(year, Some(month), first, last)));
    }
    let (middle, point) = points::read(line, at)?;
    let Point::Calendar { year: None, month: Some(month), day: Some(first), .. } = point else { return None };
    let dash = joint(middle) && (line.word(middle) != "and" || line.before(at, 1) == "between");
    let (end, last) = day(past_the(line, middle + 1)).filter(|&(_, last)| dash && last > first)?;
    if points::read(line, past_the(line, middle + 1)).is_some_and(|(after, point)| after > end && point.is_day()) {
        // "from 2 July to 10 July"
        return None;
    }
    let comma = if line.word(end) == "," { end + 1 } else { end };
    let year = points::year(line, comma).filter(|_| comma > end || line.is_number(end));
    let end = year.map_or(end, |(end, _)| end);
    Some((end, whole(year.map(|(_, year)| year), Some(month), first, last)))
}

fn past_the(line: &Line, at: usize) -> usize {
    at + usize::from(line.word(at) == "the")
}

/// The word before a date that makes an open range of it.
fn bound(line: &Line, at: usize, expression: &Expression) -> Option<Bound> {
    if !matches!(expression, Expression::Moment(_)) {
        return None;
    }
    let back = (1..4).find(|&back| !matches!(line.before(at, back), "the" | "year" | "about" | "around" | "on"))?;
    match line.before(at, back) {
        "since" | "starting" | "beginning" => Some(Bound::Since),
        "as" if line.before(at, back + 2) == "as" => match line.before(at, back + 1) {
            "early" => Some(Bound::Since),
            "late" => Some(Bound::Until),
            _ => None,
        },
        "until" | "till" => Some(Bound::Until),
        "before" => Some(Bound::Before),
        "after" => Some(Bound::After),
        "than" if line.before(at, back + 1) == "later" => {
            let no = matches!(line.before(at, back + 2), "no" | "not");
            Some(if no { Bound::Until } else { Bound::After })
        }
        "than" if line.before(at, back + 1) == "earlier" => Some(Bound::Before),
        _ => None,
    }
}

/// `or later` behind a date.
fn or_later(line: &Line, end: usize, expression: &Expression) -> (usize, Option<Bound>) {
    let bound = match line.word(end + 1) {
        "later" => Bound::Since,
        "earlier" => Bound::Until,
        _ => return (end, None),
    };
    let open = line.word(end) == "or" && matches!(expression, Expression::Moment(_));
    if open { (end + 2, Some(bound)) } else { (end, None) }
}

/// Whether the words before a date look ahead.
pub(crate) fn is_future(line: &Line, at: usize) -> bool {
    let said = if line.before(at, 1) == "on" { 2 } else { 1 };
    if SAID.has(line.before(at, said)) {
        return false;
    }
    let reach = at.saturating_sub(FUTURE_REACH).max(line.range().start)..at;
    matches!(line.before(at, 1), "by" | "until")
        || reach.into_iter().any(|at| line.is_of(at, FUTURE) || line.raw(at) == "may")
}
