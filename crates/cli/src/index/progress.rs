//! How far a long work is, on standard error: a bar on a terminal, else a line
//! now and then.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

const WIDTH: usize = 30;
const REDRAW: Duration = Duration::from_millis(100);
const SAY: Duration = Duration::from_secs(15);

/// Tells of one step of the work.
pub(crate) struct Progress {
    step: &'static str,
    terminal: bool,
    told: Instant,
    drawn: bool,
}

impl Progress {
    pub(crate) fn new(step: &'static str) -> Self {
        Self { step, terminal: std::io::stderr().is_terminal(), told: Instant::now(), drawn: false }
    }

    /// Says how many of all things are done, and something more.
    pub(crate) fn tell(&mut self, done: u64, all: u64, more: impl FnOnce() -> String) {
        if self.told.elapsed() < if self.terminal { REDRAW } else { SAY } {
            return;
        }
        self.told = Instant::now();
        let line = line(self.step, done, all, &more());
        let mut stderr = std::io::stderr().lock();
        // Nobody misses a progress bar that cannot be written.
        let _ = if self.terminal { write!(stderr, "\r\x1b[K{line}") } else { writeln!(stderr, "gloss: {line}") };
        let _ = stderr.flush();
        self.drawn = self.terminal;
    }

    /// Takes the bar away.
    pub(crate) fn end(&mut self) {
        if std::mem::take(&mut self.drawn) {
            let _ = write!(std::io::stderr().lock(), "\r\x1b[K");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.end();
    }
}

fn line(step: &str, done: u64, all: u64, more: &str) -> String {
    let share = (done.min(all) * 100).checked_div(all).unwrap_or(100);
    let full = (share as usize * WIDTH) / 100;
    format!("{step} [{}{}] {share} %{more}", "=".repeat(full), " ".repeat(WIDTH - full))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_has_one_width() {
        assert_eq!(line("read", 1, 2, ", 5 articles"), format!("read [{:30}] 50 %, 5 articles", "=".repeat(15)));
        assert_eq!(line("read", 9, 0, "").len(), line("read", 9, 9, "").len());
    }
}
