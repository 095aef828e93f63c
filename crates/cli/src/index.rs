//! A folder of articles in, an archive out.

mod folder;
mod workshop;

use crate::{Failure, engine, print};
use gloss_engine::{Packed, Written, pack};
use gloss_import::Imported;
use std::io;
use std::path::Path;
use workshop::Workshop;

/// Builds `out/archive.bin` and the folder of its edition beside it. If anything
/// is wrong, the archive that was there stays.
pub(crate) fn run(articles: &Path, out: &Path) -> Result<(), Failure> {
    let imported = folder::import_folder(articles)?;
    let engine = engine()?;
    let told = |error: io::Error| Failure::Because(format!("{}: {error}", out.display()));
    let mut workshop = Workshop::new(out).map_err(told)?;
    let count = imported.len();
    for Imported { card, paragraphs } in imported {
        workshop.add(&engine.written(&Written { card, paragraphs }).to_bytes()).map_err(told)?;
    }
    let packed = pack(count, &mut workshop).map_err(|error| Failure::Because(error.to_string()))?;
    workshop.finish(&packed).map_err(told)?;
    let Packed { edition, articles, bytes } = packed;
    let kilobytes = bytes.div_ceil(1000);
    print(&format!("{articles} articles, {kilobytes} kB: {}, {edition}", out.join("archive.bin").display()))
}
