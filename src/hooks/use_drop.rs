//! A file or text dropped anywhere on the page.

use crate::dom;
use crate::draft::{Draft, Trouble};
use crate::state::Action;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DataTransfer, DragEvent, File};
use yew::prelude::*;

/// Opens a file and asks to read it.
pub fn open_file(file: File, act: Callback<Action>) {
    spawn_local(async move {
        let name = file.name();
        let action = match JsFuture::from(file.array_buffer()).await {
            Ok(buffer) => match Draft::from_file(&name, &js_sys::Uint8Array::new(&buffer).to_vec()) {
                Ok(draft) => Action::Read(draft),
                Err(trouble) => Action::Trouble(Some(trouble)),
            },
            Err(_) => Action::Trouble(Some(Trouble::Unopened(name))),
        };
        act.emit(action);
    });
}

/// Takes what is dropped; while something hovers, `html[data-drag]` is `yes`.
#[hook]
pub fn use_drop(act: Callback<Action>) {
    use_effect_with((), move |()| {
        let on = |name: &'static str, run: Box<dyn Fn(&DragEvent)>| {
            let options = EventListenerOptions::enable_prevent_default();
            dom::document().map(|document| {
                EventListener::new_with_options(&document, name, options, move |event| run(event.unchecked_ref()))
            })
        };
        let listeners = [
            on(
                "dragover",
                Box::new(|event| {
                    event.prevent_default();
                    dom::mark_root("drag", "yes");
                }),
            ),
            on(
                "dragleave",
                Box::new(|event| {
                    if event.related_target().is_none() {
                        dom::mark_root("drag", "no");
                    }
                }),
            ),
            on(
                "drop",
                Box::new(move |event| {
                    event.prevent_default();
                    dom::mark_root("drag", "no");
                    if let Some(data) = event.data_transfer() {
                        take(&data, &act);
                    }
                }),
            ),
        ];
        move || drop(listeners)
    });
}

fn take(data: &DataTransfer, act: &Callback<Action>) {
    match data.files().and_then(|files| files.get(0)) {
        Some(file) => open_file(file, act.clone()),
        None => {
            let text = data.get_data("text/plain").unwrap_or_default();
            let html = data.get_data("text/html").ok().filter(|html| !html.trim().is_empty());
            act.emit(Action::Read(Draft { text: text.into(), html: html.map(Into::into) }));
        }
    }
}
