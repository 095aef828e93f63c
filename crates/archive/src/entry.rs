//! Articles to be written, and whether they hold together.

use crate::pack::PackError;
use crate::{Card, Extent, Key};

/// An article to be written, with all that was found in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// Its front matter. The id must be unique.
    pub card: Card,
    /// Its text.
    pub text: String,
    /// Its sentences, in order, not overlapping.
    pub sentences: Vec<Extent>,
    /// What it mentions, in any order.
    pub occurrences: Vec<Occurrence>,
}

/// One mention in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// What is mentioned.
    pub key: Key,
    /// Where, inside one of the article's sentences.
    pub mention: Extent,
    /// Whatever the caller wants back with a [`crate::Hit`]; may be empty.
    pub detail: String,
}

impl Entry {
    /// Whether all sentences fit the text, and all mentions a sentence.
    ///
    /// # Errors
    /// [`PackError::Misplaced`].
    pub fn check(&self) -> Result<(), PackError> {
        let mut end = 0;
        for sentence in &self.sentences {
            if sentence.start < end || !sentence.fits(&self.text) {
                return Err(self.misplaced("a sentence", *sentence));
            }
            end = sentence.end;
        }
        for Occurrence { mention, .. } in &self.occurrences {
            if !mention.fits(&self.text) || self.sentence_around(*mention).is_none() {
                return Err(self.misplaced("a mention", *mention));
            }
        }
        Ok(())
    }

    fn misplaced(&self, what: &'static str, at: Extent) -> PackError {
        PackError::Misplaced { id: self.card.id.clone(), what, start: at.start, end: at.end }
    }

    /// The sentence that contains `mention`, and its number.
    pub(crate) fn sentence_around(&self, mention: Extent) -> Option<(u32, Extent)> {
        let after = self.sentences.partition_point(|sentence| sentence.start <= mention.start);
        let index = after.checked_sub(1)?;
        let sentence = self.sentences.get(index).filter(|sentence| sentence.contains(mention))?;
        Some((u32::try_from(index).ok()?, *sentence))
    }
}
