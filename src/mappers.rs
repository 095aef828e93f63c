//! The one owner of the worker that draws maps: starts it with the first map,
//! and ends it a while after the last one.

use crate::thread::{READY, Thread};
use gloo::timers::callback::Timeout;
use gloss_places::{Ask, Map};
use std::cell::RefCell;

/// Where the build puts the worker's loader.
const LOADER: &str = "mapper_loader.js";
/// After so long without a question its memory is given back, in milliseconds.
const IDLE: u32 = 60_000;

/// Is told the map, or that there is none.
type Told = Box<dyn FnOnce(Option<Map>)>;

#[derive(Default)]
struct Mapper {
    running: Option<Thread>,
    /// Who waits, and for which ticket: one map shows at a time.
    waits: Option<(u32, Told)>,
    tickets: u32,
    rest: Option<Timeout>,
}

thread_local! {
    static MAPPER: RefCell<Mapper> = RefCell::default();
}

/// Asks for a map. Who asked before and has no answer yet, waits for none.
pub fn ask(ask: Ask, told: impl FnOnce(Option<Map>) + 'static) {
    let sent = MAPPER.with_borrow_mut(|mapper| {
        mapper.tickets += 1;
        if mapper.running.is_none() {
            mapper.running = Thread::start(LOADER, hear, |_| tell(None)).ok();
        }
        mapper.rest = Some(Timeout::new(IDLE, || MAPPER.with_borrow_mut(|mapper| mapper.running = None)));
        mapper.waits = Some((mapper.tickets, Box::new(told)));
        let ask = Ask { ticket: mapper.tickets, ..ask };
        mapper.running.as_ref().map(|running| running.post(ask.write().into())).is_some()
    });
    if !sent {
        tell(None);
    }
}

fn hear(data: wasm_bindgen::JsValue) {
    match data.as_string().as_deref() {
        None | Some(READY) => {}
        Some(text) => match Map::read(text) {
            Some(map) if !is_awaited(map.ticket) => {}
            map => tell(map),
        },
    }
}

fn is_awaited(ticket: u32) -> bool {
    MAPPER.with_borrow(|mapper| mapper.waits.as_ref().is_some_and(|(awaited, _)| *awaited == ticket))
}

/// Tells who waits. A worker without a map is broken: the next one gets another.
fn tell(map: Option<Map>) {
    let waits = MAPPER.with_borrow_mut(|mapper| {
        if map.is_none() {
            mapper.running = None;
        }
        mapper.waits.take()
    });
    if let Some((_, told)) = waits {
        told(map);
    }
}
