//! Ten thousand articles in one tab.

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::checks;
use crate::project::Project;
use crate::steps::Outcome;

/// Unless `GLOSS_SOAK` says otherwise.
const ARTICLES: &str = "10000";

/// How much more memory there may be at the end than after a tenth of the way, in
/// hundredths; what the browser keeps for later varies by some.
const MORE: f64 = 115.0;

/// Reads them one after the other; fails if memory does not stay flat.
pub(super) fn run(project: &Project) -> Result<Outcome> {
    let count = std::env::var("GLOSS_SOAK").unwrap_or_else(|_| ARTICLES.to_owned());
    let test = checks::browser_tests(project, "/")?.args("-- --ignored --exact --nocapture");
    let test = test.arg("soak::thousands_of_articles_in_one_tab").env("GLOSS_SOAK", count);
    let lines = test.log(project.log("soak")).run()?;
    let json = lines.iter().find_map(|line| line.split_once("MEASURED ")).context("nothing was measured")?.1;
    let looks: Value = serde_json::from_str(json)?;
    let megabytes = |when: &str, which: usize| looks[when][which].as_f64().unwrap_or_default() / 1e6;
    let told = format!(
        "{} articles: {:.0} MB after a tenth of them, {:.0} MB at the end; of these JavaScript's heap {:.1} and {:.1} MB",
        looks["articles"],
        megabytes("early", 0),
        megabytes("last", 0),
        megabytes("early", 1),
        megabytes("last", 1)
    );
    ensure!(megabytes("last", 0) * 100.0 <= megabytes("early", 0) * MORE, "{told}");
    Ok(Outcome::done(told))
}
