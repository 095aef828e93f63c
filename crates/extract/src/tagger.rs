//! Names by a trained model: one tag per token.
//!
//! A linear-chain conditional random field whose weights were rounded to bytes:
//! sums of whole numbers, so every machine gives the same tags.

mod decode;
mod features;
mod form;
mod format;
mod hash;
pub mod lexicon;
mod table;

pub use decode::{LABELS, Transitions, label, may_follow};
pub use format::FEATURES;

use self::features::Reading;
use self::format::{Reader, Writer};
use self::lexicon::Lexicon;
use self::table::Table;
use crate::{Doc, Kind};
use serde::{Deserialize, Serialize};

/// The kinds of name that the model knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Name {
    /// See [`Kind::Person`].
    Person,
    /// See [`Kind::Place`].
    Place,
    /// See [`Kind::Organisation`].
    Organisation,
}

impl From<Name> for Kind {
    fn from(name: Name) -> Kind {
        match name {
            Name::Person => Kind::Person,
            Name::Place => Kind::Place,
            Name::Organisation => Kind::Organisation,
        }
    }
}

/// Where a token stands in a name (the BIO scheme).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Label {
    /// In no name.
    #[default]
    Outside,
    /// The first token of a name.
    Begin(Name),
    /// A further token of the name begun before.
    Inside(Name),
}

/// The model's decision on one token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tag {
    /// Where the token stands.
    pub label: Label,
    /// Score of this label above the best other one, in the model's own fixed
    /// point; larger is surer.
    pub margin: i32,
}

/// Why the bytes of a model were not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// Not a model file.
    #[error("these bytes are not a Gloss model; take the file tagger.bin that belongs to this version of Gloss")]
    NotAModel,
    /// Made for another version of the features.
    #[error(
        "the model is of version {found}, this Gloss reads version {expected}; reload the page, or fit the model anew \
         with `cargo run --release -p gloss-train -- fit`"
    )]
    Version {
        /// Of the file.
        found: u32,
        /// Of this program.
        expected: u32,
    },
    /// A model file whose content does not add up.
    #[error("the model file is damaged or cut short; fetch it again")]
    Damaged,
}

/// Weights of a feature for each label.
pub type Weights = [i8; LABELS];

/// The trained weights, ready to use.
#[derive(Debug)]
pub struct Model {
    lexicon: Lexicon,
    transitions: Transitions,
    weights: Table,
}

impl Model {
    /// Puts a model together from what was trained.
    pub fn new(lexicon: Lexicon, transitions: Transitions, weights: &[(u64, Weights)]) -> Self {
        let row = |(feature, weights): &(u64, Weights)| (*feature, weights.map(|weight| weight as u8).to_vec());
        Model { lexicon, transitions, weights: Table::new(LABELS, weights.iter().map(row).collect()) }
    }

    /// Reads a model file. Any bytes give a model or an error, never a panic.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut from = Reader::open(bytes)?;
        let lexicon = Lexicon::read(&mut from)?;
        let transitions = Transitions::read(&mut from)?;
        let weights = Table::read(LABELS, &mut from)?;
        from.end()?;
        Ok(Model { lexicon, transitions, weights })
    }

    /// The model as a file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer::default();
        self.lexicon.write(&mut out);
        self.transitions.write(&mut out);
        self.weights.write(&mut out);
        out.into_file()
    }

    /// One tag per token of `doc`, in order. A name never crosses a sentence.
    pub fn tag(&self, doc: &Doc) -> Vec<Tag> {
        let reading = Reading::new(doc, &self.lexicon);
        let mut tags = Vec::with_capacity(doc.tokens().len());
        for sentence in doc.sentences() {
            let mut scores = Vec::with_capacity(sentence.tokens.len());
            reading.features(sentence.tokens.clone(), |_, features| scores.push(self.score(features)));
            tags.extend(self.transitions.decode(&scores));
        }
        tags
    }

    fn score(&self, features: &[u64]) -> [i32; LABELS] {
        let mut score = [0; LABELS];
        for row in features.iter().filter_map(|feature| self.weights.get(*feature)) {
            score.iter_mut().zip(row).for_each(|(sum, weight)| *sum += i32::from(*weight as i8));
        }
        score
    }
}

/// The features of every token of a document, for training: calls `each` with
/// the token's index and its features.
pub fn features(lexicon: &Lexicon, doc: &Doc, mut each: impl FnMut(usize, &[u64])) {
    let reading = Reading::new(doc, lexicon);
    for sentence in doc.sentences() {
        reading.features(sentence.tokens.clone(), &mut each);
    }
}
