//! The reader's own articles beside an archive, and without one.

#![expect(clippy::unwrap_used, reason = "a failed test may stop here")]

mod made;

use gloss_archive::{Alias, Card, Class, Entry, Extent, File, Key, Occurrence, Part, Query, Reader, Wanted};
use made::{alias, packed, reader_of};

fn person(name: &str) -> Key {
    Key::new(Class::Person, name)
}

/// An article of one sentence, which mentions people by names and keys.
fn part(id: &str, date: &str, text: &str, people: &[(&str, &str)], aliases: Vec<Alias>) -> Part {
    let occurrences = people.iter().map(|(written, key)| {
        let start = text.find(written).unwrap() as u32;
        let mention = Extent { start, end: start + written.len() as u32 };
        Occurrence { key: person(key), mention, detail: String::new() }
    });
    let entry = Entry {
        card: Card { id: id.into(), date: date.parse().ok(), ..Card::default() },
        text: text.into(),
        sentences: vec![Extent { start: 0, end: text.len() as u32 }],
        occurrences: occurrences.collect(),
    };
    Part { entry, aliases, ..Part::default() }
}

fn mine() -> Part {
    let people = [("Ana Ruiz", "ana ruiz"), ("Ruiz", "ana ruiz")];
    let text = "Ana Ruiz spoke of the dam for an hour, and Ruiz was angry.";
    part("mine", "2020-01-01", text, &people, vec![alias(person("ruiz"), person("ana ruiz"))])
}

fn ids(reader: &Reader, key: &str) -> Vec<String> {
    let wanted = [Wanted { keys: vec![person(key)], mentions: 1 }];
    let answer = reader.ask(&Query { text: "", own: None, wanted: &wanted, closeness: &|_, _| 1 }).unwrap();
    answer.hits[0].iter().map(|hit| reader.card(hit.article).unwrap().id.clone()).collect()
}

fn archive() -> Reader {
    let of = |id, date| {
        part(id, date, "Ana Ruiz came back with a plan for the dam.", &[("Ana Ruiz", "ana ruiz")], Vec::new())
    };
    reader_of(&packed(&[of("old", "2019-01-01").entry, of("new", "2021-01-01").entry], Vec::new()))
}

#[test]
fn a_shelf_needs_no_archive() {
    let mut reader = Reader::default();
    reader.shelve(vec![mine()]);
    assert_eq!((ids(&reader, "ana ruiz"), ids(&reader, "ruiz")), (vec!["mine".into()], vec!["mine".to_owned()]));
    assert!(ids(&reader, "joe pitt").is_empty());
    assert_eq!(reader.cards(0, 9).unwrap().len(), 1);
}

#[test]
fn kept_articles_stand_among_the_others_by_their_day() {
    let mut reader = archive();
    reader.shelve(vec![mine()]);
    assert_eq!(ids(&reader, "ana ruiz"), ["new", "mine", "old"]);
    assert_eq!(reader.shelved().collect::<Vec<_>>(), ["mine"]);
}

#[test]
fn the_same_id_takes_the_place_of_the_one_before() {
    let mut reader = archive();
    reader.shelve(vec![mine()]);
    reader.shelve(vec![part("mine", "", "Joe Pitt laughed.", &[("Joe Pitt", "joe pitt")], Vec::new())]);
    assert_eq!(ids(&reader, "joe pitt"), ["mine"]);
    assert_eq!(ids(&reader, "ana ruiz"), ["new", "old"]);
    assert!(reader.unshelve("mine"));
    assert!(ids(&reader, "joe pitt").is_empty());
}

#[test]
fn ones_own_article_goes_before_the_archives_of_that_id() {
    let mut reader = archive();
    reader.shelve(vec![part("old", "", "Joe Pitt laughed.", &[], Vec::new())]);
    assert_eq!(reader.text(reader.find("old").unwrap().unwrap()), Some("Joe Pitt laughed."));
}

#[test]
fn the_shelf_goes_over_to_another_archive() {
    let mut before = Reader::default();
    before.shelve(vec![mine()]);
    let files = packed(&[], Vec::new()).files;
    let after = Reader::open(&files[&File::ROOT]).unwrap().with_shelf_of(&mut before);
    assert_eq!(ids(&after, "ana ruiz"), ["mine"]);
    assert_eq!(before.shelved().count(), 0);
}
