//! `cargo xtask serve`: build the page and serve it on this machine.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::remap;
use crate::setup::{crates, tools, wasm_target};
use crate::site::Site;
use crate::steps::{Outcome, Steps};

/// Tried in turn when no port is asked for.
const FIRST_PORT: u16 = 8080;
const LAST_PORT: u16 = 8089;

/// Where to serve.
#[derive(Debug, PartialEq, Eq)]
struct Options {
    port: Option<u16>,
    path: String,
}

/// Builds, then serves until it is stopped.
pub fn run(project: &Project, args: &[String]) -> Result<ExitCode> {
    let options = parse(args)?;
    let mut steps = Steps::new("serve", 6);
    steps.need("crates", || crates::prepare(project))?;
    steps.need("wasm32 target", || wasm_target::prepare(project))?;
    steps.need("trunk", || tools::prepare(project, tools::TRUNK))?;
    steps.need("wasm-bindgen", || tools::prepare(project, tools::WASM_BINDGEN))?;
    steps.need("build the page", || build(project))?;
    let mut site = None;
    steps.need("start the server", || {
        let started = start(project, &options)?;
        let note = started.url();
        site = Some(started);
        Ok(Outcome::done(note))
    })?;
    let site = site.context("the server did not start")?;
    println!("\nGloss is at {}\nCtrl+C stops it.", site.url());
    site.wait();
    Ok(ExitCode::SUCCESS)
}

/// Builds the page as it is published.
pub fn build(project: &Project) -> Result<Outcome> {
    let trunk = project.child("trunk").args("build --release");
    trunk.env(remap::VARIABLE, remap::flags(project)).run()?;
    Ok(Outcome::done(""))
}

/// A path with a slash at both ends.
pub(crate) fn folder(path: &str) -> String {
    format!("/{}/", path.trim_matches('/')).replace("//", "/")
}

fn start(project: &Project, options: &Options) -> Result<Site> {
    let dist = project.dist();
    match options.port {
        Some(port) => Site::compressed(&dist, &options.path, port),
        None => (FIRST_PORT..=LAST_PORT)
            .find_map(|port| Site::compressed(&dist, &options.path, port).ok())
            .map_or_else(|| Site::compressed(&dist, &options.path, 0), Ok),
    }
}

fn parse(args: &[String]) -> Result<Options> {
    let mut options = Options { port: None, path: "/".to_owned() };
    let mut args = args.iter();
    while let Some(name) = args.next() {
        let value = args.next().with_context(|| format!("{name} needs a value"))?;
        match name.as_str() {
            "--port" => options.port = Some(value.parse().with_context(|| format!("{value:?} is no port"))?),
            "--path" => options.path = folder(value),
            _ => bail!("serve knows --port N and --path /some/path/, not {name:?}"),
        }
    }
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(args: &[&str]) -> Result<Options> {
        parse(&args.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    #[test]
    fn a_path_gets_its_slashes() {
        assert_eq!(parsed(&["--path", "some/path"]).unwrap().path, "/some/path/");
        assert_eq!(parsed(&["--path", "/"]).unwrap().path, "/");
        assert_eq!(parsed(&["--port", "9000"]).unwrap().port, Some(9000));
    }

    #[test]
    fn unknown_options_are_refused() {
        assert!(parsed(&["--prot", "1"]).is_err());
        assert!(parsed(&["--port"]).is_err());
        assert!(parsed(&["--port", "many"]).is_err());
    }
}
