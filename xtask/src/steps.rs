//! Numbered steps: what is being done, how it ended, how long it took.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Result;

/// How a step ended well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was done; what there is to say about it.
    Done(String),
    /// It could not apply here; why.
    Skipped(String),
}

impl Outcome {
    /// Done, with a word on it.
    pub fn done(note: impl Into<String>) -> Self {
        Self::Done(note.into())
    }
}

/// Runs steps in turn and keeps the score.
#[derive(Debug)]
pub struct Steps {
    command: &'static str,
    total: usize,
    at: usize,
    began: Instant,
    failed: Vec<String>,
    skipped: Vec<String>,
}

impl Steps {
    /// A command of `total` steps.
    #[must_use]
    pub fn new(command: &'static str, total: usize) -> Self {
        Self { command, total, at: 0, began: Instant::now(), failed: Vec::new(), skipped: Vec::new() }
    }

    /// Runs a step that the later ones need: its error ends the command.
    pub fn need(&mut self, name: &str, work: impl FnOnce() -> Result<Outcome>) -> Result<()> {
        match self.timed(name, work) {
            Ok(()) => Ok(()),
            Err(error) => {
                Err(error.context(format!("cargo xtask {} stopped at step {}: {name}", self.command, self.at)))
            }
        }
    }

    /// Runs a step that stands alone: the later ones run even if it fails.
    pub fn check(&mut self, name: &str, work: impl FnOnce() -> Result<Outcome>) -> bool {
        match self.timed(name, work) {
            Ok(()) => true,
            Err(error) => {
                eprintln!("{error:#}\n");
                self.failed.push(name.to_owned());
                false
            }
        }
    }

    /// Counts a step that cannot run because an earlier one failed.
    pub fn pass_over(&mut self, name: &str, why: &str) {
        self.at += 1;
        println!("{} {name}: left out, {why}", self.number());
        self.failed.push(format!("{name} (left out)"));
    }

    /// The closing line and the exit code.
    #[must_use]
    pub fn close(&self) -> ExitCode {
        println!("{}", self.summary());
        if self.failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    fn summary(&self) -> String {
        let skipped = if self.skipped.is_empty() {
            String::new()
        } else {
            format!(", {} not applicable here ({})", self.skipped.len(), self.skipped.join(", "))
        };
        let good = self.at - self.failed.len() - self.skipped.len();
        let head = format!("cargo xtask {}: {good} of {} steps passed{skipped}", self.command, self.total);
        let took = elapsed(self.began.elapsed());
        if self.failed.is_empty() {
            format!("{head}, in {took}.")
        } else {
            format!("{head}, FAILED: {}, in {took}.", self.failed.join(", "))
        }
    }

    fn timed(&mut self, name: &str, work: impl FnOnce() -> Result<Outcome>) -> Result<()> {
        self.at += 1;
        println!("{} {name} ...", self.number());
        let began = Instant::now();
        let result = work();
        let took = elapsed(began.elapsed());
        let said = match &result {
            Ok(Outcome::Done(note)) if note.is_empty() => "done".to_owned(),
            Ok(Outcome::Done(note)) => note.clone(),
            Ok(Outcome::Skipped(why)) => {
                self.skipped.push(name.to_owned());
                format!("skipped: {why}")
            }
            Err(_) => "FAILED".to_owned(),
        };
        println!("{} {name}: {said} ({took})", self.number());
        result.map(|_| ())
    }

    fn number(&self) -> String {
        format!("[{:>2}/{}]", self.at, self.total)
    }
}

/// A duration for people: `0.4 s`, `12 s`, `3 min 05 s`.
#[must_use]
pub fn elapsed(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", time.as_secs_f32()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    #[test]
    fn durations_read_well() {
        assert_eq!(elapsed(Duration::from_millis(440)), "0.4 s");
        assert_eq!(elapsed(Duration::from_secs(12)), "12 s");
        assert_eq!(elapsed(Duration::from_secs(185)), "3 min 05 s");
    }

    #[test]
    fn a_failed_check_is_named_at_the_end_and_the_others_still_run() {
        let mut steps = Steps::new("test", 3);
        assert!(!steps.check("one", || bail!("broken")));
        assert!(steps.check("two", || Ok(Outcome::done(""))));
        assert!(steps.check("three", || Ok(Outcome::Skipped("no data".into()))));
        let summary = steps.summary();
        assert!(
            summary.starts_with("cargo xtask test: 1 of 3 steps passed, 1 not applicable here (three), FAILED: one")
        );
        assert_eq!(steps.close(), ExitCode::FAILURE);
    }
}
