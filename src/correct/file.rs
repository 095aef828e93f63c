//! A file of corrections, as `docs/corrections-file.md` describes it.

use crate::library::file::lines;
use gloss_extract::corrections::{Correction, Corrections, FORMAT, NAME, Record};

/// The largest file that is read, in bytes.
pub const MAX_FILE: usize = 2_000_000;

/// A reader and writer of JSON: the browser has its own, the tests another one.
pub trait Json {
    /// The object in a line.
    type Object;
    /// Reads an object.
    fn object(&self, line: &str) -> Option<Self::Object>;
    /// A string or whole number of it, as text; empty if there is none.
    fn field(&self, object: &Self::Object, name: &str) -> String;
    /// A text between quotation marks.
    fn quoted(&self, text: &str) -> String;
}

/// The lines of a file.
pub fn written(all: &Corrections, json: &impl Json) -> Vec<String> {
    let head = format!("{{\"gloss\":\"{NAME}\",\"version\":{FORMAT},\"corrections\":{}}}", all.list().len());
    std::iter::once(head).chain(all.list().iter().map(|one| line(one, json))).collect()
}

fn line(correction: &Correction, json: &impl Json) -> String {
    let Record { correct, form, kind, of } = Record::of(correction);
    let mut line = String::from("{");
    for (name, value) in [("correct", correct), ("form", form), ("kind", kind), ("of", of)] {
        if !value.is_empty() {
            let comma = if line.len() > 1 { "," } else { "" };
            line += &[comma, "\"", name, "\":", &json.quoted(&value)].concat();
        }
    }
    line + "}"
}

/// The corrections of a file, and how many of its lines are none; nothing if it is
/// no file of corrections that this page can read.
pub fn read(text: &str, json: &impl Json) -> Option<(Vec<Correction>, usize)> {
    let mut lines = lines(text.trim_start_matches('\u{feff}')).map(|(_, line)| line);
    let head = json.object(lines.next()?)?;
    if json.field(&head, "gloss") != NAME || json.field(&head, "version") != FORMAT.to_string() {
        return None;
    }
    let (mut read, mut flawed) = (Vec::new(), 0);
    for line in lines {
        let record = json.object(line).map(|object| {
            let [correct, form, kind, of] = ["correct", "form", "kind", "of"].map(|name| json.field(&object, name));
            Record { correct, form, kind, of }
        });
        match record.and_then(Record::read) {
            Some(correction) => read.push(correction),
            None => flawed += 1,
        }
    }
    Some((read, flawed))
}
