//! From labelled texts to a model.

use crate::crf::{self, Recipe, Sentence};
use crate::data::{self, Half, Sample};
use crate::silver;
use gloss_extract::tagger::lexicon::Lexicon;
use gloss_extract::tagger::{self, LABELS, Model, SCALE, Transitions, Weights};
use gloss_extract::{Article, Doc};
use std::collections::HashMap;
use std::path::Path;

/// Features that occur less often in training are left out.
const LEAST: u32 = 2;

/// Found on the dev splits.
pub(crate) const RECIPE: Recipe = Recipe { epochs: 6, alpha: 0.1, l1: 0.3, l2: 1.0, dropout: 0.1, seed: 1 };

/// One sample in so many is also learnt in capitals, and in title case.
const EVERY: usize = 25;

/// Samples and how much each of their sentences counts.
pub(crate) struct Part {
    pub(crate) samples: Vec<Sample>,
    pub(crate) weight: f32,
}

/// What is trained on: the train and dev splits, the dev split of redocred
/// (which has no train split), and the silver news.
pub(crate) fn parts(sets: &Path, news: &Path) -> Result<Vec<Part>, String> {
    let splits = data::SETS.iter().flat_map(|set| ["train", "dev"].map(|split| (set, split)));
    let part = |(set, split): (&&str, _)| Ok(Part { samples: data::read(sets, set, split)?, weight: 1.0 });
    let mut parts = splits.map(part).collect::<Result<Vec<_>, String>>()?;
    parts.push(Part { samples: data::read(sets, "redocred", "dev")?, weight: 0.5 });
    parts.push(Part { samples: silver::samples(news)?, weight: 0.5 });
    Ok(with_recased(parts))
}

/// Half of the documents of the train splits and of the silver news.
pub(crate) fn half(sets: &Path, news: &Path, half: Half) -> Result<Vec<Part>, String> {
    let train = |set: &&str| Ok(Part { samples: data::read(sets, set, "train")?, weight: 1.0 });
    let mut parts = data::SETS.iter().map(train).collect::<Result<Vec<_>, String>>()?;
    parts.push(Part { samples: silver::samples(news)?, weight: 0.5 });
    parts.iter_mut().for_each(|part| part.samples.retain(|sample| half.has(&sample.id)));
    Ok(with_recased(parts))
}

fn with_recased(mut parts: Vec<Part>) -> Vec<Part> {
    let shouted = recased(&parts, |_, c| c.to_ascii_uppercase());
    let titled = recased(&parts, |before, c| if before.is_alphanumeric() { c } else { c.to_ascii_uppercase() });
    parts.extend([shouted, titled]);
    parts
}

/// Copies of a few samples as headlines set them; `case` is given the letter
/// before and the letter, and must keep its length.
fn recased(parts: &[Part], case: fn(char, char) -> char) -> Part {
    let some = parts.iter().flat_map(|part| part.samples.iter().step_by(EVERY));
    let samples = some.map(|sample| {
        let mut before = ' ';
        let letter = |c| case(std::mem::replace(&mut before, c), c);
        let text = sample.article.text().chars().map(letter).collect();
        Sample { id: sample.id.clone(), article: Article::plain(text), names: sample.names.clone() }
    });
    Part { samples: samples.collect(), weight: 0.5 }
}

/// Fits a model to the parts.
pub(crate) fn fit(lexicon: Lexicon, parts: &[Part], recipe: Recipe) -> Model {
    let index = Index::new(&lexicon, parts);
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
    fn new(lexicon: &Lexicon, parts: &[Part]) -> Self {
        let mut counts: HashMap<u64, u32> = HashMap::new();
        for sample in parts.iter().flat_map(|part| &part.samples) {
            tagger::features(lexicon, &Doc::new(&sample.article), |_, features| {
                features.iter().for_each(|feature| *counts.entry(*feature).or_default() += 1);
            });
        }
        let mut keys: Vec<u64> = counts.into_iter().filter(|(_, count)| *count >= LEAST).map(|(key, _)| key).collect();
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
