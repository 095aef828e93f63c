use super::evidence::source;
use crate::copy;
use crate::route::Route;
use crate::shared::Shared;
use crate::state::Action;
use gloss_engine::{Link, Reading};
use gloss_extract::{Entity, Kind};
use yew::prelude::*;

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
    let counted: Vec<_> = (0u32..)
        .zip(&props.reading.analysis.entities)
        .filter(|(_, entity)| entity.kind == Kind::Figure)
        .filter(|(index, _)| !*only || !compared(props, *index).is_empty())
        .collect();
    let any = (0u32..)
        .zip(&props.reading.analysis.entities)
        .any(|(index, entity)| entity.kind == Kind::Figure && !compared(props, index).is_empty());
    html! {
        <>
            if any {
                <button type="button" class="step" aria-pressed={only.to_string()} onclick={toggle}>{ "Only with comparisons" }</button>
            }
            if counted.is_empty() { <p class="nothing">{ "No figures found." }</p> } else {
                <table class="figures">
                    <caption class="hush">{ "Figures in this text, and figures of other articles that count the same" }</caption>
                    <thead><tr><th scope="col">{ "This text" }</th><th scope="col">{ "Elsewhere" }</th><th scope="col">{ "Relation" }</th></tr></thead>
                    for (index, entity) in counted { { group(props, index, entity) } }
                </table>
            }
        </>
    }
}

/// An entity's figures elsewhere.
fn compared(props: &FiguresProps, entity: u32) -> Vec<&Link> {
    let links = props.reading.links.get(entity as usize).map(Vec::as_slice).unwrap_or_default();
    links.iter().filter(|link| link.figure.is_some()).collect()
}

fn group(props: &FiguresProps, index: u32, entity: &Entity) -> Html {
    let links = compared(props, index);
    let rows = entity.mentions.iter().map(|&mention| {
        let own: Vec<_> =
            links.iter().filter(|link| link.figure.as_ref().is_some_and(|other| other.mention == mention)).collect();
        rows(props, mention, &own)
    });
    html! {
        <tbody key={index} class={(props.chosen == Some(index)).then_some("is-on")}>
            <tr class="counted"><th scope="rowgroup" colspan="3">{ &entity.name }</th></tr>
            { for rows }
        </tbody>
    }
}

fn rows(props: &FiguresProps, mention: u32, links: &[&&Link]) -> Html {
    let Some(found) = props.reading.analysis.mentions.get(mention as usize) else { return Html::default() };
    let quote = found.span.of(props.reading.article.text());
    let onclick = props.act.reform(move |_: MouseEvent| Action::Choose(mention));
    let own = html! { <button type="button" class="plain figure" {onclick}>{ quote }</button> };
    let height = links.len().max(1).to_string();
    match links.split_first() {
        None => html! {
            <tr key={mention}><td>{ own }</td><td class="none" aria-label="nothing comparable">{ "–" }</td><td class="none">{ "only here" }</td></tr>
        },
        Some((first, rest)) => html! {
            <>
                <tr><td rowspan={height}>{ own }</td>{ other(first) }</tr>
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
                <a class="figure" {href} title={link.sentence.clone()}>{ link.mention.of(&link.sentence) }</a>
                <span class="where">{ &link.card.title }</span>
                <span class="source">{ source(&link.card) }</span>
            </td>
            <td class="relation"><span class="sign" aria-hidden="true">{ sign }</span>{ " " }{ words }</td>
        </>
    }
}
