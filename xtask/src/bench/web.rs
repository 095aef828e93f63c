//! `cargo xtask bench web`: Gloss beside compromise and wink-nlp in one browser,
//! on the same texts, in turns; how the page starts, and how it grows.

pub(crate) mod peers;
mod sections;

use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::steps::{Outcome, Steps};
use crate::{checks, report, serve};

const RUNS: u32 = 15;

struct Options {
    runs: u32,
    /// Measures what lies in `dist` instead of building the page first.
    built: bool,
    parts: Vec<&'static str>,
}

const PARTS: [&str; 3] = ["others", "start", "growth"];

/// Measures all parts, or those that are named, and writes their sections.
pub(super) fn run(project: &Project, args: &[String]) -> Result<ExitCode> {
    let options = parse(args)?;
    let wants = |part: &str| options.parts.is_empty() || options.parts.contains(&part);
    let parts = PARTS.iter().filter(|part| wants(part)).count();
    let mut steps = Steps::new("bench", parts + if options.built { 0 } else { 9 });
    if !options.built {
        checks::prepare(project, &mut steps)?;
        steps.need("build the page", || serve::build(project))?;
    }
    if wants("others") {
        steps.check("beside other programs in a browser", || others(project, options.runs));
    }
    if wants("start") {
        steps.check("from a cold start", || start(project, options.runs));
    }
    if wants("growth") {
        steps.check("from 1 kB to 10 MB", || growth(project));
    }
    Ok(steps.close())
}

fn parse(args: &[String]) -> Result<Options> {
    let mut options = Options { runs: RUNS, built: false, parts: Vec::new() };
    let mut args = args.iter();
    while let Some(name) = args.next() {
        match (name.as_str(), PARTS.iter().find(|part| *part == name)) {
            ("--runs", _) => {
                options.runs = args.next().and_then(|runs| runs.parse().ok()).context("--runs needs a number")?;
            }
            ("--built", _) => options.built = true,
            (_, Some(part)) => options.parts.push(part),
            _ => bail!("bench web knows --runs N, --built and the parts {}, not {name:?}", PARTS.join(", ")),
        }
    }
    Ok(options)
}

fn others(project: &Project, runs: u32) -> Result<Outcome> {
    let site = peers::site(project)?;
    let sets = peers::sets(project, &site)?;
    let test = checks::browser_tests(project, "/")?.env("GLOSS_BESIDE", &site).env("GLOSS_SETS", sets.join(" "));
    let measured = super::measured(test, "beside::others_in_the_same_browser", runs)?;
    write(project, sections::OTHERS, &sections::others(&measured, &report::machine(project)?)?)
}

fn start(project: &Project, runs: u32) -> Result<Outcome> {
    let visits: Vec<_> = super::in_browser(project, "beside::cold_starts", runs)?;
    write(project, sections::START, &sections::start(&visits, &report::machine(project)?)?)
}

fn growth(project: &Project) -> Result<Outcome> {
    let sizes: Vec<_> = super::in_browser(project, "growing::growth", 1)?;
    write(project, sections::GROWTH, &sections::growth(&sizes, &report::machine(project)?))
}

fn write(project: &Project, heading: &str, section: &str) -> Result<Outcome> {
    report::benchmark(project, heading, section)?;
    Ok(Outcome::done(report::rows(section)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_apart() {
        let parse = |args: &str| parse(&args.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        assert!(parse("").is_ok_and(|options| options.parts.is_empty() && !options.built && options.runs == RUNS));
        assert!(parse("start --runs 3 --built").is_ok_and(|options| options.parts == ["start"] && options.runs == 3));
        assert!(parse("starts").err().is_some_and(|why| why.to_string().contains("growth")));
        assert!(parse("--runs").is_err());
    }
}
