//! The one owner of the worker: starts it, sends it readings, stops it.
//!
//! The worker runs the page's own program: it gets the compiled module, so that
//! nothing is fetched or compiled for it, and it can never be of another version.
//! Messages go by structured clone. Cancelling means to end a worker that is
//! busy.

use crate::gather::Gather;
use crate::state::{Action, Job};
use crate::thread::{Thread, heard};
use gloss_engine::{Reply, Request};
use gloss_extract::corrections::Corrections;
use js_sys::Array;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use yew::Callback;

/// The worker's beginning; see `src/worker.js`.
const LOADER: &str = "worker.js";
/// Under which the time from request to reply is noted.
const READING: &str = "gloss-read";
/// A reading of more bytes than this is not waited for when another is wanted.
const LONG: usize = 50_000;

/// How often a worker that breaks down is replaced before anybody asks for it,
/// until a reading is done.
const UNASKED: u32 = 3;

/// Owns the worker. Dropping it ends the worker.
pub struct Bridge {
    own: Weak<Self>,
    act: Callback<Action>,
    running: RefCell<Option<Thread>>,
    /// Bytes of the reading under way.
    busy: Rc<Cell<usize>>,
    /// How often it broke down since a reading was done.
    deaths: Rc<Cell<u32>>,
    /// What every worker is to read with.
    corrections: RefCell<String>,
}

impl Bridge {
    /// A bridge that tells what comes back; the worker is not started yet.
    pub fn new(act: Callback<Action>) -> Rc<Self> {
        Rc::new_cyclic(|own| Self {
            own: own.clone(),
            act,
            running: RefCell::default(),
            busy: Rc::default(),
            deaths: Rc::default(),
            corrections: RefCell::default(),
        })
    }

    /// Starts the worker, if it does not run.
    pub fn start(&self) {
        if self.running.borrow().is_some() {
            return;
        }
        match self.spawn() {
            Ok(running) => {
                if !self.corrections.borrow().is_empty() {
                    running.send(&Request::Correct(self.corrections.borrow().clone()));
                }
                *self.running.borrow_mut() = Some(running);
            }
            Err(_) => self.act.emit(Action::Broke),
        }
    }

    /// Ends the worker and what it is doing.
    pub fn stop(&self) {
        self.running.borrow_mut().take();
        self.busy.set(0);
    }

    /// The worker is gone, with all that it had before it.
    fn died(&self, why: String) {
        let ran = self.running.borrow().as_ref().is_some_and(Thread::is_ready);
        self.stop();
        self.deaths.set(self.deaths.get() + 1);
        let again = ran && self.deaths.get() <= UNASKED;
        self.act.emit(if ran { Action::Died(why, again) } else { Action::Broke });
        if again {
            self.start();
        }
    }

    /// Sends a reading. A long one that is under way is broken off for it.
    pub fn read(&self, job: &Job) {
        if self.busy.get() > LONG {
            self.stop();
        }
        self.start();
        self.busy.set(size(&job.request));
        if let Some(running) = &*self.running.borrow() {
            running.send(&job.request);
            // The browser keeps them all, however many texts a tab reads.
            clock(|clock| {
                clock.clear_marks_with_mark_name(READING);
                clock.clear_measures_with_measure_name(READING);
                clock.mark(READING)
            });
        }
    }

    /// Lets this worker and later ones read with these corrections.
    pub fn correct(&self, corrections: &Corrections) {
        let lines = corrections.lines();
        if self.corrections.replace(lines.clone()) != lines
            && let Some(running) = &*self.running.borrow()
        {
            running.send(&Request::Correct(lines));
        }
    }

    /// Sends what is no reading.
    pub fn send(&self, request: &Request) {
        self.start();
        if let Some(running) = &*self.running.borrow() {
            running.send(request);
        }
    }

    fn spawn(&self) -> Result<Thread, JsValue> {
        let (act, busy, deaths) = (self.act.clone(), self.busy.clone(), self.deaths.clone());
        let gather = Gather::default();
        let hear = move |data| {
            if let Some(reply) = heard(&data).and_then(|reply| gather.hear(reply)) {
                if matches!(reply, Reply::Done { .. } | Reply::Failed { revision: Some(_), .. }) {
                    busy.set(0);
                    deaths.set(0);
                    clock(|clock| clock.measure_with_start_mark(READING, READING));
                }
                act.emit(Action::Replied(reply));
            }
        };
        let own = self.own.clone();
        let broke = move |why| {
            if let Some(own) = own.upgrade() {
                own.died(why);
            }
        };
        let thread = Thread::start(LOADER, hear, broke)?;
        let script = SCRIPT.with(String::clone);
        thread.send_first(&Array::of2(&script.into(), &wasm_bindgen::module()))?;
        Ok(thread)
    }
}

#[wasm_bindgen]
extern "C" {
    /// Address of the program's own JavaScript.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["import", "meta"], js_name = url)]
    static SCRIPT: String;
}

/// Notes a time in the browser's own log, where tools can read it.
fn clock(note: impl FnOnce(&web_sys::Performance) -> Result<(), JsValue>) {
    if let Some(clock) = web_sys::window().and_then(|window| window.performance()) {
        // Only whoever measures would miss it.
        let _ = note(&clock);
    }
}

/// Bytes of text in a request.
fn size(request: &Request) -> usize {
    use gloss_engine::Input;
    match request {
        Request::Read { input: Input::Text(text), .. } => text.len(),
        Request::Read { input: Input::Taken(article), .. } => article.text().len(),
        _ => 0,
    }
}
