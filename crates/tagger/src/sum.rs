//! Weights of several features together.

use super::decode::LABELS;

/// The high bit of each byte: with it turned, signed bytes are in the order of
/// whole ones.
const SIGNS: u64 = 0x8080_8080_8080_8080;

/// Every other byte.
const EVEN: u64 = 0x00ff_00ff_00ff_00ff;

/// Sums of rows of eight signed bytes, in lanes of 16 bits of two numbers. Bytes
/// are counted from 128 below zero on, so that no lane lends to the next; 257
/// rows fit, and a token has at most about 150 features.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Sum {
    even: u64,
    odd: u64,
    rows: i32,
}

impl Sum {
    #[inline]
    pub(crate) fn add_row(&mut self, row: u64) {
        let row = row ^ SIGNS;
        self.even += row & EVEN;
        self.odd += row >> 8 & EVEN;
        self.rows += 1;
    }

    #[inline]
    pub(crate) fn add(&mut self, other: Sum) {
        self.even += other.even;
        self.odd += other.odd;
        self.rows += other.rows;
    }

    /// The sum of each label.
    pub(crate) fn scores(self) -> [i32; LABELS] {
        std::array::from_fn(|label| {
            let lanes = if label % 2 == 0 { self.even } else { self.odd };
            (lanes >> (label / 2 * 16) & 0xffff) as i32 - 128 * self.rows
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lanes_hold_as_many_rows_as_fit(rows in prop::collection::vec(prop::array::uniform8(any::<i8>()), 0..=257)) {
            let plain = |label: usize| rows.iter().map(|row| i32::from(row[label])).sum::<i32>();
            let (mut first, mut sum) = (Sum::default(), Sum::default());
            for (at, row) in rows.iter().enumerate() {
                let row = u64::from_le_bytes(row.map(|byte| byte as u8));
                if at % 3 == 0 { first.add_row(row) } else { sum.add_row(row) }
            }
            sum.add(first);
            prop_assert_eq!(sum.scores(), std::array::from_fn::<i32, LABELS, _>(plain));
        }
    }

    #[test]
    fn the_largest_sums_fit() {
        for (byte, total) in [(127u8, 127 * 257), (128, -128 * 257)] {
            let mut sum = Sum::default();
            (0..257).for_each(|_| sum.add_row(u64::from_le_bytes([byte; 8])));
            assert_eq!(sum.scores(), [total; LABELS]);
        }
    }
}
