//! The address and the state, kept the same.

use super::use_effect_with;
use super::use_ways::take_handed;
use crate::dom;
use crate::openers::Brought;
use crate::route::Route;
use crate::state::Action;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Event, HashChangeEvent};
use yew::prelude::*;

/// The route in the address now.
pub fn current() -> Route {
    Route::parse(&hash())
}

/// The article beside the text in the address now.
pub fn beside() -> Option<Route> {
    Route::parse_beside(&hash())
}

/// The part of the address after `#`, with it.
pub fn hash() -> String {
    dom::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The part after `#` that the address had before it changed.
fn before(event: &Event) -> String {
    let address = event.unchecked_ref::<HashChangeEvent>().old_url();
    address.split_once('#').map_or_else(|| Route::Start.to_string(), |(_, hash)| format!("#{hash}"))
}

/// Tells when the address changes, and changes the address when the route does,
/// or the article beside it, or the text there.
#[hook]
pub fn use_route(route: (Route, Option<Route>, u32), bring: Callback<Brought>, act: Callback<Action>) {
    use_effect_with((), move |()| {
        if let Some(history) = dom::window().and_then(|window| window.history().ok()) {
            let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
        }
        let listener = dom::window().map(|window| {
            EventListener::new(&window, "hashchange", move |event| {
                if !take_handed(&before(event), &bring, &act) {
                    act.emit(Action::Navigated(current(), dom::scrolled()));
                    act.emit(Action::Beside(beside()));
                }
            })
        });
        move || drop(listener)
    });
    use_effect_with(route, |(route, beside, _)| {
        if (current() != *route || self::beside() != *beside)
            && let Some(window) = dom::window()
        {
            let _ = window.location().set_hash(&route.with_beside(beside.as_ref()));
        }
    });
}
