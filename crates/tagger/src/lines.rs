//! The weights of the linear features in memory: what the hash of a feature leads
//! to lies in one line of a processor's cache, since a thousand words ask for forty
//! thousand rows all over some megabytes.

use super::table::{Table, bucket, equal, mark};
use std::iter::successors;

/// Rows of a line.
const ROWS: usize = 6;

/// Rows of eight bytes, told apart by their marks. What is not there has mark and
/// row 0, which adds nothing to a sum.
#[derive(Debug, Clone, Copy, Default)]
#[repr(C, align(64))]
struct Line {
    rows: [u64; ROWS],
    /// The marks of the first four rows, and of the others.
    marks: [u64; 2],
}

/// Behind a line's marks, how many rows it has.
const COUNT: u32 = 32;

/// Behind that the number of the next line, if the bucket has more rows.
const NEXT: u32 = 40;

impl Line {
    /// The row with a mark.
    #[inline]
    fn row(&self, mark: u16) -> Option<u64> {
        let [first, others] = self.marks.map(|marks| equal(marks, mark));
        // Behind the others stands no mark.
        let others = others & u64::from(u32::MAX);
        let at = if first != 0 { first.trailing_zeros() / 16 } else { others.trailing_zeros() / 16 + 4 };
        self.rows.get(at as usize).copied()
    }

    fn next(&self) -> usize {
        (self.marks[1] >> NEXT) as usize
    }

    fn len(&self) -> usize {
        (self.marks[1] >> COUNT) as usize % 8
    }

    /// Adds a row to fewer than there is room for.
    fn add(&mut self, mark: u16, row: u64) {
        let at = self.len();
        self.marks[at / 4] |= u64::from(mark) << (at % 4 * 16);
        self.marks[1] += 1 << COUNT;
        self.rows[at] = row;
    }

    /// Its marks and rows.
    fn all(self) -> impl Iterator<Item = (u16, u64)> {
        (0..self.len()).map(move |at| ((self.marks[at / 4] >> (at % 4 * 16)) as u16, self.rows[at]))
    }
}

/// Rows of at most eight bytes by the hash of their feature.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    bits: u32,
    /// Of each bucket one, then the further ones.
    lines: Vec<Line>,
}

impl Lines {
    /// The rows of a table, put where they are found sooner.
    pub(crate) fn new(table: &Table) -> Self {
        let buckets = 1 << table.bits();
        let mut lines = vec![Line::default(); buckets];
        for bucket in 0..buckets {
            let mut line = bucket;
            for (mark, row) in table.bucket(bucket) {
                if lines[line].len() == ROWS {
                    let next = lines.len();
                    lines[line].marks[1] |= (next as u64) << NEXT;
                    lines.push(Line::default());
                    line = next;
                }
                lines[line].add(mark, row);
            }
        }
        Lines { bits: table.bits(), lines }
    }

    /// The table of these rows, of so many bytes.
    pub(crate) fn table(&self, width: usize) -> Table {
        let of = |bucket: usize| {
            let further = |line: &Line| self.lines.get(line.next()).filter(|_| line.next() > 0).copied();
            let lines = successors(self.lines.get(bucket).copied(), further);
            lines.flat_map(Line::all).map(move |(mark, row)| (bucket, mark, row))
        };
        Table::of(self.bits, width, (0..1 << self.bits).flat_map(of))
    }

    /// The row of a feature as one number; none or 0 if it has none.
    #[inline]
    pub(crate) fn row(&self, key: u64) -> Option<u64> {
        let mut line = self.lines.get(bucket(key, self.bits))?;
        loop {
            let row = line.row(mark(key));
            if row.is_some() || line.next() == 0 {
                return row;
            }
            line = self.lines.get(line.next())?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Writer;
    use proptest::prelude::*;

    proptest! {
        /// Of few buckets, so that most have several lines.
        #[test]
        fn every_row_is_found_and_no_other(keys in prop::collection::vec(any::<u64>(), 0..300), other in any::<u64>()) {
            let rows = keys.iter().map(|key| (*key & !(7 << 58), key.to_le_bytes()[..7].to_vec())).collect();
            let table = Table::new(7, rows);
            let lines = Lines::new(&table);
            let [mut one, mut two] = [Writer::default(), Writer::default()];
            table.write(&mut one);
            lines.table(7).write(&mut two);
            prop_assert_eq!(one.into_bytes(), two.into_bytes());
            for key in keys.iter().map(|key| *key & !(7 << 58)).chain([other]) {
                let row = table.get(key).map(|row| row.iter().rev().fold(0, |all, byte| all << 8 | u64::from(*byte)));
                prop_assert_eq!(lines.row(key).unwrap_or_default(), row.unwrap_or_default());
            }
        }
    }
}
