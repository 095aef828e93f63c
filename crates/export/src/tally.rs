//! The figures of a text as a table: what is counted, each figure with its
//! sentence, and those of other articles that count the same.

use gloss_engine::{Link, Reading};
use gloss_extract::dates::{DateKind, DateValue};
use gloss_extract::figures::{Figure, Relation};
use gloss_extract::lexicon::fold::Lower;
use gloss_extract::order::order_by;
use gloss_extract::{Analysis, Entity, Kind, Mention, Span, Value};
use gloss_say::{Counted, counted};
use serde::{Deserialize, Serialize};

/// What the table can be sorted by, besides the order of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Column {
    /// What is counted, by name.
    Counted,
    /// The day that a figure is of.
    When,
    /// How much there is to compare.
    Relation,
}

/// How the reader looks at the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Table {
    /// Whether only what other articles count as well is shown.
    pub only: bool,
    /// Sorted by this, and whether from the far end; `None`: as in the text.
    pub sort: Option<(Column, bool)>,
}

impl Table {
    /// The column's head is pressed: up, down, then as in the text again.
    #[must_use]
    pub fn pressed(self, column: Column) -> Self {
        let sort = match self.sort {
            Some((now, false)) if now == column => Some((column, true)),
            Some((now, true)) if now == column => None,
            _ => Some((column, false)),
        };
        Self { sort, ..self }
    }
}

/// One thing that is counted.
#[derive(Debug, Clone)]
pub struct Tally<'a> {
    /// Index into the reading's entities.
    pub entity: u32,
    /// What is counted.
    pub name: &'a str,
    /// Figures of the text, in order.
    pub figures: Vec<Own<'a>>,
}

/// A figure of the text.
#[derive(Debug, Clone)]
pub struct Own<'a> {
    /// Index into the reading's mentions.
    pub mention: u32,
    /// What it says.
    pub figure: &'a Figure,
    /// Its sentence.
    pub sentence: &'a str,
    /// Its place in there.
    pub at: Span,
    /// The date in its sentence, if there is one and no more.
    pub date: Option<&'a DateValue>,
    /// Figures of other articles, closest first.
    pub others: Vec<Other<'a>>,
}

/// A figure of another article.
#[derive(Debug, Clone, Copy)]
pub struct Other<'a> {
    /// Its sentence and where it stands.
    pub link: &'a Link,
    /// What it says.
    pub figure: &'a Figure,
    /// How it stands to the text's.
    pub relation: Relation,
}

impl Tally<'_> {
    /// Whether other articles count it too, for sure.
    pub fn is_compared(&self) -> bool {
        self.pairs().0 > 0
    }

    /// The first day that is given; those without one come last.
    fn begins(&self) -> (bool, Option<&str>) {
        let iso = self.figures.iter().find_map(|own| own.date?.iso.as_deref());
        (iso.is_none(), iso)
    }

    /// What is counted, in the language that is spoken.
    pub fn counted(&self) -> Counted {
        match self.figures.first() {
            Some(own) => counted(own.figure, self.name),
            None => Counted { words: self.name.to_owned(), is_foreign: true },
        }
    }

    /// Pairs that count the same for sure, and all pairs.
    pub fn pairs(&self) -> (usize, usize) {
        let others = || self.figures.iter().flat_map(|own| &own.others);
        (others().filter(|other| other.is_sure()).count(), others().count())
    }
}

impl Other<'_> {
    /// Whether it counts the same.
    pub fn is_sure(&self) -> bool {
        self.relation != Relation::Unsure
    }
}

/// All that is counted in a text, in the order of first mention.
pub fn tallies(reading: &Reading) -> Vec<Tally<'_>> {
    let count = reading.analysis.entities.len() as u32;
    (0..count).filter_map(|entity| tally(reading, entity)).collect()
}

/// What an entity is called, in the language that is spoken: names as in the text.
pub fn called(analysis: &Analysis, entity: &Entity) -> Counted {
    let first = entity.mentions.first().and_then(|&mention| analysis.mentions.get(mention as usize));
    match first.and_then(|mention| mention.value.as_ref()) {
        Some(Value::Figure(figure)) => counted(figure, &entity.name),
        _ => Counted { words: entity.name.clone(), is_foreign: true },
    }
}

/// One entity's figures; `None` if it has none.
pub fn tally(reading: &Reading, entity: u32) -> Option<Tally<'_>> {
    let found = reading.analysis.entities.get(entity as usize).filter(|found| found.kind == Kind::Figure)?;
    let links = reading.links.get(entity as usize).map(Vec::as_slice).unwrap_or_default();
    let figures: Vec<_> = found.mentions.iter().filter_map(|&mention| own(reading, links, mention)).collect();
    (!figures.is_empty()).then(|| Tally { entity, name: &found.name, figures })
}

fn own<'a>(reading: &'a Reading, links: &'a [Link], mention: u32) -> Option<Own<'a>> {
    let found = reading.analysis.mentions.get(mention as usize)?;
    let Some(Value::Figure(figure)) = &found.value else { return None };
    let (sentence, at) = sentence(reading, found);
    let others = links.iter().filter_map(|link| {
        let compared = link.figure.as_ref().filter(|compared| compared.mention == mention)?;
        Some(Other { link, figure: &compared.other, relation: compared.relation })
    });
    let date = date(&reading.analysis, found);
    Some(Own { mention, figure, sentence, at, date, others: others.collect() })
}

/// A mention's sentence, and its place in there.
pub fn sentence<'a>(reading: &'a Reading, mention: &Mention) -> (&'a str, Span) {
    let around = reading.analysis.sentence_at(mention.span).filter(|sentence| sentence.contains(mention.span));
    let whole = around.unwrap_or(mention.span);
    let at = mention.span.start - whole.start;
    (whole.of(reading.article.text()), Span { start: at, end: at + mention.span.len() as u32 })
}

/// The point or stretch of time that a mention's sentence names. Two would
/// leave open which of them the figure is of.
fn date<'a>(analysis: &'a Analysis, mention: &Mention) -> Option<&'a DateValue> {
    let sentence = analysis.sentence_at(mention.span)?;
    let from = analysis.mentions.partition_point(|other| other.span.start < sentence.start);
    let inside = analysis.mentions.iter().skip(from).take_while(|other| other.span.start < sentence.end);
    let mut dates = inside.filter_map(|other| match &other.value {
        Some(Value::Date(date)) if !matches!(date.kind, DateKind::Duration | DateKind::Set) => Some(date),
        _ => None,
    });
    dates.next().filter(|_| dates.next().is_none()).map(Box::as_ref)
}

/// The rows as the reader wants them.
pub fn arrange(tallies: &mut Vec<Tally>, table: Table) {
    tallies.retain(|tally| !table.only || tally.is_compared());
    let Some((column, down)) = table.sort else { return };
    match column {
        Column::Counted => order_by(tallies, |one, two| one.name.lower().cmp(&two.name.lower())),
        Column::When => order_by(tallies, |one, two| one.begins().cmp(&two.begins())),
        Column::Relation => order_by(tallies, |one, two| two.pairs().cmp(&one.pairs())),
    }
    if down {
        tallies.reverse();
    }
}

#[cfg(test)]
#[path = "tally_tests.rs"]
mod tests;
