use super::evidence::Evidence;
use super::glyph::Glyph;
use crate::copy;
use crate::hooks::Hover;
use crate::hooks::use_effect_with;
use crate::listing::articles;
use crate::prefs::Prefs;
use crate::shared::Shared;
use crate::spot::place;
use crate::state::{Action, Peek, Tab};
use crate::tally::called;
use gloss_engine::Reading;
use gloss_extract::{Entity, Kind, Mention};
use web_sys::HtmlElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct CardProps {
    pub(super) reading: Shared<Reading>,
    pub(super) peek: Peek,
    pub(super) prefs: Prefs,
    pub(super) hover: Hover,
    pub(super) act: Callback<Action>,
}

/// A short answer at the mention; on the phone, at the bottom. It is no popover of
/// the browser's: windows lie above it anyway, and beside the text it scrolls with
/// its article, which what lies in the top layer cannot.
#[component]
pub(super) fn MentionCard(props: &CardProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.peek, move |peek| {
            node.cast::<HtmlElement>().into_iter().for_each(|card| place(&card, *peek))
        });
    }
    let analysis = &props.reading.analysis;
    let Some(mention) = analysis.mentions.get(props.peek.mention as usize) else { return Html::default() };
    let Some(entity) = analysis.entities.get(mention.entity as usize) else { return Html::default() };
    let act = |action: Action| props.act.reform(move |_: MouseEvent| action.clone());
    let best = props.reading.links.get(mention.entity as usize).and_then(|links| links.first());
    let open =
        if entity.kind == Kind::Figure { Action::Open(Tab::Figures) } else { Action::ChooseEntity(mention.entity) };
    let quiet = Action::SetPrefs(Prefs { previews: false, ..props.prefs });
    html! {
        <div id="card" ref={node} class={classes!("card", props.peek.pinned.then_some("is-pinned"))} role="dialog" aria-labelledby="card-name"
            onmouseenter={props.hover.stay.reform(|_: MouseEvent| ())} onmouseleave={props.hover.leave.reform(|_: MouseEvent| ())}>
            <button type="button" class="close" aria-label={copy::CLOSE} onclick={act(Action::Escape)}>{ "×" }</button>
            <p class={classes!("card-kind", format!("k-{}", mention.kind.word()))}><Glyph kind={mention.kind} />{ copy::kind(mention.kind) }</p>
            <h2 id="card-name" tabindex="-1" lang="en">{ name(props, entity, mention) }</h2>
            { about(&props.reading, entity, mention) }
            if let Some(link) = best { <Evidence link={link.clone()} /> }
            <p class="card-count">{ counts(props, entity, mention.entity) }</p>
            { also(props) }
            <div class="card-actions">
                if !props.peek.beside { <button type="button" class="button" onclick={act(open)}>{ copy::OPEN_PANEL }</button> }
                if !props.peek.pinned { <button type="button" class="plain" onclick={act(quiet)}>{ copy::NO_PREVIEWS }</button> }
            </div>
        </div>
    }
}

/// A figure stands with its own words, a name with its fullest form.
fn name(props: &CardProps, entity: &Entity, mention: &Mention) -> String {
    let own = mention.span.of(props.reading.article.text());
    if entity.kind.is_name() { entity.name.clone() } else { own.to_owned() }
}

fn about(reading: &Reading, entity: &Entity, mention: &Mention) -> Html {
    let others: Vec<_> =
        entity.aliases.iter().map(|alias| alias.text.as_str()).filter(|text| *text != entity.name).take(4).collect();
    match (&entity.role, entity.kind.is_name()) {
        (_, false) => {
            let value = mention.value.as_ref().map(copy::value);
            let value = match (value, entity.kind) {
                (value, Kind::Figure) => {
                    let counted = called(&reading.analysis, entity).words;
                    value.map(|value| copy::counted_value(&counted, &value)).unwrap_or(counted)
                }
                (value, _) => value.unwrap_or_default(),
            };
            html! { <p class="card-also">{ value }</p> }
        }
        (Some(role), _) => html! { <p class="card-also" lang="en">{ role }</p> },
        (None, true) if others.is_empty() => Html::default(),
        (None, true) => html! { <p class="card-also">{ copy::also_called(&others.join(", ")) }</p> },
    }
}

fn counts(props: &CardProps, entity: &Entity, index: u32) -> String {
    let elsewhere = articles(&props.reading, index);
    let here = entity.mentions.len();
    if elsewhere == 0 { copy::card_alone(here) } else { copy::card_count(here, elsewhere) }
}

/// Mentions inside this one, or around it.
fn also(props: &CardProps) -> Html {
    let mentions = &props.reading.analysis.mentions;
    let beside = props.peek.beside;
    let Some(this) = mentions.get(props.peek.mention as usize) else { return Html::default() };
    let near =
        (0u32..).zip(mentions).filter(|(index, other)| *index != props.peek.mention && this.span.overlaps(other.span));
    let buttons: Vec<_> = near
        .map(|(index, other)| {
            let onclick =
                props.act.reform(move |_: MouseEvent| Action::Peek(Peek { mention: index, pinned: true, beside }));
            html! {
                <button type="button" key={index} class={classes!("tag", format!("k-{}", other.kind.word()))} {onclick}>
                    <Glyph kind={other.kind} />{ other.span.of(props.reading.article.text()) }
                </button>
            }
        })
        .collect();
    if buttons.is_empty() {
        Html::default()
    } else {
        html! { <p class="also-here">{ copy::ALSO_HERE }{ " " }{ for buttons }</p> }
    }
}
