//! Pagefind on the same pages: a search engine for static sites that, like the
//! archive, fetches what a question needs.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::child::{self, Cost};
use crate::project::Project;

const VERSION: &str = "pagefind@1.6.0";

/// What it cost.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Peer {
    pub(super) index: Cost,
    /// Bytes of its index.
    pub(super) bytes: u64,
    pub(super) asked: Vec<Asked>,
}

/// What one question fetched, with the first five results, as its list shows.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Asked {
    pub(super) files: f64,
    pub(super) bytes: f64,
    pub(super) ms: f64,
}

/// Installs it below `target`, indexes the pages and asks the questions.
pub(super) fn measure(project: &Project, pages: &Path, folder: &Path, questions: &Path) -> Result<Peer> {
    let home = project.root.join("target/peers/pagefind");
    fs::create_dir_all(&home)?;
    let install = project.child("npm").args("install --no-audit --no-fund --prefix").arg(&home).arg(VERSION);
    install.run().context("npm is needed to measure beside Pagefind")?;
    let bundle = folder.join("pagefind");
    if bundle.exists() {
        fs::remove_dir_all(&bundle)?;
    }
    let mut command = Command::new(program(&home)?);
    command.arg("--site").arg(pages).arg("--output-path").arg(&bundle).arg("--quiet");
    let index = child::run(command)?;
    let script = project.root.join("xtask/peers/run_pagefind.mjs");
    let asked = project.child("node").arg(script).arg(&bundle).arg(questions).read()?;
    let asked = asked.lines().filter(|line| line.starts_with('{')).map(serde_json::from_str);
    Ok(Peer { index, bytes: super::bytes_of(&bundle)?.0, asked: asked.collect::<Result<_, _>>()? })
}

/// The program itself, without the script that starts it, whose memory and time
/// would be measured instead.
fn program(home: &Path) -> Result<std::path::PathBuf> {
    let packages = home.join("node_modules/@pagefind");
    for entry in fs::read_dir(&packages).with_context(|| packages.display().to_string())? {
        let program = entry?.path().join("bin/pagefind_extended");
        if program.is_file() {
            return Ok(program);
        }
    }
    anyhow::bail!("{}: there is no program for this machine", packages.display())
}
