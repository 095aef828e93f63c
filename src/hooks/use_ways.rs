//! The ways in that need no button: pasting anywhere, files opened with the
//! installed page, and what comes with the address, from another app or window.

use super::use_drop::pasted;
use super::use_effect_with;
use crate::dom;
use crate::draft::{Draft, Trouble};
use crate::handed::{self, Handed};
use crate::openers::Brought;
use crate::route::Route;
use crate::state::Action;
use gloo::events::{EventListener, EventListenerOptions};
use gloss_engine::intake::check_size;
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, Cache, ClipboardEvent, Element, File, MessageEvent, Request, Response, Url, Window};
use yew::prelude::*;

/// Listens for all of them.
#[hook]
pub fn use_ways(bring: Callback<Brought>, act: Callback<Action>) {
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let pasting = bring.clone();
        let listener = dom::document().map(|document| {
            EventListener::new_with_options(&document, "paste", options, move |event| {
                if let Some(brought) = paste(event.unchecked_ref()) {
                    event.prevent_default();
                    pasting.emit(brought);
                }
            })
        });
        launched(bring.clone());
        take_handed(&Route::Start.to_string(), &bring, &act);
        move || drop(listener)
    });
}

/// A paste that is for no field, or of files, which no field takes.
fn paste(event: &ClipboardEvent) -> Option<Brought> {
    if event.default_prevented() {
        return None;
    }
    let brought = pasted(&event.clipboard_data()?);
    let field = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let field =
        field.is_some_and(|element| element.closest("input, textarea, [contenteditable]").ok().flatten().is_some());
    (!field || matches!(brought, Brought::Files(_))).then_some(brought)
}

/// Files that the system opens with the installed page.
fn launched(bring: Callback<Brought>) {
    let queue = dom::window().and_then(|window| Reflect::get(&window, &"launchQueue".into()).ok());
    let Some(queue) = queue.filter(JsValue::is_object) else { return };
    let consumer = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
        let handles = Reflect::get(&launch, &"files".into()).map(|files| Array::from(&files)).unwrap_or_default();
        let bring = bring.clone();
        spawn_local(async move {
            let mut files = Vec::new();
            for handle in handles.iter() {
                files.extend(file_of(&handle).await);
            }
            if !files.is_empty() {
                bring.emit(Brought::Files(files));
            }
        });
    });
    if let Ok(set) = Reflect::get(&queue, &"setConsumer".into()).and_then(JsValue::dyn_into::<Function>) {
        let _ = set.call1(&queue, consumer.as_ref());
    }
    consumer.forget();
}

async fn file_of(handle: &JsValue) -> Option<File> {
    let get: Function = Reflect::get(handle, &"getFile".into()).ok()?.dyn_into().ok()?;
    let file: Promise = get.call0(handle).ok()?.dyn_into().ok()?;
    JsFuture::from(file).await.ok()?.dyn_into().ok()
}

/// Takes what the address hands over, and puts another address in its place, in
/// the history too; whether there was something.
pub(super) fn take_handed(address: &str, bring: &Callback<Brought>, act: &Callback<Action>) -> bool {
    let Some(window) = dom::window() else { return false };
    let Some(handed) = window.location().hash().ok().as_deref().and_then(Handed::parse) else { return false };
    if let Ok(history) = window.history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
    match handed {
        Handed::Here(draft) => bring.emit(Brought::Draft(draft)),
        Handed::Window => hear_opener(&window, bring.clone(), act.clone()),
        Handed::Shared => {
            let bring = bring.clone();
            spawn_local(async move {
                if let Some(shared) = shared().await {
                    bring.emit(shared);
                }
            });
        }
    }
    true
}

/// Tells the window that has opened this one that it may hand a page over, and
/// takes one message from it, from no other, and no more than one.
fn hear_opener(window: &Window, bring: Callback<Brought>, act: Callback<Action>) {
    let Some(opener) = window.opener().ok().filter(JsValue::is_object) else { return };
    let listener: Rc<RefCell<Option<EventListener>>> = Rc::default();
    let (held, from, own) = (Rc::clone(&listener), opener.clone(), window.clone());
    listener.replace(Some(EventListener::new(window, "message", move |event| {
        let event = event.unchecked_ref::<MessageEvent>();
        if !event.source().is_some_and(|source| Object::is(&source, &from)) {
            return;
        }
        let Some(html) = Reflect::get(&event.data(), &"gloss".into()).ok().and_then(|html| html.as_string()) else {
            return;
        };
        held.take();
        let _ = own.set_opener(&JsValue::NULL);
        match check_size(html.len()) {
            Ok(()) => bring.emit(Brought::Draft(Draft { text: "".into(), html: Some(html.into()) })),
            Err(why) => act.emit(Action::Trouble(Some(Trouble::Refused(why)))),
        }
    })));
    // Says nothing about the reader, so that anybody may hear it.
    let _ = opener.unchecked_ref::<Window>().post_message(&handed::READY.into(), "*");
}

/// What the service worker has put by from another app; it is deleted.
async fn shared() -> Option<Brought> {
    let window = dom::window()?;
    let here = Url::new_with_base("./", &window.location().href().ok()?).ok()?;
    let name = format!("gloss-{}#shared", here.pathname());
    let caches = window.caches().ok()?;
    let cache: Cache = JsFuture::from(caches.open(&name)).await.ok()?.dyn_into().ok()?;
    let keys = Array::from(&JsFuture::from(cache.keys()).await.ok()?);
    let (mut files, mut said) = (Vec::new(), [String::new(), String::new(), String::new()]);
    for request in keys.iter().map(|request| request.unchecked_into::<Request>()) {
        let url = request.url();
        let mut path = url.rsplit('/');
        let (name, kind) = (path.next().unwrap_or_default(), path.next().unwrap_or_default());
        let response: Response = JsFuture::from(cache.match_with_request(&request)).await.ok()?.dyn_into().ok()?;
        let blob: Blob = JsFuture::from(response.blob().ok()?).await.ok()?.dyn_into().ok()?;
        if kind == "file" {
            let name = js_sys::decode_uri_component(name).map(String::from).unwrap_or_default();
            files.extend(File::new_with_blob_sequence(&Array::of1(&blob), &name));
        } else if let Some(at) = ["title", "text", "url"].iter().position(|field| *field == name) {
            said[at] = JsFuture::from(blob.text()).await.ok()?.as_string()?;
        }
    }
    let _ = JsFuture::from(caches.delete(&name)).await;
    let [title, text, url] = &said;
    Some(if files.is_empty() { Brought::Draft(handed::shared(title, text, url)) } else { Brought::Files(files) })
}
