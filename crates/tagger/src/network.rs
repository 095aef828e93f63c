//! A small convolutional network over the words of a sentence. Its scores are
//! added to those of the linear features.
//!
//! A word comes in as the vectors of its word pieces and of what its
//! [`Cell`] says; a few layers look at the words beside it. Weights are bytes,
//! activations are 16-bit whole numbers, and what is done in floating point is
//! done one number after another with operations that IEEE 754 fixes: every
//! machine gives the same scores, with vector instructions or without.

mod kernel;
mod pieces;
mod rows;
mod run;
#[cfg(test)]
mod tests;

pub(crate) use self::run::Run;

use self::kernel::{LANES, Product};
use self::pieces::Pieces;
use self::rows::{STEPS, nearest};
use super::cell::{AFFIXES, Cell};
use super::format::{Reader, Writer};
use super::{LABELS, ModelError};

/// No layer is wider, in a file that is not damaged.
const WIDEST: usize = 1024;

/// Rows of the tables before the Brown clusters: 80 codes, 3 lines, 7 lists by
/// 4 places, 7 lists alone.
const CODES: usize = 0;
const LINES: usize = 80;
const LISTED: usize = 83;
const ALONE: usize = 111;
const BROWN: usize = 118;

/// A matrix of bytes, one row per output: `value * scale + bias`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Dense {
    inputs: usize,
    weights: Vec<i8>,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

/// Layer normalisation (Ba, Kiros, Hinton: Layer Normalization, 2016).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Norm {
    /// Factor of each column.
    pub gain: Vec<f32>,
    /// Added to each column.
    pub bias: Vec<f32>,
}

/// A convolution over three words, the larger of two outputs each, added to
/// what came in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Layer {
    /// Distance of the words that are seen beside a word, in words.
    pub dilation: usize,
    /// Sees the word before, the word, the word after.
    pub dense: Dense,
    /// Of the sum.
    pub norm: Norm,
}

/// The whole network.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Network {
    pieces: Pieces,
    input: Dense,
    /// Rows by what a [`Cell`] says, as bytes.
    tables: Vec<i8>,
    /// Units per step of the tables.
    table_scale: f32,
    norm: Norm,
    layers: Vec<Layer>,
    out: Dense,
    /// How much the linear features count beside the network, in [`PARTS`].
    linear: i32,
}

/// Parts of the linear features' whole weight.
const PARTS: i32 = 16;

/// Weights of a linear layer, a row per output, and its bias.
pub type Linear = (Vec<f32>, Vec<f32>);

/// What was trained, in floating point, as [`Network::new`] takes it.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    /// Word pieces; one inside a word begins with `##`, the unknown one is `[UNK]`.
    pub pieces: Vec<String>,
    /// A row for each.
    pub vectors: Vec<f32>,
    /// From a word's vector to the width of the network.
    pub input: Linear,
    /// Rows for codes, lines, lists by place, lists alone, Brown clusters,
    /// prefixes, suffixes.
    pub tables: Vec<f32>,
    /// After the input.
    pub norm: Norm,
    /// Dilation, linear layer, normalisation.
    pub layers: Vec<(usize, Linear, Norm)>,
    /// To the labels' scores, in the fixed point of the linear features.
    pub out: Linear,
    /// How much the linear features count beside the network: 0 to 4.
    pub linear: f32,
}

impl Network {
    /// Rounds trained weights to bytes.
    pub fn new(weights: &Weights) -> Self {
        let width = weights.norm.gain.len();
        let (tables, table_scale) = rounded(&weights.tables);
        let (pieces, steps) = Pieces::new(&weights.pieces, &weights.vectors);
        Network {
            input: Dense::new(&weights.input, &steps),
            pieces,
            tables,
            table_scale,
            norm: weights.norm.clone(),
            layers: weights
                .layers
                .iter()
                .map(|(dilation, dense, norm)| Layer {
                    dilation: *dilation,
                    dense: Dense::new(dense, &vec![STEPS; width * 3]),
                    norm: norm.clone(),
                })
                .collect(),
            out: Dense::new(&weights.out, &vec![STEPS; width]),
            linear: nearest(weights.linear * PARTS as f32).clamp(0, 4 * PARTS),
        }
    }

    /// The scores of the linear features and of the network together.
    pub(super) fn joined(&self, linear: [i32; LABELS], own: [i32; LABELS]) -> [i32; LABELS] {
        std::array::from_fn(|label| linear[label] * self.linear / PARTS + own[label])
    }

    fn width(&self) -> usize {
        self.norm.gain.len()
    }

    /// Appends the first state of a word.
    fn enter(&self, word: &[f32], cell: &Cell, sums: &mut [i32], state: &mut Vec<f32>) {
        let width = self.width();
        sums.fill(0);
        let mut add = |row: usize| {
            rows::add(sums, self.tables.get(row * width..(row + 1) * width).unwrap_or_default());
        };
        let browns = (self.tables.len() / width.max(1)).saturating_sub(BROWN + 2 * usize::from(AFFIXES));
        add(CODES + usize::from(cell.code));
        add(LINES + usize::from(cell.line));
        let bits = |listed: u8| (0..7).filter(move |bit| listed >> bit & 1 == 1);
        bits(cell.listed).for_each(|bit| add(LISTED + bit * 4 + usize::from(cell.part)));
        bits(cell.alone).for_each(|bit| add(ALONE + bit));
        add(BROWN + usize::from(cell.brown).min(browns.saturating_sub(1)));
        add(BROWN + browns + usize::from(cell.prefix));
        add(BROWN + browns + usize::from(AFFIXES) + usize::from(cell.suffix));
        let begin = state.len();
        state.resize(begin + width, 0.0);
        let own = state.get_mut(begin..).unwrap_or_default();
        rows::enter(sums, self.table_scale, word, own);
        self.norm.apply(own);
    }

    /// Of what enters, and of each layer's outcome, the rows that the wanted ones
    /// of the last outcome depend on.
    fn needed(&self, wanted: &[bool]) -> Vec<Vec<bool>> {
        let mut needed = vec![wanted.to_vec()];
        for layer in self.layers.iter().rev() {
            needed.extend(needed.last().map(|rows| widened(rows, &[layer.dilation])));
        }
        needed.reverse();
        needed
    }

    pub(super) fn write(&self, out: &mut Writer) {
        out.u32(self.layers.len() as u32);
        self.pieces.write(out);
        self.input.write(out);
        out.u32(self.tables.len() as u32);
        out.f32(self.table_scale);
        out.signed(&self.tables);
        self.norm.write(out);
        for layer in &self.layers {
            out.u32(layer.dilation as u32);
            layer.dense.write(out);
            layer.norm.write(out);
        }
        self.out.write(out);
        out.u32(self.linear as u32);
    }

    /// Whether all sizes fit one another is checked here, so that nothing
    /// later can be out of range.
    pub(super) fn read(from: &mut Reader) -> Result<Self, ModelError> {
        let layers = from.u32()?;
        let pieces = Pieces::read(from)?;
        let input = Dense::read(from)?;
        let size = from.u32()? as usize;
        let table_scale = from.f32()?;
        let tables = from.signed(size)?;
        let norm = Norm::read(from)?;
        let layer = |from: &mut Reader| {
            let dilation = from.u32()? as usize;
            Ok(Layer { dilation, dense: Dense::read(from)?, norm: Norm::read(from)? })
        };
        let layers = (0..layers.min(64)).map(|_| layer(from)).collect::<Result<Vec<_>, ModelError>>()?;
        let (out, linear) = (Dense::read(from)?, from.u32()? as i32);
        let network = Network { pieces, input, tables, table_scale, norm, layers, out, linear };
        network.adds_up().then_some(network).ok_or(ModelError::Damaged)
    }

    fn adds_up(&self) -> bool {
        let width = self.width();
        let fits = |dense: &Dense, inputs: usize, outputs: usize| dense.inputs == inputs && dense.bias.len() == outputs;
        width > 0
            && (0..=4 * PARTS).contains(&self.linear)
            && width.is_multiple_of(LANES)
            && self.pieces.width().is_multiple_of(LANES)
            && self.tables.len().is_multiple_of(width)
            && self.tables.len() / width > BROWN + 2 * usize::from(AFFIXES)
            && fits(&self.input, self.pieces.width(), width)
            && fits(&self.out, width, LABELS)
            && self.layers.iter().all(|layer| {
                (1..=run::STRETCH).contains(&layer.dilation)
                    && fits(&layer.dense, width * 3, width * 2)
                    && layer.norm.gain.len() == width
            })
    }
}

/// What is so far before and behind each yes, and the yes itself.
pub(super) fn widened(rows: &[bool], by: &[usize]) -> Vec<bool> {
    let mut wide = rows.to_vec();
    for (at, _) in rows.iter().enumerate().filter(|(_, yes)| **yes) {
        for near in by.iter().flat_map(|by| [at.wrapping_sub(*by), at + by]) {
            if let Some(near) = wide.get_mut(near) {
                *near = true;
            }
        }
    }
    wide
}

impl Dense {
    /// `steps[i]`: steps per unit of the whole numbers that come in at `i`.
    fn new((weights, bias): &Linear, steps: &[f32]) -> Self {
        let mut dense = Dense { inputs: steps.len(), bias: bias.clone(), ..Dense::default() };
        for row in weights.chunks(steps.len().max(1)) {
            let row: Vec<f32> = row.iter().zip(steps).map(|(weight, steps)| weight / steps).collect();
            let (bytes, scale) = rounded(&row);
            dense.weights.extend(bytes);
            dense.scales.push(scale);
        }
        dense
    }

    /// Gives `each` the outputs of each row.
    fn apply(&self, rows: usize, gather: &mut dyn FnMut(usize, &mut [i16]), each: &mut dyn FnMut(usize, &[f32])) {
        let mut outputs = vec![0.0; self.bias.len()];
        let mut scaled = |row: usize, sums: &[i32]| {
            rows::scaled(sums, &self.scales, &self.bias, &mut outputs);
            each(row, &outputs);
        };
        Product { inputs: self.inputs, rows, weights: &self.weights }.run(gather, &mut scaled);
    }

    fn write(&self, out: &mut Writer) {
        out.u32(self.inputs as u32);
        out.u32(self.bias.len() as u32);
        out.signed(&self.weights);
        self.scales.iter().chain(&self.bias).for_each(|value| out.f32(*value));
    }

    fn read(from: &mut Reader) -> Result<Self, ModelError> {
        let (inputs, outputs) = (from.u32()? as usize, from.u32()? as usize);
        if inputs > 3 * WIDEST || outputs > 2 * WIDEST {
            return Err(ModelError::Damaged);
        }
        let weights = from.signed(inputs * outputs)?;
        Ok(Dense { inputs, weights, scales: from.f32s(outputs)?, bias: from.f32s(outputs)? })
    }
}

impl Norm {
    fn apply(&self, row: &mut [f32]) {
        rows::normalise(row, &self.gain, &self.bias);
    }

    fn write(&self, out: &mut Writer) {
        out.u32(self.gain.len() as u32);
        self.gain.iter().chain(&self.bias).for_each(|value| out.f32(*value));
    }

    fn read(from: &mut Reader) -> Result<Self, ModelError> {
        let width = from.u32()? as usize;
        if width > WIDEST {
            return Err(ModelError::Damaged);
        }
        Ok(Norm { gain: from.f32s(width)?, bias: from.f32s(width)? })
    }
}

/// Bytes and the units per step that come nearest to some values.
fn rounded(values: &[f32]) -> (Vec<i8>, f32) {
    let largest = values.iter().fold(0.0f32, |largest, value| largest.max(value.abs()));
    let scale = if largest > 0.0 { largest / 127.0 } else { 1.0 };
    (values.iter().map(|value| nearest(value / scale).clamp(-127, 127) as i8).collect(), scale)
}
