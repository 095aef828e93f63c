//! Trunk and wasm-bindgen, in the versions that this project is built with.

use std::env;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::steps::Outcome;

/// A program that `cargo install` brings.
#[derive(Debug, Clone, Copy)]
pub struct Tool {
    /// Its crate.
    pub package: &'static str,
    /// The program that the crate installs.
    pub program: &'static str,
    /// The exact version.
    pub version: &'static str,
    options: &'static str,
}

/// Builds the page. Unoptimised, because it only waits for cargo.
pub const TRUNK: Tool = Tool {
    package: "trunk",
    program: "trunk",
    version: "0.21.14",
    options: "--no-default-features --features rustls --debug",
};

/// Joins wasm and JavaScript. Its version is that of the crate `wasm-bindgen`.
pub const WASM_BINDGEN: Tool =
    Tool { package: "wasm-bindgen-cli", program: "wasm-bindgen", version: "0.2.129", options: "--no-default-features" };

/// Checks the crates by `deny.toml`.
pub const CARGO_DENY: Tool =
    Tool { package: "cargo-deny", program: "cargo-deny", version: "0.20.2", options: "--no-default-features --debug" };

/// Makes sure that `tool` is there, building it if it is not.
pub fn prepare(project: &Project, tool: Tool) -> Result<Outcome> {
    let wanted = format!("{} {}", tool.program, tool.version);
    match project.child(tool.program).arg("--version").read() {
        Ok(found) if found.trim() == wanted => return Ok(Outcome::done("already there")),
        Ok(found) => println!("        found {}, but {wanted} is needed", found.trim()),
        Err(_) => println!("        not found"),
    }
    if env::var("GLOSS_TOOLS").is_ok_and(|way| way == "path") {
        bail!("GLOSS_TOOLS=path, and {wanted} is not on PATH");
    }
    install(project, tool)?;
    Ok(Outcome::done(format!("built and put into {}", project.tools().display())))
}

fn install(project: &Project, tool: Tool) -> Result<()> {
    println!("        building it, once for all clones; this takes some minutes");
    // Kept until it is done, so that a build that was broken off goes on where it was.
    let build = project.cache.join("build").join(tool.package);
    let result = project
        .cargo()
        .args("install --locked")
        .args(&format!("{} --version {} {}", tool.package, tool.version, tool.options))
        .arg("--root")
        .arg(project.tools())
        .arg("--target-dir")
        .arg(&build)
        .run();
    result.with_context(|| format!("{} could not be installed; is the network there?", tool.package))?;
    fs::remove_dir_all(&build).context("could not clear the build folder")
}
