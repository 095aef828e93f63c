//! Dates, times and durations.

use crate::{Candidate, Doc};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A date's value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DateValue {}

/// The dates of a text, resolved against `date` where they are relative.
pub fn find(_doc: &Doc, _date: Option<Date>) -> Vec<Candidate> {
    Vec::new()
}
