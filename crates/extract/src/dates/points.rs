//! Days and calendar periods: `Sept. 24, 2014`, `last week`, `the 1990s`.

use super::clock;
use super::expression::{Part, Point, Read, Which, Within};
use super::lengths::unit_at;
use super::value::TimeUnit;
use crate::figures::line::Line;
use crate::figures::listed::Phrases;
use crate::figures::noun;
use crate::figures::numeral::{self, Form};
use crate::lexicon::classes::{DATE, HOLIDAY, MONTH, SCALE, SEASON, STOP, WEEKDAY};
use crate::lexicon::currencies::SYMBOLS;
use crate::lexicon::nouns::DESIGNATORS;
use crate::lexicon::numbers::value;
use crate::lexicon::times::{BEFORE_YEAR, DECADES, EASTER, HOLIDAYS, MONTHS, MOVING_HOLIDAYS, SEASONS, WEEKDAYS};
use std::sync::LazyLock;

/// Holidays: of one day of the year, of a day of the week, and those that Easter
/// sets.
static FIXED: LazyLock<Phrases<(i8, i8)>> = LazyLock::new(|| Phrases::new(HOLIDAYS.iter().copied()));
static MOVING: LazyLock<Phrases<(i8, i8, i8)>> = LazyLock::new(|| Phrases::new(MOVING_HOLIDAYS.iter().copied()));
static BY_EASTER: LazyLock<Phrases<i8>> = LazyLock::new(|| Phrases::new(EASTER.iter().copied()));

/// The point that begins at `at`.
pub(crate) fn read(line: &Line, at: usize) -> Read<Point> {
    if !line.begins(at, DATE) {
        return None;
    }
    line.point(at, || any(line, at))
}

fn any(line: &Line, at: usize) -> Read<Point> {
    numeric(line, at)
        .or_else(|| named_numeric(line, at))
        .or_else(|| month_and_day(line, at))
        .or_else(|| nth(line, at))
        .or_else(|| week(line, at))
        .or_else(|| named_weekday(line, at))
        .or_else(|| month_first(line, at).map(|found| of_year(line, found)))
        .or_else(|| day_first(line, at).map(|found| of_year(line, found)))
        .or_else(|| today(line, at))
        .or_else(|| part_of_that_year(line, at))
        .or_else(|| row(line, at))
        .or_else(|| part_of_year(line, at))
        .or_else(|| holiday(line, at).map(|found| of_year(line, found)))
        .or_else(|| decade(line, at))
        .or_else(|| century(line, at))
        .or_else(|| day_alone(line, at))
        .or_else(|| year(line, at).map(|(end, year)| (end, calendar(Some(year), None, None))))
}

/// Adds "last year" or "of next year" to a date without a year.
fn of_year(line: &Line, found: (usize, Point)) -> (usize, Point) {
    let (end, Point::Calendar { year: None, month, day, which: Which::Nearest }) = found else { return found };
    let at = if matches!(line.word(end), "of" | ",") { end + 1 } else { end };
    if !matches!(line.word(at), "last" | "this" | "next") || line.word(at + 1) != "year" {
        return found;
    }
    (at + 2, Point::Calendar { year: None, month, day, which: Which::Year(rows(line.word(at))) })
}

fn calendar(year: Option<i16>, month: Option<i8>, day: Option<i8>) -> Point {
    Point::Calendar { year, month, day, which: Which::Nearest }
}

/// `2014-09-24`, `24/09/2014`, `9/24/2014`, `24.09.2014`.
fn numeric(line: &Line, at: usize) -> Read<Point> {
    if !line.is_number(at) || line.is_glued(at) && !matches!(line.before(at, 1), "(" | "“" | "\"" | "-") {
        return None;
    }
    let mut dotted = line.word(at).split('.');
    let (end, parts) = match (dotted.next(), dotted.next(), dotted.next(), dotted.next()) {
        (Some(a), Some(b), Some(c), None) => (at + 1, [a, b, c]),
        (Some(_), None, ..) => {
            let mark = line.word(at + 1);
            let joined = matches!(mark, "-" | "/" | "–") && line.word(at + 3) == mark;
            let glued = (at + 1..at + 5).all(|at| line.is_glued(at));
            let numbers = line.is_number(at + 2) && line.is_number(at + 4);
            if !(joined && glued && numbers) {
                return None;
            }
            (at + 5, [line.word(at), line.word(at + 2), line.word(at + 4)])
        }
        _ => return None,
    };
    let second = line.word(end) == "-" && line.word(end + 2) == "/" && line.word(end + 4) == "/";
    let longer = matches!(line.word(end), "-" | "/") && line.is_glued(end) && line.is_number(end + 1) && !second;
    let (year, month, day) = ordered(parts, at + 1 == end)?;
    (!longer).then(|| (end, calendar(Some(year), Some(month), Some(day))))
}

/// `22/Jan/2019`, `Sep-23-2020`, `2019-aug-1`.
fn named_numeric(line: &Line, at: usize) -> Read<Point> {
    let mark = line.word(at + 1);
    if !matches!(mark, "-" | "/") {
        return None;
    }
    let pair = line.is_glued(at + 1) && line.is_glued(at + 2) && !line.is_glued(at);
    let ends = !line.is_glued(at + 3) || !matches!(line.word(at + 3), "-" | "/" | "." | ":") && !line.is_word(at + 3);
    if pair && (ends || line.word(at + 3) == "." && !line.is_number(at + 4)) {
        // "12/2015", "Jan/3"
        if let (Some(month), Some(year)) = (plain_month(line, at), bare_year(line, at + 2)) {
            return Some((at + 3, calendar(Some(year), Some(month), None)));
        }
        if let (Some(month), Some((end, day))) = (line.listed(at, MONTH, MONTHS), day_at(line, at + 2)) {
            return (mark == "/").then_some((end, calendar(None, Some(month), Some(day))));
        }
    }
    let joined = line.word(at + 3) == mark && (at + 1..at + 5).all(|at| line.is_glued(at));
    if !joined || line.is_glued(at) && !matches!(line.before(at, 1), "(" | "“" | "\"") {
        return None;
    }
    let month = |at: usize| line.listed(at, MONTH, MONTHS);
    let day = |at: usize| day_at(line, at).filter(|&(end, _)| end == at + 1).map(|(_, day)| day);
    let (year, month, day) = match (bare_year(line, at), bare_year(line, at + 4)) {
        (Some(year), _) => (year, month(at + 2), day(at + 4)),
        (_, Some(year)) if line.is_number(at) => (year, month(at + 2), day(at)),
        (_, Some(year)) => (year, month(at), day(at + 2)),
        _ => return None,
    };
    Some((at + 5, calendar(Some(year), Some(month?), Some(day?))))
}

/// A month in digits.
fn plain_month(line: &Line, at: usize) -> Option<i8> {
    line.word(at).parse().ok().filter(|month| line.is_number(at) && (1..=12).contains(month))
}

/// `on 10/1`: only after a word that announces a date.
fn month_and_day(line: &Line, at: usize) -> Read<Point> {
    let plain =
        |at: usize| if line.is_number(at) && line.word(at).len() <= 2 { line.word(at).parse().ok() } else { None };
    let (one, two): (i8, i8) = (plain(at)?, plain(at + 2)?);
    let cued = matches!(
        line.before(at, 1),
        "on" | "by"
            | "since"
            | "until"
            | "till"
            | "before"
            | "after"
            | "from"
            | "between"
            | "to"
            | "and"
            | "back"
            | "this"
            | "next"
            | "last"
            | "-"
    ) || at.checked_sub(1).is_some_and(|before| line.is_of(before, WEEKDAY));
    let glued = line.word(at + 1) == "/"
        && line.is_glued(at + 1)
        && line.is_glued(at + 2)
        && (!line.is_glued(at) || line.before(at, 1) == "-");
    let (month, day) = if one > 12 { (two, one) } else { (one, two) };
    let real = jiff::civil::Date::new(2000, month, day).is_ok() && (month, day) != (9, 11);
    let ends = !line.is_glued(at + 3) || matches!(line.word(at + 3), "." | "," | "?" | "!" | ")" | "-");
    let (end, year) = past_year(line, at + 3, true);
    (cued && glued && real && ends).then_some((end, calendar(year, Some(month), Some(day))))
}

/// `the last week of July`, `first Monday in May 2015`, `the first ten days of
/// last year`, `the 15th day of next month`.
fn nth(line: &Line, at: usize) -> Read<Point> {
    let (end, nth) = match line.word(at) {
        "last" | "final" => (at + 1, 0),
        _ => {
            let number = numeral::read(line, at).filter(|number| number.form == Form::Ordinal)?;
            (number.end, i8::try_from(number.low.whole()?).ok().filter(|nth| (1..=53).contains(nth))?)
        }
    };
    let several = |nth: i8| numeral::read(line, end).filter(|number| number.form == Form::Cardinal && nth < 2);
    let (end, count) = match several(nth) {
        Some(number) => (number.end, i8::try_from(number.low.whole()?).ok().filter(|count| (2..=31).contains(count))?),
        None => (end, 1),
    };
    let what = match (line.word(end), count) {
        ("week", 1) | ("weeks", 2..) => Part::Week,
        ("day", 1) | ("days", 2..) => Part::Day,
        ("month", 1) => Part::Month,
        (_, 1) => Part::Weekday(weekday_at(line, end)?),
        _ => return None,
    };
    let of = end + 2;
    matches!(line.word(end + 1), "of" | "in").then_some(())?;
    let (end, of) = within(line, of)?;
    Some((end, Point::Nth { nth, count, what, of }))
}

/// A month or year that others are counted in: `July 2013`, `last year`, `the
/// month`.
fn within(line: &Line, at: usize) -> Read<Within> {
    if let Some(month) = month_at(line, at) {
        let (end, year) = past_year(line, at + 1, false);
        return Some((end, Within::Month(year, month)));
    }
    if let Some(year) = bare_year(line, at) {
        return Some((at + 1, Within::Year(year)));
    }
    let unit = match line.word(at + 1) {
        "month" => TimeUnit::Month,
        "year" => TimeUnit::Year,
        _ => return None,
    };
    let pointing =
        matches!(line.word(at), "the" | "this" | "last" | "next" | "each" | "every" | "previous" | "following");
    pointing.then(|| (at + 2, Within::Row(unit, rows(line.word(at)))))
}

/// `week 3 of 2027`, `the week of Sept. 8`, `the week after next`.
fn week(line: &Line, at: usize) -> Read<Point> {
    let unit = match line.word(at) {
        "week" => TimeUnit::Week,
        "month" => TimeUnit::Month,
        "year" => TimeUnit::Year,
        _ => return None,
    };
    if let Some(end) = line.phrase(at + 1, &["after", "next"]) {
        return Some((end, Point::Row { unit, by: 2 }));
    }
    if let Some(end) = line.phrase(at + 1, &["before", "last"]) {
        return Some((end, Point::Row { unit, by: -2 }));
    }
    if unit != TimeUnit::Week {
        return None;
    }
    if matches!(line.word(at + 1), "of" | "starting" | "beginning" | "ending" | "commencing") {
        let day = if line.word(at + 2) == "on" { at + 3 } else { at + 2 };
        let (end, Point::Calendar { year, month: Some(month), day: Some(day), .. }) = read(line, day)? else {
            return None;
        };
        return Some((end, Point::WeekOf { year, month, day }));
    }
    let nth = line.word(at + 1).parse().ok().filter(|week| (1..=53).contains(week) && line.is_number(at + 1))?;
    let year = bare_year(line, at + 3).filter(|_| line.word(at + 2) == "of")?;
    Some((at + 4, Point::Nth { nth, count: 1, what: Part::Week, of: Within::Year(year) }))
}

/// `next week` behind a day of the week: index after, and which way.
pub(crate) fn week_row(line: &Line, at: usize) -> Read<i32> {
    let named = matches!(line.word(at), "last" | "this" | "next") && line.word(at + 1) == "week";
    named.then(|| (at + 2, rows(line.word(at))))
}

/// `on the 18th`, `by the 15th of next month`: the day alone, where no noun
/// follows that it ranks.
fn day_alone(line: &Line, at: usize) -> Read<Point> {
    let the = if line.before(at, 1) == "the" { 2 } else { 1 };
    let cued = matches!(line.before(at, the), "on" | "by" | "until" | "since" | "till");
    let number = numeral::read(line, at).filter(|number| number.form == Form::Ordinal)?;
    let (end, day) = day_at(line, at).filter(|(end, _)| *end == number.end)?;
    if line.word(end) == "of" {
        let by = matches!(line.word(end + 1), "last" | "this" | "next") && line.word(end + 2) == "month";
        let by = by.then(|| rows(line.word(end + 1)))?;
        return Some((end + 3, Point::DayOfMonth { day, weekday: None, by: Some(by) }));
    }
    (cued && is_free(line, end)).then_some((end, Point::DayOfMonth { day, weekday: None, by: None }))
}

/// Whether no noun or number follows that the number before would count.
fn is_free(line: &Line, end: usize) -> bool {
    let next = line.word(end);
    if line.past_hyphen(end) > end || line.is_glued(end) && (matches!(next, "/" | ":" | "%") || line.is_word(end)) {
        return false;
    }
    !line.is_number(end) && (!line.is_word(end) || line.is_of(end, STOP)) && !matches!(next, "of" | "percent" | "%")
}

/// Year, month and day of three numbers in one of the usual orders.
fn ordered(parts: [&str; 3], dotted: bool) -> Option<(i16, i8, i8)> {
    let number = |text: &str| text.parse::<i16>().ok().filter(|_| text.len() <= 4);
    let [a, b, c] = parts;
    let (one, two, three) = (number(a)?, number(b)?, number(c)?);
    let (year, month, day) = match (a.len(), c.len()) {
        (4, 1..=2) => (one, two, three),
        (1..=2, 4) if one > 12 || dotted && two <= 12 => (three, two, one),
        (1..=2, 4) => (three, one, two),
        (1..=2, 2) if one > 12 => (century_of(three), two, one),
        (1..=2, 2) => (century_of(three), one, two),
        _ => return None,
    };
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    jiff::civil::Date::new(year, month, day).ok().map(|_| (year, month, day))
}

/// The full year of its last two digits.
fn century_of(year: i16) -> i16 {
    if year < 50 { 2000 + year } else { 1900 + year }
}

/// `Tuesday`, `Tuesday, Sept. 9`, `Friday 24 September 2014`.
fn named_weekday(line: &Line, at: usize) -> Read<Point> {
    let day = weekday_at(line, at).or_else(|| short_weekday(line, at))?;
    let next = if line.word(at + 1) == "," { at + 2 } else { at + 1 };
    let next = if line.word(next) == "the" && line.is_number(next + 1) { next + 1 } else { next };
    let date = numeric(line, next).or_else(|| month_and_day(line, next));
    let date = date.or_else(|| month_first(line, next)).or_else(|| day_first(line, next));
    let dated = date.filter(|(_, point)| matches!(point, Point::Calendar { day: Some(_), .. }));
    if let Some(dated) = dated {
        return Some(dated);
    }
    // "Wednesday next week", "Sunday of last week"
    let of = if matches!(line.word(at + 1), "of" | ",") { at + 2 } else { at + 1 };
    if let Some((end, by)) = week_row(line, of) {
        return Some((end, Point::Weekday { day, which: Which::Row(by) }));
    }
    // "Tuesday the eleventh", "Sunday 31"
    let the = if line.word(at + 1) == "the" { at + 2 } else { at + 1 };
    let free = |end| is_free(line, end) || clock::read(line, end).is_some();
    if let Some((end, number)) = day_at(line, the).filter(|&(end, _)| free(end)) {
        return Some((end, Point::DayOfMonth { day: number, weekday: Some(day), by: None }));
    }
    Some((at + 1, Point::Weekday { day, which: Which::Nearest }))
}

/// `Sat 14th`: short forms that are words too, before a number.
fn short_weekday(line: &Line, at: usize) -> Option<i8> {
    let day = match line.word(at) {
        "wed" => 3,
        "sat" => 6,
        "sun" => 7,
        _ => return None,
    };
    (line.is_capital(at) && line.is_number(at + 1)).then_some(day)
}

fn weekday_at(line: &Line, at: usize) -> Option<i8> {
    if !line.is_of(at, WEEKDAY) {
        return None;
    }
    let short = line.word(at).len() < 4 && !line.word(at).ends_with('.') && !line.is_capital(at);
    value(WEEKDAYS, line.word(at)).filter(|_| !short)
}

fn rows(word: &str) -> i32 {
    match word {
        "last" | "previous" | "past" => -1,
        "next" | "coming" | "following" | "upcoming" => 1,
        _ => 0,
    }
}

/// A month's name at `at`; `may`, `march` and short forms need a capital, or
/// a number beside them.
fn month_at(line: &Line, at: usize) -> Option<i8> {
    let month = line.listed(at, MONTH, MONTHS)?;
    let before = line.before(at, 1);
    let dated = line.is_number(at.wrapping_sub(1)) && !line.is_taken(at) || before == "of";
    let day_follows = || day_at(line, at + 1).is_some_and(|(end, _)| !counts(line, end));
    let year_follows = || bare_year(line, at + 1).is_some();
    let sure = match line.word(at) {
        "may" | "march" if !line.is_capital(at) => day_follows() || dated && line.word(at) == "march",
        "may" | "march" if at == line.range().start => day_follows() || year_follows(),
        "may" => day_follows() || year_follows() || !follows_name(line, at),
        "mar" | "dec" | "sep" | "jan" | "jun" => {
            line.is_capital(at) || dated || day_follows() || matches!(before, "in" | "last" | "since")
        }
        _ => true,
    };
    sure.then_some(month)
}

/// `Theresa May`: a capital before it that is no weekday and no small word.
fn follows_name(line: &Line, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    line.is_word(before) && line.is_capital(before) && !line.is_of(before, STOP) && weekday_at(line, before).is_none()
}

/// A day of the month in digits or as an ordinal.
fn day_at(line: &Line, at: usize) -> Read<i8> {
    let number = numeral::read(line, at).filter(|number| number.digits || number.form == Form::Ordinal)?;
    let day = number.low.whole().and_then(|day| i8::try_from(day).ok()).filter(|day| (1..=31).contains(day))?;
    let plain = number.end <= at + 3 && number.scale == 0 && !line.word(at).contains('.') && line.word(at).len() <= 12;
    let unit = line.is_glued(number.end)
        && (line.word(number.end) == "%" || line.word(number.end) == ":" && line.is_number(number.end + 1));
    (plain && !unit).then_some((number.end, day))
}

/// `Sept. 24, 2014`, `September 2014`, `September`.
fn month_first(line: &Line, at: usize) -> Read<Point> {
    let month = month_at(line, at)?;
    let the = if line.word(at + 1) == "the" { at + 2 } else { at + 1 };
    if let Some((end, day)) = day_at(line, the).filter(|&(end, _)| !counts(line, end) && !is_hour(line, end)) {
        let (end, year) = past_year(line, end, true);
        return Some((end, calendar(year, Some(month), Some(day))));
    }
    let (end, year) = past_year(line, at + 1, false);
    Some((end, calendar(year, Some(month), None)))
}

/// Whether the number that ended counts what follows: `In May 20 people died`.
fn counts(line: &Line, end: usize) -> bool {
    let scale = line.is_of(end, SCALE) || matches!(line.word(end), "percent" | "per" | "%");
    scale
        || !line.is_of(end, STOP)
            && line.is_word(end)
            && noun::counted_many(line, end).is_some_and(|counted| {
                // The plural is near, and in lower case.
                counted.text.split(' ').count() <= 2 && !line.is_capital(end)
            })
}

fn is_hour(line: &Line, end: usize) -> bool {
    matches!(line.word(end), "am" | "pm" | "a.m." | "p.m.")
}

/// A year after a month or day, with its comma.
fn past_year(line: &Line, end: usize, day: bool) -> (usize, Option<i16>) {
    let comma = line.word(end) == "," && day;
    let of = matches!(line.word(end), "of" | "in") && line.is_number(end + 1);
    let at = if comma || of { end + 1 } else { end };
    let people =
        || matches!(line.word(at + 1), "people" | "men" | "women" | "children" | "soldiers" | "troops" | "civilians");
    let dated = |year: &i16| comma && (1900..=2050).contains(year) && !people() && !line.is_of(at + 1, SCALE);
    let fits = |year: &i16| !line.is_glued(at) && (dated(year) || !counts(line, at + 1));
    if let Some(year) = bare_year(line, at).filter(fits) {
        return (at + 1, Some(year));
    }
    if let Some((after, year)) = year_in_words(line, at).filter(|&(after, _)| !counts(line, after)) {
        return (after, Some(year));
    }
    // "December, 2014"
    let late = bare_year(line, end + 1).filter(|_| line.word(end) == "," && !day && !counts(line, end + 2));
    late.map_or((end, None), |year| (end + 2, Some(year)))
}

/// `nineteen eighty-six`, `two thousand and fifteen`.
fn year_in_words(line: &Line, at: usize) -> Read<i16> {
    if !matches!(line.word(at), "two" | "twenty" | "nineteen" | "eighteen") {
        return None;
    }
    let number = numeral::read(line, at).filter(|number| number.form == Form::Cardinal)?;
    let whole = |number: numeral::Numeral| number.low.whole().and_then(|whole| i16::try_from(whole).ok());
    match whole(number)? {
        year @ 2000..=2100 => Some((number.end, year)),
        century @ 18..=20 => {
            let rest = numeral::read(line, number.end).filter(|rest| rest.form == Form::Cardinal && !rest.digits)?;
            let year = whole(rest).filter(|rest| (10..100).contains(rest))?;
            Some((rest.end, 100 * century + year))
        }
        _ => None,
    }
}

/// Four digits that can be a year, whatever stands around them.
fn bare_year(line: &Line, at: usize) -> Option<i16> {
    let word = line.word(at);
    let digits = line.is_number(at) && word.len() == 4 && word.chars().all(|c| c.is_ascii_digit());
    word.parse().ok().filter(|year| digits && (1000..=2199).contains(year))
}

/// `24 September 2014`, `24th of September`, `the 24th of this month` apart.
fn day_first(line: &Line, at: usize) -> Read<Point> {
    let glued = line.is_glued(at) && !matches!(line.before(at, 1), "(" | "“" | "\"" | "-" | "–");
    let (end, day) = day_at(line, at).or_else(|| day_in_words(line, at)).filter(|_| !glued)?;
    let of = match line.word(end) {
        "of" => end + 1,
        "day" if line.word(end + 1) == "of" => end + 2,
        _ if line.is_dash(end) && line.is_glued(end) => end + 1,
        _ => end,
    };
    let month = month_at(line, of).filter(|_| line.word(of) != "may" || line.is_capital(of))?;
    let dashed = line.is_dash(of + 1) && line.is_glued(of + 1) && of == end + 1;
    let (end, year) = past_year(line, if dashed { of + 2 } else { of + 1 }, true);
    Some((end, calendar(year, Some(month), Some(day))))
}

/// `twenty-five` before a month.
fn day_in_words(line: &Line, at: usize) -> Read<i8> {
    let number = numeral::read(line, at).filter(|number| number.form == Form::Cardinal)?;
    let day = i8::try_from(number.low.whole()?).ok().filter(|day| (2..=31).contains(day))?;
    let month = line.is_of(number.end, MONTH) && line.is_capital(number.end);
    month.then_some((number.end, day))
}

/// `today`, `yesterday`, `the day after tomorrow`.
fn today(line: &Line, at: usize) -> Read<Point> {
    let day = |by| Point::Row { unit: TimeUnit::Day, by };
    if let Some(end) = line.phrase(at, &["day", "before", "yesterday"]) {
        return Some((end, day(-2)));
    }
    if let Some(end) = line.phrase(at, &["day", "after", "tomorrow"]) {
        return Some((end, day(2)));
    }
    let by = match line.word(at) {
        "today" => 0,
        "yesterday" => -1,
        "tomorrow" => 1,
        _ => return None,
    };
    (!(line.is_capital(at) && line.is_capital(at.wrapping_sub(1)) && at > line.range().start))
        .then_some((at + 1, day(by)))
}

/// `last week`, `this month`, `next Friday`, `last June`, `this weekend`,
/// `last summer`.
fn row(line: &Line, at: usize) -> Read<Point> {
    let word = line.word(at);
    if word == "weekend" && line.before(at, 1) == "the" {
        return Some((at + 1, Point::Row { unit: TimeUnit::Weekend, by: 0 }));
    }
    if !matches!(word, "last" | "this" | "next" | "previous" | "coming" | "upcoming" | "current" | "following") {
        return None;
    }
    let by = rows(word);
    let which = Which::Row(by);
    if let Some((end, day)) = week_then_day(line, at) {
        return Some((end, Point::Weekday { day, which }));
    }
    if let Some(day) = weekday_at(line, at + 1) {
        return month_and_day(line, at + 2).or(Some((at + 2, Point::Weekday { day, which })));
    }
    let side = match line.word(at + 1) {
        "past" => Some(Which::Past),
        "coming" | "upcoming" => Some(Which::Coming),
        _ => None,
    };
    if let (Some(which), Some(day)) = (side.filter(|_| word == "this"), weekday_at(line, at + 2)) {
        return Some((at + 3, Point::Weekday { day, which }));
    }
    if let Some(month) = line.listed(at + 1, MONTH, MONTHS).filter(|_| line.is_capital(at + 1)) {
        let day = day_at(line, at + 2).filter(|&(end, _)| !counts(line, end));
        let end = day.map_or(at + 2, |(end, _)| end);
        return Some((end, Point::Calendar { year: None, month: Some(month), day: day.map(|(_, day)| day), which }));
    }
    if line.word(at + 1) == "weekend" {
        return Some((at + 2, Point::Row { unit: TimeUnit::Weekend, by }));
    }
    if let Some(found) = row_holiday(line, at + 1, by) {
        return Some(found);
    }
    if let Some(code) = line.listed(at + 1, SEASON, SEASONS) {
        return Some((at + 2, Point::PartOfYear { code, unit: TimeUnit::Season, year: None, which }));
    }
    let noun = if matches!(line.word(at + 1), "calendar" | "working" | "trading") { at + 2 } else { at + 1 };
    let (end, unit) = unit_at(line, noun).filter(|_| !line.word(noun).ends_with('s'))?;
    let clock = matches!(unit, TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour);
    let fortnight = line.word(at + 1) == "fortnight";
    // "the last day of", "last night" is read as a part of the day.
    let vague = matches!(line.word(at + 1), "day" | "night")
        || line.word(end) == "of" && by == -1 && line.before(at, 1) == "the";
    (!clock && !vague && !fortnight).then_some((end, Point::Row { unit, by }))
}

/// `next week on Tuesday`.
fn week_then_day(line: &Line, at: usize) -> Read<i8> {
    let week = line.phrase(at + 1, &["week"])?;
    let day = if matches!(line.word(week), "on" | ",") { week + 1 } else { week };
    weekday_at(line, day).map(|weekday| (day + 1, weekday))
}

/// `summer 2014`, `the third quarter`, `Q3 2014`, `the first half of 2014`.
fn part_of_year(line: &Line, at: usize) -> Read<Point> {
    if let Some(year) = bare_year(line, at) {
        // "2017 Q1", "2019-H2"
        let (end, code, unit) =
            part_code(line, line.past_hyphen(at + 1)).filter(|(.., unit)| *unit != TimeUnit::Season)?;
        let short = line.word(end - 1).len() == 2;
        return short.then_some((end, Point::PartOfYear { code, unit, year: Some(year), which: Which::Nearest }));
    }
    let (end, code, unit) = part_code(line, at)?;
    let of = if matches!(line.word(end), "of" | "in") { end + 1 } else { line.past_hyphen(end) };
    let point = |end, year, which| Some((end, Point::PartOfYear { code, unit, year, which }));
    if let Some(year) = bare_year(line, of) {
        return point(of + 1, Some(year), Which::Nearest);
    }
    let joined = of > end || unit != TimeUnit::Season;
    if matches!(line.word(of), "last" | "this" | "next") && line.word(of + 1) == "year" && joined {
        return point(of + 2, None, Which::Row(rows(line.word(of))));
    }
    if line.phrase(end, &["of", "the", "year"]).is_some() {
        return point(end + 3, None, Which::Nearest);
    }
    let bare_season = unit == TimeUnit::Season
        && matches!(line.before(at, 1), "in" | "the" | "this" | "of")
        && code != "SP"
        && line.word(at) != "fall";
    let bare_quarter = unit == TimeUnit::Quarter
        && (line.word(at).starts_with('q')
            || matches!(line.before(at, 1), "the" | "its" | "fiscal")
                && line.word(end) != "final"
                && line.word(end) != "of");
    (bare_season || bare_quarter).then(|| point(end, None, Which::Nearest))?
}

/// `next year's first quarter`, `2013's second half`.
fn part_of_that_year(line: &Line, at: usize) -> Read<Point> {
    let (owned, year, which) = match bare_year(line, at) {
        Some(year) => (at + 1, Some(year), Which::Nearest),
        None if matches!(line.word(at), "last" | "this" | "next") && line.word(at + 1) == "year" => {
            (at + 2, None, Which::Row(rows(line.word(at))))
        }
        None => return None,
    };
    let code = if line.word(owned) == "'s" { part_code(line, owned + 1) } else { None };
    let (end, code, unit) = code.filter(|(.., unit)| *unit != TimeUnit::Season)?;
    Some((end, Point::PartOfYear { code, unit, year, which }))
}

fn part_code(line: &Line, at: usize) -> Option<(usize, &'static str, TimeUnit)> {
    if let Some(code) = line.listed(at, SEASON, SEASONS) {
        return Some((at + 1, code, TimeUnit::Season));
    }
    let quarters = ["Q1", "Q2", "Q3", "Q4"];
    if let Some(code) = quarters.into_iter().find(|code| code.eq_ignore_ascii_case(line.word(at))) {
        return Some((at + 1, code, TimeUnit::Quarter));
    }
    if let Some(code) = ["H1", "H2"].into_iter().find(|code| code.eq_ignore_ascii_case(line.word(at))) {
        return Some((at + 1, code, TimeUnit::Half));
    }
    let number = numeral::read(line, at).filter(|number| number.form == Form::Ordinal)?;
    let index = number.low.whole()?.checked_sub(1)? as usize;
    let noun = line.past_hyphen(number.end);
    match line.word(noun) {
        "quarter" => Some((noun + 1, *quarters.get(index)?, TimeUnit::Quarter)),
        "half" => Some((noun + 1, *["H1", "H2"].get(index)?, TimeUnit::Half)),
        _ => None,
    }
}

/// `Christmas`, `New Year's Eve 2013`, `Thanksgiving` apart from fixed days.
pub(crate) fn holiday(line: &Line, at: usize) -> Read<Point> {
    if !line.is_of(at, HOLIDAY) {
        return None;
    }
    if let Some(found) = moving_holiday(line, at) {
        return Some(found);
    }
    let (end, (month, day)) = line.longest(at, HOLIDAY, &FIXED).filter(|(end, _)| is_holiday(line, at, *end))?;
    let year = bare_year(line, end).filter(|_| !line.is_glued(end));
    let end = if year.is_some() { end + 1 } else { end };
    Some((end, calendar(year, Some(month), Some(day))))
}

/// Whether the words of a holiday's name can mean nothing else: `a new year`,
/// `palm sunday` in small letters are none, and Christmas Island is a place.
fn is_holiday(line: &Line, at: usize, end: usize) -> bool {
    !matches!(line.word(end), "island" | "islands")
        && (line.is_capital(at)
            || matches!(line.word(at), "christmas" | "easter" | "halloween" | "thanksgiving")
            || matches!(line.before(end, 1), "day" | "eve"))
}

/// `last Easter`, `next Christmas`: a holiday of which year.
fn row_holiday(line: &Line, at: usize, by: i32) -> Read<Point> {
    let (end, point) = holiday(line, at)?;
    let point = match point {
        Point::Calendar { year: None, month, day, .. } => {
            Point::Calendar { year: None, month, day, which: Which::Row(by) }
        }
        Point::Easter { after, year: None, .. } => Point::Easter { after, year: None, which: Which::Row(by) },
        _ => return None,
    };
    Some((end, point))
}

/// Holidays that fall on a day of the week, or follow the moon.
fn moving_holiday(line: &Line, at: usize) -> Read<Point> {
    let named = |end: usize| {
        let year = bare_year(line, end).filter(|_| !line.is_glued(end));
        (end + usize::from(year.is_some()), year)
    };
    if let Some((end, after)) = line.longest(at, HOLIDAY, &BY_EASTER).filter(|(end, _)| is_holiday(line, at, *end)) {
        let (end, year) = named(end);
        return Some((end, Point::Easter { after, year, which: Which::Nearest }));
    }
    let found = line.longest(at, HOLIDAY, &MOVING).filter(|(end, _)| is_holiday(line, at, *end));
    let (end, (nth, weekday, month)) = found?;
    let (end, year) = named(end);
    let of = Within::Month(year, month);
    Some((end, Point::Nth { nth, count: 1, what: Part::Weekday(weekday), of }))
}

/// `the 1990s`, `the '90s`.
fn decade(line: &Line, at: usize) -> Read<Point> {
    let plural = |at: usize| matches!(line.word(at), "s" | "'s") && line.is_glued(at);
    let decade = |end, first| Some((end, Point::Years { first, unit: TimeUnit::Decade }));
    let plain = || line.word(at).parse::<i16>().ok().filter(|tens| tens % 10 == 0 && (20..100).contains(tens));
    if plural(at + 1)
        && line.word(at).len() == 2
        && line.before(at, 1) == "the"
        && !matches!(line.word(at + 2), "on" | "f")
    {
        return plain().and_then(|tens| decade(at + 2, 1900 + tens));
    }
    if plural(at + 1) {
        let hundred = |year: &i16| year % 100 == 0 && line.word(at + 1) == "'s";
        let first =
            bare_year(line, at).filter(|year| year % 10 == 0 && !hundred(year) && (line.word(at + 1) == "s"))?;
        return decade(at + 2, first);
    }
    if let Some(tens) =
        value(DECADES, line.word(at)).filter(|_| matches!(line.before(at, 1), "the" | "early" | "late" | "mid" | "-"))
    {
        return decade(at + 1, 1900 + tens);
    }
    if line.word(at) == "nineteen"
        && let Some(tens) = value(DECADES, line.word(at + 1))
    {
        return decade(at + 2, 1900 + tens);
    }
    let short =
        matches!(line.word(at), "'" | "‘") && line.is_glued(at + 1) && line.word(at + 1).len() == 2 && plural(at + 2);
    let tens: i16 = line.word(at + 1).parse().ok().filter(|tens| short && tens % 10 == 0)?;
    decade(at + 3, century_of(tens))
}

/// `the 21st century`, `19th-century`.
fn century(line: &Line, at: usize) -> Read<Point> {
    let number = numeral::read(line, at).filter(|number| number.form == Form::Ordinal)?;
    let noun = line.past_hyphen(number.end);
    let which = number.low.whole().filter(|which| (1..=30).contains(which))?;
    let first = i16::try_from(100 * (which - 1)).ok()?;
    matches!(line.word(noun), "century").then_some((noun + 1, Point::Years { first, unit: TimeUnit::Century }))
}

/// A year by itself, if nothing makes a quantity of it.
pub(crate) fn year(line: &Line, at: usize) -> Read<i16> {
    let before = line.before(at, 1);
    if matches!(before, "in" | "since") && !line.is_number(at) {
        return year_in_words(line, at).filter(|&(end, _)| is_free(line, end));
    }
    let year = bare_year(line, at)?;
    let cued = BEFORE_YEAR.contains(before) || value(MONTHS, before).is_some();
    let firm = matches!(before, "in" | "since" | "during" | "year" | "until");
    let modern = (1900..=2050).contains(&year);
    if !(modern || cued && before != "the" && before != "of" && before != "for" && before != "to" && before != "as")
        || !stands_free(line, at)
    {
        return None;
    }
    let compared = before == "than" && matches!(line.before(at, 2), "later" | "earlier");
    let plain = DESIGNATORS.contains(before) && before != "season"
        || !compared && matches!(before, "than" | "about" | "some" | "nearly" | "over");
    (firm || !plain && !counts_years(line, at)).then_some((at + 1, year))
}

/// Whether a unit or a plural right after it makes a count of it.
fn counts_years(line: &Line, at: usize) -> bool {
    let next = at + 1;
    if line.is_taken(next) || line.is_capital(next) {
        return false;
    }
    let unit = crate::figures::is_unit(line, next) || line.is_of(next, SCALE) || unit_at(line, next).is_some();
    let plural =
        line.is_word(next) && noun::counted_many(line, next).is_some_and(|counted| !counted.text.contains(' '));
    let owned = matches!(line.before(at, 1), "the" | "its" | "his" | "her" | "their" | "our" | "'s");
    let joined =
        matches!(line.before(at, 1), "and" | "or") && at.checked_sub(2).is_some_and(|at| bare_year(line, at).is_some());
    unit || plural && !owned && !joined
}

/// Whether nothing is glued to a number that would make a code of it.
fn stands_free(line: &Line, at: usize) -> bool {
    let before = line.before(at, 1);
    let staged = matches!(line.before(at, 2), "mid" | "pre" | "post" | "early" | "late");
    let left = !line.is_glued(at)
        || matches!(before, "(" | "“" | "\"" | "‘" | "'" | "[" | "—" | "–" | ",")
        || matches!(before, "-" | "/" | ".") && staged;
    let money = value(SYMBOLS, before).is_some();
    let after = line.word(at + 1);
    let right = !line.is_glued(at + 1)
        || !(line.is_word(at + 1) && after != "'s"
            || matches!(after, "%" | "/" | ":") && line.is_glued(at + 2)
            || value(SYMBOLS, after).is_some());
    left && right && !money
}
