//! A worker of the browser's: started, given messages, ended.
//!
//! A bare `Worker` is used, and no crate around it, because a worker that is
//! busy can only be broken off by ending it.

use crate::dom;
use gloo::events::EventListener;
use js_sys::{Array, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

/// A worker's first message: it can take requests.
pub const READY: &str = "ready";

/// A running worker. Dropping it ends the worker and what it is doing.
pub struct Thread {
    worker: Worker,
    line: Rc<Line>,
    _listeners: [EventListener; 2],
}

/// Messages that wait until the worker is ready.
#[derive(Default)]
struct Line {
    ready: Cell<bool>,
    waiting: RefCell<Vec<JsValue>>,
}

impl Thread {
    /// Starts a worker by its loader's name. `hear` is told every message,
    /// [`READY`] too; `broke` why the worker can do no more.
    ///
    /// # Errors
    /// The browser's own words.
    pub fn start(
        loader: &str,
        hear: impl Fn(JsValue) + 'static,
        broke: impl Fn(String) + 'static,
    ) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&dom::part(loader), &options)?;
        let line = Rc::new(Line::default());
        let (waiting, target) = (Rc::clone(&line), worker.clone());
        let on_message = EventListener::new(&worker, "message", move |event| {
            let data = event.unchecked_ref::<MessageEvent>().data();
            if data.as_string().as_deref() == Some(READY) {
                waiting.open(&target);
            }
            hear(data);
        });
        let on_error = EventListener::new(&worker, "error", move |event| {
            broke(event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default());
        });
        Ok(Self { worker, line, _listeners: [on_message, on_error] })
    }

    /// Sends what the worker needs to become ready.
    ///
    /// # Errors
    /// The browser's own words: the value cannot go to a worker.
    pub fn send_first(&self, message: &JsValue) -> Result<(), JsValue> {
        self.worker.post_message(message)
    }

    /// Sends a message, as soon as the worker is ready.
    pub fn send<T: Serialize>(&self, value: &T) {
        if let Some(message) = message(value) {
            self.post(message);
        }
    }

    /// Sends a message together with what only the browser can hand over; see
    /// [`heard_with`].
    pub fn send_with<T: Serialize>(&self, value: &T, with: &JsValue) {
        if let Some(message) = message(value) {
            self.post(Array::of2(&message, with).into());
        }
    }

    /// Sends a value as it is.
    pub fn post(&self, message: JsValue) {
        if self.line.ready.get() {
            let _ = self.worker.post_message(&message);
        } else {
            self.line.waiting.borrow_mut().push(message);
        }
    }

    /// Whether the worker has been loaded.
    pub fn is_ready(&self) -> bool {
        self.line.ready.get()
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Line {
    fn open(&self, worker: &Worker) {
        self.ready.set(true);
        for message in self.waiting.take() {
            let _ = worker.post_message(&message);
        }
    }
}

/// A message for the other side: both are of one build, so that bytes do.
pub fn message<T: Serialize>(value: &T) -> Option<JsValue> {
    let bytes = postcard::to_allocvec(value).ok()?;
    Some(Uint8Array::from(bytes.as_slice()).into())
}

/// What the other side said, unless it is no [`message`].
pub fn heard<T: DeserializeOwned>(data: &JsValue) -> Option<T> {
    postcard::from_bytes(&data.dyn_ref::<Uint8Array>()?.to_vec()).ok()
}

/// What the other side said, and what it handed over with it.
pub fn heard_with<T: DeserializeOwned>(data: &JsValue) -> Option<(T, JsValue)> {
    match data.dyn_ref::<Array>() {
        Some(both) => Some((heard(&both.get(0))?, both.get(1))),
        None => Some((heard(data)?, JsValue::UNDEFINED)),
    }
}
