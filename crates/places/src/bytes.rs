//! Numbers and texts out of bytes that nobody vouches for.

use crate::AtlasError;

/// FNV-1a, 64 bits: against accidents, not against intent.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The little-endian number at an offset.
pub(crate) fn field<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..at.checked_add(N)?)?.try_into().ok()
}

/// Reads on from where it stands. Never trusts a length.
pub(crate) struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(rest: &'a [u8]) -> Self {
        Self { rest }
    }

    pub(crate) fn byte(&mut self) -> Result<u8, AtlasError> {
        let (&byte, rest) = self.rest.split_first().ok_or(invalid("it is cut short"))?;
        self.rest = rest;
        Ok(byte)
    }

    /// LEB128: seven bits a byte, lowest first.
    pub(crate) fn number(&mut self) -> Result<u32, AtlasError> {
        let mut value = 0u64;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return u32::try_from(value).map_err(|_| invalid("a number is too large"));
            }
        }
        Err(invalid("a number is too large"))
    }

    /// Even numbers are positive, odd ones negative.
    pub(crate) fn signed(&mut self) -> Result<i32, AtlasError> {
        let number = self.number()?;
        let half = (number >> 1) as i32;
        Ok(if number & 1 == 0 { half } else { -half - 1 })
    }

    /// How many items follow. Each takes a byte at least, so no count can make
    /// the reader take more memory than a small multiple of the file.
    pub(crate) fn count(&mut self) -> Result<usize, AtlasError> {
        let count = self.number()? as usize;
        if count > self.rest.len() { Err(invalid("a list is longer than the file")) } else { Ok(count) }
    }

    pub(crate) fn text(&mut self) -> Result<&'a str, AtlasError> {
        let length = self.count()?;
        let (text, rest) = self.rest.split_at_checked(length).ok_or(invalid("it is cut short"))?;
        self.rest = rest;
        std::str::from_utf8(text).map_err(|_| invalid("a name is not UTF-8"))
    }

    /// What is shown; it crosses to the page as a field of a line.
    pub(crate) fn field(&mut self) -> Result<&'a str, AtlasError> {
        let text = self.text()?;
        if text.contains(char::is_control) { Err(invalid("a name has control characters")) } else { Ok(text) }
    }

    pub(crate) fn end(&self) -> Result<(), AtlasError> {
        if self.rest.is_empty() { Ok(()) } else { Err(invalid("something stands behind its end")) }
    }
}

pub(crate) const fn invalid(what: &'static str) -> AtlasError {
    AtlasError::Invalid { what }
}
