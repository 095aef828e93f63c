//! The same texts read natively and in WebAssembly, with vector instructions and
//! without: the readings must be the same, byte for byte.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::bench::web::peers::probe;
use crate::project::Project;
use crate::setup::{tools, wasm_target};
use crate::steps::Outcome;

/// Texts that are compared.
const ARTICLES: usize = 500;

/// Compares readings of articles, linked to the bundled archive.
pub(super) fn run(project: &Project) -> Result<Outcome> {
    if project.child("node").arg("--version").read().is_err() {
        return Ok(Outcome::Skipped("no Node.js here to run the module in".to_owned()));
    }
    wasm_target::prepare(project)?;
    tools::prepare(project, tools::WASM_BINDGEN)?;
    let home = project.root.join("target/nightly/same");
    fs::create_dir_all(&home)?;
    let (texts, archive) = (home.join("texts.jsonl"), home.join("archive"));
    let count = write_texts(project, &texts)?;
    project.cargo().args("run --quiet --locked -p gloss-cli -- index articles").arg(&archive).run()?;
    let native = home.join("native");
    let told = project.cargo().args("run --quiet --locked -p gloss-probe --example told --");
    told.arg(&texts).arg(&archive).arg(&native).run()?;
    let native = fs::read(native)?;
    for (name, vectors) in [("vectors", true), ("scalar", false)] {
        let folder = home.join(name);
        probe(project, &folder, "nodejs", vectors)?;
        let out = home.join(format!("{name}.out"));
        let told = project.child("node").arg(project.root.join("xtask/peers/told.cjs")).arg(folder.join("probe.js"));
        let told = told.arg(project.root.join("crates/model/tagger.bin")).arg(&texts).arg(&archive);
        told.arg(&out).run()?;
        if let Some(why) = difference(&native, &fs::read(&out)?) {
            bail!("with {name} the readings differ: {why}");
        }
    }
    let megabytes = native.len() as f64 / 1e6;
    Ok(Outcome::done(format!("{count} articles: {megabytes:.0} MB of readings are the same thrice")))
}

/// The first line in which two files differ, and where.
fn difference(one: &[u8], other: &[u8]) -> Option<String> {
    let at = one.iter().zip(other).position(|(one, other)| one != other);
    let at = at.or((one.len() != other.len()).then_some(one.len().min(other.len())))?;
    let line = one.iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
    let around = |bytes: &[u8]| {
        let part = bytes.get(at.saturating_sub(60)..bytes.len().min(at + 60)).unwrap_or_default();
        String::from_utf8_lossy(part).into_owned()
    };
    Some(format!("article {line}\nnatively   {}\nin WebAssembly {}", around(one), around(other)))
}

/// News where it is at hand, spread over the years; else the bundled articles.
fn write_texts(project: &Project, to: &Path) -> Result<usize> {
    let mut texts = news(&project.root.join("../shared/data/news/wikinews_2004_2018.jsonl"));
    let step = (texts.len() / ARTICLES).max(1);
    texts = texts.into_iter().step_by(step).take(ARTICLES).collect();
    if texts.is_empty() {
        for entry in fs::read_dir(project.root.join("articles"))? {
            texts.push(fs::read_to_string(entry?.path())?);
        }
        texts.sort();
    }
    let lines: Vec<String> = texts.iter().map(|text| Ok(serde_json::to_string(text)?)).collect::<Result<_>>()?;
    fs::write(to, lines.join("\n")).with_context(|| to.display().to_string())?;
    Ok(texts.len())
}

fn news(file: &Path) -> Vec<String> {
    let lines = fs::read_to_string(file).unwrap_or_default();
    let text = |line: &str| Some(serde_json::from_str::<Value>(line).ok()?["text"].as_str()?.to_owned());
    lines.lines().filter_map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_told_by_its_article() {
        assert_eq!(difference(b"a\nb\n", b"a\nb\n"), None);
        assert!(difference(b"a\nb\n", b"a\nc\n").is_some_and(|why| why.starts_with("article 2\n")));
        assert!(difference(b"a\n", b"a\nb\n").is_some());
    }
}
