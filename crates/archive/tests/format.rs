//! The files: what is packed comes back, and nothing else is accepted.

#![expect(clippy::unwrap_used, reason = "a failed test may stop here")]

mod made;

use gloss_archive::{Alias, ArchiveError, Card, Class, Entry, Extent, FORMAT, File, Key, Memory, Occurrence};
use gloss_archive::{PackError, Part, Query, Reader, Wanted, pack};
use made::{alias, packed, reader_of};
use proptest::prelude::*;

/// Bytes before a file's content.
const HEADER: usize = 36;

fn card(id: &str, date: &str) -> Card {
    Card { id: id.into(), title: format!("On {id}"), date: date.parse().ok(), ..Card::default() }
}

/// An entry whose sentences are the lines of `text`, with one mention of each
/// of `names` at its first occurrence.
fn entry(id: &str, date: &str, text: &str, names: &[&str]) -> Entry {
    let mut start = 0;
    let mut sentences = Vec::new();
    for line in text.split('\n') {
        let end = start + line.len() as u32;
        if !line.is_empty() {
            sentences.push(Extent { start, end });
        }
        start = end + 1;
    }
    let occurrences = names.iter().filter_map(|name| {
        let start = text.find(name)? as u32;
        let mention = Extent { start, end: start + name.len() as u32 };
        let class = if name.starts_with(|c: char| c.is_ascii_digit()) { Class::Figure } else { Class::Person };
        Some(Occurrence { key: Key::new(class, name.to_lowercase()), mention, detail: format!("<{name}>") })
    });
    Entry { card: card(id, date), text: text.into(), sentences, occurrences: occurrences.collect() }
}

fn sample() -> Vec<Entry> {
    vec![
        entry("dam", "2019-03-01", "Ana Ruiz opened the dam.\nÉmile Łuk was there.", &["Ana Ruiz", "Émile Łuk"]),
        entry("cup", "2020-06-30", "Ana Ruiz won 3 cups.\nShe was glad.", &["Ana Ruiz", "3 cups"]),
        entry("undated", "", "Nobody came.", &[]),
    ]
}

fn person(name: &str) -> Key {
    Key::new(Class::Person, name)
}

fn sample_packed() -> Memory {
    packed(&sample(), vec![alias(person("ruiz"), person("ana ruiz"))])
}

fn query(wanted: &[Wanted]) -> Query<'_> {
    Query { text: "Ana Ruiz", own: None, wanted, closeness: &|_, _| 1 }
}

fn wanted(keys: &[Key]) -> Vec<Wanted> {
    keys.iter().map(|key| Wanted { keys: vec![key.clone()], mentions: 1 }).collect()
}

#[test]
fn articles_come_back_newest_first() {
    let reader = reader_of(&sample_packed());
    let ids: Vec<_> = reader.cards(0, 9).unwrap().iter().map(|card| card.id.as_str()).collect();
    assert_eq!(ids, ["cup", "dam", "undated"]);
    assert_eq!(reader.cards(1, 1).unwrap(), [&card("dam", "2019-03-01")]);
    let dam = reader.find("dam").unwrap().unwrap();
    assert_eq!(reader.text(dam), Some("Ana Ruiz opened the dam.\nÉmile Łuk was there."));
    assert_eq!(reader.find("nothing"), Ok(None));
}

#[test]
fn occurrences_come_back_with_their_sentence_and_detail() {
    let reader = reader_of(&sample_packed());
    let wanted = wanted(&[person("émile łuk"), Key::new(Class::Figure, "3 cups")]);
    let answer = reader.ask(&query(&wanted)).unwrap();
    let of = |wanted: usize| {
        let hit = &answer.hits[wanted][0];
        let text = reader.text(hit.article).unwrap();
        (hit.sentence.of(text), hit.mention.of(text), hit.detail.as_str())
    };
    assert_eq!(of(0), ("Émile Łuk was there.", "Émile Łuk", ""));
    assert_eq!(of(1), ("Ana Ruiz won 3 cups.", "3 cups", "<3 cups>"));
}

#[test]
fn the_order_of_parts_does_not_change_the_files() {
    let mut entries = sample();
    let aliases = || vec![alias(person("ruiz"), person("ana ruiz"))];
    let files = packed(&entries, aliases()).files;
    entries.reverse();
    assert_eq!(packed(&entries, aliases()).files, files);
}

#[test]
fn a_changed_article_changes_the_edition() {
    let edition = |entries: &[Entry]| reader_of(&packed(entries, Vec::new())).edition();
    let mut entries = sample();
    let before = edition(&entries);
    assert_eq!(before.len(), 16);
    entries[0].card.author = "A. Writer".into();
    assert_ne!(edition(&entries), before);
}

#[test]
fn an_empty_archive_is_an_archive() {
    let reader = reader_of(&packed(&[], Vec::new()));
    assert_eq!((reader.articles(), reader.files().count()), (0, 0));
    let answer = reader.ask(&query(&wanted(&[person("ana ruiz")]))).unwrap();
    assert!(answer.hits.iter().all(Vec::is_empty) && answer.related.is_empty());
    assert_eq!(reader.find("dam"), Ok(None));
}

#[test]
fn a_question_names_the_files_that_it_misses() {
    let packed = sample_packed();
    let mut reader = Reader::open(&packed.files[&File::ROOT]).unwrap();
    let missing = reader.ask(&query(&wanted(&[person("ana ruiz")]))).unwrap_err();
    assert_eq!(missing.0, reader.files().collect::<Vec<_>>());
    assert!(reader.cards(0, 1).is_err() && reader.find("dam").is_err());
    for file in missing.0 {
        reader.put(file, &packed.files[&file]).unwrap();
    }
    assert_eq!(reader.ask(&query(&wanted(&[person("ruiz")]))).unwrap().hits[0].len(), 2);
}

#[test]
fn two_articles_of_one_id_are_refused() {
    let entries = [entry("dam", "2019-03-01", "One.", &[]), entry("dam", "2020-03-01", "Two.", &[])];
    let parts = entries.map(|entry| Part { entry, ..Part::default() });
    assert_eq!(pack(2, &mut Memory::of(&parts)), Err(PackError::DuplicateId("dam".into())));
}

#[test]
fn stretches_that_do_not_fit_are_refused() {
    let good = entry("dam", "2019-03-01", "Émile sat.\nHe left.", &["Émile"]);
    let sentence = |start, end| Entry { sentences: vec![Extent { start, end }], ..good.clone() };
    let mention = |start, end| {
        let mut entry = good.clone();
        entry.occurrences[0].mention = Extent { start, end };
        entry
    };
    let bad = [sentence(1, 11), sentence(0, 99), sentence(4, 4), mention(1, 6), mention(8, 15), mention(11, 99)];
    for entry in bad {
        assert!(matches!(entry.check(), Err(PackError::Misplaced { .. })), "{entry:?}");
        let part = Part { entry, ..Part::default() };
        assert!(Part::from_bytes(&part.to_bytes()).is_err());
        assert!(matches!(pack(1, &mut Memory::of(&[part])), Err(PackError::Part { number: 0, .. })));
    }
    assert_eq!(good.check(), Ok(()));
}

#[test]
fn every_message_says_what_to_do() {
    let root = sample_packed().files[&File::ROOT].clone();
    let mut version = root.clone();
    version[8] = 77;
    let mut damaged = root.clone();
    *damaged.last_mut().unwrap() ^= 1;
    let cases: [(&[u8], &str); 6] = [
        (b"PK\x03\x04 a zip", "build one with `gloss index"),
        (b"", "build one with `gloss index"),
        (&version, "format 77, which is not read here; use a newer Gloss"),
        (&root[..40], "a file of this archive has 40 bytes and should have"),
        (&damaged, "a checksum does not match; fetch or build it again"),
        (&sample_packed().files.into_iter().next_back().unwrap().1, "in the place of archive.bin"),
    ];
    for (bytes, expected) in cases {
        let message = Reader::open(bytes).unwrap_err().to_string();
        assert!(message.contains(expected), "{message}");
    }
    assert_eq!(FORMAT, 3);
}

/// Gives the bytes to the reader in the place of a file.
fn offer(packed: &Memory, file: File, bytes: &[u8]) -> Result<Reader, ArchiveError> {
    if file == File::ROOT {
        return Reader::open(bytes);
    }
    let mut reader = reader_of(packed);
    reader.put(file, bytes).map(|()| reader)
}

#[test]
fn every_truncation_is_an_error() {
    let packed = sample_packed();
    for (file, bytes) in &packed.files {
        for end in 0..bytes.len() {
            assert!(offer(&packed, *file, &bytes[..end]).is_err(), "{} cut at {end}", file.name());
        }
        let longer = [&bytes[..], &[0]].concat();
        assert!(matches!(offer(&packed, *file, &longer), Err(ArchiveError::Length { .. })));
    }
}

#[test]
fn every_flipped_bit_is_an_error() {
    let packed = sample_packed();
    for (file, bytes) in &packed.files {
        for at in 0..bytes.len() * 8 {
            let mut flipped = bytes.clone();
            flipped[at / 8] ^= 1 << (at % 8);
            assert!(offer(&packed, *file, &flipped).is_err(), "{} bit {at}", file.name());
        }
    }
}

#[test]
fn each_file_in_the_place_of_another_is_an_error() {
    let entries: Vec<Entry> = (0..20).map(|at| entry(&at.to_string(), "", "Ana Ruiz sang.", &["Ana Ruiz"])).collect();
    let packed = packed(&entries, Vec::new());
    assert!(packed.files.len() > 5);
    for place in packed.files.keys() {
        for (file, bytes) in packed.files.iter().filter(|(file, _)| *file != place) {
            let found = offer(&packed, *place, bytes);
            assert!(matches!(found, Err(ArchiveError::Misplaced { .. })), "{} as {}", file.name(), place.name());
        }
    }
}

/// The same sum as the format's, so that tests can forge one that matches.
fn sum(pieces: &[&[u8]]) -> u64 {
    let bytes = pieces.concat();
    bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A file with this packed content and everything else right.
fn forge(like: &[u8], packed: &[u8], length: usize) -> Vec<u8> {
    let lengths = [(packed.len() as u32).to_le_bytes(), (length as u32).to_le_bytes()].concat();
    let head = [&like[..20], &lengths].concat();
    let sum = sum(&[&head, packed]).to_le_bytes();
    [&head, &sum[..], packed].concat()
}

fn forge_content(like: &[u8], content: &[u8]) -> Vec<u8> {
    forge(like, &miniz_oxide::deflate::compress_to_vec(content, 1), content.len())
}

fn content(file: &[u8]) -> Vec<u8> {
    miniz_oxide::inflate::decompress_to_vec(&file[HEADER..]).unwrap()
}

/// Asks for everything, so that a bad file that got through would show.
fn exercise(reader: &Reader) {
    let wanted = wanted(&["ana ruiz", "émile łuk", "ruiz"].map(person));
    let Ok(answer) = reader.ask(&Query { own: Some("dam"), ..query(&wanted) }) else { return };
    let namesakes = answer.namesakes.iter().flatten().flat_map(|found| &found.hits);
    for hit in answer.hits.iter().flatten().chain(namesakes) {
        let text = reader.text(hit.article).unwrap();
        assert!(hit.sentence.contains(hit.mention) && !hit.mention.of(text).is_empty());
    }
    let _ = reader.cards(0, 100);
}

#[test]
fn forged_files_with_a_right_checksum_do_no_harm() {
    let packed = sample_packed();
    for (file, bytes) in &packed.files {
        let content = content(bytes);
        assert!(offer(&packed, *file, &forge_content(bytes, &content)).is_ok());
        for at in 0..content.len() {
            for value in [0, 1, 2, 0x7f, 0x80, 0xff] {
                let mut forged = content.clone();
                forged[at] = value;
                if let Ok(reader) = offer(&packed, *file, &forge_content(bytes, &forged)) {
                    exercise(&reader);
                }
            }
        }
        for end in 0..content.len() {
            if let Ok(reader) = offer(&packed, *file, &forge_content(bytes, &content[..end])) {
                exercise(&reader);
            }
        }
    }
}

#[test]
fn a_root_of_another_archive_does_no_harm() {
    let (one, other) = (sample_packed(), packed(&sample()[..2], Vec::new()));
    let mut reader = Reader::open(&one.files[&File::ROOT]).unwrap();
    for (file, bytes) in other.files.iter().filter(|(file, _)| **file != File::ROOT) {
        let _ = reader.put(*file, bytes);
    }
    exercise(&reader);
}

#[test]
fn what_unpacks_to_more_than_it_says_is_refused() {
    let packed = sample_packed();
    let bomb = miniz_oxide::deflate::compress_to_vec(&vec![0; 50_000_000], 9);
    for (file, bytes) in &packed.files {
        for length in [0, 10, 1 << 20, 65 << 20, u32::MAX as usize] {
            let found = offer(&packed, *file, &forge(bytes, &bomb, length));
            assert!(matches!(found, Err(ArchiveError::Damaged)), "{} of {length}", file.name());
        }
    }
}

#[test]
fn a_count_larger_than_the_file_takes_no_memory() {
    let packed = sample_packed();
    for (file, bytes) in packed.files.iter().filter(|(file, _)| **file != File::ROOT) {
        let billions = forge_content(bytes, &[0xff, 0xff, 0xff, 0xff, 0x0f]);
        assert!(matches!(offer(&packed, *file, &billions), Err(ArchiveError::Invalid { .. })));
    }
}

#[test]
fn a_part_comes_back_and_a_damaged_one_does_not() {
    let entry = sample().remove(1);
    let aliases = vec![Alias { sure: false, ..alias(person("ruiz"), person("ana ruiz")) }];
    let part = Part { fingerprint: 0x0123_4567_89ab_cdef, entry, aliases };
    let bytes = part.to_bytes();
    assert_eq!(Part::from_bytes(&bytes), Ok(part.clone()));
    assert_eq!(Part::fingerprint(&bytes), Ok(part.fingerprint));
    for at in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[at / 8] ^= 1 << (at % 8);
        assert!(Part::from_bytes(&flipped).is_err(), "bit {at}");
    }
    for end in 0..bytes.len() {
        assert!(Part::from_bytes(&bytes[..end]).is_err(), "cut at {end}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_a_file_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let packed = sample_packed();
        prop_assert!(Part::from_bytes(&bytes).is_err());
        for (file, like) in &packed.files {
            prop_assert!(offer(&packed, *file, &bytes).is_err());
            prop_assert!(offer(&packed, *file, &forge(like, &bytes, 1000)).is_err());
            if let Ok(reader) = offer(&packed, *file, &forge_content(like, &bytes)) {
                exercise(&reader);
            }
        }
    }

    #[test]
    fn any_texts_come_back(texts in proptest::collection::vec("[^\n]{1,40}(\n[^\n]{1,40}){0,3}", 0..20)) {
        let entries: Vec<_> =
            texts.iter().enumerate().map(|(at, text)| entry(&at.to_string(), "", text, &[])).collect();
        let reader = reader_of(&packed(&entries, Vec::new()));
        for entry in &entries {
            let article = reader.find(&entry.card.id).unwrap().unwrap();
            prop_assert_eq!(reader.text(article), Some(entry.text.as_str()));
            prop_assert_eq!(reader.card(article), Some(&entry.card));
        }
    }
}
