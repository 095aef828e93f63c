use crate::copy;
use crate::dom;
use crate::route::Route;
use crate::shared::Shared;
use crate::state::Action;
use gloss_engine::{Card, Link, Reading};
use gloss_extract::Kind;
use yew::prelude::*;

/// Comparisons of one figure that show before "show all".
const FEW: usize = 3;

#[derive(Properties, PartialEq)]
pub(super) struct FiguresProps {
    pub(super) reading: Shared<Reading>,
    pub(super) chosen: Option<u32>,
    pub(super) act: Callback<Action>,
}

/// The figures of the text beside those of other articles that count the
/// same: one group of rows per thing that is counted.
#[component]
pub(super) fn Figures(props: &FiguresProps) -> Html {
    let only = use_state(|| false);
    let toggle = {
        let only = only.clone();
        Callback::from(move |_: MouseEvent| only.set(!*only))
    };
    let figures = (0u32..).zip(&props.reading.analysis.entities).filter(|(_, entity)| entity.kind == Kind::Figure);
    let counted: Vec<_> = figures.map(|(entity, _)| (entity, !compared(&props.reading, entity).is_empty())).collect();
    let any = counted.iter().any(|(_, compared)| *compared);
    let shown = counted.iter().filter(|(_, compared)| *compared || !*only);
    use_effect_with(props.chosen, |_| {
        if let Some(row) = dom::find("#panel tbody.is-on") {
            dom::nudge(&row);
        }
    });
    html! {
        <>
            if any {
                <button type="button" class="step" aria-pressed={only.to_string()} onclick={toggle}>{ "Only with comparisons" }</button>
            }
            if any && props.reading.article.date().is_none() { <p class="small hint">{ copy::NO_DATE }</p> }
            if counted.is_empty() { <p class="nothing">{ "No figures found." }</p> } else {
                <table class="figures">
                    <caption class="hush">{ "Figures in this text, and figures of other articles that count the same" }</caption>
                    <colgroup><col /><col /><col /></colgroup>
                    <thead><tr><th scope="col">{ "This text" }</th><th scope="col">{ "Elsewhere" }</th><th scope="col">{ "Relation" }</th></tr></thead>
                    for &(entity, _) in shown {
                        <Group key={entity} reading={props.reading.clone()} {entity} chosen={props.chosen == Some(entity)} act={props.act.clone()} />
                    }
                </table>
            }
        </>
    }
}

/// An entity's figures elsewhere.
fn compared(reading: &Reading, entity: u32) -> Vec<&Link> {
    let links = reading.links.get(entity as usize).map(Vec::as_slice).unwrap_or_default();
    links.iter().filter(|link| link.figure.is_some()).collect()
}

/// Rows of one counted thing.
#[derive(Properties, PartialEq)]
struct GroupProps {
    reading: Shared<Reading>,
    entity: u32,
    chosen: bool,
    act: Callback<Action>,
}

#[component]
fn Group(props: &GroupProps) -> Html {
    let all = use_state(|| false);
    let Some(entity) = props.reading.analysis.entities.get(props.entity as usize) else { return Html::default() };
    let links = compared(&props.reading, props.entity);
    let most = if *all { usize::MAX } else { FEW };
    let rows = entity.mentions.iter().map(|&mention| {
        let fits = |link: &&Link| link.figure.as_ref().is_some_and(|other| other.mention == mention);
        rows(props, mention, &links.iter().copied().filter(fits).take(most).collect::<Vec<_>>())
    });
    let onclick = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    html! {
        <tbody class={props.chosen.then_some("is-on")}>
            <tr class="counted"><th scope="rowgroup" colspan="3">{ &entity.name }</th></tr>
            { for rows }
            if !*all && links.len() > FEW {
                <tr><td></td><td colspan="2"><button type="button" class="plain" {onclick}>{ format!("Show all {}", links.len()) }</button></td></tr>
            }
        </tbody>
    }
}

fn rows(props: &GroupProps, mention: u32, links: &[&Link]) -> Html {
    let Some(found) = props.reading.analysis.mentions.get(mention as usize) else { return Html::default() };
    let quote = found.span.of(props.reading.article.text());
    let onclick = props.act.reform(move |_: MouseEvent| Action::Choose(mention));
    let own = html! { <button type="button" class="plain figure" {onclick}>{ quote }</button> };
    let height = links.len().max(1).to_string();
    match links.split_first() {
        None => html! {
            <tr><td class="own">{ own }</td><td class="none" aria-label="nothing comparable">{ "–" }</td><td class="none">{ "only here" }</td></tr>
        },
        Some((first, rest)) => html! {
            <>
                <tr><td class="own" rowspan={height}>{ own }</td>{ other(first) }</tr>
                for link in rest { <tr>{ other(link) }</tr> }
            </>
        },
    }
}

/// The two cells about a figure elsewhere.
fn other(link: &Link) -> Html {
    let Some(comparison) = &link.figure else { return Html::default() };
    let (sign, words) = copy::relation(comparison.relation);
    let href = Route::sentence(&link.card.id, link.at.start).to_string();
    html! {
        <>
            <td>
                <a class="figure" {href} title={format!("{}\n{}", link.card.title, link.sentence)}>{ link.mention.of(&link.sentence) }</a>
                <span class="source">{ place(&link.card) }</span>
            </td>
            <td class="relation"><span class="sign" aria-hidden="true">{ sign }</span>{ " " }{ words }</td>
        </>
    }
}

/// `date · source`, short.
fn place(card: &Card) -> String {
    let date = card.date.map(copy::short_date);
    date.into_iter().chain([card.source.clone()]).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
