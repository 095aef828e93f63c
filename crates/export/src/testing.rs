//! Readings for the tests.

use gloss_engine::{Card, Engine, Input, Reading, Written};
use jiff::civil::date;

const TEXT: &str = "Nearly 40 nations joined the coalition on Sept. 9.\n\nThe army counted 12 wells. \
    It took between 20,000 and 31,000 bottles, and 300 crates in May 2013 or June 2013.";

/// Foreign words that would be more than words.
pub(crate) const HOSTILE: &str = "<script>alert(1)</script> ]]> --> \"' =cmd|' /C calc'!A0 \u{202E}\u{2067} &amp; \
    [x](javascript:1) </style></title> `code` \u{0}\u{1F600}e\u{301}";

/// The archive's only article.
fn written() -> Written {
    let date = Some(date(2014, 12, 3));
    let (title, source) = ("=Allies, \"now\"".into(), "The Example".into());
    let card = Card { id: "sixty".into(), title, source, date, ..Card::default() };
    let about = "Iraq thanked John Kerry and the United States, which had sent 12 advisers to Baghdad.";
    Written { card, paragraphs: vec!["More than 60 nations have joined the coalition, he said.".into(), about.into()] }
}

/// A short text beside the archive.
pub(crate) fn reading() -> Reading {
    read(TEXT)
}

/// A text read beside an archive of one article.
pub(crate) fn read(text: &str) -> Reading {
    taken(&engine(false), text)
}

/// The same with names, by the model.
pub(crate) fn named(text: &str) -> Reading {
    taken(&engine(true), text)
}

fn engine(names: bool) -> Engine {
    let mut engine = Engine::new();
    if names {
        engine.load_model(gloss_model::BYTES).unwrap();
    }
    let archive = engine.index(vec![written()]).unwrap();
    engine.load_whole(&archive).unwrap();
    engine
}

fn taken(engine: &Engine, text: &str) -> Reading {
    let (article, _) = engine.take(Input::Text(text.into()), Some(date(2014, 9, 24))).unwrap();
    engine.read(article, None)
}
