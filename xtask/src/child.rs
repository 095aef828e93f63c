//! Child processes: their output is kept, their progress shown, and only a
//! failed one's last lines are printed.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};
use std::{fs, thread};

use anyhow::{Context, Result, bail};

use crate::steps::elapsed;

const LINES_SHOWN: usize = 120;
const SAY_EVERY: Duration = Duration::from_secs(15);

/// A command to run.
#[derive(Debug)]
pub struct Child {
    command: Command,
    log: Option<PathBuf>,
}

impl Child {
    /// A program by its path or by its name on PATH.
    #[must_use]
    pub fn new(program: impl AsRef<OsStr>) -> Self {
        Self { command: Command::new(program), log: None }
    }

    /// Adds an argument.
    #[must_use]
    pub fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    /// Adds arguments that are separated by spaces.
    #[must_use]
    pub fn args(mut self, args: &str) -> Self {
        self.command.args(args.split_whitespace());
        self
    }

    /// Sets the working folder.
    #[must_use]
    pub fn dir(mut self, dir: &Path) -> Self {
        self.command.current_dir(dir);
        self
    }

    /// Sets an environment variable.
    #[must_use]
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Takes an environment variable away.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// Writes all that it prints into this file as well.
    #[must_use]
    pub fn log(mut self, file: PathBuf) -> Self {
        self.log = Some(file);
        self
    }

    /// Runs it to its end and returns what it printed to stdout. Fails if it
    /// cannot start or does not end well.
    pub fn read(mut self) -> Result<String> {
        let name = self.name();
        let output = self.command.stdin(Stdio::null()).output().with_context(|| format!("could not start {name}"))?;
        if !output.status.success() {
            bail!("{name}: {}\n{}", output.status, String::from_utf8_lossy(&output.stderr).trim_end());
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Runs it to its end, its output going where this program's goes.
    pub fn show(mut self) -> Result<()> {
        let name = self.name();
        let status = self.command.stdin(Stdio::null()).status().with_context(|| format!("could not start {name}"))?;
        if status.success() { Ok(()) } else { bail!("{name}: {status}") }
    }

    /// Runs it to its end, saying every quarter of a minute how far it is.
    /// Returns its lines, and fails with the last ones if it does not end well.
    pub fn run(mut self) -> Result<Vec<String>> {
        let name = self.name();
        self.command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // Cargo tells how many crates are done only with its progress bar on.
        self.command.env("CARGO_TERM_PROGRESS_WHEN", "always").env("CARGO_TERM_PROGRESS_WIDTH", "80");
        let mut child = self.command.spawn().with_context(|| format!("could not start {name}"))?;
        let (send, lines) = mpsc::channel();
        forward(child.stdout.take(), send.clone());
        forward(child.stderr.take(), send);
        let all = Watch::new().until_closed(&lines);
        let status = child.wait()?;
        let log = self.log.as_deref().map(|file| keep(file, &all)).transpose()?.unwrap_or_default();
        if !status.success() {
            let last = all.get(all.len().saturating_sub(LINES_SHOWN)..).unwrap_or_default();
            bail!("{name}: {status}.{log} Its last lines:\n{}", last.join("\n"));
        }
        Ok(all)
    }

    fn name(&self) -> String {
        let mut name = self.command.get_program().to_string_lossy().into_owned();
        for arg in self.command.get_args() {
            let _ = write!(name, " {}", arg.to_string_lossy());
        }
        name
    }
}

/// Writes the log and says where it is.
fn keep(file: &Path, lines: &[String]) -> Result<String> {
    if let Some(dir) = file.parent() {
        fs::create_dir_all(dir)?;
    }
    fs::write(file, lines.join("\n")).with_context(|| file.display().to_string())?;
    Ok(format!(" All of it is in {}.", file.display()))
}

fn forward(stream: Option<impl Read + Send + 'static>, to: mpsc::Sender<String>) {
    let Some(stream) = stream else { return };
    thread::spawn(move || {
        let mut line = Vec::new();
        for byte in BufReader::new(stream).bytes().map_while(Result::ok) {
            // A progress bar ends with a return and overwrites its own line.
            if byte != b'\n' && byte != b'\r' {
                line.push(byte);
            } else if !line.trim_ascii().is_empty() {
                let _ = to.send(String::from_utf8_lossy(&line).into_owned());
                line.clear();
            }
        }
        let _ = to.send(String::from_utf8_lossy(&line).into_owned());
    });
}

struct Watch {
    began: Instant,
    said: Instant,
    lines: Vec<String>,
    progress: String,
}

impl Watch {
    fn new() -> Self {
        Self { began: Instant::now(), said: Instant::now(), lines: Vec::new(), progress: String::new() }
    }

    fn until_closed(mut self, lines: &mpsc::Receiver<String>) -> Vec<String> {
        loop {
            match lines.recv_timeout(Duration::from_secs(1)) {
                Ok(line) => self.take(line),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return self.lines,
            }
            if self.said.elapsed() >= SAY_EVERY {
                println!("        {} so far: {}", elapsed(self.began.elapsed()), self.progress);
                self.said = Instant::now();
            }
        }
    }

    fn take(&mut self, line: String) {
        if line.is_empty() {
            return;
        }
        if let Some(bar) = progress_bar(&line) {
            self.progress = bar;
            return;
        }
        self.progress.clear();
        self.progress.push_str(line.trim());
        self.lines.push(line);
    }
}

/// Cargo's `Building [==>   ] 120/312: syn, quote` as `120/312: syn, quote`.
fn progress_bar(line: &str) -> Option<String> {
    let (_, bar) = line.split_once('[')?;
    let (drawn, count) = bar.rsplit_once("] ")?;
    let counts = count.split_once('/').is_some_and(|(done, _)| done.parse::<u32>().is_ok());
    (counts && drawn.trim_matches(['=', '>', ' ']).is_empty()).then(|| count.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_progress_bar_becomes_a_count() {
        assert_eq!(progress_bar("    Building [==>     ] 12/31: syn"), Some("12/31: syn".to_owned()));
        assert_eq!(progress_bar("[=====>     ] 34/40: serde"), Some("34/40: serde".to_owned()));
        assert_eq!(progress_bar("   Compiling syn v2.0"), None);
        assert_eq!(progress_bar("test a[0] ... ok"), None);
    }

    #[test]
    fn a_failed_child_shows_its_last_lines() {
        let error = Child::new("sh").args("-c").arg("echo why; exit 3").run().unwrap_err().to_string();
        assert!(error.contains("why") && error.contains("3"), "{error}");
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = Child::new("no-such-program-here").run().unwrap_err().to_string();
        assert!(error.contains("could not start no-such-program-here"), "{error}");
    }
}
