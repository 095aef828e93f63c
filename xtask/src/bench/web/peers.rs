//! The page in which Gloss runs beside others: npm brings them, esbuild makes
//! one file of them, and the engine comes as the module `gloss-probe`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::project::Project;
use crate::setup::wasm_target::TARGET;

/// Exact versions of what is measured beside, and of what bundles it.
const PACKAGES: [&str; 5] = [
    "compromise@14.17.0",
    "compromise-dates@3.9.0",
    "wink-nlp@2.4.0",
    "wink-eng-lite-web-model@1.8.1",
    "esbuild@0.28.2",
];

/// Labelled sets of others, scored where they are at hand; all are test splits.
const SETS: [&str; 5] = ["uner_ewt", "wikigold", "re3d", "gum", "crossner_politics"];

/// Puts the page together under `target`, and says where.
pub(super) fn site(project: &Project) -> Result<PathBuf> {
    let home = project.root.join("target/peers/web");
    let site = home.join("site");
    fs::create_dir_all(&site)?;
    let install = project.child("npm").args("install --no-audit --no-fund --ignore-scripts --prefix").arg(&home);
    let install = PACKAGES.iter().fold(install, |install, package| install.arg(package));
    install.run().context("npm is needed to measure beside compromise and wink-nlp")?;
    let sources = project.root.join("xtask/peers/web");
    // Modules are looked for beside the script.
    fs::copy(sources.join("others.mjs"), home.join("others.mjs"))?;
    let bundle = project.child("node").arg(home.join("node_modules/esbuild/bin/esbuild")).arg(home.join("others.mjs"));
    let out = format!("--outfile={}", site.join("others.js").display());
    bundle.args("--bundle --format=esm --minify --log-level=warning").arg(out).run()?;
    fs::copy(sources.join("page.mjs"), site.join("page.js"))?;
    fs::copy(sources.join("index.html"), site.join("index.html"))?;
    fs::copy(project.root.join("crates/model/tagger.bin"), site.join("tagger.bin"))?;
    probe(project, &site, "web", true)?;
    Ok(site)
}

/// The engine as a module, compiled as the page is.
pub(crate) fn probe(project: &Project, to: &Path, kind: &str, vectors: bool) -> Result<()> {
    let build = format!("build --quiet --locked -p gloss-probe --profile web --target {TARGET}");
    let build = project.cargo().args(&build);
    let build = if vectors { build.args("--features simd") } else { build };
    build.run()?;
    let made = project.root.join("target").join(TARGET).join("web/gloss_probe.wasm");
    let bind = project.child("wasm-bindgen").arg(made).args("--no-typescript --out-name probe --target").arg(kind);
    bind.arg("--out-dir").arg(to).run()?;
    Ok(())
}

/// Puts the labelled sets beside the page, and says which: the project's own, and
/// others where they are.
pub(super) fn sets(project: &Project, site: &Path) -> Result<Vec<String>> {
    let folder = site.join("sets");
    fs::create_dir_all(&folder)?;
    fs::copy(project.root.join("crates/train/gold/articles.jsonl"), folder.join("gold.jsonl"))?;
    let mut sets = vec!["gold".to_owned()];
    for set in SETS {
        let file = project.root.join(format!("../shared/data/ner/{set}.test.jsonl"));
        if file.is_file() {
            fs::write(folder.join(format!("{set}.jsonl")), fs::read(&file)?)?;
            sets.push(set.to_owned());
        }
    }
    Ok(sets)
}
