//! `cargo xtask eval`: how good the reading is, on the labelled sets.

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::child::Child;
use crate::project::Project;

/// Scores names and figures; with `names` or `figures` these alone. Fails if a
/// set's F1 fell by more than half a point, or if too few figures are right.
pub fn run(project: &Project, args: &[String]) -> Result<ExitCode> {
    let parts = parse(args)?;
    if parts.names {
        println!("Names: exact spans of the whole reading, against crates/train/baseline.csv.");
        names(project).show()?;
    }
    if parts.names && parts.figures {
        println!();
    }
    if parts.figures {
        println!("Figures: value, span and head of what is counted, on crates/extract/tests/cases/figures_gold.jsonl.");
        println!("{}", figures(project)?);
        specifications(project)?.iter().for_each(|line| println!("{line}"));
    }
    Ok(ExitCode::SUCCESS)
}

#[derive(Debug, PartialEq, Eq)]
struct Parts {
    names: bool,
    figures: bool,
}

fn parse(args: &[String]) -> Result<Parts> {
    let args: Vec<&str> = args.iter().map(|arg| arg.trim_start_matches('-')).collect();
    if let Some(other) = args.iter().find(|arg| !["names", "figures"].contains(arg)) {
        bail!("eval knows names and figures, not {other:?}; cargo run --release -p gloss-train has more");
    }
    let wanted = |name: &str| args.is_empty() || args.contains(&name);
    Ok(Parts { names: wanted("names"), figures: wanted("figures") })
}

/// Compares the names with the committed scores: on the project's own gold set
/// everywhere, on the public sets where they are at hand.
#[must_use]
pub fn names(project: &Project) -> Child {
    project.cargo().args("run --quiet --release --locked -p gloss-train -- eval")
}

/// The closing line of the test that holds the figures to their gold set.
fn figures(project: &Project) -> Result<String> {
    let test = "test --quiet --locked -p gloss-extract --test figures_gold -- --nocapture the_gold_figures_are_read";
    let lines = project.cargo().args(test).run()?;
    let Some(line) = lines.iter().find(|line| line.contains(" figures: value ")) else { bail!("nothing was scored") };
    Ok(line.clone())
}

/// The table of the published specifications, where they are at hand.
fn specifications(project: &Project) -> Result<Vec<String>> {
    if !project.root.join("../shared/data/figures").is_dir() {
        return Ok(Vec::new());
    }
    let test = "test --quiet --locked -p gloss-extract --test figures_report -- --ignored --nocapture";
    let lines = project.cargo().args(test).run()?;
    let table = lines.into_iter().skip_while(|line| !line.starts_with("set ")).take_while(|line| line.len() > 1);
    let heading =
        "\nPublished specifications: percent right of the cases in scope (crates/extract/tests/figures_report.rs).";
    Ok([heading.to_owned()].into_iter().chain(table).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_are_scored_unless_one_is_named() {
        let parse = |args: &[&str]| parse(&args.iter().map(|arg| (*arg).to_owned()).collect::<Vec<_>>());
        assert_eq!(parse(&[]).unwrap(), Parts { names: true, figures: true });
        assert_eq!(parse(&["figures"]).unwrap(), Parts { names: false, figures: true });
        assert_eq!(parse(&["--names"]).unwrap(), Parts { names: true, figures: false });
        assert!(parse(&["fig"]).unwrap_err().to_string().contains("figures"));
    }
}
