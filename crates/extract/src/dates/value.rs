//! What a date says, read.

use serde::{Deserialize, Serialize};

/// Units of calendar and clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum TimeUnit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Season,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

/// What kind of time a mention states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateKind {
    /// A day, or a calendar period: `Sept. 24`, `last week`, `2011`.
    #[default]
    Date,
    /// A time of day: `3 p.m.`.
    Time,
    /// A day with a time: `Tuesday morning`, `3 p.m. on Sept. 24`.
    Datetime,
    /// From one date to another: `from 2011 to 2014`, `the past three months`.
    Range,
    /// A length of time: `three weeks`.
    Duration,
    /// A time that comes again: `every Monday`.
    Set,
}

/// Which part of a period is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// `early August`, `the start of 2014`
    Early,
    /// `mid-2014`
    Mid,
    /// `late August`, `the end of the year`
    Late,
}

/// A word before the date that makes it one end of an open range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// `since Aug. 8`
    Since,
    /// `until Aug. 8`
    Until,
    /// `before Aug. 8`
    Before,
    /// `after Aug. 8`
    After,
}

/// A date's value.
///
/// The mention's span leaves out "on", "in" and the word of the [`Bound`], and
/// takes in that of the [`Stage`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateValue {
    /// In ISO 8601: `2014-09-24`, `2014-08`, `2011`, `2014-W36`, `T15:00`,
    /// `2014-09-24T15:00`, `P3W`, a range as `2011/2014` or `P2W/P3W`; a decade or weekend
    /// is a range as well. What ISO 8601 has no form for is written as TIMEX3
    /// does: `2014-SU`, `2014-Q3`, `2014-H1`, `2014-09-23TMO`. `two months
    /// ago` gives the day, with month as its precision. `None` when it
    /// depends on a date that is not known.
    pub iso: Option<String>,
    /// How exact it is: the smallest unit that the text fixes.
    pub precision: TimeUnit,
    /// What kind of time it is.
    pub kind: DateKind,
    /// Which part of the period, if the text says.
    pub stage: Option<Stage>,
    /// Which open end it is, if the text says.
    pub bound: Option<Bound>,
}
