//! The one hot loop: products of whole numbers, summed exactly, so that the
//! order of the sums, the vector unit and the machine make no difference.

/// Numbers that are multiplied at once. Widths are multiples of it.
pub(super) const LANES: usize = 8;

/// Rows and outputs that share what was loaded.
const ROWS: usize = 4;
const OUTPUTS: usize = 2;

type Sums = [[i32; OUTPUTS]; ROWS];

/// A window over rows of activations: row `t` of the product sees rows
/// `t + offset` of `values` for every offset, one after the other; where `rows`
/// names some, it is the `t`-th of these instead.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window<'a> {
    pub(super) values: &'a [i16],
    pub(super) width: usize,
    pub(super) offsets: &'a [usize],
    pub(super) rows: &'a [usize],
}

impl<'a> Window<'a> {
    fn part(&self, row: usize, offset: usize) -> &'a [[i16; LANES]] {
        let start = (self.rows.get(row).unwrap_or(&row) + offset) * self.width;
        self.values.get(start..start + self.width).unwrap_or_default().as_chunks().0
    }
}

/// `out[row][output] = sum over i of window(row)[i] * weights[output][i]`.
///
/// `weights` holds `outputs` rows of `width * offsets` bytes; `out` is filled
/// row by row. Sums stay inside 32 bits while a row has fewer than 2048
/// inputs below 2^13.
pub(super) fn multiply(window: Window, weights: &[i8], outputs: usize, out: &mut [i32]) {
    multiply_with(window, weights, outputs, out, BEST);
}

type Kernel = fn(Window, usize, &[[i8; LANES]], &[[i8; LANES]]) -> Sums;

fn multiply_with(window: Window, weights: &[i8], outputs: usize, out: &mut [i32], kernel: Kernel) {
    let inputs = window.width * window.offsets.len();
    let rows = out.len() / outputs.max(1);
    for (pair, pair_weights) in weights.chunks(inputs.max(1) * OUTPUTS).enumerate() {
        let (first, second) = pair_weights.split_at(inputs.min(pair_weights.len()));
        let (first, second) = (first.as_chunks().0, second.as_chunks().0);
        // An odd last output is computed twice.
        let second = if second.is_empty() { first } else { second };
        for row in (0..rows).step_by(ROWS) {
            let sums = kernel(window, row, first, second);
            let columns = pair * OUTPUTS..outputs.min((pair + 1) * OUTPUTS);
            for (sums, out) in sums.iter().zip(out.chunks_mut(outputs).skip(row)) {
                out.get_mut(columns.clone()).unwrap_or_default().iter_mut().zip(sums).for_each(|(to, sum)| *to = *sum);
            }
        }
    }
}

#[cfg(all(target_arch = "wasm32", feature = "simd"))]
const BEST: Kernel = vector::block;
#[cfg(not(all(target_arch = "wasm32", feature = "simd")))]
const BEST: Kernel = block;

/// Four rows by two outputs. What a row past the end gives is not kept.
#[cfg(any(test, not(all(target_arch = "wasm32", feature = "simd"))))]
fn block(window: Window, row: usize, first: &[[i8; LANES]], second: &[[i8; LANES]]) -> Sums {
    let mut sums = [[[0i32; LANES]; OUTPUTS]; ROWS];
    let chunks = window.width / LANES;
    let weights = first.chunks(chunks.max(1)).zip(second.chunks(chunks.max(1)));
    for (&offset, (first, second)) in window.offsets.iter().zip(weights) {
        for (lane, sums) in sums.iter_mut().enumerate() {
            let values = window.part(row + lane, offset);
            for ((values, first), second) in values.iter().zip(first).zip(second) {
                for at in 0..LANES {
                    sums[0][at] += i32::from(values[at]) * i32::from(first[at]);
                    sums[1][at] += i32::from(values[at]) * i32::from(second[at]);
                }
            }
        }
    }
    sums.map(|pair| pair.map(|lanes| lanes.iter().sum()))
}

/// Every function here has the feature itself: an instruction cannot be put
/// inline where the feature is missing, and a call for each costs tenfold.
#[cfg(all(target_arch = "wasm32", feature = "simd"))]
mod vector {
    use super::{LANES, OUTPUTS, ROWS, Sums, Window};
    use core::arch::wasm32::*;

    /// As the scalar `block`.
    #[target_feature(enable = "simd128")]
    pub(super) fn block(window: Window, row: usize, first: &[[i8; LANES]], second: &[[i8; LANES]]) -> Sums {
        let [mut one, mut two, mut three, mut four] = [[i32x4_splat(0); OUTPUTS]; ROWS];
        let chunks = window.width / LANES;
        let parts = first.chunks(chunks.max(1)).zip(second.chunks(chunks.max(1)));
        for (&offset, (first, second)) in window.offsets.iter().zip(parts) {
            let [a, b, c, d]: [&[[i16; LANES]]; ROWS] = std::array::from_fn(|lane| {
                let values = window.part(row + lane, offset);
                if values.len() == chunks { values } else { window.part(row, offset) }
            });
            let all = a.iter().zip(b).zip(c).zip(d).zip(first).zip(second);
            for (((((a, b), c), d), first), second) in all {
                let weights = [weights(first), weights(second)];
                // Written out, so that the sums stay in registers.
                add(&mut one, a, weights);
                add(&mut two, b, weights);
                add(&mut three, c, weights);
                add(&mut four, d, weights);
            }
        }
        [totals(one), totals(two), totals(three), totals(four)]
    }

    #[inline]
    #[target_feature(enable = "simd128")]
    fn weights(w: &[i8; LANES]) -> v128 {
        i16x8_extend_low_i8x16(i64x2_splat(i64::from_le_bytes(w.map(|byte| byte as u8))))
    }

    #[inline]
    #[target_feature(enable = "simd128")]
    fn add(sums: &mut [v128; OUTPUTS], v: &[i16; LANES], [first, second]: [v128; OUTPUTS]) {
        let v = i16x8(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]);
        sums[0] = i32x4_add(sums[0], i32x4_dot_i16x8(v, first));
        sums[1] = i32x4_add(sums[1], i32x4_dot_i16x8(v, second));
    }

    #[inline]
    #[target_feature(enable = "simd128")]
    fn totals([first, second]: [v128; OUTPUTS]) -> [i32; OUTPUTS] {
        [total(first), total(second)]
    }

    #[inline]
    #[target_feature(enable = "simd128")]
    fn total(v: v128) -> i32 {
        i32x4_extract_lane::<0>(v)
            + i32x4_extract_lane::<1>(v)
            + i32x4_extract_lane::<2>(v)
            + i32x4_extract_lane::<3>(v)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    #[cfg(target_arch = "wasm32")]
    wasm_bindgen_test_configure!(run_in_browser);

    fn plain(window: Window, weights: &[i8], outputs: usize, rows: usize) -> Vec<i32> {
        let inputs = window.width * window.offsets.len();
        let value = |row: usize, input: usize| {
            let row = window.rows.get(row).unwrap_or(&row);
            let at = (row + window.offsets[input / window.width]) * window.width + input % window.width;
            i32::from(window.values[at])
        };
        let sum = |row: usize, output: usize| {
            (0..inputs).map(|input| value(row, input) * i32::from(weights[output * inputs + input])).sum()
        };
        (0..rows)
            .flat_map(|row| (0..outputs).map(move |output| (row, output)))
            .map(|(row, output)| sum(row, output))
            .collect()
    }

    /// Numbers that look random and are the same every time.
    struct Numbers(u64);

    impl Numbers {
        /// One of `low` to `high`, both included.
        fn within(&mut self, low: i32, high: i32) -> i32 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            low + ((self.0 >> 33) % (high - low + 1) as u64) as i32
        }

        /// Each third at one end, each third at the other.
        fn often_extreme(&mut self, low: i32, high: i32) -> i32 {
            match self.within(0, 2) {
                0 => low,
                1 => high,
                _ => self.within(low, high),
            }
        }
    }

    fn assert_exact(window: Window, weights: &[i8], outputs: usize, rows: usize) {
        let expected = plain(window, weights, outputs, rows);
        for kernel in [BEST, block as Kernel] {
            let mut out = vec![0; rows * outputs];
            multiply_with(window, weights, outputs, &mut out, kernel);
            assert_eq!(out, expected, "{rows} rows, {outputs} outputs, {} wide, {:?}", window.width, window.offsets);
        }
    }

    /// In a browser the kernel in use is that of vectors.
    #[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
    #[cfg_attr(not(target_arch = "wasm32"), test)]
    fn the_kernel_in_use_and_the_scalar_one_are_exact() {
        // Without the feature this would say nothing.
        const { assert!(cfg!(feature = "simd") || !cfg!(target_arch = "wasm32")) };
        let mut numbers = Numbers(1);
        for _ in 0..400 {
            let mut size = |low, high| numbers.within(low, high) as usize;
            let (rows, outputs, width, by) = (size(0, 11), size(1, 9), size(1, 6) * LANES, size(0, 3));
            let offsets = [0, by, 2 * by];
            let offsets = &offsets[..size(1, 3)];
            let values: Vec<i16> =
                (0..(rows + 2 * by) * width).map(|_| numbers.often_extreme(-8191, 8191) as i16).collect();
            let weights: Vec<i8> =
                (0..outputs * width * offsets.len()).map(|_| numbers.often_extreme(-128, 127) as i8).collect();
            assert_exact(Window { values: &values, width, offsets, rows: &[] }, &weights, outputs, rows);
            let some: Vec<usize> = (0..rows).filter(|_| numbers.within(0, 2) > 0).collect();
            assert_exact(Window { values: &values, width, offsets, rows: &some }, &weights, outputs, some.len());
        }
    }

    /// As many inputs as a row may have, all of one sign.
    #[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
    #[cfg_attr(not(target_arch = "wasm32"), test)]
    fn the_largest_sums_fit() {
        const WIDTH: usize = 2040;
        for (value, weight) in [(8191, 127), (8191, -128), (-8191, 127), (-8191, -128)] {
            let window = Window { values: &[value; WIDTH * 5], width: WIDTH, offsets: &[0], rows: &[] };
            assert_exact(window, &[weight; WIDTH * 3], 3, 5);
        }
    }

    proptest! {
        #[test]
        fn products_are_exact(
            rows in 0..11usize, outputs in 1..8usize, eights in 1..4usize, by in 0..3usize,
            values in prop::collection::vec(-8191..8192i16, 17 * 24), weights in prop::collection::vec(any::<i8>(), 8 * 72),
        ) {
            let (width, offsets) = (eights * LANES, [0, by, 2 * by]);
            let window = Window { values: &values[..(rows + 2 * by) * width], width, offsets: &offsets, rows: &[] };
            let weights = &weights[..outputs * width * 3];
            let mut out = vec![0; rows * outputs];
            multiply(window, weights, outputs, &mut out);
            prop_assert_eq!(out, plain(window, weights, outputs, rows));
        }
    }
}
