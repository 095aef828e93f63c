//! A file of kept articles: its first line, and one of an article whose id is made
//! to fit, so that what is behind it is really read.

#![no_main]

use gloss_app::library::{digest, file};
use serde::de::DeserializeOwned;
use serde_json::Value;

struct Serde;

impl file::Json for Serde {
    fn read<T: DeserializeOwned>(&self, line: &str) -> Option<T> {
        serde_json::from_str(line).ok()
    }
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut lines = file::lines(text).map(|(_, line)| line);
    let _ = file::announced(lines.next(), &Serde);
    for line in lines {
        let fitted = serde_json::from_str(line).ok().map(|mut value: Value| {
            if let Some(id) = value.get("text").and_then(Value::as_str).map(digest) {
                value["id"] = id.into();
            }
            value.to_string()
        });
        for line in fitted.iter().map(String::as_str).chain([line]) {
            if let Ok(kept) = file::article(line, &Serde, 1.0) {
                gloss_fuzz::check(&kept.article);
            }
        }
    }
});
