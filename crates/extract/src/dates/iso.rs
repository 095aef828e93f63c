//! Reading TIMEX3 values, for those who say them in words.

use super::TimeUnit;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// The first day of a week such as `2014-W36`; `None` if it is no week.
pub fn monday(iso: &str) -> Option<Date> {
    let (year, week) = iso.split_once("-W")?;
    Some(ISOWeekDate::new(year.parse().ok()?, week.parse().ok()?, Weekday::Monday).ok()?.date())
}

/// The numbers of a length such as `P1Y6M`, as they are written, and what each
/// counts.
pub fn lengths(iso: &str) -> Vec<(String, TimeUnit)> {
    let (mut parts, mut number, mut clock) = (Vec::new(), String::new(), false);
    for letter in iso.chars().skip(1) {
        let unit = match letter {
            'T' => {
                clock = true;
                continue;
            }
            'Y' => TimeUnit::Year,
            'M' if clock => TimeUnit::Minute,
            'M' => TimeUnit::Month,
            'W' if iso.ends_with("WE") => TimeUnit::Weekend,
            'W' => TimeUnit::Week,
            'D' => TimeUnit::Day,
            'H' => TimeUnit::Hour,
            'S' => TimeUnit::Second,
            'E' => continue,
            digit => {
                number.push(digit);
                continue;
            }
        };
        parts.push((std::mem::take(&mut number), unit));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_on_mondays() {
        assert_eq!(monday("2014-W06"), Some(jiff::civil::date(2014, 2, 3)));
        assert_eq!((monday("2014-W60"), monday("2014-09")), (None, None));
    }

    #[test]
    fn lengths_fall_into_their_units() {
        let part = |number: &str, unit| (number.to_owned(), unit);
        assert_eq!(lengths("P1Y6M"), [part("1", TimeUnit::Year), part("6", TimeUnit::Month)]);
        assert_eq!(lengths("PT5H30M"), [part("5", TimeUnit::Hour), part("30", TimeUnit::Minute)]);
        assert_eq!(lengths("P1.5WE"), [part("1.5", TimeUnit::Weekend)]);
    }
}
