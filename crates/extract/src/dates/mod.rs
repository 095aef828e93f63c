//! Dates, times and durations.

use crate::figures::line::Line;
use crate::{Candidate, Doc};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A date's value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DateValue {}

/// The dates of a text, resolved against `date` where they are relative.
pub fn find(_doc: &Doc, _date: Option<Date>) -> Vec<Candidate> {
    Vec::new()
}

/// The tokens that dates take from the figures.
pub(crate) fn taken(_line: &Line) -> Vec<Range<usize>> {
    Vec::new()
}
