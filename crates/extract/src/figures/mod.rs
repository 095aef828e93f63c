//! Figures: what is counted, how much, how firmly.
//!
//! A mention reaches from its qualifier through the number and the unit to the
//! head of what is counted, as far as that follows: `more than 150 airstrikes`,
//! `about 10,000 strong`, `more than $3 million a day`, `a third of Iraq and
//! Syria`, `1,400-kilometer (870-mile) border`. In a compound it ends with the
//! compound: `22-member`, `49-year-old`.
//!
//! | part | reads |
//! |---|---|
//! | `numeral` | numbers in digits, words and both, as exact [`Decimal`]s |
//! | `measure` | units and currencies around a number |
//! | `listed` | phrases of a list, matched against the sentence |
//! | `noun` | the noun phrase that is counted |
//! | `skip` | numbers that are labels: `9/11`, `F-16`, `Article 5` |
//! | `range`, `age`, `change` | ranges and votes, ages, parts of a change |
//! | `ellipsis` | what a bare number counts, from the figures before it |
//! | `finder` | all of these together, with qualifiers, rates, what is counted |
//! | `compare` | how two figures that count the same stand to each other |

mod age;
mod change;
mod compare;
mod decimal;
mod ellipsis;
mod finder;
pub(crate) mod line;
pub(crate) mod listed;
mod measure;
pub(crate) mod noun;
pub(crate) mod numeral;
mod range;
mod skip;
mod value;
mod words;

pub use compare::compare;
pub use decimal::{Decimal, NotDecimal};
pub use value::{Change, Counted, Direction, Figure, Part, Qualifier, Reading, UnitKind};
pub use words::grouped;

use crate::dates;
use crate::{Candidate, Doc};
use line::{Line, Lowered, lower_case};
use serde::{Deserialize, Serialize};

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

/// Whether a unit of measure or a currency stands at `at`.
pub(crate) fn is_unit(line: &Line, at: usize) -> bool {
    measure::is_unit(line, at)
}

/// The figures of a text, in order; none overlaps another or a date.
pub fn find(doc: &Doc) -> Vec<Candidate> {
    let text = lower_case(doc);
    let lower = Lowered::new(doc, &text);
    let mut found = Vec::new();
    let mut before = None;
    for sentence in doc.sentences() {
        let mut line = Line::new(doc, &lower, sentence);
        dates::find_in(&mut line, None);
        found.extend(find_in(&line, &mut before));
    }
    found
}

/// The figures of a sentence whose dates are taken; `before` hands on what the
/// sentence before counts.
pub(crate) fn find_in(line: &Line, before: &mut Option<Figure>) -> Vec<Candidate> {
    let mut found = finder::find(line);
    ellipsis::supply(line, &mut found, before);
    found
}
