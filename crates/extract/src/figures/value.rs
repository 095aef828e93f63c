//! What a figure says, read: bounds, unit, rate and the thing that is counted.

use super::decimal::Decimal;
use super::words;
use crate::Span;
use crate::lexicon::nouns::SAME;
use crate::lexicon::numbers::value;
use serde::{Deserialize, Serialize};

/// How firmly a figure is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// `40`
    #[default]
    Exact,
    /// `about 40`, `some 40`, `nearly 40`, and vague words such as `dozens`.
    About,
    /// `more than 40`
    Over,
    /// `fewer than 40`
    Under,
    /// `at least 40`
    AtLeast,
    /// `up to 40`, `as many as 40`
    AtMost,
    /// `between 20 and 30`, `20-30`
    Between,
}

/// What kind of quantity a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum UnitKind {
    #[default]
    Count,
    Money,
    Percent,
    Length,
    Area,
    Volume,
    Mass,
    Speed,
    Temperature,
    Duration,
    Age,
    Energy,
    Information,
    Other,
}

impl UnitKind {
    /// The word used in keys and output: `count`, `money`.
    pub fn word(self) -> &'static str {
        match self {
            UnitKind::Count => "count",
            UnitKind::Money => "money",
            UnitKind::Percent => "percent",
            UnitKind::Length => "length",
            UnitKind::Area => "area",
            UnitKind::Volume => "volume",
            UnitKind::Mass => "mass",
            UnitKind::Speed => "speed",
            UnitKind::Temperature => "temperature",
            UnitKind::Duration => "duration",
            UnitKind::Age => "age",
            UnitKind::Energy => "energy",
            UnitKind::Information => "information",
            UnitKind::Other => "other",
        }
    }
}

/// The thing that is counted or measured: a noun phrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Where the phrase stands, from its first modifier to its head.
    pub span: Span,
    /// The phrase as written: `Syrian refugees`.
    pub text: String,
    /// The lemma of its head, in lower case: `refugee`.
    pub head: String,
}

/// Which way a quantity went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// It rose.
    Up,
    /// It fell.
    Down,
}

/// What part of a change a figure states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The difference: `rose 5%`, `a cut of $3m`.
    By,
    /// The value afterwards: `rose to 31,000`.
    To,
    /// The value before: `rose from 20,000`.
    From,
}

/// That a figure is part of a change: `rose 5 %`, `fell to 31,000`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Which way.
    pub direction: Direction,
    /// Whether this is the difference, the old or the new value.
    pub part: Part,
}

/// A second reading of the same figure: the other unit of
/// `1,400 kilometres (870 miles)`, the other side of a vote of `524 to 43`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// As [`Figure::low`].
    pub low: Option<Decimal>,
    /// As [`Figure::high`].
    pub high: Option<Decimal>,
    /// As [`Figure::unit`].
    pub unit: Option<String>,
}

/// A figure's value.
///
/// Serialises as it stands: decimals as strings of plain digits, enumerations
/// in snake case, `low` equal to `high` when the value is one number, `null`
/// where a bound is open or a part is absent:
///
/// ```json
/// {"low":"3000000","high":null,"qualifier":"over","unit":"dollar","unit_kind":"money",
///  "per":"day","counted":null,"ordinal":false,"change":null,"also":null}
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Figure {
    /// The least value; `None` when only an upper bound is stated.
    pub low: Option<Decimal>,
    /// The greatest value; `None` when only a lower bound is stated.
    pub high: Option<Decimal>,
    /// How firmly it is stated.
    pub qualifier: Qualifier,
    /// The unit in the singular: `dollar`, `Iraqi dinar`, `percent`,
    /// `kilometre`; `part` for a share of a whole such as a third, `time` for
    /// a factor; `None` for counts.
    pub unit: Option<String>,
    /// What kind of quantity it is.
    pub unit_kind: UnitKind,
    /// What a rate is per, in the singular: `day`, `barrel`; `each` if the text
    /// says no more.
    pub per: Option<String>,
    /// What is counted or measured, if the text says so next to the number, or
    /// in the one figure before it that can be the whole.
    pub counted: Option<Box<Counted>>,
    /// Whether it is a rank (`the third Westerner`) and not an amount.
    pub ordinal: bool,
    /// The change that it is part of, if any.
    pub change: Option<Change>,
    /// The second reading of a dual unit or a vote.
    pub also: Option<Box<Reading>>,
}

impl Figure {
    /// The identity under which figures of different articles count the same:
    /// kind, what it is per, and the head of what is counted, with one name
    /// for nouns that count alike: `count nation`, `money per day`. `None`
    /// for ranks and where nothing countable is known.
    pub fn key(&self) -> Option<String> {
        let per = self.per.as_deref().filter(|per| *per != "each");
        if self.ordinal || (self.counted.is_none() && per.is_none()) {
            return None;
        }
        let mut key = match self.unit.as_deref() {
            Some(unit @ ("part" | "vote")) => unit.to_owned(),
            _ => self.unit_kind.word().to_owned(),
        };
        if let Some(counted) = &self.counted {
            key.push(' ');
            key.push_str(same(&counted.head));
        }
        if let Some(per) = &self.per {
            key.push_str(" per ");
            key.push_str(per);
        }
        Some(key)
    }

    /// Words for what the figure counts: `nations`, `dollars a day`,
    /// `kilometres`, or `figure` when nothing is known.
    pub fn name(&self) -> String {
        words::name(self)
    }

    /// What is counted, as [`Figure::name`] says it; `None` if that is not known.
    pub fn things(&self) -> Option<String> {
        words::things(self)
    }
}

/// The one name for nouns that count the same things.
pub(super) fn same(lemma: &str) -> &str {
    value(SAME, lemma).unwrap_or(lemma)
}
