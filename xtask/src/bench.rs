//! `cargo xtask bench`: how long the reading of 1,000 words takes in a browser.

use std::process::ExitCode;
use std::{fs, thread};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::checks;
use crate::project::Project;
use crate::serve;
use crate::steps::{Outcome, Steps};

const HEADING: &str = "## Reading 1,000 words in a browser";
const DEFAULT_RUNS: u32 = 15;

/// What the measuring test prints after `MEASURED`.
#[derive(Debug, Deserialize)]
struct Measured {
    agent: String,
    runs: Vec<Times>,
}

/// Milliseconds of one run.
#[derive(Debug, Deserialize)]
struct Times {
    /// From the press on the button to the last mark on the screen.
    page: f64,
    /// In the worker alone, where the page tells.
    worker: Option<f64>,
}

/// Measures in a headless browser and writes the section in BENCHMARKS.md.
pub fn run(project: &Project, args: &[String]) -> Result<ExitCode> {
    let runs = parse(args)?;
    let mut steps = Steps::new("bench", 8);
    checks::prepare(project, &mut steps)?;
    steps.need("build the page", || serve::build(project))?;
    steps.need("measure", || measure(project, runs))?;
    Ok(steps.close())
}

fn parse(args: &[String]) -> Result<u32> {
    match args {
        [] => Ok(DEFAULT_RUNS),
        [name, runs] if name == "--runs" => runs.parse().with_context(|| format!("{runs:?} is no number")),
        _ => bail!("bench knows --runs N"),
    }
}

fn measure(project: &Project, runs: u32) -> Result<Outcome> {
    let test = checks::browser_tests(project, "/")?.args("-- --ignored --exact --nocapture bench::a_thousand_words");
    let lines = test.env("GLOSS_RUNS", runs.to_string()).run()?;
    let json = lines.iter().find_map(|line| line.split_once("MEASURED ")).context("nothing was measured")?.1;
    let measured: Measured = serde_json::from_str(json)?;
    let section = section(&measured, &machine(project)?)?;
    write(project, &section)?;
    Ok(Outcome::done(section.lines().filter(|line| line.starts_with("| ")).collect::<Vec<_>>().join("\n        ")))
}

fn section(measured: &Measured, machine: &str) -> Result<String> {
    let page: Vec<f64> = measured.runs.iter().map(|run| run.page).collect();
    let worker: Vec<f64> = measured.runs.iter().filter_map(|run| run.worker).collect();
    let mut text = format!(
        "{HEADING}\n\nWritten by `cargo xtask bench` on {machine}, {}. {} readings after one that is not counted; \
         milliseconds.\n\n| what | median | fastest | slowest |\n|---|---|---|---|\n",
        browser_name(&measured.agent),
        page.len()
    );
    text.push_str(&row("from the button to the last mark on the screen", page)?);
    if !worker.is_empty() {
        text.push_str(&row("in the worker alone", worker)?);
    }
    Ok(text)
}

fn row(name: &str, mut times: Vec<f64>) -> Result<String> {
    times.sort_by(f64::total_cmp);
    let middle = times.len() / 2;
    let median = match times.len() % 2 {
        0 => times.get(middle.wrapping_sub(1)..=middle).map(|pair| pair.iter().sum::<f64>() / 2.0),
        _ => times.get(middle).copied(),
    };
    let (first, last) = (times.first(), times.last());
    let (Some(median), Some(first), Some(last)) = (median, first, last) else { bail!("nothing was measured") };
    Ok(format!("| {name} | {median:.1} | {first:.1} | {last:.1} |\n"))
}

fn browser_name(agent: &str) -> &str {
    agent.split(' ').find(|word| word.contains("Chrome/")).unwrap_or(agent)
}

/// Date, processor and number of cores.
fn machine(project: &Project) -> Result<String> {
    let date = project.child("date").arg("+%F").read()?;
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map_or("unknown processor", |rest| rest.trim_start_matches([' ', '\t', ':']));
    let cores = thread::available_parallelism().map_or(1, usize::from);
    Ok(format!("{}, {model}, {cores} cores", date.trim()))
}

fn write(project: &Project, section: &str) -> Result<()> {
    let file = project.root.join("BENCHMARKS.md");
    let old = fs::read_to_string(&file).unwrap_or_else(|_| "# Benchmarks\n".to_owned());
    fs::write(&file, replace(&old, section)).with_context(|| file.display().to_string())
}

/// `text` with the section of the same heading replaced, or added at the end.
fn replace(text: &str, section: &str) -> String {
    let Some((before, rest)) = text.split_once(HEADING) else {
        return format!("{}\n\n{section}", text.trim_end());
    };
    let after = rest.split_once("\n## ").map(|(_, after)| format!("\n## {after}")).unwrap_or_default();
    format!("{before}{section}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_of_all_runs() {
        assert_eq!(row("x", vec![3.0, 1.0, 200.0]).unwrap(), "| x | 3.0 | 1.0 | 200.0 |\n");
        assert_eq!(row("x", vec![4.0, 1.0]).unwrap(), "| x | 2.5 | 1.0 | 4.0 |\n");
        assert!(row("x", vec![]).is_err());
    }

    #[test]
    fn only_its_own_section_is_replaced() {
        let new = format!("{HEADING}\n\nnew\n");
        let text = format!("# Benchmarks\n\n{HEADING}\n\nold\n\n## Training\n\nkept\n");
        assert_eq!(replace(&text, &new), format!("# Benchmarks\n\n{HEADING}\n\nnew\n\n## Training\n\nkept\n"));
        assert_eq!(replace("# Benchmarks\n", &new), format!("# Benchmarks\n\n{HEADING}\n\nnew\n"));
    }
}
