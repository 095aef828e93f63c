//! Small archives, made for tests.

use gloss_archive::{Alias, Entry, Key, Memory, Part, Reader, pack};

/// That an article uses one name for another.
pub(crate) fn alias(alias: Key, of: Key) -> Alias {
    Alias { alias, of, sure: true }
}

/// An archive of these entries; the other names go with the first of them.
pub(crate) fn packed(entries: &[Entry], aliases: Vec<Alias>) -> Memory {
    let mut parts: Vec<Part> = entries.iter().map(|entry| Part { entry: entry.clone(), ..Part::default() }).collect();
    if let Some(first) = parts.first_mut() {
        first.aliases = aliases;
    }
    let mut ground = Memory::of(&parts);
    pack(parts.len(), &mut ground).unwrap();
    ground
}

/// The archive with all its files at hand.
pub(crate) fn reader_of(packed: &Memory) -> Reader {
    let mut reader = Reader::open(&packed.files[&gloss_archive::File::ROOT]).unwrap();
    for (file, bytes) in packed.files.iter().filter(|(file, _)| **file != gloss_archive::File::ROOT) {
        reader.put(*file, bytes).unwrap();
    }
    reader
}
