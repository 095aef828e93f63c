//! A fast hash that is the same on every machine. Model files rely on it: a
//! change here calls for a new [`FEATURES`](super::format::FEATURES) version.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

const K: u64 = 0x9e37_79b9_7f4a_7c15;

/// Hash of some bytes, eight at a time.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let state = words.iter().fold(bytes.len() as u64, |state, word| mix(state, u64::from_le_bytes(*word)));
    if rest.is_empty() {
        return state;
    }
    mix(state, rest.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)))
}

/// Hash of a pair; the order matters.
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    let product = (a.rotate_left(29) ^ b).wrapping_mul(K);
    (product ^ (product >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93).rotate_left(17)
}

/// Numbers of what is known by its hash.
pub(crate) type Numbers = HashMap<u64, u32, BuildHasherDefault<AsItIs>>;

/// Hashes are hashed already.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct AsItIs(u64);

impl Hasher for AsItIs {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = mix(self.0, hash(bytes));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// As models have it since the first.
    fn padded(bytes: &[u8]) -> u64 {
        bytes.chunks(8).fold(bytes.len() as u64, |state, chunk| {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            mix(state, u64::from_le_bytes(word))
        })
    }

    proptest! {
        #[test]
        fn a_last_word_is_filled_up_with_zeros(bytes in prop::collection::vec(any::<u8>(), 0..30)) {
            prop_assert_eq!(hash(&bytes), padded(&bytes));
        }
    }

    #[test]
    fn the_hash_never_changes() {
        assert_eq!(hash(b""), 0);
        assert_eq!(hash(b"Baghdad"), hash(b"Baghdad"));
        assert_ne!(hash(b"Baghdad"), hash(b"Baghdae"));
        assert_ne!(hash(b"a"), hash(b"a\0"));
        assert_ne!(mix(1, 2), mix(2, 1));
    }
}
