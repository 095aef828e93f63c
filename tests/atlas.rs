//! Which places of the bundled articles, and of articles that lie beside the
//! project, get a dot, and whether it is the right one: `tests/atlas.tsv` says so
//! for each, checked by hand.

#![cfg(not(target_arch = "wasm32"))]

use anyhow::{Context, Result, ensure};
use gloss_app::chart::places;
use gloss_engine::{Engine, Input};
use gloss_places::{Ask, Atlas};
use std::fs;
use std::path::{Path, PathBuf};

/// Of a hundred places so many get a dot at least.
const LEAST: usize = 94;

/// Articles and their texts.
fn texts() -> Result<Vec<(String, String)>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["articles", "../shared/seeds"] {
        let Ok(files) = fs::read_dir(root.join(folder)) else { continue };
        let mut files: Vec<PathBuf> = files.map(|file| Ok(file?.path())).collect::<Result<_>>()?;
        files.sort();
        for file in files.iter().filter(|file| file.is_file()) {
            let text = fs::read_to_string(file)?;
            // Front matter stands between two lines of dashes.
            let body = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map(|(_, body)| body);
            let name = file.file_stem().context("a name")?.to_string_lossy().into_owned();
            found.push((name, body.unwrap_or(&text).to_owned()));
        }
    }
    Ok(found)
}

#[test]
fn dots_are_where_the_places_are() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let atlas = Atlas::from_bytes(&fs::read(root.join("crates/places/data/places.bin"))?)?;
    let gold = fs::read_to_string(root.join("tests/atlas.tsv"))?;
    let mut engine = Engine::default();
    engine.load_model(gloss_model::BYTES)?;
    let (mut all, mut dots, mut wrong) = (0, 0, Vec::new());
    for (name, text) in texts()? {
        let (article, _) = engine.take(Input::Text(text), None)?;
        let reading = engine.read(article, None);
        let ask = Ask { width: 348, height: 216, font: 12, all: true, places: places(&reading), ..Ask::default() };
        let map = atlas.map(&ask);
        for asked in &ask.places {
            all += 1;
            let Some(dot) = map.dots.iter().find(|dot| dot.entity == asked.entity) else { continue };
            dots += 1;
            let line = format!("{name}\t{}\t{}\t{}", asked.names[0], dot.kind, dot.lies_in);
            if !gold.lines().any(|right| right == line.trim_end()) {
                wrong.push(line);
            }
        }
    }
    println!("{dots} of {all} places have a dot; {} are not as tests/atlas.tsv says", wrong.len());
    ensure!(wrong.is_empty(), "not checked, or wrong:\n{}", wrong.join("\n"));
    ensure!(dots * 100 >= all * LEAST, "{dots} of {all} places have a dot");
    Ok(())
}
