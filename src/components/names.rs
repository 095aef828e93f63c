use super::glyph::Glyph;
use super::map::PlaceMap;
use super::more::use_rows;
use super::trace::trace;
use crate::chart::paragraph;
use crate::copy;
use crate::listing::{Order, articles, listed};
use crate::shared::Shared;
use crate::state::Action;
use gloss_engine::Reading;
use gloss_extract::Kind;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct NamesProps {
    pub(super) reading: Shared<Reading>,
    pub(super) names: bool,
    pub(super) act: Callback<Action>,
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
            order.set(Order::of(&value));
        })
    };
    let groups = [Kind::Person, Kind::Place, Kind::Organisation]
        .map(|kind| (kind, listed(&props.reading, kind, &query, *order)));
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
