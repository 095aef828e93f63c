//! What a reader has corrected: in the reading, and in what the archive says.

#![expect(clippy::unwrap_used, reason = "a failed test may stop here")]

use gloss_engine::extract::Kind;
use gloss_engine::extract::corrections::{Correction, Corrections, WHY};
use gloss_engine::{Card, Engine, Input, Reading, Written};

fn written(id: &str, text: &str) -> Written {
    Written { card: Card { id: id.into(), title: id.into(), ..Card::default() }, paragraphs: vec![text.into()] }
}

fn engine() -> Engine {
    let mut engine = Engine::new();
    engine.load_model(gloss_model::BYTES).unwrap();
    let archive = engine
        .index(vec![
            written(
                "group",
                "The Islamic State (ISIL) said on Monday that it had taken Mosul. ISIL is a group of armed men.",
            ),
            written(
                "summit",
                "Angela Merkel met Joe Biden in Cornwall. Chancellor Merkel said that Germany would help.",
            ),
            written("concert", "The choir of Leipzig sang for an hour and nobody in the hall coughed even once."),
        ])
        .unwrap();
    engine.load_whole(&archive).unwrap();
    engine
}

fn read(engine: &Engine, text: &str) -> Reading {
    let (article, _) = engine.take(Input::Text(text.into()), None).unwrap();
    engine.read(article, None)
}

/// Whether the entity of a name is linked to an article; `None` if there is no
/// such entity.
fn leads(reading: &Reading, name: &str, article: &str) -> Option<bool> {
    let at = reading.analysis.entities.iter().position(|entity| entity.name == name)?;
    Some(reading.links[at].iter().any(|link| link.card.id == article))
}

fn same(form: &str, of: &str, kind: Kind) -> Correction {
    Correction::Same { form: form.into(), of: of.into(), kind }
}

#[test]
fn another_name_is_linked_as_what_it_means() {
    let mut engine = engine();
    let text = "Mutti met Joe Biden in Cornwall. People in Berlin listened to Mutti for an hour.";
    engine.correct([Correction::Name { form: "Mutti".into(), kind: Kind::Person }].into_iter().collect());
    assert_eq!(leads(&read(&engine, text), "Mutti", "summit"), Some(false));
    let name = Correction::Name { form: "Mutti".into(), kind: Kind::Person };
    engine.correct([name, same("Mutti", "Angela Merkel", Kind::Person)].into_iter().collect());
    let reading = read(&engine, text);
    assert_eq!(leads(&reading, "Angela Merkel", "summit"), Some(true));
    let about = reading.analysis.entities.iter().position(|entity| entity.name == "Angela Merkel").unwrap() as u32;
    assert!(reading.related.iter().any(|related| related.card.id == "summit" && related.shared.contains(&about)));
    let of = |mention: &&gloss_engine::extract::Mention| mention.span.of(reading.article.text()) == "Mutti";
    let mutti: Vec<_> = reading.analysis.mentions.iter().filter(of).collect();
    assert!(mutti.len() == 2 && mutti.iter().all(|mention| mention.why == WHY));
}

#[test]
fn what_is_renamed_is_still_found_under_its_own_words() {
    let mut engine = engine();
    let text = "Joe Biden flew home. A day later Joe Biden spoke again.";
    assert_eq!(leads(&read(&engine, text), "Joe Biden", "summit"), Some(true));
    engine.correct([same("Joe Biden", "Joseph Robinette", Kind::Person)].into_iter().collect());
    assert_eq!(leads(&read(&engine, text), "Joseph Robinette", "summit"), Some(true));
}

#[test]
fn what_is_kept_apart_is_not_linked_as_what_it_is_kept_apart_from() {
    let mut engine = engine();
    let text = "A firm called ISIL opened an office in Leipzig. ISIL sells lamps.";
    assert_eq!(leads(&read(&engine, text), "Islamic State", "group"), Some(true));
    engine.correct([Correction::Apart { form: "ISIL".into(), from: "Islamic State".into() }].into_iter().collect());
    assert_eq!(leads(&read(&engine, text), "ISIL", "group"), Some(false));
}

#[test]
fn what_is_no_name_is_linked_to_nothing_and_undone_it_is_as_before() {
    let mut engine = engine();
    let text = "Angela Merkel met Joe Biden in Cornwall again.";
    let before = read(&engine, text);
    engine.correct([Correction::NotAName { form: "Cornwall".into() }].into_iter().collect());
    let corrected = read(&engine, text);
    assert_eq!(leads(&corrected, "Cornwall", "summit"), None);
    assert_eq!(corrected.analysis.mentions.len() + 1, before.analysis.mentions.len());
    engine.correct(Corrections::none());
    assert_eq!(read(&engine, text), before);
}

#[test]
fn an_archive_is_built_with_corrections() {
    let mut engine = engine();
    engine.correct(
        [same("Mutti", "Angela Merkel", Kind::Person), Correction::Name { form: "Mutti".into(), kind: Kind::Person }]
            .into_iter()
            .collect(),
    );
    let archive = engine.index(vec![written("mother", "Mutti opened a bridge in Leipzig and went home.")]).unwrap();
    engine.load_whole(&archive).unwrap();
    engine.correct(Corrections::none());
    assert_eq!(leads(&read(&engine, "Angela Merkel spoke."), "Angela Merkel", "mother"), Some(true));
}

#[test]
fn texts_in_another_language_are_corrected_too() {
    let mut engine = engine();
    let text = "Die Regierung hat am Mittwoch beschlossen, dass die Ausgaben für Straßen und Brücken in Berlin steigen. Der \
        Minister sagte, dass mehr als 40 Städte davon profitieren werden, und nannte das Vorhaben einen Anfang für Lummerland.";
    engine.correct([Correction::Name { form: "Lummerland".into(), kind: Kind::Place }].into_iter().collect());
    let reading = read(&engine, text);
    assert!(reading.is_foreign);
    assert_eq!(leads(&reading, "Lummerland", "summit"), Some(false));
}
