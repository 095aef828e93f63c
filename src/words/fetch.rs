//! Fetching a language.

use super::{Language, learn};
use crate::dom;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The most bytes that a language has.
const LARGEST: usize = 500_000;

/// Fetches the words of a language; whether they came, for this page.
pub async fn fetch(language: Language) -> bool {
    let path = dom::part(&format!("words/{}.txt", language.code()));
    match text(&path).await {
        Ok(Some(table)) => table.len() < LARGEST && learn(&table),
        _ => false,
    }
}

async fn text(path: &str) -> Result<Option<String>, JsValue> {
    let Some(window) = dom::window() else { return Ok(None) };
    let response: Response = JsFuture::from(window.fetch_with_str(path)).await?.dyn_into()?;
    if !response.ok() {
        return Ok(None);
    }
    Ok(JsFuture::from(response.text()?).await?.as_string())
}
