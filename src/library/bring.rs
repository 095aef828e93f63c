//! Kept articles on their way to the engine's shelf, where links and related
//! articles come from.
//!
//! What the engine makes of an article, its part, is kept with it: on the next
//! visit nothing has to be read again. One part at a time is asked for, so that
//! a text of the reader's never waits for more than that one.

use super::store::Store;
use super::{Fault, Kept, Stub};
use gloss_engine::{Input, Request};
use std::cell::{Cell, RefCell};
use yew::Callback;

/// Parts that are sent in one message.
const AT_ONCE: usize = 20;

/// What the page knows of the engine's shelf.
#[derive(Debug)]
pub struct Shelf {
    engine: Callback<Request>,
    /// Which worker has it; none that can find names if zero.
    worker: Cell<u32>,
    there: RefCell<Vec<String>>,
    /// The part that is being made: its ticket, and whose it is.
    asked: RefCell<Option<(u32, String)>>,
    tickets: Cell<u32>,
    /// Whose parts were asked for: once a worker, lest one that cannot be kept
    /// is made again and again.
    tried: RefCell<Vec<String>>,
}

impl Shelf {
    /// The shelf of an engine that takes these requests.
    pub fn new(engine: Callback<Request>) -> Self {
        Self {
            engine,
            worker: Cell::default(),
            there: RefCell::default(),
            asked: RefCell::default(),
            tickets: Cell::default(),
            tried: RefCell::default(),
        }
    }

    /// Another worker begins with nothing on its shelf.
    pub fn serve(&self, worker: u32) {
        if self.worker.replace(worker) != worker {
            self.there.borrow_mut().clear();
            self.asked.borrow_mut().take();
            self.tried.borrow_mut().clear();
        }
    }

    /// Whose part comes under this ticket, if it is still waited for.
    pub fn taken(&self, ticket: u32) -> Option<String> {
        self.asked.borrow_mut().take_if(|(asked, _)| *asked == ticket).map(|(_, id)| id)
    }

    /// Whose parts were sent and are not among those that could be read.
    pub fn unreadable(&self, readable: &[String]) -> Vec<String> {
        let mut there = self.there.borrow_mut();
        let gone: Vec<_> = there.iter().filter(|id| !readable.contains(id)).cloned().collect();
        there.retain(|id| readable.contains(id));
        gone
    }

    /// An article is another than before, and gets another part.
    pub fn renew(&self, id: &str) {
        self.tried.borrow_mut().retain(|tried| tried != id);
    }

    /// Puts on the shelf what has a part, takes off what is not kept any more,
    /// and asks for the next part that is missing.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn fill(&self, store: &Store) -> Result<(), Fault> {
        if self.worker.get() == 0 {
            return Ok(());
        }
        let parted = store.parted().await?;
        let (new, gone) = {
            let mut there = self.there.borrow_mut();
            let gone: Vec<_> = there.iter().filter(|id| !parted.contains(id)).cloned().collect();
            let new: Vec<_> = parted.iter().filter(|id| !there.contains(id)).cloned().collect();
            // Marked as there before they are: this may be called again meanwhile.
            there.clone_from(&parted);
            (new, gone)
        };
        if !gone.is_empty() {
            self.engine.emit(Request::Unshelve(gone));
        }
        for ids in new.chunks(AT_ONCE) {
            let mut parts = Vec::new();
            for id in ids {
                parts.extend(store.part(id).await?);
            }
            self.engine.emit(Request::Shelve(parts));
        }
        self.ask(store, &parted).await
    }

    async fn ask(&self, store: &Store, parted: &[String]) -> Result<(), Fault> {
        let stubs = store.stubs().await?;
        self.tried.borrow_mut().retain(|id| stubs.iter().any(|stub| stub.id == *id));
        for Stub { id, .. } in stubs.into_iter().filter(|stub| !parted.contains(&stub.id)) {
            if self.asked.borrow().is_some() {
                break;
            }
            if self.tried.borrow().contains(&id) {
                continue;
            }
            self.tried.borrow_mut().push(id.clone());
            let ticket = self.tickets.get() + 1;
            self.tickets.set(ticket);
            *self.asked.borrow_mut() = Some((ticket, id.clone()));
            match store.get(&id).await? {
                Some(Kept { stub, article }) => {
                    let input = Input::Taken(article);
                    self.engine.emit(Request::Part { ticket, card: stub.card(), input });
                }
                None => drop(self.taken(ticket)),
            }
        }
        Ok(())
    }
}
