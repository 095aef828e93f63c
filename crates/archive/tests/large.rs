//! A large archive: the same answers as a small one, from a few of its files.

#![expect(clippy::unwrap_used, reason = "a failed test may stop here")]

use gloss_archive::{Answer, Card, Class, Entry, Extent, File, Key, Memory, Missing, Occurrence, Part, Query, Reader};
use gloss_archive::{Sort, Wanted, pack};
use std::collections::BTreeSet;

const PEOPLE: [&str; 4] = ["Ana Ruiz", "Joe Pitt", "Émile Łuk", "Mary Okoro"];
const PLACES: [&str; 3] = ["Porto Velo", "Norland", "Elm Hill"];

/// Any number, the same for the same seed.
fn dice(seed: u32, of: u32) -> u32 {
    let mixed = (seed ^ seed >> 15).wrapping_mul(0x2c1b_3c6d);
    ((mixed ^ mixed >> 12).wrapping_mul(0x297a_2d39) >> 8) % of
}

/// A sentence of made-up words, so that nothing packs well.
fn chatter(seed: u32) -> String {
    let word = |nth: u32| {
        let letters = (0..7).map(|at| char::from(b'a' + dice(seed * 131 + nth * 17 + at * 3, 26) as u8));
        letters.collect::<String>()
    };
    format!("The {}.", (0..40).map(word).collect::<Vec<_>>().join(" "))
}

fn entry(id: String, date: &str, sentences: &[String], names: &[(Class, &str)]) -> Entry {
    let mut entry = Entry { card: Card { id, date: date.parse().ok(), ..Card::default() }, ..Entry::default() };
    for sentence in sentences {
        let start = entry.text.len() as u32;
        for (class, name) in names {
            if let Some(at) = sentence.find(name) {
                let mention = Extent { start: start + at as u32, end: start + (at + name.len()) as u32 };
                let key = Key::new(*class, name.to_lowercase());
                entry.occurrences.push(Occurrence { key, mention, detail: String::new() });
            }
        }
        entry.text.push_str(sentence);
        entry.sentences.push(Extent { start, end: entry.text.len() as u32 });
        entry.text.push('\n');
    }
    entry
}

/// Articles on the dam, and a cup final.
fn story() -> Vec<Entry> {
    let names = || PEOPLE.map(|name| (Class::Person, name)).into_iter().chain(PLACES.map(|name| (Class::Place, name)));
    let say = |sentences: &[&str]| sentences.iter().map(|sentence| (*sentence).to_owned()).collect::<Vec<_>>();
    let write = |id: &str, date: &str, sentences: &[&str]| {
        entry(id.into(), date, &say(sentences), &names().collect::<Vec<_>>())
    };
    vec![
        write(
            "dam-opens",
            "2019-03-01",
            &["Ana Ruiz opened the dam near Porto Velo on a rainy Friday.", "Joe Pitt was there."],
        ),
        write(
            "dam-cracks",
            "2020-05-11",
            &[
                "Cracks were found in the dam above Porto Velo last week.",
                "Ana Ruiz said that Joe Pitt knew of them all along.",
            ],
        ),
        write("cup", "2020-06-30", &["Sam Dorn scored twice and Norland won the cup final in the rain."]),
    ]
}

/// The story among so many articles on nothing, one in three of which mentions
/// Norland.
fn archive(fillers: u32) -> Memory {
    let filler = |at: u32| {
        let name = format!("Person{at} Of{at}");
        let place = if at.is_multiple_of(3) { "Norland" } else { "Elsewhere" };
        let sentences =
            [format!("{name} went to {place} again."), chatter(at * 3), chatter(at * 3 + 1), chatter(at * 3 + 2)];
        let date = format!("2020-{:02}-{:02}", 1 + at % 12, 1 + at % 28);
        entry(format!("filler-{at}"), &date, &sentences, &[(Class::Person, &name), (Class::Place, place)])
    };
    let entries = story().into_iter().chain((0..fillers).map(filler));
    let parts: Vec<Part> = entries.map(|entry| Part { entry, ..Part::default() }).collect();
    let mut ground = Memory::of(&parts);
    pack(parts.len(), &mut ground).unwrap();
    ground
}

/// Answers, with the files that were needed for it.
fn ask(packed: &Memory, reader: &mut Reader, query: &Query) -> (Answer, BTreeSet<File>) {
    let mut files = BTreeSet::new();
    for _ in 0..8 {
        match reader.ask(query) {
            Ok(answer) => return (answer, files),
            Err(Missing(missing)) => {
                for file in missing {
                    reader.put(file, &packed.files[&file]).unwrap();
                    assert!(files.insert(file), "{} was asked for twice", file.name());
                }
            }
        }
    }
    panic!("no end of questions");
}

fn wanted() -> Vec<Wanted> {
    let people = PEOPLE.map(|name| Key::new(Class::Person, name.to_lowercase()));
    let places = PLACES.map(|name| Key::new(Class::Place, name.to_lowercase()));
    people.into_iter().chain(places).map(|key| Wanted { keys: vec![key], mentions: 1 }).collect()
}

const TEXT: &str = "Water ran through the cracks in the dam above Porto Velo, which Ana Ruiz had opened; Joe Pitt, \
    Mary Okoro and Émile Łuk watched from Elm Hill in Norland.";

fn told(reader: &Reader, answer: &Answer) -> (Vec<String>, Vec<Vec<String>>) {
    let id = |article: u32| reader.card(article).unwrap().id.clone();
    let related = answer.related.iter().map(|found| id(found.article)).collect();
    let sentence = |hit: &gloss_archive::Hit| hit.sentence.of(reader.text(hit.article).unwrap()).to_owned();
    (related, answer.hits.iter().map(|hits| hits.iter().map(sentence).collect()).collect())
}

#[test]
fn a_small_archive_and_a_large_one_around_it_answer_alike() {
    let wanted = wanted();
    let query = Query { text: TEXT, own: None, wanted: &wanted, closeness: &|_, _| 1 };
    let (small, large) = (archive(40), archive(1200));
    let mut of_small = Reader::open(&small.files[&File::ROOT]).unwrap();
    let mut of_large = Reader::open(&large.files[&File::ROOT]).unwrap();
    assert!(of_small.is_small() && !of_large.is_small());
    let (answer, files) = ask(&small, &mut of_small, &query);
    assert_eq!(files.len(), small.files.len() - 1, "a small archive is read whole");
    let expected = told(&of_small, &answer);
    let (answer, files) = ask(&large, &mut of_large, &query);
    let found = told(&of_large, &answer);
    assert_eq!(
        expected.0.iter().collect::<BTreeSet<_>>(),
        ["dam-cracks", "dam-opens"].map(String::from).iter().collect()
    );
    assert_eq!(found.0, expected.0);
    for (of, (found, expected)) in found.1.iter().zip(&expected.1).enumerate().filter(|(of, _)| *of != 5) {
        assert_eq!(found, expected, "{:?}", wanted[of]);
    }
    // Norland is in a third of all articles.
    assert!(!found.1[5].is_empty() && found.1[5].len() < expected.1[5].len() + 20);
    let bytes: usize = files.iter().map(|file| large.files[file].len()).sum();
    let of = |sort: Sort| files.iter().filter(|file| file.sort == sort).count();
    assert!(of(Sort::Articles) <= 20 && of(Sort::Keys) <= 7 && bytes < 400_000, "{files:?} {bytes}");
    // What is at hand already is not asked for again.
    assert!(ask(&large, &mut of_large, &query).1.is_empty());
}

#[test]
fn no_text_needs_more_than_so_many_files_of_a_large_archive() {
    let packed = archive(1200);
    let mut reader = Reader::open(&packed.files[&File::ROOT]).unwrap();
    let key = |text: String| Key::new(Class::Person, text);
    let keys = |at: u32| {
        vec![key(format!("nobody{at} at{at}")), key(format!("not{at} this{at}")), key(format!("person{at} of{at}"))]
    };
    let all: Vec<Wanted> = (0..1200).map(|at| Wanted { keys: keys(at), mentions: 1 + at % 5 }).collect();
    let (answer, files) =
        ask(&packed, &mut reader, &Query { text: TEXT, own: None, wanted: &all, closeness: &|_, _| 1 });
    assert!(files.len() < 60, "{}", files.len());
    assert!(answer.hits.iter().any(|hits| !hits.is_empty()));
    let names = (0..1200).map(|at| Wanted { keys: vec![key(format!("person{at} of{at}"))], mentions: 1 });
    let all: Vec<Wanted> = names.collect();
    let mut reader = Reader::open(&packed.files[&File::ROOT]).unwrap();
    let (_, files) = ask(&packed, &mut reader, &Query { text: TEXT, own: None, wanted: &all, closeness: &|_, _| 1 });
    assert!(files.len() < 60, "{}", files.len());
}

#[test]
fn the_root_and_the_first_cards_cost_the_same_in_a_large_archive() {
    let packed = archive(1200);
    let mut reader = Reader::open(&packed.files[&File::ROOT]).unwrap();
    assert!(packed.files[&File::ROOT].len() < 200);
    let missing = reader.cards(0, 24).unwrap_err().0;
    assert!(missing.len() <= 4);
    missing.iter().for_each(|file| reader.put(*file, &packed.files[file]).unwrap());
    let cards = reader.cards(0, 24).unwrap();
    assert!(cards.len() == 24 && cards.is_sorted_by_key(|card| std::cmp::Reverse(card.date)));
    assert_eq!(reader.find("dam-cracks").unwrap_err().0.len(), 1);
}

#[test]
fn kept_articles_join_a_large_archive() {
    let packed = archive(1200);
    let mut reader = Reader::open(&packed.files[&File::ROOT]).unwrap();
    let said = "Ana Ruiz told Joe Pitt on the telephone that Porto Velo would be dry by winter.".to_owned();
    let names = [(Class::Person, "Ana Ruiz"), (Class::Person, "Joe Pitt"), (Class::Place, "Porto Velo")];
    let kept = entry("mine".into(), "2021-01-01", &[said], &names);
    reader.shelve(vec![Part { entry: kept, ..Part::default() }]);
    let wanted = wanted();
    let (answer, _) =
        ask(&packed, &mut reader, &Query { text: TEXT, own: None, wanted: &wanted, closeness: &|_, _| 1 });
    let (related, _) = told(&reader, &answer);
    assert!(related.contains(&"mine".to_owned()) && related.contains(&"dam-opens".to_owned()), "{related:?}");
    let mine = reader.find("mine").unwrap().unwrap();
    assert!(reader.card(mine).unwrap().kept);
    assert!(answer.hits[0].iter().any(|hit| hit.article == mine));
    assert!(reader.unshelve("mine") && !reader.unshelve("mine"));
    let (answer, _) =
        ask(&packed, &mut reader, &Query { text: TEXT, own: None, wanted: &wanted, closeness: &|_, _| 1 });
    assert!(!told(&reader, &answer).0.contains(&"mine".to_owned()));
}
