//! `cargo xtask lighthouse`: rates the built page by Google's Lighthouse, as on a
//! phone on a slow line, from a site that compresses as hosts do.

use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::project::Project;
use crate::setup::{browser, npm};
use crate::site::Site;
use crate::steps::Outcome;

/// What is rated, and what it must reach of 100.
const CATEGORIES: [&str; 3] = ["performance", "accessibility", "best-practices"];
const LEAST: f64 = 95.0;

/// Times that say why.
const TIMES: [&str; 5] = [
    "first-contentful-paint",
    "largest-contentful-paint",
    "speed-index",
    "total-blocking-time",
    "cumulative-layout-shift",
];

/// Runs; the middle one counts.
const RUNS: usize = 3;

/// Rates what lies in `dist`; fails if a rating is too low.
pub fn run(project: &Project) -> Result<ExitCode> {
    match check(project)? {
        Outcome::Skipped(why) => bail!("{why}"),
        Outcome::Done(_) => Ok(ExitCode::SUCCESS),
    }
}

/// The same as one check of several.
pub fn check(project: &Project) -> Result<Outcome> {
    let dist = project.dist();
    ensure!(dist.join("index.html").is_file(), "build the page first: trunk build --release");
    let skipped = npm::prepare(project, npm::LIGHTHOUSE)?;
    if let Outcome::Skipped(_) = skipped {
        return Ok(skipped);
    }
    let site = Site::compressed(&dist, "/", 0)?;
    let mut reports = (0..RUNS).map(|_| report(project, &site.url())).collect::<Result<Vec<_>>>()?;
    reports.sort_by(|one, other| score(one, CATEGORIES[0]).total_cmp(&score(other, CATEGORIES[0])));
    let middle = reports.get(RUNS / 2).context("no report")?;
    for name in TIMES {
        println!("{name:<26} {}", middle["audits"][name]["displayValue"].as_str().unwrap_or("?"));
    }
    let mut low = Vec::new();
    for name in CATEGORIES {
        let all: Vec<String> = reports.iter().map(|report| score(report, name).to_string()).collect();
        println!("{name:<26} {} of 100 (runs: {})", score(middle, name), all.join(", "));
        if score(middle, name) < LEAST {
            low.push(name);
        }
    }
    ensure!(low.is_empty(), "below {LEAST}: {}; the report is in {}", low.join(", "), path(project).display());
    let reached = CATEGORIES.map(|name| format!("{name} {}", score(middle, name)));
    Ok(Outcome::done(reached.join(", ")))
}

fn path(project: &Project) -> std::path::PathBuf {
    project.root.join("target/lighthouse.json")
}

fn report(project: &Project, url: &str) -> Result<Value> {
    let chrome = browser::find().context("no browser: cargo xtask setup")?.chrome;
    let path = path(project);
    let lighthouse = project.child("node").arg(npm::file(project, npm::LIGHTHOUSE)).arg(url);
    let lighthouse =
        lighthouse.args("--quiet --output=json").arg(format!("--only-categories={}", CATEGORIES.join(",")));
    let lighthouse = lighthouse.arg(format!("--output-path={}", path.display()));
    lighthouse.arg("--chrome-flags=--headless=new --no-sandbox").env("CHROME_PATH", chrome).read()?;
    serde_json::from_str(&fs::read_to_string(&path)?).context("Lighthouse's report")
}

/// Of 100; what could not be rated counts as nothing.
fn score(report: &Value, category: &str) -> f64 {
    (report["categories"][category]["score"].as_f64().unwrap_or_default() * 100.0).round()
}
