//! The words of the page in other languages than English: a file each, fetched
//! when the language is chosen.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, ensure};
use gloss_words::{Message, differences, french_spaces, read, table};

/// Writes them into the staged page.
pub fn write(root: &Path, staging: &Path) -> Result<()> {
    let english = messages(root, "en")?;
    let mut french = messages(root, "fr")?;
    let wrong = differences(&english, &french);
    ensure!(wrong.is_empty(), "words/fr.ftl does not fit words/en.ftl:\n  {}", wrong.join("\n  "));
    for message in &mut french {
        message.line = french_spaces(&message.line);
    }
    let folder = staging.join("words");
    fs::create_dir_all(&folder)?;
    Ok(fs::write(folder.join("fr.txt"), table(&english, &french))?)
}

fn messages(root: &Path, language: &str) -> Result<Vec<Message>> {
    let path = root.join(format!("words/{language}.ftl"));
    let text = fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
    read(&text).map_err(|flaw| anyhow!("{}: {flaw}", path.display()))
}
