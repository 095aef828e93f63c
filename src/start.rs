//! Where the program begins: as the page, or as the engine's worker.

use crate::components::{App, AppProps};
use crate::dom;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

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
    let Some(root) = dom::find("#app") else { return };
    let typed = dom::find("#paste").and_then(|element| element.dyn_into::<HtmlTextAreaElement>().ok());
    let typed = typed.map(|area| area.value()).unwrap_or_default();
    yew::Renderer::<App>::with_root_and_props(root, AppProps { typed: typed.into() }).render();
}
