//! The files that the page's program loads by names of its own: a folder is named
//! after what is in them. So an open page, whose host has another version by now,
//! never gets a file that does not belong to it, and hosts may let browsers keep
//! all of it for good.

use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

use crate::policy;

/// What the folder's name begins with.
const PREFIX: &str = "parts-";

/// Where the page says which folder it is; `src/dom.rs` and `src/start.js` read it.
const LINK: &str = r#"<link rel="parts" href="./">"#;

/// The archive's root, which names the folder of its other files.
const ROOT: &str = "archive/archive.bin";

/// Single files and a folder; the others are known by [`PROGRAMS`].
const FILES: [&str; 4] = ["worker.js", "tagger.bin", "places.bin", "words"];

/// Programs whose files Trunk names without their digest.
const PROGRAMS: [&str; 3] = ["mapper", "opener", "scalar"];

/// Moves these files of a staged site into their folder. Gives the page with the
/// folder's name in it.
pub(crate) fn gather(staging: &Path, html: &str) -> Result<String> {
    ensure!(html.contains(LINK), "index.html has no {LINK}");
    let moves = moves(staging)?;
    let folder = format!("{PREFIX}{}", digest(&moves)?);
    for (from, name) in moves {
        let to = staging.join(&folder).join(name);
        fs::create_dir_all(to.parent().context("a file lies nowhere")?)?;
        fs::rename(&from, &to).with_context(|| format!("could not move {}", from.display()))?;
    }
    let words = staging.join("words");
    fs::remove_dir(&words).or_else(|error| if words.exists() { Err(error) } else { Ok(()) })?;
    Ok(html.replace(LINK, &LINK.replace("./", &format!("./{folder}/"))))
}

/// The folder of a built site.
pub fn folder(site: &Path) -> Result<PathBuf> {
    let found = fs::read_dir(site)?.filter_map(|entry| Some(entry.ok()?.path()));
    let mut found = found.filter(|path| path.is_dir() && is_folder(path));
    found.next().with_context(|| format!("{} has no folder {PREFIX}*: build the page first", site.display()))
}

fn is_folder(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(PREFIX))
}

/// Where each file lies and what it is called in the folder, in order.
fn moves(staging: &Path) -> Result<Vec<(PathBuf, String)>> {
    let mut moves = Vec::new();
    for entry in fs::read_dir(staging)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let of_program = name.split(['.', '_']).next().is_some_and(|stem| PROGRAMS.contains(&stem));
        if path.is_dir() && FILES.contains(&name.as_str()) {
            for file in fs::read_dir(&path)? {
                let file = file?;
                moves.push((file.path(), format!("{name}/{}", file.file_name().to_string_lossy())));
            }
        } else if of_program || FILES.contains(&name.as_str()) {
            moves.push((path, name));
        }
    }
    let root = staging.join(ROOT);
    if root.is_file() {
        moves.push((root, "archive.bin".to_owned()));
    }
    moves.sort();
    Ok(moves)
}

/// Of all names and bytes.
fn digest(files: &[(PathBuf, String)]) -> io::Result<String> {
    let mut digest = Sha256::new();
    for (path, name) in files {
        let bytes = fs::read(path)?;
        digest.update(format!("{name}\n{}\n", bytes.len()));
        digest.update(&bytes);
    }
    Ok(policy::name(&digest.finalize()))
}

#[cfg(test)]
mod tests {
    use std::env;

    use super::*;

    /// The page and the names of all files in the folder.
    fn gathered(name: &str, tagger: &str) -> (String, Vec<String>) {
        let dir = env::temp_dir().join(format!("gloss-parts-{}-{name}", std::process::id()));
        fs::create_dir_all(dir.join("words")).unwrap();
        fs::create_dir_all(dir.join("archive/0123")).unwrap();
        let files =
            ["worker.js", "opener_bg.wasm", "scalar.js", "words/fr.txt", ROOT, "archive/0123/a0.bin", "app-1.js"];
        for file in files {
            fs::write(dir.join(file), file).unwrap();
        }
        fs::write(dir.join("tagger.bin"), tagger).unwrap();
        let html = gather(&dir, &format!("<head>{LINK}</head>")).unwrap();
        let folder = folder(&dir).unwrap();
        let there =
            ["archive.bin", "opener_bg.wasm", "scalar.js", "tagger.bin", "words/fr.txt", "worker.js", "app-1.js"];
        let there = there.into_iter().filter(|file| folder.join(file).is_file()).map(str::to_owned).collect();
        assert!(dir.join("app-1.js").is_file() && dir.join("archive/0123/a0.bin").is_file());
        assert!(!dir.join("words").exists() && !dir.join(ROOT).exists());
        fs::remove_dir_all(&dir).unwrap();
        (html, there)
    }

    #[test]
    fn files_without_a_digest_in_their_name_move_into_a_folder_that_has_one() {
        let (html, there) = gathered("one", "model");
        assert_eq!(there, ["archive.bin", "opener_bg.wasm", "scalar.js", "tagger.bin", "words/fr.txt", "worker.js"]);
        assert!(html.contains(r#"<link rel="parts" href="./parts-"#), "{html}");
    }

    #[test]
    fn the_folder_is_named_after_its_contents() {
        assert_eq!(gathered("same", "model").0, gathered("again", "model").0);
        assert_ne!(gathered("same", "model").0, gathered("other", "another model").0);
    }

    #[test]
    fn a_page_that_names_no_folder_is_refused() {
        assert!(gather(&env::temp_dir(), "<head></head>").is_err());
    }
}
