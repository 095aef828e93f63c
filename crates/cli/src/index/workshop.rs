//! A folder to pack an archive in.

use super::progress::Progress;
use super::store::Place;
use gloss_engine::{Engine, File, Ground, Packed};
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

    /// Moves what was packed into its place, and removes the edition that was
    /// there before.
    pub(crate) fn finish(self, packed: &Packed) -> io::Result<()> {
        let (place, root) = (self.out.join(&packed.edition), self.out.join(ROOT));
        let before = fs::read(&root).ok().and_then(|bytes| edition(&bytes));
        if !place.is_dir() {
            fs::rename(self.work.join("files"), &place)?;
        }
        fs::write(self.work.join(ROOT), &self.root)?;
        fs::rename(self.work.join(ROOT), &root)?;
        match before.filter(|before| *before != packed.edition) {
            Some(before) => fs::remove_dir_all(self.out.join(before)),
            None => Ok(()),
        }
    }

    fn aside(&self, number: u32) -> PathBuf {
        self.work.join(format!("aside-{number}"))
    }
}

/// The edition that a root file tells of.
fn edition(root: &[u8]) -> Option<String> {
    let mut engine = Engine::new();
    engine.load_archive(root).ok()?;
    Some(engine.archive().edition())
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
