//! `cargo xtask bench --figures`: how fast figures and dates are read, beside
//! two programs that read them too, on the same articles.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::project::Project;
use crate::report;
use crate::steps::Outcome;

const HEADING: &str = "## Figures and dates";
const RECOGNIZERS: &str = "@microsoft/recognizers-text-suite";
const QUANTULUM: &str = "quantulum3";

/// What the bench of `gloss-extract` prints last.
#[derive(Debug, Deserialize)]
struct Ours {
    bytes: f64,
    found: u32,
    /// Megabytes a second.
    split: f64,
    read: f64,
    both: f64,
}

/// What a script in `xtask/peers` prints.
#[derive(Debug, Deserialize)]
struct Peer {
    found: u32,
    seconds: f64,
}

/// Installs the other programs into a folder under `target`, runs all three and
/// writes the section in BENCHMARKS.md. Needs npm and Python.
pub(super) fn run(project: &Project) -> Result<Outcome> {
    let lines = project.cargo().args("bench --locked -p gloss-extract --bench quantities").run()?;
    let json = lines.iter().find(|line| line.starts_with("{\"bytes\"")).context("nothing was measured")?;
    let ours: Ours = serde_json::from_str(json)?;
    let folder = project.root.join("target/peers");
    fs::create_dir_all(&folder)?;
    let texts = folder.join("texts.json");
    fs::write(&texts, serde_json::to_string(&paragraphs(&project.root.join("articles"))?)?)?;
    let peers = [
        (format!("npm {RECOGNIZERS}"), recognizers(project, &folder, &texts)?),
        (format!("PyPI {QUANTULUM}"), quantulum(project, &folder, &texts)?),
    ];
    let section = section(&ours, &peers, &report::machine(project)?);
    report::benchmark(project, HEADING, &section)?;
    Ok(Outcome::done(report::rows(&section)))
}

/// The paragraphs of the bundled articles: of a whole article, Recognizers-Text
/// takes far longer.
fn paragraphs(folder: &Path) -> Result<Vec<String>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "md"));
    files.sort();
    let mut paragraphs = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        paragraphs.extend(text.lines().filter(|line| !line.is_empty()).map(str::to_owned));
    }
    Ok(paragraphs)
}

fn recognizers(project: &Project, folder: &Path, texts: &Path) -> Result<Peer> {
    let folder = folder.join("js");
    let install = project.child("npm").args("install --no-audit --no-fund --prefix").arg(&folder);
    install.arg(RECOGNIZERS).run().context("npm is needed to measure beside Recognizers-Text")?;
    let script = project.root.join("xtask/peers/run_recognizers.js");
    let node = project.child("node").env("NODE_PATH", folder.join("node_modules")).arg(script).arg(texts);
    Ok(serde_json::from_str(&node.read()?)?)
}

fn quantulum(project: &Project, folder: &Path, texts: &Path) -> Result<Peer> {
    let folder = folder.join("py");
    let python = project.child("python3").args("-m venv").arg(&folder).run();
    python.context("Python is needed to measure beside quantulum3")?;
    let python = folder.join("bin/python");
    let python = || project.child(&python.to_string_lossy());
    python().args("-m pip install --quiet").arg(QUANTULUM).run()?;
    let script = project.root.join("xtask/peers/run_quantulum3.py");
    Ok(serde_json::from_str(&python().arg(script).arg(texts).read()?)?)
}

fn section(ours: &Ours, peers: &[(String, Peer)], machine: &str) -> String {
    let mut section = format!(
        "{HEADING}\n\nWritten by `cargo xtask bench --figures` on {machine}. Processor time of one core on the bundled \
         articles, {:.0} kB; the other programs as their registries have them, in their own runtimes, paragraph by paragraph, \
         after one sentence that is not counted. They find other things: Recognizers-Text numbers, units and dates, \
         quantulum3 quantities.\n\n\
         | what | found | MB/s | Gloss is faster by |\n|---|---|---|---|\n",
        ours.bytes / 1000.0
    );
    section.push_str(&format!("| Gloss, sentences and tokens | | {:.1} | |\n", ours.split));
    section.push_str(&format!("| Gloss, figures and dates of these | {} | {:.1} | |\n", ours.found, ours.read));
    section.push_str(&format!("| Gloss, text to figures and dates | {} | {:.1} | 1 |\n", ours.found, ours.both));
    for (name, peer) in peers {
        let speed = ours.bytes / peer.seconds / 1e6;
        section.push_str(&format!("| {name} | {} | {speed:.4} | {:.0} |\n", peer.found, ours.both / speed));
    }
    section
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_others_are_told_as_ratios() {
        let ours = Ours { bytes: 50_000.0, found: 900, split: 80.0, read: 30.0, both: 20.0 };
        let peers = [("npm one".to_owned(), Peer { found: 700, seconds: 5.0 })];
        let section = section(&ours, &peers, "today");
        assert!(section.starts_with(HEADING) && section.contains("articles, 50 kB"), "{section}");
        assert!(section.ends_with("| 20.0 | 1 |\n| npm one | 700 | 0.0100 | 2000 |\n"), "{section}");
    }
}
