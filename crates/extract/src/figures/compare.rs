//! How two figures that count the same stand to each other.

use super::Relation;
use super::decimal::Decimal;
use super::value::{Figure, Qualifier, same};
use jiff::civil::Date;
use std::cmp::Ordering;

/// How `b`, of an article of date `b_date`, stands to `a`.
///
/// Figures of different kinds, units or rates, and counts whose noun phrases
/// have different heads or modifiers, are [`Relation::Unsure`]. Otherwise
/// equal values equally stated are the same, overlapping intervals are
/// compatible (a vague number reaches a tenth to either side), and for the
/// rest the dates say whether the other figure is later or earlier.
pub fn compare(a: &Figure, a_date: Option<Date>, b: &Figure, b_date: Option<Date>) -> Relation {
    if !is_same_quantity(a, b) {
        return Relation::Unsure;
    }
    if (a.low, a.high, a.qualifier) == (b.low, b.high, b.qualifier) {
        return Relation::Same;
    }
    let (one, two) = (Interval::of(a), Interval::of(b));
    if one.overlaps(&two) {
        return Relation::Compatible;
    }
    let higher = two.is_above(&one);
    let order = a_date.zip(b_date).map_or(Ordering::Equal, |(a, b)| b.cmp(&a));
    match (order, higher) {
        (Ordering::Equal, _) => Relation::Differs,
        (Ordering::Greater, true) => Relation::HigherLater,
        (Ordering::Greater, false) => Relation::LowerLater,
        (Ordering::Less, true) => Relation::HigherEarlier,
        (Ordering::Less, false) => Relation::LowerEarlier,
    }
}

fn is_same_quantity(a: &Figure, b: &Figure) -> bool {
    let alike = (a.unit_kind, &a.unit, &a.per, a.ordinal) == (b.unit_kind, &b.unit, &b.per, b.ordinal);
    let role = |figure: &Figure| figure.change.map(|change| change.part == super::value::Part::By).unwrap_or_default();
    alike && role(a) == role(b) && phrase(a) == phrase(b)
}

/// The counted phrase as sorted words, its head under the common name, without
/// words that only point.
fn phrase(figure: &Figure) -> Option<(String, Vec<String>)> {
    let counted = figure.counted.as_ref()?;
    let text = counted.text.to_lowercase();
    let pointing = ["the", "other", "more", "of", "its", "their", "these", "those", "different", "all"];
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !pointing.contains(word));
    let mut words: Vec<String> = words.map(str::to_owned).collect();
    // The last word is the head, which may have another form.
    words.pop();
    if counted.head == "airstrike" {
        words.retain(|word| word != "air");
    }
    words.sort();
    Some((same(&counted.head).to_owned(), words))
}

/// The values that a figure allows; an open end is `None`.
struct Interval {
    low: Option<Decimal>,
    high: Option<Decimal>,
    open: bool,
}

impl Interval {
    fn of(figure: &Figure) -> Self {
        let vague = figure.qualifier == Qualifier::About;
        let reach = |value: Option<Decimal>, down: bool| {
            let value = value?;
            let tenth = value.shift(-1).filter(|_| vague)?;
            let tenth = if down != value.is_negative() { tenth.negated() } else { tenth };
            value.plus(tenth)
        };
        Interval {
            low: reach(figure.low, true).or(figure.low),
            high: reach(figure.high, false).or(figure.high),
            open: matches!(figure.qualifier, Qualifier::Over | Qualifier::Under),
        }
    }

    fn overlaps(&self, other: &Interval) -> bool {
        !self.is_above(other) && !other.is_above(self)
    }

    /// Whether all of it lies above all of `other`.
    fn is_above(&self, other: &Interval) -> bool {
        match (self.low, other.high) {
            (Some(low), Some(high)) => low > high || low == high && (self.open || other.open),
            _ => false,
        }
    }
}
