//! The library's store, for as long as the page stands: opened once, given
//! orders, heard through actions.

use crate::library::store::{Changed, NAME, Store};
use crate::library::{Fault, Kept, Note, Told, space};
use crate::shared::Shared;
use crate::state::Action;
use gloo::events::EventListener;
use gloss_engine::Card;
use gloss_extract::Article;
use jiff::civil::Date;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::BroadcastChannel;
use yew::prelude::*;

/// What a component may ask of the library.
#[derive(Debug, Clone, PartialEq)]
pub enum Order {
    /// Keep this article; the card is that of a bundled one.
    Keep(Shared<Article>, Option<Card>),
    /// Take an article out, by its id.
    Remove(String),
    /// Put one back that was taken out.
    Restore(Rc<Kept>),
    /// Ask the browser to clear nothing by itself.
    Persist,
}

/// Opens the library after the first paint, fetches the article that is
/// `wanted`, and carries out orders.
#[hook]
pub fn use_library(wanted: Option<String>, act: Callback<Action>) -> Callback<Order> {
    let desk = use_memo((), |()| Desk::new(act));
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
    {
        let desk = Rc::clone(&desk);
        use_effect_with(wanted, move |wanted| {
            if let Some(id) = wanted.clone() {
                spawn_local(async move { desk.fetch(id).await });
            }
        });
    }
    use_callback((), move |order, ()| {
        let desk = Rc::clone(&desk);
        spawn_local(async move { desk.carry_out(order).await });
    })
}

struct Desk {
    act: Callback<Action>,
    store: RefCell<Option<Rc<Store>>>,
    /// The same library in other tabs.
    others: Option<BroadcastChannel>,
}

impl Desk {
    fn new(act: Callback<Action>) -> Self {
        Self { act, store: RefCell::default(), others: BroadcastChannel::new(NAME).ok() }
    }

    fn tell(&self, told: Told) {
        self.act.emit(Action::Library(told));
    }

    fn store(&self) -> Result<Rc<Store>, Fault> {
        self.store.borrow().clone().ok_or(Fault::Refused)
    }

    async fn open(&self) {
        let act = self.act.clone();
        match Store::open(NAME, move |fault| act.emit(Action::Library(Told::Shut(fault)))).await {
            Ok(store) => *self.store.borrow_mut() = Some(Rc::new(store)),
            Err(fault) => return self.tell(Told::Shut(fault)),
        }
        self.refresh().await;
        if let Some(lasting) = space::persisted().await {
            self.tell(Told::Lasting(lasting));
        }
    }

    /// Reads the list anew: after each change, here or in another tab. Says
    /// how long it is.
    async fn refresh(&self) -> usize {
        let Ok(store) = self.store() else { return 0 };
        let stubs = store.stubs().await;
        let count = stubs.as_ref().map_or(0, Vec::len);
        self.tell(stubs.map_or_else(Told::Shut, Told::Stubs));
        if let Some(space) = space::space().await {
            self.tell(Told::Space(space));
        }
        count
    }

    async fn fetch(&self, id: String) {
        let found = match self.store() {
            Ok(store) => store.get(&id).await,
            Err(fault) => Err(fault),
        };
        self.tell(found.map_or_else(Told::Shut, |found| Told::Fetched(id, found.map(Rc::new))));
    }

    async fn carry_out(&self, order: Order) {
        let (add, remove) = match &order {
            Order::Keep(article, card) => (Some(Kept::new(article, card.as_ref(), today(), js_sys::Date::now())), None),
            Order::Restore(kept) => (Some((**kept).clone()), None),
            Order::Remove(id) => (None, Some(&**id)),
            Order::Persist => return self.persist().await,
        };
        let changed = match self.store() {
            Ok(store) => store.change(add.as_slice(), remove).await,
            Err(fault) => Err(fault),
        };
        let kept = matches!(order, Order::Keep(..));
        self.tell(Told::Changed(match changed {
            Ok(Changed { removed: Some(kept), .. }) => Note::Removed(Rc::new(kept)),
            Ok(_) if kept => Note::Kept,
            Ok(_) => Note::Restored,
            Err(fault) => return self.tell(Told::Changed(Note::Failed(fault))),
        }));
        if let Some(others) = &self.others {
            let _ = others.post_message(&JsValue::TRUE);
        }
        if self.refresh().await == 1 && kept {
            self.persist().await;
        }
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
