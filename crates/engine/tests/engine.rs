//! Taking in, reading, linking and indexing, on small texts.

#![expect(clippy::unwrap_used, reason = "a failed test may stop here")]

use gloss_engine::extract::{Kind, Role};
use gloss_engine::{Card, Engine, Input, Reading, Written};

fn engine() -> Engine {
    let mut engine = Engine::new();
    engine.load_model(gloss_model::BYTES).unwrap();
    engine
}

fn written(id: &str, date: &str, title: &str, text: &str) -> Written {
    let card =
        Card { id: id.into(), title: title.into(), date: gloss_engine::extract::day::read(date), ..Card::default() };
    Written { card, paragraphs: vec![text.into()] }
}

fn articles() -> Vec<Written> {
    vec![
        written(
            "budget",
            "2021-03-04",
            "Sunak opens the purse",
            "Chancellor Rishi Sunak told Parliament in London that the furlough would last. Critics in Scotland were not pleased with what Mr Sunak said about Glasgow.",
        ),
        written(
            "summit",
            "2021-06-12",
            "Leaders meet in Cornwall",
            "Angela Merkel and Joe Biden met in Cornwall on Saturday. Chancellor Merkel said that Germany would send vaccines to Ghana before the end of the year.",
        ),
        written(
            "concert",
            "2021-07-01",
            "A quiet evening",
            "The choir of Leipzig sang for an hour and nobody in the hall coughed even once.",
        ),
    ]
}

fn with_archive() -> Engine {
    let mut engine = engine();
    let archive = engine.index(articles()).unwrap();
    engine.load_whole(&archive).unwrap();
    engine
}

fn read(engine: &Engine, text: &str) -> Reading {
    let (article, _) = engine.take(Input::Text(text.into()), None).unwrap();
    engine.read(article, None)
}

/// The sentences linked to the entity of this name.
fn linked(reading: &Reading, name: &str) -> Vec<String> {
    let names: Vec<_> = reading.analysis.entities.iter().map(|entity| entity.name.as_str()).collect();
    let at = names.iter().position(|found| *found == name).unwrap_or_else(|| panic!("{names:?}"));
    reading.links[at].iter().map(|link| link.sentence.clone()).collect()
}

#[test]
fn without_an_archive_nothing_is_linked() {
    let reading = read(&engine(), "Angela Merkel went to Ghana.");
    assert!(!reading.analysis.entities.is_empty());
    assert_eq!(reading.links.len(), reading.analysis.entities.len());
    assert!(reading.links.iter().all(Vec::is_empty) && reading.related.is_empty());
}

#[test]
fn a_mention_is_linked_to_sentences_elsewhere() {
    let reading = read(&with_archive(), "Yesterday Angela Merkel arrived in Accra, the capital of Ghana.");
    let found = linked(&reading, "Angela Merkel");
    assert!(found[0].starts_with("Chancellor Merkel said"), "{found:?}");
    let link = &reading.links[reading.analysis.entities.iter().position(|entity| entity.name == "Ghana").unwrap()][0];
    assert_eq!((link.card.id.as_str(), link.mention.of(&link.sentence)), ("summit", "Ghana"));
    let (article, _) = with_archive().take(Input::Bundled("summit".into()), None).unwrap();
    assert_eq!(link.at.of(article.text()), link.sentence);
}

#[test]
fn a_surname_is_linked_to_the_only_person_of_that_name() {
    let reading = read(&with_archive(), "It rained when Mr Sunak spoke, and Sunak left early.");
    let people: Vec<_> = reading.analysis.entities.iter().filter(|entity| entity.kind == Kind::Person).collect();
    assert_eq!(people.len(), 1, "{people:?}");
    assert!(!linked(&reading, &people[0].name).is_empty());
}

#[test]
fn another_person_of_the_surname_is_not_linked() {
    let reading = read(&with_archive(), "On Monday Emily Sunak met the mayor of Southampton.");
    assert!(linked(&reading, "Emily Sunak").is_empty());
}

/// How many of three articles, one with both names of a firm and one with each, a
/// text with this name is linked to.
fn articles_about(firm: &str, both: &str) -> usize {
    let articles = vec![
        written("both", "2006-01-10", "A new computer", both),
        written("long", "2006-02-10", "A lawsuit", "The record label has sued Apple Computer in London."),
        written(
            "short",
            "2006-03-10",
            "A quarter",
            "Shares of Apple rose in New York after the company spoke of its profit.",
        ),
    ];
    let mut engine = engine();
    let archive = engine.index(articles).unwrap();
    engine.load_whole(&archive).unwrap();
    let reading = read(&engine, &format!("Analysts expect that {firm} will open a shop in Paris."));
    let links = &reading.links[reading.analysis.entities.iter().position(|entity| entity.name == firm).unwrap()];
    links.iter().map(|link| &link.card.id).collect::<std::collections::BTreeSet<_>>().len()
}

#[test]
fn an_article_with_both_names_of_a_firm_joins_those_with_one() {
    let both =
        "Apple Computer showed a computer in San Francisco. Shares of Apple rose, and Apple Computer was pleased.";
    assert_eq!((articles_about("Apple", both), articles_about("Apple Computer", both)), (3, 3));
}

#[test]
fn without_such_an_article_two_names_are_two_firms() {
    let other = "The choir of Leipzig sang for an hour and nobody in the hall coughed even once.";
    assert_eq!((articles_about("Apple", other), articles_about("Apple Computer", other)), (1, 1));
    let two = "Apple Corps met Apple Computer in London. Apple declined to comment, and Apple Corps was silent.";
    assert_eq!(articles_about("Apple", two), 2);
}

#[test]
fn a_bundled_article_begins_with_its_title_and_is_not_offered_to_itself() {
    let engine = with_archive();
    let (article, card) = engine.take(Input::Bundled("summit".into()), None).unwrap();
    assert_eq!(article.first(Role::Title), Some("Leaders meet in Cornwall"));
    assert_eq!(article.date(), card.unwrap().date);
    let reading = engine.read(article, Some("summit"));
    assert!(reading.related.iter().all(|found| found.card.id != "summit"));
    assert!(reading.links.iter().flatten().all(|link| link.card.id != "summit"));
}

#[test]
fn a_pasted_copy_of_a_bundled_article_is_not_related_to_itself() {
    let engine = with_archive();
    let (article, _) = engine.take(Input::Bundled("summit".into()), None).unwrap();
    let pasted = article.text().lines().skip(1).collect::<Vec<_>>().join("\r\n");
    assert!(read(&engine, &pasted).related.iter().all(|found| found.card.id != "summit"));
}

#[test]
fn the_readers_date_goes_before_the_texts_own() {
    let engine = with_archive();
    let date = "2020-02-02".parse().ok();
    let (article, card) = engine.take(Input::Bundled("summit".into()), date).unwrap();
    assert_eq!(article.date(), date);
    assert_ne!(card.unwrap().date, date);
}

#[test]
fn an_article_that_is_not_there_is_said_so() {
    let message = |engine: &Engine| engine.take(Input::Bundled("gone".into()), None).unwrap_err().to_string();
    assert!(message(&with_archive()).contains("no article \"gone\""));
    assert!(message(&engine()).contains("no article \"gone\""));
}

#[test]
fn bad_bytes_leave_what_was_loaded() {
    let mut engine = with_archive();
    assert!(engine.load_archive(b"nonsense").unwrap_err().to_string().contains("gloss index"));
    assert!(engine.load_model(b"nonsense").is_err());
    let ids: Vec<_> = engine.catalogue(0, 100).unwrap().into_iter().map(|card| card.id).collect();
    assert_eq!(ids, ["concert", "summit", "budget"]);
    assert!(!read(&engine, "Angela Merkel spoke.").analysis.entities.is_empty());
}

#[test]
fn the_order_of_articles_does_not_change_the_archive() {
    let engine = engine();
    let mut articles = articles();
    let files = engine.index(articles.clone()).unwrap().files;
    articles.reverse();
    assert_eq!(engine.index(articles).unwrap().files, files);
}

#[test]
fn two_articles_of_one_id_are_named() {
    let twice = [articles(), articles()].concat();
    assert!(engine().index(twice).unwrap_err().to_string().contains("two articles have the id"));
}

#[test]
fn progress_begins_at_nothing_and_ends_at_all() {
    let engine = engine();
    let (article, _) = engine.take(Input::Text("Angela Merkel spoke.".into()), None).unwrap();
    let mut told = Vec::new();
    engine.read_with(article, None, &mut |done, total| told.push((done, total)));
    assert_eq!(told.first(), Some(&(0, 20)));
    assert_eq!(told.last(), Some(&(20, 20)));
}

/// Written for this test.
const GERMAN: &str = "Am Samstag traf Angela Merkel die Minister von mehr als 40 Städten, und sie sprach über 12,5 Prozent \
    höhere Ausgaben. Der Vertrag vom 24.9.2014 sieht 1.234 Brücken vor, die in Ghana und in der ganzen Welt gebaut werden.";

#[test]
fn of_a_text_in_another_language_only_what_holds_is_marked() {
    let engine = with_archive();
    let reading = read(&engine, GERMAN);
    assert!(reading.is_foreign);
    let marked: Vec<_> = reading.analysis.mentions.iter().map(|found| (found.kind, found.span.of(GERMAN))).collect();
    let expected = [
        (Kind::Person, "Angela Merkel"),
        (Kind::Figure, "40"),
        (Kind::Figure, "12,5"),
        (Kind::Date, "24.9.2014"),
        (Kind::Figure, "1.234"),
        (Kind::Place, "Ghana"),
    ];
    assert_eq!(marked, expected);
    assert!(linked(&reading, "Angela Merkel")[0].contains("Merkel said"));
    assert!(
        reading
            .analysis
            .entities
            .iter()
            .zip(&reading.links)
            .all(|(entity, links)| entity.kind != Kind::Figure || links.is_empty())
    );
    assert!(
        !read(&engine, "Angela Merkel met the ministers of more than 40 towns, and said that they would have it.")
            .is_foreign
    );
}

#[test]
fn a_small_archive_is_asked_for_the_names_first() {
    let archive = engine().index(articles()).unwrap();
    let mut engine = engine();
    engine.load_archive(&archive.files[&gloss_archive::File::ROOT]).unwrap();
    let (article, _) = engine.take(Input::Text(GERMAN.into()), None).unwrap();
    let mut fetched = 0;
    let mut fetch = |path: &str| {
        fetched += 1;
        let name = path.rsplit('/').next().unwrap_or_default();
        let file = archive.files.iter().find(|(file, _)| file.name() == name);
        file.map(|(_, bytes)| bytes.clone()).ok_or_else(|| "none".to_owned())
    };
    engine.ask_with(&mut fetch, &|engine| engine.can_tell_names(&article)).unwrap();
    let reading = engine.read(article, None);
    assert!(reading.analysis.entities.iter().any(|entity| entity.name == "Angela Merkel"));
    assert!(fetched > 0);
}
