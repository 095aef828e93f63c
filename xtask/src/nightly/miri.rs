//! Tests of the crates that only compute, in an interpreter that notices undefined
//! behaviour. The project's own code has no `unsafe`; what it builds on has.

use anyhow::Result;

use crate::checks;
use crate::project::Project;
use crate::setup::nightly;
use crate::steps::Outcome;

/// Crates whose unit tests end within minutes there: those without models and
/// whole texts.
const CRATES: [&str; 4] = ["gloss-day", "gloss-order", "gloss-say", "gloss-text"];

/// Tests of these names go through all days of centuries and all letters there are.
const LONG: [&str; 2] = ["as_the_calendar_counts_them", "fold::"];

/// Runs their unit tests, property tests with a few cases.
pub(super) fn run(project: &Project) -> Result<Outcome> {
    let ready = nightly::prepare(project, "miri")?;
    if let Outcome::Skipped(_) = ready {
        return Ok(ready);
    }
    let tests = nightly::cargo(project).args("miri test --locked --lib --no-fail-fast --target-dir target/miri");
    let tests = CRATES.iter().fold(tests, |tests, name| tests.arg("-p").arg(name));
    // Property tests look for the folder of old failures, and leak the word lists that they make.
    let flags = "-Zmiri-disable-isolation -Zmiri-ignore-leaks";
    let tests = tests.env("MIRIFLAGS", flags).env("PROPTEST_CASES", "4");
    let tests = LONG.iter().fold(tests.args("-- -q"), |tests, name| tests.arg("--skip").arg(name));
    checks::passed(tests.log(project.log("miri")))
}
