use super::day::field;
use super::more::use_rows;
use super::timeline::timeline;
use crate::copy;
use crate::listing::articles;
use crate::shared::Shared;
use crate::state::Action;
use gloss_engine::Reading;
use gloss_extract::dates::{DateKind, DateValue, Stage};
use gloss_extract::order::order_by;
use gloss_extract::{Entity, Value};
use yew::prelude::*;

/// The dates of a text.
#[derive(Properties, PartialEq)]
pub struct DatesProps {
    /// What was found.
    pub reading: Shared<Reading>,
    /// Changes the state.
    pub act: Callback<Action>,
}

/// Letters of a month: `2014-09`.
const MONTH: usize = 7;

/// What a date is read as, by entity.
pub(super) struct Row<'a> {
    pub(super) entity: u32,
    pub(super) value: &'a DateValue,
}

impl Row<'_> {
    /// Which of `copy::DATE_LISTS` it belongs to.
    fn list(&self) -> usize {
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

/// All dates in the text: those on the calendar in its order, among the days of
/// related articles, then lengths of
/// time, what comes again, and what cannot be placed.
#[component]
pub fn Dates(props: &DatesProps) -> Html {
    let mut rows = rows(&props.reading);
    order_by(&mut rows, |one, two| (one.list(), one.begins()).cmp(&(two.list(), two.begins())));
    let day = props.reading.article.date();
    let (shown, more) = use_rows(rows.len());
    let (placed, others) = rows.split_at(rows.partition_point(|row| row.list() == 0));
    let unplaced = day.is_none() && rows.iter().any(|row| row.list() == 3);
    html! {
        <>
            if unplaced { <div class="small hint">{ copy::NO_DAY }{ field("dates-date", None, &props.act) }</div> }
            if rows.is_empty() { <p class="nothing">{ copy::NO_DATES }</p> }
            { timeline(&props.reading, placed, shown, &props.act) }
            for rows in others.chunk_by(|one, two| one.list() == two.list()) {
                <section class="group">
                    <h3 class="group-name">{ copy::DATE_LISTS.get(rows.first().map_or(0, Row::list)).copied() }<span class="count">{ rows.len() }</span></h3>
                    if rows.first().is_some_and(|row| row.list() == 3) { <p class="small not-placed">{ copy::dates_not_placed(rows.len()) }</p> }
                    <ul class="rows">{ for rows.iter().take(shown).map(|row| item(props, row)) }</ul>
                </section>
            }
            { more }
        </>
    }
}

/// Of dates said in other words, one row.
fn rows(reading: &Reading) -> Vec<Row<'_>> {
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

fn item(props: &DatesProps, row: &Row) -> Html {
    let entity = row.entity;
    let Some(found) = props.reading.analysis.entities.get(entity as usize) else { return Html::default() };
    let onclick = props.act.reform(move |_: MouseEvent| Action::ChooseEntity(entity));
    let (name, lang) = named(row, found);
    let said = said(found, &name);
    let elsewhere = articles(&props.reading, entity);
    html! {
        <li key={entity}>
            <button type="button" class="row" data-entity={entity.to_string()} {onclick}>
                <span class="row-name" {lang}>{ name }</span>
                <span class="row-count">{ copy::precision(row.value) }</span>
                if !said.is_empty() { <span class="row-also">{ said.join(", ") }</span> }
                if elsewhere > 0 { <span class="row-else">{ copy::other_articles(elsewhere) }</span> }
            </button>
        </li>
    }
}
