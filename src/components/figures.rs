use super::counted::Counted;
use super::day::field;
use super::more::use_rows;
use crate::away::{Make, Took};
use crate::copy;
use crate::dom;
use crate::hooks::use_effect_with;
use crate::openers::Brought;
use crate::prefs::Marks;
use crate::shared::Shared;
use crate::state::Action;
use crate::tally::{Column, Table, Tally, arrange, tallies};
use crate::words::Words;
use gloss_engine::Reading;
use gloss_export::Format;
use yew::prelude::*;

/// The columns and their heads.
const COLUMNS: [(Column, Words); 3] = [
    (Column::Counted, copy::COLUMN_COUNTED),
    (Column::When, copy::COLUMN_WHEN),
    (Column::Relation, copy::COLUMN_RELATION),
];

/// The figures of a text, and how to look at them.
#[derive(Properties, PartialEq)]
pub struct FiguresProps {
    /// What was found.
    pub reading: Shared<Reading>,
    /// The chosen entity.
    #[prop_or_default]
    pub chosen: Option<u32>,
    /// How they are sorted, and which are shown.
    #[prop_or_default]
    pub table: Table,
    /// Whether all stand at once, on paper.
    #[prop_or_default]
    pub all: bool,
    /// Whether they were copied a moment ago.
    #[prop_or_default]
    pub took: Option<Took>,
    /// Has documents made.
    #[prop_or_default]
    pub bring: Callback<Brought>,
    /// Changes the state.
    pub act: Callback<Action>,
}

/// The figures of the text beside those of other articles that count the
/// same: one group of rows per thing that is counted.
#[component]
pub fn Figures(props: &FiguresProps) -> Html {
    use_effect_with(props.chosen, |_| {
        if let Some(row) = dom::find("#panel tbody.is-on") {
            dom::nudge(&row);
        }
    });
    let day = props.reading.article.date();
    let mut rows = tallies(&props.reading);
    let (shown, more) = use_rows(rows.len());
    let (shown, more) = if props.all { (usize::MAX, Html::default()) } else { (shown, more) };
    if rows.is_empty() {
        return html! { <p class="nothing">{ copy::NO_FIGURES }</p> };
    }
    let compared = rows.iter().any(Tally::is_compared);
    // Nothing would be left of a text that nobody else counts in.
    let table = Table { only: props.table.only && compared, ..props.table };
    arrange(&mut rows, table);
    let only = props.act.reform(move |_: MouseEvent| Action::Arrange(Table { only: !table.only, ..table }));
    let shows = |(at, tally): &(usize, &Tally)| *at < shown || props.chosen == Some(tally.entity);
    let groups = rows.iter().enumerate().filter(shows).map(|(_, &Tally { entity, .. })| {
        let (reading, act) = (props.reading.clone(), props.act.clone());
        html! { <Counted key={entity} {reading} {entity} chosen={props.chosen == Some(entity)} all={props.all} {act} /> }
    });
    html! {
        <>
            if compared && day.is_none() { <div class="small hint">{ copy::NO_DATE }{ field("figures-date", None, &props.act) }</div> }
            <div class="tools">
                if compared {
                    <button type="button" id="only-compared" class="step" aria-pressed={table.only.to_string()} onclick={only}>{ copy::ONLY_WITH_COMPARISONS }</button>
                }
                <span class="copies">{ copy::COPY }{ " " }{ copier(props, "CSV", table, Format::Csv) }{ copier(props, "Markdown", table, Format::Table) }</span>
            </div>
            <p class="small copied" role="status">{ props.took.as_ref().map(copy::took) }</p>
            <table class="figures">
                <caption class="hush">{ copy::TABLE }</caption>
                <colgroup><col /><col /><col /></colgroup>
                <thead><tr>{ for COLUMNS.map(|(column, name)| head(props, table, column, name)) }</tr></thead>
                { for groups }
            </table>
            { more }
        </>
    }
}

/// A column's head; pressed, it sorts by that column.
fn head(props: &FiguresProps, table: Table, column: Column, name: Words) -> Html {
    let (sorted, sign) = match table.sort {
        Some((now, false)) if now == column => (Some("ascending"), "↑"),
        Some((now, true)) if now == column => (Some("descending"), "↓"),
        _ => (None, ""),
    };
    let onclick = props.act.reform(move |_: MouseEvent| Action::Arrange(table.pressed(column)));
    html! {
        <th key={column as usize} scope="col" aria-sort={sorted}>
            <button type="button" class="plain sort" {onclick}>{ name }<span class="sign" aria-hidden="true">{ sign }</span></button>
        </th>
    }
}

/// Copies the rows that are shown, in their order.
fn copier(props: &FiguresProps, name: &'static str, table: Table, format: Format) -> Html {
    let make = Make { table, ..Make::new(props.reading.clone(), None, Marks::default(), format, false) };
    let onclick = props.bring.reform(move |_: MouseEvent| Brought::Make(make.clone()));
    html! { <button type="button" class="plain" data-copy={name} {onclick}>{ name }</button> }
}
