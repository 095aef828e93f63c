//! Scores of tokens under the linear features: the same sums as of
//! [`features`](super::features::features), with what a spelling gives by itself
//! looked up once in a document.

use super::decode::LABELS;
use super::features::{self, AROUND, CODES, Sink};
use super::form::{Form, Keys};
use super::reading::{Reading, Scene};
use super::runs::Runs;
use super::sum::Sum;
use super::table::Table;

/// Sums that are known already.
pub(crate) struct Scorer<'a> {
    weights: &'a Table,
    reading: &'a Reading<'a>,
    /// What each spelling gives where it stands, and to words around it.
    own: Vec<Option<Sum>>,
    given: [Vec<Option<Sum>>; AROUND.len()],
    /// What the lack of a word gives.
    edges: [Sum; AROUND.len()],
    codes: Vec<Option<Sum>>,
    sink: Sink,
}

impl<'a> Scorer<'a> {
    pub(crate) fn new(weights: &'a Table, reading: &'a Reading<'a>) -> Self {
        let forms = reading.forms();
        let mut scorer = Scorer {
            weights,
            reading,
            own: vec![None; forms],
            given: std::array::from_fn(|_| vec![None; forms]),
            edges: [Sum::default(); AROUND.len()],
            codes: vec![None; CODES],
            sink: Sink::new(),
        };
        for (place, by) in AROUND.into_iter().enumerate() {
            features::beside(if by < 0 { &Keys::BEFORE } else { &Keys::AFTER }, by, &mut scorer.sink);
            scorer.edges[place] = scorer.taken();
        }
        scorer
    }

    /// The scores of a sentence's tokens.
    pub(crate) fn scores(&mut self, scene: &Scene) -> Vec<[i32; LABELS]> {
        let runs = Runs::both(scene);
        scene.tokens.clone().map(|at| self.token(scene, &runs, at).scores()).collect()
    }

    fn token(&mut self, scene: &Scene, runs: &[Runs; 2], at: usize) -> Sum {
        let mut sum = self.own(at);
        for (place, by) in AROUND.into_iter().enumerate() {
            let beside = at.wrapping_add_signed(by);
            sum.add(if scene.tokens.contains(&beside) { self.given(beside, place) } else { self.edges[place] });
        }
        sum.add(self.code(scene, at));
        features::pairs(scene, at, &mut self.sink);
        features::names(scene, runs, at, &mut self.sink);
        sum.add(self.taken());
        sum
    }

    fn own(&mut self, at: usize) -> Sum {
        let number = self.reading.form_number(at) as usize;
        if let Some(Some(known)) = self.own.get(number) {
            return *known;
        }
        let sum = self.of(at, features::own);
        if let Some(slot) = self.own.get_mut(number) {
            *slot = Some(sum);
        }
        sum
    }

    fn given(&mut self, at: usize, place: usize) -> Sum {
        let number = self.reading.form_number(at) as usize;
        if let Some(Some(known)) = self.given[place].get(number) {
            return *known;
        }
        let sum = self.of(at, |form, sink| features::given(form, AROUND[place], sink));
        if let Some(slot) = self.given[place].get_mut(number) {
            *slot = Some(sum);
        }
        sum
    }

    fn code(&mut self, scene: &Scene, at: usize) -> Sum {
        let code = features::code_of(scene, at) as usize;
        if let Some(Some(known)) = self.codes.get(code) {
            return *known;
        }
        features::code(scene, at, &mut self.sink);
        let sum = self.taken();
        if let Some(slot) = self.codes.get_mut(code) {
            *slot = Some(sum);
        }
        sum
    }

    fn of(&mut self, at: usize, features: impl Fn(&Form, &mut Sink)) -> Sum {
        features(self.reading.form(at), &mut self.sink);
        self.taken()
    }

    /// The sum of the features in the sink, which is empty afterwards.
    fn taken(&mut self) -> Sum {
        let mut sum = Sum::default();
        self.sink.0.iter().filter_map(|&feature| self.weights.whole(feature)).for_each(|row| sum.add_row(row));
        self.sink.0.clear();
        sum
    }
}
