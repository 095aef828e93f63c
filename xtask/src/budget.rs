//! `cargo xtask budget`: what a reader must download, against budget.toml.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

use crate::project::Project;
use crate::steps::Outcome;
use crate::{offline, pack, package};

/// The limits in bytes; see `xtask/budget.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// HTML, CSS, JavaScript, WebAssembly; compressed. Of the two programs
    /// the larger one.
    pub first_load: usize,
    /// What opens files and foreign pages, loaded with the first one; compressed.
    pub opener: usize,
    /// What draws maps and its gazetteer, loaded with the first map; compressed.
    pub map: usize,
    /// The tagger's weights; as they are, since hosts do not compress them.
    pub model: usize,
    /// The bundled articles; compressed.
    pub archive: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    FirstLoad,
    Opener,
    Map,
    Model,
    Archive,
    Rest,
}

#[derive(Debug)]
struct Weight {
    name: String,
    part: Part,
    raw: usize,
    brotli: usize,
}

/// Prints the table; fails over budget.
pub fn run(project: &Project) -> Result<ExitCode> {
    if let Outcome::Done(note) = check(project)? {
        println!("{note}");
    }
    Ok(ExitCode::SUCCESS)
}

/// Weighs `dist`, prints the table, and fails if a limit is passed.
pub fn check(project: &Project) -> Result<Outcome> {
    let text = fs::read_to_string(project.root.join("xtask/budget.toml")).context("xtask/budget.toml")?;
    let budget: Budget = toml::from_str(&text).context("xtask/budget.toml")?;
    ensure!(project.dist().join("index.html").is_file(), "build the page first: trunk build --release");
    let weights = weigh(&project.dist(), &package::site(project))?;
    println!("        {:<9} {:>9} {:>9}  file", "part", "bytes", "brotli");
    for weight in &weights {
        println!("        {:<9} {:>9} {:>9}  {}", weight.part.name(), weight.raw, weight.brotli, weight.name);
    }
    let note = compare(&weights, budget)?;
    Ok(Outcome::done(note))
}

fn weigh(dist: &Path, packed: &Path) -> Result<Vec<Weight>> {
    let mut weights = Vec::new();
    let offline::Needed { kept, late, .. } = offline::needed(dist)?;
    for (key, _) in kept.into_iter().chain(late) {
        let name = if key == "./" { "index.html".to_owned() } else { key };
        let bytes = fs::read(dist.join(&name))?;
        weights.push(Weight { part: part(&name), raw: bytes.len(), brotli: brotli_size(packed, &name, &bytes)?, name });
    }
    weights.sort_by_key(|weight| (weight.part as usize, std::cmp::Reverse(weight.brotli)));
    Ok(weights)
}

/// Compressed; what is packed already is not compressed again.
fn brotli_size(packed: &Path, name: &str, bytes: &[u8]) -> Result<usize> {
    let same = fs::read(packed.join(name)).is_ok_and(|found| found == bytes);
    let small = fs::read(packed.join(format!("{name}.br"))).ok().filter(|_| same);
    Ok(small.map_or_else(|| pack::brotli(bytes), Ok)?.len())
}

fn part(name: &str) -> Part {
    let file = Path::new(name);
    let end = file.extension().and_then(|end| end.to_str()).unwrap_or_default();
    match end {
        _ if offline::belongs(name, &offline::OPENER) => Part::Opener,
        _ if offline::belongs(name, &offline::MAP) => Part::Map,
        "html" | "css" | "js" | "wasm" => Part::FirstLoad,
        "bin" if name.contains("tagger") => Part::Model,
        "bin" if name.contains("archive") => Part::Archive,
        _ => Part::Rest,
    }
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Self::FirstLoad => "first",
            Self::Opener => "opener",
            Self::Map => "map",
            Self::Model => "model",
            Self::Archive => "archive",
            Self::Rest => "rest",
        }
    }
}

/// One line per limit; an error that names what is over.
fn compare(weights: &[Weight], budget: Budget) -> Result<String> {
    let of = |part| weights.iter().filter(move |weight| weight.part == part);
    let compressed = |part| of(part).map(|weight| weight.brotli).sum::<usize>();
    let rows = [
        ("first load, brotli", compressed(Part::FirstLoad) - not_run(weights), budget.first_load),
        ("opener, loaded later, brotli", compressed(Part::Opener), budget.opener),
        ("map, loaded later, brotli", compressed(Part::Map), budget.map),
        ("model, as it is", of(Part::Model).map(|weight| weight.raw).sum(), budget.model),
        ("archive, brotli", compressed(Part::Archive), budget.archive),
    ];
    let told: Vec<String> = rows.iter().map(|(name, size, limit)| format!("{name}: {size} of {limit} bytes")).collect();
    if rows.iter().any(|(_, size, limit)| size > limit) {
        bail!("over budget: {}", told.join("; "));
    }
    Ok(told.join("; "))
}

/// What a browser does not load: the smaller one of the two programs, compressed.
fn not_run(weights: &[Weight]) -> usize {
    let size = |program| {
        let files = weights.iter().filter(|weight| offline::program_of(&weight.name) == Some(program));
        files.map(|weight| weight.brotli).sum()
    };
    offline::PROGRAMS.map(size).into_iter().min().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUDGET: Budget = Budget { first_load: 100, opener: 20, map: 5, model: 50, archive: 10 };

    fn weight(name: &str, size: usize) -> Weight {
        Weight { name: name.into(), part: part(name), raw: size, brotli: size }
    }

    #[test]
    fn files_fall_into_their_parts() {
        assert_eq!(part("app-0123_bg.wasm"), Part::FirstLoad);
        assert_eq!(part("opener_bg.wasm"), Part::Opener);
        assert_eq!((part("mapper.js"), part("places.bin")), (Part::Map, Part::Map));
        assert_eq!(part("tagger-0123.bin"), Part::Model);
        assert_eq!(part("archive.bin"), Part::Archive);
        assert_eq!(part("icons/icon-512.png"), Part::Rest);
    }

    #[test]
    fn over_budget_is_an_error_and_the_limit_itself_is_not() {
        assert!(compare(&[weight("a.js", 60), weight("b.wasm", 40), weight("tagger.bin", 50)], BUDGET).is_ok());
        assert!(compare(&[weight("b.wasm", 100), weight("opener_bg.wasm", 20)], BUDGET).is_ok(), "counted apart");
        assert!(compare(&[weight("opener_bg.wasm", 21)], BUDGET).is_err());
        let error = compare(&[weight("a.js", 60), weight("b.wasm", 41)], BUDGET).unwrap_err().to_string();
        assert!(error.contains("101 of 100"), "{error}");
    }

    #[test]
    fn only_the_larger_program_counts() {
        let weights = [("app-1.js", 50), ("worker.js", 10), ("app-1_bg.wasm", 31), ("scalar_bg.wasm", 30)];
        let weights = weights.map(|(name, size)| weight(name, size));
        let error = compare(&weights, Budget { first_load: 90, ..BUDGET }).unwrap_err().to_string();
        assert!(error.contains("91 of 90"), "{error}");
    }
}
