//! What is done to whole rows of numbers, four or eight at a time where there are
//! vector instructions: every function here has the feature itself, else nothing of
//! it would use them. The numbers are the same without.

use super::kernel::LANES;

/// Steps of an activation per unit.
pub(super) const STEPS: f32 = 256.0;

/// Activations are cut at this many steps, so that sums fit 32 bits.
pub(super) const MOST: f32 = 8191.0;

/// Adds a row of bytes to sums.
#[cfg_attr(all(target_arch = "wasm32", feature = "simd"), target_feature(enable = "simd128"))]
pub(super) fn add(sums: &mut [i32], row: &[i8]) {
    sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += i32::from(*value));
}

/// Adds to a word's vector what its sums are worth, where that is above zero.
#[cfg_attr(all(target_arch = "wasm32", feature = "simd"), target_feature(enable = "simd128"))]
pub(super) fn enter(sums: &[i32], scale: f32, word: &[f32], to: &mut [f32]) {
    for ((to, sum), word) in to.iter_mut().zip(sums).zip(word) {
        *to = larger(*sum as f32 * scale + word, 0.0);
    }
}

/// Outputs of a matrix from their sums.
#[cfg_attr(all(target_arch = "wasm32", feature = "simd"), target_feature(enable = "simd128"))]
pub(super) fn scaled(sums: &[i32], scales: &[f32], bias: &[f32], to: &mut [f32]) {
    for (((to, sum), scale), bias) in to.iter_mut().zip(sums).zip(scales).zip(bias) {
        *to = *sum as f32 * scale + bias;
    }
}

/// Adds the larger one of each pair.
#[cfg_attr(all(target_arch = "wasm32", feature = "simd"), target_feature(enable = "simd128"))]
pub(super) fn add_larger(row: &mut [f32], pairs: &[f32]) {
    for (value, [one, two]) in row.iter_mut().zip(pairs.as_chunks().0) {
        *value += larger(*one, *two);
    }
}

/// Layer normalisation.
#[cfg_attr(all(target_arch = "wasm32", feature = "simd"), target_feature(enable = "simd128"))]
pub(super) fn normalise(row: &mut [f32], gain: &[f32], bias: &[f32]) {
    let count = row.len() as f32;
    let mean = total(row, |value| value) / count;
    let variance = total(row, |value| (value - mean) * (value - mean)) / count;
    let factor = 1.0 / (variance + 1e-5).sqrt();
    for ((value, gain), bias) in row.iter_mut().zip(gain).zip(bias) {
        *value = (*value - mean) * factor * gain + bias;
    }
}

/// Sums in eight lanes, so that the order is the same however it is compiled.
#[cfg_attr(all(target_arch = "wasm32", feature = "simd"), target_feature(enable = "simd128"))]
#[inline]
fn total(values: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0f32; LANES];
    let (eights, rest) = values.as_chunks::<LANES>();
    for eight in eights {
        lanes.iter_mut().zip(eight).for_each(|(lane, value)| *lane += of(*value));
    }
    lanes.iter_mut().zip(rest).for_each(|(lane, value)| *lane += of(*value));
    lanes.iter().sum()
}

/// As whole numbers.
#[cfg_attr(all(target_arch = "wasm32", feature = "simd"), target_feature(enable = "simd128"))]
pub(super) fn stepped(values: &[f32], to: &mut [i16]) {
    to.iter_mut().zip(values).for_each(|(to, value)| *to = steps(*value));
}

/// The nearest whole number, halves away from zero.
#[inline]
pub(super) fn nearest(value: f32) -> i32 {
    (value + 0.5f32.copysign(value)) as i32
}

fn steps(value: f32) -> i16 {
    nearest(smaller(larger(value * STEPS, -MOST), MOST)) as i16
}

/// As `f32::max`, which is a call where WebAssembly is compiled.
#[inline]
fn larger(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

#[inline]
fn smaller(a: f32, b: f32) -> f32 {
    if a < b { a } else { b }
}
