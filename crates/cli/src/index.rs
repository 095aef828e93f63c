//! Articles in, an archive out: read on all cores, only those that changed.

mod folder;
mod gather;
mod merge;
mod pieces;
mod progress;
mod store;
mod workshop;

use crate::arguments::Index;
use crate::{Failure, corrections, engine, print};
use gather::Gathered;
use gloss_engine::{PackError, Packed, pack};
use progress::Progress;
use std::fmt::Display;
use std::io;
use std::path::{Path, PathBuf};
use store::{Head, Store};
use workshop::{Parts, Workshop};

pub(crate) use merge::run as merge;

/// Builds `out/archive.bin` and the folder of its edition beside it, or a shard
/// of it. If anything is wrong, the archive that was there stays.
pub(crate) fn run(wanted: &Index) -> Result<(), Failure> {
    let sources = folder::sources(&wanted.articles)?;
    let folder = match (&wanted.cache, wanted.shard) {
        (Some(cache), _) => cache.clone(),
        (None, Some(_)) => wanted.out.clone(),
        (None, None) => beside(&wanted.out),
    };
    let mut store = Store::open(&folder, Head::new(wanted.shard)).map_err(|error| at(&folder, &error))?;
    let mut progress = Progress::new("read");
    let mut engine = engine()?;
    let corrected = corrections::read(wanted.corrections.as_deref())?;
    let lines = corrected.lines();
    engine.correct(corrected);
    let gathered = gather::gather((&engine, &lines), wanted, &sources, &mut store, &mut progress)?;
    progress.end();
    let Gathered { wanted: fingerprints, articles, read } = gathered;
    if read < fingerprints.len() {
        eprintln!("gloss: {read} of {} articles read, the others are as they were", fingerprints.len());
    }
    store.finish(&fingerprints, articles, wanted.shard.is_some()).map_err(|error| at(&folder, &error))?;
    if let Some((number, of)) = wanted.shard {
        return print(&format!(
            "shard {number} of {of}: {} of {articles} articles: {}",
            fingerprints.len(),
            folder.display()
        ));
    }
    build(store.into_parts(&fingerprints), &wanted.out)
}

/// The folder for what was read, beside that of the archive, which may be
/// published as it is.
fn beside(out: &Path) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_owned();
    name.push(".parts");
    out.with_file_name(name)
}

/// Packs parts into the archive in `out`.
fn build(parts: Parts, out: &Path) -> Result<(), Failure> {
    let count = parts.len();
    let mut workshop = Workshop::new(out, parts).map_err(|error| at(out, &error))?;
    let packed = pack(count, &mut workshop).map_err(|error| match error {
        PackError::Part { .. } => {
            Failure::Because(format!("{error}; remove the folder of what was read, and run this again"))
        }
        error => Failure::Because(error.to_string()),
    })?;
    workshop.finish(&packed).map_err(|error| at(out, &error))?;
    let Packed { edition, articles, bytes } = packed;
    let kilobytes = bytes.div_ceil(1000);
    print(&format!("{articles} articles, {kilobytes} kB: {}, {edition}", out.join("archive.bin").display()))
}

fn at(path: &Path, error: &dyn Display) -> Failure {
    Failure::Because(format!("{}: {error}", path.display()))
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Because(error.to_string())
    }
}
