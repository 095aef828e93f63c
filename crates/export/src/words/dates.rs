//! Dates in words.

use gloss_extract::dates::{Bound, DateKind, DateValue, Stage, TimeUnit, lengths, monday};
use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Parts of the day and of the year by the codes of TIMEX3.
const PARTS: [(&str, &str); 11] = [
    ("MO", "morning"),
    ("MI", "midday"),
    ("AF", "afternoon"),
    ("EV", "evening"),
    ("NI", "night"),
    ("DT", "daytime"),
    ("SP", "spring"),
    ("SU", "summer"),
    ("FA", "autumn"),
    ("WI", "winter"),
    ("WE", "weekend"),
];

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// `24 September 2014`.
pub(crate) fn date(date: Date) -> String {
    format!("{} {} {}", date.day(), nth(&MONTHS, date.month() as usize), date.year())
}

/// From 1.
fn nth(names: &[&'static str], at: usize) -> &'static str {
    names.get(at.wrapping_sub(1)).copied().unwrap_or_default()
}

/// A date's value: `24 September 2014`, `since 8 August 2014`, `3 weeks`;
/// `None` if it is not known.
pub(crate) fn when(value: &DateValue) -> Option<String> {
    let iso = value.iso.as_deref()?;
    let text = match (value.kind, iso.split_once('/')) {
        (DateKind::Duration, None) => length(iso),
        (DateKind::Duration, Some((low, high))) => format!("{} to {}", length(low), length(high)),
        (DateKind::Set, _) => set(iso),
        (_, None) => point(iso),
        (_, Some((first, last))) => format!("{} to {}", point(first), point(last)),
    };
    let bound = match value.bound {
        Some(Bound::Since) => "since ",
        Some(Bound::Until) => "until ",
        Some(Bound::Before) => "before ",
        Some(Bound::After) => "after ",
        // "Two months ago" is a day, but only its month is said.
        None if value.kind == DateKind::Date && iso.len() == 10 && value.precision > TimeUnit::Day => "about ",
        None => "",
    };
    let stage = match value.stage {
        Some(Stage::Early) => "early in ",
        Some(Stage::Mid) => "in the middle of ",
        Some(Stage::Late) => "late in ",
        None => "",
    };
    Some(format!("{bound}{stage}{text}"))
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
            Some(monday) => format!("week of {}", date(monday)),
            None => format!("{} {year}", period(code)),
        },
        [year, number, day] if !month(number).is_empty() => {
            format!("{} {} {year}", day.trim_start_matches('0'), month(number))
        }
        _ => iso.to_owned(),
    }
}

fn month(number: &str) -> &'static str {
    number.parse().map_or("", |number| nth(&MONTHS, number))
}

/// A month, season, quarter or half, before its year.
fn period(code: &str) -> String {
    match (code.get(..1), code.get(1..)) {
        (Some("Q"), Some(quarter)) => format!("quarter {quarter} of"),
        (Some("H"), Some("1")) => "first half of".into(),
        (Some("H"), _) => "second half of".into(),
        _ if month(code).is_empty() => part(code).into(),
        _ => month(code).into(),
    }
}

/// A code in words; what is no code is a time of day, and stays.
fn part(code: &str) -> &str {
    PARTS.iter().find(|(known, _)| *known == code).map_or(code, |(_, word)| word)
}

/// `P1Y6M` as `1 year 6 months`.
fn length(iso: &str) -> String {
    let unit = |unit| match unit {
        TimeUnit::Year => "year",
        TimeUnit::Month => "month",
        TimeUnit::Week => "week",
        TimeUnit::Weekend => "weekend",
        TimeUnit::Day => "day",
        TimeUnit::Hour => "hour",
        TimeUnit::Minute => "minute",
        _ => "second",
    };
    let said =
        |(number, of): &(String, TimeUnit)| format!("{number} {}{}", unit(*of), if number == "1" { "" } else { "s" });
    lengths(iso).iter().map(said).collect::<Vec<_>>().join(" ")
}

/// A time that comes again.
fn set(iso: &str) -> String {
    // Hours are split off; those of a length are part of it.
    let (days, time) = iso.split_once('T').filter(|_| !iso.starts_with("PT")).unwrap_or((iso, ""));
    let every = match days.strip_prefix("XXXX-WXX-").and_then(|day| day.parse().ok()) {
        Some(day) => nth(&DAYS, day).to_owned(),
        None if days.is_empty() && part(time) != time => return format!("every {}", part(time)),
        None if days.is_empty() => "day".to_owned(),
        None => {
            let length = length(days);
            length.strip_prefix("1 ").map(str::to_owned).unwrap_or(length)
        }
    };
    let time = if time.is_empty() { String::new() } else { format!(", {}", part(time)) };
    format!("every {every}{time}")
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
    fn ends_and_parts_are_said() {
        let since = DateValue { bound: Some(Bound::Since), ..value("2014-08-08", DateKind::Date, TimeUnit::Day) };
        assert_eq!(when(&since).unwrap(), "since 8 August 2014");
        let early = DateValue { stage: Some(Stage::Early), ..value("2014-08", DateKind::Date, TimeUnit::Month) };
        assert_eq!(when(&early).unwrap(), "early in August 2014");
        let ago = value("2014-07-24", DateKind::Date, TimeUnit::Month);
        assert_eq!(when(&ago).unwrap(), "about 24 July 2014");
        assert_eq!(when(&DateValue { iso: None, ..ago }), None);
    }
}
