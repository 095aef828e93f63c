//! The browser's own reader and writer of JSON.

use crate::library::file::Json;
use js_sys::JSON;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Reads with the browser's reader.
pub struct Browser;

impl Json for Browser {
    fn read<T: DeserializeOwned>(&self, line: &str) -> Option<T> {
        serde_wasm_bindgen::from_value(JSON::parse(line).ok()?).ok()
    }
}

/// A value as a line of JSON.
pub fn line<T: Serialize>(value: &T) -> Option<String> {
    JSON::stringify(&serde_wasm_bindgen::to_value(value).ok()?).ok()?.as_string()
}
