//! Days as text and on their way to the page; the same as in the crate that
//! extracts, which this one does not know.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Reads a day in the form `2014-09-24`, and in no other.
pub(crate) fn read(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let mut digits =
        |count| parts.next().filter(|part| part.len() == count && part.bytes().all(|b| b.is_ascii_digit()));
    let (year, month, day) = (digits(4)?, digits(2)?, digits(2)?);
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    date.ok().filter(|_| parts.next().is_none())
}

/// Writes year, month and day.
pub(crate) fn serialize<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    date.map(|date| (date.year(), date.month(), date.day())).serialize(serializer)
}

/// Reads them; what is no day is none.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let parts: Option<(i16, i8, i8)> = Deserialize::deserialize(deserializer)?;
    Ok(parts.and_then(|(year, month, day)| Date::new(year, month, day).ok()))
}
