//! The worker: takes requests, reads, answers. It fetches the model and the
//! archive by itself, so that figures and dates need not wait for them. What the
//! archive says comes with the marks if its files are there, or later.

use crate::archive::{self, ask, fetch};
use crate::beside::BESIDE;
use crate::gather::slices;
use crate::thread::{READY, heard, message};
use gloo::timers::callback::Timeout;
use gloss_engine::extract::corrections::Corrections;
use gloss_engine::extract::{Article, language};
use gloss_engine::{Card, Engine, EngineError, Failure, Input, Reading, Reply, Request};
use js_sys::Date;
use std::cell::RefCell;
use std::hint::black_box;
use std::rc::Rc;
use std::vec::IntoIter;
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Beside the worker's own files.
const MODEL: &str = "./tagger.bin";

/// How many cards of a large archive the page gets.
const NEWEST: u32 = 24;

/// For how long the worker practises before the first text, in milliseconds.
const WARMING: f64 = 1000.0;

type Shared = Rc<RefCell<Desk>>;

/// Takes requests from now on; to be called once, in a worker.
pub fn start() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let desk = Rc::new(RefCell::new(Desk::new(scope.clone())));
    let at_desk = Rc::clone(&desk);
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(request) = heard(&event.data()) {
            handle(&at_desk, request);
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let _ = scope.post_message(&READY.into());
    spawn_local(load_archive(Rc::clone(&desk)));
    spawn_local(async move {
        load_model(Rc::clone(&desk)).await;
        let articles = desk.borrow().engine.catalogue(0, NEWEST).unwrap_or_default().into_iter();
        warm_up(desk, Date::now() + WARMING, articles);
    });
}

async fn load_archive(desk: Shared) {
    load(desk, archive::ROOT, Request::Archive, Failure::Archive).await;
}

async fn load_model(desk: Shared) {
    load(desk, MODEL, Request::Model, Failure::Model).await;
}

/// Fetches a file and hands it over; tells the reader if it does not come.
async fn load(desk: Shared, path: &str, request: fn(Vec<u8>) -> Request, why: Failure) {
    let scope = desk.borrow().scope.clone();
    match fetch(&scope, path).await {
        Ok(bytes) => handle(&desk, request(bytes)),
        Err(_) => desk.borrow().reply(&Reply::Failed { revision: None, why }),
    }
}

/// Reads bundled articles until a text comes or the time is over: a browser
/// runs new code three times slower until it has seen what is hot. Between two
/// articles the worker listens.
fn warm_up(desk: Shared, until: f64, mut articles: IntoIter<Card>) {
    Timeout::new(0, move || {
        let Some(card) = articles.next().filter(|_| Date::now() < until && desk.borrow().last.is_none()) else {
            return;
        };
        desk.borrow().practise(card.id);
        warm_up(desk, until, articles);
    })
    .forget();
}

fn handle(desk: &Shared, request: Request) {
    let mut at = desk.borrow_mut();
    let done = match request {
        // Both were fetched twice, and came.
        Request::Model(_) if at.has_model => return,
        Request::Archive(_) if at.has_archive => return,
        Request::Model(bytes) => match at.engine.load_model(&bytes) {
            Ok(()) => {
                at.has_model = true;
                Ok(Reply::ModelReady)
            }
            Err(_) => return at.reply(&Reply::Failed { revision: None, why: Failure::Model }),
        },
        Request::Archive(bytes) => match at.engine.load_archive(&bytes) {
            Ok(()) => return spawn_local(open(Rc::clone(desk))),
            Err(_) => return at.reply(&Reply::Failed { revision: None, why: Failure::Archive }),
        },
        Request::Read { .. } => {
            drop(at);
            return read(desk, request);
        }
        Request::Again => {
            if !at.has_archive {
                spawn_local(load_archive(Rc::clone(desk)));
            }
            if !at.has_model {
                spawn_local(load_model(Rc::clone(desk)));
            }
            return;
        }
        Request::Correct(lines) => return at.engine.correct(Corrections::parse(&lines).0),
        Request::Part { ticket, card, input } => at.engine.part(card, input).map(|bytes| Reply::Part { ticket, bytes }),
        Request::Shelve(parts) => {
            let refused = at.engine.shelve(&parts);
            Ok(Reply::Shelved { ids: at.engine.shelved(), refused: u32::try_from(refused).unwrap_or(u32::MAX) })
        }
        Request::Unshelve(ids) => {
            at.engine.unshelve(&ids);
            Ok(Reply::Shelved { ids: at.engine.shelved(), refused: 0 })
        }
        Request::Search { ticket, search } => {
            let desk = Rc::clone(desk);
            return spawn_local(async move {
                let found = ask(&desk, |engine| engine.search(&search)).await;
                let at = desk.borrow();
                match found {
                    Ok(found) => at.reply(&Reply::Found { ticket, found }),
                    Err(why) => at.fail(None, &why),
                }
            });
        }
    };
    drop(at);
    match done {
        Ok(ready) => {
            // First the better reading: who hears that names are found may
            // rely on the marks.
            if ready == Reply::ModelReady {
                read_again(desk);
            }
            desk.borrow().reply(&ready);
            if matches!(ready, Reply::Shelved { .. }) {
                link_again(desk);
            }
        }
        Err(why) => desk.borrow().fail(None, &why),
    }
}

/// Brings a small archive here whole, of a large one the newest cards.
async fn open(desk: Shared) {
    let count = if desk.borrow().engine.archive().is_small() { u32::MAX } else { NEWEST };
    match ask(&desk, |engine| engine.catalogue(0, count)).await {
        Ok(cards) => {
            desk.borrow_mut().has_archive = true;
            let at = desk.borrow();
            at.reply(&Reply::Catalogue(cards));
            if at.engine.archive().bytes() > archive::KEPT {
                at.reply(&Reply::Edition(at.engine.edition()));
            }
            drop(at);
            link_again(&desk);
        }
        Err(why) => desk.borrow().fail(None, &why),
    }
}

fn read(desk: &Shared, request: Request) {
    let Request::Read { revision, input, date } = request.clone() else { return };
    let own = match &input {
        Input::Bundled(id) => Some(id.clone()),
        _ => None,
    };
    if revision & BESIDE > 0 {
        return spawn_local(read_beside(Rc::clone(desk), revision, input, own));
    }
    let taken = desk.borrow().engine.take(input.clone(), None);
    match taken {
        Ok((article, card)) => {
            let found = article.date();
            let article = article.dated(date.or(found));
            let is_foreign = language::is_foreign(&article);
            desk.borrow().reply(&Reply::Taken { revision, article: article.clone(), card, found, is_foreign });
            let later = desk.borrow().engine.can_tell_names(&article).is_err();
            if later { wait_for_names(desk, request, article, own) } else { mark(desk, revision, article, own) }
        }
        Err(EngineError::NoSuchArticle(_)) if !desk.borrow().has_archive => {
            desk.borrow_mut().last = Some(Last::Waits(request));
        }
        Err(EngineError::Missing(_)) => {
            desk.borrow_mut().last = Some(Last::Waits(request.clone()));
            let desk = Rc::clone(desk);
            spawn_local(async move {
                let come = ask(&desk, |engine| engine.take(input.clone(), date)).await;
                let waits = matches!(&desk.borrow().last, Some(Last::Waits(last)) if *last == request);
                match come {
                    Ok(_) if waits => read(&desk, request),
                    Err(why) if waits => desk.borrow().fail(Some(revision), &why),
                    _ => {}
                }
            });
        }
        Err(why) => desk.borrow().fail(Some(revision), &why),
    }
}

/// Reads an article beside the text, which stays the one that is read again and
/// linked when a file comes.
async fn read_beside(desk: Shared, revision: u32, input: Input, own: Option<String>) {
    let taken = ask(&desk, |engine| {
        let (article, card) = engine.take(input.clone(), None)?;
        engine.can_tell_names(&article)?;
        Ok((article, card))
    });
    let taken = taken.await;
    let at = desk.borrow();
    match taken {
        Ok((article, card)) => {
            let (found, is_foreign) = (article.date(), language::is_foreign(&article));
            at.reply(&Reply::Taken { revision, article: article.clone(), card, found, is_foreign });
            let reading = at.engine.read_with(article, own.as_deref(), &mut |_, _| ());
            hand_over(&at, revision, reading);
        }
        Err(why) => at.fail(Some(revision), &why),
    }
}

/// Fetches what tells the names in a text of another language; without it the
/// text is marked all the same.
fn wait_for_names(desk: &Shared, request: Request, article: Article, own: Option<String>) {
    let Request::Read { revision, .. } = request else { return };
    desk.borrow_mut().last = Some(Last::Waits(request));
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let _ = ask(&desk, |engine| engine.can_tell_names(&article)).await;
        let waits =
            matches!(&desk.borrow().last, Some(Last::Waits(Request::Read { revision: last, .. })) if *last == revision);
        if waits {
            mark(&desk, revision, article, own);
        }
    });
}

fn mark(desk: &Shared, revision: u32, article: Article, own: Option<String>) {
    let at = desk.borrow();
    let mut tell = |done, total| at.reply(&Reply::Progress { revision, done, total });
    let reading = at.engine.read_with(article, own.as_deref(), &mut tell);
    let reading = hand_over(&at, revision, reading);
    drop(at);
    let later = !reading.linked;
    desk.borrow_mut().last = Some(Last::Done { revision, reading: Rc::new(reading), own });
    if later {
        link_again(desk);
    }
}

/// Sends a reading, a long one in slices, without the article, which the page
/// has.
fn hand_over(at: &Desk, revision: u32, mut reading: Reading) -> Reading {
    let article = std::mem::take(&mut reading.article);
    let slices = slices(&reading.analysis);
    let whole = (!slices.is_empty()).then(|| std::mem::take(&mut reading.analysis));
    for found in slices {
        at.reply(&Reply::Marks { revision, found });
    }
    let done = Reply::Done { revision, reading: Box::new(reading) };
    at.reply(&done);
    let Reply::Done { reading, .. } = done else { return Reading::default() };
    let analysis = whole.unwrap_or(reading.analysis);
    Reading { article, analysis, ..*reading }
}

/// Asks the archive about the last reading, if there is an archive.
fn link_again(desk: &Shared) {
    let at = desk.borrow();
    match &at.last {
        Some(Last::Waits(request)) => {
            let request = request.clone();
            drop(at);
            read(desk, request);
        }
        Some(Last::Done { revision, reading, own }) => {
            let linking = link(Rc::clone(desk), *revision, Rc::clone(reading), own.clone());
            spawn_local(linking);
        }
        None => {}
    }
}

/// Asks the archive about a reading that the page has, and tells what it says
/// unless another text was asked for meanwhile.
async fn link(desk: Shared, revision: u32, reading: Rc<Reading>, own: Option<String>) {
    let linked = ask(&desk, |engine| engine.link(&reading, own.as_deref())).await;
    let at = desk.borrow();
    if !matches!(at.last, Some(Last::Done { revision: last, .. }) if last == revision) {
        return;
    }
    match linked {
        Ok(Some(linked)) => at.reply(&Reply::Linked { revision, linked: Box::new(linked) }),
        Ok(None) => {}
        Err(why) => at.fail(None, &why),
    }
}

fn read_again(desk: &Shared) {
    let last = desk.borrow_mut().last.take();
    match last {
        Some(Last::Waits(request)) => read(desk, request),
        Some(Last::Done { revision, reading, own }) => mark(desk, revision, reading.article.clone(), own),
        None => {}
    }
}

/// What the worker has before it.
pub(crate) struct Desk {
    pub(crate) scope: DedicatedWorkerGlobalScope,
    pub(crate) engine: Engine,
    has_model: bool,
    has_archive: bool,
    last: Option<Last>,
}

/// The reading asked for last. It is done again when a file comes that makes
/// it better.
enum Last {
    /// A bundled article whose files are not there yet.
    Waits(Request),
    /// Read.
    Done { revision: u32, reading: Rc<Reading>, own: Option<String> },
}

impl Desk {
    fn new(scope: DedicatedWorkerGlobalScope) -> Self {
        Self { scope, engine: Engine::new(), has_model: false, has_archive: false, last: None }
    }

    fn reply(&self, reply: &Reply) {
        if let Some(message) = message(reply) {
            let _ = self.scope.post_message(&message);
        }
    }

    /// Says what could not be done. What the archive lacks spoils no text.
    fn fail(&self, revision: Option<u32>, why: &EngineError) {
        self.reply(&Reply::Failed { revision, why: why.into() });
    }

    fn practise(&self, id: String) {
        if let Ok((article, _)) = self.engine.take(Input::Bundled(id), None) {
            black_box(self.engine.read(article, None));
        }
    }
}
