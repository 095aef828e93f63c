//! Figures: what is counted, how much, how firmly.

use crate::{Candidate, Doc};
use serde::{Deserialize, Serialize};

/// A figure's value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {}

/// How a figure of one article stands to a figure of another that counts the
/// same. Never a verdict: difference is usually time, scope or wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Equal values, equally firm.
    Same,
    /// The intervals overlap.
    Compatible,
    /// The other one is later and higher.
    HigherLater,
    /// The other one is later and lower.
    LowerLater,
    /// The other one is earlier and higher.
    HigherEarlier,
    /// The other one is earlier and lower.
    LowerEarlier,
    /// They differ on the same day, or a date is not known.
    Differs,
    /// The noun phrases match only in part.
    Unsure,
}

/// The figures of a text.
pub fn find(_doc: &Doc) -> Vec<Candidate> {
    Vec::new()
}
