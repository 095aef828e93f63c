use super::glyph::Glyph;
use crate::copy;
use crate::correct::Selected;
use crate::dom;
use crate::hooks::use_effect_with;
use crate::hooks::use_selection;
use crate::selection;
use crate::shared::Shared;
use crate::state::Action;
use gloo::timers::callback::Timeout;
use gloss_engine::Reading;
use gloss_extract::Kind;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Where the bar lies at the bottom of the screen, out of the way of what the
/// system shows at selected words.
const TOUCH: &str = "(pointer: coarse), (max-width: 43.74rem)";
/// Width of the bar and its distance from the words, in pixels.
const WIDTH: i32 = 400;
const GAP: i32 = 8;

#[derive(Properties, PartialEq)]
pub(super) struct MarkBarProps {
    pub(super) selected: Option<Rc<Selected>>,
    pub(super) reading: Shared<Reading>,
    pub(super) act: Callback<Action>,
}

/// What selected words can be marked as. It takes no focus and no selection.
#[component]
pub(super) fn MarkBar(props: &MarkBarProps) -> Html {
    let node = use_node_ref();
    use_selection(props.act.clone());
    {
        let node = node.clone();
        use_effect_with(props.selected.clone(), move |selected| {
            if let Some(selected) = selected {
                place(&node, selected);
            }
        });
    }
    let Some(selected) = props.selected.clone() else { return Html::default() };
    let name = copy::mark_words_as(&selected.words);
    let button = |kind: Kind| {
        let (selected, reading) = (Rc::clone(&selected), props.reading.clone());
        let onclick = props.act.reform(move |event: MouseEvent| {
            selection::clear();
            if event.detail() == 0 {
                // The button goes under the keyboard.
                Timeout::new(30, || dom::focus(".undo-correction")).forget();
            }
            Action::Correct(selected.marked(&reading, kind))
        });
        html! { <button type="button" key={kind.word()} class={classes!("tag", "mark-as", format!("k-{}", kind.word()))} {onclick}><Glyph {kind} />{ copy::kind(kind) }</button> }
    };
    html! {
        <div id="mark-bar" class="mark-bar" ref={node} role="group" aria-label={name}
            onmousedown={|event: MouseEvent| event.prevent_default()}>
            <span class="mark-words" aria-hidden="true">{ copy::MARK_AS }</span>
            { for Kind::ALL.into_iter().filter(|kind| kind.is_name()).map(button) }
        </div>
    }
}

fn place(node: &NodeRef, selected: &Selected) {
    let Some(bar) = node.cast::<HtmlElement>().filter(|_| !dom::matches(TOUCH)) else { return };
    let width = dom::document().and_then(|document| document.document_element()).map_or(0, |root| root.client_width());
    let left = selected.left.min(width - WIDTH).max(GAP);
    let _ = bar.style().set_property("left", &format!("{left}px"));
    let _ = bar.style().set_property("top", &format!("{}px", selected.top + GAP));
}
