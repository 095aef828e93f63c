//! Fetches the archive's files for the worker: all of a small archive at once,
//! of a large one those that a question names.

use crate::worker::Desk;
use gloss_engine::{Engine, EngineError};
use js_sys::Promise;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, Response};

/// Beside the folder of the worker's own files.
const FOLDER: &str = "../archive/";

/// Archives of no more bytes are kept by the service worker from the start; see
/// `xtask/src/offline.rs`, which says so too.
pub(crate) const KEPT: u64 = 2_000_000;

/// The archive's root file, beside the worker's own.
pub(crate) const ROOT: &str = "./archive.bin";

/// Asks until there is an answer, and fetches the files that are missing for
/// it. Other requests are answered in between.
pub(crate) async fn ask<T>(
    desk: &Rc<RefCell<Desk>>,
    mut question: impl FnMut(&Engine) -> Result<T, EngineError>,
) -> Result<T, EngineError> {
    loop {
        let asked = question(&desk.borrow().engine);
        let Err(EngineError::Missing(missing)) = asked else {
            desk.borrow_mut().engine.forget();
            return asked;
        };
        let scope = desk.borrow().scope.clone();
        let named = missing.0.into_iter().map(|file| {
            let path = desk.borrow().engine.path(file);
            (file, scope.fetch_with_str(&format!("{FOLDER}{path}")), path)
        });
        // All are on their way before the first one is waited for.
        let coming: Vec<(_, Promise, _)> = named.collect();
        for (file, response, path) in coming {
            let bytes = body(response).await.map_err(|why| EngineError::Fetch { path, why: told(&why) })?;
            desk.borrow_mut().engine.load_file(file, &bytes)?;
        }
    }
}

/// The bytes of a file beside the worker's own.
pub(crate) async fn fetch(scope: &DedicatedWorkerGlobalScope, path: &str) -> Result<Vec<u8>, JsValue> {
    body(scope.fetch_with_str(path)).await
}

async fn body(response: Promise) -> Result<Vec<u8>, JsValue> {
    let response: Response = JsFuture::from(response).await?.dyn_into()?;
    if !response.ok() {
        return Err(response.status().into());
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// A status, or the browser's own words.
fn told(why: &JsValue) -> String {
    match why.as_f64() {
        Some(status) => (status as u32).to_string(),
        None => why.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message())).unwrap_or_default(),
    }
}
