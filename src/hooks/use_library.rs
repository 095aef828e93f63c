//! The library's store, for as long as the page stands: opened once, given
//! orders, heard through actions.

use super::use_effect_with;
use crate::dom;
use crate::json::{self, Browser};
use crate::library::bring::Shelf;
use crate::library::file::{self, Refusal};
use crate::library::shelf::Imported;
use crate::library::store::{Changed, NAME, Store};
use crate::library::{Fault, Kept, Note, Stub, Told, digest, find, space};
use crate::shared::Shared;
use crate::state::{Action, State};
use gloo::events::EventListener;
use gloss_engine::{Card, Request};
use gloss_extract::Article;
use gloss_extract::corrections::Corrections;
use jiff::civil::Date;
use js_sys::{Function, Promise};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, File};
use yew::platform::time::sleep;
use yew::prelude::*;

/// A search begins when the reader has not typed for so long.
const TYPING: Duration = Duration::from_millis(150);
/// So many lines of a file are read at a stretch.
const AT_ONCE: usize = 50;

/// What a component may ask of the library.
#[derive(Debug, Clone, PartialEq)]
pub enum Order {
    /// Keep this article; the card is that of a bundled one.
    Keep(Shared<Article>, Option<Card>),
    /// Keep all of these that are not kept yet.
    KeepAll(Vec<Shared<Article>>),
    /// Take an article out, by its id.
    Remove(String),
    /// Put one back that was taken out.
    Restore(Rc<Kept>),
    /// Ask the browser to clear nothing by itself.
    Persist,
    /// Look for words in these articles.
    Find(Rc<str>, Rc<[Stub]>),
    /// Write these articles to a file.
    Export(Rc<[Stub]>),
    /// Read a file of articles.
    Import(File),
}

/// Opens the library after the first paint, fetches the article that is
/// wanted, brings all of them to the engine's shelf, and carries out orders.
#[hook]
pub fn use_library(state: &State, act: Callback<Action>, engine: Callback<Request>) -> Callback<Order> {
    let desk = use_memo((), |()| Desk::new(act, engine));
    {
        let desk = Rc::clone(&desk);
        use_effect_with((), move |()| {
            let told = Rc::clone(&desk);
            let listener = desk.others.as_ref().map(|others| {
                EventListener::new(others, "message", move |_| {
                    let desk = Rc::clone(&told);
                    spawn_local(async move {
                        desk.refresh().await;
                    });
                })
            });
            spawn_local(async move { desk.open().await });
            move || drop(listener)
        });
    }
    use_news(&desk, state.wanted().map(str::to_owned), News::Wanted);
    use_news(&desk, Some(state.hand.all.clone()), News::Corrected);
    use_news(&desk, Some(state.workers), News::Worker);
    use_news(&desk, state.library.made.clone(), News::Made);
    use_news(&desk, state.library.readable.clone(), News::Readable);
    use_news(&desk, state.edited(), News::Edited);
    use_callback((), move |order, ()| {
        let desk = Rc::clone(&desk);
        spawn_local(async move { desk.carry_out(order).await });
    })
}

/// What the state has for the library.
enum News {
    /// An article is to be fetched.
    Wanted(String),
    /// So many workers could find names so far.
    Worker(u32),
    /// Kept articles are to be read with these.
    Corrected(Rc<Corrections>),
    /// A part was made.
    Made(Rc<(u32, Vec<u8>)>),
    /// Some part could not be read; those of these articles could.
    Readable(Rc<[String]>),
    /// The reader has changed an article's day or lines.
    Edited(Shared<Article>),
}

#[hook]
fn use_news<T: Clone + PartialEq + 'static>(desk: &Rc<Desk>, news: Option<T>, of: fn(T) -> News) {
    let desk = Rc::clone(desk);
    use_effect_with(news, move |news| {
        if let Some(news) = news.clone().map(of) {
            spawn_local(async move { desk.hear(news).await });
        }
    });
}

struct Desk {
    act: Callback<Action>,
    store: RefCell<Result<Rc<Store>, Fault>>,
    /// Kept once the store is open, or refused.
    opened: Promise,
    /// Keeps that promise.
    tell_opened: Function,
    /// The same library in other tabs.
    others: Option<BroadcastChannel>,
    /// Counts the searches; only the last one counts.
    searches: Cell<u32>,
    shelf: Shelf,
}

impl Desk {
    fn new(act: Callback<Action>, engine: Callback<Request>) -> Self {
        let mut tell_opened = None;
        let opened = Promise::new(&mut |good, _| tell_opened = Some(good));
        Self {
            act,
            store: RefCell::new(Err(Fault::Refused)),
            opened,
            tell_opened: tell_opened.unwrap_or_default(),
            others: BroadcastChannel::new(NAME).ok(),
            searches: Cell::default(),
            shelf: Shelf::new(engine),
        }
    }

    async fn hear(&self, news: News) {
        match news {
            News::Wanted(id) => return self.fetch(id).await,
            News::Worker(number) => self.shelf.serve(number),
            News::Corrected(corrections) => self.shelf.correct(corrections),
            News::Made(made) => {
                let (ticket, part) = &*made;
                if let (Some((id, stamp)), Ok(store)) = (self.shelf.taken(*ticket), self.store().await) {
                    // Without its part an article does not link, and no more.
                    let _ = store.set_part(&id, Some(&stamp.on(part))).await;
                }
            }
            News::Readable(ids) => {
                for id in self.shelf.unreadable(&ids) {
                    if let Ok(store) = self.store().await {
                        let _ = store.set_part(&id, None).await;
                    }
                }
            }
            News::Edited(article) => {
                // What is not kept, or cannot be, holds for this visit.
                if self.amend(&article).await.unwrap_or_default() {
                    self.spread().await;
                }
            }
        }
        self.fill_shelf().await;
    }

    /// Keeps an article as it is now, if it is kept; whether it was another.
    async fn amend(&self, article: &Article) -> Result<bool, Fault> {
        let (store, id) = (self.store().await?, digest(article.text()));
        let Some(old) = store.get(&id).await?.filter(|old| old.article != *article) else { return Ok(false) };
        let new = Kept::new(article, Some(&old.stub.card()), old.stub.kept, old.stub.at);
        store.change(&[new], Some(&id)).await?;
        self.shelf.renew(&id);
        Ok(true)
    }

    async fn fill_shelf(&self) {
        if let Ok(store) = self.store().await {
            // As above.
            let _ = self.shelf.fill(&store).await;
        }
    }

    fn tell(&self, told: Told) {
        self.act.emit(Action::Library(told));
    }

    /// An order that comes before the store is open waits for it.
    async fn store(&self) -> Result<Rc<Store>, Fault> {
        let _ = JsFuture::from(self.opened.clone()).await;
        self.store.borrow().clone()
    }

    async fn open(&self) {
        let act = self.act.clone();
        let opened = Store::open(NAME, move |fault| act.emit(Action::Library(Told::Shut(fault)))).await;
        let shut = opened.as_ref().err().copied();
        *self.store.borrow_mut() = opened.map(Rc::new);
        let _ = self.tell_opened.call0(&JsValue::NULL);
        if let Some(fault) = shut {
            return self.tell(Told::Shut(fault));
        }
        self.refresh().await;
        if let Some(lasting) = space::persisted().await {
            self.tell(Told::Lasting(lasting));
        }
    }

    /// Reads the list anew: after each change, here or in another tab. Says
    /// how long it is.
    async fn refresh(&self) -> usize {
        let Ok(store) = self.store().await else { return 0 };
        let stubs = store.stubs().await;
        let count = stubs.as_ref().map_or(0, Vec::len);
        self.tell(stubs.map_or_else(Told::Shut, Told::Stubs));
        let all = store.count().await.unwrap_or_default();
        self.tell(Told::Gaps(all.saturating_sub(count)));
        self.fill_shelf().await;
        if let Some(space) = space::space().await {
            self.tell(Told::Space(space));
        }
        count
    }

    async fn fetch(&self, id: String) {
        let found = self.get(&id).await;
        self.tell(found.map_or_else(Told::Shut, |found| Told::Fetched(id, found.map(Rc::new))));
    }

    async fn carry_out(&self, order: Order) {
        let (add, remove) = match &order {
            Order::Keep(article, card) => (Some(Kept::new(article, card.as_ref(), today(), js_sys::Date::now())), None),
            Order::Restore(kept) => (Some((**kept).clone()), None),
            Order::Remove(id) => (None, Some(&**id)),
            Order::KeepAll(articles) => return self.keep_all(articles).await,
            Order::Persist => return self.persist().await,
            Order::Find(query, stubs) => return self.find(Rc::clone(query), stubs).await,
            Order::Export(stubs) => return self.export(stubs).await,
            Order::Import(file) => return self.import(file.clone()).await,
        };
        let changed = match self.store().await {
            Ok(store) => store.change(add.as_slice(), remove).await,
            Err(fault) => Err(fault),
        };
        let kept = matches!(order, Order::Keep(..));
        let note = match changed {
            Ok(Changed { removed: Some(kept), .. }) => Note::Removed(Rc::new(kept)),
            Ok(_) if kept => Note::Kept,
            Ok(_) => Note::Restored,
            Err(fault) => return self.tell(Told::Changed(Note::Failed(fault))),
        };
        let count = self.spread().await;
        self.tell(Told::Changed(note));
        if count == 1 && kept {
            self.persist().await;
        }
    }

    async fn keep_all(&self, articles: &[Shared<Article>]) {
        let now = js_sys::Date::now();
        // The first of the list is to stand first in the library.
        let kept = (0..).zip(articles).map(|(at, article)| Kept::new(article, None, today(), now - f64::from(at)));
        let kept: Vec<_> = kept.collect();
        let changed = match self.store().await {
            Ok(store) => store.change(&kept, None).await,
            Err(fault) => Err(fault),
        };
        let told = |changed: Changed| Imported {
            added: changed.added,
            there: kept.len() - changed.added,
            ..Imported::default()
        };
        self.spread().await;
        self.tell(Told::Changed(changed.map_or_else(Note::Failed, |changed| Note::Imported(told(changed)))));
    }

    /// Shows a change here and in other tabs. Says how long the list is now.
    async fn spread(&self) -> usize {
        if let Some(others) = &self.others {
            let _ = others.post_message(&JsValue::TRUE);
        }
        self.refresh().await
    }

    async fn find(&self, query: Rc<str>, stubs: &[Stub]) {
        self.tell(Told::Sought(Rc::clone(&query)));
        let number = self.searches.get() + 1;
        self.searches.set(number);
        let words = find::words(&query);
        sleep(TYPING).await;
        let mut found = Vec::new();
        for stub in stubs {
            // Whoever types on looks for something else.
            if self.searches.get() != number || words.is_empty() {
                return;
            }
            if let Some(kept) = self.get(&stub.id).await.ok().flatten() {
                found.extend(find::find(&kept, &words));
            }
        }
        self.tell(Told::Found(query, found));
    }

    async fn get(&self, id: &str) -> Result<Option<Kept>, Fault> {
        match self.store().await {
            Ok(store) => store.get(id).await,
            Err(fault) => Err(fault),
        }
    }

    async fn export(&self, stubs: &[Stub]) {
        let mut lines = Vec::new();
        for stub in stubs {
            match self.get(&stub.id).await {
                Ok(kept) => lines.extend(kept.and_then(|kept| json::line(&file::line(&kept)))),
                Err(fault) => return self.tell(Told::Changed(Note::Failed(fault))),
            }
        }
        let day = today().map(|day| day.to_string()).unwrap_or_default();
        let head = json::line(&file::head(lines.len())).unwrap_or_default();
        dom::save(&format!("gloss-library-{day}.jsonl"), std::iter::once(&head).chain(&lines));
        self.tell(Told::Changed(Note::Exported(lines.len())));
    }

    async fn import(&self, file: File) {
        let note = match self.read(file).await {
            Err(refusal) => Note::NotRead(refusal),
            Ok((articles, mut told)) => match self.store().await {
                Err(fault) => Note::Failed(fault),
                Ok(store) => match store.change(&articles, None).await {
                    Err(fault) => Note::Failed(fault),
                    Ok(changed) => {
                        (told.added, told.there) = (changed.added, articles.len() - changed.added);
                        Note::Imported(told)
                    }
                },
            },
        };
        self.spread().await;
        self.tell(Told::Changed(note));
    }

    /// All that can be read in a file, and what became of the rest.
    async fn read(&self, file: File) -> Result<(Vec<Kept>, Imported), Refusal> {
        if file.size() > file::MAX_FILE as f64 {
            return Err(Refusal::TooLarge);
        }
        let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
        let text = text.ok_or(Refusal::Unopened)?;
        let mut lines = file::lines(&text);
        let announced = file::announced(lines.next().map(|(_, line)| line), &Browser)?;
        let (mut articles, mut told) = (Vec::new(), Imported::default());
        let now = js_sys::Date::now();
        for (number, line) in lines {
            // What stands first in the file was kept last.
            match file::article(line, &Browser, now - number as f64) {
                Ok(kept) => articles.push(kept),
                Err(flaw) => {
                    told.flawed += 1;
                    told.first = told.first.or(Some((number, flaw)));
                }
            }
            if number % AT_ONCE == 0 {
                // The page stays alive under a large file.
                sleep(Duration::ZERO).await;
            }
        }
        told.missing = (announced as usize).saturating_sub(articles.len() + told.flawed);
        Ok((articles, told))
    }

    async fn persist(&self) {
        if let Some(lasting) = space::persist().await {
            self.tell(Told::Lasting(lasting));
        }
    }
}

/// The day on the reader's own calendar.
fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    Date::new(now.get_full_year() as i16, now.get_month() as i8 + 1, now.get_date() as i8).ok()
}
