//! How what the reader brings comes into the state: from the opener, and from
//! one text of a pile to another.

use crate::draft::{Draft, Trouble};
use crate::pile::{Fault, Item, Pile, Text};
use crate::route::Route;
use crate::sheet::Sheet;
use crate::state::State;

/// What happens to texts that are brought.
#[derive(Debug, Clone, PartialEq)]
pub enum Bring {
    /// These are being opened.
    Coming(Vec<Item>),
    /// So much of one is done.
    Progress(u32, u8),
    /// What became of one.
    Arrived(u32, Result<Vec<Text>, Fault>),
    /// The reader waits no longer.
    Stopped,
    /// Read this one of the pile; the page was scrolled to so many pixels.
    Turn(usize, f64),
    /// Back to the text that was replaced.
    Undo,
}

/// What a new text has replaced.
#[derive(Debug, Clone, PartialEq)]
pub struct Before {
    own: Option<Sheet>,
    pile: Pile,
    route: Route,
}

impl State {
    /// Applies one of these.
    pub(crate) fn brought(&mut self, bring: Bring) {
        match bring {
            Bring::Coming(items) => (self.coming, self.trouble) = (Some(Pile::new(items)), None),
            Bring::Progress(ticket, percent) => self.piles().for_each(|pile| pile.progress(ticket, percent)),
            Bring::Arrived(ticket, result) => self.arrived(ticket, result),
            Bring::Stopped => {
                self.coming = None;
                self.pile.stop();
            }
            Bring::Turn(to, scroll) => self.turn(to, scroll),
            Bring::Undo => self.undo(),
        }
    }

    /// Takes a new text in place of the reader's own. The one that it replaces, or
    /// the article before the reader, can be brought back.
    pub(crate) fn replace(&mut self, pile: Pile, own: Sheet) {
        let (own_before, pile_before) = (self.own.take(), std::mem::take(&mut self.pile));
        let route = match &self.route {
            Route::Bundled { .. } | Route::Kept { .. } => Some(self.route.clone()),
            _ => own_before.is_some().then_some(Route::OWN),
        };
        self.before = route.map(|route| Box::new(Before { own: own_before, pile: pile_before, route }));
        self.pile = pile;
        self.open_own(own);
    }

    fn open_own(&mut self, own: Sheet) {
        self.own = Some(own);
        self.turns += 1;
        self.go(Route::OWN);
    }

    fn piles(&mut self) -> impl Iterator<Item = &mut Pile> {
        self.coming.iter_mut().chain(std::iter::once(&mut self.pile))
    }

    fn arrived(&mut self, ticket: u32, result: Result<Vec<Text>, Fault>) {
        let Some(pile) = self.piles().find(|pile| pile.has(ticket)) else { return };
        let plain = pile.items().iter().find(|item| item.ticket == ticket).and_then(|item| item.plain.clone());
        // A page whose structure cannot be read is read as its words.
        let (result, plain) = match (result, plain) {
            (Err(_), Some(text)) => {
                (Ok(vec![("".into(), Sheet::own(Draft { text, html: None }, None))]), Some(Trouble::PlainOnly))
            }
            (result, _) => (result, None),
        };
        pile.settle(ticket, result);
        if let Some(mut coming) = self.coming.take() {
            match coming.first().cloned() {
                Some(sheet) => self.replace(coming, sheet),
                None if coming.is_done() => {
                    let refused = coming.refused().map(|(item, fault)| (item.name.clone(), fault.clone()));
                    self.trouble = Some(Trouble::Unopened(refused.collect()));
                }
                None => self.coming = Some(coming),
            }
        }
        self.trouble = plain.or(self.trouble.take());
    }

    fn turn(&mut self, to: usize, scroll: f64) {
        let mut left = self.own.clone();
        if let Some(left) = left.as_mut().filter(|_| self.route.same_text(&Route::OWN)) {
            left.scroll = scroll;
        }
        if let Some(sheet) = self.pile.turn(left, to).cloned() {
            self.open_own(sheet);
        }
    }

    fn undo(&mut self) {
        let Some(before) = self.before.take() else { return };
        (self.own, self.pile) = (before.own, before.pile);
        self.turns += 1;
        self.go(before.route);
    }
}

#[cfg(test)]
#[path = "take_tests.rs"]
mod tests;
