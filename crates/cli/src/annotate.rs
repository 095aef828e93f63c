//! What texts mention.

use crate::arguments::Annotate;
use crate::corrections;
use crate::day::day;
use crate::json_lines::{check_id, each_line, parse};
use crate::output::Record;
use crate::{Failure, engine};
use gloss_engine::{Card, Engine, Input, Reading};
use gloss_export::{Export, Format};
use gloss_say::Language;
use serde::Deserialize;
use serde_json::{Value, json};
use std::fs;
use std::io;
use std::path::Path;

/// The words of documents in French.
const FRENCH: &str = include_str!(concat!(env!("OUT_DIR"), "/fr.txt"));

const FORM: &str = "{\"id\": ..., \"text\": ..., \"date\"?: ..., \"title\"?: ..., \"source\"?: ..., \"author\"?: ...}";

/// A line of the input.
#[derive(Deserialize)]
struct Task {
    id: Value,
    text: String,
    date: Option<String>,
    /// For the head of a document; the text's own title comes first.
    #[serde(default)]
    title: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    author: String,
}

/// Answers each line of standard input with what its text mentions.
pub(crate) fn run(wanted: &Annotate) -> Result<(), Failure> {
    if wanted.language == Language::French {
        gloss_say::learn(FRENCH);
        gloss_say::speak(Language::French);
    }
    let mut engine = engine()?;
    engine.correct(corrections::read(wanted.corrections.as_deref())?);
    if let Some(folder) = &wanted.archive {
        load(&mut engine, folder)?;
    }
    each_line(|line| answer(&mut engine, line, wanted))
}

fn load(engine: &mut Engine, folder: &Path) -> Result<(), Failure> {
    let file = folder.join("archive.bin");
    let told = |error: &dyn ToString| Failure::Because(format!("{}: {}", file.display(), error.to_string()));
    let bytes = fs::read(&file).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => told(&"there is no such file; build it with `gloss index ARTICLES OUT_DIR`"),
        _ => told(&error),
    })?;
    engine.load_archive(&bytes).map_err(|error| told(&error))
}

fn answer(engine: &mut Engine, line: &[u8], wanted: &Annotate) -> Result<String, String> {
    let archive = wanted.archive.as_deref();
    let Task { id, text, date, title, source, author } = parse(line, FORM)?;
    check_id(&id)?;
    let date = date.as_deref().map(day).transpose()?;
    let (article, _) = engine.take(Input::Text(text), date).map_err(|error| error.to_string())?;
    let mut fetch = |path: &str| match archive {
        Some(folder) => fs::read(folder.join(path)).map_err(|error| error.to_string()),
        None => Err("there is no archive".into()),
    };
    engine.ask_with(&mut fetch, &|engine| engine.can_tell_names(&article)).map_err(|error| error.to_string())?;
    let mut reading = engine.mark(article, &mut |_, _| {});
    if archive.is_some() {
        let linked = engine.ask_with(&mut fetch, &|engine| engine.link(&reading, None));
        linked.map_err(|error| error.to_string())?.into_iter().for_each(|linked| reading.add(linked));
    }
    match wanted.format {
        Some(format) => {
            let card = Card { title, source, author, ..Card::default() };
            Ok(document(&id, &reading, &card, format).to_string())
        }
        None => {
            serde_json::to_string(&Record::new(&id, &reading, archive.is_some())).map_err(|error| error.to_string())
        }
    }
}

/// The reading as a document, with a name for its file.
fn document(id: &Value, reading: &Reading, card: &Card, format: Format) -> Value {
    let export = Export { card: Some(card), ..Export::new(reading) };
    json!({ "id": id, "file": export.file_name(format), "document": export.make(format) })
}
