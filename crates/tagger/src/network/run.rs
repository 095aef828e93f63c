//! A network at work on one document.

use super::rows::{add_larger, nearest, stepped};
use super::{LABELS, Network};
use crate::cell::Cell;
use crate::hash::{Numbers, mix};
use crate::reading::{Reading, Scene};
use std::ops::Range;

/// Words that are computed together; a longer sentence is cut.
pub(super) const STRETCH: usize = 128;

/// Words that wait to be computed at most, but for a stretch: a sentence may be the text.
const WAITING: usize = 4096;

/// Words, and stretches, that a run remembers at most.
const REMEMBERED: usize = 4096;

/// What was computed once is not computed again, such as repeated lines and words.
/// Words of several sentences are computed together: [asked](Run::ask) for first,
/// then [computed](Run::compute), then [told](Run::scores).
#[derive(Debug)]
pub(crate) struct Run<'a> {
    network: &'a Network,
    reading: &'a Reading<'a>,
    /// For a form where what its spelling gives begins in `vectors`, in rows, plus 1.
    words: Vec<u32>,
    vectors: Vec<f32>,
    /// Where the scores of a stretch's wanted words begin in `scores`, by the hash of
    /// all that they depend on.
    stretches: Numbers,
    scores: Vec<[i32; LABELS]>,
    queue: Queue,
}

/// What is to be computed.
#[derive(Debug, Default)]
struct Queue {
    /// What enters: tokens, and what they are told by.
    entries: Vec<(usize, Cell)>,
    /// For each layer the entries that it sees for a row, plus 1; 0 stands for none.
    /// The middle one is the row itself.
    layers: Vec<Vec<[u32; 3]>>,
    /// Entries whose labels are wanted, and which of the scores they are.
    wanted: Vec<(u32, u32)>,
}

impl<'a> Run<'a> {
    pub(crate) fn new(network: &'a Network, reading: &'a Reading<'a>) -> Self {
        let queue = Queue { layers: vec![Vec::new(); network.layers.len()], ..Queue::default() };
        Run {
            network,
            reading,
            words: vec![0; reading.forms()],
            vectors: Vec::new(),
            stretches: Numbers::default(),
            scores: Vec::new(),
            queue,
        }
    }

    /// Asks for the wanted tokens of a sentence; what others alone depend on is not
    /// computed. Gives the numbers of their scores, in order.
    pub(crate) fn ask(&mut self, scene: &Scene, wanted: &[bool]) -> Vec<u32> {
        let mut numbers = Vec::new();
        for (tokens, wanted) in stretches(scene.tokens.clone()).zip(wanted.chunks(STRETCH)) {
            let count = wanted.iter().filter(|wanted| **wanted).count();
            if count > 0 {
                let first = self.stretch(scene, tokens, wanted);
                numbers.extend(first..first + count as u32);
                if self.queue.entries.len() > WAITING {
                    self.compute();
                }
            }
        }
        numbers
    }

    /// The number of the first of a stretch's scores.
    fn stretch(&mut self, scene: &Scene, tokens: Range<usize>, wanted: &[bool]) -> u32 {
        let cells: Vec<Cell> = tokens.clone().map(|at| Cell::new(scene, at)).collect();
        let seen = |sum, ((at, cell), wanted): ((usize, &Cell), &bool)| {
            let form = u64::from(self.reading.form_number(at)) << 1 | u64::from(*wanted);
            mix(mix(sum, form), cell.beside_form())
        };
        let key = tokens.clone().zip(&cells).zip(wanted).fold(tokens.len() as u64, seen);
        if let Some(&known) = self.stretches.get(&key) {
            return known;
        }
        let first = self.scores.len() as u32;
        let needed = self.network.needed(wanted);
        self.queue.add(self.network, tokens.start, &cells, &needed, first);
        self.scores.resize(self.scores.len() + wanted.iter().filter(|wanted| **wanted).count(), [0; LABELS]);
        if self.stretches.len() < REMEMBERED {
            self.stretches.insert(key, first);
        }
        first
    }

    /// The scores of that number, once computed.
    pub(crate) fn scores(&self, number: u32) -> [i32; LABELS] {
        self.scores.get(number as usize).copied().unwrap_or_default()
    }

    /// Computes all that was asked for since the last time.
    pub(crate) fn compute(&mut self) {
        if self.queue.wanted.is_empty() {
            return;
        }
        self.learn_words();
        let network = self.network;
        let width = network.width();
        let mut state = Vec::with_capacity(self.queue.entries.len() * width);
        let mut sums = vec![0; width];
        for (at, cell) in &self.queue.entries {
            let form = self.reading.form_number(*at) as usize;
            let start = self.words.get(form).copied().unwrap_or_default().saturating_sub(1) as usize * width;
            network.enter(self.vectors.get(start..start + width).unwrap_or_default(), cell, &mut sums, &mut state);
        }
        self.look_around(&mut state);
        let mut gather = |row: usize, to: &mut [i16]| {
            let (entry, _) = self.queue.wanted.get(row).copied().unwrap_or_default();
            let from = state.chunks_exact(width.max(1)).nth(entry as usize).unwrap_or_default();
            stepped(from, to);
        };
        let mut each = |row: usize, values: &[f32]| {
            let number = self.queue.wanted.get(row).map_or(usize::MAX, |(_, number)| *number as usize);
            let Some(scores) = self.scores.get_mut(number) else { return };
            scores.iter_mut().zip(values).for_each(|(score, value)| *score = nearest(*value));
        };
        network.out.apply(self.queue.wanted.len(), &mut gather, &mut each);
        self.queue.clear();
    }

    /// Brings the rows of each layer's outcome that are needed up to date; the
    /// others are stale, and nobody looks at them.
    fn look_around(&self, state: &mut [f32]) {
        let width = self.network.width().max(1);
        // The row before the first one is that of what is outside.
        let mut values = vec![0; width];
        values.resize(width + state.len(), 0);
        stepped(state, values.get_mut(width..).unwrap_or_default());
        for (layer, rows) in self.network.layers.iter().zip(&self.queue.layers) {
            let mut gather = |row: usize, to: &mut [i16]| {
                let seen = rows.get(row).copied().unwrap_or_default();
                for (to, seen) in to.chunks_exact_mut(width).zip(seen) {
                    let start = seen as usize * width;
                    to.copy_from_slice(values.get(start..start + width).unwrap_or_default());
                }
            };
            let mut each = |row: usize, found: &[f32]| {
                let [_, own, _] = rows.get(row).copied().unwrap_or_default();
                let start = (own as usize).saturating_sub(1) * width;
                let Some(row) = state.get_mut(start..start + width) else { return };
                add_larger(row, found);
                layer.norm.apply(row);
            };
            layer.dense.apply(rows.len(), &mut gather, &mut each);
            for [_, own, _] in rows {
                let (start, before) = (*own as usize * width, (*own as usize).saturating_sub(1) * width);
                let row = state.get(before..before + width).unwrap_or_default();
                let to = values.get_mut(start..start + width).unwrap_or_default();
                stepped(row, to);
            }
        }
    }

    fn learn_words(&mut self) {
        let width = self.network.width().max(1);
        if self.vectors.len() / width > REMEMBERED {
            self.vectors.clear();
            self.words.fill(0);
        }
        let first = self.vectors.len() / width;
        let mut fresh: Vec<usize> = Vec::new();
        for &(at, _) in &self.queue.entries {
            if let Some(word @ 0) = self.words.get_mut(self.reading.form_number(at) as usize) {
                fresh.push(at);
                *word = (first + fresh.len()) as u32;
            }
        }
        self.vectors.resize((first + fresh.len()) * width, 0.0);
        let Network { pieces, input, .. } = self.network;
        let mut gather = |row: usize, to: &mut [i16]| {
            pieces.vector(fresh.get(row).map_or("", |at| self.reading.doc().word(*at)), to);
        };
        let mut each = |row: usize, values: &[f32]| {
            let start = (first + row) * width;
            self.vectors.iter_mut().skip(start).zip(values).for_each(|(to, value)| *to = *value);
        };
        input.apply(fresh.len(), &mut gather, &mut each);
    }
}

impl Queue {
    /// Adds a stretch that begins with token `start`; `needed` of what enters and of
    /// each layer's outcome. The scores get the numbers from `number` on.
    fn add(&mut self, network: &Network, start: usize, cells: &[Cell], needed: &[Vec<bool>], number: u32) {
        let (Some(enter), Some(wanted)) = (needed.first(), needed.last()) else { return };
        let mut entries = vec![0; cells.len()];
        for ((at, cell), entry) in cells.iter().enumerate().zip(&mut entries).filter(|((at, _), _)| enter[*at]) {
            self.entries.push((start + at, *cell));
            *entry = self.entries.len() as u32;
        }
        let entry = |at: usize| entries.get(at).copied().unwrap_or_default();
        for ((layer, rows), needed) in network.layers.iter().zip(&mut self.layers).zip(needed.iter().skip(1)) {
            let seen = |at: usize| [entry(at.wrapping_sub(layer.dilation)), entry(at), entry(at + layer.dilation)];
            rows.extend((0..needed.len()).filter(|at| needed[*at]).map(seen));
        }
        let wanted = (0..wanted.len()).filter(|at| wanted[*at]);
        self.wanted.extend(wanted.zip(number..).map(|(at, number)| (entry(at) - 1, number)));
    }

    fn clear(&mut self) {
        self.entries.clear();
        self.layers.iter_mut().for_each(Vec::clear);
        self.wanted.clear();
    }
}

/// A sentence in parts that are not too long.
fn stretches(tokens: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let end = tokens.end;
    tokens.step_by(STRETCH).map(move |start| start..end.min(start + STRETCH))
}
