//! Corrections as text: a line each between page, engine and the browser's
//! storage, and a flat record each for files. `docs/corrections-file.md` describes
//! those for other programs.

use super::{Correction, Corrections};
use crate::Kind;
use serde::{Deserialize, Serialize};

/// The version of the files that are written.
pub const FORMAT: u32 = 1;
/// What a file of corrections says that it is.
pub const NAME: &str = "corrections";

/// The first line of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// [`NAME`].
    pub gloss: String,
    /// See [`FORMAT`].
    pub version: u32,
    /// How many corrections follow.
    pub corrections: u32,
}

impl Head {
    /// The first line of a file with so many corrections.
    pub fn of(corrections: usize) -> Self {
        Self { gloss: NAME.into(), version: FORMAT, corrections: corrections as u32 }
    }
}

/// Every other line of a file. What a correction does not need is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Record {
    /// `not_a_name`, `kind`, `same`, `apart` or `name`.
    pub correct: String,
    /// The wording.
    pub form: String,
    /// `person`, `place` or `organisation`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// The name of what the wording means, or of what it does not mean.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub of: String,
}

impl Record {
    /// The record of a correction.
    pub fn of(correction: &Correction) -> Self {
        let record = |correct: &str, form: &str, kind: Option<Kind>, of: &str| Self {
            correct: correct.into(),
            form: form.into(),
            kind: kind.map(Kind::word).unwrap_or_default().into(),
            of: of.into(),
        };
        match correction {
            Correction::NotAName { form } => record("not_a_name", form, None, ""),
            Correction::Kind { form, kind } => record("kind", form, Some(*kind), ""),
            Correction::Same { form, of, kind } => record("same", form, Some(*kind), of),
            Correction::Apart { form, from } => record("apart", form, None, from),
            Correction::Name { form, kind } => record("name", form, Some(*kind), ""),
        }
    }

    /// The correction, if the record is one.
    pub fn read(self) -> Option<Correction> {
        let Record { correct, form, kind, of } = self;
        let named = || Kind::ALL.into_iter().find(|known| known.is_name() && known.word() == kind);
        let correction = match correct.as_str() {
            "not_a_name" => Correction::NotAName { form },
            "kind" => Correction::Kind { form, kind: named()? },
            "same" => Correction::Same { form, of, kind: named()? },
            "apart" => Correction::Apart { form, from: of },
            "name" => Correction::Name { form, kind: named()? },
            _ => return None,
        };
        correction.tidy()
    }
}

impl Correction {
    /// The correction on one line, its parts between tabs.
    pub fn line(&self) -> String {
        let Record { correct, form, kind, of } = Record::of(self);
        [correct, form, kind, of].join("\t")
    }

    /// What [`Correction::line`] has written.
    pub fn parse(line: &str) -> Option<Self> {
        let mut parts = line.split('\t').map(str::to_owned);
        let mut part = || parts.next();
        Record { correct: part()?, form: part()?, kind: part()?, of: part()? }.read()
    }
}

impl Corrections {
    /// A line each.
    pub fn lines(&self) -> String {
        self.list().iter().map(|correction| correction.line() + "\n").collect()
    }

    /// Reads lines, and says which of them are no corrections.
    pub fn parse(lines: &str) -> (Self, Vec<&str>) {
        let mut flawed = Vec::new();
        let mut read = Vec::new();
        for line in lines.lines().filter(|line| !line.is_empty()) {
            match Correction::parse(line) {
                Some(correction) => read.push(correction),
                None => flawed.push(line),
            }
        }
        (read.into_iter().collect(), flawed)
    }
}
