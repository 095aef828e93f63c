//! What the first screen's box and buttons bring.

use crate::clipboard;
use crate::draft::{Draft, Trouble};
use crate::hooks::files_of;
use crate::openers::Brought;
use crate::state::Action;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{ClipboardEvent, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What is pasted, if it comes as HTML and replaces the whole text. All other
/// pastes are left to the browser.
pub(super) fn pasted(event: &ClipboardEvent) -> Option<Draft> {
    let area: HtmlTextAreaElement = event.target()?.dyn_into().ok()?;
    let all = area.value().encode_utf16().count() as u32;
    let selected = area.selection_end().ok()??.saturating_sub(area.selection_start().ok()??);
    let data = event.clipboard_data()?;
    let html = data.get_data("text/html").ok().filter(|html| !html.trim().is_empty())?;
    let text = data.get_data("text/plain").unwrap_or_default();
    (selected == all).then(|| Draft { text: text.into(), html: Some(html.into()) })
}

/// Opens the files that were chosen.
pub(super) fn choose(bring: Callback<Brought>) -> Callback<Event> {
    Callback::from(move |event: Event| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        if let Some(files) = input.files() {
            bring.emit(files_of(&files));
        }
        input.set_value("");
    })
}

/// Reads the clipboard at a click; asks the browser's leave.
pub(super) fn paste(bring: Callback<Brought>, act: Callback<Action>) -> Callback<MouseEvent> {
    Callback::from(move |_: MouseEvent| {
        let (bring, act) = (bring.clone(), act.clone());
        spawn_local(async move {
            match clipboard::read().await {
                Some(draft) => bring.emit(Brought::Draft(draft)),
                None => act.emit(Action::Trouble(Some(Trouble::Clipboard))),
            }
        });
    })
}
