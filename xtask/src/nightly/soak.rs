//! Ten thousand articles in one tab.

use anyhow::{Context, Result};
use serde_json::Value;

use crate::checks;
use crate::project::Project;
use crate::steps::Outcome;

/// Unless `GLOSS_SOAK` says otherwise.
const ARTICLES: &str = "10000";

/// Reads them one after the other; the test fails if memory does not stay flat.
pub(super) fn run(project: &Project) -> Result<Outcome> {
    let count = std::env::var("GLOSS_SOAK").unwrap_or_else(|_| ARTICLES.to_owned());
    let test = checks::browser_tests(project, "/")?.args("-- --ignored --exact --nocapture");
    let test = test.arg("soak::memory_stays_flat_over_thousands_of_articles").env("GLOSS_SOAK", count);
    let lines = test.log(project.log("soak")).run()?;
    let json = lines.iter().find_map(|line| line.split_once("MEASURED ")).context("nothing was measured")?.1;
    let told: Value = serde_json::from_str(json)?;
    let megabytes = |when: &str, which: usize| told[when][which].as_f64().unwrap_or_default() / 1e6;
    Ok(Outcome::done(format!(
        "{} articles: {:.0} MB after a tenth of them, {:.0} MB at the end; of these JavaScript's heap {:.1} and {:.1} MB",
        told["articles"],
        megabytes("early", 0),
        megabytes("last", 0),
        megabytes("early", 1),
        megabytes("last", 1)
    )))
}
