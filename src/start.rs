//! Where the program begins: as the page, or as the engine's worker.

use crate::components::{App, AppProps};
use crate::dom;
use crate::keep;
use crate::words::{self, Language};
use gloo::timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;

/// How long the first picture waits for the words of a language, in
/// milliseconds.
const PATIENCE: u32 = 2_000;

/// Starts what this thread is for.
pub fn start() {
    if dom::window().is_some() { page() } else { crate::worker::start() }
}

/// Mounts the page.
fn page() {
    std::panic::set_hook(Box::new(|info| {
        if let Some(why) = dom::find("#broken .broken-why") {
            why.set_text_content(Some(&info.to_string()));
        }
        if let Some(broken) = dom::find("#broken") {
            let _ = broken.remove_attribute("hidden");
        }
    }));
    match keep::prefs().tongue.language(&dom::language()) {
        Language::English => mount(),
        language => once_spoken(language),
    }
}

/// Holds the first picture until the words of the language are there, or do not
/// come.
fn once_spoken(language: Language) {
    let waits = Rc::new(Cell::new(true));
    let mount_once = move || {
        if waits.replace(false) {
            mount();
        }
    };
    let late = mount_once.clone();
    Timeout::new(PATIENCE, late).forget();
    spawn_local(async move {
        if words::fetch(language).await {
            words::speak(language);
        }
        mount_once();
    });
}

fn mount() {
    let Some(root) = dom::find("#app") else { return };
    let typed = dom::find("#paste").and_then(|element| element.dyn_into::<HtmlTextAreaElement>().ok());
    let typed = typed.map(|area| area.value()).unwrap_or_default();
    yew::Renderer::<App>::with_root_and_props(root, AppProps { typed: typed.into() }).render();
}
