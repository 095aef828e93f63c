//! The files in a folder.

use super::at;
use crate::Failure;
use gloss_import::{endings, is_known};
use std::fs;
use std::path::{Path, PathBuf};

/// Folders inside folders beyond this are no articles but a loop.
const DEEPEST: usize = 32;

/// A file that can be read.
pub(crate) struct Source {
    pub(crate) path: PathBuf,
    pub(crate) bytes: u64,
}

/// The files with articles in a folder and the folders in it, in order of name;
/// without hidden ones. A single file may be given as well.
pub(crate) fn sources(folder: &Path) -> Result<Vec<Source>, Failure> {
    let mut sources = Vec::new();
    for path in files(folder)? {
        let bytes = fs::metadata(&path).map_err(|error| at(&path, &error))?.len();
        sources.push(Source { path, bytes });
    }
    Ok(sources)
}

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
    let entries = fs::read_dir(folder).map_err(|error| at(folder, &error))?;
    for entry in entries {
        let path = entry.map_err(|error| at(folder, &error))?.path();
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
