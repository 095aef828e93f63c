//! The best sequence of labels under the model's scores, in whole numbers.

use super::format::{Reader, Writer};
use super::scorer::SHUT;
use super::{Label, ModelError, Name, Tag};

/// Labels the model scores.
pub const LABELS: usize = 7;

/// Worse than any sum of scores can be.
const NEVER: i32 = i32::MIN / 4;

/// Scores of one label after another, and of the first label of a sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Transitions {
    /// `[before][after]`
    pub step: [[i32; LABELS]; LABELS],
    /// Of the sentence's first label.
    pub start: [i32; LABELS],
}

/// The label that a column of scores stands for.
pub fn label(index: usize) -> Label {
    match index.checked_sub(1).and_then(|rest| Some((Name::ALL.get(rest / 2)?, rest % 2))) {
        Some((name, 0)) => Label::Begin(*name),
        Some((name, _)) => Label::Inside(*name),
        None => Label::Outside,
    }
}

/// Whether `after` may follow `before`; `None` is the sentence's start.
pub fn may_follow(before: Option<usize>, after: usize) -> bool {
    match (before.map(label), label(after)) {
        (Some(Label::Begin(name) | Label::Inside(name)), Label::Inside(more)) => name == more,
        (_, Label::Inside(_)) => false,
        _ => true,
    }
}

type Scores = [i32; LABELS];

impl Transitions {
    pub(super) fn write(&self, out: &mut Writer) {
        self.step.iter().chain([&self.start]).flatten().for_each(|score| out.bytes(&score.to_le_bytes()));
    }

    /// Scores far outside of what training gives are damage.
    pub(super) fn read(from: &mut Reader) -> Result<Self, ModelError> {
        let mut transitions = Transitions::default();
        let Transitions { step, start } = &mut transitions;
        for score in step.iter_mut().chain([start]).flatten() {
            *score = from.i32().ok().filter(|score| score.unsigned_abs() < 1 << 20).ok_or(ModelError::Damaged)?;
        }
        Ok(transitions)
    }
}

/// Finds the best sequences.
#[derive(Debug)]
pub(crate) struct Decoder {
    /// As in [`Transitions`], with what may not be.
    step: [Scores; LABELS],
    start: Scores,
}

impl Decoder {
    pub(crate) fn new(transitions: &Transitions) -> Self {
        let masked = |before, after, score| if may_follow(before, after) { score } else { NEVER };
        let row = |before: usize| std::array::from_fn(|to| masked(Some(before), to, transitions.step[before][to]));
        Decoder {
            step: std::array::from_fn(row),
            start: std::array::from_fn(|to| masked(None, to, transitions.start[to])),
        }
    }

    /// The best sequence: one tag per row of scores. The margin of a label is
    /// the best sequence through it less the best one that avoids it; of what is
    /// [shut](SHUT), more than any other.
    pub(crate) fn decode(&self, scores: &[Scores]) -> Vec<Tag> {
        let after = self.backward(scores);
        let mut before = self.start;
        let mut enter = &self.start;
        let mut tags = Vec::with_capacity(scores.len());
        for (here, after) in scores.iter().zip(&after) {
            if *here == SHUT {
                tags.push(Tag { label: Label::Outside, margin: -SHUT[1] });
                before = self.step[0];
                enter = &self.step[0];
                continue;
            }
            let up_to = level(plus(&before, here));
            let best = largest(&plus(&plus(enter, here), after));
            let through = plus(&up_to, after);
            let others = (0..LABELS).filter(|&label| label != best).map(|label| through[label]);
            let other = others.fold(NEVER, i32::max);
            tags.push(Tag { label: label(best), margin: through[best] - other });
            enter = &self.step[best];
            before = self.forward(&up_to);
        }
        tags
    }

    /// Best score of any sequence up to each label, from those up to the one before.
    fn forward(&self, before: &Scores) -> Scores {
        let mut best = [i32::MIN; LABELS];
        for (before, step) in before.iter().zip(&self.step) {
            best.iter_mut().zip(step).for_each(|(best, step)| *best = (*best).max(before + step));
        }
        best
    }

    /// Best score of any sequence after each label.
    fn backward(&self, scores: &[Scores]) -> Vec<Scores> {
        let mut all = vec![[0; LABELS]; scores.len()];
        for at in (1..scores.len()).rev() {
            let next = plus(&all[at], &scores[at]);
            // Of what is shut nothing but the first label comes into question.
            let labels = if scores[at] == SHUT { 1 } else { LABELS };
            let best = |step: &Scores| (0..labels).fold(i32::MIN, |best, label| best.max(next[label] + step[label]));
            all[at - 1] = level(self.step.each_ref().map(best));
        }
        all
    }
}

fn plus(one: &Scores, two: &Scores) -> Scores {
    std::array::from_fn(|label| one[label] + two[label])
}

/// The first label with the largest score.
fn largest(scores: &Scores) -> usize {
    (1..LABELS).fold(0, |best, label| if scores[label] > scores[best] { label } else { best })
}

/// Keeps sums small however long the sentence: only differences count.
fn level(scores: Scores) -> Scores {
    let best = scores.into_iter().max().unwrap_or_default();
    scores.map(|score| (score - best).max(NEVER))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn total(transitions: &Transitions, scores: &[Scores], labels: &[usize]) -> i32 {
        let mut last = None;
        let step = |(here, &label): (&Scores, &usize)| {
            let decoder = Decoder::new(transitions);
            let score = last.map_or(&decoder.start, |last: usize| &decoder.step[last])[label] + here[label];
            last = Some(label);
            score
        };
        scores.iter().zip(labels).map(step).sum()
    }

    fn sequences(len: usize) -> Vec<Vec<usize>> {
        (0..len).fold(vec![Vec::new()], |shorter, _| {
            let longer = |start: &Vec<usize>| {
                let start = start.clone();
                let last = start.last().copied();
                let ends = (0..LABELS).filter(move |&label| may_follow(last, label));
                ends.map(move |label| start.iter().copied().chain([label]).collect())
            };
            shorter.iter().flat_map(longer).collect()
        })
    }

    proptest! {
        #[test]
        fn decoding_finds_the_best_sequence_and_its_margins(
            scores in prop::collection::vec(prop::array::uniform7(-90..90i32), 1..5),
            step in prop::array::uniform7(prop::array::uniform7(-40..40i32)),
            start in prop::array::uniform7(-40..40i32),
        ) {
            let transitions = Transitions { step, start };
            let tags = Decoder::new(&transitions).decode(&scores);
            let all: Vec<_> = sequences(scores.len()).into_iter().map(|s| (total(&transitions, &scores, &s), s)).collect();
            let best = all.iter().map(|(score, _)| *score).max().unwrap();
            let index = |tag: &Tag| (0..LABELS).find(|&at| label(at) == tag.label).unwrap();
            let found: Vec<_> = tags.iter().map(index).collect();
            prop_assert_eq!(total(&transitions, &scores, &found), best);
            for (at, tag) in tags.iter().enumerate() {
                let other = all.iter().filter(|(_, s)| s[at] != found[at]).map(|(score, _)| *score).max().unwrap();
                prop_assert_eq!(tag.margin, best - other);
            }
        }
    }

    #[test]
    fn a_sentence_of_a_million_words_does_not_overflow() {
        let scores = vec![[-12_000, 12_000, -9_000, 3, 4, 5, 6]; 1_000_000];
        let tags = Decoder::new(&Transitions::default()).decode(&scores);
        assert!(tags.iter().all(|tag| tag.label == Label::Begin(Name::Person) && tag.margin > 0));
    }
}
