//! `cargo xtask audit`: what others wrote, and may be used: licences, sources and
//! known flaws of the crates, known flaws of the tools from npm.

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::project::Project;
use crate::setup::{npm, tools};
use crate::steps::{Outcome, Steps};

/// All of it.
pub fn run(project: &Project) -> Result<ExitCode> {
    let mut steps = Steps::new("audit", 4);
    steps.need("cargo-deny", || tools::prepare(project, tools::CARGO_DENY))?;
    steps.check("licences, bans and sources of the crates", || crates(project));
    steps.check("known flaws of the crates", || flaws(project));
    steps.check("known flaws of the tools from npm", || of_npm(project));
    Ok(steps.close())
}

/// As `deny.toml` has it; asks nobody.
pub fn crates(project: &Project) -> Result<Outcome> {
    project.cargo().args("deny --offline --locked check --hide-inclusion-graph bans licenses sources").run()?;
    Ok(Outcome::done(""))
}

/// By the list that the Rust project keeps, if that can be had.
pub fn flaws(project: &Project) -> Result<Outcome> {
    let asked = project.cargo().args("deny --locked check advisories").run();
    match asked {
        Ok(_) => Ok(Outcome::done("")),
        Err(error) if error.to_string().contains("advisory database") => {
            Ok(Outcome::Skipped("the list of flaws cannot be fetched here: nothing was checked".into()))
        }
        Err(error) => Err(error),
    }
}

/// By the registry's list, of the tools that are installed.
pub fn of_npm(project: &Project) -> Result<Outcome> {
    let mut checked = Vec::new();
    for package in [npm::AXE, npm::LIGHTHOUSE] {
        if !npm::file(project, package).is_file() {
            continue;
        }
        let audit = project.child("npm").args("audit --audit-level=low").dir(&npm::home(project, package));
        match audit.run() {
            Ok(_) => checked.push(package.name()),
            Err(error) if error.to_string().contains("audit endpoint") => {
                return Ok(Outcome::Skipped("the registry keeps no list of flaws: nothing was checked".into()));
            }
            Err(error) => bail!("{}: {error}", package.name()),
        }
    }
    match checked.is_empty() {
        true => Ok(Outcome::Skipped("none is installed".into())),
        false => Ok(Outcome::done(checked.join(", "))),
    }
}
