//! Rich text.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    gloss_fuzz::opened("a.rtf", &gloss_fuzz::beginning(b"{\\rtf", bytes));
});
