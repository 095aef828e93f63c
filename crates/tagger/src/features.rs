//! What the model looks at: a list of hashes for every token.
//!
//! Each feature is the hash of its template's number and of what it saw there.
//! The cost of a token is bounded, however long the token, the sentence or the
//! document. Templates of one word apart from those of several: the former need
//! to be looked up once for each spelling (see [`scorer`](super::scorer)).

use super::form::{Form, Keys, path};
use super::hash::mix;
use super::lexicon::listed::BEGINS;
use super::reading::{Reading, Scene};
use super::runs::Runs;
use std::ops::Range;

/// Lengths of the Brown paths' beginnings that are looked at.
const PATHS: [u32; 4] = [4, 6, 9, 16];

/// The places around a token that are looked at.
pub(crate) const AROUND: [isize; 4] = [-2, -1, 1, 2];

/// Collects features.
pub(crate) struct Sink(pub(crate) Vec<u64>);

impl Sink {
    pub(crate) fn new() -> Self {
        Sink(Vec::with_capacity(256))
    }

    /// A feature of one part.
    fn add(&mut self, template: u64, what: u64) {
        self.0.push(mix(template, what));
    }

    /// A feature of two parts.
    #[inline(never)]
    fn pair(&mut self, template: u64, a: u64, b: u64) {
        self.0.push(mix(mix(template, a), b));
    }
}

/// Calls `each` with every token of a sentence and all its features, in the order
/// in which models have been trained.
pub(crate) fn features(scene: &Scene, sink: &mut Sink, mut each: impl FnMut(usize, &[u64])) {
    let runs = Runs::both(scene);
    for at in scene.tokens.clone() {
        sink.0.clear();
        let (form, near) = (scene.reading.form(at), |by| scene.form(at.wrapping_add_signed(by)));
        word(form, sink);
        code(scene, at, sink);
        written(form, sink);
        AROUND.iter().for_each(|&by| beside(scene.keys(at.wrapping_add_signed(by)), by, sink));
        word_pairs(scene, at, sink);
        [1, -1].into_iter().for_each(|by| near(by).into_iter().for_each(|form| ending(form, by, sink)));
        (-2..=2).for_each(|by| near(by).into_iter().for_each(|form| classes(form, by, sink)));
        class_pairs(scene, at, sink);
        own_class(form, sink);
        class_shapes(scene, at, sink);
        for by in [-1, 0, 1] {
            phrase(scene, at, by, sink);
            near(by).into_iter().for_each(|form| alone(form, by, sink));
        }
        kinds(scene, at, sink);
        in_runs(scene, &runs, at, sink);
        elsewhere(scene.reading, at, sink);
        each(at, &sink.0);
    }
}

/// All that a word gives where it stands.
pub(crate) fn own(form: &Form, sink: &mut Sink) {
    word(form, sink);
    written(form, sink);
    classes(form, 0, sink);
    own_class(form, sink);
    alone(form, 0, sink);
}

/// All that a word gives to another one that it stands beside.
pub(crate) fn given(form: &Form, by: isize, sink: &mut Sink) {
    beside(&form.keys, by, sink);
    classes(form, by, sink);
    if by.abs() == 1 {
        ending(form, by, sink);
        alone(form, by, sink);
    }
}

/// All that a token's features see of several words, but for names.
pub(crate) fn pairs(scene: &Scene, at: usize, sink: &mut Sink) {
    word_pairs(scene, at, sink);
    class_pairs(scene, at, sink);
    class_shapes(scene, at, sink);
    kinds(scene, at, sink);
}

/// All that capitals and lists of phrases give.
pub(crate) fn names(scene: &Scene, runs: &[Runs; 2], at: usize, sink: &mut Sink) {
    [-1, 0, 1].into_iter().for_each(|by| phrase(scene, at, by, sink));
    in_runs(scene, runs, at, sink);
    elsewhere(scene.reading, at, sink);
}

fn word(form: &Form, sink: &mut Sink) {
    sink.add(1, form.exact);
    sink.add(2, form.keys.lower);
    sink.add(3, form.keys.shape);
}

/// Most codes that there are, times three kinds of lines.
pub(crate) const CODES: usize = 160 * 3;

/// Case, place and use of a token, and how its line is set: below [`CODES`].
pub(crate) fn code_of(scene: &Scene, at: usize) -> u64 {
    let (form, usage) = (scene.reading.form(at), scene.reading.usage(at));
    let first = at == scene.tokens.start;
    let code =
        form.case as u64 * 16 + u64::from(first) * 8 + u64::from(usage.lower) * 4 + u64::from(usage.capitalised) * 2;
    code * 3 + scene.line as u64
}

pub(crate) fn code(scene: &Scene, at: usize, sink: &mut Sink) {
    let code = code_of(scene, at);
    let (code, line) = (code / 3, code % 3);
    sink.add(4, code);
    sink.pair(5, code, line);
    sink.pair(6, line, code / 16);
}

fn written(form: &Form, sink: &mut Sink) {
    sink.pair(7, form.keys.lower, u64::from(form.case.is_capitalised()));
    for (len, (prefix, suffix)) in form.prefixes.iter().zip(form.suffixes).enumerate() {
        if *prefix != 0 {
            sink.add(10 + len as u64, *prefix);
            sink.add(15 + len as u64, suffix);
        }
    }
    sink.pair(20, form.suffixes[2], form.case as u64);
}

pub(crate) fn beside(keys: &Keys, by: isize, sink: &mut Sink) {
    let place = (by + 2) as u64;
    sink.add(30 + place, keys.lower);
    sink.add(35 + place, keys.shape);
}

fn word_pairs(scene: &Scene, at: usize, sink: &mut Sink) {
    let keys = |by| scene.keys(at.wrapping_add_signed(by));
    let (before, own, after) = (keys(-1), keys(0), keys(1));
    sink.pair(40, before.lower, own.lower);
    sink.pair(41, own.lower, after.lower);
    sink.pair(42, before.lower, after.lower);
    sink.pair(43, keys(-2).lower, before.lower);
    sink.pair(44, after.lower, keys(2).lower);
    sink.pair(45, before.shape, own.shape);
    sink.pair(46, own.shape, after.shape);
    sink.pair(47, mix(before.shape, own.shape), after.shape);
    sink.pair(48, before.lower, own.shape);
    sink.pair(49, after.lower, own.shape);
}

fn ending(form: &Form, by: isize, sink: &mut Sink) {
    sink.add(if by > 0 { 50 } else { 51 }, form.suffixes[2]);
}

fn classes(form: &Form, by: isize, sink: &mut Sink) {
    let place = 60 + (by + 2) as u64 * 8;
    let brown = form.traits.brown;
    if brown != 0 {
        let skip = usize::from(by != 0);
        PATHS.iter().skip(skip).for_each(|&len| sink.pair(place, u64::from(len), path(brown, len)));
    }
    for (grain, &cluster) in form.traits.vector.iter().enumerate().filter(|(_, cluster)| **cluster != 0) {
        sink.add(place + 1 + grain as u64, u64::from(cluster));
        if by == 0 {
            sink.pair(place + 4 + grain as u64, u64::from(cluster), form.case as u64);
        }
    }
}

fn class_pairs(scene: &Scene, at: usize, sink: &mut Sink) {
    let [before, own, after] = [-1, 0, 1].map(|by| scene.keys(at.wrapping_add_signed(by)).brown);
    sink.pair(100, before, own);
    sink.pair(101, own, after);
}

fn own_class(form: &Form, sink: &mut Sink) {
    sink.pair(102, form.keys.brown, form.keys.shape);
}

fn class_shapes(scene: &Scene, at: usize, sink: &mut Sink) {
    let [before, own, after] = [-1, 0, 1].map(|by| scene.keys(at.wrapping_add_signed(by)));
    sink.pair(103, before.brown, own.shape);
    sink.pair(104, after.brown, own.shape);
}

/// The lists' place for a neighbour.
fn list(by: isize) -> u64 {
    110 + (by + 1) as u64 * 8
}

fn phrase(scene: &Scene, at: usize, by: isize, sink: &mut Sink) {
    let (listed, part) = scene.phrase(at.wrapping_add_signed(by));
    if listed != 0 {
        sink.pair(list(by), u64::from(listed), u64::from(part));
        (0..7).filter(|bit| listed >> bit & 1 == 1).for_each(|bit| sink.pair(list(by) + 1, bit, u64::from(part)));
    }
}

fn alone(form: &Form, by: isize, sink: &mut Sink) {
    let listed = u64::from(form.traits.listed & !BEGINS);
    if listed != 0 {
        sink.pair(list(by) + 2, listed, u64::from(form.case.is_capitalised()));
    }
}

fn kinds(scene: &Scene, at: usize, sink: &mut Sink) {
    let [before, own, after] = [-1, 0, 1].map(|by| scene.keys(at.wrapping_add_signed(by)).kinds);
    sink.pair(140, before, own);
    sink.pair(141, own, after);
}

/// The capitalised words around a token, seen as one.
fn in_runs(scene: &Scene, runs: &[Runs; 2], at: usize, sink: &mut Sink) {
    for (runs, template) in runs.iter().zip([160, 170]) {
        let Some(Range { start, end }) = runs.around(at) else { continue };
        let (len, place) = ((end - start).min(6) as u64, (at - start).min(5) as u64);
        let last = u64::from(end == at + 1);
        sink.pair(template, len, place);
        if len > 1 {
            let (first_word, last_word) = (scene.keys(start), scene.keys(end - 1));
            sink.pair(template + 1, first_word.lower, place.min(1));
            sink.pair(template + 2, last_word.lower, last);
            sink.pair(template + 3, last_word.brown, last);
            sink.pair(template + 4, first_word.brown, place.min(1));
        }
        let (before, after) = (scene.keys(start.wrapping_sub(1)), scene.keys(end));
        sink.pair(template + 5, before.lower, place.min(1));
        sink.pair(template + 6, after.lower, last);
        sink.pair(template + 7, before.brown, place.min(1));
        sink.pair(template + 8, after.brown, last);
    }
}

/// What stands beside the same word in other places of the document.
fn elsewhere(reading: &Reading, at: usize, sink: &mut Sink) {
    if !reading.form(at).case.is_capitalised() {
        return;
    }
    let begin = sink.0.len();
    for place in reading.usage(at).places.iter().map(|&place| place as usize).filter(|&place| place != at) {
        for (beside, template) in [(place.wrapping_sub(1), 150), (place + 1, 153)] {
            if beside < reading.len() {
                let form = reading.form(beside);
                sink.add(template, form.keys.lower);
                sink.pair(template + 1, u64::from(form.traits.listed & 127), form.case as u64);
                sink.add(template + 2, form.keys.brown);
            }
        }
    }
    // A few dozen at most: the standard sort would be more to load than to gain.
    for last in begin..sink.0.len() {
        let mut at = last;
        while at > begin && sink.0[at] < sink.0[at - 1] {
            sink.0.swap(at, at - 1);
            at -= 1;
        }
    }
    let mut kept = begin;
    for at in begin..sink.0.len() {
        if at == begin || sink.0[at] != sink.0[at - 1] {
            sink.0[kept] = sink.0[at];
            kept += 1;
        }
    }
    sink.0.truncate(kept);
}
