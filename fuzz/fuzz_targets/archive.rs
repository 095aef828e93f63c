//! The files of an archive.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (root, file) = gloss_fuzz::halves(bytes);
    if let Ok(mut reader) = gloss_archive::Reader::open(root) {
        for name in reader.files().take(20).collect::<Vec<_>>() {
            let _ = reader.put(name, file);
        }
        let _ = reader.cards(0, 20);
        let _ = reader.find("a");
    }
});
