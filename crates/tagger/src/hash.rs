//! A fast hash that is the same on every machine. Model files rely on it: a
//! change here calls for a new [`FEATURES`](super::format::FEATURES) version.

const K: u64 = 0x9e37_79b9_7f4a_7c15;

/// Hash of some bytes, eight at a time.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let mut state = bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        state = mix(state, u64::from_le_bytes(word));
    }
    state
}

/// Hash of a pair; the order matters.
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    let product = (a.rotate_left(29) ^ b).wrapping_mul(K);
    (product ^ (product >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93).rotate_left(17)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_never_changes() {
        assert_eq!(hash(b""), 0);
        assert_eq!(hash(b"Baghdad"), hash(b"Baghdad"));
        assert_ne!(hash(b"Baghdad"), hash(b"Baghdae"));
        assert_ne!(hash(b"a"), hash(b"a\0"));
        assert_ne!(mix(1, 2), mix(2, 1));
    }
}
