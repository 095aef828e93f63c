//! Finds dates in one sentence, left to right.

use super::clock;
use super::expression::{Clock, Expression, Moment, Point, Read, Which};
use super::lengths;
use super::points;
use super::resolve;
use super::value::{Bound, Stage, TimeUnit};
use crate::figures::line::{Line, sorted};
use crate::figures::numeral::{self, Form};
use crate::lexicon::numbers::value;
use crate::lexicon::times::{DAY_PARTS, EASTER, FUTURE, HOLIDAYS, MONTHS, MOVING_HOLIDAYS, SAID, SEASONS, WEEKDAYS};
use crate::{Candidate, Kind, Value};
use jiff::civil::Date;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

/// How far back a word for the future is looked for, in tokens.
const FUTURE_REACH: usize = 12;

/// Phrases before a date that say which part of it is meant.
const STAGES: &[(&str, Stage)] = &[
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
    ("the end of", Stage::Late),
    ("end of", Stage::Late),
];

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
        value.bound = self.bound;
        let why = match self.expression {
            Expression::Moment(Moment { point: None, .. }) => "a time of day",
            Expression::Moment(_) => "a date",
            Expression::Range(..) | Expression::Period { .. } => "a range of dates",
            Expression::Length(_) | Expression::Between(..) => "a length of time",
            Expression::Every { .. } => "a time that comes again",
        };
        let span = line.span(self.tokens)?;
        Some(Candidate { span, kind: Kind::Date, value: Some(Value::Date(value)), why: Cow::Borrowed(why) })
    }
}

/// All dates of a sentence in order, none of them overlapping.
pub(crate) fn find(line: &Line) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = line.range().start;
    while at < line.range().end {
        let found_here = if may_begin(line, at) { read(line, at) } else { None };
        match found_here {
            Some((end, expression)) => {
                let bound = bound(line, at, &expression);
                found.push(Found { tokens: at..end, expression, bound, future: is_future(line, at) });
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// A quick look that spares most words the rules.
fn may_begin(line: &Line, at: usize) -> bool {
    static WORDS: OnceLock<Vec<&str>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let keys = |list: &'static [(&str, i8)]| list.iter().map(|(word, _)| *word);
        let holidays = HOLIDAYS.iter().map(|(word, _)| *word).chain(MOVING_HOLIDAYS.iter().map(|(word, _)| *word));
        let seasons = SEASONS.iter().map(|(word, _)| *word);
        let stages = STAGES.iter().map(|(word, _)| *word);
        let named = keys(MONTHS).chain(keys(WEEKDAYS)).chain(keys(EASTER)).chain(holidays).chain(seasons).chain(stages);
        sorted(numeral::first_words().chain(named).chain(OPENERS.iter().copied()))
    });
    line.may_begin(at, words)
}

/// Other words that a date can begin with.
const OPENERS: &[&str] = &[
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
];

fn read(line: &Line, at: usize) -> Read<Expression> {
    range(line, at).or_else(|| {
        let moment = moment(line, at).map(|(end, moment)| (end, Expression::Moment(moment)));
        let length = lengths::read(line, at);
        match (moment, length) {
            (Some(moment), Some(length)) => Some(if length.0 > moment.0 { length } else { moment }),
            (moment, length) => moment.or(length),
        }
    })
}

/// A point with its stage and time of day, in either order.
fn moment(line: &Line, at: usize) -> Read<Moment> {
    if let Some((end, stage)) = line.longest(at, STAGES) {
        let the = if line.word(end) == "the" { end + 1 } else { end };
        let (end, point) =
            points::read(line, the).or_else(|| year_end(line, the)).filter(|(_, point)| fits_stage(point))?;
        let late = matches!(line.word(at), "earlier" | "later") && !matches!(point, Point::Row { by: 0, .. });
        let day_part = value(DAY_PARTS, line.word(end)).filter(|_| point.is_day());
        let end = end + usize::from(day_part.is_some());
        return (!late)
            .then_some((end, Moment { point: Some(point), stage: Some(stage), day_part, ..Moment::default() }));
    }
    tonight(line, at).or_else(|| clock_first(line, at)).or_else(|| point_first(line, at))
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
    (line.before(at, 1) == "the").then_some((at + 1, Point::Row { unit, by: 0 }))
}

fn fits_stage(point: &Point) -> bool {
    match point {
        Point::Calendar { day, .. } => day.is_none(),
        Point::Row { unit, .. } => *unit != TimeUnit::Day,
        Point::Weekday { .. } | Point::PartOfYear { .. } | Point::Years { .. } => true,
        Point::Away { .. } | Point::Unknown { .. } | Point::Nth { .. } | Point::Easter { .. } => false,
    }
}

/// `tonight`, `this morning`, `last night`, `overnight Tuesday` apart.
fn tonight(line: &Line, at: usize) -> Read<Moment> {
    let day = |end, by, day_part| {
        let point = Some(Point::Row { unit: TimeUnit::Day, by });
        Some((end, Moment { point, day_part: Some(day_part), ..Moment::default() }))
    };
    let part = value(DAY_PARTS, line.word(at + 1));
    match (line.word(at), part) {
        ("tonight", _) => day(at + 1, 0, "NI"),
        ("this", Some(part)) => day(at + 2, 0, part),
        ("last", Some("NI")) => day(at + 2, -1, "NI"),
        _ => None,
    }
}

/// `3 p.m. on Tuesday`.
fn clock_first(line: &Line, at: usize) -> Read<Moment> {
    let (end, clock) = clock::read(line, at)?;
    let clock = Some(clock);
    let next = match line.word(end) {
        "on" | "," => end + 1,
        _ => end,
    };
    if let Some((after, moment)) = tonight(line, next) {
        return Some((after, Moment { clock, day_part: None, ..moment }));
    }
    match points::read(line, next).filter(|(_, point)| point.is_day()) {
        Some((after, point)) => Some((after, Moment { point: Some(point), clock, ..Moment::default() })),
        None => Some((end, Moment { clock, ..Moment::default() })),
    }
}

/// `Tuesday at 3 p.m.`, `Tuesday morning`, `Sept. 24, 3 p.m.`.
fn point_first(line: &Line, at: usize) -> Read<Moment> {
    let (end, point) = points::read(line, at)?;
    let mut moment = Moment { point: Some(point), ..Moment::default() };
    if !point.is_day() {
        return Some((end, moment));
    }
    let part_at = line.phrase(end, &["in", "the"]).unwrap_or(end);
    let mut end = end;
    if let Some(part) = value(DAY_PARTS, line.word(part_at)) {
        moment.day_part = Some(part);
        end = part_at + 1;
    }
    let next = if matches!(line.word(end), "at" | ",") { end + 1 } else { end };
    if let Some((after, clock)) = clock::read(line, next) {
        moment.clock = Some(clock);
        end = after;
    }
    Some((end, moment))
}

/// `from June to September 2014`, `2011-2014`, `Sept. 24-26`.
fn range(line: &Line, at: usize) -> Read<Expression> {
    let framed = matches!(line.word(at), "from" | "between");
    let start = if framed { at + 1 } else { at };
    if let Some(days) = days_of_month(line, start) {
        return Some(days);
    }
    if let Some(hours) = hours(line, start) {
        return Some(hours);
    }
    let (middle, from) = moment(line, start)?;
    if let Some(found) = day_then_hours(line, middle, from) {
        return Some(found);
    }
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
    let second = moment(line, middle + 1)
        .or_else(|| short_year(line, middle + 1, &from).or_else(|| year_after(line, middle + 1, &from)));
    let (end, to) = second?;
    let alike = from.clock.is_some() == to.clock.is_some() && (from.point.is_some() || from.clock.is_some());
    (alike && (!dash || is_calendar(&from) && is_calendar(&to) || from.clock.is_some()))
        .then_some((end, Expression::Range(from, to)))
}

/// `Tuesday from 9 a.m. to 5 p.m.`, the day read up to `at`.
fn day_then_hours(line: &Line, at: usize, day: Moment) -> Read<Expression> {
    let point = day.point.filter(|point| point.is_day() && day.clock.is_none())?;
    let start = if matches!(line.word(at), "from" | "between" | "at" | ",") { at + 1 } else { at };
    let start = if matches!(line.word(start), "from" | "between") { start + 1 } else { start };
    let (end, first, last) = clock_range(line, start)?;
    let moment = |clock| Moment { point: Some(point), clock: Some(clock), ..Moment::default() };
    Some((end, Expression::Range(moment(first), moment(last))))
}

/// Two times of day with what joins them.
fn clock_range(line: &Line, at: usize) -> Option<(usize, Clock, Clock)> {
    if let Some((end, Expression::Range(first, last))) = hours(line, at) {
        return Some((end, first.clock?, last.clock?)).filter(|_| first.point.is_none());
    }
    let (middle, first) = clock::read(line, at)?;
    let joined = line.is_dash(middle) || matches!(line.word(middle), "to" | "and" | "until" | "till");
    let (end, last) = clock::read(line, middle + 1).filter(|_| joined)?;
    Some((end, first, last))
}

/// `5-6 p.m.`, `from 9:30 to 11 a.m.`: the half of the day goes for both.
fn hours(line: &Line, at: usize) -> Read<Expression> {
    let number = numeral::read(line, at).filter(|number| number.form == Form::Cardinal && number.low <= 12.into())?;
    let hour = i8::try_from(number.low.whole()?).ok()?;
    let (middle, minute) = match clock::minutes(line, number.end) {
        Some((end, minute)) => (end, Some(minute)),
        None => (number.end, None),
    };
    let joined = line.is_dash(middle) || matches!(line.word(middle), "to" | "and" | "until" | "till");
    let (end, last) = clock::read(line, middle + 1).filter(|_| joined)?;
    // "11 to 2 p.m." crosses noon.
    let same_half = last.hour >= 12 && hour < 12 && hour <= (last.hour - 12).max(if last.hour == 12 { 0 } else { 1 });
    let first = Clock { hour: if same_half { hour + 12 } else { hour }, minute, second: None };
    let next = if line.word(end) == "on" { end + 1 } else { end };
    let day = points::read(line, next).filter(|(_, point)| point.is_day());
    let (end, point) = day.map_or((end, None), |(end, point)| (end, Some(point)));
    let moment = |clock| Moment { point, clock: Some(clock), ..Moment::default() };
    Some((end, Expression::Range(moment(first), moment(last))))
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
            .filter(|n| n.digits && n.scale == 0 && n.form != Form::Part && n.form != Form::Vague)?;
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
        let (_, last) = day(middle + 1)?;
        let (end, point) = points::read(line, middle + 1)?;
        let Point::Calendar { year, month: Some(month), day: Some(_), .. } = point else { return None };
        let open = line.word(middle) != "and" || line.before(at, 1) == "between";
        return (first < last && open).then(|| (end, whole(year, Some(month), first, last)));
    }
    let (middle, point) = points::read(line, at)?;
    let Point::Calendar { year: None, month: Some(month), day: Some(first), .. } = point else { return None };
    let dash = joint(middle) && (line.word(middle) != "and" || line.before(at, 1) == "between");
    let (end, last) = day(middle + 1).filter(|&(_, last)| dash && last > first)?;
    let comma = if line.word(end) == "," { end + 1 } else { end };
    let year = points::year(line, comma).filter(|_| comma > end || line.is_number(end));
    let end = year.map_or(end, |(end, _)| end);
    Some((end, whole(year.map(|(_, year)| year), Some(month), first, last)))
}

/// The word before a date that makes an open range of it.
fn bound(line: &Line, at: usize, expression: &Expression) -> Option<Bound> {
    if !matches!(expression, Expression::Moment(_)) {
        return None;
    }
    let back = (1..4).find(|&back| !matches!(line.before(at, back), "the" | "year" | "about" | "around" | "on"))?;
    match line.before(at, back) {
        "since" | "starting" | "beginning" => Some(Bound::Since),
        "until" | "till" => Some(Bound::Until),
        "before" => Some(Bound::Before),
        "after" => Some(Bound::After),
        _ => None,
    }
}

/// Whether the words before a date look ahead.
pub(crate) fn is_future(line: &Line, at: usize) -> bool {
    if SAID.contains(&line.before(at, 1)) || line.before(at, 1) == "on" && SAID.contains(&line.before(at, 2)) {
        return false;
    }
    let reach = at.saturating_sub(FUTURE_REACH).max(line.range().start)..at;
    matches!(line.before(at, 1), "by" | "until")
        || reach.into_iter().any(|at| FUTURE.contains(&line.word(at)) || line.raw(at) == "may")
}
