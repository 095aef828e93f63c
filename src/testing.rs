//! Readings for the tests.

use gloss_engine::{Card, Engine, Input, Reading, Written};
use jiff::civil::date;

/// A text read beside an archive of one article.
pub(crate) fn read(text: &str) -> Reading {
    let (title, source) = ("=Allies, \"now\"".into(), "The Example".into());
    let card = Card { id: "sixty".into(), title, source, date: Some(date(2014, 12, 3)), ..Card::default() };
    let paragraphs = vec!["More than 60 nations have joined the coalition, he said.".into()];
    let mut engine = Engine::new();
    let archive = engine.index(vec![Written { card, paragraphs }]).unwrap();
    engine.load_whole(&archive).unwrap();
    let (article, _) = engine.take(Input::Text(text.into()), Some(date(2014, 9, 24))).unwrap();
    engine.read(article, None)
}

/// A short text beside it.
pub(crate) fn reading() -> Reading {
    read("Nearly 40 nations joined the coalition on Sept. 9. The army counted 12 wells.")
}
