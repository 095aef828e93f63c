//! What a text is told: which sentences, which articles, in which order.

#![expect(clippy::unwrap_used, reason = "a failed test may stop here")]

mod made;

use gloss_archive::{Answer, Card, Class, Entry, Extent, Key, Occurrence, Query, Reader, Wanted};
use made::{alias, packed, reader_of};

/// `sentences` hold mentions as `[class:key]` or `[class:key|as written]`, with
/// p, l, o, f, d for the classes.
fn entry(id: &str, date: &str, sentences: &[&str]) -> Entry {
    let card = Card { id: id.into(), date: date.parse().ok(), ..Card::default() };
    let mut entry = Entry { card, ..Entry::default() };
    for marked in sentences {
        let start = entry.text.len() as u32;
        for (at, piece) in marked.split(['[', ']']).enumerate() {
            let from = entry.text.len() as u32;
            let (name, written) = piece.split_once('|').unwrap_or((piece, piece.get(2..).unwrap_or_default()));
            entry.text.push_str(if at % 2 == 0 { piece } else { written });
            if at % 2 == 1 {
                let mention = Extent { start: from, end: entry.text.len() as u32 };
                entry.occurrences.push(Occurrence { key: key(name), mention, detail: written.into() });
            }
        }
        entry.sentences.push(Extent { start, end: entry.text.len() as u32 });
        entry.text.push('\n');
    }
    entry
}

fn key(name: &str) -> Key {
    let (class, text) = name.split_once(':').unwrap();
    let class = match class {
        "p" => Class::Person,
        "l" => Class::Place,
        "o" => Class::Organisation,
        "f" => Class::Figure,
        _ => Class::Date,
    };
    Key::new(class, text)
}

fn archive(entries: Vec<Entry>, aliases: &[(&str, &str)]) -> Reader {
    let aliases = aliases.iter().map(|(alias_key, of)| alias(key(alias_key), key(of))).collect();
    reader_of(&packed(&entries, aliases))
}

fn ask(reader: &Reader, text: &str, own: Option<&str>, names: &[&str]) -> Answer {
    let wanted: Vec<_> = names.iter().map(|name| Wanted { keys: vec![key(name)], mentions: 1 }).collect();
    let query = Query { text, own, wanted: &wanted, closeness: &|_, detail| u8::from(!detail.starts_with('?')) };
    reader.ask(&query).unwrap()
}

fn ids(reader: &Reader, answer: &Answer) -> Vec<String> {
    answer.related.iter().map(|found| reader.card(found.article).unwrap().id.clone()).collect()
}

fn evidence(reader: &Reader, answer: &Answer, wanted: usize) -> Vec<String> {
    let sentence = |hit: &gloss_archive::Hit| hit.sentence.of(reader.text(hit.article).unwrap()).to_owned();
    answer.hits[wanted].iter().map(sentence).collect()
}

/// A report that is about the same as the dam's articles.
const REPORT: &str =
    "The River Board, which Ana Ruiz leads, closed the dam above Porto Velo: cracks let water through.";

fn newsroom() -> Vec<Entry> {
    let mut entries = vec![
        entry(
            "dam-opens",
            "2019-03-01",
            &[
                "[p:ana ruiz|Ana Ruiz] opened the dam near [l:porto velo|Porto Velo] before [f:count guest|200 guests] on Friday.",
                "The [o:river board|River Board] says that it holds enough water for three dry summers in a row.",
            ],
        ),
        entry(
            "dam-cracks",
            "2020-05-11",
            &[
                "Engineers of the [o:river board|River Board] found cracks in the dam above [l:porto velo|Porto Velo] last week.",
                "[p:ana ruiz|Ruiz] said that nobody was in danger and that the [l:norland|Norland] government knew.",
            ],
        ),
        entry(
            "cup-final",
            "2020-06-30",
            &[
                "[p:joe pitt|Joe Pitt] scored twice and [l:norland|Norland] won the cup before [f:count guest|?90 guests] in the rain.",
            ],
        ),
    ];
    for filler in ["bread", "tram", "choir", "moth", "comet"] {
        let text = format!("The {filler} made news in [l:norland|Norland] and nothing else was said about it.");
        entries.push(entry(filler, "2020-01-01", &[&text]));
    }
    entries
}

#[test]
fn articles_on_the_same_names_are_related_and_others_are_not() {
    let reader = archive(newsroom(), &[]);
    let names = ["l:norland", "o:river board", "p:ana ruiz", "l:porto velo", "d:2020-05-11"];
    let answer = ask(&reader, "The dam that Ana Ruiz opened leaks.", None, &names);
    let mut found = ids(&reader, &answer);
    found.sort();
    assert_eq!(found, ["dam-cracks", "dam-opens"]);
    // Norland is in most articles, so it is named last; nothing has the date.
    let cracks = reader.find("dam-cracks").unwrap().unwrap();
    let shared = |of: bool| answer.related.iter().find(|found| (found.article == cracks) == of).unwrap().shared.clone();
    assert_eq!(shared(true), [1, 2, 3, 0]);
    assert_eq!(shared(false), [1, 2, 3]);
}

#[test]
fn evidence_is_the_sentence_that_shares_most() {
    let reader = archive(newsroom(), &[]);
    let answer = ask(&reader, REPORT, None, &["o:river board", "p:ana ruiz", "l:porto velo"]);
    let cracks = &answer.related.iter().find(|found| reader.card(found.article).unwrap().id == "dam-cracks").unwrap();
    let (wanted, hit) = &cracks.evidence[0];
    let text = reader.text(hit.article).unwrap();
    assert!(hit.sentence.of(text).starts_with("Engineers of the River Board found cracks"));
    assert_eq!((*wanted, hit.mention.of(text)), (0, "River Board"));
    assert_eq!(cracks.evidence.len(), 2);
}

#[test]
fn only_comparable_figures_count() {
    let reader = archive(newsroom(), &[]);
    let with = ask(&reader, REPORT, None, &["p:ana ruiz", "o:river board", "f:count guest"]);
    let without = ask(&reader, REPORT, None, &["p:ana ruiz", "o:river board"]);
    let opening = |answer: &Answer| {
        answer.related.iter().find(|found| reader.card(found.article).unwrap().id == "dam-opens").unwrap().clone()
    };
    assert_eq!((opening(&with).figures, opening(&without).figures), (1, 0));
    assert!(opening(&with).score > opening(&without).score + 0.2);
    // The cup final counts guests too, but in another sense; it is newer.
    let guests: Vec<_> = with.hits[2].iter().map(|hit| (hit.detail.as_str(), hit.closeness)).collect();
    assert_eq!(guests, [("200 guests", 1), ("?90 guests", 0)]);
}

#[test]
fn a_shared_figure_without_a_shared_name_is_no_relation() {
    let reader = archive(newsroom(), &[]);
    let guests = "Ana Ruiz opened the dam near Porto Velo before 200 guests on Friday, and water rose.";
    assert!(ask(&reader, guests, None, &["f:count guest", "d:2019-03-01"]).related.is_empty());
}

#[test]
fn the_text_itself_and_its_copies_are_left_out() {
    let reader = archive(newsroom(), &[]);
    let names = ["o:river board", "p:ana ruiz", "l:porto velo"];
    let own = ask(&reader, REPORT, Some("dam-opens"), &names);
    assert_eq!(ids(&reader, &own), ["dam-cracks"]);
    assert!(own.hits.iter().flatten().all(|hit| reader.card(hit.article).unwrap().id == "dam-cracks"));
    let copy = reader.text(reader.find("dam-opens").unwrap().unwrap()).unwrap().replace("three dry", "two dry");
    assert_eq!(ids(&reader, &ask(&reader, &copy, None, &names)), ["dam-cracks"]);
    let quoted = "The River Board says that it holds enough water for three dry summers in a row.";
    assert!(ids(&reader, &ask(&reader, quoted, None, &names)).contains(&"dam-opens".to_owned()));
}

#[test]
fn equal_scores_are_ordered_by_date_then_id() {
    let say = |id: &str, date| {
        let again = format!("[p:ana ruiz|Ana Ruiz] met {id} [p:joe pitt|Joe Pitt] {id} there {id} once {id} more.");
        entry(id, date, &[&again])
    };
    let mut entries = vec![say("b", "2020-01-01"), say("a", "2020-01-01"), say("c", "2021-01-01"), say("d", "")];
    entries.extend(newsroom().split_off(3));
    let reader = archive(entries, &[]);
    let answer = ask(&reader, "Ana Ruiz met Joe Pitt.", None, &["p:ana ruiz", "p:joe pitt"]);
    assert_eq!(ids(&reader, &answer), ["c", "a", "b", "d"]);
}

#[test]
fn scraps_come_after_sentences_and_an_article_gives_two_at_most() {
    let sentence = |word: &str| format!("[p:ana ruiz|Ana Ruiz] said again that the {word} would be ready by spring.");
    let lines: Vec<String> = ["dam", "road", "bridge"].iter().map(|word| sentence(word)).collect();
    let long = entry("long", "2020-01-01", &["[p:ana ruiz|Ruiz] speaks", &lines[0], &lines[1], &lines[2]]);
    let scrap = entry("scrap", "2021-01-01", &["[p:ana ruiz|Ruiz]: no"]);
    let reader = archive(vec![long, scrap], &[]);
    let found = evidence(&reader, &ask(&reader, "", None, &["p:ana ruiz"]), 0);
    assert_eq!(found.len(), 3);
    assert!(found[0].contains("dam") && found[1].contains("road"), "{found:?}");
    assert_eq!(found[2], "Ruiz: no");
}

#[test]
fn where_many_articles_have_sentences_each_gives_one_newest_first() {
    let both = ["[p:ana ruiz|Ana Ruiz] spoke about the dam at some length again."; 2];
    let entries = ["2018-01-01", "2020-01-01", "2019-01-01"].map(|date| entry(date, date, &both));
    let reader = archive(entries.into(), &[]);
    let answer = ask(&reader, "", None, &["p:ana ruiz"]);
    let dates: Vec<_> = answer.hits[0].iter().map(|hit| reader.card(hit.article).unwrap().id.clone()).collect();
    assert_eq!(dates, ["2020-01-01", "2019-01-01", "2018-01-01"]);
}

#[test]
fn a_surname_means_the_only_person_of_that_name() {
    let one = archive(newsroom(), &[("p:ruiz", "p:ana ruiz"), ("p:pitt", "p:joe pitt")]);
    assert_eq!(ask(&one, "", None, &["p:ruiz"]).hits[0].len(), 2);
    assert!(ask(&one, "", None, &["p:eva ruiz"]).hits[0].is_empty());
    let two = archive(newsroom(), &[("p:ruiz", "p:ana ruiz"), ("p:ruiz", "p:leo ruiz")]);
    assert!(ask(&two, "", None, &["p:ruiz"]).hits[0].is_empty());
}

#[test]
fn an_ambiguous_surname_offers_all_who_bear_it() {
    let mut entries = newsroom();
    entries.push(entry(
        "opera",
        "2021-01-01",
        &["[p:eva ruiz|Eva Ruiz] sang for three hours in [l:norland|Norland] that night."],
    ));
    let reader = archive(entries, &[("p:ruiz", "p:ana ruiz"), ("p:ruiz", "p:eva ruiz")]);
    let answer = ask(&reader, "", None, &["p:ruiz"]);
    assert!(answer.hits[0].is_empty());
    let offered: Vec<_> = answer.namesakes[0].iter().map(|of| (of.name.as_str(), of.articles)).collect();
    assert_eq!(offered, [("Ana Ruiz", 2), ("Eva Ruiz", 1)]);
    let hit = &answer.namesakes[0][1].hits[0];
    assert!(hit.sentence.of(reader.text(hit.article).unwrap()).contains("sang for three hours"));
    assert_eq!(hit.confidence, 40);
}

#[test]
fn names_that_other_articles_use_are_counted() {
    let mut entries = newsroom();
    entries.push(entry("late", "2021-01-01", &["[p:ruiz|Ruiz] spoke about the dam at some length yesterday."]));
    let reader = archive(entries, &[("p:ruiz", "p:ana ruiz")]);
    let answer = ask(&reader, "", None, &["p:ana ruiz", "f:count guest"]);
    assert_eq!(answer.forms[0], [("Ruiz".to_owned(), 2), ("Ana Ruiz".to_owned(), 1)]);
    assert!(answer.forms[1].is_empty());
}

#[test]
fn a_link_says_how_sure_it_is() {
    let reader = archive(newsroom(), &[("p:ruiz", "p:ana ruiz")]);
    let names = ["p:ana ruiz", "l:norland", "p:ruiz", "f:count guest"];
    let answer = ask(&reader, "", None, &names);
    let sure = |of: usize| answer.hits[of].iter().map(|hit| hit.confidence).collect::<Vec<_>>();
    assert_eq!((sure(0)[0], sure(1)[0], sure(2)[0]), (95, 80, 70));
    assert_eq!(sure(3), [90, 30]);
}

#[test]
fn articles_of_nearly_one_wording_are_offered_once() {
    let mut entries = newsroom();
    let mut copy = entries[1].clone();
    (copy.card.id, copy.card.date) = ("dam-cracks-again".into(), "2020-05-12".parse().ok());
    entries.push(copy);
    let reader = archive(entries, &[]);
    let answer = ask(&reader, REPORT, None, &["o:river board", "p:ana ruiz", "l:porto velo"]);
    let mut found = ids(&reader, &answer);
    found.sort();
    assert_eq!(found, ["dam-cracks-again", "dam-opens"]);
    assert_eq!(answer.related.iter().map(|found| found.copies).sum::<u32>(), 1);
}

#[test]
fn an_article_that_has_the_surname_only_counts_for_the_full_name() {
    let mut entries = newsroom();
    entries.push(entry("late", "2021-01-01", &["[p:ruiz|Ruiz] spoke about the dam at some length yesterday."]));
    let reader = archive(entries, &[("p:ruiz", "p:ana ruiz")]);
    assert_eq!(ask(&reader, "", None, &["p:ana ruiz"]).hits[0].len(), 3);
}

#[test]
fn the_first_key_that_is_known_counts() {
    let reader = archive(newsroom(), &[]);
    let keys = ["o:rb", "o:river board", "l:norland"].map(key).into();
    let wanted = [Wanted { keys, mentions: 1 }];
    let answer = reader.ask(&Query { text: "", own: None, wanted: &wanted, closeness: &|_, _| 1 }).unwrap();
    assert!(evidence(&reader, &answer, 0).iter().all(|sentence| sentence.contains("River Board")));
    assert_eq!(answer.hits[0].len(), 2);
}

#[test]
fn what_the_archive_knows_as_one_is_shared_once() {
    let reader = archive(newsroom(), &[("o:board", "o:river board")]);
    let names = ["p:ana ruiz", "o:river board", "o:board"];
    let (twice, once) = (ask(&reader, REPORT, None, &names), ask(&reader, REPORT, None, &names[..2]));
    assert!(twice.related.iter().all(|found| !found.shared.contains(&2)));
    assert_eq!(evidence(&reader, &twice, 2), evidence(&reader, &twice, 1));
    let best = |answer: &Answer| answer.related[0].score;
    assert!(best(&twice) <= best(&once));
}
