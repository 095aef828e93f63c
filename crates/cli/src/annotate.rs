//! JSON Lines in, JSON Lines out.

use crate::day::day;
use crate::output::Record;
use crate::{Failure, engine};
use gloss_engine::{Engine, Input};
use serde::Deserialize;
use serde_json::Value;
use std::fs;
use std::io::{self, BufRead, BufWriter, Write};
use std::path::Path;

/// A line of the input.
#[derive(Deserialize)]
struct Task {
    id: Value,
    text: String,
    date: Option<String>,
}

/// Answers each line of standard input. A line that cannot be read is named on
/// standard error and left out, and the command fails in the end.
pub(crate) fn run(archive: Option<&Path>) -> Result<(), Failure> {
    let mut engine = engine()?;
    if let Some(folder) = archive {
        load(&mut engine, folder)?;
    }
    let mut input = io::stdin().lock();
    let mut output = BufWriter::new(io::stdout().lock());
    let mut line = Vec::new();
    let mut bad = false;
    for number in 1.. {
        line.clear();
        match input.read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => return Err(Failure::Because(format!("line {number}: cannot read the input: {error}"))),
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        match answer(&mut engine, &line, archive) {
            Ok(json) => write(&mut output, &json).map_err(Failure::Output)?,
            Err(message) => {
                eprintln!("gloss: line {number}: {message}");
                bad = true;
            }
        }
    }
    if bad { Err(Failure::Told) } else { Ok(()) }
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

/// Whoever reads along gets each answer as soon as it is there.
fn write(output: &mut impl Write, json: &str) -> io::Result<()> {
    writeln!(output, "{json}")?;
    output.flush()
}

fn answer(engine: &mut Engine, line: &[u8], archive: Option<&Path>) -> Result<String, String> {
    let Task { id, text, date } = task(line)?;
    let date = date.as_deref().map(day).transpose()?;
    let (article, _) = engine.take(Input::Text(text), date).map_err(|error| error.to_string())?;
    let mut reading = engine.mark(article, &mut |_, _| {});
    if let Some(folder) = archive {
        let mut fetch = |path: &str| fs::read(folder.join(path)).map_err(|error| error.to_string());
        let linked = engine.ask_with(&mut fetch, &|engine| engine.link(&reading, None));
        linked.map_err(|error| error.to_string())?.into_iter().for_each(|linked| reading.add(linked));
    }
    serde_json::to_string(&Record::new(&id, &reading, archive.is_some())).map_err(|error| error.to_string())
}

fn task(line: &[u8]) -> Result<Task, String> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let line = std::str::from_utf8(line).map_err(|_| "this is not UTF-8; write the file in that encoding")?;
    let task: Task = serde_json::from_str(line).map_err(|error| {
        format!("{}; write {{\"id\": ..., \"text\": ..., \"date\"?: ...}} on one line", plain(&error))
    })?;
    match task.id {
        Value::String(_) | Value::Number(_) => Ok(task),
        _ => Err("the id must be a string or a number".into()),
    }
}

/// The error without "at line 1", which is the line of the JSON text.
fn plain(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.replace(" at line 1 column", ", column")
}
