//! axe-core, which checks the page's accessibility in the tests in a browser.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::steps::Outcome;

/// The exact version.
const VERSION: &str = "4.14.1";

/// Its script, once it is installed.
#[must_use]
pub fn script(project: &Project) -> PathBuf {
    home(project).join("node_modules/axe-core/axe.min.js")
}

fn home(project: &Project) -> PathBuf {
    project.cache.join(format!("axe-core-{VERSION}"))
}

/// Makes sure that the script is there, with npm. Where there is no npm, the
/// check is passed over.
pub fn prepare(project: &Project) -> Result<Outcome> {
    if script(project).is_file() {
        return Ok(Outcome::done("already there"));
    }
    if project.child("npm").arg("--version").read().is_err() {
        return Ok(Outcome::Skipped("no npm here: the page's accessibility is not checked by axe-core".into()));
    }
    let home = home(project);
    fs::create_dir_all(&home)?;
    let install = project.child("npm").args("install --no-audit --no-fund --ignore-scripts --prefix").arg(&home);
    install.arg(format!("axe-core@{VERSION}")).run().context("npm could not install axe-core")?;
    Ok(Outcome::done(format!("installed in {}", home.display())))
}
