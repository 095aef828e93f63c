//! The standard library for wasm32-unknown-unknown: from rustup, or built once
//! from Debian's source package of exactly this compiler.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::steps::Outcome;

/// What the page is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";
/// Where Debian keeps a `rust-src`; newest compilers are in the first two.
const SUITES: [&str; 5] = ["trixie-backports", "sid", "testing", "stable-backports", "stable"];

/// Makes sure that a program for the browser can be compiled and linked.
pub fn prepare(project: &Project) -> Result<Outcome> {
    if links(project) {
        return Ok(Outcome::done("already there"));
    }
    println!("        a trial program does not link yet");
    let only = env::var("GLOSS_WASM_TARGET").ok();
    let mut tried = Vec::new();
    for (name, way) in [("rustup", from_rustup as fn(&Project) -> Result<()>), ("debian-src", from_debian_source)] {
        if only.as_deref().is_some_and(|only| only != name) {
            continue;
        }
        match way(project) {
            Ok(()) if links(project) => return Ok(Outcome::done(format!("installed, way: {name}"))),
            Ok(()) => tried.push(format!("{name}: installed, but a trial program still does not link")),
            Err(error) => tried.push(format!("{name}: {error:#}")),
        }
        println!("        {name} did not do it");
    }
    bail!(explain(&tried))
}

fn explain(tried: &[String]) -> String {
    format!(
        "the {TARGET} target is missing and could not be installed. Tried:\n  {}\nGet it in one of these ways, then \
         run the command again:\n  rustup target add {TARGET}\n  on Debian with its own rustc: apt-get install \
         libstd-rust-dev-wasm32",
        tried.join("\n  ")
    )
}

/// Compiles and links a tiny library: a folder that exists proves nothing.
fn links(project: &Project) -> bool {
    let dir = project.cache.join("trial");
    let source = dir.join("trial.rs");
    let program = "#[unsafe(no_mangle)] pub extern \"C\" fn twice(x: u32) -> u64 { vec![x; 2].iter().map(|&x| u64::from(x)).sum() }\n";
    if fs::create_dir_all(&dir).and_then(|()| fs::write(&source, program)).is_err() {
        return false;
    }
    let made = dir.join("trial.wasm");
    let _ = fs::remove_file(&made);
    let rustc = project.child("rustc").args("--edition 2024 --crate-type cdylib --target").arg(TARGET);
    rustc.arg("-o").arg(&made).arg(&source).read().is_ok() && made.is_file()
}

fn from_rustup(project: &Project) -> Result<()> {
    println!("        rustup target add {TARGET}");
    project.child("rustup").args("target add").arg(TARGET).run().map(|_| ())
}

fn from_debian_source(project: &Project) -> Result<()> {
    let version = compiler_version(project)?;
    println!("        looking for Debian's rust-src {version}");
    let work = project.cache.join("debian-src");
    let sources = Sources::open(project, &work)?;
    let deb = sources.download(&version)?;
    println!("        unpacking {}", deb.display());
    let tree = work.join("tree");
    project.child("dpkg-deb").arg("-x").arg(&deb).arg(&tree).run()?;
    let library = tree.join("usr/src").join(format!("rustc-{version}")).join("library");
    println!("        building the standard library for {TARGET}");
    let built = build_library(project, &library, &work.join("build"))?;
    install_library(project, &built)?;
    fs::remove_dir_all(&work).context("could not clear the work folder")
}

/// `1.95.0`, of the rustc that cargo uses.
fn compiler_version(project: &Project) -> Result<String> {
    let said = project.child("rustc").arg("--version").read()?;
    let version = said.split_whitespace().nth(1).context("rustc does not tell its version")?;
    Ok(version.to_owned())
}

/// Package lists of our own, so that the machine's stay as they are.
struct Sources<'a> {
    project: &'a Project,
    dir: PathBuf,
}

impl<'a> Sources<'a> {
    fn open(project: &'a Project, work: &Path) -> Result<Self> {
        let dir = work.join("apt");
        for folder in ["state/lists/partial", "cache/archives/partial", "empty"] {
            fs::create_dir_all(dir.join(folder))?;
        }
        fs::write(dir.join("status"), "")?;
        let mirror = debian_mirror(project)?;
        let lines: String = SUITES.map(|suite| format!("deb {mirror} {suite} main\n")).concat();
        fs::write(dir.join("sources.list"), lines)?;
        let sources = Self { project, dir };
        // A suite that the mirror does not have must not stop the others.
        let _ = sources.apt("apt-get").arg("update").run();
        Ok(sources)
    }

    fn apt(&self, program: &str) -> crate::child::Child {
        let dir = self.dir.display();
        self.project.child(program).dir(&self.dir).args(&format!(
            "-o Dir::Etc::sourcelist={dir}/sources.list -o Dir::Etc::sourceparts={dir}/empty -o Dir::State={dir}/state \
             -o Dir::State::status={dir}/status -o Dir::Cache={dir}/cache -o APT::Sandbox::User= \
             -o Acquire::Languages=none"
        ))
    }

    /// Downloads `rust-src` of exactly this compiler.
    fn download(&self, version: &str) -> Result<PathBuf> {
        let listed = self.apt("apt-cache").args("madison rust-src").read()?;
        let package = listed
            .lines()
            .filter_map(|line| line.split('|').nth(1).map(str::trim))
            .find(|candidate| candidate.starts_with(&format!("{version}+")))
            .with_context(|| format!("Debian has no rust-src {version}; it has:\n{listed}"))?;
        self.apt("apt-get").args(&format!("download rust-src={package}")).run()?;
        let names = fs::read_dir(&self.dir)?.filter_map(Result::ok).map(|entry| entry.path());
        let begin = format!("rust-src_{version}+");
        let mut debs =
            names.filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&begin)));
        debs.next().context("apt-get downloaded nothing")
    }
}

/// The mirror that this machine's own package sources name.
fn debian_mirror(project: &Project) -> Result<String> {
    let listed = project
        .child("apt-get")
        .args("indextargets --format")
        .arg("$(ORIGIN)|$(SITE)")
        .arg("Created-By: Packages")
        .read()
        .context("this machine has no apt-get")?;
    let sites = || listed.lines().filter_map(|line| line.split_once('|'));
    let own = sites().find(|(origin, site)| *origin == "Debian" && !site.contains("security"));
    let named = || sites().find(|(_, site)| site.trim_end_matches('/').ends_with("/debian"));
    let (_, site) = own.or_else(named).context("the package sources name no Debian mirror")?;
    Ok(site.to_owned())
}

/// Builds the library the way rustc's own build does; returns the folder of rlibs.
fn build_library(project: &Project, library: &Path, build: &Path) -> Result<PathBuf> {
    project
        .cargo()
        .args("build --profile dist --locked --target")
        .arg(TARGET)
        .arg("--manifest-path")
        .arg(library.join("sysroot/Cargo.toml"))
        .arg("--target-dir")
        .arg(build)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_PROFILE_DIST_DEBUG", "0")
        .env("RUSTFLAGS", "-Zforce-unstable-if-unmarked")
        .env("__CARGO_DEFAULT_LIB_METADATA", "stablestd")
        .run()?;
    Ok(build.join(TARGET).join("dist/deps"))
}

/// Copies the rlibs beside their place, then renames, so that a half copy is never used.
fn install_library(project: &Project, built: &Path) -> Result<()> {
    let sysroot = project.child("rustc").args("--print sysroot").read()?;
    let place = Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib");
    let beside = place.with_extension("new");
    let _ = fs::remove_dir_all(&beside);
    fs::create_dir_all(&beside).context("the compiler's folder cannot be written to")?;
    for entry in fs::read_dir(built)? {
        let path = entry?.path();
        if let Some(name) = path.file_name().filter(|_| path.extension().is_some_and(|end| end == "rlib")) {
            fs::copy(&path, beside.join(name))?;
        }
    }
    let _ = fs::remove_dir_all(&place);
    fs::rename(&beside, &place).context("could not put the library into its place")
}
