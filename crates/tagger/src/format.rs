//! The model file: magic, version, checksum, then the tables, deflated: hosts
//! seldom compress a file that they do not know.

use super::ModelError;
use super::hash::mix;

const MAGIC: &[u8; 8] = b"glossmdl";

/// Version of the file layout and of the features. Whoever changes either
/// raises it and fits the model anew.
pub const FEATURES: u32 = 4;

/// The most that the tables of a file may unpack to, in bytes.
const LARGEST: usize = 64 << 20;

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

    pub(crate) fn signed(&mut self, bytes: &[i8]) {
        self.0.extend(bytes.iter().map(|byte| *byte as u8));
    }

    pub(crate) fn f32(&mut self, value: f32) {
        self.bytes(&value.to_le_bytes());
    }

    #[cfg(test)]
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// The whole file: what was written, after magic, version and checksum.
    pub(crate) fn into_file(self) -> Vec<u8> {
        let packed = miniz_oxide::deflate::compress_to_vec(&self.0, 10);
        let mut file = MAGIC.to_vec();
        file.extend(FEATURES.to_le_bytes());
        file.extend(checksum(&packed).to_le_bytes());
        file.extend(packed);
        file
    }
}

/// Takes a file's bytes apart from the front.
#[derive(Debug)]
pub(crate) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// Over what [`unpack`] gave.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Reader(bytes)
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

    pub(crate) fn signed(&mut self, len: usize) -> Result<Vec<i8>, ModelError> {
        Ok(self.bytes(len)?.iter().map(|byte| *byte as i8).collect())
    }

    /// A number that is not finite is damage.
    pub(crate) fn f32(&mut self) -> Result<f32, ModelError> {
        Some(f32::from_le_bytes(self.array()?)).filter(|value| value.is_finite()).ok_or(ModelError::Damaged)
    }

    pub(crate) fn f32s(&mut self, len: usize) -> Result<Vec<f32>, ModelError> {
        (0..len).map(|_| self.f32()).collect()
    }

    /// Nothing may follow.
    pub(crate) fn end(self) -> Result<(), ModelError> {
        self.0.is_empty().then_some(()).ok_or(ModelError::Damaged)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        self.bytes(N)?.try_into().map_err(|_| ModelError::Damaged)
    }
}

/// The tables in a file, after a check of magic, version and checksum.
pub(crate) fn unpack(file: &[u8]) -> Result<Vec<u8>, ModelError> {
    let mut reader = Reader(file);
    if reader.bytes(MAGIC.len()).ok() != Some(MAGIC.as_slice()) {
        return Err(ModelError::NotAModel);
    }
    let found = reader.u32()?;
    if found != FEATURES {
        return Err(ModelError::Version { found, expected: FEATURES });
    }
    let sum = u64::from_le_bytes(reader.array()?);
    // A fuzzer would never find a checksum; it changes the tables themselves.
    if cfg!(fuzzing) {
        return Ok(reader.0.to_vec());
    }
    if sum != checksum(reader.0) {
        return Err(ModelError::Damaged);
    }
    miniz_oxide::inflate::decompress_to_vec_with_limit(reader.0, LARGEST).map_err(|_| ModelError::Damaged)
}

/// Eight bytes at a time, so that a file of megabytes takes a millisecond.
fn checksum(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let sum = words.iter().fold(bytes.len() as u64, |sum, word| mix(sum, u64::from_le_bytes(*word)));
    rest.iter().fold(sum, |sum, &byte| mix(sum, u64::from(byte)))
}
