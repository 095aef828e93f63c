//! A ground that holds everything in memory: for small archives and for tests.

use super::Ground;
use crate::{File, Part};
use std::collections::BTreeMap;
use std::io;

/// Parts in, files out, all in memory.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Memory {
    parts: Vec<Vec<u8>>,
    aside: BTreeMap<u32, Vec<u8>>,
    /// The files that were packed.
    pub files: BTreeMap<File, Vec<u8>>,
}

impl Memory {
    /// A ground with these parts.
    pub fn of(parts: &[Part]) -> Self {
        Self { parts: parts.iter().map(Part::to_bytes).collect(), ..Self::default() }
    }

    /// How many parts there are.
    pub fn len(&self) -> usize {
        self.parts.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
}

impl Ground for Memory {
    fn part(&mut self, number: usize) -> io::Result<Vec<u8>> {
        self.parts.get(number).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn set_aside(&mut self, number: u32, bytes: &[u8]) -> io::Result<()> {
        self.aside.entry(number).or_default().extend_from_slice(bytes);
        Ok(())
    }

    fn take_back(&mut self, number: u32, at: u64, most: usize) -> io::Result<Vec<u8>> {
        let all = self.aside.get(&number).map(Vec::as_slice).unwrap_or_default();
        let rest = usize::try_from(at).ok().and_then(|at| all.get(at..)).unwrap_or_default();
        Ok(rest.get(..most).unwrap_or(rest).to_vec())
    }

    fn put(&mut self, file: File, bytes: &[u8]) -> io::Result<()> {
        self.files.insert(file, bytes.to_vec());
        Ok(())
    }
}
