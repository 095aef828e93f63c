use super::called;
use super::elsewhere::Elsewhere;
use super::evidence::quote;
use super::glyph::Glyph;
use super::map::PlaceMap;
use super::more::use_rows;
use super::not_right::not_right;
use super::trace::large_trace;
use crate::copy;
use crate::dom;
use crate::hooks::use_effect_with;
use crate::listing::{articles, together};
use crate::shared::Shared;
use crate::state::{Action, Chosen};
use crate::tally;
use crate::words::Words;
use gloss_engine::Reading;
use gloss_extract::{Entity, Kind};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct EntityDetailProps {
    pub(super) reading: Shared<Reading>,
    pub(super) chosen: Chosen,
    pub(super) only: bool,
    pub(super) act: Callback<Action>,
}

/// Everything known about one entity.
#[component]
pub(super) fn EntityDetail(props: &EntityDetailProps) -> Html {
    let analysis = &props.reading.analysis;
    let entity = analysis.entities.get(props.chosen.entity as usize);
    let (shown, more) = use_rows(entity.map_or(0, |entity| entity.mentions.len()));
    // Another name is read from its beginning, wherever its row was in the list.
    use_effect_with(props.chosen.entity, |_| {
        dom::find("#panel-body").into_iter().for_each(|body| body.set_scroll_top(0));
    });
    let Some(entity) = entity else { return Html::default() };
    let act = |action: Action| props.act.reform(move |_: MouseEvent| action.clone());
    let elsewhere = articles(&props.reading, props.chosen.entity);
    let mention = analysis.mentions.get(props.chosen.mention as usize);
    let why = mention.map(|mention| mention.why.clone());
    let forms = props.reading.forms.get(props.chosen.entity as usize).map(Vec::as_slice).unwrap_or_default();
    let value = mention.and_then(|mention| mention.value.as_ref()).map(copy::value);
    let (name, lang) = copy::in_its_language(tally::called(analysis, entity));
    let back = if entity.kind == Kind::Date { copy::ALL_DATES } else { copy::ALL_NAMES };
    html! {
        <section class="detail" aria-labelledby="detail">
            <button type="button" class="plain back-to-names" onclick={act(Action::Unchoose)}>{ back }</button>
            <h3 id="detail" tabindex="-1" class="detail-name" {lang}>{ name }</h3>
            <p class={classes!("detail-kind", format!("k-{}", entity.kind.word()))}>
                <Glyph kind={entity.kind} />{ copy::kind(entity.kind) }
                if let Some(role) = &entity.role { <span class="role" lang="en">{ role }</span> }
            </p>
            if let Some(value) = value { <p class="said-value">{ value }</p> }
            { called::names(entity, forms) }
            { called::adjectives(entity, props.reading.article.text()) }
            { others(props) }
            if entity.kind == Kind::Place {
                <PlaceMap key={props.chosen.entity} reading={props.reading.clone()} chosen={props.chosen.entity} act={props.act.clone()} />
            }
            { large_trace(&props.reading, &entity.mentions, props.chosen, entity.kind, &props.act) }
            <div class="stepper">
                <button type="button" class="step" aria-label={copy::PREVIOUS_MENTION} onclick={act(Action::Step { forward: false, same: true })}>{ "‹" }</button>
                <span>{ position(entity, props.chosen) }</span>
                <button type="button" class="step" aria-label={copy::NEXT_MENTION} onclick={act(Action::Step { forward: true, same: true })}>{ "›" }</button>
                <button type="button" class="step" aria-pressed={props.only.to_string()} onclick={act(Action::ToggleOnly)}>{ copy::ONLY_THIS }</button>
            </div>
            <h4>{ copy::IN_THIS_TEXT }</h4>
            <ol class="mentions">{ for entity.mentions.iter().take(shown).map(|&index| sentence(props, index)) }</ol>{ more }
            if entity.kind.is_name() { { entities(props, copy::OFTEN_WITH, &together(&props.reading, props.chosen.entity)) } }
            { called::namesakes(&props.reading, props.chosen.entity) }
            <h4>{ if elsewhere > 0 { copy::in_other_articles(elsewhere) } else { copy::IN_NO_OTHER.into() } }</h4>
            <Elsewhere key={props.chosen.entity} reading={props.reading.clone()} entity={props.chosen.entity} />
            if let Some(why) = why.filter(|why| !why.is_empty()) { <p class="why"><span>{ copy::WHY_MARKED }{ " " }</span>{ copy::why(&why).to_owned() }</p> }
            { not_right(&props.reading, props.chosen, &props.act) }
        </section>
    }
}

/// Who else the chosen mention may mean.
fn others(props: &EntityDetailProps) -> Html {
    let mention = props.reading.analysis.mentions.get(props.chosen.mention as usize);
    entities(props, copy::MAY_ALSO_BE, mention.map(|mention| mention.others.as_slice()).unwrap_or_default())
}

/// Names, each of which leads to its own page.
fn entities(props: &EntityDetailProps, words: Words, others: &[u32]) -> Html {
    let button = |&index: &u32| {
        let onclick = props.act.reform(move |_: MouseEvent| Action::ChooseEntity(index));
        let name = props.reading.analysis.entities.get(index as usize).map(|entity| entity.name.clone());
        html! { <button type="button" key={index} class="plain" lang="en" {onclick}>{ name.unwrap_or_default() }</button> }
    };
    if others.is_empty() {
        return Html::default();
    }
    html! { <p class="aliases is-row">{ words }{ for others.iter().map(button) }</p> }
}

fn position(entity: &Entity, chosen: Chosen) -> String {
    let at = entity.mentions.iter().position(|&index| index == chosen.mention).map_or(1, |at| at + 1);
    copy::place(at, entity.mentions.len())
}

/// A mention as its sentence; a click leads to it.
fn sentence(props: &EntityDetailProps, index: u32) -> Html {
    let Some(mention) = props.reading.analysis.mentions.get(index as usize) else { return Html::default() };
    let (text, inside) = tally::sentence(&props.reading, mention);
    let onclick = props.act.reform(move |_: MouseEvent| Action::Choose(index));
    let current = (index == props.chosen.mention).then_some("true");
    html! {
        <li key={index}><button type="button" class="sentence" lang="en" aria-current={current} {onclick}>{ quote(text, inside) }</button></li>
    }
}
