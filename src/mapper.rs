//! The worker that draws maps. It links `gloss-places`, of which the page knows
//! questions and answers alone, fetches the gazetteer, and is loaded when the
//! first map shows.

use crate::archive::fetch;
use crate::thread::READY;
use gloss_places::{Ask, Atlas};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Beside the worker's own files.
const PLACES: &str = "./places.bin";

/// What questions find.
enum Desk {
    /// The gazetteer is on its way; they wait.
    Waiting(Vec<String>),
    Open(Atlas),
    /// It did not come.
    Shut,
}

/// Takes questions from now on; to be called once, in a worker.
pub fn start() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let desk = Rc::new(RefCell::new(Desk::Waiting(Vec::new())));
    let (own, at_desk) = (scope.clone(), Rc::clone(&desk));
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let question = event.data().as_string().unwrap_or_default();
        match &mut *at_desk.borrow_mut() {
            Desk::Waiting(questions) => questions.push(question),
            desk => answer(&own, desk, &question),
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let _ = scope.post_message(&READY.into());
    spawn_local(async move {
        let bytes = fetch(&scope, PLACES).await.ok();
        let opened = bytes.and_then(|bytes| Atlas::from_bytes(&bytes).ok()).map_or(Desk::Shut, Desk::Open);
        let before = desk.replace(opened);
        if let Desk::Waiting(questions) = before {
            questions.iter().for_each(|question| answer(&scope, &desk.borrow(), question));
        }
    });
}

/// An answer, or an empty one if there can be none.
fn answer(scope: &DedicatedWorkerGlobalScope, desk: &Desk, question: &str) {
    let map = match desk {
        Desk::Open(atlas) => Ask::read(question).map(|ask| atlas.map(&ask).write()),
        _ => None,
    };
    let _ = scope.post_message(&map.unwrap_or_default().into());
}
