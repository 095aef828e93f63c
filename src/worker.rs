//! The worker: takes requests, reads, answers. It fetches the model and the
//! archive by itself, so that figures and dates need not wait for them.

use crate::bridge::{READY, message};
use crate::copy;
use gloo::timers::callback::Timeout;
use gloss_engine::extract::Article;
use gloss_engine::{Card, Engine, EngineError, Input, Reply, Request};
use js_sys::Date;
use std::cell::RefCell;
use std::hint::black_box;
use std::rc::Rc;
use std::vec::IntoIter;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Response};

/// Beside the worker's own files.
const MODEL: &str = "./tagger.bin";
const ARCHIVE: &str = "./archive.bin";

/// For how long the worker practises before the first text, in milliseconds.
const WARMING: f64 = 1000.0;

/// Takes requests from now on; to be called once, in a worker.
pub fn start() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let desk = Rc::new(RefCell::new(Desk::new(scope.clone())));
    let at_desk = Rc::clone(&desk);
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if let Ok(request) = serde_wasm_bindgen::from_value(event.data()) {
            at_desk.borrow_mut().handle(request);
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let _ = scope.post_message(&READY.into());
    let archive = load(Rc::clone(&desk), ARCHIVE, Request::Archive, copy::NO_ARCHIVE);
    let model = load(Rc::clone(&desk), MODEL, Request::Model, copy::NO_MODEL);
    spawn_local(archive);
    spawn_local(async move {
        model.await;
        let articles = desk.borrow().engine.catalogue().into_iter();
        warm_up(desk, Date::now() + WARMING, articles);
    });
}

/// Fetches a file and hands it over; tells the reader if it does not come.
async fn load(desk: Rc<RefCell<Desk>>, path: &str, request: fn(Vec<u8>) -> Request, sorry: &str) {
    let scope = desk.borrow().scope.clone();
    let bytes = fetch(&scope, path).await;
    let mut desk = desk.borrow_mut();
    match bytes {
        Ok(bytes) => desk.handle(request(bytes)),
        Err(_) => desk.reply(&Reply::Failed { revision: None, message: sorry.into() }),
    }
}

/// Reads bundled articles until a text comes or the time is over: a browser
/// runs new code three times slower until it has seen what is hot. Between two
/// articles the worker listens.
fn warm_up(desk: Rc<RefCell<Desk>>, until: f64, mut articles: IntoIter<Card>) {
    Timeout::new(0, move || {
        let Some(card) = articles.next().filter(|_| Date::now() < until && desk.borrow().last.is_none()) else {
            return;
        };
        desk.borrow().practise(card.id);
        warm_up(desk, until, articles);
    })
    .forget();
}

async fn fetch(scope: &DedicatedWorkerGlobalScope, path: &str) -> Result<Vec<u8>, JsValue> {
    let response: Response = JsFuture::from(scope.fetch_with_str(path)).await?.dyn_into()?;
    if !response.ok() {
        return Err(response.status_text().into());
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

struct Desk {
    scope: DedicatedWorkerGlobalScope,
    engine: Engine,
    has_archive: bool,
    last: Option<Last>,
}

/// The reading asked for last. It is done again when a file comes that makes
/// it better.
enum Last {
    /// A bundled article, and there is no archive yet.
    Waits(Request),
    /// Read.
    Done { revision: u32, article: Article, own: Option<String> },
}

impl Desk {
    fn new(scope: DedicatedWorkerGlobalScope) -> Self {
        Self { scope, engine: Engine::new(), has_archive: false, last: None }
    }

    fn reply(&self, reply: &Reply) {
        if let Some(message) = message(reply) {
            let _ = self.scope.post_message(&message);
        }
    }

    fn handle(&mut self, request: Request) {
        let done = match request {
            Request::Model(bytes) => self.engine.load_model(&bytes).map(|()| Reply::ModelReady),
            Request::Archive(bytes) => self.engine.load_archive(&bytes).map(|()| {
                self.has_archive = true;
                Reply::Catalogue(self.engine.catalogue())
            }),
            Request::Read { .. } => return self.read(request),
            Request::Part { ticket, card, article } => {
                return self.reply(&Reply::Part { ticket, bytes: self.engine.part(&card, &article) });
            }
            Request::Shelve(parts) => {
                let refused = self.engine.shelve(&parts);
                return self.tell_shelf(refused);
            }
            Request::Unshelve(ids) => {
                self.engine.unshelve(&ids);
                return self.tell_shelf(0);
            }
            Request::Search { ticket, search } => {
                let found = self.engine.search(&search);
                return self.reply(&Reply::Found { ticket, found, more: false });
            }
        };
        match done {
            // First the better reading: who hears that names are found may
            // rely on the marks.
            Ok(ready) => {
                self.read_again();
                self.reply(&ready);
            }
            Err(why) => self.reply(&Reply::Failed { revision: None, message: why.to_string() }),
        }
    }

    fn tell_shelf(&self, refused: usize) {
        self.reply(&Reply::Shelved { ids: self.engine.shelved(), refused: refused as u32 });
    }

    fn read(&mut self, request: Request) {
        let Request::Read { revision, input, date } = request.clone() else { return };
        let own = match &input {
            Input::Bundled(id) => Some(id.clone()),
            _ => None,
        };
        match self.engine.take(input, date) {
            Ok((article, card)) => {
                self.reply(&Reply::Taken { revision, article: article.clone(), card });
                self.mark(revision, article, own);
            }
            Err(EngineError::NoSuchArticle(_)) if !self.has_archive => self.last = Some(Last::Waits(request)),
            Err(why) => self.reply(&Reply::Failed { revision: Some(revision), message: why.to_string() }),
        }
    }

    fn mark(&mut self, revision: u32, article: Article, own: Option<String>) {
        let mut tell = |done, total| self.reply(&Reply::Progress { revision, done, total });
        let reading = self.engine.read_with(article.clone(), own.as_deref(), &mut tell);
        self.reply(&Reply::Done { revision, reading: Box::new(reading) });
        self.last = Some(Last::Done { revision, article, own });
    }

    fn practise(&self, id: String) {
        if let Ok((article, _)) = self.engine.take(Input::Bundled(id), None) {
            black_box(self.engine.read(article, None));
        }
    }

    fn read_again(&mut self) {
        match self.last.take() {
            Some(Last::Waits(request)) => self.read(request),
            Some(Last::Done { revision, article, own }) => self.mark(revision, article, own),
            None => {}
        }
    }
}
