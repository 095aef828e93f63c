//! JSON Lines in, JSON Lines out.

use crate::Failure;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::io::{self, BufRead, BufWriter, Write};

/// Answers each line of standard input. A line that cannot be read is named on
/// standard error and left out, and the command fails in the end.
pub(crate) fn each_line(mut answer: impl FnMut(&[u8]) -> Result<String, String>) -> Result<(), Failure> {
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
        match answer(&line) {
            Ok(json) => write(&mut output, &json).map_err(Failure::Output)?,
            Err(message) => {
                eprintln!("gloss: line {number}: {message}");
                bad = true;
            }
        }
    }
    if bad { Err(Failure::Told) } else { Ok(()) }
}

/// Whoever reads along gets each answer as soon as it is there.
fn write(output: &mut impl Write, json: &str) -> io::Result<()> {
    writeln!(output, "{json}")?;
    output.flush()
}

/// A line of the form that the message shows if it is another.
pub(crate) fn parse<T: DeserializeOwned>(line: &[u8], form: &str) -> Result<T, String> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let line = std::str::from_utf8(line).map_err(|_| "this is not UTF-8; write the file in that encoding")?;
    serde_json::from_str(line).map_err(|error| format!("{}; write {form} on one line", plain(&error)))
}

/// Whether an id can be found again in the answer.
pub(crate) fn check_id(id: &Value) -> Result<(), String> {
    match id {
        Value::String(_) | Value::Number(_) => Ok(()),
        _ => Err("the id must be a string or a number".into()),
    }
}

/// The error without "at line 1", which is the line of the JSON text.
fn plain(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.replace(" at line 1 column", ", column")
}
