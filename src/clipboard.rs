//! The browser's clipboard, read at a click.

use crate::dom;
use crate::draft::Draft;
use js_sys::{Array, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ClipboardItem};

/// What the clipboard holds, as HTML too where the browser gives it. Both ways
/// ask the reader for leave, so the second is tried only where the first is not
/// known.
pub async fn read() -> Option<Draft> {
    let clipboard = dom::window()?.navigator().clipboard();
    let clipboard = (!clipboard.is_undefined()).then_some(clipboard)?;
    if !Reflect::has(&clipboard, &"read".into()).unwrap_or_default() {
        let text = JsFuture::from(clipboard.read_text()).await.ok()?.as_string()?;
        return Some(Draft::new(text));
    }
    let items = Array::from(&JsFuture::from(clipboard.read()).await.ok()?);
    let item = items.get(0).dyn_into().ok();
    let (html, text) = match &item {
        Some(item) => (part(item, "text/html").await, part(item, "text/plain").await),
        None => (None, None),
    };
    Some(match html {
        Some(html) => Draft { text: text.unwrap_or_default().into(), html: Some(html.into()) },
        None => Draft::new(text.unwrap_or_default()),
    })
}

async fn part(item: &ClipboardItem, kind: &str) -> Option<String> {
    let blob: Blob = JsFuture::from(item.get_type(kind)).await.ok()?.dyn_into().ok()?;
    let text = JsFuture::from(blob.text()).await.ok()?.as_string()?;
    (!text.trim().is_empty()).then_some(text)
}
