//! The files of an archive, and the seal that each of them carries.

use crate::bytes::{checksum, field};
use crate::{ArchiveError, FORMAT, MAGIC};

/// Bytes before the packed content.
pub(crate) const HEADER: usize = 36;

/// The most that one file may unpack to, in bytes.
pub(crate) const LARGEST: usize = 64 << 20;

/// How hard files are packed: more costs minutes with many articles and saves
/// one per cent.
const EFFORT: u8 = 7;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// How the archive is laid out; one file.
    Root,
    /// A few articles: card, text, sentences.
    Articles,
    /// Keys, and where they occur.
    Keys,
    /// How many articles use the commoner words; one file.
    Common,
    /// Words, and which articles use them.
    Words,
    /// Words of names, by their spelling.
    Spellings,
}

impl Sort {
    fn letter(self) -> char {
        match self {
            Sort::Root => 'r',
            Sort::Articles => 'a',
            Sort::Keys => 'k',
            Sort::Common => 'c',
            Sort::Words => 'w',
            Sort::Spellings => 's',
        }
    }
}

/// One file of an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct File {
    /// What it holds.
    pub sort: Sort,
    /// Which one of its sort, from 0.
    pub number: u32,
}

impl File {
    /// The file with the archive's layout.
    pub const ROOT: File = File { sort: Sort::Root, number: 0 };

    pub(crate) fn new(sort: Sort, number: u32) -> Self {
        Self { sort, number }
    }

    /// Its name in the folder of its edition; the root lies beside that folder.
    pub fn name(self) -> String {
        match self.sort {
            Sort::Root => "archive.bin".into(),
            sort => format!("{}{:x}.bin", sort.letter(), self.number),
        }
    }
}

/// A file's bytes: header and packed content. `None` if it holds too much.
pub(crate) fn seal(file: File, content: &[u8]) -> Option<Vec<u8>> {
    let packed = miniz_oxide::deflate::compress_to_vec(content, EFFORT);
    let length = u32::try_from(content.len()).ok().filter(|_| content.len() <= LARGEST)?;
    let mut head = Vec::with_capacity(HEADER + packed.len());
    head.extend_from_slice(MAGIC);
    for number in [FORMAT, file.sort as u32, file.number, u32::try_from(packed.len()).ok()?, length] {
        head.extend_from_slice(&number.to_le_bytes());
    }
    let sum = checksum(&[&head, &packed]);
    head.extend_from_slice(&sum.to_le_bytes());
    head.extend_from_slice(&packed);
    Some(head)
}

/// The content of what is said to be `file`.
pub(crate) fn unseal(file: File, bytes: &[u8]) -> Result<Vec<u8>, ArchiveError> {
    if !bytes.starts_with(MAGIC) {
        return Err(ArchiveError::NotAnArchive);
    }
    let short = ArchiveError::Length { found: bytes.len(), expected: HEADER };
    let number = |at: usize| field(bytes, at).ok_or_else(|| short.clone());
    let found = number(8)?;
    if found != FORMAT {
        return Err(ArchiveError::Version { found });
    }
    // A fuzzer would never find a checksum; it changes the content itself.
    if cfg!(fuzzing) {
        return bytes.get(HEADER..).map(<[u8]>::to_vec).ok_or(short);
    }
    let (packed, length) = (number(20)? as usize, number(24)? as usize);
    let sum = u64::from(number(28)?) | u64::from(number(32)?) << 32;
    let expected = packed.saturating_add(HEADER);
    if bytes.len() != expected {
        return Err(ArchiveError::Length { found: bytes.len(), expected });
    }
    let (head, content) = (bytes.get(..28).unwrap_or_default(), bytes.get(HEADER..).unwrap_or_default());
    if checksum(&[head, content]) != sum || length > LARGEST {
        return Err(ArchiveError::Damaged);
    }
    if number(12)? != file.sort as u32 || number(16)? != file.number {
        return Err(ArchiveError::Misplaced { expected: file.name() });
    }
    let unpacked = miniz_oxide::inflate::decompress_to_vec_with_limit(content, length);
    unpacked.ok().filter(|unpacked| unpacked.len() == length).ok_or(ArchiveError::Damaged)
}

/// The checksum of a sealed file, from its header.
pub(crate) fn sum_of(sealed: &[u8]) -> [u8; 8] {
    sealed.get(28..HEADER).and_then(|sum| sum.try_into().ok()).unwrap_or_default()
}
