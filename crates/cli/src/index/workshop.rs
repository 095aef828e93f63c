//! A folder to pack an archive in.

use super::progress::Progress;
use super::store::Place;
use gloss_engine::{File, Ground, Packed};
use std::fs;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// The name of the root file in the folder of an archive.
const ROOT: &str = "archive.bin";

/// Parts in files, by number.
pub(crate) struct Parts {
    files: Vec<fs::File>,
    places: Vec<(usize, Place)>,
}

impl Parts {
    pub(crate) fn new(files: Vec<fs::File>, places: Vec<(usize, Place)>) -> Self {
        Self { files, places }
    }

    pub(crate) fn len(&self) -> usize {
        self.places.len()
    }

    /// The bytes of a part.
    pub(crate) fn read(&mut self, number: usize) -> io::Result<Vec<u8>> {
        let place = self.places.get(number).and_then(|(file, place)| Some((self.files.get_mut(*file)?, *place)));
        let (file, Place { start, length }) = place.ok_or(io::ErrorKind::NotFound)?;
        let mut bytes = vec![0; length as usize];
        file.seek(SeekFrom::Start(start))?;
        file.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

/// Packs in a folder beside the archive and moves it into its place when all is
/// done, so that nobody ever finds half an archive.
pub(crate) struct Workshop {
    out: PathBuf,
    /// Goes with the workshop.
    work: PathBuf,
    parts: Parts,
    /// How many parts were asked for; each is asked for twice.
    asked: u64,
    progress: Progress,
    root: Vec<u8>,
}

impl Workshop {
    /// A workshop for an archive in `out`, which is made if it is not there.
    pub(crate) fn new(out: &Path, parts: Parts) -> io::Result<Self> {
        let work = out.join(format!(".gloss-index-{}", std::process::id()));
        fs::create_dir_all(work.join("files"))?;
        Ok(Self { out: out.to_owned(), work, parts, asked: 0, progress: Progress::new("pack"), root: Vec::new() })
    }

    /// Moves what was packed into its place, and removes the editions that were
    /// there before, of whatever format.
    pub(crate) fn finish(self, packed: &Packed) -> io::Result<()> {
        let (place, root) = (self.out.join(&packed.edition), self.out.join(ROOT));
        if !place.is_dir() {
            fs::rename(self.work.join("files"), &place)?;
        }
        fs::write(self.work.join(ROOT), &self.root)?;
        fs::rename(self.work.join(ROOT), &root)?;
        for entry in fs::read_dir(&self.out)? {
            let entry = entry?;
            let name = entry.file_name();
            if is_edition(&name.to_string_lossy()) && *name != *packed.edition && entry.file_type()?.is_dir() {
                fs::remove_dir_all(entry.path())?;
            }
        }
        Ok(())
    }

    fn aside(&self, number: u32) -> PathBuf {
        self.work.join(format!("aside-{number}"))
    }
}

/// Whether a folder's name is that of an edition: sixteen digits, as
/// `gloss index` makes them.
fn is_edition(name: &str) -> bool {
    name.len() == 16 && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

impl Ground for Workshop {
    fn part(&mut self, number: usize) -> io::Result<Vec<u8>> {
        self.asked += 1;
        self.progress.tell(self.asked, 2 * self.parts.len() as u64, String::new);
        self.parts.read(number)
    }

    fn set_aside(&mut self, number: u32, bytes: &[u8]) -> io::Result<()> {
        fs::File::options().append(true).create(true).open(self.aside(number))?.write_all(bytes)
    }

    fn take_back(&mut self, number: u32, at: u64, most: usize) -> io::Result<Vec<u8>> {
        let mut file = fs::File::open(self.aside(number))?;
        file.seek(SeekFrom::Start(at))?;
        let mut bytes = Vec::new();
        file.take(most as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn put(&mut self, file: File, bytes: &[u8]) -> io::Result<()> {
        if file == File::ROOT {
            self.root = bytes.to_vec();
            return Ok(());
        }
        fs::write(self.work.join("files").join(file.name()), bytes)
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        // What is left of it helps nobody, and errors were told before.
        let _ = fs::remove_dir_all(&self.work);
    }
}
