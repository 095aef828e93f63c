//! The files of an archive: two bytes with the length of the root, the root,
//! and one other file.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((length, rest)) = bytes.split_first_chunk::<2>() else { return };
    let (root, file) = rest.split_at(rest.len().min(usize::from(u16::from_le_bytes(*length))));
    if let Ok(mut reader) = gloss_archive::Reader::open(root) {
        for name in reader.files().take(20).collect::<Vec<_>>() {
            let _ = reader.put(name, file);
        }
        let _ = reader.cards(0, 20);
        let _ = reader.find("a");
    }
});
