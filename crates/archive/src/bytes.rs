//! Numbers and strings to bytes and back.

use crate::{ArchiveError, Class, Key};

/// Appends `value` as LEB128: seven bits a byte, lowest first.
pub(crate) fn put_number(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Appends a length, or `u32::MAX` for one that no archive can hold; the
/// writer refuses the whole archive then.
pub(crate) fn put_length(out: &mut Vec<u8>, length: usize) {
    put_number(out, u32::try_from(length).unwrap_or(u32::MAX));
}

/// Appends the length of a string and the string.
pub(crate) fn put_text(out: &mut Vec<u8>, text: &str) {
    put_length(out, text.len());
    out.extend_from_slice(text.as_bytes());
}

/// Appends a key's class and text.
pub(crate) fn put_key(out: &mut Vec<u8>, key: &Key) {
    out.push(key.class as u8);
    put_text(out, &key.text);
}

/// FNV-1a, 64 bits, of the pieces one after the other. Each step is a bijection
/// of the state, so any change of a single byte changes the sum. It guards
/// against accidents, not against intent: the reader checks everything again.
pub(crate) fn checksum(pieces: &[&[u8]]) -> u64 {
    let bytes = pieces.iter().copied().flatten();
    bytes.fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The little-endian number at an offset.
pub(crate) fn field(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

/// Reads what the functions above wrote. Never trusts a length.
pub(crate) struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    pub(crate) fn number(&mut self) -> Result<u32, ArchiveError> {
        let mut value = 0u32;
        for shift in (0..35).step_by(7) {
            let byte = *self.bytes.get(self.at).ok_or_else(|| self.invalid("a number is cut short"))?;
            let bits = u32::from(byte & 0x7f);
            if shift == 28 && bits > 0xf {
                break;
            }
            value |= bits << shift;
            self.at += 1;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(self.invalid("a number is too large"))
    }

    /// How many items follow. Each takes a byte at least, so no count can make
    /// the reader take more memory than a small multiple of the file.
    pub(crate) fn count(&mut self) -> Result<u32, ArchiveError> {
        let count = self.number()?;
        if count as usize > self.bytes.len() - self.at {
            return Err(self.invalid("a list is longer than the file"));
        }
        Ok(count)
    }

    pub(crate) fn text(&mut self) -> Result<&'a str, ArchiveError> {
        let length = self.count()? as usize;
        let bytes = self.bytes.get(self.at..self.at + length).unwrap_or_default();
        let text = std::str::from_utf8(bytes).map_err(|_| self.invalid("a text is not UTF-8"))?;
        self.at += length;
        Ok(text)
    }

    pub(crate) fn class(&mut self) -> Result<Class, ArchiveError> {
        let class = Class::ALL.get(self.number()? as usize).copied();
        class.ok_or_else(|| self.invalid("a class is not known"))
    }

    pub(crate) fn key(&mut self) -> Result<Key, ArchiveError> {
        Ok(Key::new(self.class()?, self.text()?))
    }

    /// A key's number, see [`Key::id`].
    pub(crate) fn id(&mut self) -> Result<u64, ArchiveError> {
        let bytes = self.bytes.get(self.at..self.at + 8).and_then(|bytes| bytes.try_into().ok());
        let id = bytes.map(u64::from_be_bytes).ok_or_else(|| self.invalid("a key is cut short"))?;
        self.at += 8;
        Ok(id)
    }

    /// A number as four bytes, highest first, as records to be sorted have it.
    pub(crate) fn fixed(&mut self) -> Result<u32, ArchiveError> {
        let bytes = self.bytes.get(self.at..self.at + 4).and_then(|bytes| bytes.try_into().ok());
        let number = bytes.map(u32::from_be_bytes).ok_or_else(|| self.invalid("a number is cut short"))?;
        self.at += 4;
        Ok(number)
    }

    pub(crate) fn list<T>(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Result<T, ArchiveError>,
    ) -> Result<Vec<T>, ArchiveError> {
        let count = self.count()?;
        (0..count).map(|_| item(self)).collect()
    }

    pub(crate) fn is_done(&self) -> bool {
        self.at == self.bytes.len()
    }

    pub(crate) fn end(&self) -> Result<(), ArchiveError> {
        if self.is_done() { Ok(()) } else { Err(self.invalid("something follows the last section")) }
    }

    pub(crate) fn invalid(&self, what: &'static str) -> ArchiveError {
        ArchiveError::Invalid { what, at: self.at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_back(value: u32) {
            let mut out = Vec::new();
            put_number(&mut out, value);
            let mut cursor = Cursor::new(&out);
            prop_assert_eq!(cursor.number(), Ok(value));
            prop_assert_eq!(cursor.end(), Ok(()));
        }
    }

    #[test]
    fn a_number_of_more_than_32_bits_is_refused() {
        assert!(Cursor::new(&[0xff, 0xff, 0xff, 0xff, 0x0f]).number().is_ok());
        assert!(Cursor::new(&[0xff, 0xff, 0xff, 0xff, 0x1f]).number().is_err());
        assert!(Cursor::new(&[0x80, 0x80, 0x80, 0x80, 0x80, 0x00]).number().is_err());
    }

    #[test]
    fn a_text_longer_than_the_file_is_refused() {
        assert!(Cursor::new(&[5, b'a', b'b']).text().is_err());
        assert!(Cursor::new(&[0xff, 0xff, 0xff, 0xff, 0x0f, b'a']).text().is_err());
        assert!(Cursor::new(&[2, 0xc3, 0x28]).text().is_err());
    }

    #[test]
    fn the_checksum_is_fnv_1a() {
        assert_eq!(checksum(&[b""]), 0xcbf2_9ce4_8422_2325);
        assert_eq!(checksum(&[b"a"]), 0xaf63_dc4c_8601_ec8c);
    }
}
