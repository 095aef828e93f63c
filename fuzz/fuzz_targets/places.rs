//! The map's file, and drawing whatever it says.

#![no_main]

use gloss_places::{Ask, Asked, Atlas, Map};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // The first byte says how long the question is, the rest is the file.
    let Some((&length, rest)) = bytes.split_first() else { return };
    let (question, file) = rest.split_at(rest.len().min(length.into()));
    let Ok(atlas) = Atlas::from_bytes(file) else { return };
    let question = String::from_utf8_lossy(question);
    let named = |name: &str| Asked { names: vec![name.into()], ..Asked::default() };
    let places = ["a", "b", "paris", "iraq"].map(named).into();
    for ask in Ask::read(&question).into_iter().chain([Ask { width: 348, height: 216, font: 12, places, ..Ask::default() }]) {
        let map = atlas.map(&ask);
        assert_eq!(Map::read(&map.write()), Some(map));
    }
});
