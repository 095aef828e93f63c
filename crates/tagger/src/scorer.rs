//! Scores of tokens under the linear features: the same sums as of
//! [`features`](super::features::features), with what a spelling gives by itself
//! looked up once in a document.

use super::decode::LABELS;
use super::features::{self, AROUND, CODES, Sink};
use super::form::{Case, Form, Keys};
use super::lines::Lines;
use super::reading::{Reading, Scene};
use super::runs::Runs;
use super::sum::Sum;

/// Scores of a word that is in no name, whatever stands around it.
pub(crate) const SHUT: [i32; LABELS] = {
    let mut scores = [-(1 << 20); LABELS];
    scores[0] = 0;
    scores
};

/// A small word or mark between others is shut if what it gives by itself speaks
/// so much for no name. On the dev splits this changed no score.
const CLEAR: i32 = 100;

/// Sums that are known already.
pub(crate) struct Scorer<'a> {
    weights: &'a Lines,
    reading: &'a Reading<'a>,
    /// What each spelling gives where it stands, and to words around it.
    own: Vec<Option<Sum>>,
    given: [Vec<Option<Sum>>; AROUND.len()],
    /// What the lack of a word gives.
    edges: [Sum; AROUND.len()],
    codes: Vec<Option<Sum>>,
    sink: Sink,
    /// Whether words may be [shut](SHUT).
    shuts: bool,
}

impl<'a> Scorer<'a> {
    /// For reading.
    pub(crate) fn new(weights: &'a Lines, reading: &'a Reading<'a>) -> Self {
        Scorer { shuts: true, ..Scorer::whole(weights, reading) }
    }

    /// For the sums of all features of all words.
    pub(crate) fn whole(weights: &'a Lines, reading: &'a Reading<'a>) -> Self {
        let forms = reading.forms();
        let mut scorer = Scorer {
            weights,
            reading,
            own: vec![None; forms],
            given: std::array::from_fn(|_| vec![None; forms]),
            edges: [Sum::default(); AROUND.len()],
            codes: vec![None; CODES],
            sink: Sink::new(),
            shuts: false,
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
        scene.tokens.clone().map(|at| self.token(scene, &runs, at)).collect()
    }

    fn token(&mut self, scene: &Scene, runs: &[Runs; 2], at: usize) -> [i32; LABELS] {
        let mut sum = self.own(at);
        sum.add(self.code(scene, at));
        if self.shuts && is_plain(scene, at) && is_clear(&sum.scores()) {
            return SHUT;
        }
        for (place, by) in AROUND.into_iter().enumerate() {
            let beside = at.wrapping_add_signed(by);
            sum.add(if scene.tokens.contains(&beside) { self.given(beside, place) } else { self.edges[place] });
        }
        features::pairs(scene, at, &mut self.sink);
        features::names(scene, runs, at, &mut self.sink);
        sum.add(self.taken());
        sum.scores()
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
    #[inline(never)]
    fn taken(&mut self) -> Sum {
        let mut sum = Sum::default();
        self.sink.0.iter().filter_map(|&feature| self.weights.row(feature)).for_each(|row| sum.add_row(row));
        self.sink.0.clear();
        sum
    }
}

/// Whether no capital and no list speaks for a name here. A small word that is
/// joined to what stands before it may be part of a handle.
fn is_plain(scene: &Scene, at: usize) -> bool {
    let capitalised = |at: usize| scene.form(at).is_some_and(|form| form.case.is_capitalised());
    let parted = || scene.reading.form(at).case != Case::Lower || scene.reading.doc().spaced(at);
    ![at.wrapping_sub(1), at, at + 1].into_iter().any(capitalised) && scene.phrase(at).0 == 0 && parted()
}

fn is_clear([outside, names @ ..]: &[i32; LABELS]) -> bool {
    names.iter().all(|name| outside - name >= CLEAR)
}
