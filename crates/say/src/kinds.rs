//! Kinds, and how figures and days stand to each other.

use crate::Words;
use crate::messages::*;
use gloss_extract::figures::Relation;
use gloss_extract::{Kind, day};
use jiff::civil::Date;

/// A kind, as the name of a group.
pub fn group(kind: Kind) -> Words {
    match kind {
        Kind::Person => PEOPLE,
        Kind::Place => PLACES,
        Kind::Organisation => ORGANISATIONS,
        Kind::Figure => FIGURES,
        Kind::Date => DATES,
    }
}

/// A kind, as the word for one of them.
pub fn kind(kind: Kind) -> Words {
    match kind {
        Kind::Person => PERSON,
        Kind::Place => ONE_PLACE,
        Kind::Organisation => ORGANISATION,
        Kind::Figure => FIGURE,
        Kind::Date => ONE_DATE,
    }
}

/// A relation between two figures: a sign and its words.
pub fn relation(relation: Relation) -> (&'static str, Words) {
    match relation {
        Relation::Same => ("=", SAME),
        Relation::Compatible => ("≈", COMPATIBLE),
        Relation::HigherLater => ("↑", HIGHER_LATER),
        Relation::LowerLater => ("↓", LOWER_LATER),
        Relation::HigherEarlier => ("↑", HIGHER_EARLIER),
        Relation::LowerEarlier => ("↓", LOWER_EARLIER),
        Relation::Differs => ("≠", DIFFERS),
        Relation::Unsure => ("?", UNSURE),
    }
}

/// How far an article is from the text at hand: `13 days before this text`.
pub fn distance(other: Date, own: Date) -> String {
    match day::count(other) - day::count(own) {
        0 => SAME_DAY.text().into(),
        days @ 1.. => days_after(days as usize),
        days => days_before(days.unsigned_abs() as usize),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as on;

    #[test]
    fn distances_count_days_both_ways() {
        let own = on(2014, 9, 15);
        assert_eq!(distance(on(2014, 9, 2), own), "13 days before this text");
        assert_eq!(distance(on(2014, 9, 16), own), "1 day after this text");
        assert_eq!(distance(own, own), "the same day");
    }
}
