//! The property tests of all crates, with more cases than each change is given.

use anyhow::Result;

use crate::checks;
use crate::project::Project;
use crate::steps::Outcome;

/// What proptest takes by itself is 256; tests that take more or fewer grow with it.
const CASES: u32 = 40 * 256;

/// Runs the tests of the crates that have such tests, optimised.
pub(super) fn run(project: &Project) -> Result<Outcome> {
    let tests = "test --profile release --locked --no-fail-fast -p gloss-archive -p gloss-day -p gloss-encoding \
                 -p gloss-engine -p gloss-export -p gloss-extract -p gloss-import -p gloss-intake -p gloss-model \
                 -p gloss-open -p gloss-order -p gloss-places -p gloss-tagger -p gloss-text -p gloss-words --features gloss-intake/html -- -q";
    let tests = project.cargo().args(tests).env("PROPTEST_CASES", CASES.to_string());
    // Only so optimised that it is quick to build, and with the checks that a release leaves out.
    let tests = tests.env("CARGO_PROFILE_RELEASE_LTO", "off").env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    let tests = tests.env("CARGO_PROFILE_RELEASE_DEBUG_ASSERTIONS", "true");
    let tests = tests.env("CARGO_PROFILE_RELEASE_OVERFLOW_CHECKS", "true");
    checks::passed(tests.log(project.log("properties")))
}
