use super::date_row::{Row, named, rows, said};
use super::day::field;
use super::more::use_rows;
use super::timeline::timeline;
use crate::copy;
use crate::listing::articles;
use crate::shared::Shared;
use crate::state::Action;
use gloss_engine::Reading;
use gloss_extract::order::order_by;
use yew::prelude::*;

/// The dates of a text.
#[derive(Properties, PartialEq)]
pub struct DatesProps {
    /// What was found.
    pub reading: Shared<Reading>,
    /// Changes the state.
    pub act: Callback<Action>,
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
