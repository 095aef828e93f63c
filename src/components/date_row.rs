//! A date as a row of a list: where it belongs, and what it is called.

use crate::copy;
use gloss_engine::Reading;
use gloss_extract::dates::{DateKind, DateValue, Stage};
use gloss_extract::{Entity, Value};

/// Letters of a month: `2014-09`.
const MONTH: usize = 7;

/// What a date is read as, by entity.
pub(super) struct Row<'a> {
    pub(super) entity: u32,
    pub(super) value: &'a DateValue,
}

impl Row<'_> {
    /// Which of `copy::DATE_LISTS` it belongs to.
    pub(super) fn list(&self) -> usize {
        match (self.value.kind, &self.value.iso) {
            (DateKind::Duration, _) => 1,
            (DateKind::Set, _) => 2,
            (_, None) => 3,
            _ => 0,
        }
    }

    /// For the order of the calendar; other lists are in that of the text.
    pub(super) fn begins(&self) -> Option<String> {
        let iso = self.value.iso.as_ref().filter(|_| self.list() == 0)?;
        let begins = gloss_extract::dates::monday(iso).map_or_else(|| iso.clone(), gloss_extract::day::text);
        // The middle of a month comes after its first days.
        let days = match self.value.stage {
            Some(Stage::Mid) if iso.len() == MONTH => "-11",
            Some(Stage::Late) if iso.len() == MONTH => "-21",
            _ => "",
        };
        Some(begins + days)
    }
}

/// Of dates said in other words, one row.
pub(super) fn rows(reading: &Reading) -> Vec<Row<'_>> {
    let value = |mention: u32| match &reading.analysis.mentions.get(mention as usize)?.value {
        Some(Value::Date(value)) => Some(value),
        _ => None,
    };
    let entities = (0..).zip(&reading.analysis.entities);
    entities.filter_map(|(entity, found)| Some(Row { entity, value: value(*found.mentions.first()?)? })).collect()
}

/// What a date says; if that is not known, its own words, and their language.
pub(super) fn named(row: &Row, found: &Entity) -> (String, Option<&'static str>) {
    match copy::when(row.value) {
        Some(when) => (when, None),
        None => (found.name.clone(), Some("en")),
    }
}

/// The words that the text says it in.
pub(super) fn said(found: &Entity, name: &str) -> Vec<String> {
    let others = found.aliases.iter().filter(|alias| alias.text != name);
    others.map(|alias| copy::quoted(&alias.text)).collect()
}
