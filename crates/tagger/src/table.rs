//! A read-only map from 64-bit hashes to short rows of bytes, made to be small
//! as a file and quick to load.
//!
//! The hash picks a bucket by its top bits; inside the bucket a row is told
//! apart by two more bytes of the hash. The rest of the hash is not kept, so a
//! key that is not in the map is mistaken for one that is about once in
//! `65536 * 2^bits / rows` times.

use super::ModelError;
use super::format::{Reader, Writer};
use gloss_order::order_by;

/// No table may have more rows: far above any model, far below any harm.
const MAX_ROWS: usize = 1 << 21;

/// Hash to row of `width` bytes.
#[derive(Debug, Default)]
pub(crate) struct Table {
    bits: u32,
    width: usize,
    /// Bytes from one row to the next.
    stride: usize,
    /// Where each bucket's rows begin, and one more: where the last one ends.
    starts: Vec<u32>,
    /// Two bytes for each row, and as many as are looked at in one go.
    marks: Vec<u8>,
    rows: Vec<u8>,
}

/// Marks that are compared at once.
const AT_ONCE: usize = 4;

/// A one in the lowest bit of each mark.
const ONES: u64 = 0x0001_0001_0001_0001;

impl Table {
    /// Builds the map. Of keys that cannot be told apart the first one stays.
    pub(crate) fn new(width: usize, mut entries: Vec<(u64, Vec<u8>)>) -> Self {
        entries.truncate(MAX_ROWS);
        let bits = entries.len().max(16).ilog2() - 1;
        let place = |(key, _): &(u64, Vec<u8>)| (bucket(*key, bits), mark(*key));
        order_by(&mut entries, |one, two| place(one).cmp(&place(two)));
        entries.dedup_by_key(|(key, _)| (bucket(*key, bits), mark(*key)));
        let number = |row: &[u8]| row.iter().rev().fold(0, |all, byte| all << 8 | u64::from(*byte));
        Table::of(bits, width, entries.iter().map(|(key, row)| (bucket(*key, bits), mark(*key), number(row))))
    }

    /// Of rows of at most eight bytes as numbers, with their buckets, in order, and
    /// marks.
    pub(crate) fn of(bits: u32, width: usize, rows: impl Iterator<Item = (usize, u16, u64)>) -> Self {
        let mut table = Table { bits, width, stride: width.next_power_of_two(), ..Table::default() };
        let mut counts = vec![0u8; 1 << bits];
        for (bucket, mark, row) in rows {
            let count = &mut counts[bucket];
            if *count < u8::MAX {
                *count += 1;
                table.marks.extend(mark.to_le_bytes());
                table.rows.extend(row.to_le_bytes().iter().take(table.stride));
            }
        }
        table.marks.extend([0; AT_ONCE * 2]);
        table.starts = starts(&counts);
        table
    }

    /// The row of a key.
    pub(crate) fn get(&self, key: u64) -> Option<&[u8]> {
        let start = self.find(key)? * self.stride;
        self.rows.get(start..start + self.width)
    }

    /// How many bits of a hash tell its bucket.
    pub(crate) fn bits(&self) -> u32 {
        self.bits
    }

    /// Marks and rows of a bucket, if rows are of five to eight bytes.
    pub(crate) fn bucket(&self, bucket: usize) -> impl Iterator<Item = (u16, u64)> {
        let bounds = self.starts.get(bucket..).and_then(<[u32]>::first_chunk);
        let rows = bounds.map_or(0..0, |[from, to]| *from as usize..*to as usize);
        let mark = |at: usize| self.marks.get(at * 2..)?.first_chunk().copied().map(u16::from_le_bytes);
        let row = |at: usize| self.rows.get(at * size_of::<u64>()..)?.first_chunk().copied().map(u64::from_le_bytes);
        rows.filter_map(move |at| Some((mark(at)?, row(at)?)))
    }

    fn find(&self, key: u64) -> Option<usize> {
        let bucket = bucket(key, self.bits);
        let [from, to] = *self.starts.get(bucket..)?.first_chunk()?;
        let mut from = from as usize;
        while from < to as usize {
            let marks = u64::from_le_bytes(*self.marks.get(from * 2..)?.first_chunk()?);
            let equal = equal(marks, mark(key));
            if equal != 0 {
                let at = from + equal.trailing_zeros() as usize / 16;
                return (at < to as usize).then_some(at);
            }
            from += AT_ONCE;
        }
        None
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        (self.marks.len() / 2).saturating_sub(AT_ONCE)
    }

    /// Writes counts, marks and rows, each kind together, which packs well.
    pub(crate) fn write(&self, out: &mut Writer) {
        out.u32(self.bits);
        out.u32(self.len() as u32);
        out.bytes(&self.starts.windows(2).map(|pair| (pair[1] - pair[0]) as u8).collect::<Vec<_>>());
        out.bytes(self.marks.get(..self.len() * 2).unwrap_or_default());
        for column in 0..self.width {
            out.bytes(&self.rows.iter().skip(column).step_by(self.stride.max(1)).copied().collect::<Vec<_>>());
        }
    }

    /// Reads what [`Table::write`] wrote.
    pub(crate) fn read(width: usize, from: &mut Reader) -> Result<Self, ModelError> {
        let bits = from.u32()?;
        let len = from.u32()? as usize;
        if bits > 20 || len > MAX_ROWS {
            return Err(ModelError::Damaged);
        }
        let starts = starts(from.bytes(1 << bits)?);
        if starts.last().copied() != Some(len as u32) {
            return Err(ModelError::Damaged);
        }
        let mut marks = from.bytes(len * 2)?.to_vec();
        marks.extend([0; AT_ONCE * 2]);
        let columns = from.bytes(len * width)?;
        let stride = width.next_power_of_two();
        let mut rows = vec![0; len * stride];
        for (column, values) in columns.chunks_exact(len.max(1)).enumerate() {
            rows.iter_mut().skip(column).step_by(stride).zip(values).for_each(|(to, from)| *to = *from);
        }
        Ok(Table { bits, width, stride, starts, marks, rows })
    }
}

pub(crate) fn bucket(key: u64, bits: u32) -> usize {
    key.checked_shr(64 - bits).unwrap_or_default() as usize
}

pub(crate) fn mark(key: u64) -> u16 {
    (key >> 16) as u16
}

/// Bits of the marks, four in a number, that equal one: the lowest one that is set is
/// the highest of the first such mark; those above may be others'.
#[inline]
pub(crate) fn equal(marks: u64, mark: u16) -> u64 {
    let other = marks ^ (u64::from(mark) * ONES);
    other.wrapping_sub(ONES) & !other & (ONES << 15)
}

fn starts(counts: &[u8]) -> Vec<u32> {
    let mut total = 0;
    let mut starts = vec![0];
    starts.extend(counts.iter().map(|&count| {
        total += u32::from(count);
        total
    }));
    starts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::{hash, mix};

    #[test]
    fn every_key_is_found_again_and_strangers_are_not() {
        let entries: Vec<_> = (0..5000u32).map(|n| (hash(&n.to_le_bytes()), n.to_le_bytes().to_vec())).collect();
        let mut out = Writer::default();
        Table::new(4, entries.clone()).write(&mut out);
        let bytes = out.into_bytes();
        let table = Table::read(4, &mut Reader::new(&bytes)).unwrap();
        assert_eq!(table.len(), 5000);
        for (key, row) in &entries {
            assert_eq!(table.get(*key), Some(row.as_slice()));
        }
        let strangers = (0..100_000).filter(|&n| table.get(mix(77, n)).is_some()).count();
        assert!(strangers < 50, "{strangers}");
    }

    #[test]
    fn an_empty_table_finds_nothing() {
        assert_eq!(Table::new(4, Vec::new()).get(17), None);
        assert_eq!(Table::default().get(17), None);
    }
}
