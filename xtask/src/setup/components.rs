//! The toolchain's own parts that checks need: rustfmt and clippy.

use anyhow::{Context, Result};

use crate::project::Project;
use crate::steps::Outcome;

/// Makes sure that `cargo fmt` and `cargo clippy` can be run.
pub fn prepare(project: &Project) -> Result<Outcome> {
    let missing: Vec<&str> = [("fmt", "rustfmt"), ("clippy", "clippy")]
        .into_iter()
        .filter(|(command, _)| project.cargo().args(command).arg("--version").read().is_err())
        .map(|(_, component)| component)
        .collect();
    if missing.is_empty() {
        return Ok(Outcome::done("already there"));
    }
    let names = missing.join(" ");
    project
        .child("rustup")
        .args("component add")
        .args(&names)
        .run()
        .with_context(|| format!("cargo lacks {names}: install them with rustup or your system's packages"))?;
    Ok(Outcome::done(format!("installed {names}")))
}
