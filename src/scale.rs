//! Figures that count the same thing, on one scale.

use crate::tally::{Other, Own, Tally};
use gloss_extract::figures::{Decimal, Figure};
use gloss_extract::lexicon::fold::Lower;
use gloss_extract::order::order_by;
use jiff::civil::Date;

/// One figure on the scale.
#[derive(Debug, Clone, Copy)]
pub struct Lane<'a> {
    /// What it says.
    pub figure: &'a Figure,
    /// The day of its article.
    pub date: Option<Date>,
    /// Where it stands; `None`: in the text at hand.
    pub other: Option<&'a Other<'a>>,
}

/// From zero, or below, to the highest value.
#[derive(Debug, Clone)]
pub struct Scale<'a> {
    /// The figures by date.
    pub lanes: Vec<Lane<'a>>,
    /// Where it begins.
    pub low: Decimal,
    /// Where it ends.
    pub high: Decimal,
}

impl<'a> Scale<'a> {
    /// The text's figures and those of other articles; `None` unless there is
    /// something to compare. "Arab countries" have no place on the scale of
    /// "countries", nor have dollars on that of euros.
    pub fn of(tally: &'a Tally<'a>, day: Option<Date>) -> Option<Self> {
        let base = tally.figures.iter().find(|own| own.others.iter().any(Other::is_sure))?.figure;
        let is_like = |own: &&Own| measured(base) == measured(own.figure);
        let mut lanes = Vec::new();
        for own in tally.figures.iter().filter(is_like) {
            lanes.push(Lane { figure: own.figure, date: day, other: None });
            let others = own.others.iter().filter(|other| other.is_sure());
            lanes.extend(others.map(|other| Lane {
                figure: other.figure,
                date: other.link.card.date,
                other: Some(other),
            }));
        }
        order_by(&mut lanes, |one, two| (one.date.is_none(), one.date).cmp(&(two.date.is_none(), two.date)));
        let ends = lanes.iter().flat_map(|lane| [lane.figure.low, lane.figure.high]).flatten();
        let (low, high) = ends.fold((Decimal::ZERO, Decimal::ZERO), |(low, high), end| (low.min(end), high.max(end)));
        (low < high && lanes.len() > 1).then_some(Self { lanes, low, high })
    }

    /// A value's place, 0 to 1.
    pub fn place(&self, value: Decimal) -> f64 {
        let (low, high) = (self.low.rough(), self.high.rough());
        (value.rough() - low) / (high - low)
    }
}

/// Unit, rate and what is said of the noun: figures of one entity with the same
/// of these have one scale. Whether figures of two texts count the same is for
/// the worker to say.
fn measured(figure: &Figure) -> (&Option<String>, &Option<String>, String) {
    let counted = figure.counted.as_ref().map_or("", |counted| &counted.text);
    let modifiers = counted.rsplit_once([' ', '-']).map_or("", |(modifiers, _)| modifiers);
    (&figure.unit, &figure.per, modifiers.lower())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::tallies;
    use crate::testing::{read, reading};
    use gloss_extract::figures::Relation;

    #[test]
    fn figures_that_count_the_same_stand_by_date() {
        let reading = reading();
        let day = reading.article.date();
        let tallies = tallies(&reading);
        let scale = Scale::of(&tallies[0], day).expect("nations");
        assert_eq!(
            scale.lanes.iter().map(|lane| gloss_say::figure(lane.figure)).collect::<Vec<_>>(),
            ["about 40", "more than 60"]
        );
        assert_eq!((scale.place(Decimal::ZERO), scale.place(30.into()), scale.place(60.into())), (0.0, 0.5, 1.0));
        assert!(tallies.iter().skip(1).all(|tally| Scale::of(tally, day).is_none()));
    }

    #[test]
    fn other_figures_of_the_text_join_if_they_count_the_same() {
        let words = |own: &str| {
            let reading = read(&format!("Nearly 40 nations joined. {own}"));
            let tallies = tallies(&reading);
            let scale = Scale::of(&tallies[0], None).expect("nations");
            scale.lanes.iter().map(|lane| gloss_say::figure(lane.figure)).collect::<Vec<_>>()
        };
        assert_eq!(words("Then 17 countries left."), ["more than 60", "about 40", "17"]);
        assert_eq!(words("Then 17 Arab nations left."), ["more than 60", "about 40"]);
    }

    #[test]
    fn what_may_count_something_else_is_not_on_the_scale() {
        let reading = reading();
        let mut tallies = tallies(&reading);
        tallies[0].figures[0].others[0].relation = Relation::Unsure;
        assert!(Scale::of(&tallies[0], None).is_none());
    }
}
