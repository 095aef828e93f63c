//! A folder of articles in, an archive out.

mod folder;

use crate::{Failure, engine, print};
use gloss_engine::Written;
use gloss_import::Imported;
use std::fs;
use std::io;
use std::path::Path;

/// Builds `out/archive.bin`. If anything is wrong, nothing is written.
pub(crate) fn run(articles: &Path, out: &Path) -> Result<(), Failure> {
    let imported = folder::import_folder(articles)?;
    let count = imported.len();
    let written = imported.into_iter().map(|Imported { card, paragraphs }| Written { card, paragraphs });
    let archive = engine()?.index(written.collect()).map_err(|error| Failure::Because(error.to_string()))?;
    let file = out.join("archive.bin");
    put(out, &file, &archive).map_err(|error| Failure::Because(format!("{}: {error}", file.display())))?;
    print(&format!("{count} articles, {} kB: {}", archive.len().div_ceil(1000), file.display()))
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
