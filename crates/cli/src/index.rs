//! A folder of articles in, an archive out.

use crate::{Failure, engine, print};
use std::fs;
use std::io;
use std::path::Path;

/// Builds `out/archive.bin`. If anything is wrong, nothing is written.
pub(crate) fn run(articles: &Path, out: &Path) -> Result<(), Failure> {
    let files = files(articles)?;
    let count = files.len();
    let archive = engine()?.index(files).map_err(|errors| Failure::Because(errors.to_string()))?;
    let file = out.join("archive.bin");
    put(out, &file, &archive).map_err(|error| Failure::Because(format!("{}: {error}", file.display())))?;
    print(&format!("{count} articles, {} kB: {}", archive.len().div_ceil(1000), file.display()))
}

/// The Markdown files of a folder with their content, in order of name.
fn files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let told = |path: &Path, error: io::Error| Failure::Because(format!("{}: {error}", path.display()));
    let entries = fs::read_dir(folder).map_err(|error| told(folder, error))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| told(folder, error))?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.extension().is_some_and(|end| end == "md") && path.is_file() && !hidden {
            let bytes = fs::read(&path).map_err(|error| told(&path, error))?;
            files.push((path.display().to_string(), bytes));
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(Failure::Because(format!("{}: there are no .md files in this folder", folder.display())));
    }
    Ok(files)
}

/// Writes beside the place and moves into it, so that nobody ever finds half
/// an archive.
fn put(folder: &Path, file: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let beside = folder.join(format!(".archive.bin.{}", std::process::id()));
    let moved = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, file));
    if moved.is_err() {
        // What is left of it helps nobody, and the first error tells more.
        let _ = fs::remove_file(&beside);
    }
    moved
}
