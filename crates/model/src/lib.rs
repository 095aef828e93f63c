//! The trained tagger weights that ship with Gloss. What they were trained on,
//! their licence and their scores: MODEL.md beside this crate's manifest.

#![forbid(unsafe_code)]

use gloss_extract::{Model, ModelError};

/// The model file as it was trained.
pub const BYTES: &[u8] = include_bytes!("../tagger.bin");

/// The model, ready to use. Fails only if the file and this program are of
/// different versions.
pub fn load() -> Result<Model, ModelError> {
    Model::from_bytes(BYTES)
}

#[cfg(test)]
mod tests {
    use gloss_extract::{Article, Doc, Label, Name};

    #[test]
    fn the_model_knows_plain_names() {
        let article = Article::plain("Secretary of State John Kerry met officials in Baghdad on Tuesday.".into());
        let doc = Doc::new(&article);
        let tags = super::load().unwrap().tag(&doc);
        let label = |word: &str| tags[(0..tags.len()).find(|&at| doc.word(at) == word).unwrap()].label;
        assert_eq!(label("John"), Label::Begin(Name::Person));
        assert_eq!(label("Kerry"), Label::Inside(Name::Person));
        assert_eq!(label("Baghdad"), Label::Begin(Name::Place));
        assert_eq!(label("Tuesday"), Label::Outside);
    }
}
