//! Files, text or a link dropped anywhere on the page.

use super::use_effect_with;
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
                        bring.emit(dropped(&data));
                    }
                }),
            ),
        ];
        move || drop(listeners)
    });
}

/// What a drop holds. A link comes as an address alone.
fn dropped(data: &DataTransfer) -> Brought {
    files(data).unwrap_or_else(|| Brought::Draft(draft(data)))
}

/// What a clipboard holds. Programs put a picture beside the words.
pub(super) fn pasted(data: &DataTransfer) -> Brought {
    let draft = draft(data);
    let files = files(data).filter(|_| draft.html.is_none());
    files.unwrap_or(Brought::Draft(draft))
}

fn draft(data: &DataTransfer) -> Draft {
    let text = |kind| data.get_data(kind).ok().filter(|text: &String| !text.trim().is_empty());
    let words = text("text/plain").or_else(|| text("text/uri-list")).unwrap_or_default();
    Draft { text: words.into(), html: text("text/html").map(Into::into) }
}

fn files(data: &DataTransfer) -> Option<Brought> {
    data.files().filter(|files| files.length() > 0).map(|files| files_of(&files))
}

/// The files that were chosen.
pub fn files_of(files: &FileList) -> Brought {
    Brought::Files((0..files.length()).filter_map(|at| files.get(at)).collect())
}
