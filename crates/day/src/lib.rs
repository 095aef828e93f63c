//! Days as text, and on their way between page and worker; one reader for all crates.
//!
//! By hand: the calendar's own reader and writer know zones and offsets too, and
//! weigh more than all lists of the page.

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

/// How many days it is to a day; for differences.
pub fn count(date: Date) -> i32 {
    // Years that begin in March end with the day that not all have.
    let (year, month) = (i32::from(date.year()), i32::from(date.month()));
    let (year, month) = (year - i32::from(month <= 2), (month + 9) % 12);
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leaps + (306 * month + 5) / 10 + i32::from(date.day())
}

/// Two days in the form `2014-09-24/2014-09-30`.
pub fn range(first: Date, last: Date) -> String {
    format!("{}/{}", text(first), text(last))
}

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
