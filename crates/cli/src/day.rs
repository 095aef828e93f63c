//! A day on the command line.

use gloss_engine::extract::day;
use jiff::civil::Date;

/// Reads a day in the form 2014-09-11; the error says how to write it.
pub(crate) fn day(value: &str) -> Result<Date, String> {
    let shown: String = value.trim().chars().filter(|c| !c.is_control()).take(40).collect();
    day::read(value).ok_or_else(|| format!("the date \"{shown}\" is no day of the calendar; write it like 2014-09-11"))
}
