//! Data that is not part of the project.

#![expect(clippy::unwrap_used, reason = "a broken data file should stop the test")]

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A path in the data beside the project, if it is there.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(path);
    path.exists().then_some(path)
}

/// The files of a folder by the end of their names, in order.
pub(crate) fn files(folder: &Path, ends: &str) -> Vec<PathBuf> {
    let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = all.filter(|path| path.to_string_lossy().ends_with(ends)).collect();
    files.sort();
    files
}

/// The lines of a JSON Lines file.
pub(crate) fn records(path: &Path) -> Vec<Value> {
    fs::read_to_string(path).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
