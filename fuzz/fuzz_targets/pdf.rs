//! A PDF document.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    gloss_fuzz::opened("a.pdf", &gloss_fuzz::beginning(b"%PDF-", bytes));
});
