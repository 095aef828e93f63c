//! Kept articles on their way to the engine's shelf, where links and related
//! articles come from.
//!
//! What the engine makes of an article, its part, is kept with it: on the next
//! visit nothing has to be read again. One part at a time is asked for, so that
//! a text of the reader's never waits for more than that one. When corrections
//! change, the parts of before stay on the shelf until those of the articles that
//! read otherwise now are made anew.

use super::stamp::{self, Stamp};
use super::store::Store;
use super::{Fault, Kept, Stub};
use gloss_engine::{Input, Request};
use gloss_extract::corrections::Corrections;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::Callback;

/// Parts that are sent in one message.
const AT_ONCE: usize = 20;

/// What the page knows of the engine's shelf.
#[derive(Debug)]
pub struct Shelf {
    engine: Callback<Request>,
    /// Which worker has it; none that can find names if zero.
    worker: Cell<u32>,
    /// Whose parts it has, and under which corrections each was made.
    there: RefCell<Vec<(String, String)>>,
    /// What parts are made with.
    corrections: RefCell<Rc<Corrections>>,
    /// The part that is being made: its ticket, whose it is, and its stamp.
    asked: RefCell<Option<(u32, String, Stamp)>>,
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
            corrections: RefCell::default(),
            asked: RefCell::default(),
            tickets: Cell::default(),
            tried: RefCell::default(),
        }
    }

    /// Another worker begins with nothing on its shelf. It is not asked for the
    /// part that the last one may have broken down on.
    pub fn serve(&self, worker: u32) {
        if self.worker.replace(worker) != worker {
            self.there.borrow_mut().clear();
            *self.tried.borrow_mut() = self.asked.take().into_iter().map(|(_, id, _)| id).collect();
        }
    }

    /// Parts are made with other corrections from now on.
    pub fn correct(&self, corrections: Rc<Corrections>) {
        if *self.corrections.replace(Rc::clone(&corrections)) != *corrections {
            self.tried.borrow_mut().clear();
        }
    }

    /// Whose part comes under this ticket, and its stamp, if it is still waited
    /// for. It takes the place of one that is there.
    pub fn taken(&self, ticket: u32) -> Option<(String, Stamp)> {
        let (_, id, stamp) = self.asked.borrow_mut().take_if(|(asked, ..)| *asked == ticket)?;
        self.there.borrow_mut().retain(|(there, _)| *there != id);
        Some((id, stamp))
    }

    /// Whose parts were sent and are not among those that could be read.
    pub fn unreadable(&self, readable: &[String]) -> Vec<String> {
        let mut there = self.there.borrow_mut();
        let gone = there.iter().map(|(id, _)| id).filter(|id| !readable.contains(id)).cloned().collect();
        there.retain(|(id, _)| readable.contains(id));
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
            let gone: Vec<_> = there.iter().map(|(id, _)| id).filter(|id| !parted.contains(id)).cloned().collect();
            let new: Vec<_> = parted.iter().filter(|id| there.iter().all(|(other, _)| other != *id)).cloned().collect();
            // Marked as there before they are: this may be called again meanwhile.
            there.retain(|(id, _)| parted.contains(id));
            there.extend(new.iter().map(|id| (id.clone(), self.now())));
            (new, gone)
        };
        if !gone.is_empty() {
            self.engine.emit(Request::Unshelve(gone));
        }
        for ids in new.chunks(AT_ONCE) {
            let mut parts = Vec::new();
            for id in ids {
                let Some(kept) = store.part(id).await? else { continue };
                let (part, stamp) = Stamp::read(&kept);
                parts.push(part.to_vec());
                self.stamped(id, stamp.all);
            }
            self.engine.emit(Request::Shelve(parts));
        }
        self.ask(store, &parted).await
    }

    /// What the corrections of now are known by.
    fn now(&self) -> String {
        stamp::all(&self.corrections.borrow())
    }

    fn stamped(&self, id: &str, all: String) {
        let mut there = self.there.borrow_mut();
        there.iter_mut().filter(|(there, _)| there == id).for_each(|(_, stamp)| stamp.clone_from(&all));
    }

    /// Whether a part is there that was made with the corrections of now.
    fn is_fresh(&self, id: &str, now: &str) -> bool {
        self.there.borrow().iter().any(|(there, stamp)| there == id && stamp == now)
    }

    async fn ask(&self, store: &Store, parted: &[String]) -> Result<(), Fault> {
        let stubs = store.stubs().await?;
        self.tried.borrow_mut().retain(|id| stubs.iter().any(|stub| stub.id == *id));
        let now = self.now();
        for Stub { id, .. } in stubs.into_iter().filter(|stub| !self.is_fresh(&stub.id, &now)) {
            if self.asked.borrow().is_some() {
                break;
            }
            if self.tried.borrow().contains(&id) {
                continue;
            }
            self.tried.borrow_mut().push(id.clone());
            let ticket = self.tickets.get() + 1;
            self.tickets.set(ticket);
            // Asked for before it is: this may be called again meanwhile.
            let nothing = Stamp { all: String::new(), own: String::new() };
            *self.asked.borrow_mut() = Some((ticket, id.clone(), nothing));
            let to_make = self.to_make(store, &id, parted.contains(&id)).await;
            *self.asked.borrow_mut() = None;
            if let Some((Kept { stub, article }, stamp)) = to_make? {
                *self.asked.borrow_mut() = Some((ticket, id, stamp));
                self.engine.emit(Request::Part { ticket, card: stub.card(), input: Input::Taken(article) });
            }
        }
        Ok(())
    }

    /// An article whose part is to be made, unless there is one that still holds.
    async fn to_make(&self, store: &Store, id: &str, parted: bool) -> Result<Option<(Kept, Stamp)>, Fault> {
        let Some(kept) = store.get(id).await? else { return Ok(None) };
        let stamp = Stamp::of(&self.corrections.borrow(), kept.article.text());
        let holds = parted && self.still_holds(store, id, &stamp).await?;
        Ok((!holds).then_some((kept, stamp)))
    }

    /// Whether the part that is kept says what would be read now too; it gets the
    /// stamp of now.
    async fn still_holds(&self, store: &Store, id: &str, now: &Stamp) -> Result<bool, Fault> {
        let Some(kept) = store.part(id).await? else { return Ok(false) };
        let (part, stamp) = Stamp::read(&kept);
        if stamp.own != now.own {
            return Ok(false);
        }
        store.set_part(id, Some(&now.on(part))).await?;
        self.stamped(id, now.all.clone());
        Ok(true)
    }
}
