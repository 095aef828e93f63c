//! The article beside the text: opened by any link to one where the screen has
//! room, read, and closed with the focus back where it came from.

use super::use_effect_with;
use crate::dom;
use crate::route::Route;
use crate::state::{Action, State};
use gloo::events::{EventListener, EventListenerOptions};
use gloss_engine::Request;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, MouseEvent};
use yew::prelude::*;

/// Where links to articles stand that open beside the text.
const LINKS: &str = ":is(#panel, #card, #beside, #after) a[href^=\"#/\"]:not([data-alone], .m)";

/// The link that was followed last.
type Opener = Rc<RefCell<Option<HtmlElement>>>;

/// Follows the article beside the text.
#[hook]
pub fn use_beside(state: &State, send: Callback<Request>, act: Callback<Action>) {
    let opener: Opener = use_mut_ref(|| None);
    let (asked, request) = state.beside_asked().unzip();
    use_effect_with(asked, move |_| request.into_iter().for_each(|request| send.emit(request)));
    {
        let (act, opener) = (act.clone(), Rc::clone(&opener));
        let text = state.sheet().map(|_| state.route.clone());
        use_effect_with(text, move |text| {
            let listener = text.clone().zip(dom::document()).map(|(text, document)| {
                let options = EventListenerOptions::enable_prevent_default();
                EventListener::new_with_options(&document, "click", options, move |event| {
                    if let Some(to) = followed(event, &text, &opener) {
                        event.prevent_default();
                        act.emit(Action::Beside(Some(to)));
                    }
                })
            });
            move || drop(listener)
        });
    }
    let open = state.beside.is_some();
    use_effect_with(open, move |open| {
        if *open {
            dom::focus("#beside");
        } else if let Some(opener) = opener.take() {
            let _ = opener.focus();
        }
    });
    use_room(state.beside.as_ref().map(|beside| beside.route()), act);
}

/// Where a plain click leads, if it is on a link to another article and there is
/// room for that beside the text.
fn followed(event: &Event, text: &Route, opener: &Opener) -> Option<Route> {
    let click: &MouseEvent = event.unchecked_ref();
    let modified = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
    if modified || event.default_prevented() || !dom::matches(dom::SPLIT) {
        return None;
    }
    let link = event.target()?.dyn_into::<Element>().ok()?.closest(LINKS).ok()??;
    let to = Route::parse(&link.get_attribute("href")?);
    if !to.is_article() || to.same_text(text) {
        return None;
    }
    // Links of the article beside the text and of cards go with them.
    if link.closest("#panel, #after").ok()?.is_some() {
        *opener.borrow_mut() = link.dyn_into().ok();
    }
    Some(to)
}

/// Where the window becomes too narrow for both, the article stands alone.
#[hook]
fn use_room(beside: Option<Route>, act: Callback<Action>) {
    use_effect_with(beside, move |beside| {
        let listener = beside.clone().zip(dom::window()).map(|(beside, window)| {
            let leave = move || {
                if !dom::matches(dom::SPLIT) {
                    act.emit(Action::Navigated(beside.clone(), dom::scrolled()));
                }
            };
            leave();
            EventListener::new(&window, "resize", move |_| leave())
        });
        move || drop(listener)
    });
}
