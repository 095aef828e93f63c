//! The words of the page in other languages than English: a file each, fetched
//! when the language is chosen; and those of the page before its program runs.

use std::fs;
use std::path::Path;

use crate::shell;
use anyhow::{Context, Result, anyhow, ensure};
use gloss_words::{Message, differences, french_spaces, read, table};

/// Writes them into the staged page.
pub fn write(root: &Path, staging: &Path) -> Result<()> {
    // Documents are made by another program, which takes the first table alone.
    let tables = [french(root, "words/said")?, french(root, "words")?];
    let folder = staging.join("words");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("fr.txt"), tables.join("\n"))?;
    let page = staging.join("index.html");
    let html = fs::read_to_string(&page).with_context(|| format!("could not read {}", page.display()))?;
    let both = |language| Ok([messages(root, "words", language)?, messages(root, "words/shell", language)?].concat());
    let french: Result<Vec<Message>> = both("fr");
    Ok(fs::write(page, shell::fill(&html, &both("en")?, &spaced(french?))?)?)
}

fn french(root: &Path, folder: &str) -> Result<String> {
    let english = messages(root, folder, "en")?;
    let french = messages(root, folder, "fr")?;
    let wrong = differences(&english, &french);
    ensure!(wrong.is_empty(), "{folder}/fr.ftl does not fit {folder}/en.ftl:\n  {}", wrong.join("\n  "));
    Ok(table(&english, &spaced(french)))
}

fn spaced(mut french: Vec<Message>) -> Vec<Message> {
    french.iter_mut().for_each(|message| message.line = french_spaces(&message.line));
    french
}

fn messages(root: &Path, folder: &str, language: &str) -> Result<Vec<Message>> {
    let path = root.join(format!("{folder}/{language}.ftl"));
    let text = fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
    read(&text).map_err(|flaw| anyhow!("{}: {flaw}", path.display()))
}
