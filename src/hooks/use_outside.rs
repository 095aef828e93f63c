//! A click beside what is open closes it.

use super::use_effect_with;
use crate::dom;
use crate::selection;
use crate::state::{Action, State};
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use yew::prelude::*;

/// What is open, and what has a purpose of its own.
const INSIDE: &str = "#card, #panel, #beside, #mark-bar, #aloud, .news, dialog, a, button, input, select, textarea, label, summary, [data-m]";

/// Closes a card that stays, or the drawer, at a click on nothing.
#[hook]
pub fn use_outside(state: &State, act: Callback<Action>) {
    let open = (state.peek.is_some_and(|peek| peek.pinned), state.panel && state.sheet().is_some());
    use_effect_with(open, move |&(card, panel)| {
        let document = dom::document().filter(|_| card || panel);
        let listener = document.map(|document| {
            EventListener::new(&document, "click", move |event| {
                if is_inside(event) || selection::is_some() {
                    return;
                }
                if card {
                    act.emit(Action::Escape);
                } else if !dom::matches(dom::WIDE) {
                    act.emit(Action::ClosePanel);
                }
            })
        });
        move || drop(listener)
    });
}

/// What the click itself took from the page counts as inside.
fn is_inside(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_none_or(|target| !target.is_connected() || target.closest(INSIDE).ok().flatten().is_some())
}
