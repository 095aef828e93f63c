//! The reader's own kept articles.

use crate::part::part;
use crate::{Card, Engine, EngineError, Input};
use gloss_archive::Part;

impl Engine {
    /// A text as a part that can be kept and shelved later.
    ///
    /// # Errors
    /// As [`Engine::take`].
    pub fn part(&self, card: Card, input: Input) -> Result<Vec<u8>, EngineError> {
        let (article, _) = self.take(input, card.date)?;
        let card = Card { date: article.date(), ..card };
        let reading = self.mark(article, &mut |_, _| {});
        Ok(part(&card, &reading.article, &reading.analysis).to_bytes())
    }

    /// Lets parts join the archive at once, in place of those on the shelf with
    /// the same ids: in links, related articles, catalogue and search. Says how
    /// many could not be read.
    pub fn shelve(&mut self, parts: &[Vec<u8>]) -> usize {
        let read: Vec<Part> = parts.iter().filter_map(|bytes| Part::from_bytes(bytes).ok()).collect();
        let refused = parts.len() - read.len();
        self.archive.shelve(read);
        refused
    }

    /// Takes articles off the shelf.
    pub fn unshelve(&mut self, ids: &[String]) {
        for id in ids {
            self.archive.unshelve(id);
        }
    }

    /// The ids of the articles on the shelf.
    pub fn shelved(&self) -> Vec<String> {
        self.archive.shelved().map(str::to_owned).collect()
    }
}
