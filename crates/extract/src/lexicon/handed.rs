//! The lists of well-known names, behind the model in one file: the page needs them
//! when it tells names, and not before.
//!
//! The build puts them there (`xtask/src/lists.rs`): the model, the lists as text,
//! the length of the text, its checksum, and a mark.

use super::aliases;
use crate::ModelError;

/// At the end of a file with lists.
const MARK: &[u8; 8] = b"glosslst";

/// A model's file without the lists, which hold from now on where none are compiled
/// in. A file without lists is given back as it is.
///
/// # Errors
/// [`ModelError::Damaged`].
pub fn learn(file: &[u8]) -> Result<&[u8], ModelError> {
    let Some((model, lists)) = split(file)? else { return Ok(file) };
    if aliases::ARE_HANDED {
        aliases::learn(lists);
    }
    Ok(model)
}

fn split(file: &[u8]) -> Result<Option<(&[u8], &str)>, ModelError> {
    let Some(rest) = file.strip_suffix(MARK) else { return Ok(None) };
    let (rest, sum) = rest.split_last_chunk().ok_or(ModelError::Damaged)?;
    let (rest, length) = rest.split_last_chunk().ok_or(ModelError::Damaged)?;
    let at = rest.len().checked_sub(u32::from_le_bytes(*length) as usize).ok_or(ModelError::Damaged)?;
    let (model, lists) = rest.split_at_checked(at).ok_or(ModelError::Damaged)?;
    // A fuzzer would not get past a checksum.
    let is_right = |lists: &&str| cfg!(fuzzing) || checksum(lists.as_bytes()) == u32::from_le_bytes(*sum);
    let lists = str::from_utf8(lists).ok().filter(is_right);
    Ok(Some((model, lists.ok_or(ModelError::Damaged)?)))
}

/// FNV-1a.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn file(model: &[u8], lists: &str) -> Vec<u8> {
        let length = (lists.len() as u32).to_le_bytes();
        let sum = checksum(lists.as_bytes()).to_le_bytes();
        [model, lists.as_bytes(), &length, &sum, MARK].concat()
    }

    #[test]
    fn model_and_lists_come_apart() {
        let all = file(b"model", "place|Peru||\n");
        assert_eq!(split(&all).unwrap(), Some((b"model".as_slice(), "place|Peru||\n")));
        assert_eq!(learn(&all).unwrap(), b"model");
        assert_eq!(learn(b"a model alone").unwrap(), b"a model alone");
        assert_eq!(checksum(b"a"), 0xe40c_292c, "as others reckon it");
    }

    #[test]
    fn damaged_lists_are_an_error() {
        let all = file(b"model", "place|Peru||\n");
        for at in 5..all.len() - MARK.len() {
            let mut damaged = all.clone();
            damaged[at] ^= 1;
            assert_eq!(split(&damaged), Err(ModelError::Damaged), "{at}");
        }
        for cut in 0..8 {
            assert_eq!(split(&[&all[all.len() - 8 - cut..all.len() - 8], MARK].concat()), Err(ModelError::Damaged));
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_lists_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let _ = split(&[&bytes, MARK.as_slice()].concat());
        }
    }
}
