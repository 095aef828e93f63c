//! Proof that the same source makes the same package: it is built twice, from
//! nothing, in two folders.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use crate::project::Project;
use crate::steps::Outcome;
use crate::{hosts, policy};

/// Their names differ in length and depth.
const FOLDERS: [&str; 2] = ["a", "another/folder"];

/// Builds the package in both folders and compares. Takes two whole builds.
pub fn reproducible(project: &Project) -> Result<Outcome> {
    let all = project.root.join("target/twice");
    let packed = FOLDERS.map(|name| package(project, &all.join(name)));
    let [one, two] = packed;
    let (one, two) = (one?, two?);
    let (first, second) = (fs::read(&one)?, fs::read(&two)?);
    if first != second {
        bail!("the two packages differ: {}", differences(&one, &two)?.join(", "));
    }
    fs::remove_dir_all(&all)?;
    Ok(Outcome::done(format!("two builds, the same {} bytes, {}", first.len(), policy::sha256(&first))))
}

/// Builds the project's files in a folder of their own; gives the package.
fn package(project: &Project, folder: &Path) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let files = project.child("git").args("ls-files --cached --others --exclude-standard").read()?;
    for name in files.lines() {
        let (from, to) = (project.root.join(name), folder.join(name));
        if from.is_file() {
            fs::create_dir_all(to.parent().context("a file lies nowhere")?)?;
            fs::copy(from, to)?;
        }
    }
    let build = project.cargo().args("run --quiet --package xtask -- package").dir(folder);
    build.env("CARGO_TARGET_DIR", folder.join("target")).run()?;
    let packages = fs::read_dir(folder.join("target/package"))?.filter_map(|entry| Some(entry.ok()?.path()));
    let mut packages = packages.filter(|path| path.extension().is_some_and(|ending| ending == "zip"));
    packages.next().context("nothing was packed")
}

/// The files that are not the same in the folders beside two packages.
fn differences(one: &Path, two: &Path) -> Result<Vec<String>> {
    let sites = [one, two].map(|package| package.with_file_name("site"));
    let [first, second] = sites.each_ref().map(|site| hosts::files(site));
    let (first, second) = (first?, second?);
    ensure!(first == second, "they have other files: {first:?}, {second:?}");
    let [one, two] = sites;
    let same = |name: &String| fs::read(one.join(name)).ok() == fs::read(two.join(name)).ok();
    Ok(first.into_iter().filter(|name| !same(name)).collect())
}
