//! `cargo xtask check` and `cargo xtask test`.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};

use crate::child::Child;
use crate::project::Project;
use crate::setup::{browser, components, crates, nginx, npm, tools, wasm_target};
use crate::steps::{Outcome, Steps};
use crate::{audit, boundaries, budget, eval, package, sent, serve};

/// The fast part: format, lints, native tests, boundaries.
pub fn check(project: &Project) -> Result<ExitCode> {
    let mut steps = Steps::new("check", 5);
    steps.need("rustfmt and clippy", || components::prepare(project))?;
    steps.check("format", || format(project));
    steps.check("lints", || lints(project));
    steps.check("native tests", || native_tests(project));
    steps.check("boundaries", || boundaries::check(project));
    Ok(steps.close())
}

/// Only installs what is missing.
pub fn setup(project: &Project) -> Result<ExitCode> {
    let mut steps = Steps::new("setup", 8);
    prepare(project, &mut steps)?;
    Ok(steps.close())
}

/// Installs all that tests and measurements need: eight steps.
pub fn prepare(project: &Project, steps: &mut Steps) -> Result<()> {
    steps.need("rustfmt and clippy", || components::prepare(project))?;
    steps.need("crates", || crates::prepare(project))?;
    steps.need("wasm32 target", || wasm_target::prepare(project))?;
    steps.need("trunk", || tools::prepare(project, tools::TRUNK))?;
    steps.need("wasm-bindgen", || tools::prepare(project, tools::WASM_BINDGEN))?;
    steps.need("browser", || browser::prepare(project))?;
    steps.need("axe-core", || npm::prepare(project, npm::AXE))?;
    steps.need("nginx", || nginx::prepare(project))
}

/// Pictures of every state at three widths in three themes, for people to look at.
pub fn shots(project: &Project) -> Result<ExitCode> {
    let mut steps = Steps::new("shots", 10);
    prepare(project, &mut steps)?;
    steps.need("build the page", || serve::build(project))?;
    steps.check("pictures", || {
        all_pictures(project)?;
        Ok(Outcome::done(format!("look at {}", project.root.join("target/shots").display())))
    });
    Ok(steps.close())
}

/// Takes them of the built page, and looks at each with axe-core.
pub fn all_pictures(project: &Project) -> Result<Outcome> {
    let tests = browser_tests(project, "/")?.args("-- gallery").env("GLOSS_GALLERY", "all");
    passed(tests.log(project.log("shots")))
}

/// Everything that must hold; what CI runs.
pub fn test(project: &Project) -> Result<ExitCode> {
    let mut steps = Steps::new("test", 23);
    prepare(project, &mut steps)?;
    steps.need("cargo-deny", || tools::prepare(project, tools::CARGO_DENY))?;
    steps.check("format", || format(project));
    steps.check("lints", || lints(project));
    steps.check("lints of the page for wasm", || wasm_lints(project));
    steps.check("boundaries", || boundaries::check(project));
    steps.check("licences and sources of the crates", || audit::crates(project));
    steps.check("native tests", || native_tests(project));
    steps.check("component tests in the browser", || component_tests(project));
    steps.check("vector instructions in the browser", || vector_tests(project));
    let built = steps.check("build the page", || serve::build(project));
    let of_page: [(&str, &dyn Fn() -> Result<Outcome>); 4] = [
        ("package", &|| package::pack(project, &project.dist(), "/")),
        ("size budget", &|| budget::check(project)),
        ("end to end at /", &|| end_to_end(project, "/")),
        ("end to end at /some/path/", &|| end_to_end(project, "/some/path/")),
    ];
    for (name, work) in of_page {
        if built {
            steps.check(name, work);
        } else {
            steps.pass_over(name, "because the page was not built");
        }
    }
    steps.check("accuracy", || accuracy(project));
    Ok(steps.close())
}

fn format(project: &Project) -> Result<Outcome> {
    project.cargo().args("fmt --all --check").run().context("cargo fmt mends this")?;
    Ok(Outcome::done(""))
}

fn lints(project: &Project) -> Result<Outcome> {
    project.cargo().args("clippy --workspace --all-targets --locked -- -D warnings").run()?;
    Ok(Outcome::done(""))
}

fn wasm_lints(project: &Project) -> Result<Outcome> {
    let clippy = "clippy -p gloss-app --lib --bins --tests --features simd --locked --target wasm32-unknown-unknown \
                  -- -D warnings";
    project.cargo().args(clippy).run()?;
    Ok(Outcome::done(""))
}

/// Unit, integration and documentation tests of all crates.
fn native_tests(project: &Project) -> Result<Outcome> {
    passed(project.cargo().args("test --workspace --locked --no-fail-fast -- -q").log(project.log("native-tests")))
}

fn component_tests(project: &Project) -> Result<Outcome> {
    if !project.root.join("tests/components.rs").is_file() {
        return Ok(Outcome::Skipped("there are none".to_owned()));
    }
    let browser = browser::find().context("no browser")?;
    let tests = "test -p gloss-app --locked --target wasm32-unknown-unknown --test components";
    let tests = project.cargo().args(tests).env("CHROMEDRIVER", browser.driver);
    passed(tests.log(project.log("component-tests")))
}

/// The tagger's kernel, against its scalar twin.
fn vector_tests(project: &Project) -> Result<Outcome> {
    let browser = browser::find().context("no browser")?;
    let tests = "test -p gloss-tagger --locked --target wasm32-unknown-unknown --features simd --lib network";
    let tests = project.cargo().args(tests).env("CHROMEDRIVER", browser.driver);
    passed(tests.log(project.log("vector-tests")))
}

/// The tests of what depends on where the page lies; it reads and looks the same
/// anywhere.
const ADDRESSES: &str = "offline deploys hosts moves opener places words:: handed whole archive vectors guarded";

/// The built page in a browser, served below `base`.
fn end_to_end(project: &Project, base: &str) -> Result<Outcome> {
    let name = format!("end-to-end{}", base.trim_end_matches('/').replace('/', "-"));
    let tests = browser_tests(project, base)?;
    let tests = if base == "/" { tests } else { tests.args(&format!("-- {ADDRESSES}")) };
    let sent = project.log(&format!("{name}-sent")).with_extension("tsv");
    let _ = fs::remove_file(&sent);
    let log = project.log(&name);
    let outcome = match passed(tests.env("GLOSS_RECORD", &sent).log(log.clone())) {
        Err(error) => again(project, base, &log, &sent).unwrap_or(Err(error)),
        passed => passed,
    };
    Ok(match outcome? {
        Outcome::Done(passed) => Outcome::done(format!("{passed}; {}", sent::summary(&sent)?)),
        skipped => skipped,
    })
}

/// How many tests may fail for once.
const SLIPS: usize = 5;

/// Runs the few tests that have failed again, one by one, twice at most: a browser on
/// a busy machine may be late for once, what fails each time is wrong. None if there
/// are many.
fn again(project: &Project, base: &str, log: &Path, sent: &Path) -> Option<Result<Outcome>> {
    let text = fs::read_to_string(log).ok()?;
    let late: Vec<&str> = failed(&text).collect();
    if late.is_empty() || late.len() > SLIPS {
        return None;
    }
    let said = format!("passed, only when run again: {}", late.join(", "));
    let log = log.with_extension("again.log");
    let second = run_these(project, base, &late, &log, sent);
    let third = || {
        let text = fs::read_to_string(&log)?;
        run_these(project, base, &failed(&text).collect::<Vec<_>>(), &log, sent)
    };
    Some(second.or_else(|_| third()).map(|_| Outcome::done(said)))
}

fn run_these(project: &Project, base: &str, names: &[&str], log: &Path, sent: &Path) -> Result<Outcome> {
    ensure!(!names.is_empty(), "it did not end for a test");
    println!("        again: {}", names.join(", "));
    let tests = browser_tests(project, base)?.args("-- --exact --test-threads 1").args(&names.join(" "));
    passed(tests.env("GLOSS_RECORD", sent).log(log.to_path_buf()))
}

/// The names of the tests that failed, by what the test runner printed.
fn failed(log: &str) -> impl Iterator<Item = &str> {
    log.lines().filter_map(|line| line.strip_prefix("test ")?.strip_suffix(" ... FAILED"))
}

/// The end-to-end tests, with what they need to know.
pub fn browser_tests(project: &Project, base: &str) -> Result<Child> {
    let browser = browser::find().context("no browser")?;
    let tests = project.cargo().args("test -p gloss-app --locked --test e2e");
    let tests = tests.env("GLOSS_SITE", package::site(project));
    let told = tests.env("GLOSS_DIST", project.dist()).env("GLOSS_BASE", base).env("RUST_BACKTRACE", "0");
    let script = npm::file(project, npm::AXE);
    let told = if script.is_file() { told.env("GLOSS_AXE", script) } else { told };
    Ok(told.env("GLOSS_CHROME", browser.chrome).env("GLOSS_CHROMEDRIVER", browser.driver))
}

/// The network cut at every tenth of the first load and of an update.
pub fn all_cuts(project: &Project) -> Result<Outcome> {
    let tests = browser_tests(project, "/")?.args("-- cuts").env("GLOSS_CUTS", "all");
    passed(tests.log(project.log("cuts")))
}

fn accuracy(project: &Project) -> Result<Outcome> {
    eval::names(project).run()?;
    let sets = project.root.join("../shared/data/ner").is_dir();
    Ok(Outcome::done(if sets { "on all sets" } else { "on the gold set; the public sets are not on this machine" }))
}

/// Runs tests and says how many passed.
pub(crate) fn passed(tests: Child) -> Result<Outcome> {
    let passed = count_passed(&tests.run()?);
    ensure!(passed > 0, "no test was run");
    Ok(Outcome::done(format!("{passed} tests passed")))
}

fn count_passed(lines: &[String]) -> usize {
    let results = lines.iter().filter(|line| line.contains("test result: ok."));
    results.filter_map(|line| line.split_once("ok. ")?.1.split(' ').next()?.parse::<usize>().ok()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failed_tests_are_named() {
        let log =
            "test a::b ... ok\ntest c::d ... FAILED\n\nfailures:\n    c::d\ntest result: FAILED. 1 passed; 1 failed\n";
        assert_eq!(failed(log).collect::<Vec<_>>(), ["c::d"]);
    }

    #[test]
    fn passed_tests_are_added_up() {
        let lines =
            ["running 2 tests", "test result: ok. 2 passed; 0 failed;", "test result: ok. 30 passed; 0 failed;"];
        assert_eq!(count_passed(&lines.map(str::to_owned)), 32);
    }
}
