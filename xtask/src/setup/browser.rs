//! A Chromium and its driver, for the tests in a browser.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::child::Child;
use crate::project::Project;
use crate::steps::Outcome;

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const HOW: &str = "install Chromium and its driver of the same version, or name them in CHROME and CHROMEDRIVER \
    (Debian: apt-get install chromium chromium-driver)";

/// The programs that tests in a browser need.
#[derive(Debug, Clone)]
pub struct Browser {
    /// The browser.
    pub chrome: PathBuf,
    /// Its WebDriver server.
    pub driver: PathBuf,
}

/// Finds a browser with its driver; `None` if either is missing or broken.
#[must_use]
pub fn find() -> Option<Browser> {
    let chrome = named("CHROME").or_else(|| BROWSERS.into_iter().find_map(on_path))?;
    let driver = named("CHROMEDRIVER").or_else(|| on_path("chromedriver"))?;
    Some(Browser { chrome, driver })
}

/// Makes sure that there is a browser, with apt-get if need be.
pub fn prepare(project: &Project) -> Result<Outcome> {
    if let Some(browser) = find() {
        return Ok(Outcome::done(format!("already there: {}", browser.chrome.display())));
    }
    println!("        no Chromium with chromedriver found");
    if env::var("GLOSS_BROWSER").is_ok_and(|way| way == "path") {
        bail!("GLOSS_BROWSER=path, and none is on PATH: {HOW}");
    }
    apt(project, "update").context(HOW)?;
    apt(project, "install -y --no-install-recommends chromium chromium-driver").context(HOW)?;
    let browser = find().with_context(|| format!("apt-get brought no Chromium that runs: {HOW}"))?;
    Ok(Outcome::done(format!("installed {}", browser.chrome.display())))
}

/// Runs apt-get as root.
pub(crate) fn apt(project: &Project, what: &str) -> Result<()> {
    println!("        apt-get {what}");
    let root = project.child("id").arg("-u").read().is_ok_and(|id| id.trim() == "0");
    let apt = if root { project.child("apt-get") } else { project.child("sudo").args("-n apt-get") };
    apt.args(what).env("DEBIAN_FRONTEND", "noninteractive").run().map(|_| ())
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(runs)
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|dir| dir.join(name)).find(|program| program.is_file() && runs(program))
}

/// Some systems have a `chromium` that only says where to get one.
fn runs(program: &PathBuf) -> bool {
    Child::new(program).arg("--version").read().is_ok()
}
