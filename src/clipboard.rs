//! The browser's clipboard, read and written at a click.

use crate::away::Made;
use crate::dom;
use crate::draft::Draft;
use gloss_export::Format;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::{Blob, BlobPropertyBag, ClipboardItem};

const PLAIN: &str = "text/plain";
const HTML: &str = "text/html";

/// A document on its way to the clipboard: asked for at a click, when browsers
/// allow it, and made later. Dropped before its end, it is given up.
pub struct Copying(Option<[Function; 2]>);

impl Copying {
    /// To be called at the click; `told` hears whether it was copied in the end.
    pub fn begin(format: Format, told: impl FnOnce(bool) + 'static) -> Self {
        let mut settle = None;
        let made = Promise::new(&mut |resolve, reject| settle = Some([resolve, reject]));
        let kinds: &'static [&str] = if format == Format::Html { &[PLAIN, HTML] } else { &[PLAIN] };
        let written = write(kinds, &made);
        spawn_local(async move {
            told(match written {
                Some(written) => JsFuture::from(written).await.is_ok(),
                None => false,
            });
        });
        Self(settle)
    }

    /// Hands the document over.
    pub fn end(&self, made: &Made) {
        let plain = made.plain.as_ref().unwrap_or(&made.text);
        if let Some([resolve, _]) = &self.0 {
            let _ = resolve.call1(&JsValue::NULL, &Array::of2(&plain.into(), &(&made.text).into()));
        }
    }
}

impl Drop for Copying {
    fn drop(&mut self) {
        // Nothing happens if it has ended.
        if let Some([_, reject]) = &self.0 {
            let _ = reject.call0(&JsValue::NULL);
        }
    }
}

/// Promises the clipboard the parts of what is being made, each as its kind.
fn write(kinds: &'static [&'static str], made: &Promise) -> Option<Promise> {
    let clipboard = dom::window()?.navigator().clipboard();
    let clipboard = (!clipboard.is_undefined()).then_some(clipboard)?;
    let item = Object::new();
    for (at, kind) in (0..).zip(kinds) {
        let made = made.clone();
        let blob = async move {
            let parts = Array::from(&JsFuture::from(made).await?);
            let options = BlobPropertyBag::new();
            options.set_type(kind);
            Blob::new_with_str_sequence_and_options(&Array::of1(&parts.get(at)), &options).map(JsValue::from)
        };
        let _ = Reflect::set(&item, &(*kind).into(), &future_to_promise(blob));
    }
    // Firefox before 127 has no such items.
    if !Reflect::has(&js_sys::global(), &"ClipboardItem".into()).unwrap_or_default() {
        return None;
    }
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&item).ok()?;
    Some(clipboard.write(&Array::of1(&item)))
}

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
        Some(item) => (part(item, HTML).await, part(item, PLAIN).await),
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
