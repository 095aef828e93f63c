//! A search over all articles: what for, and what was found.

use gloss_engine::{Found, Request, Search};
use std::rc::Rc;

/// What the reader searches for, and what was found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Quest {
    /// What for.
    pub search: Search,
    /// What was found for it or, until that is through, for the one before;
    /// nothing while there are no words to search for.
    pub found: Option<Rc<[Found]>>,
    /// Whether the answer is on its way.
    pub waits: bool,
    /// Of the search that was asked last.
    pub ticket: u32,
}

impl Quest {
    /// Searches for something else.
    pub fn seek(&mut self, search: Search) {
        self.ticket += 1;
        self.search = search;
        self.waits = self.is_asked();
        if !self.waits {
            self.found = None;
        }
    }

    /// Whether there are words to search for.
    pub fn is_asked(&self) -> bool {
        !self.search.text.trim().is_empty()
    }

    /// The engine has found these. Answers to older questions are dropped.
    pub fn hear(&mut self, ticket: u32, found: Vec<Found>) {
        if ticket == self.ticket && self.is_asked() {
            (self.found, self.waits) = (Some(found.into()), false);
        }
    }

    /// What to ask the engine.
    pub fn request(&self) -> Option<Request> {
        self.is_asked().then(|| Request::Search { ticket: self.ticket, search: self.search.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gloss_engine::Card;
    use gloss_extract::Span;

    fn search(text: &str) -> Search {
        Search { text: text.into(), ..Search::default() }
    }

    #[test]
    fn the_last_question_counts_and_the_list_does_not_flicker() {
        let at = Span::new(0, 1);
        let found = Found { card: Card::default(), sentence: "s".into(), marks: vec![at], at };
        let mut quest = Quest::default();
        assert_eq!(quest.request(), None);
        quest.seek(search("kerry"));
        assert_eq!(quest.request(), Some(Request::Search { ticket: 1, search: search("kerry") }));
        quest.hear(1, vec![found.clone()]);
        quest.seek(search("kerry baghdad"));
        assert_eq!((quest.found.as_deref(), quest.waits), (Some(&[found][..]), true));
        quest.hear(1, vec![]);
        assert!(quest.waits, "an answer to an older question");
        quest.hear(2, vec![]);
        assert_eq!((quest.found.as_deref(), quest.waits), (Some(&[][..]), false));
        quest.seek(search(" "));
        assert_eq!((quest.found.as_deref(), quest.request()), (None, None));
        quest.hear(3, vec![]);
        assert_eq!(quest.found, None);
    }
}
