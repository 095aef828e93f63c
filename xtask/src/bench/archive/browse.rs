//! The built page with an archive of some size in it, in a headless browser.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::checks;
use crate::parts;
use crate::project::Project;

/// What one text took from the press on the button, in milliseconds.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Browsed {
    /// To the last mark.
    pub(super) marked: f64,
    /// To the first related article, if there is one.
    pub(super) related: Option<f64>,
}

/// Reads some of the texts, each in a page that has just been opened. The page
/// must have been built; its service worker is left out.
pub(super) fn measure(project: &Project, archive: &Path, site: &Path, texts: &Path) -> Result<Vec<Browsed>> {
    if site.exists() {
        fs::remove_dir_all(site)?;
    }
    let dist = project.dist();
    let left_out = [dist.join("archive"), dist.join("sw.js")];
    copy(&dist, site, &left_out).context("build the page first: trunk build --release")?;
    copy(archive, &site.join("archive"), &[])?;
    fs::rename(site.join("archive/archive.bin"), parts::folder(site)?.join("archive.bin"))?;
    let test = "-- --ignored --exact --nocapture bench::related_articles";
    let test = checks::browser_tests(project, "/")?.args(test).env("GLOSS_DIST", site).env("GLOSS_TEXTS", texts);
    let lines = test.run()?;
    let json = lines.iter().find_map(|line| line.split_once("MEASURED ")).context("nothing was measured")?.1;
    Ok(serde_json::from_str(json)?)
}

fn copy(from: &Path, to: &Path, left_out: &[std::path::PathBuf]) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let place = to.join(entry.file_name());
        if left_out.contains(&entry.path()) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &place, left_out)?;
        } else {
            fs::copy(entry.path(), place)?;
        }
    }
    Ok(())
}
