//! Days as text, and on their way between page and worker; one reader for all crates.
//!
//! By hand: the calendar's own reader, writer and arithmetic know zones and
//! offsets too, and weigh more than all lists of the page.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Reads a day in the form `2014-09-24`, and in no other.
pub fn read(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let mut digits =
        |count| parts.next().filter(|part| part.len() == count && part.bytes().all(|b| b.is_ascii_digit()));
    let (year, month, day) = (digits(4)?, digits(2)?, digits(2)?);
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    date.ok().filter(|_| parts.next().is_none())
}

/// A day in the form `2014-09-24`.
pub fn text(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// Two days in the form `2014-09-24/2014-09-30`.
pub fn range(first: Date, last: Date) -> String {
    format!("{}/{}", text(first), text(last))
}

/// The day so many days later, or earlier if negative; none outside the
/// calendar.
pub fn add_days(date: Date, days: i32) -> Option<Date> {
    of_count(count(date).checked_add(days)?)
}

/// The same day so many months later, or the last of a shorter month.
pub fn add_months(date: Date, months: i32) -> Option<Date> {
    let month = (i32::from(date.year()) * 12 + i32::from(date.month()) - 1).checked_add(months)?;
    let (year, month) = (i16::try_from(month.div_euclid(12)).ok()?, month.rem_euclid(12) as i8 + 1);
    let first = Date::new(year, month, 1).ok()?;
    Date::new(year, month, date.day().min(first.days_in_month())).ok()
}

/// Days since the first of March of the year 0, for differences: with the leap
/// day at its end, a year's months are as long as the formula says.
pub fn count(date: Date) -> i32 {
    let month = (i32::from(date.month()) + 9) % 12;
    let year = i32::from(date.year()) - i32::from(date.month() <= 2);
    let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
    era * DAYS_OF_ERA + year * 365 + year / 4 - year / 100 + (153 * month + 2) / 5 + i32::from(date.day()) - 1
}

fn of_count(count: i32) -> Option<Date> {
    let (era, day) = (count.div_euclid(DAYS_OF_ERA), count.rem_euclid(DAYS_OF_ERA));
    let year = (day - day / 1460 + day / 36_524 - day / (DAYS_OF_ERA - 1)) / 365;
    let day = day - (year * 365 + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = i16::try_from(era * 400 + year + i32::from(month <= 2)).ok()?;
    Date::new(year, month as i8, day as i8).ok()
}

/// Of 400 years, after which the calendar repeats itself.
const DAYS_OF_ERA: i32 = 146_097;

/// Writes year, month and day: for `#[serde(with = …)]`.
///
/// # Errors
/// The serialiser's own.
pub fn serialize<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    date.map(|date| (date.year(), date.month(), date.day())).serialize(serializer)
}

/// Reads them; what is no day is none.
///
/// # Errors
/// Something else than three numbers.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let parts: Option<(i16, i8, i8)> = Deserialize::deserialize(deserializer)?;
    Ok(parts.and_then(|(year, month, day)| Date::new(year, month, day).ok()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_counted_over_leap_years() {
        let days = [date(2000, 2, 28), date(2000, 2, 29), date(2000, 3, 1), date(2000, 12, 31), date(2001, 1, 1)];
        let counts: Vec<i32> = days.iter().map(|day| count(*day) - count(days[0])).collect();
        assert_eq!(counts, [0, 1, 2, 307, 308]);
        assert_eq!(count(date(2100, 3, 1)) - count(date(2100, 2, 28)), 1);
        assert_eq!(text(date(2014, 9, 4)), "2014-09-04");
        assert_eq!(range(date(14, 9, 4), date(2014, 9, 5)), "0014-09-04/2014-09-05");
    }

    #[test]
    fn only_days_of_the_calendar_are_read() {
        assert_eq!(read("2014-09-24"), Some(date(2014, 9, 24)));
        assert_eq!(read("0999-01-02"), Some(date(999, 1, 2)));
        for no in
            ["", "2014-09", "2014-02-30", "2014-9-24", "2014-09-24T10:00", "2014-09-24-1", "+014-09-24", "2014-W36-1"]
        {
            assert_eq!(read(no), None, "{no}");
        }
    }

    /// The calendar's own arithmetic is the measure.
    #[test]
    fn days_are_counted_as_the_calendar_counts_them() {
        use jiff::Span;
        let from = [date(-9999, 1, 1), date(-1, 12, 31), date(1900, 2, 28), date(2000, 2, 29), date(2014, 9, 24)];
        for from in from.into_iter().chain([date(9999, 12, 31)]) {
            for by in (-800_000..800_000).step_by(997).chain(-800..800) {
                let expected = from.checked_add(Span::new().days(by)).ok();
                assert_eq!(add_days(from, by), expected, "{from} {by}");
                if let Some(there) = expected {
                    assert_eq!(count(there) - count(from), by);
                }
            }
            for by in (-2_500..2_500).chain([-200_000, 200_000]) {
                assert_eq!(add_months(from, by), from.checked_add(Span::new().months(by)).ok(), "{from} {by}");
            }
            assert_eq!((add_days(from, i32::MAX), add_days(from, i32::MIN)), (None, None));
            assert_eq!((add_months(from, i32::MAX), add_months(from, i32::MIN)), (None, None));
        }
    }

    #[test]
    fn days_survive_the_way() {
        #[derive(Serialize, Deserialize)]
        struct Sent(#[serde(with = "super")] Option<Date>);
        for day in [None, Some(date(2014, 9, 24))] {
            let text = serde_json::to_string(&Sent(day)).unwrap();
            assert_eq!(serde_json::from_str::<Sent>(&text).unwrap().0, day);
        }
        assert_eq!(serde_json::from_str::<Sent>("[2014,13,1]").unwrap().0, None);
    }
}
