use super::glyph::Glyph;
use crate::copy;
use crate::correct::{Change, same};
use crate::dom;
use crate::shared::Shared;
use crate::state::Action;
use gloss_engine::Reading;
use gloss_extract::Entity;
use gloss_extract::lexicon::fold::fold;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Names that the list shows at most.
const SHOWN: usize = 30;

#[derive(Properties, PartialEq)]
pub(super) struct SameAsProps {
    pub(super) reading: Shared<Reading>,
    pub(super) entity: u32,
    pub(super) act: Callback<Action>,
}

/// The other names of the text, of which this one may be another.
#[component]
pub(super) fn SameAs(props: &SameAsProps) -> Html {
    let sought = use_state(String::new);
    let fold_ref = use_node_ref();
    let oninput = {
        let sought = sought.setter();
        Callback::from(move |event: InputEvent| {
            sought.set(fold(&event.target_unchecked_into::<HtmlInputElement>().value()))
        })
    };
    let entities = &props.reading.analysis.entities;
    let this = entities.get(props.entity as usize);
    let others =
        (0u32..).zip(entities).filter(|(at, other)| *at != props.entity && other.kind.is_name() && has(other, &sought));
    let button = |(at, other): (u32, &Entity)| {
        let change = this.map_or(Change::Seen, |this| same(this, other));
        let onclick = props.act.reform(move |_: MouseEvent| Action::Correct(change.clone()));
        html! { <li key={at}><button type="button" class={classes!("row", format!("k-{}", other.kind.word()))} {onclick}><span><Glyph kind={other.kind} />{ " " }<span lang="en">{ &other.name }</span></span></button></li> }
    };
    let rows: Vec<Html> = others.take(SHOWN).map(button).collect();
    html! {
        <details id="same-as" class="same-as" ref={fold_ref.clone()} onkeydown={keys(fold_ref)} ontoggle={|_: Event| dom::focus("#same-as[open] input")}>
            <summary class="fix">{ copy::SAME_AS }</summary>
            <input id="same-find" class="find" type="search" aria-label={copy::SAME_FIND} placeholder={copy::SAME_FIND} autocomplete="off" spellcheck="false" {oninput} />
            if rows.is_empty() { <p class="small" role="status">{ copy::SAME_NONE }</p> }
            <ul id="same-list">{ for rows }</ul>
        </details>
    }
}

/// Whether an entity goes by a name that has these letters.
fn has(entity: &Entity, sought: &str) -> bool {
    let mut names = std::iter::once(&entity.name).chain(entity.aliases.iter().map(|alias| &alias.text));
    sought.is_empty() || names.any(|name| fold(name).contains(sought))
}

/// Arrows move between the box and the list, Enter takes the first, Escape folds
/// the list.
fn keys(node: NodeRef) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        let rows = "#same-list button";
        let done = match event.key().as_str() {
            "ArrowDown" => dom::step_focus("#same-find", rows, true),
            "ArrowUp" => dom::step_focus("#same-find", rows, false),
            "Enter" if dom::find("#same-find:focus").is_some() => dom::follow(rows),
            "Escape" => {
                let node = node.cast::<web_sys::Element>();
                node.iter().for_each(|node| drop(node.remove_attribute("open")));
                dom::focus("#same-as > summary");
                true
            }
            _ => false,
        };
        if done {
            event.prevent_default();
        }
    })
}
