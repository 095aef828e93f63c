//! An nginx for the tests behind a real server: the system's, or Debian's packages
//! unpacked into this user's cache, so that nothing is installed and no service
//! started.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::child::Child;
use crate::project::Project;
use crate::setup::browser;
use crate::steps::Outcome;

const PACKAGES: &str = "nginx libnginx-mod-http-brotli-static";
const MODULE: &str = "usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// The server and its module for compressed files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nginx {
    /// The server.
    pub program: PathBuf,
    /// Sends `.br` files.
    pub module: PathBuf,
}

/// Finds both; `None` if either is missing or does not run.
#[must_use]
pub fn find(project: &Project) -> Option<Nginx> {
    let roots = [PathBuf::from("/"), folder(project)];
    let found = roots.iter().map(|root| Nginx { program: root.join("usr/sbin/nginx"), module: root.join(MODULE) });
    let mut found = found.filter(|nginx| nginx.module.is_file() && runs(&nginx.program));
    found.next()
}

/// Brings them if they are missing. Where they cannot be had, what needs them is
/// left out.
pub fn prepare(project: &Project) -> Result<Outcome> {
    if let Some(nginx) = find(project) {
        return Ok(Outcome::done(format!("already there: {}", nginx.program.display())));
    }
    if env::var("GLOSS_NGINX").is_ok_and(|way| way == "path") {
        return Ok(Outcome::Skipped("GLOSS_NGINX=path, and there is none".to_owned()));
    }
    let brought = bring(project).or_else(|_| browser::apt(project, "update").and_then(|()| bring(project)));
    Ok(match (brought, find(project)) {
        (_, Some(nginx)) => Outcome::done(format!("unpacked {}", nginx.program.display())),
        (Err(error), None) => Outcome::Skipped(format!("apt-get brought no nginx: {error}")),
        (Ok(()), None) => Outcome::Skipped("the nginx that apt-get brought does not run here".to_owned()),
    })
}

fn folder(project: &Project) -> PathBuf {
    project.cache.join("nginx")
}

fn bring(project: &Project) -> Result<()> {
    let folder = folder(project);
    fs::create_dir_all(&folder)?;
    project.child("apt-get").args("download").args(PACKAGES).dir(&folder).read()?;
    for entry in fs::read_dir(&folder)? {
        let file = entry?.path();
        if file.extension().is_some_and(|ending| ending == "deb") {
            project.child("dpkg-deb").arg("-x").arg(&file).arg(&folder).read().context("a package is broken")?;
            fs::remove_file(file)?;
        }
    }
    Ok(())
}

fn runs(program: &Path) -> bool {
    program.is_file() && Child::new(program).arg("-v").read().is_ok()
}
