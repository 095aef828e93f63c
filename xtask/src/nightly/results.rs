//! How the checks ended last, as a table in README.md that each run brings up to
//! date.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::report;
use crate::steps::{Outcome, elapsed};

const HEADING: &str = "## Every night";
const COLUMNS: usize = 5;

/// How a check ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ended {
    Well(String),
    Skipped(String),
    Failed(String),
}

impl From<&Result<Outcome>> for Ended {
    fn from(result: &Result<Outcome>) -> Self {
        match result {
            Ok(Outcome::Done(note)) => Self::Well(note.clone()),
            Ok(Outcome::Skipped(why)) => Self::Skipped(why.clone()),
            // Of a program that failed: which, not all that it printed.
            Err(why) => Self::Failed(why.to_string().lines().next().unwrap_or_default().to_owned()),
        }
    }
}

impl Ended {
    /// In one line, as it stands in the table.
    fn told(&self) -> String {
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "/");
        match self {
            Self::Well(note) if note.is_empty() => "passed".to_owned(),
            Self::Well(note) => format!("passed: {}", line(note)),
            Self::Skipped(why) => format!("skipped: {}", line(why)),
            Self::Failed(why) => format!("**failed**: {}", line(why)),
        }
    }
}

/// The rows of the table: name, what it does, how it ended, how long it took, day and
/// machine.
#[derive(Debug, Default)]
pub(super) struct Results(Vec<[String; COLUMNS]>);

impl Results {
    /// What the table says now.
    pub(super) fn read(file: &Path) -> Result<Self> {
        let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
        Ok(Self::of(&text))
    }

    fn of(text: &str) -> Self {
        let section = text.split_once(&format!("{HEADING}\n")).map_or("", |(_, rest)| rest);
        let lines = section.lines().take_while(|line| !line.starts_with("## "));
        let rows = lines.filter_map(|line| line.strip_prefix("| `")?.strip_suffix(" |"));
        let cells = rows.filter_map(|row| {
            let cells: Vec<String> = row.split(" | ").map(|cell| cell.trim().replace('`', "")).collect();
            cells.try_into().ok()
        });
        Self(cells.collect())
    }

    /// Takes the place of what this check said before; the last is set when it is written.
    pub(super) fn put(&mut self, name: &str, what: &str, ended: &Ended, took: Duration) {
        self.0.retain(|row| row.first().is_none_or(|old| old != name));
        self.0.push([name.to_owned(), what.to_owned(), ended.told(), elapsed(took), String::new()]);
    }

    /// Writes the section; `place` orders the rows, and one without a place is left out.
    pub(super) fn write(mut self, project: &Project, file: &Path, place: impl Fn(&str) -> Option<usize>) -> Result<()> {
        let machine = report::machine(project)?;
        for row in &mut self.0 {
            if let Some(on) = row.last_mut().filter(|on| on.is_empty()) {
                on.clone_from(&machine);
            }
        }
        report::write(file, HEADING, &self.section(place))
    }

    fn section(&self, place: impl Fn(&str) -> Option<usize>) -> String {
        let mut section = format!(
            "{HEADING}\n\n`cargo xtask nightly` runs what takes too long for each change, all of it or the checks that \
             are named, and writes here how they ended; one without a line has not run to its end yet:\n\n\
             | check | what | last result | took | on |\n|---|---|---|---|---|\n"
        );
        let placed = self.0.iter().filter_map(|row| Some((place(row.first()?)?, row)));
        let mut rows: Vec<(usize, &[String; COLUMNS])> = placed.collect();
        rows.sort_by_key(|(place, _)| *place);
        for (_, [name, what, ended, took, day]) in rows {
            section.push_str(&format!("| `{name}` | {what} | {ended} | {took} | {day} |\n"));
        }
        section
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str) -> Option<usize> {
        ["one", "two"].iter().position(|known| *known == name)
    }

    #[test]
    fn a_run_of_one_check_leaves_the_rows_of_others() {
        let mut results = Results::default();
        results.put("two", "the second", &Ended::Well("3 | 4\n5".to_owned()), Duration::from_secs(12));
        results.put("gone", "no longer known", &Ended::Failed("x".to_owned()), Duration::from_secs(1));
        let text = format!("# Title\n\n{}\n## After\n\n| `x` | a | b | c | d |\n", results.section(place));
        let mut again = Results::of(&text);
        again.put("one", "the first", &Ended::Failed("too long\nmore".to_owned()), Duration::from_secs(65));
        let section = again.section(place);
        assert!(
            section.ends_with(
                "|---|---|---|---|---|\n| `one` | the first | **failed**: too long more | 1 min 05 s |  |\n\
                 | `two` | the second | passed: 3 / 4 5 | 12 s |  |\n"
            ),
            "{section}"
        );
    }
}
