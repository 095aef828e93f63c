//! The nightly compiler, for what the stable one cannot do: fuzzing and miri.

use anyhow::{Context, Result};

use crate::child::Child;
use crate::project::Project;
use crate::steps::Outcome;

/// Cargo of the nightly toolchain.
#[must_use]
pub fn cargo(project: &Project) -> Child {
    // What the cargo of this program has set would bring its own compiler in.
    let cargo = project.child("rustup").args("run nightly cargo");
    ["CARGO", "RUSTC", "RUSTDOC", "RUSTUP_TOOLCHAIN", "LD_LIBRARY_PATH"].into_iter().fold(cargo, Child::without)
}

/// Makes sure that `command` (`fuzz` or `miri`) can be run; says why not where it
/// cannot be had.
pub fn prepare(project: &Project, command: &str) -> Result<Outcome> {
    let runs = || cargo(project).arg(command).arg("--version").read().is_ok();
    if runs() {
        return Ok(Outcome::done("already there"));
    }
    // A nightly that is there stays as it is.
    let parts = project.child("rustup").args("component add miri rust-src --toolchain nightly");
    let whole = "toolchain install nightly --profile minimal --component miri --component rust-src";
    if let Err(why) = parts.run().or_else(|_| project.child("rustup").args(whole).run()) {
        return Ok(Outcome::Skipped(format!("no nightly compiler: {}", first_line(&why))));
    }
    if command == "fuzz" && !runs() {
        let install = project.cargo().args("install --locked cargo-fuzz --root").arg(project.tools());
        install.run().context("cargo-fuzz could not be installed; is the network there?")?;
    }
    Ok(if runs() { Outcome::done("installed") } else { Outcome::Skipped(format!("cargo {command} does not run")) })
}

fn first_line(why: &anyhow::Error) -> String {
    why.to_string().lines().next().unwrap_or_default().to_owned()
}
