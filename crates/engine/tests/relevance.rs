//! Which of the bundled articles are offered beside a text, and why.

#![expect(clippy::unwrap_used, reason = "a failed test may stop here")]

use gloss_engine::{Engine, Input, Reading, Written};
use gloss_import::{Imported, import};
use std::fs;
use std::path::{Path, PathBuf};

/// The bundled articles that have nothing to do with the others.
const APART: [&str; 6] = [
    "2014-07-13-world-cup-final",
    "2014-09-04-ecb-rate-cut",
    "2014-09-19-scottish-referendum",
    "2014-10-13-nobel-prizes",
    "2014-11-05-ebola-west-africa",
    "2014-11-15-philae-comet-landing",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files with this ending in a folder, in order; none if there is none.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|found| found == ending));
    files.sort();
    files
}

fn engine() -> Engine {
    let mut engine = Engine::new();
    engine.load_model(gloss_model::BYTES).unwrap();
    let articles = files(&root().join("articles"), "md").into_iter();
    let read = articles.flat_map(|file| import(&file.to_string_lossy(), &fs::read(&file).unwrap()).unwrap().articles);
    let written = read.map(|Imported { card, paragraphs }| Written { card, paragraphs });
    let archive = engine.index(written.collect()).unwrap();
    engine.load_whole(&archive).unwrap();
    engine
}

fn read(engine: &Engine, text: &str) -> Reading {
    let (article, _) = engine.take(Input::Text(text.into()), None).unwrap();
    engine.read(article, None)
}

fn related(reading: &Reading) -> Vec<&str> {
    reading.related.iter().map(|found| found.card.id.as_str()).collect()
}

/// At least three articles with evidence, none of those apart.
#[track_caller]
fn check(name: &str, reading: &Reading) {
    let found = related(reading);
    assert!(found.len() >= 3, "{name}: {found:?}");
    assert!(!found.iter().any(|id| APART.contains(id)), "{name}: {found:?}");
    for article in &reading.related {
        assert!(!article.evidence.is_empty() && article.shared.len() >= 2, "{name}: {article:?}");
        for (entity, link) in &article.evidence {
            assert!(article.shared.contains(entity) && link.card.id == article.card.id, "{name}: {link:?}");
            assert!(!link.mention.of(&link.sentence).is_empty(), "{name}: {link:?}");
        }
    }
}

#[test]
fn a_report_on_the_campaign_finds_its_background() {
    let text = "Kerry lands in Amman\n\n\
        AMMAN — Secretary of State John Kerry arrived in Jordan on Wednesday night to talk about money for the fight against the Islamic State.\n\n\
        King Abdullah received him an hour after landing. Kerry thanked Jordan for its planes and said that more than 50 countries now belonged to the coalition. He was to go on to Ankara, where President Recep Tayyip Erdogan has asked for a buffer zone along the border with Syria.\n\n\
        The CIA believes that the group can muster about 30,000 fighters. Since August the United States has flown more than 200 airstrikes in Iraq alone, the Pentagon said.";
    let engine = engine();
    let reading = read(&engine, text);
    check("report", &reading);
    let first: Vec<_> = related(&reading).into_iter().take(5).collect();
    assert!(
        first.contains(&"2014-09-12-turkey-mosul-hostages") || first.contains(&"2014-09-11-jeddah-ten-arab-states"),
        "{first:?}"
    );
    let linked = |name: &str| {
        let at = reading.analysis.entities.iter().position(|entity| entity.name == name).unwrap();
        reading.links[at].iter().map(|link| link.card.id.as_str()).collect::<Vec<_>>()
    };
    assert!(linked("John Kerry").len() >= 5, "{:?}", linked("John Kerry"));
    let fighters = reading.analysis.entities.iter().position(|entity| entity.key == "count fighter").unwrap();
    assert!(reading.links[fighters].iter().any(|link| link.sentence.contains("31,500")));
}

#[test]
fn a_surname_alone_finds_its_person() {
    let reading = read(&engine(), "Kerry did not say when he would be back. \"Soon,\" said Kerry, and Kerry smiled.");
    let at = reading.analysis.entities.iter().position(|entity| entity.key == "kerry").unwrap();
    assert!(reading.links[at].iter().any(|link| link.sentence.contains("John Kerry")), "{:?}", reading.links[at]);
}

#[test]
fn texts_on_other_things_are_offered_nothing() {
    let engine = engine();
    let texts = [
        "The bakery on Mill Lane will close in March after 62 years. Owner Ruth Gannon, 71, said on Tuesday that rent had doubled. Her son Peter will bake from home in Leeds.",
        "Shares in Toyota rose 3 percent in Tokyo after the company said that it had sold 2.4 million cars in the quarter, more than in any before. Analysts at Nomura had expected 2.1 million.",
        "Rosa Lindqvist won the women's 800 metres in Oslo on Friday in 1:56.30, the fastest time of the year. Kenya's Mary Cheruiyot was second. France and Germany shared the relay.",
        "Parliament in Wellington passed a law on river water on Thursday by 64 votes to 56. Farmers in Canterbury have five years to fence off 1,200 kilometres of streams, the BBC reported.",
    ];
    for text in texts {
        assert_eq!(related(&read(&engine, text)), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn bundled_articles_on_other_things_stand_apart() {
    let engine = engine();
    let read = |id: &str| {
        let (article, _) = engine.take(Input::Bundled(id.into()), None).unwrap();
        engine.read(article, Some(id))
    };
    for id in APART {
        assert_eq!(related(&read(id)), Vec::<&str>::new(), "{id}");
    }
    for card in engine.catalogue(0, 100).unwrap().iter().filter(|card| !APART.contains(&card.id.as_str())) {
        let reading = read(&card.id);
        assert!(!reading.related.is_empty(), "{}", card.id);
        assert!(!related(&reading).iter().any(|id| *id == card.id), "{}", card.id);
    }
}

/// Real articles, where the folder beside the project has some: they are not
/// ours to copy into it.
#[test]
fn real_articles_find_their_background() {
    let engine = engine();
    for file in files(&root().join("../shared/seeds"), "txt") {
        let reading = read(&engine, &fs::read_to_string(&file).unwrap());
        check(&file.display().to_string(), &reading);
    }
}
