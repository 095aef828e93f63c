//! The crates that the project is built from, in the versions of Cargo.lock.

use anyhow::{Context, Result};

use crate::project::Project;
use crate::setup::wasm_target::TARGET;
use crate::steps::Outcome;

/// Downloads what is not there yet: Trunk builds without asking the network.
pub fn prepare(project: &Project) -> Result<Outcome> {
    let host = host(project)?;
    project.cargo().args("fetch --locked --target").arg(TARGET).arg("--target").arg(host).run()?;
    Ok(Outcome::done(""))
}

/// The platform that rustc runs on.
pub fn host(project: &Project) -> Result<String> {
    let told = project.child("rustc").arg("-vV").read()?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc does not tell its platform")
}
