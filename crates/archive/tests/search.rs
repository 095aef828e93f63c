//! Searching, in a small archive by its texts and in a large one by its files.

#![expect(clippy::unwrap_used, reason = "a failed test may stop here")]

use gloss_archive::{Card, Class, Entry, Extent, File, Key, Memory, Missing, Occurrence, Part, Reader, Search, pack};

fn part(id: &str, date: &str, sentences: &[&str], names: &[(Class, &str)]) -> Part {
    let mut entry =
        Entry { card: Card { id: id.into(), date: date.parse().ok(), ..Card::default() }, ..Entry::default() };
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
    Part { entry, ..Part::default() }
}

fn story() -> Vec<Part> {
    let (erdogan, lincoln, town) =
        ((Class::Person, "Tayyip Erdoğan"), (Class::Person, "Abraham Lincoln"), (Class::Place, "Lincoln"));
    vec![
        part(
            "talks",
            "2014-09-12",
            &["Nobody slept.", "Tayyip Erdoğan held talks about the dam in Ankara."],
            &[erdogan],
        ),
        part("dam", "2015-01-27", &["The dam is dry.", "Tayyip Erdoğan said nothing of the talks."], &[erdogan]),
        part("speech", "2013-11-19", &["Abraham Lincoln gave a speech."], &[lincoln]),
        part("town", "2016-02-01", &["In Lincoln the shops were shut."], &[town]),
        part("undated", "", &["The house of cards fell in an undated speech at a café."], &[]),
    ]
}

fn packed(fillers: u32) -> Memory {
    let filler = |at: u32| {
        let mut seed = at + 1;
        let mut word = || {
            let mut letter = || {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                char::from(b'a' + (seed >> 24) as u8 % 26)
            };
            (0..8).map(|_| letter()).collect::<String>()
        };
        let text: Vec<String> = (0..60).map(|_| word()).collect();
        part(
            &format!("filler-{at}"),
            &format!("201{}-05-05", at % 8),
            &[&format!("The speech: {}.", text.join(" "))],
            &[],
        )
    };
    let parts: Vec<Part> = story().into_iter().chain((0..fillers).map(filler)).collect();
    let mut ground = Memory::of(&parts);
    pack(parts.len(), &mut ground).unwrap();
    ground
}

/// A reader, with the files that it has not asked for yet.
struct Desk(Memory, Reader);

impl Desk {
    fn of(fillers: u32) -> Self {
        let packed = packed(fillers);
        let reader = Reader::open(&packed.files[&File::ROOT]).unwrap();
        Self(packed, reader)
    }

    /// The ids and sentences found, and how many files were fetched.
    fn search(&mut self, search: &Search) -> (Vec<(String, String, Vec<String>)>, usize) {
        let mut files = 0;
        for _ in 0..8 {
            match self.1.search(search) {
                Ok(found) => {
                    let told = |found: &gloss_archive::Found| {
                        let text = self.1.text(found.article).unwrap();
                        let marks = found.marks.iter().map(|mark| mark.of(text).to_owned()).collect();
                        (self.1.card(found.article).unwrap().id.clone(), found.sentence.of(text).to_owned(), marks)
                    };
                    return (found.iter().map(told).collect(), files);
                }
                Err(Missing(missing)) => {
                    files += missing.len();
                    missing.iter().for_each(|file| self.1.put(*file, &self.0.files[file]).unwrap());
                }
            }
        }
        panic!("no end of questions");
    }

    fn ids(&mut self, text: &str) -> Vec<String> {
        self.search(&Search { text, ..Search::default() }).0.into_iter().map(|(id, ..)| id).collect()
    }
}

fn both(check: impl Fn(&mut Desk)) {
    let mut small = Desk::of(0);
    assert!(small.1.is_small());
    check(&mut small);
    let mut large = Desk::of(1200);
    assert!(!large.1.is_small());
    check(&mut large);
}

#[test]
fn all_words_must_be_there_and_one_sentence_with_most_of_them_is_shown() {
    both(|desk| {
        let (found, _) = desk.search(&Search { text: "dam talks", ..Search::default() });
        let ids: Vec<_> = found.iter().map(|found| found.0.as_str()).collect();
        assert_eq!(ids, ["talks", "dam"]);
        assert_eq!(found[0].1, "Tayyip Erdoğan held talks about the dam in Ankara.");
        assert_eq!(found[0].2, ["talks", "dam"]);
        assert_eq!(desk.ids("dams"), ["dam", "talks"]);
        assert_eq!([desk.ids("cafe"), desk.ids("CAFÉ")].concat(), ["undated", "undated"]);
        assert!(desk.ids("dam shops").is_empty() && desk.ids("").is_empty() && desk.ids("\" \"").is_empty());
    });
}

#[test]
fn phrases_are_taken_word_for_word() {
    both(|desk| {
        assert_eq!(desk.ids("\"house of cards\""), ["undated"]);
        assert!(desk.ids("\"house cards\"").is_empty());
        assert_eq!(desk.ids("house cards"), ["undated"]);
        assert_eq!(desk.ids("“house of cards” speech"), ["undated"]);
    });
}

#[test]
fn a_name_is_found_in_spite_of_an_error_or_two() {
    both(|desk| {
        for spelled in ["Erdogan", "erdoagn", "Erdgan", "Erdoğan", "Tayip"] {
            assert_eq!(desk.ids(spelled), ["dam", "talks"], "{spelled}");
        }
        assert_eq!(desk.ids("Linclon speech"), ["speech"]);
        assert!(desk.ids("Erd").is_empty() && desk.ids("Xerxes").is_empty());
    });
}

#[test]
fn kinds_and_days_narrow_what_is_found() {
    both(|desk| {
        let mut of = |classes: &[Class]| {
            let (found, _) = desk.search(&Search { text: "lincoln", classes, ..Search::default() });
            found.into_iter().map(|(id, ..)| id).collect::<Vec<_>>()
        };
        assert_eq!(of(&[]), ["town", "speech"]);
        assert_eq!(of(&[Class::Person]), ["speech"]);
        assert_eq!(of(&[Class::Place]), ["town"]);
        assert_eq!(of(&[Class::Organisation]), Vec::<String>::new());
        let mut within = |from: &str, to: &str| {
            let search = Search { text: "dam", from: from.parse().ok(), to: to.parse().ok(), ..Search::default() };
            desk.search(&search).0.into_iter().map(|(id, ..)| id).collect::<Vec<_>>()
        };
        assert_eq!(within("2014-09-12", ""), ["dam", "talks"]);
        assert_eq!(within("2014-09-13", ""), ["dam"]);
        assert_eq!(within("", "2015-01-26"), ["talks"]);
        assert_eq!(within("2014-10-01", "2014-12-01"), Vec::<String>::new());
    });
}

#[test]
fn kept_articles_are_found_too() {
    both(|desk| {
        desk.1.shelve(vec![part("mine", "2020-01-01", &["Erdoğan built a dam."], &[(Class::Person, "Erdoğan")])]);
        assert_eq!(desk.ids("dam"), ["mine", "dam", "talks"]);
        let (found, _) = desk.search(&Search { text: "dam", classes: &[Class::Person], ..Search::default() });
        assert!(found.is_empty());
    });
}

#[test]
fn a_search_of_a_large_archive_needs_few_files() {
    let mut desk = Desk::of(1200);
    let (found, files) = desk.search(&Search { text: "speech Linclon", ..Search::default() });
    assert_eq!(found.len(), 1);
    assert!(files < 12, "{files}");
    let (found, files) = desk.search(&Search { text: "speech", ..Search::default() });
    assert_eq!(found.len(), 20);
    assert!(files < 42, "{files}");
}
