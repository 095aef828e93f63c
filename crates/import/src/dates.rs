//! Days as publishers write them.

use gloss_intake::day;
use jiff::civil::Date;

/// Reads a day: `2014-09-24`, alone or before a time, `Wed, 24 Sep 2014
/// 10:00:00 GMT`, `24 September 2014` and the like. The day is the one that is
/// written, whatever the zone.
pub(crate) fn read(text: &str) -> Option<Date> {
    let text = text.trim();
    text.get(..10).and_then(gloss_day::read).filter(|_| ends_at_ten(text)).or_else(|| day(text))
}

/// The day at the beginning of a file's name, as some programs put it there.
pub(crate) fn of_name(stem: &str) -> Option<Date> {
    stem.get(..10).and_then(gloss_day::read)
}

/// Whether a time, or nothing, follows the first ten bytes.
fn ends_at_ten(text: &str) -> bool {
    text.get(10..).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() && c != 'T' || c == '-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_in_the_forms_of_feeds_and_exports() {
        for text in [
            "2014-09-24",
            " 2014-09-24 10:00:00",
            "2014-09-24T23:30:00-05:00",
            "Wed, 24 Sep 2014 10:00:00 +0000",
            "24 Sep 2014 10:00:00 GMT",
            "September 24, 2014",
        ] {
            assert_eq!(read(text), Some(date(2014, 9, 24)), "{text}");
        }
        for text in ["", "soon", "2014-13-01", "2014-02-30", "0000-00-00 00:00:00", "2014-09", "é2014-09-2"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
