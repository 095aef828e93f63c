//! Dates in words.

use crate::messages::*;
use crate::{Language, Number, Words, figure, spoken};
use gloss_extract::Value;
use gloss_extract::dates::{Bound, DateKind, DateValue, Stage, TimeUnit, lengths, monday};
use jiff::civil::Date;

/// Parts of the day and of the year by the codes of TIMEX3, in the order of
/// [`DAY_PARTS`].
const CODES: [&str; 11] = ["MO", "MI", "AF", "EV", "NI", "DT", "SP", "SU", "FA", "WI", "WE"];

/// What a figure or date says, read: `more than 40`, `24 September 2014, to the
/// day`.
pub fn value(value: &Value) -> String {
    match value {
        Value::Figure(figure) if figure.low.is_none() && figure.high.is_none() => AS_WRITTEN.text().into(),
        Value::Figure(value) => figure(value),
        Value::Date(value) => match when(value) {
            Some(words) => value_precision(&words, precision(value)),
            // "A few hours" are no fixed number, on whatever day.
            None if value.kind == DateKind::Duration => precision(value).into(),
            None => UNPLACED.text().into(),
        },
    }
}

/// `24 September 2014`.
pub fn date(date: Date) -> String {
    with_month(date, MONTHS)
}

/// `24 Sep 2014`.
pub fn short_date(date: Date) -> String {
    with_month(date, SHORT_MONTHS)
}

fn with_month(date: Date, months: Words) -> String {
    let (day, month) = (date.day().unsigned_abs(), date.month().unsigned_abs());
    day_month_year(&nth_day(&day.to_string()), month_name(months, month.into()), &date.year().to_string())
}

fn nth_day(day: &str) -> String {
    match day.trim_start_matches('0') {
        "1" => FIRST_DAY.text().into(),
        day => day.to_owned(),
    }
}

/// From 1.
fn month_name(months: Words, number: usize) -> &'static str {
    months.nth(number.wrapping_sub(1))
}

/// A date's value: `24 September 2014`, `since 8 August 2014`, `3 weeks`;
/// `None` if it is not known.
pub fn when(value: &DateValue) -> Option<String> {
    let iso = value.iso.as_deref()?;
    let (text, is_day) = match (value.kind, iso.split_once('/')) {
        (DateKind::Duration, None) => (length(iso), false),
        (DateKind::Duration, Some((low, high))) => (from_to(&length(low), &length(high)), false),
        (DateKind::Set, _) => (set(iso), false),
        (_, None) => (point(iso), is_day(iso)),
        (_, Some((first, last))) if is_day(first) && is_day(last) => {
            (range_of_days(&point(first), &point(last)), false)
        }
        (_, Some((first, last))) => (from_to(&point(first), &point(last)), false),
    };
    let text = match value.stage {
        Some(Stage::Early) => early_in(&text),
        Some(Stage::Mid) => middle_of(&text),
        Some(Stage::Late) => late_in(&text),
        None => text,
    };
    Some(match (value.bound, is_day) {
        (Some(Bound::Since), true) => since_day(&text),
        (Some(Bound::Since), _) => since(&text),
        (Some(Bound::Until), true) => until_day(&text),
        (Some(Bound::Until), _) => until(&text),
        (Some(Bound::Before), true) => before_day(&text),
        (Some(Bound::Before), _) => before(&text),
        (Some(Bound::After), true) => after_day(&text),
        (Some(Bound::After), _) => after(&text),
        // "Two months ago" is a day, but only its month is said.
        (None, true) if value.kind == DateKind::Date && value.precision > TimeUnit::Day => about_day(&text),
        (None, _) => text,
    })
}

/// What a date says, however exact it is.
pub fn placed(value: &DateValue) -> String {
    when(value).unwrap_or_else(|| UNPLACED.text().into())
}

/// A stretch: `de juin à août 2014`, but `d’avril`.
fn from_to(first: &str, last: &str) -> String {
    let text = range(first, last);
    match text.strip_prefix("de ").filter(|rest| rest.starts_with(['a', 'e', 'é', 'h', 'o'])) {
        Some(rest) if spoken() == Language::French => format!("d’{rest}"),
        _ => text,
    }
}

/// How exact a date is: `to the day`.
pub fn precision(value: &DateValue) -> &'static str {
    PRECISIONS.nth(value.precision as usize)
}

/// Whether it is a day of the calendar, without a time.
fn is_day(iso: &str) -> bool {
    iso.len() == 10
}

/// A day or period with its time of day.
fn point(iso: &str) -> String {
    match iso.split_once('T') {
        None => day(iso),
        Some(("", time)) => part(time).into(),
        Some((date, time)) => format!("{}, {}", day(date), part(time)),
    }
}

fn day(iso: &str) -> String {
    let parts: Vec<&str> = iso.split('-').collect();
    match *parts.as_slice() {
        [year, code] => match monday(iso) {
            Some(monday) => week_of(&date(monday)),
            None => period(code, year),
        },
        [year, number, day] if !month(number).is_empty() => day_month_year(&nth_day(day), month(number), year),
        _ => iso.to_owned(),
    }
}

fn month(number: &str) -> &'static str {
    number.parse().map_or("", |number| month_name(MONTHS, number))
}

/// A month, season, quarter or half of a year.
fn period(code: &str, year: &str) -> String {
    let nth = |words: Words| {
        words.nth(code.get(1..).and_then(|number| number.parse().ok()).unwrap_or(0_usize).wrapping_sub(1))
    };
    match code.get(..1) {
        Some("Q") => part_of_year(nth(QUARTERS), year),
        Some("H") => part_of_year(nth(HALVES), year),
        _ if month(code).is_empty() => month_year(part(code), year),
        _ => month_year(month(code), year),
    }
}

/// A code in words; what is no code is a time of day, and stays.
fn part(code: &str) -> &str {
    CODES.iter().position(|known| *known == code).map_or(code, |at| DAY_PARTS.nth(at))
}

/// `P1Y6M` as `1 year 6 months`.
fn length(iso: &str) -> String {
    let said = |count: Number, unit| match unit {
        TimeUnit::Year => years(count),
        TimeUnit::Month => months_long(count),
        TimeUnit::Week => weeks(count),
        TimeUnit::Weekend => weekends(count),
        TimeUnit::Day => days(count),
        TimeUnit::Hour => hours(count),
        TimeUnit::Minute => minutes(count),
        _ => seconds(count),
    };
    lengths(iso).iter().map(|(digits, unit)| said(Number::written(digits), *unit)).collect::<Vec<_>>().join(" ")
}

/// A time that comes again.
fn set(iso: &str) -> String {
    // Hours are split off; those of a length are part of it.
    let (days, time) = iso.split_once('T').filter(|_| !iso.starts_with("PT")).unwrap_or((iso, ""));
    let said = match days.strip_prefix("XXXX-WXX-").and_then(|day| day.parse::<usize>().ok()) {
        Some(day) => every_one(WEEKDAYS.nth(day.wrapping_sub(1))),
        None if days.is_empty() && part(time) != time => return every_one(part(time)),
        None if days.is_empty() => every_day(1_usize),
        None => every_length(days),
    };
    if time.is_empty() { said } else { format!("{said}, {}", part(time)) }
}

fn every_length(iso: &str) -> String {
    let parts = lengths(iso);
    let [(digits, unit)] = parts.as_slice() else { return every(&length(iso)) };
    let count = Number::written(digits);
    match unit {
        TimeUnit::Year => every_year(count),
        TimeUnit::Month => every_month(count),
        TimeUnit::Week => every_week(count),
        TimeUnit::Weekend => every_weekend(count),
        TimeUnit::Day => every_day(count),
        TimeUnit::Hour => every_hour(count),
        TimeUnit::Minute => every_minute(count),
        _ => every_second(count),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(iso: &str, kind: DateKind, precision: TimeUnit) -> DateValue {
        DateValue { iso: Some(iso.into()), precision, kind, stage: None, bound: None }
    }

    fn words(iso: &str, kind: DateKind) -> String {
        when(&value(iso, kind, TimeUnit::Day)).unwrap()
    }

    #[test]
    fn points_and_periods() {
        for (iso, said) in [
            ("2014-09-04", "4 September 2014"),
            ("2014-09", "September 2014"),
            ("2014", "2014"),
            ("2014-W06", "week of 3 February 2014"),
            ("2014-WI", "winter 2014"),
            ("2014-Q3", "quarter 3 of 2014"),
            ("2014-H2", "second half of 2014"),
            ("2014-SU", "summer 2014"),
            ("2014-09-23TMO", "23 September 2014, morning"),
            ("2014-09-24T15:00", "24 September 2014, 15:00"),
            ("T15:00", "15:00"),
            ("1990/1999", "1990 to 1999"),
            ("2014-09-18/2014-09-21", "18 September 2014 to 21 September 2014"),
            ("strange", "strange"),
        ] {
            assert_eq!(words(iso, DateKind::Date), said);
        }
    }

    #[test]
    fn lengths_and_what_comes_again() {
        for (iso, said) in [
            ("P3W", "3 weeks"),
            ("P1D", "1 day"),
            ("P1Y6M", "1 year 6 months"),
            ("PT5H30M", "5 hours 30 minutes"),
            ("P1.5Y", "1.5 years"),
            ("P2W/P3W", "2 weeks to 3 weeks"),
        ] {
            assert_eq!(words(iso, DateKind::Duration), said);
        }
        for (iso, said) in [
            ("XXXX-WXX-2", "every Tuesday"),
            ("XXXX-WXX-2T15:00", "every Tuesday, 15:00"),
            ("P1D", "every day"),
            ("P2W", "every 2 weeks"),
            ("P1WE", "every weekend"),
            ("PT2H", "every 2 hours"),
            ("TMO", "every morning"),
            ("T15:00", "every day, 15:00"),
        ] {
            assert_eq!(words(iso, DateKind::Set), said);
        }
    }

    #[test]
    fn ends_parts_and_precision_are_said() {
        let since = DateValue { bound: Some(Bound::Since), ..value("2014-08-08", DateKind::Date, TimeUnit::Day) };
        assert_eq!(when(&since).unwrap(), "since 8 August 2014");
        let early = DateValue { stage: Some(Stage::Early), ..value("2014-08", DateKind::Date, TimeUnit::Month) };
        assert_eq!(when(&early).unwrap(), "early in August 2014");
        let ago = value("2014-07-24", DateKind::Date, TimeUnit::Month);
        assert_eq!((when(&ago).unwrap().as_str(), precision(&ago)), ("about 24 July 2014", "to the month"));
        assert_eq!(when(&DateValue { iso: None, ..ago }), None);
    }
}
