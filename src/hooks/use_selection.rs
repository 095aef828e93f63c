//! The bar at selected words: it comes when the selection rests, and goes with it.

use super::use_effect_with;
use crate::dom;
use crate::selection;
use crate::state::Action;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// How long a selection rests before the bar comes, in milliseconds.
const REST: u32 = 350;

/// Tells what is selected in the text once the reader has let go of it.
#[hook]
pub fn use_selection(act: Callback<Action>) {
    use_effect_with((), move |()| {
        let (timer, held) = (Rc::new(std::cell::RefCell::new(None)), Rc::new(std::cell::Cell::new(false)));
        let on = |name: &'static str, now: Option<bool>| {
            let (timer, held, act) = (Rc::clone(&timer), Rc::clone(&held), act.clone());
            dom::document().map(|document| {
                EventListener::new(&document, name, move |_| {
                    held.set(now.unwrap_or(held.get()));
                    let (held, act) = (Rc::clone(&held), act.clone());
                    let wait = if selection::is_some() { REST } else { 0 };
                    let settled = move || {
                        if !held.get() {
                            act.emit(Action::Select(selection::selected().map(Rc::new)));
                        }
                    };
                    *timer.borrow_mut() = Some(Timeout::new(wait, settled));
                })
            })
        };
        // A pointer that is down goes on selecting; one that is lost does not.
        let down = [("pointerdown", Some(true)), ("pointerup", Some(false)), ("pointercancel", Some(false))];
        let listeners: Vec<_> =
            down.into_iter().chain([("selectionchange", None)]).map(|(name, now)| on(name, now)).collect();
        move || drop((listeners, timer))
    });
}
