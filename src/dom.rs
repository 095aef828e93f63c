//! The few things asked of the browser outside the components.

use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Document, Element, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, Url, Window,
};

/// Above this width in pixels the panel stands beside the text.
pub const WIDE: &str = "(min-width: 68.75rem)";
/// Below this width the panel is a sheet at the bottom.
pub const NARROW: &str = "(max-width: 43.74rem)";

/// Above this width another article has room beside the text.
pub const SPLIT: &str = "(min-width: 87.5rem)";

/// Above this, in pixels, the top of the page covers the text.
const HIGHEST: f64 = 96.0;

/// The window.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The language that the browser asks for, such as `fr-CA`.
pub fn language() -> String {
    window().and_then(|window| window.navigator().language()).unwrap_or_default()
}

/// What a language (`language`) or country (`region`) is called in a language:
/// `French` or `français` for `fra`; `None` if the browser does not know.
pub fn display_name(kind: &str, code: &str, spoken: &str) -> Option<String> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let names: Function = Reflect::get(&intl, &"DisplayNames".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &kind.into()).ok()?;
    let names = Reflect::construct(&names, &Array::of2(&spoken.into(), &options)).ok()?;
    let of: Function = Reflect::get(&names, &"of".into()).ok()?.dyn_into().ok()?;
    of.call1(&names, &code.into()).ok()?.as_string()
}

/// A language's code as `lang` has it: `fr` for `fra`; empty if there is none.
pub fn language_tag(code: &str) -> String {
    let tags = js_sys::Intl::get_canonical_locales(&code.into());
    tags.get(0).as_string().unwrap_or_default()
}

/// Says which language the page is in.
pub fn set_language(code: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("lang", code);
    }
}

/// The address of a file that belongs to this page's program; the build puts them
/// into a folder that the page names.
pub fn part(name: &str) -> String {
    find("link[rel=parts]").and_then(|link| link.get_attribute("href")).unwrap_or_default() + name
}

/// The first element that matches.
pub fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// Whether a media query holds.
pub fn matches(query: &str) -> bool {
    window().and_then(|window| window.match_media(query).ok().flatten()).is_some_and(|list| list.matches())
}

/// How far the page is scrolled, in pixels.
pub fn scrolled() -> f64 {
    window().and_then(|window| window.scroll_y().ok()).unwrap_or_default()
}

/// Scrolls the page at once.
pub fn scroll_to(top: f64) {
    if let Some(window) = window() {
        let options = web_sys::ScrollToOptions::new();
        options.set_top(top);
        options.set_behavior(ScrollBehavior::Instant);
        window.scroll_to_with_scroll_to_options(&options);
    }
}

/// Brings an element into the middle of the page, unless it is in sight; on a
/// phone with the least scrolling between what is told above and the sheet below.
pub fn reveal(element: &Element) {
    let Some(height) = window().and_then(|window| window.inner_height().ok()?.as_f64()) else { return };
    let rect = element.get_bounding_client_rect();
    if matches(NARROW) {
        let bar = find(".news .bar").map(|bar| bar.get_bounding_client_rect());
        let told = bar.filter(|bar| bar.top() < height * 0.4).map_or(0.0, |bar| bar.bottom() + 8.0);
        // No `clamp`: that it could panic with two fractions is code of 5 kB.
        let (above, below) = (rect.top() - told.max(HIGHEST), rect.bottom() - height * 0.4);
        let by = if above < 0.0 { above } else { below.max(0.0).min(above) };
        if by.abs() >= 1.0 {
            scroll_to(scrolled() + by);
        }
    } else if rect.top() < HIGHEST || rect.bottom() > height - 80.0 {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Brings an element of the panel into sight with the least scrolling.
pub fn nudge(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Moves the keyboard's focus.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Moves the focus from a box to the list below it, along the list, and back;
/// whether it was moved.
pub fn step_focus(from: &str, list: &str, down: bool) -> bool {
    let Some(found) = document().and_then(|document| document.query_selector_all(list).ok()) else { return false };
    // What is drawn has a focus too, though it is no HTML.
    let element = |at: u32| found.item(at).map(|node| node.unchecked_into::<HtmlElement>());
    let focused = find(":focus");
    let at = (0..found.length()).find(|at| element(*at).map(Element::from) == focused);
    match (at, down) {
        (None, false) => return false,
        (Some(0), false) => focus(from),
        (at, _) => {
            let next = at.map_or(0, |at| if down { at + 1 } else { at - 1 });
            if let Some(next) = element(next) {
                let _ = next.focus();
            }
        }
    }
    true
}

/// Follows the first link that matches; whether there is one.
pub fn follow(link: &str) -> bool {
    let link = find(link).and_then(|link| link.dyn_into::<HtmlElement>().ok());
    link.iter().for_each(HtmlElement::click);
    link.is_some()
}

/// Puts a text into the clipboard; whether that could be done is told.
pub fn copy(text: String, told: impl FnOnce(bool) + 'static) {
    let clipboard = window().map(|window| window.navigator().clipboard()).filter(|clipboard| !clipboard.is_undefined());
    spawn_local(async move {
        let written = match clipboard {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
            None => false,
        };
        told(written);
    });
}

/// Hands the reader a file of these lines.
pub fn save<'a>(name: &str, lines: impl Iterator<Item = &'a String>) {
    let parts = js_sys::Array::new();
    for line in lines {
        parts.push(&line.into());
        parts.push(&"\n".into());
    }
    hand_over(name, "", &parts);
}

/// Hands the reader a file of this text.
pub fn save_text(name: &str, kind: &str, text: &str) {
    hand_over(name, kind, &js_sys::Array::of1(&text.into()));
}

fn hand_over(name: &str, kind: &str, parts: &js_sys::Array) {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(parts, &options);
    let url = blob.and_then(|blob| Url::create_object_url_with_blob(&blob));
    let link = document().and_then(|document| document.create_element("a").ok());
    let (Ok(url), Some(link)) = (url, link.and_then(|link| link.dyn_into::<HtmlElement>().ok())) else { return };
    let _ = link.set_attribute("href", &url).and_then(|()| link.set_attribute("download", name));
    link.click();
    // The browser has taken it by then, or asked the reader where to put it.
    Timeout::new(60_000, move || drop(Url::revoke_object_url(&url))).forget();
}

/// Sets a `data-` attribute of the root element.
pub fn mark_root(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute(&format!("data-{name}"), value);
    }
}

/// The mark of a mention in the text, or in the article beside it.
pub fn mark(mention: u32, beside: bool) -> String {
    format!("{} [data-m=\"{mention}\"]", if beside { "#beside" } else { "#article" })
}

/// The number in `data-m` of the innermost mark around a node.
pub fn mark_at(target: Option<web_sys::EventTarget>) -> Option<u32> {
    number_at(target, "data-m")
}

/// The number in an attribute of the innermost element around a node that has it.
pub fn number_at(target: Option<web_sys::EventTarget>, name: &str) -> Option<u32> {
    let element = target?.dyn_into::<Element>().ok()?;
    element.closest(&format!("[{name}]")).ok()??.get_attribute(name)?.parse().ok()
}
