//! `cargo xtask eval`: how good the reading is, on the labelled sets.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::child::Child;
use crate::project::Project;

/// Scores names, figures and links; with `names`, `figures`, `links` or
/// `extract` these alone. `extract` also runs Readability.js on the same pages,
/// which npm installs under target. Fails if a set's F1 fell by more than half a point, if too few figures
/// are right, or if links fall below their floor.
pub fn run(project: &Project, args: &[String]) -> Result<ExitCode> {
    let parts = parse(args)?;
    if parts.names {
        println!("Names: exact spans of the whole reading, against crates/train/baseline.csv.");
        names(project).show()?;
    }
    if parts.figures {
        println!();
        println!("Figures: value, span and head of what is counted, on crates/extract/tests/cases/figures_gold.jsonl.");
        println!("{}", figures(project)?);
        specifications(project)?.iter().for_each(|line| println!("{line}"));
    }
    if parts.links {
        println!();
        links(project)?.iter().for_each(|line| println!("{line}"));
    }
    if parts.extract {
        println!();
        extract(project)?.iter().for_each(|line| println!("{line}"));
    }
    Ok(ExitCode::SUCCESS)
}

#[derive(Debug, PartialEq, Eq)]
struct Parts {
    names: bool,
    figures: bool,
    links: bool,
    extract: bool,
}

const PARTS: [&str; 4] = ["names", "figures", "links", "extract"];

fn parse(args: &[String]) -> Result<Parts> {
    let args: Vec<&str> = args.iter().map(|arg| arg.trim_start_matches('-')).collect();
    if let Some(other) = args.iter().find(|arg| !PARTS.contains(arg)) {
        bail!(
            "eval knows names, figures, links and extract, not {other:?}; cargo run --release -p gloss-train has more"
        );
    }
    let wanted = |name: &str| args.contains(&name);
    let default = |name: &str| args.is_empty() || wanted(name);
    Ok(Parts {
        names: default("names"),
        figures: default("figures"),
        links: default("links"),
        extract: wanted("extract"),
    })
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

/// The table of links between texts, where they are at hand.
fn links(project: &Project) -> Result<Vec<String>> {
    let heading = "Links: articles that a name is linked to, on 120 news texts, each with an archive of the others \
                   (the rule of scoring: crates/engine/tests/linking.rs).";
    if !project.root.join("../shared/data/linking").is_dir() {
        return Ok(vec![format!("{heading}\nNot scored: the texts are not at hand (../shared/data/linking).")]);
    }
    let test = "test --quiet --locked -p gloss-engine --test linking -- --ignored --nocapture links_lead_to_the_same";
    let lines = project.cargo().args(test).run()?;
    let table =
        lines.into_iter().filter(|line| ["half ", "tuning ", "reporting "].iter().any(|at| line.starts_with(at)));
    Ok([heading.to_owned()].into_iter().chain(table).collect())
}

/// Versions of what is measured beside.
const READABILITY: [&str; 2] = ["@mozilla/readability@0.6.0", "jsdom@26.1.0"];

/// The table of articles found in web pages, where the pages are at hand, beside
/// Readability.js on the same pages in the same run.
fn extract(project: &Project) -> Result<Vec<String>> {
    let heading = "Articles in web pages: precision, recall and F1 of runs of four words (scrapinghub) and F1 of words \
                   (readability), and the mean time a page (the rule of scoring: crates/intake/tests/pages.rs).";
    let pages = project.root.join("../shared/data/extract");
    if !pages.is_dir() {
        return Ok(vec![format!("{heading}\nNot scored: the pages are not at hand (../shared/data/extract).")]);
    }
    let peers = project.root.join("target/eval/peers");
    fs::create_dir_all(&peers)?;
    fs::write(peers.join("Readability.js.jsonl"), readability(project, &pages)?)?;
    let test =
        "test --release --quiet --locked -p gloss-intake --features html --test pages -- --nocapture articles_are";
    let lines = project.cargo().args(test).env("GLOSS_PEERS", &peers).run()?;
    let table = lines.into_iter().filter(|line| line.starts_with('|'));
    Ok([heading.to_owned()].into_iter().chain(table).collect())
}

/// What Readability.js finds, as JSON Lines.
fn readability(project: &Project, pages: &Path) -> Result<String> {
    let home = project.root.join("target/eval/readability");
    fs::create_dir_all(&home)?;
    let install = project.child("npm").args("install --no-audit --no-fund --prefix").arg(&home);
    let install = READABILITY.iter().fold(install, |install, package| install.arg(package));
    install.run().context("npm is needed to measure beside Readability.js")?;
    // Modules are looked for beside the script.
    let script = home.join("run_readability.mjs");
    fs::copy(project.root.join("xtask/peers/run_readability.mjs"), &script)?;
    project.child("node").arg(&script).arg(pages).read()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_scored_unless_one_is_named() {
        let parse = |args: &[&str]| parse(&args.iter().map(|arg| (*arg).to_owned()).collect::<Vec<_>>());
        assert_eq!(parse(&[]).unwrap(), Parts { names: true, figures: true, links: true, extract: false });
        assert_eq!(parse(&["figures"]).unwrap(), Parts { names: false, figures: true, links: false, extract: false });
        assert_eq!(parse(&["--names"]).unwrap(), Parts { names: true, figures: false, links: false, extract: false });
        assert!(parse(&["links"]).unwrap().links);
        assert!(parse(&["extract"]).unwrap().extract);
        assert!(parse(&["fig"]).unwrap_err().to_string().contains("figures"));
    }
}
