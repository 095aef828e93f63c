//! A linear-chain conditional random field, trained by FTRL-proximal steps
//! (McMahan et al., "Ad click prediction: a view from the trenches", 2013):
//! one learning rate per weight, and weights that earn nothing stay at zero.

use gloss_extract::tagger::{LABELS, may_follow};

/// A sentence: its tokens' features by index, and its labels.
#[derive(Debug, Default)]
pub(crate) struct Sentence {
    /// Ends of the tokens in `features`.
    pub(crate) ends: Vec<u32>,
    pub(crate) features: Vec<u32>,
    pub(crate) labels: Vec<u8>,
    /// How much its steps count.
    pub(crate) weight: f32,
}

impl Sentence {
    fn token(&self, at: usize) -> &[u32] {
        let from = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.features[from as usize..self.ends[at] as usize]
    }
}

/// How to learn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Recipe {
    pub(crate) epochs: usize,
    pub(crate) alpha: f32,
    pub(crate) l1: f32,
    pub(crate) l2: f32,
    /// Share of a token's features that are hidden in each step.
    pub(crate) dropout: f32,
    pub(crate) seed: u64,
}

type Row = [f32; LABELS];

/// Weights of some features for every label, with the learner's state.
struct Weights {
    recipe: Recipe,
    rows: Vec<Row>,
    z: Vec<Row>,
    n: Vec<Row>,
}

impl Weights {
    fn new(len: usize, recipe: Recipe) -> Self {
        let zeros = vec![[0.0; LABELS]; len];
        Weights { recipe, rows: zeros.clone(), z: zeros.clone(), n: zeros }
    }

    fn step(&mut self, at: usize, gradient: &Row) {
        let Recipe { alpha, l1, l2, .. } = self.recipe;
        let (row, z, n) = (&mut self.rows[at], &mut self.z[at], &mut self.n[at]);
        for label in 0..LABELS {
            let g = gradient[label];
            if g.abs() < 1e-5 {
                continue;
            }
            let root = (n[label] + g * g).sqrt();
            z[label] += g - (root - n[label].sqrt()) / alpha * row[label];
            n[label] += g * g;
            row[label] = match z[label] {
                z if z.abs() <= l1 => 0.0,
                z => -(z - z.signum() * l1) / ((1.0 + root) / alpha + l2),
            };
        }
    }
}

/// What was learnt.
pub(crate) struct Field {
    /// One row per feature.
    pub(crate) rows: Vec<Row>,
    /// Row `LABELS` is that of a sentence's first label.
    pub(crate) steps: Vec<Row>,
}

/// A small generator of random numbers (SplitMix64).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn share(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }
}

/// Learns from the sentences; features have indices below `features`.
pub(crate) fn fit(sentences: &[Sentence], features: usize, recipe: Recipe, mut told: impl FnMut(usize, f64)) -> Field {
    let mut learner = Learner {
        weights: Weights::new(features, recipe),
        steps: Weights::new(LABELS + 1, recipe),
        random: Random(recipe.seed),
        kept: Vec::new(),
    };
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut sum = Field { rows: vec![[0.0; LABELS]; features], steps: vec![[0.0; LABELS]; LABELS + 1] };
    let averaged = recipe.epochs.div_ceil(2);
    for epoch in 0..recipe.epochs {
        for at in (1..order.len()).rev() {
            order.swap(at, learner.random.below(at + 1));
        }
        let loss: f64 = order.iter().map(|&at| f64::from(learner.learn(&sentences[at]))).sum();
        told(epoch, loss);
        if epoch + averaged >= recipe.epochs {
            add(&mut sum.rows, &learner.weights.rows, averaged);
            add(&mut sum.steps, &learner.steps.rows, averaged);
        }
    }
    let keep = 1.0 - recipe.dropout;
    sum.rows.iter_mut().flatten().for_each(|weight| *weight *= keep);
    sum
}

fn add(sum: &mut [Row], rows: &[Row], share: usize) {
    let pairs = sum.iter_mut().flatten().zip(rows.iter().flatten());
    pairs.for_each(|(sum, weight)| *sum += weight / share as f32);
}

struct Learner {
    weights: Weights,
    steps: Weights,
    random: Random,
    /// Features of the sentence at hand that are not hidden, and their ends.
    kept: Vec<(u32, u32)>,
}

impl Learner {
    /// One step; gives the sentence's loss before it.
    fn learn(&mut self, sentence: &Sentence) -> f32 {
        let len = sentence.labels.len();
        self.kept.clear();
        let mut scores = vec![[0.0f32; LABELS]; len];
        for (at, score) in scores.iter_mut().enumerate() {
            for &feature in sentence.token(at) {
                if self.random.share() >= self.weights.recipe.dropout {
                    self.kept.push((at as u32, feature));
                    let row = &self.weights.rows[feature as usize];
                    score.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight);
                }
            }
        }
        let (chances, steps, loss) = expect(&scores, &self.steps.rows, &sentence.labels);
        let gradient = |at: usize| -> Row {
            std::array::from_fn(|label| {
                (chances[at][label] - f32::from(u8::from(usize::from(sentence.labels[at]) == label))) * sentence.weight
            })
        };
        let gradients: Vec<Row> = (0..len).map(gradient).collect();
        for (at, feature) in &self.kept {
            self.weights.step(*feature as usize, &gradients[*at as usize]);
        }
        for (at, row) in steps.iter().enumerate() {
            self.steps.step(at, &row.map(|step| step * sentence.weight));
        }
        loss * sentence.weight
    }
}

/// Chances of every label at every token, the gradient of the steps, and the
/// loss: the forward-backward algorithm in plain numbers, scaled row by row.
fn expect(scores: &[Row], steps: &[Row], gold: &[u8]) -> (Vec<Row>, Vec<Row>, f32) {
    let len = scores.len();
    let weight = |before: Option<usize>, after: usize| match may_follow(before, after) {
        true => steps[before.unwrap_or(LABELS)][after].exp(),
        false => 0.0,
    };
    let start: Row = std::array::from_fn(|label| weight(None, label));
    let step: [Row; LABELS] = std::array::from_fn(|from| std::array::from_fn(|to| weight(Some(from), to)));
    let mut loss = 0.0;
    let mut local = Vec::with_capacity(len);
    let mut forward: Vec<Row> = Vec::with_capacity(len);
    let mut scale = Vec::with_capacity(len);
    for (at, score) in scores.iter().enumerate() {
        let top = score.iter().copied().fold(f32::MIN, f32::max);
        let here = score.map(|score| (score - top).exp());
        let mut row: Row = std::array::from_fn(|label| match forward.last() {
            None => start[label] * here[label],
            Some(before) => (0..LABELS).map(|from| before[from] * step[from][label]).sum::<f32>() * here[label],
        });
        let total: f32 = row.iter().sum::<f32>().max(1e-30);
        row.iter_mut().for_each(|chance| *chance /= total);
        loss += total.ln() + top;
        let label = usize::from(gold[at]);
        let before = at.checked_sub(1).map_or(LABELS, |before| usize::from(gold[before]));
        loss -= score[label] + steps[before][label];
        forward.push(row);
        scale.push(total);
        local.push(here);
    }
    let mut gradient = vec![[0.0; LABELS]; LABELS + 1];
    let mut chances = forward.clone();
    let mut backward: Row = [1.0; LABELS];
    for at in (1..len).rev() {
        let next: Row = std::array::from_fn(|label| backward[label] * local[at][label] / scale[at]);
        for from in 0..LABELS {
            for to in 0..LABELS {
                gradient[from][to] += forward[at - 1][from] * step[from][to] * next[to];
            }
        }
        gradient[usize::from(gold[at - 1])][usize::from(gold[at])] -= 1.0;
        backward = std::array::from_fn(|from| (0..LABELS).map(|to| step[from][to] * next[to]).sum());
        chances[at - 1] = std::array::from_fn(|label| forward[at - 1][label] * backward[label]);
    }
    if let (Some(first), Some(&label)) = (chances.first(), gold.first()) {
        gradient[LABELS] = *first;
        gradient[LABELS][usize::from(label)] -= 1.0;
    }
    (chances, gradient, loss)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn random_rows(random: &mut Random, len: usize) -> Vec<Row> {
        (0..len).map(|_| std::array::from_fn(|_| random.share() * 4.0 - 2.0)).collect()
    }

    /// The gradient against what small changes do to the loss.
    #[test]
    fn the_gradient_is_the_slope_of_the_loss() {
        let mut random = Random(3);
        let (scores, steps) = (random_rows(&mut random, 4), random_rows(&mut random, LABELS + 1));
        let gold = [0, 1, 2, 3];
        let (chances, gradient, loss) = expect(&scores, &steps, &gold);
        let near = |slope: f32, change: f32| assert!((slope - (change - loss) / 1e-2).abs() < 2e-2, "{slope}");
        for label in 0..LABELS {
            let mut more = scores.clone();
            more[1][label] += 1e-2;
            near(chances[1][label] - f32::from(u8::from(label == 1)), expect(&more, &steps, &gold).2);
            for from in [0, 1, LABELS] {
                let mut more = steps.clone();
                more[from][label] += 1e-2;
                near(gradient[from][label], expect(&scores, &more, &gold).2);
            }
        }
    }

    #[test]
    fn a_sentence_that_is_seen_again_and_again_is_learnt() {
        let sentence = Sentence { ends: vec![1, 2, 3], features: vec![0, 1, 2], labels: vec![0, 5, 6], weight: 1.0 };
        let recipe = Recipe { epochs: 60, alpha: 0.3, l1: 0.0, l2: 0.1, dropout: 0.0, seed: 1 };
        let mut losses = Vec::new();
        let field = fit(&[sentence], 3, recipe, |_, loss| losses.push(loss));
        assert!(losses[59] < losses[0] / 10.0, "{losses:?}");
        let best = |row: &Row| (0..LABELS).max_by(|&a, &b| row[a].total_cmp(&row[b]));
        assert_eq!([0, 1, 2].map(|at| best(&field.rows[at])), [Some(0), Some(5), Some(6)]);
    }
}
