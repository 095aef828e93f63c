//! The one owner of the opener: starts it when there is something to do, a file or
//! foreign page to open, a document to make; hands it one order after the other,
//! and ends it when it gives no sign of life. What was lost with it is told; the next one gets a new opener.

use crate::away::{Made, Make, Took};
use crate::clipboard::Copying;
use crate::dom;
use crate::draft::{Draft, Trouble, is_plain};
use crate::opener::{News, Order};
use crate::pile::{Fault, Item, Text};
use crate::sheet::Sheet;
use crate::state::Action;
use crate::take::Bring;
use crate::thread::{READY, Thread, heard};
use gloo::timers::callback::Timeout;
use gloss_engine::intake::MAX_BYTES;
use gloss_open::Opened;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;
use yew::Callback;

/// Where the build puts the opener's loader.
const LOADER: &str = "opener_loader.js";
/// Without a sign of life for so long, the opener is ended; in milliseconds.
const PATIENCE: u32 = 5_000;
/// So much longer for each kilobyte: what is long takes long on a slow device,
/// and what is hostile is small.
const MORE: f64 = 1.0;
/// How long its own files may take to come.
const LOADING: u32 = 60_000;
/// After so long without work its memory is given back.
const IDLE: u32 = 60_000;
/// A clock that rings so much too late rings in a tab that was put to sleep.
const SLEPT: f64 = 3_000.0;

/// What the reader brings.
#[derive(Debug, Clone, PartialEq)]
pub enum Brought {
    /// Text, with or without HTML.
    Draft(Draft),
    /// Files.
    Files(Vec<File>),
    /// The beginning of a text whose language is wanted.
    Language(String),
    /// A document to take away.
    Make(Make),
    /// The reader waits no longer for what is being opened.
    Stop,
}

/// Owns the opener. Dropping it ends the opener.
pub struct Openers {
    act: Callback<Action>,
    tickets: Cell<u32>,
    running: RefCell<Option<Thread>>,
    waiting: RefCell<VecDeque<(u32, Order)>>,
    /// The order that the opener has before it.
    current: Cell<Option<u32>>,
    /// For how long it may be silent over it.
    patience: Cell<u32>,
    /// The document that it makes, if that is its order.
    making: Cell<Option<u32>>,
    /// Where a document goes that is to be copied.
    copying: RefCell<Option<Copying>>,
    /// Rings when it has been silent for too long.
    watch: RefCell<Option<Timeout>>,
}

impl Openers {
    /// Tells what comes back; nothing is started yet.
    pub fn new(act: Callback<Action>) -> Rc<Self> {
        Rc::new(Self {
            act,
            tickets: Cell::default(),
            running: RefCell::default(),
            waiting: RefCell::default(),
            current: Cell::default(),
            patience: Cell::default(),
            making: Cell::default(),
            copying: RefCell::default(),
            watch: RefCell::default(),
        })
    }

    /// Takes what the reader brings.
    pub fn bring(self: &Rc<Self>, brought: Brought) {
        match brought {
            Brought::Stop => self.stop(),
            Brought::Files(files) => self.files(files),
            Brought::Make(make) => self.make(make),
            Brought::Draft(draft) => self.draft(draft),
            Brought::Language(text) => {
                let ticket = self.ticket();
                self.order(ticket, Order::Language { ticket, text });
            }
        }
    }

    fn draft(self: &Rc<Self>, draft: Draft) {
        let (plain, checked) = (draft.plain(), draft.check());
        let Some(html) = draft.html.as_deref().filter(|_| checked.is_ok()) else {
            return self.act.emit(Action::Read(draft));
        };
        let ticket = self.ticket();
        self.tell(Bring::Coming(vec![Item::new(ticket, "", plain)]));
        self.order(ticket, Order::Page { ticket, html: html.to_owned() });
    }

    /// One document at a time: of two the later is wanted.
    fn make(self: &Rc<Self>, make: Make) {
        let act = self.act.clone();
        let told = move |done| act.emit(Action::Took(if done { Took::Copied } else { Took::Refused }));
        // The browser lets the page copy at once only, so the document follows.
        let copying = (!make.save).then(|| Copying::begin(make.format, told));
        self.copying.replace(copying);
        self.waiting.borrow_mut().retain(|(_, order)| !matches!(order, Order::Make { .. }));
        self.act.emit(Action::Took(Took::Making));
        let ticket = self.ticket();
        self.making.set(Some(ticket));
        self.order(ticket, Order::Make { ticket, make: Box::new(make) });
    }

    /// Hands over a document, unless a later one is wanted.
    fn made(self: &Rc<Self>, made: Made) {
        if self.making.get() == self.current.get() {
            self.making.set(None);
            match self.copying.take() {
                Some(copying) => copying.end(&made),
                None => {
                    dom::save_text(&made.name, made.format.media_type(), &made.text);
                    self.act.emit(Action::Took(Took::Saved(made.name.into())));
                }
            }
        }
        self.settled();
    }

    fn files(self: &Rc<Self>, files: Vec<File>) {
        if files.is_empty() {
            return self.act.emit(Action::Trouble(Some(Trouble::Empty)));
        }
        // Of several files all are to be articles, so that they can be listed and
        // kept; a single text the engine reads by itself.
        let alone = files.len() == 1;
        let files: Vec<_> = files.into_iter().map(|file| (self.ticket(), file.name(), file)).collect();
        self.tell(Bring::Coming(files.iter().map(|(ticket, name, _)| Item::new(*ticket, name, None)).collect()));
        for (ticket, name, file) in files {
            if alone && is_plain(&name) && file.size() <= MAX_BYTES as f64 {
                let this = Rc::clone(self);
                spawn_local(async move { this.plain_file(ticket, name, file).await });
            } else {
                self.order(ticket, Order::File { ticket, name, file: Some(file.into()) });
            }
        }
    }

    /// Plain text is read without the opener if it can be.
    async fn plain_file(self: Rc<Self>, ticket: u32, name: String, file: File) {
        let bytes = JsFuture::from(file.array_buffer()).await;
        let Ok(bytes) = bytes.map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec()) else {
            return self.tell(Bring::Arrived(ticket, Err(Fault::Unread)));
        };
        match Draft::from_plain_file(&name, &bytes) {
            Some(draft) => self.tell(Bring::Arrived(ticket, Ok(vec![(name.into(), Sheet::own(draft, None))]))),
            None => self.order(ticket, Order::File { ticket, name, file: Some(file.into()) }),
        }
    }

    fn ticket(&self) -> u32 {
        self.tickets.set(self.tickets.get() + 1);
        self.tickets.get()
    }

    fn tell(&self, bring: Bring) {
        self.act.emit(Action::Bring(bring));
    }

    fn order(self: &Rc<Self>, ticket: u32, order: Order) {
        self.waiting.borrow_mut().push_back((ticket, order));
        self.go_on();
    }

    /// Hands the opener the next order, unless it has one.
    fn go_on(self: &Rc<Self>) {
        if self.current.get().is_some() {
            return;
        }
        let Some((ticket, order)) = self.waiting.borrow_mut().pop_front() else { return self.rest() };
        self.current.set(Some(ticket));
        self.patience.set(patience(&order));
        if self.running.borrow().is_none() {
            *self.running.borrow_mut() = self.spawn();
        }
        let sent = self.running.borrow().as_ref().map(|running| send(running, &order)).is_some();
        if sent { self.watch() } else { self.fail(Fault::Unloaded) }
    }

    fn spawn(self: &Rc<Self>) -> Option<Thread> {
        let (hearing, broken) = (Rc::downgrade(self), Rc::downgrade(self));
        let hear = move |data: wasm_bindgen::JsValue| {
            if let Some(this) = hearing.upgrade() {
                match heard(&data) {
                    Some(news) => this.hear(news),
                    None if data.as_string().as_deref() == Some(READY) => this.watch(),
                    None => {}
                }
            }
        };
        let broke = move |_| {
            if let Some(this) = broken.upgrade() {
                this.fail(this.fault(Fault::Broke));
            }
        };
        Thread::start(LOADER, hear, broke).ok()
    }

    fn hear(self: &Rc<Self>, news: News) {
        let (ticket, result) = match news {
            News::Progress { ticket, percent } => {
                self.watch();
                return self.tell(Bring::Progress(ticket, percent));
            }
            News::Opened { ticket, articles } => (ticket, texts(articles)),
            News::Language { code } => {
                self.act.emit(Action::Language(code));
                return self.settled();
            }
            News::Made(made) => return self.made(made),
            News::Refused { ticket, why } => (ticket, Err(why.map_or(Fault::Unread, |why| Fault::Refused(why.into())))),
        };
        self.done(ticket, result);
    }

    fn done(self: &Rc<Self>, ticket: u32, result: Result<Vec<Text>, Fault>) {
        self.tell(Bring::Arrived(ticket, result));
        self.settled();
    }

    fn settled(self: &Rc<Self>) {
        self.watch.take();
        self.current.set(None);
        self.go_on();
    }

    /// Waits for the next sign of life. Nobody waits in a page that is hidden,
    /// where the browser may hold everything up.
    fn watch(self: &Rc<Self>) {
        let patience = if self.is_ready() { self.patience.get() } else { LOADING };
        let (watching, begun) = (Rc::downgrade(self), js_sys::Date::now());
        let timer = Timeout::new(patience, move || {
            let Some(this) = watching.upgrade() else { return };
            // The tab slept, and the opener with it.
            let slept = js_sys::Date::now() - begun > f64::from(patience) + SLEPT;
            if slept || dom::document().is_some_and(|document| document.hidden()) {
                this.watch();
            } else {
                this.fail(this.fault(Fault::Slow));
            }
        });
        self.watch.replace(self.current.get().map(|_| timer));
    }

    fn is_ready(&self) -> bool {
        self.running.borrow().as_ref().is_some_and(Thread::is_ready)
    }

    /// The fault of an opener that is there, or that it is not.
    fn fault(&self, fault: Fault) -> Fault {
        if self.is_ready() { fault } else { Fault::Unloaded }
    }

    /// Ends the opener, and says why there is no answer.
    fn fail(self: &Rc<Self>, fault: Fault) {
        self.running.take();
        let current = self.current.get();
        if current.is_some() && current == self.making.take() {
            self.copying.take();
            self.act.emit(Action::Took(Took::Failed));
        }
        if let Some(ticket) = current {
            self.done(ticket, Err(fault));
        }
    }

    fn stop(&self) {
        self.running.take();
        self.watch.take();
        self.waiting.borrow_mut().clear();
        self.current.set(None);
        self.tell(Bring::Stopped);
    }

    fn rest(self: &Rc<Self>) {
        let resting = Rc::downgrade(self);
        let timer = Timeout::new(IDLE, move || {
            if let Some(this) = resting.upgrade() {
                this.running.take();
            }
        });
        self.watch.replace(Some(timer));
    }
}

fn send(opener: &Thread, order: &Order) {
    match order {
        Order::File { file: Some(file), .. } => opener.send_with(order, file),
        _ => opener.send(order),
    }
}

fn patience(order: &Order) -> u32 {
    let bytes = match order {
        Order::File { file, .. } => file.as_ref().map_or(0.0, |file| file.size()),
        Order::Make { make, .. } => make.reading.article.text().len() as f64,
        Order::Page { html: text, .. } | Order::Language { text, .. } => text.len() as f64,
    };
    PATIENCE + (bytes / 1000.0 * MORE) as u32
}

/// What was opened, as texts to read.
fn texts(articles: Vec<Opened>) -> Result<Vec<Text>, Fault> {
    let articles = articles.into_iter().filter(|opened| !opened.article.text().trim().is_empty());
    let texts: Vec<Text> = articles.map(|opened| (opened.name.into(), Sheet::opened(opened.article))).collect();
    if texts.is_empty() { Err(Fault::NoText) } else { Ok(texts) }
}
