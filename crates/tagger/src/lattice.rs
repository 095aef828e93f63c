//! Every sequence of labels of a sentence, weighed: what the decoder leaves
//! out. For explaining a reading, not for reading.

use super::decode::{LABELS, Transitions, label, may_follow};
use super::{Label, SCALE};
use std::ops::Range;

type Scores = [f64; LABELS];

/// How the sequences that meet are taken together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// The best one counts (max-marginals, as in Viterbi decoding).
    Best,
    /// All count by their probability (log-sum, as in forward-backward).
    All,
}

impl Join {
    fn of(self, scores: Scores) -> f64 {
        let best = scores.into_iter().fold(f64::NEG_INFINITY, f64::max);
        match self {
            Join::All if best.is_finite() => {
                let scale = f64::from(SCALE);
                best + scores.iter().map(|score| ((score - best) / scale).exp()).sum::<f64>().ln() * scale
            }
            _ => best,
        }
    }
}

/// The sequences of labels that one sentence may have.
#[derive(Debug)]
pub struct Lattice<'a> {
    transitions: &'a Transitions,
    join: Join,
    scores: Vec<Scores>,
    /// Of the sequences up to and with each label.
    before: Vec<Scores>,
    /// Of the sequences after each label.
    after: Vec<Scores>,
}

impl<'a> Lattice<'a> {
    /// Of a sentence whose tokens have these emission scores, one row for each.
    pub fn new(transitions: &'a Transitions, scores: &[[i32; LABELS]], join: Join) -> Self {
        let scores: Vec<Scores> = scores.iter().map(|row| row.map(f64::from)).collect();
        let mut lattice =
            Lattice { transitions, join, before: Vec::with_capacity(scores.len()), after: Vec::new(), scores };
        for at in 0..lattice.scores.len() {
            let row = lattice.extended(at, lattice.before.last());
            lattice.before.push(row);
        }
        lattice.after = lattice.backward();
        lattice
    }

    fn backward(&self) -> Vec<Scores> {
        let mut rows = Vec::with_capacity(self.scores.len());
        let mut after = [0.0; LABELS];
        for here in self.scores.iter().rev() {
            rows.push(after);
            let onward = |from| self.join.of(std::array::from_fn(|to| self.step(from, to) + here[to] + after[to]));
            after = std::array::from_fn(onward);
        }
        rows.reverse();
        rows
    }

    /// The sequences up to a token, from those up to the one before it.
    fn extended(&self, at: usize, before: Option<&Scores>) -> Scores {
        let Some(here) = self.scores.get(at) else { return [f64::NEG_INFINITY; LABELS] };
        std::array::from_fn(|to| match before {
            Some(before) => here[to] + self.join.of(std::array::from_fn(|from| before[from] + self.step(from, to))),
            None if may_follow(None, to) => here[to] + f64::from(self.transitions.start[to]),
            None => f64::NEG_INFINITY,
        })
    }

    fn step(&self, before: usize, after: usize) -> f64 {
        if may_follow(Some(before), after) {
            f64::from(self.transitions.step[before][after])
        } else {
            f64::NEG_INFINITY
        }
    }

    /// How many tokens the sentence has.
    pub fn len(&self) -> usize {
        self.scores.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.scores.is_empty()
    }

    /// The score of those sequences in which each of `tokens` (counted from the
    /// sentence's start) has a label that is `allowed`, less that of all
    /// sequences, in the model's fixed point: 0 or below, minus infinity if
    /// there are none. Divided by [`SCALE`] it is the logarithm of a
    /// probability if all sequences count.
    pub fn share(&self, tokens: Range<usize>, allowed: impl Fn(usize, Label) -> bool) -> f64 {
        let allow = |at: usize, row: Scores| -> Scores {
            std::array::from_fn(|to| if allowed(at, label(to)) { row[to] } else { f64::NEG_INFINITY })
        };
        let (Some(first), Some(last)) = (self.before.get(tokens.start), tokens.end.checked_sub(1)) else { return 0.0 };
        let (Some(after), Some(end)) = (self.after.get(last), self.before.last()) else { return 0.0 };
        let mut row = allow(tokens.start, *first);
        for at in tokens.start + 1..tokens.end {
            row = allow(at, self.extended(at, Some(&row)));
        }
        let through = self.join.of(std::array::from_fn(|to| row[to] + after[to]));
        (through - self.join.of(*end)).min(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every sequence that is possible, with its score.
    fn sequences(transitions: &Transitions, scores: &[[i32; LABELS]]) -> Vec<(f64, Vec<usize>)> {
        let mut all = vec![(0.0, Vec::new())];
        for here in scores {
            let longer = all.iter().flat_map(|(score, labels): &(f64, Vec<usize>)| {
                let last = labels.last().copied();
                (0..LABELS).filter(move |&to| may_follow(last, to)).map(move |to| {
                    let step = last.map_or(transitions.start[to], |last| transitions.step[last][to]);
                    (score + f64::from(step + here[to]), labels.iter().copied().chain([to]).collect())
                })
            });
            all = longer.collect();
        }
        all
    }

    proptest! {
        #[test]
        fn shares_are_those_of_the_sequences_written_out(
            scores in prop::collection::vec(prop::array::uniform7(-90..90i32), 1..5),
            step in prop::array::uniform7(prop::array::uniform7(-40..40i32)),
            start in prop::array::uniform7(-40..40i32),
            ends in (0..4usize, 1..4usize),
            mask in prop::collection::vec(any::<u8>(), 4),
        ) {
            let transitions = Transitions { step, start };
            let tokens = ends.0.min(scores.len() - 1)..(ends.0 + ends.1).min(scores.len());
            let index = |wanted: Label| (0..LABELS).find(|&at| label(at) == wanted).unwrap();
            let allowed = |at: usize, label: Label| mask[at] >> index(label) & 1 == 1;
            let all = sequences(&transitions, &scores);
            let some = all.iter().filter(|(_, labels)| tokens.clone().all(|at| allowed(at, label(labels[at]))));
            let some: Vec<f64> = some.map(|(score, _)| *score).collect();
            let best = |scores: &[f64]| scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let sum = |scores: &[f64]| scores.iter().map(|score| (score / f64::from(SCALE)).exp()).sum::<f64>();
            let every: Vec<f64> = all.iter().map(|(score, _)| *score).collect();
            let lattice = Lattice::new(&transitions, &scores, Join::Best);
            prop_assert_eq!(lattice.share(tokens.clone(), allowed), best(&some) - best(&every));
            let lattice = Lattice::new(&transitions, &scores, Join::All);
            let probability = (lattice.share(tokens, allowed) / f64::from(SCALE)).exp();
            prop_assert!((probability - sum(&some) / sum(&every)).abs() < 1e-9);
        }
    }

    #[test]
    fn a_sentence_of_a_million_words_stays_exact() {
        let scores = vec![[-12_000, 12_000, -9_000, 3, 4, 5, 6]; 1_000_000];
        let transitions = Transitions::default();
        let lattice = Lattice::new(&transitions, &scores, Join::Best);
        assert_eq!(lattice.share(500_000..500_001, |_, label| label == Label::Outside), -24_000.0);
    }
}
