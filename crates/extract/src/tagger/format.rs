//! The model file: magic, version, checksum, then the tables.

use super::ModelError;
use super::hash::mix;

const MAGIC: &[u8; 8] = b"glossmdl";

/// Version of the file layout and of the features. Whoever changes either
/// raises it and fits the model anew.
pub const FEATURES: u32 = 2;

/// Collects a file's bytes.
#[derive(Debug, Default)]
pub(crate) struct Writer(Vec<u8>);

impl Writer {
    pub(crate) fn u32(&mut self, value: u32) {
        self.bytes(&value.to_le_bytes());
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    #[cfg(test)]
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// The whole file: what was written, after magic, version and checksum.
    pub(crate) fn into_file(self) -> Vec<u8> {
        let mut file = MAGIC.to_vec();
        file.extend(FEATURES.to_le_bytes());
        file.extend(checksum(&self.0).to_le_bytes());
        file.extend(self.0);
        file
    }
}

/// Takes a file's bytes apart from the front.
#[derive(Debug)]
pub(crate) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// Over bytes without a header.
    #[cfg(test)]
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Reader(bytes)
    }

    /// Over a whole file: checks magic, version and checksum.
    pub(crate) fn open(file: &'a [u8]) -> Result<Self, ModelError> {
        let mut reader = Reader(file);
        if reader.bytes(MAGIC.len()).ok() != Some(MAGIC.as_slice()) {
            return Err(ModelError::NotAModel);
        }
        let found = reader.u32()?;
        if found != FEATURES {
            return Err(ModelError::Version { found, expected: FEATURES });
        }
        let sum = u64::from_le_bytes(reader.array()?);
        (sum == checksum(reader.0)).then_some(reader).ok_or(ModelError::Damaged)
    }

    pub(crate) fn bytes(&mut self, len: usize) -> Result<&'a [u8], ModelError> {
        let (head, tail) = self.0.split_at_checked(len).ok_or(ModelError::Damaged)?;
        self.0 = tail;
        Ok(head)
    }

    pub(crate) fn u32(&mut self) -> Result<u32, ModelError> {
        self.array().map(u32::from_le_bytes)
    }

    pub(crate) fn i32(&mut self) -> Result<i32, ModelError> {
        self.array().map(i32::from_le_bytes)
    }

    /// Nothing may follow.
    pub(crate) fn end(self) -> Result<(), ModelError> {
        self.0.is_empty().then_some(()).ok_or(ModelError::Damaged)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        self.bytes(N)?.try_into().map_err(|_| ModelError::Damaged)
    }
}

/// Eight bytes at a time, so that a file of megabytes takes a millisecond.
fn checksum(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let sum = words.iter().fold(bytes.len() as u64, |sum, word| mix(sum, u64::from_le_bytes(*word)));
    rest.iter().fold(sum, |sum, &byte| mix(sum, u64::from(byte)))
}
