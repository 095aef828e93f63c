//! A document as HTML.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        gloss_fuzz::check(&gloss_intake::from_document(text));
    }
});
