//! What is wrong with a file.

use std::fmt;

/// Something wrong with a file; the message says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, as it was named.
    pub file: String,
    /// The line, counted from 1, if one is to blame.
    pub line: Option<usize>,
    /// What is wrong, and what to do.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self.line {
            Some(line) => write!(out, "{}:{line}: {}", self.file, self.message),
            None => write!(out, "{}: {}", self.file, self.message),
        }
    }
}

/// All that is wrong with a file, in order of line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    pub(crate) fn new(file: &str, mut faults: Vec<Fault>) -> Self {
        faults.sort_by_key(|fault| fault.line);
        let told = |Fault { line, message }| Problem { file: file.to_owned(), line, message };
        Self(faults.into_iter().map(told).collect())
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        out.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for Problems {}

/// A [`Problem`] before the file is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) line: Option<usize>,
    pub(crate) message: String,
}

impl Fault {
    pub(crate) fn at(line: usize, message: impl Into<String>) -> Self {
        Self { line: Some(line), message: message.into() }
    }

    pub(crate) fn of_file(message: impl Into<String>) -> Self {
        Self { line: None, message: message.into() }
    }
}

/// The beginning of foreign text, fit for a message.
pub(crate) fn shown(text: &str) -> String {
    let text: String = text.trim().chars().filter(|c| !c.is_control()).take(41).collect();
    if text.chars().count() > 40 { text.chars().take(40).chain(['…']).collect() } else { text }
}
