//! What can be wrong with a file, and which files are missing.

use crate::File;
use gloss_order::Set;

/// Why the bytes of a file were not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    /// Something else.
    #[error("this is not a Gloss archive; build one with `gloss index ARTICLES OUT_DIR`")]
    NotAnArchive,
    /// An archive of another format.
    #[error("this archive has format {found}, which is not read here; {}", mended(*found))]
    Version {
        /// What the header says.
        found: u32,
    },
    /// Another file of an archive than the one asked for.
    #[error("another file of the archive stands in the place of {expected}; fetch or build it again")]
    Misplaced {
        /// The name of the one asked for.
        expected: String,
    },
    /// Shorter or longer than the header says.
    #[error("a file of this archive has {found} bytes and should have {expected}; fetch or build it again")]
    Length {
        /// Bytes given.
        found: usize,
        /// Bytes according to the header.
        expected: usize,
    },
    /// The checksum does not match.
    #[error("this archive is damaged: a checksum does not match; fetch or build it again")]
    Damaged,
    /// The checksum matches and the content makes no sense.
    #[error("this archive is damaged: {what} (byte {at} of a file's content); build it again")]
    Invalid {
        /// What is wrong.
        what: &'static str,
        /// Where in the content.
        at: usize,
    },
}

/// What helps with an archive of another format.
fn mended(found: u32) -> &'static str {
    if found < crate::FORMAT { "build it again" } else { "use a newer Gloss" }
}

/// Files that are needed first; fetch them, [`Reader::put`] them, ask again.
#[derive(Debug, Clone, PartialEq, Eq, Default, thiserror::Error)]
#[error("the archive needs more of its files, the first of them {}", .0.first().map(|file| file.name()).unwrap_or_default())]
pub struct Missing(pub Vec<File>);

/// Files that a question needs and that are not at hand.
#[derive(Debug, Default)]
pub(crate) struct Need(pub(crate) Set<File>);

impl Need {
    pub(crate) fn check(self) -> Result<(), Missing> {
        if self.0.is_empty() { Ok(()) } else { Err(Missing(self.0.into_iter().collect())) }
    }
}
