//! `cargo xtask nightly`: what takes too long for each change. A new check is a
//! function in a file below and a line in `CHECKS`.

mod fuzz;
mod miri;
mod properties;
mod results;
mod same;
mod soak;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::project::Project;
use crate::setup::tools;
use crate::steps::{Outcome, Steps};
use crate::{audit, bench, checks, lighthouse, serve, twice};
use results::{Ended, Results};

/// One check that stands alone.
struct Check {
    /// What it is called on the command line.
    name: &'static str,
    /// What it does, for people.
    what: &'static str,
    needs: Needs,
    run: fn(&Project) -> Result<Outcome>,
}

/// What must be there before a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needs {
    /// Cargo alone.
    Nothing,
    /// The built page and a browser.
    Page,
}

/// What `checks::prepare` takes, and the build of the page.
const OF_PAGE: usize = 8 + 1;

const CHECKS: &[Check] = &[
    Check {
        name: "properties",
        what: "property tests, with 40 times the cases",
        needs: Needs::Nothing,
        run: properties::run,
    },
    Check {
        name: "same",
        what: "500 articles read natively and in WebAssembly, byte for byte",
        needs: Needs::Nothing,
        run: same::run,
    },
    Check { name: "fuzz", what: "every fuzz target for a minute", needs: Needs::Nothing, run: fuzz::run },
    Check { name: "miri", what: "pure crates in miri", needs: Needs::Nothing, run: miri::run },
    Check {
        name: "texts",
        what: "hostile texts: time and memory grow as the text does",
        needs: Needs::Nothing,
        run: bench::texts,
    },
    Check {
        name: "gallery",
        what: "every state at three widths in three themes, with axe-core",
        needs: Needs::Page,
        run: checks::all_pictures,
    },
    Check {
        name: "cuts",
        what: "the network cut at every tenth of a first load and of an update",
        needs: Needs::Page,
        run: checks::all_cuts,
    },
    Check { name: "soak", what: "10,000 articles in one tab", needs: Needs::Page, run: soak::run },
    Check { name: "lighthouse", what: "Lighthouse, at least 95", needs: Needs::Page, run: lighthouse::check },
    Check {
        name: "twice",
        what: "the package built twice, in two folders, byte for byte",
        needs: Needs::Nothing,
        run: twice::reproducible,
    },
    Check { name: "flaws", what: "known flaws of the crates", needs: Needs::Nothing, run: flaws },
    Check { name: "npm", what: "known flaws of the tools from npm", needs: Needs::Nothing, run: audit::of_npm },
];

const BUILT: &str = "--built";

fn flaws(project: &Project) -> Result<Outcome> {
    tools::prepare(project, tools::CARGO_DENY)?;
    audit::flaws(project)
}

/// Runs all checks, or those that are named (`--built`: on the page as it lies in
/// `dist`); writes how they ended into README.md.
pub fn run(project: &Project, names: &[String]) -> Result<ExitCode> {
    let built = names.iter().any(|name| name == BUILT);
    let names: Vec<String> = names.iter().filter(|name| *name != BUILT).cloned().collect();
    let chosen = choose(&names)?;
    let page = !built && chosen.iter().any(|check| check.needs == Needs::Page);
    let mut steps = Steps::new("nightly", chosen.len() + if page { OF_PAGE } else { 0 });
    if page {
        checks::prepare(project, &mut steps)?;
        steps.need("build the page", || serve::build(project))?;
    }
    let file = project.root.join("README.md");
    for check in chosen {
        let began = Instant::now();
        let mut ended = None;
        steps.check(check.what, || {
            let result = (check.run)(project);
            ended = Some(Ended::from(&result));
            result
        });
        let Some(ended) = ended else { continue };
        // After each, so that a run that is cut off has not been for nothing.
        let mut results = Results::read(&file)?;
        results.put(check.name, check.what, &ended, began.elapsed());
        results.write(project, &file, |name| CHECKS.iter().position(|check| check.name == name))?;
    }
    Ok(steps.close())
}

fn choose(names: &[String]) -> Result<Vec<&'static Check>> {
    if let Some(other) = names.iter().find(|name| CHECKS.iter().all(|check| check.name != *name)) {
        let known: Vec<&str> = CHECKS.iter().map(|check| check.name).collect();
        bail!("nightly knows {}, not {other:?}", known.join(", "));
    }
    Ok(CHECKS.iter().filter(|check| names.is_empty() || names.iter().any(|name| name == check.name)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_checks_are_run_unless_some_are_named() {
        assert_eq!(choose(&[]).unwrap().len(), CHECKS.len());
        let named = choose(&["texts".to_owned()]).unwrap();
        assert_eq!(named.iter().map(|check| check.name).collect::<Vec<_>>(), ["texts"]);
        assert!(choose(&["text".to_owned()]).err().unwrap().to_string().contains("properties, same"));
    }

    #[test]
    fn names_are_told_apart() {
        for (at, check) in CHECKS.iter().enumerate() {
            assert!(CHECKS.iter().skip(at + 1).all(|other| other.name != check.name), "{} twice", check.name);
        }
    }
}
