//! The one hot loop: products of whole numbers, summed exactly, so that the
//! order of the sums, the vector unit and the machine make no difference.

/// Numbers that are multiplied at once. Widths are multiples of it.
pub(super) const LANES: usize = 8;

/// Rows and outputs that share what was loaded.
const ROWS: usize = 4;
const OUTPUTS: usize = 2;

/// Products of some rows and outputs.
type Sums = [[i32; OUTPUTS]; ROWS];

/// Rows of activations times rows of weights.
#[derive(Debug, Clone, Copy)]
pub(super) struct Product<'a> {
    /// Numbers in a row.
    pub(super) inputs: usize,
    pub(super) rows: usize,
    /// A row per output.
    pub(super) weights: &'a [i8],
}

impl Product<'_> {
    /// `sum over i of row[i] * weights[output][i]`, exactly.
    ///
    /// `gather` puts a row into place; `each` is given a row's sums for all outputs.
    /// Sums stay inside 32 bits while a row has fewer than 2048 inputs below 2^13.
    pub(super) fn run(self, gather: &mut dyn FnMut(usize, &mut [i16]), each: &mut dyn FnMut(usize, &[i32])) {
        self.run_with(gather, each, BEST);
    }

    fn run_with(self, gather: &mut dyn FnMut(usize, &mut [i16]), each: &mut dyn FnMut(usize, &[i32]), kernel: Kernel) {
        let inputs = self.inputs.max(1);
        let outputs = self.weights.len() / inputs;
        let mut values = vec![0; inputs * ROWS];
        let stride = outputs.next_multiple_of(OUTPUTS);
        let mut all = vec![0; stride * ROWS];
        for row in (0..self.rows).step_by(ROWS) {
            let lanes = ROWS.min(self.rows - row);
            for (lane, values) in values.chunks_exact_mut(inputs).take(lanes).enumerate() {
                gather(row + lane, values);
            }
            for (pair, weights) in self.weights.chunks(inputs * OUTPUTS).enumerate() {
                let (first, second) = weights.split_at(inputs.min(weights.len()));
                let (first, second) = (first.as_chunks().0, second.as_chunks().0);
                // An odd last output is computed twice.
                let second = if second.is_empty() { first } else { second };
                let sums = kernel(values.as_chunks().0, first, second);
                for (lane, sums) in sums.iter().enumerate() {
                    let at = lane * stride + pair * OUTPUTS;
                    all.get_mut(at..at + OUTPUTS)
                        .unwrap_or_default()
                        .iter_mut()
                        .zip(sums)
                        .for_each(|(to, sum)| *to = *sum);
                }
            }
            for (lane, sums) in all.chunks_exact(stride.max(1)).take(lanes).enumerate() {
                each(row + lane, sums.get(..outputs).unwrap_or_default());
            }
        }
    }
}

type Kernel = fn(&[[i16; LANES]], &[[i8; LANES]], &[[i8; LANES]]) -> Sums;

#[cfg(all(target_arch = "wasm32", feature = "simd"))]
const BEST: Kernel = vector::block;
#[cfg(not(all(target_arch = "wasm32", feature = "simd")))]
const BEST: Kernel = block;

/// Four rows by two outputs.
#[cfg(any(test, not(all(target_arch = "wasm32", feature = "simd"))))]
fn block(values: &[[i16; LANES]], first: &[[i8; LANES]], second: &[[i8; LANES]]) -> Sums {
    let mut sums = Sums::default();
    for (values, sums) in values.chunks_exact(first.len().max(1)).zip(&mut sums) {
        *sums = [first, second].map(|weights| product(values.as_flattened(), weights.as_flattened()));
    }
    sums
}

#[cfg(any(test, not(all(target_arch = "wasm32", feature = "simd"))))]
fn product(values: &[i16], weights: &[i8]) -> i32 {
    values.iter().zip(weights).map(|(value, weight)| i32::from(*value) * i32::from(*weight)).sum()
}

/// Every function here has the feature itself: an instruction cannot be put
/// inline where the feature is missing, and a call for each costs tenfold.
#[cfg(all(target_arch = "wasm32", feature = "simd"))]
mod vector {
    use super::{LANES, OUTPUTS, ROWS, Sums};
    use core::arch::wasm32::*;

    /// As the scalar `block`.
    #[target_feature(enable = "simd128")]
    pub(super) fn block(values: &[[i16; LANES]], first: &[[i8; LANES]], second: &[[i8; LANES]]) -> Sums {
        let [mut one, mut two, mut three, mut four] = [[i32x4_splat(0); OUTPUTS]; ROWS];
        let (a, values) = values.split_at(first.len().min(values.len()));
        let (b, values) = values.split_at(first.len().min(values.len()));
        let (c, d) = values.split_at(first.len().min(values.len()));
        let all = a.iter().zip(b).zip(c).zip(d).zip(first).zip(second);
        for (((((a, b), c), d), first), second) in all {
            let weights = [weights(first), weights(second)];
            // Written out, so that the sums stay in registers.
            add(&mut one, a, weights);
            add(&mut two, b, weights);
            add(&mut three, c, weights);
            add(&mut four, d, weights);
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

    fn plain(values: &[i16], weights: &[i8], inputs: usize) -> Vec<i32> {
        let sum = |row: &[i16], weights: &[i8]| {
            row.iter().zip(weights).map(|(value, weight)| i32::from(*value) * i32::from(*weight)).sum()
        };
        let outputs = |row| weights.chunks(inputs).map(move |weights| sum(row, weights));
        values.chunks(inputs).flat_map(outputs).collect()
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

    fn assert_exact(values: &[i16], weights: &[i8], inputs: usize) {
        let expected = plain(values, weights, inputs);
        let (rows, outputs) = (values.len() / inputs, weights.len() / inputs);
        for kernel in [BEST, block as Kernel] {
            let mut out = vec![0; expected.len()];
            let mut gather = |row: usize, to: &mut [i16]| to.copy_from_slice(&values[row * inputs..(row + 1) * inputs]);
            let mut each = |row: usize, sums: &[i32]| out[row * outputs..(row + 1) * outputs].copy_from_slice(sums);
            Product { inputs, rows, weights }.run_with(&mut gather, &mut each, kernel);
            assert_eq!(out, expected, "{rows} rows, {outputs} outputs, {inputs} inputs");
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
            let (rows, outputs, inputs) = (size(0, 11), size(1, 9), size(1, 18) * LANES);
            let values: Vec<i16> = (0..rows * inputs).map(|_| numbers.often_extreme(-8191, 8191) as i16).collect();
            let weights: Vec<i8> = (0..outputs * inputs).map(|_| numbers.often_extreme(-128, 127) as i8).collect();
            assert_exact(&values, &weights, inputs);
        }
    }

    /// As many inputs as a row may have, all of one sign.
    #[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
    #[cfg_attr(not(target_arch = "wasm32"), test)]
    fn the_largest_sums_fit() {
        const INPUTS: usize = 2040;
        for (value, weight) in [(8191, 127), (8191, -128), (-8191, 127), (-8191, -128)] {
            assert_exact(&[value; INPUTS * 5], &[weight; INPUTS * 3], INPUTS);
        }
    }

    proptest! {
        #[test]
        fn products_are_exact(
            rows in 0..11usize, outputs in 1..8usize, eights in 1..9usize,
            values in prop::collection::vec(-8191..8192i16, 11 * 72), weights in prop::collection::vec(any::<i8>(), 8 * 72),
        ) {
            let inputs = eights * LANES;
            assert_exact(&values[..rows * inputs], &weights[..outputs * inputs], inputs);
        }
    }
}
