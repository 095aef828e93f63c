//! A page that a browser saved.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    gloss_fuzz::opened("a.mhtml", bytes);
});
