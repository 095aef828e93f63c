//! `cargo xtask bench`: how long the reading of 1,000 words takes in a browser.

use std::process::ExitCode;

use anyhow::Result;

use crate::project::Project;

/// Measures and writes BENCHMARKS.md.
pub fn run(_project: &Project, _args: &[String]) -> Result<ExitCode> {
    anyhow::bail!("not there yet")
}
