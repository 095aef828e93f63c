//! What the reader has corrected, between visits and between tabs.

use super::use_effect_with;
use crate::correct::{Change, file, kept};
use crate::dom;
use crate::keep;
use crate::state::Action;
use gloo::events::EventListener;
use gloss_extract::corrections::Corrections;
use js_sys::{JSON, Reflect};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;
use yew::prelude::*;

/// Keeps every change, and hears those of other tabs: what they have changed
/// meanwhile is never lost.
#[hook]
pub fn use_corrections(all: Rc<Corrections>, act: Callback<Action>) {
    let known = use_mut_ref(|| Rc::clone(&all));
    {
        let (known, act) = (Rc::clone(&known), act.clone());
        use_effect_with((), move |()| {
            let listener = dom::window().map(|window| {
                EventListener::new(&window, "storage", move |event| {
                    if file::Json::field(&Browser, event, "key") == keep::CORRECTIONS {
                        *known.borrow_mut() = keep::corrections().all;
                        act.emit(Action::Correct(Change::Elsewhere(Rc::clone(&known.borrow()))));
                    }
                })
            });
            move || drop(listener)
        });
    }
    use_effect_with(all, move |all| {
        if *all == *known.borrow() {
            return;
        }
        // What the browser has cleared under the page no other tab has taken back.
        let there = if keep::has_corrections() { keep::corrections().all } else { Rc::clone(&known.borrow()) };
        let merged = Rc::new(kept::merged(&known.borrow(), all, &there));
        if !keep::set_corrections(&merged) {
            act.emit(Action::Correct(Change::NotKept));
        }
        *known.borrow_mut() = Rc::clone(&merged);
        if merged != *all {
            act.emit(Action::Correct(Change::Elsewhere(merged)));
        }
    });
}

/// Hands the reader a file of all corrections.
pub fn export(all: &Corrections) {
    dom::save("gloss-corrections.jsonl", file::written(all, &Browser).iter());
}

/// Reads a file of corrections.
pub fn import(chosen: File, act: Callback<Action>) {
    spawn_local(async move {
        let small = chosen.size() <= file::MAX_FILE as f64;
        let text =
            if small { JsFuture::from(chosen.text()).await.ok().and_then(|text| text.as_string()) } else { None };
        act.emit(Action::Correct(Change::Import(text.and_then(|text| file::read(&text, &Browser)))));
    });
}

/// The browser's own reader and writer.
struct Browser;

impl file::Json for Browser {
    type Object = JsValue;

    fn object(&self, line: &str) -> Option<JsValue> {
        JSON::parse(line).ok().filter(JsValue::is_object)
    }

    fn field(&self, object: &JsValue, name: &str) -> String {
        let value = Reflect::get(object, &name.into()).unwrap_or_default();
        let number = || value.as_f64().map(|number| (number as u32).to_string());
        value.as_string().or_else(number).unwrap_or_default()
    }

    fn quoted(&self, text: &str) -> String {
        JSON::stringify(&text.into()).ok().and_then(|quoted| quoted.as_string()).unwrap_or_default()
    }
}
