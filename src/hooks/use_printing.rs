//! Whether the page is being printed.

use super::use_effect_with;
use crate::dom;
use gloo::events::EventListener;
use yew::prelude::*;

/// True from when the browser is about to print until it has.
#[hook]
pub fn use_printing() -> bool {
    let printing = use_state_eq(|| false);
    let set = printing.setter();
    use_effect_with((), move |()| {
        let on = |name: &'static str, now: bool| {
            let set = set.clone();
            dom::window().map(|window| EventListener::new(&window, name, move |_| set.set(now)))
        };
        let listeners = [on("beforeprint", true), on("afterprint", false)];
        move || drop(listeners)
    });
    *printing
}
