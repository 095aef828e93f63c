//! What texts mention.

use crate::corrections;
use crate::day::day;
use crate::json_lines::{check_id, each_line, parse};
use crate::output::Record;
use crate::{Failure, engine};
use gloss_engine::{Engine, Input};
use serde::Deserialize;
use serde_json::Value;
use std::fs;
use std::io;
use std::path::Path;

const FORM: &str = "{\"id\": ..., \"text\": ..., \"date\"?: ...}";

/// A line of the input.
#[derive(Deserialize)]
struct Task {
    id: Value,
    text: String,
    date: Option<String>,
}

/// Answers each line of standard input with what its text mentions.
pub(crate) fn run(archive: Option<&Path>, corrected: Option<&Path>) -> Result<(), Failure> {
    let mut engine = engine()?;
    engine.correct(corrections::read(corrected)?);
    if let Some(folder) = archive {
        load(&mut engine, folder)?;
    }
    each_line(|line| answer(&mut engine, line, archive))
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

fn answer(engine: &mut Engine, line: &[u8], archive: Option<&Path>) -> Result<String, String> {
    let Task { id, text, date } = parse(line, FORM)?;
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
    serde_json::to_string(&Record::new(&id, &reading, archive.is_some())).map_err(|error| error.to_string())
}
