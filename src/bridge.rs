//! The one owner of the worker: starts it, sends it readings, stops it.
//!
//! Messages go by structured clone. Cancelling means to end a worker that is
//! busy.

use crate::gather::Gather;
use crate::state::{Action, Job};
use crate::thread::Thread;
use gloss_engine::{Reply, Request};
use js_sys::WebAssembly;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::Callback;

/// Where the build puts the worker's loader: with vector instructions, and
/// without.
const LOADER: &str = "./worker_loader.js";
const SCALAR_LOADER: &str = "./worker-scalar_loader.js";
/// A module that only browsers with vector instructions take for valid. The
/// service worker asks with the same bytes.
#[rustfmt::skip]
const WITH_VECTORS: [u8; 29] = [
    0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, // "\0asm", version 1
    0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b, // types, 5 bytes: one, a function without parameters that gives a v128
    0x03, 0x02, 0x01, 0x00, // functions, 2 bytes: one, of type 0
    0x0a, 0x08, 0x01, 0x06, // code, 8 bytes: of one function, 6 bytes
    0x00, 0x41, 0x00, 0xfd, 0x0f, 0x0b, // no locals; i32.const 0; i8x16.splat; end
];
/// Under which the time from request to reply is noted.
const READING: &str = "gloss-read";
/// A reading of more bytes than this is not waited for when another is wanted.
const LONG: usize = 50_000;

/// Owns the worker. Dropping it ends the worker.
pub struct Bridge {
    act: Callback<Action>,
    running: RefCell<Option<Thread>>,
    /// Bytes of the reading under way.
    busy: Rc<Cell<usize>>,
}

impl Bridge {
    /// A bridge that tells what comes back; the worker is not started yet.
    pub fn new(act: Callback<Action>) -> Self {
        Self { act, running: RefCell::default(), busy: Rc::default() }
    }

    /// Starts the worker, if it does not run.
    pub fn start(&self) {
        if self.running.borrow().is_some() {
            return;
        }
        match self.spawn() {
            Ok(running) => *self.running.borrow_mut() = Some(running),
            Err(_) => self.act.emit(Action::Broke("This browser could not start the reader.".into())),
        }
    }

    /// Ends the worker and what it is doing.
    pub fn stop(&self) {
        self.running.borrow_mut().take();
        self.busy.set(0);
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
            clock(|clock| clock.mark(READING));
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
        let (act, busy) = (self.act.clone(), self.busy.clone());
        let gather = Gather::default();
        let hear = move |data| {
            if let Some(reply) = serde_wasm_bindgen::from_value(data).ok().and_then(|reply| gather.hear(reply)) {
                if matches!(reply, Reply::Done { .. } | Reply::Failed { revision: Some(_), .. }) {
                    busy.set(0);
                    clock(|clock| clock.measure_with_start_mark(READING, READING));
                }
                act.emit(Action::Replied(reply));
            }
        };
        let (act, busy) = (self.act.clone(), self.busy.clone());
        let broke = move |why| {
            busy.set(usize::MAX);
            act.emit(Action::Broke(why));
        };
        Thread::start(loader(), hear, broke)
    }
}

/// The loader of the worker that this browser can run. Vectors came to the
/// last browser in 2023, in Safari 16.4.
fn loader() -> &'static str {
    let module = js_sys::Uint8Array::from(&WITH_VECTORS[..]);
    if WebAssembly::validate(&module).unwrap_or(false) { LOADER } else { SCALAR_LOADER }
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

#[cfg(test)]
mod tests {
    use super::WITH_VECTORS;

    #[test]
    fn page_and_service_worker_ask_with_the_same_module() {
        let script = include_str!("../xtask/src/offline/sw.js");
        let hex = script.split("0x").skip(1).filter_map(|rest| u8::from_str_radix(rest.get(..2)?, 16).ok());
        assert_eq!(hex.collect::<Vec<_>>(), WITH_VECTORS);
    }
}
