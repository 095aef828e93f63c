//! A file of a publisher.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((kind, rest)) = bytes.split_first() else { return };
    let names = ["a.xml", "a.jsonl", "a.md", "a.txt", "a.html"];
    let _ = gloss_import::import(names[usize::from(*kind) % names.len()], rest);
});
