//! Names by a trained model: one tag per token.

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
    #[error("these bytes are not a Gloss model")]
    NotAModel,
}

/// The trained weights, ready to use.
#[derive(Debug)]
pub struct Model {}

impl Model {
    /// Reads a model file. Any bytes give a model or an error, never a panic.
    pub fn from_bytes(_bytes: &[u8]) -> Result<Self, ModelError> {
        Err(ModelError::NotAModel)
    }

    /// One tag per token of `doc`, in order. A name never crosses a sentence.
    pub fn tag(&self, doc: &Doc) -> Vec<Tag> {
        vec![Tag::default(); doc.tokens().len()]
    }
}
