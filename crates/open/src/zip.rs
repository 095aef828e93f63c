//! Parts of a packed file, unpacked within limits.

use crate::{OpenError, limits};
use miniz_oxide::inflate::{DecompressError, TINFLStatus, decompress_to_vec_with_limit};
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};
use std::collections::BTreeMap;

const KIND: &str = "packed file";

/// A packed file. What its parts claim about their size is not believed.
pub(crate) struct Zip<'a> {
    archive: ZipSliceArchive<&'a [u8]>,
    parts: BTreeMap<String, Part>,
    /// Bytes that may still be unpacked.
    left: usize,
}

struct Part {
    place: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    encrypted: bool,
}

impl<'a> Zip<'a> {
    /// Reads the list of parts.
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, OpenError> {
        let damaged = OpenError::Damaged { kind: KIND };
        let archive = ZipArchive::from_slice(bytes).map_err(|_| damaged)?;
        let mut parts = BTreeMap::new();
        let mut entries = archive.entries();
        while let Some(entry) = entries.next_entry().map_err(|_| damaged)? {
            if parts.len() >= limits::ENTRIES {
                return Err(OpenError::Bomb);
            }
            let name = String::from_utf8_lossy(entry.file_path().as_bytes()).replace('\\', "/");
            let (method, encrypted) = (entry.compression_method(), entry.flags().is_encrypted());
            parts.insert(plain(&name), Part { place: entry.wayfinder(), method, encrypted });
        }
        Ok(Self { archive, parts, left: limits::PARTS })
    }

    /// Whether there is such a part.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&plain(name))
    }

    /// Whether there is a part under such a folder.
    pub(crate) fn has_under(&self, folder: &str) -> bool {
        self.parts.keys().any(|name| name.starts_with(folder))
    }

    /// A part's bytes; none if there is no such part.
    pub(crate) fn get(&mut self, name: &str) -> Result<Option<Vec<u8>>, OpenError> {
        let Some(part) = self.parts.get(&plain(name)) else { return Ok(None) };
        if part.encrypted {
            return Err(OpenError::Protected { kind: KIND });
        }
        let damaged = OpenError::Damaged { kind: KIND };
        let entry = self.archive.get_entry(part.place).map_err(|_| damaged)?;
        let limit = limits::PART.min(self.left);
        let bytes = match part.method {
            CompressionMethod::STORE if entry.data().len() <= limit => entry.data().to_vec(),
            CompressionMethod::STORE => return Err(OpenError::Bomb),
            CompressionMethod::DEFLATE => decompress_to_vec_with_limit(entry.data(), limit).map_err(why)?,
            _ => return Err(damaged),
        };
        self.left -= bytes.len();
        Ok(Some(bytes))
    }
}

fn why(error: DecompressError) -> OpenError {
    match error.status {
        TINFLStatus::HasMoreOutput => OpenError::Bomb,
        _ => OpenError::Damaged { kind: KIND },
    }
}

/// A path without steps up or on the spot, which some programs write.
fn plain(path: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => _ = steps.pop(),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// A path as it is written in the part `from`, seen from the root.
pub(crate) fn beside(from: &str, path: &str) -> String {
    match from.rsplit_once('/') {
        Some((folder, _)) if !path.starts_with('/') => plain(&format!("{folder}/{path}")),
        _ => plain(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_from_the_root() {
        assert_eq!(beside("OEBPS/content.opf", "../a/./b.xhtml"), "a/b.xhtml");
        assert_eq!(beside("content.opf", "text/b.xhtml"), "text/b.xhtml");
        assert_eq!(beside("a/b", "/c//d"), "c/d");
        assert_eq!(plain("../../a"), "a");
    }
}
