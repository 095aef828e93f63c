//! A short run of every fuzz target, begun from the fixtures of the tests.

use std::{env, fs};

use anyhow::{Context, Result, ensure};

use crate::project::Project;
use crate::setup::nightly;
use crate::steps::Outcome;

/// Seconds for each target, unless `GLOSS_FUZZ_SECONDS` says otherwise.
const SECONDS: u32 = 60;

/// Runs all targets, or those that `GLOSS_FUZZ` names; fails with the first that
/// finds something, and leaves what it found in `fuzz/artifacts`.
pub(super) fn run(project: &Project) -> Result<Outcome> {
    let ready = nightly::prepare(project, "fuzz")?;
    if let Outcome::Skipped(_) = ready {
        return Ok(ready);
    }
    let folder = project.root.join("fuzz");
    project.child("sh").arg("seeds.sh").dir(&folder).run().context("the files to begin with")?;
    let seconds = env::var("GLOSS_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(SECONDS);
    let only = env::var("GLOSS_FUZZ").unwrap_or_default();
    let targets = targets(&fs::read_to_string(folder.join("Cargo.toml"))?);
    let wanted = |name: &&String| only.is_empty() || only.split(',').any(|only| only == *name);
    let mut told = Vec::new();
    for target in targets.iter().filter(wanted) {
        let fuzz = nightly::cargo(project).dir(&folder).args("fuzz run -s none").arg(target);
        let limits = format!("-- -max_total_time={seconds} -timeout=30 -rss_limit_mb=2048 -print_final_stats=1");
        let lines = fuzz.args(&limits).log(project.log(&format!("fuzz-{target}"))).run()?;
        let runs = lines.iter().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
        told.push(format!("{target} {}", runs.map_or("?", str::trim)));
    }
    ensure!(!told.is_empty(), "no target is called {only}");
    Ok(Outcome::done(format!("runs in {seconds} s each: {}", told.join(", "))))
}

/// The names of the programs in a manifest.
fn targets(manifest: &str) -> Vec<String> {
    let programs = manifest.split("[[bin]]").skip(1);
    let name = |program: &str| Some(program.split_once("name = \"")?.1.split_once('"')?.0.to_owned());
    programs.filter_map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_those_of_the_manifest() {
        let manifest = "[package]\nname = \"x\"\n[[bin]]\nname = \"paste\"\npath = \"p\"\n[[bin]]\nname = \"html\"\n";
        assert_eq!(targets(manifest), ["paste", "html"]);
    }
}
