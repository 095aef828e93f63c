//! `cargo xtask bench archive`: what an archive costs to build and to ask, from
//! 30 to 100,000 articles, beside Pagefind on the same pages.
//!
//! Each step keeps what it measured in `target/bench-archive/measured.json`, so
//! that a long run can be cut into pieces; the section is written of what is
//! there.

mod articles;
mod browse;
mod child;
mod pagefind;
mod section;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::project::Project;
use crate::report;
use crate::steps::Outcome;
use child::Cost;

const SIZES: [usize; 4] = [30, 1_000, 10_000, 100_000];
const STEPS: [&str; 5] = ["make", "index", "ask", "browse", "pagefind"];

/// The largest number of articles that are all read; the parts of a larger one
/// are put together of these.
const READ: usize = 10_000;

/// What was measured at one size.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(default)]
struct Size {
    /// Articles as they were written; the others are put together of halves.
    real: usize,
    /// Importing and reading, and packing too; of the largest, packing alone.
    index: Option<Cost>,
    /// A second time, with nothing changed.
    again: Option<Cost>,
    /// Bytes of the archive, and of its root.
    archive: u64,
    root: u64,
    /// Bytes of the articles' texts, and of each compressed by itself.
    text: u64,
    gzip: u64,
    /// Of each text asked.
    asked: Vec<Asked>,
    /// In a browser.
    browsed: Vec<browse::Browsed>,
    pagefind: Option<pagefind::Peer>,
}

/// What one text of 1,000 words asked of an archive.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Asked {
    files: f64,
    bytes: f64,
    ms: f64,
    links: f64,
}

/// Runs the named steps (all, if none is named) for the sizes among the
/// arguments (all, if there is none), and writes the section.
pub(super) fn run(project: &Project, args: &[String]) -> Result<Outcome> {
    let (sizes, steps) = parse(args)?;
    let folder = project.root.join("target/bench-archive");
    fs::create_dir_all(&folder)?;
    let programs = Programs::build(project)?;
    let kept = folder.join("measured.json");
    let read = || -> BTreeMap<usize, Size> {
        fs::read_to_string(&kept).ok().and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    };
    for size in sizes {
        let bench = Bench { project, programs: &programs, all: &folder, folder: folder.join(size.to_string()), size };
        for step in &steps {
            println!("        {step} {size}");
            let mut measured = read().remove(&size).unwrap_or_default();
            bench.step(step, &mut measured).with_context(|| format!("{step} {size}"))?;
            // Another run may have measured another size meanwhile.
            let mut all = read();
            all.insert(size, measured);
            fs::write(&kept, serde_json::to_string_pretty(&all)?)?;
        }
    }
    let section = section::section(&read(), &report::machine(project)?);
    report::benchmark(project, section::HEADING, &section)?;
    Ok(Outcome::done(report::rows(&section)))
}

fn parse(args: &[String]) -> Result<(Vec<usize>, Vec<&str>)> {
    let (mut sizes, mut steps) = (Vec::new(), Vec::new());
    for arg in args {
        match arg.parse() {
            Ok(size) if SIZES.contains(&size) => sizes.push(size),
            _ if STEPS.contains(&arg.as_str()) => steps.push(arg.as_str()),
            _ => bail!("bench archive knows the sizes {SIZES:?} and the steps {STEPS:?}, not {arg:?}"),
        }
    }
    let sizes = if sizes.is_empty() { SIZES.to_vec() } else { sizes };
    Ok((sizes, if steps.is_empty() { STEPS.to_vec() } else { steps }))
}

/// What is measured, in release builds.
struct Programs {
    gloss: PathBuf,
    scale: PathBuf,
}

impl Programs {
    fn build(project: &Project) -> Result<Self> {
        project.cargo().args("build --quiet --locked --release -p gloss-cli").run()?;
        project.cargo().args("build --quiet --locked --release -p gloss-engine --example scale").run()?;
        let release = project.root.join("target/release");
        Ok(Self { gloss: release.join("gloss"), scale: release.join("examples/scale") })
    }
}

/// One size.
struct Bench<'a> {
    project: &'a Project,
    programs: &'a Programs,
    /// The folder of all sizes.
    all: &'a Path,
    folder: PathBuf,
    size: usize,
}

impl Bench<'_> {
    fn step(&self, step: &str, size: &mut Size) -> Result<()> {
        match step {
            "make" => self.make(size),
            "index" => self.index(size),
            "ask" => self.ask(size),
            "browse" => {
                let (archive, site) = (self.folder.join("archive"), self.folder.join("site"));
                size.browsed = browse::measure(self.project, &archive, &site, &self.texts())?;
                Ok(())
            }
            _ => {
                size.pagefind = Some(pagefind::measure(self.project, &self.pages(), &self.folder, &self.questions())?);
                Ok(())
            }
        }
    }

    fn pages(&self) -> PathBuf {
        self.folder.join("pages")
    }

    fn questions(&self) -> PathBuf {
        self.all.join("questions.json")
    }

    fn texts(&self) -> PathBuf {
        self.all.join("texts.jsonl")
    }

    fn parts(&self, size: usize) -> PathBuf {
        self.all.join(size.to_string()).join("archive.parts/parts.bin")
    }

    /// Writes the pages of this size; of the largest also their parts.
    fn make(&self, size: &mut Size) -> Result<()> {
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder)?;
        }
        let news = articles::News::read(&self.project.root.join("../shared/data/news"))?;
        news.write_questions(&self.texts(), &self.questions())?;
        size.real = self.size.min(news.len());
        if self.size <= READ {
            return news.write(&self.pages(), self.size);
        }
        let (from, to) = (self.parts(READ), self.parts(self.size));
        fs::create_dir_all(to.parent().unwrap_or(&self.folder))?;
        let scale = self.project.child(&self.programs.scale.to_string_lossy());
        let count = self.size.to_string();
        scale.arg("recombine").arg(from).arg(count).arg(to).arg(self.pages()).run()?;
        Ok(())
    }

    fn index(&self, size: &mut Size) -> Result<()> {
        let archive = self.folder.join("archive");
        let parts = self.folder.join("archive.parts");
        let command = |words: &[&Path]| {
            let mut command = std::process::Command::new(&self.programs.gloss);
            command.arg("index").args(words);
            command
        };
        if self.size <= READ {
            fs::remove_dir_all(&parts).or_else(|_| fs::create_dir_all(&self.folder))?;
            size.index = Some(child::run(command(&[&self.pages(), &archive]))?);
            size.again = Some(child::run(command(&[&self.pages(), &archive]))?);
        } else {
            size.index = Some(child::run(command(&[Path::new("--merge"), &parts, &archive]))?);
        }
        size.root = fs::metadata(archive.join("archive.bin"))?.len();
        size.archive = bytes_of(&archive)?.0;
        let scale = self.project.child(&self.programs.scale.to_string_lossy());
        let weight: Value = serde_json::from_str(&scale.arg("weigh").arg(self.parts(self.size)).read()?)?;
        let field = |name: &str| weight.get(name).and_then(Value::as_u64).unwrap_or_default();
        (size.text, size.gzip) = (field("bytes"), field("gzip"));
        Ok(())
    }

    fn ask(&self, size: &mut Size) -> Result<()> {
        let scale = self.project.child(&self.programs.scale.to_string_lossy());
        let lines = scale.arg("ask").arg(self.folder.join("archive")).arg(self.texts()).read()?;
        size.asked = lines.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
        Ok(())
    }
}

/// Bytes and number of all files in a folder and the folders in it.
fn bytes_of(folder: &Path) -> Result<(u64, u64)> {
    let (mut bytes, mut files) = (0, 0);
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        let (more, count) =
            if entry.file_type()?.is_dir() { bytes_of(&entry.path())? } else { (entry.metadata()?.len(), 1) };
        (bytes, files) = (bytes + more, files + count);
    }
    Ok((bytes, files))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_steps_are_told_apart() {
        let parse = |args: &str| {
            let args: Vec<String> = args.split_whitespace().map(str::to_owned).collect();
            parse(&args).map(|(sizes, steps)| (sizes.len(), steps.len()))
        };
        assert_eq!(parse("").unwrap(), (4, 5));
        assert_eq!(parse("1000 index ask").unwrap(), (1, 2));
        assert!(parse("1001").is_err() && parse("query").unwrap_err().to_string().contains("pagefind"));
    }
}
