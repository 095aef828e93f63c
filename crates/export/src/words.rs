//! The words of the documents.

use gloss_extract::dates::DateValue;
use gloss_extract::figures::Relation;
use gloss_extract::{Kind, Value, day};
use jiff::civil::Date;

mod dates;

pub(crate) use dates::{date, when};

/// A text without a title.
pub(crate) const UNTITLED: &str = "Article";
/// Above the names.
pub(crate) const NAMES: &str = "Names";
/// Above the figures.
pub(crate) const FIGURES: &str = "Figures";
/// Above the dates.
pub(crate) const DATES: &str = "Dates";
/// Above the related articles.
pub(crate) const RELATED: &str = "Related articles";
/// Of the list of marks.
pub(crate) const LEGEND: &str = "Marks";
/// Of the links to the lists.
pub(crate) const CONTENTS: &str = "Contents";
/// What the table shows.
pub(crate) const TABLE: &str =
    "Figures in this text, each with its sentence, and figures of other articles that count the same";
/// Heads of the table.
pub(crate) const HEADS: [&str; 3] = ["What is counted", "When", "Relation"];
/// A figure of the text, among others.
pub(crate) const HERE: &str = "this text";
/// A figure that no other article gives.
pub(crate) const ONLY_HERE: &str = "only here";
/// When neither the text's day is known nor the figure's.
pub(crate) const UNDATED: &str = "no date";
/// A date that depends on the text's day, when that is not known.
pub(crate) const UNPLACED: &str = "depends on the date of the text";
/// Before shared names.
pub(crate) const SHARES: &str = "Shares";
/// Before the other forms of a name.
pub(crate) const ALSO: &str = "also";
/// At the end.
pub(crate) const MADE: &str = "Marked by Gloss, in the reader’s own browser or machine. Names and figures were found by a program, which errs; sentences of other articles are quoted word for word.";

/// A kind, as the name of a group.
pub(crate) fn group(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "People",
        Kind::Place => "Places",
        Kind::Organisation => "Organisations",
        Kind::Figure => "Figures",
        Kind::Date => "Dates",
    }
}

/// A kind, as the word for one of them.
pub(crate) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "Person",
        Kind::Place => "Place",
        Kind::Organisation => "Organisation",
        Kind::Figure => "Figure",
        Kind::Date => "Date",
    }
}

/// `1 mention`, `3 mentions`.
pub(crate) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// A relation between two figures: a sign and its words.
pub(crate) fn relation(relation: Relation) -> (&'static str, &'static str) {
    match relation {
        Relation::Same => ("=", "same"),
        Relation::Compatible => ("≈", "compatible"),
        Relation::HigherLater => ("↑", "higher later"),
        Relation::LowerLater => ("↓", "lower later"),
        Relation::HigherEarlier => ("↑", "higher earlier"),
        Relation::LowerEarlier => ("↓", "lower earlier"),
        Relation::Differs => ("≠", "differs"),
        Relation::Unsure => ("?", "may count something else"),
    }
}

/// How far an article is from the text at hand: `13 days before this text`.
pub(crate) fn distance(other: Date, own: Date) -> String {
    match day::count(other) - day::count(own) {
        0 => "the same day".into(),
        days @ 1.. => format!("{} after this text", counted(days as usize, "day")),
        days => format!("{} before this text", counted(days.unsigned_abs() as usize, "day")),
    }
}

/// What a date says.
pub(crate) fn placed(value: &DateValue) -> String {
    when(value).unwrap_or_else(|| UNPLACED.into())
}

/// What a figure or date says, read; nothing if that is not sure.
pub(crate) fn value(value: &Value) -> String {
    match value {
        Value::Figure(figure) if figure.low.is_none() && figure.high.is_none() => String::new(),
        Value::Figure(figure) => figure.words(),
        Value::Date(date) => placed(date),
    }
}
