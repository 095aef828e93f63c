//! Programs of others that check the page, from npm, each of one exact version.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::steps::Outcome;

/// A package of npm's.
#[derive(Debug, Clone, Copy)]
pub struct Package {
    name: &'static str,
    version: &'static str,
    /// What of it is used.
    file: &'static str,
}

impl Package {
    /// As npm calls it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }
}

/// Checks the page's accessibility in the tests in a browser.
pub const AXE: Package = Package { name: "axe-core", version: "4.14.1", file: "axe.min.js" };

/// Rates the served page.
pub const LIGHTHOUSE: Package = Package { name: "lighthouse", version: "12.8.2", file: "cli/index.js" };

/// The file that is used, once it is installed.
#[must_use]
pub fn file(project: &Project, package: Package) -> PathBuf {
    home(project, package).join("node_modules").join(package.name).join(package.file)
}

/// Where it is installed.
pub(crate) fn home(project: &Project, Package { name, version, .. }: Package) -> PathBuf {
    project.cache.join(format!("{name}-{version}"))
}

/// Makes sure that the package is there, with npm. Where there is no npm, what
/// it is for is passed over.
pub fn prepare(project: &Project, package: Package) -> Result<Outcome> {
    let Package { name, version, .. } = package;
    if file(project, package).is_file() {
        return Ok(Outcome::done("already there"));
    }
    if project.child("npm").arg("--version").read().is_err() {
        return Ok(Outcome::Skipped(format!("no npm here: the page is not checked by {name}")));
    }
    let home = home(project, package);
    fs::create_dir_all(&home)?;
    let install = project.child("npm").args("install --no-audit --no-fund --ignore-scripts --prefix").arg(&home);
    let install = install.arg(format!("{name}@{version}")).run();
    install.with_context(|| format!("npm could not install {name}"))?;
    Ok(Outcome::done(format!("installed in {}", home.display())))
}
