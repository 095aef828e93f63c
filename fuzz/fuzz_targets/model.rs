//! The file of a model.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = gloss_extract::Model::from_bytes(bytes);
});
