//! From labelled texts to a model.

use crate::crf::{self, Recipe, Sentence};
use crate::data::{self, Sample};
use gloss_extract::Doc;
use gloss_extract::tagger::lexicon::Lexicon;
use gloss_extract::tagger::{self, LABELS, Model, Transitions, Weights};
use std::collections::HashMap;

/// Whole numbers per unit of weight.
const SCALE: f32 = 32.0;

/// Samples and how much each of their sentences counts.
pub(crate) struct Part {
    pub(crate) samples: Vec<Sample>,
    pub(crate) weight: f32,
}

/// Fits a model to the parts.
pub(crate) fn fit(lexicon: Lexicon, parts: &[Part], recipe: Recipe, least: u32) -> Model {
    let index = Index::new(&lexicon, parts, least);
    eprintln!("{} features", index.keys.len());
    let sentences = sentences(&lexicon, parts, &index);
    let field =
        crf::fit(&sentences, index.keys.len(), recipe, |epoch, loss| eprintln!("epoch {epoch}: loss {loss:.0}"));
    let round = |weight: &f32| (weight * SCALE).round().clamp(-127.0, 127.0) as i8;
    let rows: Vec<(u64, Weights)> = index
        .keys
        .iter()
        .zip(&field.rows)
        .map(|(key, row)| (*key, std::array::from_fn(|label| round(&row[label]))))
        .filter(|(_, row)| worth_keeping(row))
        .collect();
    eprintln!("{} kept", rows.len());
    let whole = |row: &[f32; LABELS]| row.map(|weight| (weight * SCALE).round() as i32);
    let mut transitions = Transitions { start: whole(&field.steps[LABELS]), ..Transitions::default() };
    transitions.step.iter_mut().zip(&field.steps).for_each(|(to, from)| *to = whole(from));
    Model::new(lexicon, transitions, &rows)
}

fn worth_keeping(row: &Weights) -> bool {
    row.iter().any(|weight| weight.unsigned_abs() > 1)
}

/// The features that occur often enough, by number.
struct Index {
    numbers: HashMap<u64, u32>,
    keys: Vec<u64>,
}

impl Index {
    fn new(lexicon: &Lexicon, parts: &[Part], least: u32) -> Self {
        let mut counts: HashMap<u64, u32> = HashMap::new();
        for sample in parts.iter().flat_map(|part| &part.samples) {
            tagger::features(lexicon, &Doc::new(&sample.article), |_, features| {
                features.iter().for_each(|feature| *counts.entry(*feature).or_default() += 1);
            });
        }
        let mut keys: Vec<u64> = counts.into_iter().filter(|(_, count)| *count >= least).map(|(key, _)| key).collect();
        keys.sort_unstable();
        let numbers = keys.iter().zip(0..).map(|(key, number)| (*key, number)).collect();
        Index { numbers, keys }
    }
}

fn sentences(lexicon: &Lexicon, parts: &[Part], index: &Index) -> Vec<Sentence> {
    let mut all = Vec::new();
    for part in parts {
        for sample in &part.samples {
            let doc = Doc::new(&sample.article);
            let labels = data::labels(&doc, &sample.names);
            let first = all.len();
            all.extend(doc.sentences().iter().map(|sentence| Sentence {
                labels: labels[sentence.tokens.clone()].to_vec(),
                weight: part.weight,
                ..Sentence::default()
            }));
            tagger::features(lexicon, &doc, |at, features| {
                let Some(number) = doc.sentence_of(at) else { return };
                let sentence = &mut all[first + number];
                sentence.features.extend(features.iter().filter_map(|feature| index.numbers.get(feature)));
                sentence.ends.push(sentence.features.len() as u32);
            });
        }
    }
    all
}
