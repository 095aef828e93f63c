//! How long kept articles last, and how much room there is: asked of the
//! browser, which need not answer.

use super::shelf::Space;
use crate::dom;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

/// Not on pages that came over an unprotected connection.
fn manager() -> Option<StorageManager> {
    let storage = dom::window()?.navigator().storage();
    (!storage.is_undefined()).then_some(storage)
}

async fn answer(asked: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(asked.ok()?).await.ok()
}

/// Asks the browser never to clear this site by itself; its answer.
pub async fn persist() -> Option<bool> {
    answer(manager()?.persist()).await?.as_bool()
}

/// Whether it has promised that before.
pub async fn persisted() -> Option<bool> {
    answer(manager()?.persisted()).await?.as_bool()
}

/// How much room there is.
pub async fn space() -> Option<Space> {
    let estimate: StorageEstimate = answer(manager()?.estimate()).await?.unchecked_into();
    Some(Space { used: estimate.get_usage()?, quota: estimate.get_quota()? })
}
