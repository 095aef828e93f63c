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
const MAX_ROWS: usize = 1 << 22;

/// Hash to row of `width` bytes.
#[derive(Debug, Default)]
pub(crate) struct Table {
    bits: u32,
    width: usize,
    /// Where each bucket's rows begin, and one more: where the last one ends.
    starts: Vec<u32>,
    marks: Vec<u16>,
    rows: Vec<u8>,
}

impl Table {
    /// Builds the map. Of keys that cannot be told apart the first one stays.
    pub(crate) fn new(width: usize, mut entries: Vec<(u64, Vec<u8>)>) -> Self {
        entries.truncate(MAX_ROWS);
        let bits = entries.len().max(16).ilog2() - 1;
        let place = |(key, _): &(u64, Vec<u8>)| (bucket(*key, bits), mark(*key));
        order_by(&mut entries, |one, two| place(one).cmp(&place(two)));
        entries.dedup_by_key(|(key, _)| (bucket(*key, bits), mark(*key)));
        let mut table = Table { bits, width, ..Table::default() };
        let mut counts = vec![0u8; 1 << bits];
        for (key, row) in entries {
            let count = &mut counts[bucket(key, bits)];
            if *count < u8::MAX {
                *count += 1;
                table.marks.push(mark(key));
                table.rows.extend((0..width).map(|at| row.get(at).copied().unwrap_or_default()));
            }
        }
        table.starts = starts(&counts);
        table
    }

    /// The row of a key.
    pub(crate) fn get(&self, key: u64) -> Option<&[u8]> {
        let bucket = bucket(key, self.bits);
        let (from, to) = (*self.starts.get(bucket)? as usize, *self.starts.get(bucket + 1)? as usize);
        let at = from + self.marks.get(from..to)?.iter().position(|&mark| mark == self::mark(key))?;
        self.rows.get(at * self.width..(at + 1) * self.width)
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.marks.len()
    }

    /// Writes counts, marks and rows, each kind together, which packs well.
    pub(crate) fn write(&self, out: &mut Writer) {
        out.u32(self.bits);
        out.u32(self.len() as u32);
        out.bytes(&self.starts.windows(2).map(|pair| (pair[1] - pair[0]) as u8).collect::<Vec<_>>());
        self.marks.iter().for_each(|mark| out.bytes(&mark.to_le_bytes()));
        for column in 0..self.width {
            out.bytes(&self.rows.iter().skip(column).step_by(self.width.max(1)).copied().collect::<Vec<_>>());
        }
    }

    /// Reads what [`Table::write`] wrote.
    pub(crate) fn read(width: usize, from: &mut Reader) -> Result<Self, ModelError> {
        let bits = from.u32()?;
        let len = from.u32()? as usize;
        if bits > 22 || len > MAX_ROWS {
            return Err(ModelError::Damaged);
        }
        let starts = starts(from.bytes(1 << bits)?);
        if starts.last().copied() != Some(len as u32) {
            return Err(ModelError::Damaged);
        }
        let marks = from.bytes(len * 2)?.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        let columns = from.bytes(len * width)?;
        let mut rows = vec![0; len * width];
        for (column, values) in columns.chunks_exact(len.max(1)).enumerate() {
            rows.iter_mut().skip(column).step_by(width).zip(values).for_each(|(to, from)| *to = *from);
        }
        Ok(Table { bits, width, starts, marks, rows })
    }
}

fn bucket(key: u64, bits: u32) -> usize {
    key.checked_shr(64 - bits).unwrap_or_default() as usize
}

fn mark(key: u64) -> u16 {
    (key >> 16) as u16
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
