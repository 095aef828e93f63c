//! How two figures that count the same stand to each other.

use super::Relation;
use super::decimal::Decimal;
use super::value::{Figure, Qualifier, same};
use crate::Kind;
use crate::lexicon::aliases::{home_of, well_known};
use crate::lexicon::fold::Lower;
use crate::order::order_by;
use jiff::civil::Date;
use std::cmp::Ordering;

/// How `b`, of an article of date `b_date`, stands to `a`.
///
/// Figures of different kinds, units or rates, and counts whose noun phrases
/// have different heads or modifiers, are [`Relation::Unsure`]. Otherwise
/// equal values equally stated are the same, overlapping intervals are
/// compatible (a vague number reaches a tenth to either side, a bound half or
/// twice its number on its open side), and for the rest the dates say whether
/// the other figure is later or earlier.
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
/// words that only point or say how it was counted.
fn phrase(figure: &Figure) -> Option<(String, Vec<String>)> {
    let counted = figure.counted.as_ref()?;
    let pointing = [
        "the",
        "other",
        "more",
        "of",
        "its",
        "their",
        "these",
        "those",
        "different",
        "all",
        "registered",
        "estimated",
        "reported",
    ];
    // The last word is the head, which may have another form.
    let modifiers = counted.text.rsplit_once([' ', '-']).map_or("", |(modifiers, _)| modifiers);
    let mut words: Vec<String> = modifiers.split(' ').flat_map(one_form).collect();
    words.retain(|word| !word.is_empty() && !pointing.contains(&word.as_str()));
    if counted.head == "airstrike" {
        words.retain(|word| word != "air");
    }
    order_by(&mut words, String::cmp);
    Some((same(&counted.head).to_owned(), words))
}

/// A modifier in small letters, names of countries and groups and words for
/// their people under one name: "U.S." and "American", "ISIL" and "Islamic State".
fn one_form(word: &str) -> Vec<String> {
    let word = word.trim_end_matches("'s").trim_end_matches("’s");
    let known = || [Kind::Place, Kind::Organisation].into_iter().find_map(|kind| well_known(kind, word));
    let name = home_of(word).or_else(|| known().map(|known| known.name)).unwrap_or(word);
    name.lower().split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect()
}

/// The values that a figure allows; an open end is `None`. "Over 40" takes in
/// 40, as "up to 40" does: both speak of that number.
struct Interval {
    low: Option<Decimal>,
    high: Option<Decimal>,
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
        // "As many as 40" says little of 3, and "over 40" little of 400.
        let half = || figure.high.filter(|high| !high.is_negative())?.times(Decimal::read("0.5")?);
        let twice = || figure.low.filter(|low| !low.is_negative())?.times(2.into());
        Interval {
            low: reach(figure.low, true).or(figure.low).or_else(half),
            high: reach(figure.high, false).or(figure.high).or_else(twice),
        }
    }

    fn overlaps(&self, other: &Interval) -> bool {
        !self.is_above(other) && !other.is_above(self)
    }

    /// Whether all of it lies above all of `other`.
    fn is_above(&self, other: &Interval) -> bool {
        self.low.zip(other.high).is_some_and(|(low, high)| low > high)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Relation::{
        Compatible, Differs, HigherEarlier, HigherLater, LowerEarlier, LowerLater, Same, Unsure,
    };
    use super::*;
    use crate::{Article, Doc, Value};
    use jiff::civil::date;

    fn figure(text: &str) -> Figure {
        let article = Article::plain(text.to_owned());
        let found = crate::figures::find(&Doc::new(&article));
        match found.into_iter().next().and_then(|found| found.value) {
            Some(Value::Figure(figure)) => *figure,
            _ => panic!("no figure in {text}"),
        }
    }

    fn relation(a: &str, b: &str) -> Relation {
        compare(&figure(a), Some(date(2014, 9, 12)), &figure(b), Some(date(2014, 9, 15)))
    }

    #[test]
    fn counts_of_the_same_are_compared_by_value_and_date() {
        assert_eq!(relation("over 40 nations joined", "More than 40 countries joined"), Same);
        assert_eq!(relation("148 strikes", "more than 150 airstrikes"), HigherLater);
        assert_eq!(relation("nearly 40 countries", "17 countries"), LowerLater);
        assert_eq!(relation("nearly 40 countries", "42 countries"), Compatible);
        assert_eq!(relation("as many as 40 countries", "35 countries"), Compatible);
        assert_eq!(relation("as many as 40 countries", "17 countries"), LowerLater);
        assert_eq!(relation("as many as 40 countries", "over 40 nations"), Compatible);
        assert_eq!(relation("1 million Syrian refugees", "815,000 registered Syrian refugees"), LowerLater);
        assert_eq!(relation("more than 150 airstrikes", "230 airstrikes"), Compatible);
        assert_eq!(relation("more than 150 airstrikes", "600 airstrikes"), HigherLater);
        assert_eq!(relation("about 10,000 militants", "between 20,000 and 31,000 fighters"), HigherLater);
        assert_eq!(relation("hundreds of refugees", "300 refugees"), Compatible);
        let (low, high) = (figure("10 people died"), figure("12 people died"));
        let (early, late) = (Some(date(2014, 9, 1)), Some(date(2014, 9, 2)));
        assert_eq!(compare(&low, late, &high, early), HigherEarlier);
        assert_eq!(compare(&high, late, &low, early), LowerEarlier);
        assert_eq!(compare(&low, late, &high, late), Differs);
        assert_eq!(compare(&low, None, &high, late), Differs);
    }

    #[test]
    fn unlike_phrases_units_and_rates_are_unsure() {
        assert_eq!(relation("2,000 foreign fighters", "3,000 fighters"), Unsure);
        assert_eq!(relation("two U.S. journalists", "two American journalists"), Same);
        assert_eq!(relation("9,000 ISIL militants", "9,000 Islamic State fighters"), Same);
        assert_eq!(relation("two U.S. journalists", "two British journalists"), Unsure);
        assert_eq!(relation("$3 million a day", "3 million euros a day"), Unsure);
        assert_eq!(relation("$3 million a day", "$3 million a week"), Unsure);
        assert_eq!(relation("5 percent of voters", "5 voters"), Unsure);
        assert_eq!(relation("the third woman", "three women"), Unsure);
    }

    #[test]
    fn keys_join_what_counts_alike() {
        let key = |text| figure(text).key();
        assert_eq!(key("over 40 nations"), key("17 countries"));
        assert_eq!(key("12 air strikes"), key("more than 150 airstrikes"));
        assert_eq!(key("600 troops"), key("200 soldiers"));
        assert_eq!(key("more than $3 million a day").as_deref(), Some("money per day"));
        assert_eq!(key("a 1,400-kilometer (870-mile) border").as_deref(), Some("length border"));
        assert_eq!(key("5 percent of voters").as_deref(), Some("percent voter"));
        for nothing in ["$3 million", "37", "the third woman", "20 percent"] {
            assert_eq!(key(nothing), None, "{nothing}");
        }
    }
}
