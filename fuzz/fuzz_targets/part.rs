//! A kept part of an archive.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(part) = gloss_archive::Part::from_bytes(bytes) {
        assert!(gloss_archive::Part::from_bytes(&part.to_bytes()).is_ok());
    }
    let _ = gloss_archive::Part::fingerprint(bytes);
});
