//! The service worker: registered once, heard when it has something to tell.

use super::use_effect_with;
use super::use_tabs::reload;
use crate::dom;
use crate::state::{Action, Offline};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MessageEvent, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};
use yew::prelude::*;

/// The script that keeps the page's files.
const SCRIPT: &str = "./sw.js";

/// Registers the service worker, and tells when all is kept or an update waits.
#[hook]
pub fn use_offline(act: Callback<Action>) {
    use_effect_with((), move |()| {
        let container = container();
        let listener = container.as_ref().map(|container| {
            let act = act.clone();
            EventListener::new(container, "message", move |event| {
                match kind_of(&event.unchecked_ref::<MessageEvent>().data()).as_deref() {
                    Some("ready") => act.emit(Action::Offline(Offline::Saved)),
                    Some("alone") => reload_into_update(),
                    Some("others") => ask_again(&act),
                    _ => {}
                }
            })
        });
        if let Some(container) = container {
            if container.controller().is_some() {
                act.emit(Action::Offline(Offline::Kept));
            }
            spawn_local(async move {
                if let Ok(found) = JsFuture::from(container.register(SCRIPT)).await {
                    watch(found.unchecked_into(), &container, &act);
                }
                complete(&container).await;
            });
        }
        move || drop(listener)
    });
}

/// Tells whether there is a connection.
#[hook]
pub fn use_connection(act: Callback<Action>) {
    use_effect_with((), move |()| {
        let tell = move || {
            let online = dom::window().is_none_or(|window| window.navigator().on_line());
            act.emit(Action::Offline(Offline::Cut(!online)));
        };
        tell();
        let listeners = ["online", "offline"].map(|name| {
            let tell = tell.clone();
            dom::window().map(|window| EventListener::new(&window, name, move |_| tell()))
        });
        move || drop(listeners)
    });
}

/// The browser's registry of service workers, where there is one: not on
/// `file:` pages, and not in every private window.
pub(super) fn container() -> Option<ServiceWorkerContainer> {
    let window = dom::window()?;
    let navigator = window.navigator();
    let web = window.location().protocol().is_ok_and(|protocol| protocol.starts_with("http"));
    let has = Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or_default();
    let container = navigator.service_worker();
    (web && has && !container.is_undefined()).then_some(container)
}

/// There are other tabs: the reader is asked a second time, by a button in the place
/// of the one that was pressed.
fn ask_again(act: &Callback<Action>) {
    act.emit(Action::Offline(Offline::Others));
    Timeout::new(30, || dom::focus("#reload-all")).forget();
}

fn kind_of(data: &JsValue) -> Option<String> {
    Reflect::get(data, &"type".into()).ok()?.as_string()
}

/// Looks for a version that waits, now and later.
fn watch(registration: ServiceWorkerRegistration, container: &ServiceWorkerContainer, act: &Callback<Action>) {
    if registration.waiting().is_some() && container.controller().is_some() {
        act.emit(Action::Offline(Offline::Update));
    }
    follow(&registration, act);
    let (act, seen) = (act.clone(), registration.clone());
    EventListener::new(&registration, "updatefound", move |_| follow(&seen, &act)).forget();
}

/// Waits for the version that is being installed. The first one is in use at
/// once, a later one waits for the reader.
fn follow(registration: &ServiceWorkerRegistration, act: &Callback<Action>) {
    let Some(worker) = registration.installing() else { return };
    // Read now, not at the start: a page may stay open long enough to see both.
    let first = registration.active().is_none();
    let (act, watched) = (act.clone(), worker.clone());
    EventListener::new(&worker, "statechange", move |_| {
        if watched.state() == ServiceWorkerState::Installed && !first {
            act.emit(Action::Offline(Offline::Update));
        }
    })
    .forget();
}

/// Has all files kept, those too that this page loads late; the service worker
/// answers when all are there that were not.
async fn complete(container: &ServiceWorkerContainer) {
    let Ok(ready) = container.ready() else { return };
    let found = JsFuture::from(ready).await.ok().and_then(|found| found.dyn_into::<ServiceWorkerRegistration>().ok());
    if let Some(worker) = found.and_then(|found| found.active()) {
        send(&worker, "complete");
    }
}

fn send(worker: &ServiceWorker, kind: &str) {
    let message = Object::new();
    let _ = Reflect::set(&message, &"type".into(), &kind.into());
    let _ = worker.post_message(&message);
}

/// The reader wants the waiting version: it answers whether this is the only tab.
/// Where it is in use by now, through another tab, it is only loaded.
pub fn want_update() {
    to_waiting("windows");
}

/// Lets the waiting version take over, in all tabs, and loads it.
pub fn reload_into_update() {
    let Some(container) = container() else { return };
    EventListener::once(&container, "controllerchange", |_| reload()).forget();
    to_waiting("skip-waiting");
}

fn to_waiting(word: &'static str) {
    let Some(container) = container() else { return };
    spawn_local(async move {
        let Ok(found) = JsFuture::from(container.get_registration()).await else { return };
        match found.dyn_into::<ServiceWorkerRegistration>().ok().and_then(|found| found.waiting()) {
            Some(worker) => send(&worker, word),
            None => reload(),
        }
    });
}
