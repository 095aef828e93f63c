//! A file of parts: what was read stays read, also when the work is cut off.
//!
//! Behind a head lie parts, each behind its length. New ones are added at the
//! end as soon as they are there; half a part at the end is one that was cut
//! off, and forgotten. Of a finished file the head says what is in it.

use super::workshop::Parts;
use gloss_engine::Part;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

const MAGIC: &[u8; 8] = b"GLOSSBOX";
const VERSION: u32 = 1;
const HEAD: u64 = 36;
const NAME: &str = "parts.bin";

/// The longest part that is believed.
const LONGEST: u32 = 1 << 30;

/// How many bytes of a part tell its fingerprint.
const START: usize = 20;

/// What a file of parts says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Head {
    /// By which rules and model the parts were read.
    pub(crate) reader: u64,
    /// Which shard it is, of how many; 1 of 1 if there are none.
    pub(crate) shard: u32,
    pub(crate) of: u32,
    /// How many articles all shards have; 0 until the work is done.
    pub(crate) articles: u32,
}

impl Head {
    /// The head of a file that this program begins.
    pub(crate) fn new(shard: Option<(u32, u32)>) -> Self {
        let (shard, of) = shard.unwrap_or((1, 1));
        Self { reader: reader(), shard, of, articles: 0 }
    }

    fn to_bytes(self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&self.reader.to_le_bytes());
        [self.shard, self.of, self.articles, 0]
            .iter()
            .for_each(|number| bytes.extend_from_slice(&number.to_le_bytes()));
        bytes
    }

    /// `None` if it is not the head of a file of parts of this version.
    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let number = |at: usize| bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes);
        let reader = bytes.get(12..20)?.try_into().ok().map(u64::from_le_bytes)?;
        let known = bytes.starts_with(MAGIC) && number(8)? == VERSION;
        known.then_some(Self { reader, shard: number(20)?, of: number(24)?, articles: number(28)? })
    }
}

/// The rules and the model of this program; see `build.rs`.
pub(crate) fn reader() -> u64 {
    env!("GLOSS_READER").parse().unwrap_or_default()
}

/// Where a part lies in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) start: u64,
    pub(crate) length: u32,
}

/// A file of parts.
pub(crate) struct Store {
    path: PathBuf,
    file: File,
    head: Head,
    parts: BTreeMap<u64, Place>,
    end: u64,
}

impl Store {
    /// The file in a folder, to go on with. One of another reader, or none at
    /// all, gives an empty one.
    pub(crate) fn open(folder: &Path, head: Head) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let path = folder.join(NAME);
        let file = File::options().read(true).write(true).create(true).truncate(false).open(&path)?;
        let mut store = Self { path, file, head, parts: BTreeMap::new(), end: HEAD };
        let same = |found: Head| found.reader == head.reader;
        if store.read_head()?.is_some_and(same) {
            store.scan()?;
        }
        store.file.set_len(store.end)?;
        store.write_head()?;
        Ok(store)
    }

    /// The finished file in a folder, and what its head says.
    pub(crate) fn finished(folder: &Path) -> io::Result<(Self, Head)> {
        let path = folder.join(NAME);
        let file = File::open(&path)?;
        let mut store = Self { path, file, head: Head::default(), parts: BTreeMap::new(), end: HEAD };
        let head = store.read_head()?;
        let head = head.ok_or_else(|| io::Error::other("this is no file of parts of this version; make it again"))?;
        store.scan()?;
        Ok((store, head))
    }

    /// The fingerprints of the parts that are there.
    pub(crate) fn known(&self) -> Vec<u64> {
        self.parts.keys().copied().collect()
    }

    /// The places of all parts, in order of fingerprint.
    pub(crate) fn places(&self) -> Vec<Place> {
        self.parts.values().copied().collect()
    }

    /// Adds a part at the end.
    pub(crate) fn add(&mut self, fingerprint: u64, part: &[u8]) -> io::Result<()> {
        let length = u32::try_from(part.len()).ok().filter(|length| *length <= LONGEST);
        let length = length.ok_or_else(|| io::Error::other("an article is too long"))?;
        self.file.seek(SeekFrom::Start(self.end))?;
        self.file.write_all(&[&length.to_le_bytes(), part].concat())?;
        self.parts.insert(fingerprint, Place { start: self.end + 4, length });
        self.end += 4 + u64::from(length);
        Ok(())
    }

    /// Says in the head that the work is done. Other parts than the `wanted` ones
    /// go, if there are many or if `all` shall.
    pub(crate) fn finish(&mut self, wanted: &[u64], articles: u32, all: bool) -> io::Result<()> {
        let places = self.found(wanted);
        let used: u64 = places.iter().map(|place| 4 + u64::from(place.length)).sum();
        let left = self.end - HEAD - used;
        self.head.articles = articles;
        if left > 0 && (all || left > used) { self.rewrite(&places) } else { self.write_head() }
    }

    /// Writes a file of these parts alone, in the place of this one.
    fn rewrite(&mut self, places: &[Place]) -> io::Result<()> {
        let beside = self.path.with_extension("new");
        let mut new = io::BufWriter::new(File::create(&beside)?);
        new.write_all(&self.head.to_bytes())?;
        let mut parts = Parts::new(vec![self.file.try_clone()?], places.iter().map(|place| (0, *place)).collect());
        for (number, place) in places.iter().enumerate() {
            new.write_all(&place.length.to_le_bytes())?;
            new.write_all(&parts.read(number)?)?;
        }
        new.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        fs::rename(&beside, &self.path)?;
        self.file = File::options().read(true).write(true).open(&self.path)?;
        self.parts.clear();
        self.end = HEAD;
        self.scan()
    }

    /// These parts, to be packed.
    pub(crate) fn into_parts(self, wanted: &[u64]) -> Parts {
        let places = self.found(wanted).into_iter().map(|place| (0, place)).collect();
        Parts::new(vec![self.file], places)
    }

    fn found(&self, wanted: &[u64]) -> Vec<Place> {
        wanted.iter().filter_map(|fingerprint| self.parts.get(fingerprint).copied()).collect()
    }

    pub(crate) fn into_file(self) -> File {
        self.file
    }

    fn read_head(&mut self) -> io::Result<Option<Head>> {
        let mut bytes = Vec::new();
        self.file.seek(SeekFrom::Start(0))?;
        (&self.file).take(HEAD).read_to_end(&mut bytes)?;
        Ok(Head::from_bytes(&bytes))
    }

    fn write_head(&mut self) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(0))?;
        self.file.write_all(&self.head.to_bytes())
    }

    /// Finds the whole parts in the file.
    fn scan(&mut self) -> io::Result<()> {
        let length = self.file.metadata()?.len();
        let mut reader = BufReader::new(&self.file);
        reader.seek(SeekFrom::Start(HEAD))?;
        loop {
            let mut start = [0; 4 + START];
            if reader.read_exact(&mut start).is_err() {
                return Ok(());
            }
            let [a, b, c, d, part @ ..] = &start;
            let size = u32::from_le_bytes([*a, *b, *c, *d]);
            let next = self.end + 4 + u64::from(size);
            let Ok(fingerprint) = Part::fingerprint(part) else { return Ok(()) };
            if (size as usize) < START || size > LONGEST || next > length {
                return Ok(());
            }
            self.parts.insert(fingerprint, Place { start: self.end + 4, length: size });
            reader.seek_relative(i64::from(size) - START as i64)?;
            self.end = next;
        }
    }
}

#[cfg(test)]
#[path = "store_tests.rs"]
mod tests;
