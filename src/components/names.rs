use super::glyph::Glyph;
use super::map::PlaceMap;
use super::more::use_rows;
use super::trace::trace;
use crate::chart::paragraph;
use crate::copy;
use crate::shared::Shared;
use crate::state::Action;
use gloss_engine::{Link, Reading};
use gloss_extract::lexicon::fold::Lower;
use gloss_extract::order::order_by;
use gloss_extract::{Entity, Kind};
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct NamesProps {
    pub(super) reading: Shared<Reading>,
    pub(super) names: bool,
    pub(super) act: Callback<Action>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Text,
    Mentions,
    Elsewhere,
}

/// All names in the text, grouped by kind.
#[component]
pub(super) fn Names(props: &NamesProps) -> Html {
    let query = use_state(String::new);
    let order = use_state(|| Order::Text);
    let oninput = {
        let query = query.clone();
        Callback::from(move |event: InputEvent| query.set(event.target_unchecked_into::<HtmlInputElement>().value()))
    };
    let onchange = {
        let order = order.clone();
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<web_sys::HtmlSelectElement>().value();
            order.set(match value.as_str() {
                "mentions" => Order::Mentions,
                "elsewhere" => Order::Elsewhere,
                _ => Order::Text,
            });
        })
    };
    let groups =
        [Kind::Person, Kind::Place, Kind::Organisation].map(|kind| (kind, listed(props, kind, &query, *order)));
    let empty = groups.iter().all(|(_, rows)| rows.is_empty());
    let (shown, more) = use_rows(groups.iter().map(|(_, rows)| rows.len()).max().unwrap_or_default());
    html! {
        <>
            <div class="finder">
                <input id="find" type="search" class="find" aria-label={copy::FIND_NAME} placeholder={copy::FIND_NAME} value={(*query).clone()} {oninput} />
                <select class="order" aria-label={copy::ORDER} {onchange}>
                    <option value="text" selected={*order == Order::Text}>{ copy::ORDER_TEXT }</option>
                    <option value="mentions" selected={*order == Order::Mentions}>{ copy::ORDER_MENTIONS }</option>
                    <option value="elsewhere" selected={*order == Order::Elsewhere}>{ copy::ORDER_ELSEWHERE }</option>
                </select>
            </div>
            if empty { <p class="nothing">{ nothing(props.names, &query) }</p> }
            for (kind, rows) in groups.into_iter().filter(|(_, rows)| !rows.is_empty()) {
                <section class="group" key={kind.word()}>
                    <h3 class={classes!("group-name", format!("k-{}", kind.word()))}>
                        <Glyph {kind} />{ copy::group(kind) }<span class="count">{ rows.len() }</span>
                    </h3>
                    if kind == Kind::Place { <PlaceMap reading={props.reading.clone()} act={props.act.clone()} /> }
                    <ul class={classes!("rows", format!("k-{}", kind.word()))}>{ for rows.into_iter().take(shown).map(|index| row(props, index)) }</ul>
                </section>
            }
            { more }
        </>
    }
}

fn nothing(names: bool, query: &str) -> String {
    match (names, query.is_empty()) {
        (_, false) => copy::no_name_has(query),
        (true, true) => copy::NO_NAMES.into(),
        (false, true) => copy::NAMES_LOADING.into(),
    }
}

/// Indices of a kind's entities that match, in order.
fn listed(props: &NamesProps, kind: Kind, query: &str, order: Order) -> Vec<u32> {
    let query = query.lower();
    let fits = |entity: &Entity| {
        entity.kind == kind
            && (entity.name.lower().contains(&query)
                || entity.aliases.iter().any(|alias| alias.text.lower().contains(&query)))
    };
    let entities = &props.reading.analysis.entities;
    let mut rows: Vec<u32> = (0..).zip(entities).filter(|(_, entity)| fits(entity)).map(|(index, _)| index).collect();
    let mentions = |index: &u32| entities.get(*index as usize).map_or(0, |entity| entity.mentions.len());
    match order {
        Order::Text => {}
        Order::Mentions => order_by(&mut rows, |one, two| mentions(two).cmp(&mentions(one))),
        Order::Elsewhere => {
            let articles = |index: &u32| articles(&props.reading, *index);
            order_by(&mut rows, |one, two| articles(two).cmp(&articles(one)));
        }
    }
    rows
}

/// In how many other articles an entity occurs.
pub(super) fn articles(reading: &Reading, entity: u32) -> usize {
    let links = reading.links.get(entity as usize).map(Vec::as_slice).unwrap_or_default();
    let is_first = |(at, link): &(usize, &Link)| links.iter().take(*at).all(|other| other.card.id != link.card.id);
    links.iter().enumerate().filter(is_first).count()
}

fn row(props: &NamesProps, index: u32) -> Html {
    let Some(entity) = props.reading.analysis.entities.get(index as usize) else { return Html::default() };
    let onclick = props.act.reform(move |_: MouseEvent| Action::ChooseEntity(index));
    let elsewhere = articles(&props.reading, index);
    let count = entity.mentions.len();
    let said = copy::mentions_from(count, entity.mentions.first().and_then(|&first| paragraph(&props.reading, first)));
    let others: Vec<_> =
        entity.aliases.iter().map(|alias| alias.text.as_str()).filter(|text| *text != entity.name).take(3).collect();
    html! {
        <li key={index}>
            <button type="button" class="row is-traced" data-entity={index.to_string()} {onclick}>
                <span class="row-name" lang="en">{ &entity.name }</span>
                { trace(&props.reading, &entity.mentions) }
                <span class="row-count" title={copy::MENTIONS_HERE}>{ count }<span class="hush">{ " " }{ said }</span></span>
                if !others.is_empty() { <span class="row-also" lang="en">{ others.join(", ") }</span> }
                if elsewhere > 0 { <span class="row-else">{ copy::other_articles(elsewhere) }</span> }
            </button>
        </li>
    }
}
