//! What the words of a date say before they are set against a calendar.

use super::value::{Bound, Stage, TimeUnit};
use crate::figures::Decimal;

/// Which one of a row is meant, seen from the article's date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// `Tuesday`: the nearest, as the sentence's tense has it.
    Nearest,
    /// `last Tuesday`: minus one; `this`: zero; `next`: one.
    Row(i32),
    /// `March last year`: minus one.
    Year(i32),
    /// `this past Tuesday`: the nearest before today.
    Past,
    /// `this coming Tuesday`: the nearest after today.
    Coming,
}

/// A day or a calendar period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Point {
    /// A date with the parts that are stated.
    Calendar { year: Option<i16>, month: Option<i8>, day: Option<i8>, which: Which },
    /// A day of the week, Monday as 1, and in which week.
    Weekday { day: i8, which: Which },
    /// A calendar unit away from the article's: `last week`, `yesterday`.
    Row { unit: TimeUnit, by: i32 },
    /// So long before or after the article's date: `two months ago`.
    Away { unit: TimeUnit, by: i32 },
    /// Before or after something that is not read: `three days later`.
    Unknown { unit: TimeUnit },
    /// A season, quarter or half of a year: its TIMEX3 letters.
    PartOfYear { code: &'static str, unit: TimeUnit, year: Option<i16>, which: Which },
    /// The first, second or (zero) last of a period's weeks, days or months, or
    /// of one of its days of the week, and how many of them: `the last week of
    /// July`, `the first Monday in May`, `the first ten days of last year`.
    Nth { nth: i8, count: i8, what: Part, of: Within },
    /// A day of the month, on that day of the week, in that month from the
    /// article's: `the 18th`, `Tuesday the 11th`, `the 15th of next month`.
    DayOfMonth { day: i8, weekday: Option<i8>, by: Option<i32> },
    /// The week that holds a day: `the week of Sept. 8`.
    WeekOf { year: Option<i16>, month: i8, day: i8 },
    /// So many days after Easter Sunday.
    Easter { after: i8, year: Option<i16>, which: Which },
    /// The ten or hundred years from a year on.
    Years { first: i16, unit: TimeUnit },
}

/// What is counted within a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Day,
    Week,
    Month,
    /// A day of the week, Monday as 1.
    Weekday(i8),
}

/// A period that others are counted in: a month, a year, or one of these away
/// from the article's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Within {
    Month(Option<i16>, i8),
    Year(i16),
    Row(TimeUnit, i32),
}

impl Point {
    /// Whether it is one day, so that a time of day can follow.
    pub(crate) fn is_day(&self) -> bool {
        match self {
            Point::Calendar { day, .. } => day.is_some(),
            Point::Weekday { .. } | Point::Easter { .. } | Point::DayOfMonth { .. } => true,
            Point::Nth { what, count, .. } => *count == 1 && matches!(what, Part::Weekday(_) | Part::Day),
            Point::Row { unit, .. } => *unit == TimeUnit::Day,
            _ => false,
        }
    }
}

/// A time on the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) hour: i8,
    pub(crate) minute: Option<i8>,
    pub(crate) second: Option<i8>,
    /// Whether the half of the day is said, or can be but one.
    pub(crate) sure: bool,
}

impl Clock {
    /// The hour in a part of the day: 7 in the evening is 19.
    pub(crate) fn within(self, part: &str) -> Clock {
        let later = match part {
            "AF" | "EV" => self.hour < 12,
            "NI" => (5..12).contains(&self.hour),
            _ => false,
        };
        let hour = if later && !self.sure { self.hour + 12 } else { self.hour };
        Clock { hour, sure: true, ..self }
    }
}

/// A point with what is said about the time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Moment {
    pub(crate) point: Option<Point>,
    pub(crate) stage: Option<Stage>,
    pub(crate) day_part: Option<&'static str>,
    pub(crate) clock: Option<Clock>,
    /// So long before or after the point: `two weeks before Christmas`.
    pub(crate) offset: Option<(TimeUnit, i32)>,
    /// A bound between a day and its time: `today before 4 p.m.`.
    pub(crate) bound: Option<Bound>,
}

/// A length of time: how many of which units, without a number when vague.
pub(crate) type Parts = Vec<(Option<Decimal>, TimeUnit)>;

/// All that a mention of a date can say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Expression {
    /// One moment or period.
    Moment(Moment),
    /// From one to another.
    Range(Moment, Moment),
    /// So many units up to or from the article's date.
    Period { unit: TimeUnit, count: i32 },
    /// A length of time; without a number when that is vague.
    Length(Parts),
    /// A length of time from a moment on: `three days starting on Monday`.
    Stretch(Moment, Parts),
    /// A length of time between two: `two to three weeks`.
    Between(Decimal, Decimal, TimeUnit),
    /// What is left of the article's week, month or year.
    Rest(TimeUnit),
    /// The article's month or year up to its date.
    SoFar(TimeUnit),
    /// Again and again: every so many units, or a day of the week, at a part of
    /// the day or a time.
    Every { unit: TimeUnit, count: u32, weekday: Option<i8>, day_part: Option<&'static str>, clock: Option<Clock> },
}

/// An expression with the index after its last token.
pub(crate) type Read<T> = Option<(usize, T)>;
