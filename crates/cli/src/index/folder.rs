//! The articles in a folder's files.

use crate::Failure;
use gloss_import::{Imported, Problem, Skip, distinct, endings, import, is_known};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Folders inside folders beyond this are no articles but a loop.
const DEEPEST: usize = 32;

/// The articles of all files in a folder and the folders in it, in order of
/// name, each with an id of its own. Says on standard error what was skipped.
pub(crate) fn import_folder(folder: &Path) -> Result<Vec<Imported>, Failure> {
    let mut articles = Vec::new();
    let mut skipped = BTreeMap::new();
    let mut problems: Vec<Problem> = Vec::new();
    for file in files(folder)? {
        let bytes = fs::read(&file).map_err(|error| told(&file, &error))?;
        match import(&file.display().to_string(), &bytes) {
            Ok(found) => {
                articles.extend(found.articles);
                found.skipped.into_iter().for_each(|(why, count)| *skipped.entry(why).or_default() += count);
            }
            Err(found) => problems.extend(found.0),
        }
    }
    if !problems.is_empty() {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        return Err(Failure::Because(lines.join("\n")));
    }
    say_skipped(&skipped);
    if articles.is_empty() {
        return Err(Failure::Because(format!("{}: no article is left in this folder's files", folder.display())));
    }
    distinct(&mut articles);
    Ok(articles)
}

fn say_skipped(skipped: &BTreeMap<Skip, usize>) {
    let counts: Vec<String> = skipped.iter().map(|(why, count)| format!("{count} {}", why.words())).collect();
    if !counts.is_empty() {
        eprintln!("gloss: left out: {}", counts.join(", "));
    }
}

/// The files that can be read, in order of name; without hidden ones.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    // An export is one file, and may be given as such.
    if folder.is_file() {
        return Ok(vec![folder.to_owned()]);
    }
    let mut files = Vec::new();
    gather(folder, 0, &mut files)?;
    files.sort();
    if files.is_empty() {
        let told = format!("{}: there are no articles in this folder; those are files {}", folder.display(), endings());
        return Err(Failure::Because(told));
    }
    Ok(files)
}

fn gather(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let entries = fs::read_dir(folder).map_err(|error| told(folder, &error))?;
    for entry in entries {
        let path = entry.map_err(|error| told(folder, &error))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() && depth < DEEPEST {
            gather(&path, depth + 1, files)?;
        } else if is_known(&name) && path.is_file() {
            files.push(path);
        }
    }
    Ok(())
}

fn told(path: &Path, error: &io::Error) -> Failure {
    Failure::Because(format!("{}: {error}", path.display()))
}
