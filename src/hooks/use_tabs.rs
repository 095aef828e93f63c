//! Other tabs of the page. The browser gives a new version to all of them at
//! once: a page that went on as the old one would load parts of the new.

use super::use_effect_with;
use super::use_offline::container;
use crate::dom;
use crate::keep;
use crate::state::{Action, Offline, State};
use gloo::events::EventListener;
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// Follows other tabs into a new version: at once where nothing is lost by it,
/// else when the reader says so.
#[hook]
pub fn use_tabs(state: &State, act: Callback<Action>) {
    let stands = use_mut_ref(|| (true, Rc::default(), false));
    *stands.borrow_mut() = (state.outlasts_reload(), Rc::clone(&state.draft.text), state.own.is_some());
    use_effect_with((), move |()| {
        let follow = container().map(|container| {
            // A page that has no service worker yet gets its first one.
            let had = Cell::new(container.controller().is_some());
            EventListener::new(&container, "controllerchange", move |_| {
                if !had.replace(true) {
                    return;
                }
                let (outlasts, draft, own) = stands.borrow().clone();
                if outlasts && keep::has_kept(&draft, own) {
                    reload();
                } else {
                    act.emit(Action::Offline(Offline::Taken));
                }
            })
        });
        move || drop(follow)
    });
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = dom::window() {
        let _ = window.location().reload();
    }
}
