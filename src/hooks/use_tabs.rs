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
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent};
use yew::prelude::*;

/// What tabs say to each other: who is there, I am, and I am no longer.
const WHO: &str = "who";
const HERE: &str = "here";
const GONE: &str = "gone";

/// Tells whether there are other tabs, and follows them into a new version: at
/// once where nothing is lost by it, else when the reader says so.
#[hook]
pub fn use_tabs(state: &State, act: Callback<Action>) {
    let stands = use_mut_ref(|| (true, Rc::default(), false));
    *stands.borrow_mut() = (state.outlasts_reload(), Rc::clone(&state.draft.text), state.own.is_some());
    use_effect_with((), move |()| {
        let listeners = BroadcastChannel::new(&channel()).ok().map(|channel| listen(channel, act.clone()));
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
        move || drop((listeners, follow))
    });
}

/// Of this page alone: other folders of the site may hold others.
fn channel() -> String {
    let path = dom::window().and_then(|window| window.location().pathname().ok()).unwrap_or_default();
    format!("gloss.tabs {}", path.rsplit_once('/').unwrap_or_default().0)
}

fn listen(channel: BroadcastChannel, act: Callback<Action>) -> [Option<EventListener>; 3] {
    let say = {
        let channel = channel.clone();
        move |word: &str| drop(channel.post_message(&word.into()))
    };
    say(WHO);
    let heard = {
        let say = say.clone();
        EventListener::new(&channel, "message", move |event| {
            let word = event.unchecked_ref::<MessageEvent>().data().as_string().unwrap_or_default();
            act.emit(Action::Offline(Offline::Others(word != GONE)));
            match &*word {
                WHO => say(HERE),
                GONE => say(WHO),
                _ => {}
            }
        })
    };
    let on = |name: &'static str, word: &'static str| {
        let say = say.clone();
        dom::window().map(|window| EventListener::new(&window, name, move |_| say(word)))
    };
    // A page that the browser brings back from its memory says that it is there.
    [Some(heard), on("pagehide", GONE), on("pageshow", WHO)]
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = dom::window() {
        let _ = window.location().reload();
    }
}
