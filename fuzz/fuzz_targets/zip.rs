//! A packed file as it is.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    gloss_fuzz::opened("a.zip", bytes);
});
