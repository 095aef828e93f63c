//! Files, text or a link dropped anywhere on the page.

use crate::dom;
use crate::draft::Draft;
use crate::openers::Brought;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DragEvent, FileList};
use yew::prelude::*;

/// Takes what is dropped; while something hovers, `html[data-drag]` is `yes`.
#[hook]
pub fn use_drop(bring: Callback<Brought>) {
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
                        bring.emit(brought(&data));
                    }
                }),
            ),
        ];
        move || drop(listeners)
    });
}

/// What a drop or a clipboard holds.
pub fn brought(data: &DataTransfer) -> Brought {
    let text = |kind| data.get_data(kind).unwrap_or_default();
    if let Some(files) = data.files().filter(|files| files.length() > 0) {
        return files_of(&files);
    }
    let html = Some(text("text/html")).filter(|html| !html.trim().is_empty());
    Brought::Draft(Draft { text: text("text/plain").into(), html: html.map(Into::into) })
}

/// The files that were chosen.
pub fn files_of(files: &FileList) -> Brought {
    Brought::Files((0..files.length()).filter_map(|at| files.get(at)).collect())
}
