//! The file: what is written comes back, and nothing else is accepted.

#![expect(clippy::unwrap_used, reason = "a failed test may stop here")]

use gloss_archive::{ArchiveError, Card, Class, Entry, Extent, FORMAT, Key, Occurrence, Query, Reader, Wanted};
use gloss_archive::{WriteError, Writer};
use proptest::prelude::*;

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
        Some(Occurrence { key: Key::new(Class::Person, name.to_lowercase()), mention, detail: format!("<{name}>") })
    });
    Entry { card: card(id, date), text: text.into(), sentences, occurrences: occurrences.collect() }
}

fn write(entries: &[Entry]) -> Vec<u8> {
    let mut writer = Writer::new();
    for entry in entries {
        writer.add(entry.clone()).unwrap();
    }
    writer.finish().unwrap()
}

fn sample() -> Vec<Entry> {
    vec![
        entry("dam", "2019-03-01", "Ana Ruiz opened the dam.\nÉmile Łuk was there.", &["Ana Ruiz", "Émile Łuk"]),
        entry("cup", "2020-06-30", "Ana Ruiz won.\nShe was glad.", &["Ana Ruiz"]),
        entry("undated", "", "Nobody came.", &[]),
    ]
}

#[test]
fn articles_come_back_newest_first() {
    let reader = Reader::from_bytes(&write(&sample())).unwrap();
    let ids: Vec<_> = reader.cards().map(|card| card.id.as_str()).collect();
    assert_eq!(ids, ["cup", "dam", "undated"]);
    assert_eq!(reader.card(1), Some(&card("dam", "2019-03-01")));
    assert_eq!(reader.text(reader.find("dam").unwrap()), Some("Ana Ruiz opened the dam.\nÉmile Łuk was there."));
    assert_eq!(reader.find("nothing"), None);
}

#[test]
fn occurrences_come_back_with_their_sentence_and_detail() {
    let reader = Reader::from_bytes(&write(&sample())).unwrap();
    let wanted = [Wanted { keys: vec![Key::new(Class::Person, "émile łuk")] }];
    let answer = reader.ask(&Query { text: "", own: None, wanted: &wanted, closeness: &|_, _| 1 });
    let hit = &answer.hits[0][0];
    let text = reader.text(hit.article).unwrap();
    assert_eq!((hit.sentence.of(text), hit.mention.of(text)), ("Émile Łuk was there.", "Émile Łuk"));
    assert_eq!(hit.detail, "<Émile Łuk>");
}

#[test]
fn the_order_of_entries_does_not_change_the_bytes() {
    let mut entries = sample();
    let bytes = write(&entries);
    entries.reverse();
    assert_eq!(write(&entries), bytes);
}

#[test]
fn an_empty_archive_is_an_archive() {
    let reader = Reader::from_bytes(&write(&[])).unwrap();
    assert_eq!(reader.cards().len(), 0);
    let wanted = [Wanted { keys: vec![Key::new(Class::Person, "ana ruiz")] }];
    let answer = reader.ask(&Query { text: "Ana Ruiz", own: None, wanted: &wanted, closeness: &|_, _| 1 });
    assert!(answer.hits[0].is_empty() && answer.related.is_empty());
}

#[test]
fn two_articles_of_one_id_are_refused() {
    let mut writer = Writer::new();
    writer.add(entry("dam", "2019-03-01", "One.", &[])).unwrap();
    writer.add(entry("dam", "2020-03-01", "Two.", &[])).unwrap();
    assert_eq!(writer.finish(), Err(WriteError::DuplicateId("dam".into())));
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
        assert!(matches!(Writer::new().add(entry.clone()), Err(WriteError::Misplaced { .. })), "{entry:?}");
    }
    assert_eq!(Writer::new().add(good), Ok(()));
}

#[test]
fn every_message_says_what_to_do() {
    let mut version = write(&sample());
    version[8] = 77;
    let mut damaged = write(&sample());
    *damaged.last_mut().unwrap() ^= 1;
    let short = &damaged[..40];
    let cases: [(&[u8], &str); 5] = [
        (b"PK\x03\x04 a zip", "build one with `gloss index"),
        (b"", "build one with `gloss index"),
        (&version, "format 77 and this build reads format 1; build the archive again"),
        (short, "this archive has 40 bytes and should have"),
        (&damaged, "its checksum does not match; fetch or build it again"),
    ];
    for (bytes, expected) in cases {
        let message = Reader::from_bytes(bytes).unwrap_err().to_string();
        assert!(message.contains(expected), "{message}");
    }
    assert_eq!(FORMAT, 1);
}

#[test]
fn every_truncation_is_an_error() {
    let bytes = write(&sample());
    for end in 0..bytes.len() {
        assert!(Reader::from_bytes(&bytes[..end]).is_err(), "cut at {end}");
    }
    let longer = [&bytes[..], &[0]].concat();
    assert!(matches!(Reader::from_bytes(&longer), Err(ArchiveError::Length { .. })));
}

#[test]
fn every_flipped_bit_is_an_error() {
    let bytes = write(&sample());
    for at in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[at / 8] ^= 1 << (at % 8);
        assert!(Reader::from_bytes(&flipped).is_err(), "bit {at}");
    }
}

/// The same sum as the format's, so that tests can forge one that matches.
fn forge(payload: &[u8]) -> Vec<u8> {
    let sum = payload
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    let length = payload.len() as u32;
    [b"GLOSSARC", &FORMAT.to_le_bytes()[..], &length.to_le_bytes(), &sum.to_le_bytes(), payload].concat()
}

/// Asks for everything, so that a bad archive that got through would show.
fn exercise(reader: &Reader) {
    let wanted: Vec<_> =
        ["ana ruiz", "émile łuk"].map(|name| Wanted { keys: vec![Key::new(Class::Person, name)] }).into();
    let answer = reader.ask(&Query { text: "Ana Ruiz", own: Some("dam"), wanted: &wanted, closeness: &|_, _| 1 });
    for hit in answer.hits.iter().flatten() {
        let text = reader.text(hit.article).unwrap();
        assert!(hit.sentence.contains(hit.mention) && !hit.mention.of(text).is_empty());
    }
}

#[test]
fn forged_files_with_a_right_checksum_do_no_harm() {
    let payload = write(&sample()).split_off(24);
    assert!(Reader::from_bytes(&forge(&payload)).is_ok());
    for at in 0..payload.len() {
        for value in [0, 1, 2, 0x7f, 0x80, 0xff] {
            let mut forged = payload.clone();
            forged[at] = value;
            if let Ok(reader) = Reader::from_bytes(&forge(&forged)) {
                exercise(&reader);
            }
        }
    }
    for end in 0..payload.len() {
        assert!(Reader::from_bytes(&forge(&payload[..end])).is_err());
    }
}

#[test]
fn a_count_larger_than_the_file_takes_no_memory() {
    let billions = [0xff, 0xff, 0xff, 0xff, 0x0f];
    assert!(matches!(Reader::from_bytes(&forge(&billions)), Err(ArchiveError::Invalid { .. })));
}

proptest! {
    #[test]
    fn any_bytes_are_an_archive_or_an_error(payload in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(Reader::from_bytes(&payload).is_err());
        if let Ok(reader) = Reader::from_bytes(&forge(&payload)) {
            exercise(&reader);
        }
    }

    #[test]
    fn any_texts_come_back(texts in proptest::collection::vec("[^\n]{1,40}(\n[^\n]{1,40}){0,3}", 0..6)) {
        let entries: Vec<_> =
            texts.iter().enumerate().map(|(at, text)| entry(&at.to_string(), "", text, &[])).collect();
        let reader = Reader::from_bytes(&write(&entries)).unwrap();
        for entry in &entries {
            let article = reader.find(&entry.card.id).unwrap();
            prop_assert_eq!(reader.text(article), Some(entry.text.as_str()));
            prop_assert_eq!(reader.card(article), Some(&entry.card));
        }
    }
}
