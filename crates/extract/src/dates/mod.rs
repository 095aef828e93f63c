//! Dates, times and durations.
//!
//! | part | reads |
//! |---|---|
//! | `points` | days and calendar periods: `Sept. 24`, `last week`, `2011` |
//! | `clock` | times of day |
//! | `lengths` | durations, and dates so far away: `two months ago` |
//! | `finder` | these together: dates with times, ranges, early and late |
//! | `resolve` | sets what was read against the article's date |

mod clock;
mod expression;
mod finder;
mod iso;
mod lengths;
mod points;
mod resolve;
mod value;

pub(crate) use expression::{Clock, Point};
pub(crate) use finder::{OPENERS, STAGES};
pub use iso::{lengths, monday};
pub use value::{Bound, DateKind, DateValue, Stage, TimeUnit};

use crate::figures::line::{Line, Lowered, lower_case};
use crate::{Candidate, Doc};
use jiff::civil::Date;

/// The dates of a text in order, resolved against `date` where they are
/// relative; none overlaps another or a figure.
///
/// In news a weekday is the nearest past or same one, a month without a year
/// the nearest, unless words such as "will" or "next" point ahead.
pub fn find(doc: &Doc, date: Option<Date>) -> Vec<Candidate> {
    let text = lower_case(doc);
    let lower = Lowered::new(doc, &text);
    let lines = doc.sentences().iter().map(|sentence| Line::new(doc, &lower, sentence));
    lines.flat_map(|mut line| find_in(&mut line, date)).collect()
}

/// The dates of a sentence, their tokens taken from its figures.
pub(crate) fn find_in(line: &mut Line, date: Option<Date>) -> Vec<Candidate> {
    let found = finder::find(line);
    for found in &found {
        line.take(found.tokens.clone());
    }
    found.into_iter().filter_map(|found| found.candidate(line, date)).collect()
}
