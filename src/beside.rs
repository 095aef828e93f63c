//! Another article beside the text, where the screen has room for both.
//!
//! It has a reading of its own, which the engine tells apart by its revision, so
//! that the text, its marks and its lists stay as they are meanwhile.

use crate::draft::Trouble;
use crate::route::Route;
use crate::sheet::{Sheet, Stage};
use crate::state::State;
use gloss_engine::{Reply, Request};

/// Set in the revision of a reading that is of an article beside the text.
pub const BESIDE: u32 = 1 << 31;

/// The article beside the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// The article, and what was found in it.
    pub sheet: Sheet,
    /// Byte in its text at which a sentence to show begins.
    pub sentence: Option<u32>,
    /// Of the readings that are asked for.
    pub revision: u32,
    /// Whether it was read with names.
    names: bool,
}

impl Beside {
    /// Where it would stand alone.
    pub fn route(&self) -> Route {
        self.sheet.route().at(self.sentence)
    }

    fn hear(&mut self, reply: Reply, turn: u32, names: bool) {
        let sheet = &mut self.sheet;
        match reply {
            Reply::Taken { article, card, found, is_foreign, .. } => {
                (sheet.card, sheet.found, sheet.is_foreign) = (card.or(sheet.card.take()), found, is_foreign);
                sheet.take(article);
            }
            Reply::Done { reading, .. } => {
                sheet.mark(*reading);
                (sheet.turn, self.names) = (turn, names);
            }
            Reply::Failed { why, .. } => sheet.halt(Stage::Failed(Trouble::Engine(why))),
            _ => {}
        }
    }
}

impl State {
    /// Opens an article beside the text, goes to another place in it, or closes
    /// it. The text itself is never opened beside itself.
    pub(crate) fn set_beside(&mut self, route: Option<Route>) {
        self.peek = self.peek.filter(|peek| !peek.beside);
        let route = route.filter(|route| self.sheet().is_some() && !route.same_text(&self.route));
        let sentence = route.as_ref().and_then(Route::asked_sentence);
        if let (Some(route), Some(beside)) = (&route, &mut self.beside)
            && beside.sheet.route().same_text(route)
        {
            beside.sentence = sentence;
            return;
        }
        self.beside = route.and_then(|route| self.known(&route)).map(|sheet| {
            self.revision += 1;
            Beside { sheet, sentence, revision: BESIDE | self.revision, names: self.names }
        });
    }

    /// An article as it was left, if it is the last one of its kind.
    fn known(&self, route: &Route) -> Option<Sheet> {
        let last = [&self.bundled, &self.kept].into_iter().flatten();
        let mut last = last.filter(|sheet| sheet.is_here() && sheet.route().same_text(route));
        last.next().cloned().or_else(|| Sheet::at(route))
    }

    /// The article beside the text goes where the reader went; its reading is not
    /// done again.
    pub(crate) fn leave_beside(&mut self) {
        let Some(Beside { sheet, .. }) = self.beside.take() else { return };
        if sheet.stage == Stage::Marked && sheet.route().same_text(&self.route) {
            let place = if sheet.kept.is_some() { &mut self.kept } else { &mut self.bundled };
            *place = Some(sheet);
        }
    }

    /// Takes a reply that is of the article beside the text.
    pub(crate) fn heard_beside(&mut self, revision: u32, reply: Reply) {
        let (turn, names) = (self.hand.turn, self.names);
        if let Some(beside) = self.beside.as_mut().filter(|beside| beside.revision == revision) {
            if matches!(reply, Reply::Done { .. }) {
                self.peek = self.peek.filter(|peek| !peek.beside);
            }
            beside.hear(reply, turn, names);
        }
    }

    /// The engine broke down: whether on the article beside the text.
    pub(crate) fn halt_beside(&mut self, why: &str) -> bool {
        let reads = self.beside.as_mut().filter(|beside| beside.sheet.stage == Stage::Reading);
        reads.map(|beside| beside.sheet.halt(Stage::Failed(Trouble::Broke(Some(why.to_owned()))))).is_some()
    }

    /// What is to be asked about the article beside the text, and under what it is
    /// to be asked once: another worker, and other corrections, read it anew.
    pub fn beside_asked(&self) -> Option<((u32, u32, u32, bool), Request)> {
        let turn = self.hand.turn;
        let Beside { sheet, revision, names, .. } = self.beside.as_ref()?;
        let is_read = sheet.stage == Stage::Marked && sheet.turn == turn && *names == self.names;
        let can_come = if sheet.kept.is_some() { sheet.is_here() } else { self.catalogue.is_some() };
        let request = Request::Read { revision: *revision, input: sheet.input(), date: None };
        let broke = matches!(sheet.stage, Stage::Failed(Trouble::Broke(_)));
        (can_come && !is_read && !broke).then_some(((*revision, turn, self.workers, self.names), request))
    }
}

#[cfg(test)]
#[path = "beside_tests.rs"]
mod tests;
