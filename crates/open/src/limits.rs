//! How much of a file is read, so that no file can hang the page or fill its
//! memory.

/// The largest file that is opened, in bytes. Most of it is pictures.
pub const FILE: usize = 50_000_000;

/// The most text that is taken out of one file, in bytes.
pub(crate) const TEXT: usize = gloss_intake::MAX_BYTES;

/// The most that one part of a packed file may unpack to, in bytes. Markup
/// outweighs the text in it several times.
pub(crate) const PART: usize = 64_000_000;

/// The most that all parts that are read may unpack to, in bytes.
pub(crate) const PARTS: usize = 96_000_000;

/// The most parts that a packed file may have.
pub(crate) const ENTRIES: usize = 20_000;

/// Articles out of one file at most.
pub(crate) const ARTICLES: usize = 1_000;

/// Messages inside messages at most: their memory is given back one inside the
/// other, which takes stack.
pub(crate) const MESSAGES: usize = 200;
