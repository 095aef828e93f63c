//! Streams of a PDF, unpacked within limits.
//!
//! The reader of PDFs unpacks a stream whole, whatever comes out, so what would
//! come out is counted first.

use super::DAMAGED;
use crate::OpenError;
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;
use miniz_oxide::inflate::stream::{InflateState, MinReset, inflate};
use miniz_oxide::{DataFormat, MZFlush, MZStatus};
use std::borrow::Cow;

/// The most that one stream may unpack to, in bytes.
pub(super) const STREAM: usize = 128_000_000;

/// The most that all streams of a file may unpack to, in bytes.
const STREAMS: usize = 400_000_000;

/// Places that are looked at where a stream may begin.
const PLACES: usize = 50_000;

/// A stream's bytes; none if it is damaged or unpacks to too much.
pub(super) fn decode<'a>(stream: &Stream<'a>) -> Option<Cow<'a, [u8]>> {
    if fits(stream) { stream.decoded_data().ok() } else { None }
}

/// Whether a stream unpacks to no more than fits.
pub(super) fn fits(stream: &Stream) -> bool {
    let raw = stream.raw_data();
    let filters = stream.filters();
    match filters.as_slice() {
        [Filter::FlateDecode] => Unpacking::default().size(&raw, STREAM).is_some(),
        // What other packings could make of it at most.
        filters => {
            let most = filters.iter().fold(raw.len(), |size, filter| size.saturating_mul(ratio(*filter)));
            most <= STREAM
        }
    }
}

/// How many times its size a packing can unpack to.
fn ratio(filter: Filter) -> usize {
    match filter {
        Filter::FlateDecode => 1_032,
        Filter::LzwDecode => 1_400,
        Filter::RunLengthDecode => 64,
        _ => 1,
    }
}

/// Refuses a file in which a stream unpacks to more than documents hold. Some
/// are unpacked as soon as the file is read, so every place is looked at where a
/// stream begins. It is a fifth of the work.
pub(super) fn check(bytes: &[u8], progress: &mut dyn FnMut(u8)) -> Result<(), OpenError> {
    let (mut all, mut unpacking) = (0, Unpacking::default());
    for (count, place) in streams(bytes).enumerate() {
        progress(u8::try_from(place / (bytes.len() / 20 + 1)).unwrap_or(20));
        let rest = bytes.get(place..).unwrap_or_default();
        all += unpacking.size(rest, STREAM).ok_or(OpenError::Bomb)?;
        if all > STREAMS || count > PLACES {
            return Err(OpenError::Bomb);
        }
        let head = bytes.get(place.saturating_sub(500)..place).unwrap_or_default();
        if is_twice_packed(head) && !ends_within(rest, STREAM / ratio(Filter::FlateDecode)) {
            return Err(DAMAGED);
        }
    }
    Ok(())
}

fn ends_within(rest: &[u8], bytes: usize) -> bool {
    const WORD: &[u8] = b"endstream";
    rest.get(..bytes.min(rest.len())).is_some_and(|near| near.windows(WORD.len()).any(|at| at == WORD))
}

/// Where the bytes of streams begin.
fn streams(bytes: &[u8]) -> impl Iterator<Item = usize> {
    const WORD: &[u8] = b"stream";
    let words = bytes.windows(WORD.len()).enumerate().filter(|(_, at)| *at == WORD);
    words.filter_map(|(at, _)| {
        let end = at + WORD.len();
        let before = at.checked_sub(3).and_then(|from| bytes.get(from..at));
        match bytes.get(end..)? {
            _ if before == Some(b"end") => None,
            [b'\r', b'\n', ..] => Some(end + 2),
            [b'\r' | b'\n', ..] => Some(end + 1),
            _ => Some(end),
        }
    })
}

/// Whether a stream of objects is packed in a way that was not counted, by what
/// stands before it.
fn is_twice_packed(head: &[u8]) -> bool {
    let has = |word: &[u8]| head.windows(word.len()).filter(|at| *at == word).count();
    has(b"ObjStm") + has(b"XRef") > 0 && (has(b"LZW") + has(b"RunLength") + has(b"/RL") > 0 || has(b"FlateDecode") > 2)
}

/// Counts what comes out of packed streams, without keeping it. What it needs is
/// made once, since a file may have many small ones.
struct Unpacking {
    zlib: Box<InflateState>,
    raw: Box<InflateState>,
    out: Vec<u8>,
}

impl Default for Unpacking {
    fn default() -> Self {
        let state = InflateState::new_boxed;
        Self { zlib: state(DataFormat::Zlib), raw: state(DataFormat::Raw), out: vec![0; 1 << 15] }
    }
}

impl Unpacking {
    /// How many bytes come out: up to where the stream ends or is damaged; none
    /// if more than `limit`.
    fn size(&mut self, bytes: &[u8], limit: usize) -> Option<usize> {
        let state = if is_zlib(bytes) { &mut self.zlib } else { &mut self.raw };
        state.reset_as(MinReset);
        let (mut rest, mut all) = (bytes, 0usize);
        loop {
            let result = inflate(state, rest, &mut self.out, MZFlush::None);
            all += result.bytes_written;
            if all > limit {
                return None;
            }
            rest = rest.get(result.bytes_consumed..)?;
            let stuck = result.bytes_consumed == 0 && result.bytes_written == 0;
            if stuck || !matches!(result.status, Ok(MZStatus::Ok)) {
                return Some(all);
            }
        }
    }
}

/// Whether a packed stream begins with the two bytes that most have.
fn is_zlib(bytes: &[u8]) -> bool {
    match bytes {
        [first, second, ..] => first & 15 == 8 && (u16::from(*first) * 256 + u16::from(*second)).is_multiple_of(31),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use miniz_oxide::deflate::{compress_to_vec, compress_to_vec_zlib};

    #[test]
    fn what_comes_out_is_counted() {
        let unpacked = |bytes: &[u8], limit| Unpacking::default().size(bytes, limit);
        let zeros = vec![0; 1_000_000];
        for packed in [compress_to_vec(&zeros, 6), compress_to_vec_zlib(&zeros, 6)] {
            assert_eq!(unpacked(&packed, 1_000_000), Some(1_000_000));
            assert_eq!(unpacked(&packed, 999_999), None);
            assert!(unpacked(packed.get(..packed.len() / 2).unwrap(), 1_000_000).unwrap() < 1_000_000);
        }
        assert_eq!(unpacked(b"", 1), Some(0));
        assert!(unpacked(b"BT /F1 12 Tf (Text) Tj ET", 1_000).is_some());
    }

    #[test]
    fn places_where_streams_begin_are_found() {
        assert_eq!(streams(b"<<>>stream\r\nabc endstream stream\nx").collect::<Vec<_>>(), [12, 33]);
    }
}
