//! A program's time and memory, as the system tells while it runs.

use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

const EVERY: Duration = Duration::from_millis(20);

/// Ticks of the system's clock in a second, as Linux has them.
const TICKS: f64 = 100.0;

/// What a run cost.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Cost {
    /// Seconds by the clock, and of processor time on all cores.
    pub(super) seconds: f64,
    pub(super) processor: f64,
    /// The most memory that it held, in MB.
    pub(super) megabytes: f64,
}

/// Runs a program to its end. Its last few milliseconds are not seen.
pub(super) fn run(mut command: Command) -> Result<Cost> {
    let begin = Instant::now();
    let program = format!("{command:?}");
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().with_context(|| program.clone())?;
    let folder = format!("/proc/{}", child.id());
    let mut cost = Cost { seconds: 0.0, processor: 0.0, megabytes: 0.0 };
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        cost.processor = cost.processor.max(processor(&folder).unwrap_or_default());
        cost.megabytes = cost.megabytes.max(megabytes(&folder).unwrap_or_default());
        sleep(EVERY);
    };
    cost.seconds = begin.elapsed().as_secs_f64();
    if status.success() { Ok(cost) } else { bail!("{program}: {status}") }
}

fn processor(folder: &str) -> Option<f64> {
    let text = fs::read_to_string(format!("{folder}/stat")).ok()?;
    let (_, fields) = text.rsplit_once(") ")?;
    let mut fields = fields.split(' ').skip(11).map(|field| field.parse::<f64>().ok());
    Some((fields.next()?? + fields.next()??) / TICKS)
}

fn megabytes(folder: &str) -> Option<f64> {
    let text = fs::read_to_string(format!("{folder}/status")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<f64>().ok()? / 1000.0)
}
