//! Searching archive and shelf.

use crate::{Engine, EngineError, Found, Search, keys};
use gloss_extract::Span;

impl Engine {
    /// The articles that match, best first.
    ///
    /// # Errors
    /// [`EngineError::Missing`].
    pub fn search(&self, search: &Search) -> Result<Vec<Found>, EngineError> {
        let classes: Vec<_> = search.kinds.iter().copied().map(keys::class).collect();
        let Search { text, from, to, .. } = search;
        let found = self.archive.search(&gloss_archive::Search { text, classes: &classes, from: *from, to: *to })?;
        Ok(found.iter().filter_map(|found| self.found(found)).collect())
    }

    fn found(&self, found: &gloss_archive::Found) -> Option<Found> {
        let (card, text) = (self.archive.card(found.article)?, self.archive.text(found.article)?);
        let at = Span { start: found.sentence.start, end: found.sentence.end };
        let within = |offset: u32| offset.saturating_sub(at.start);
        let marks = found.marks.iter().map(|mark| Span { start: within(mark.start), end: within(mark.end) });
        Some(Found { card: card.clone(), sentence: at.of(text).to_owned(), marks: marks.collect(), at })
    }
}
