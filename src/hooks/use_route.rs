//! The address and the state, kept the same.

use crate::dom;
use crate::route::Route;
use crate::state::Action;
use gloo::events::EventListener;
use yew::prelude::*;

/// The route in the address now.
pub fn current() -> Route {
    Route::parse(&dom::window().and_then(|window| window.location().hash().ok()).unwrap_or_default())
}

/// Tells when the address changes, and changes the address when the route does.
#[hook]
pub fn use_route(route: Route, act: Callback<Action>) {
    use_effect_with((), move |()| {
        if let Some(history) = dom::window().and_then(|window| window.history().ok()) {
            let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
        }
        let listener = dom::window().map(|window| {
            EventListener::new(&window, "hashchange", move |_| {
                act.emit(Action::Navigated(current(), dom::scrolled()));
            })
        });
        move || drop(listener)
    });
    use_effect_with(route, |route| {
        if current() != *route
            && let Some(window) = dom::window()
        {
            let _ = window.location().set_hash(&route.to_string());
        }
    });
}
