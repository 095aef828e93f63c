//! The one owner of the library's database. Every change is one transaction:
//! it is made whole or, when the browser or the tab dies on the way, not at
//! all.
//!
//! # The database
//!
//! `gloss.library`, version [`VERSION`]:
//!
//! - `stubs`: one [`Stub`] an article, by its id, so that a list reads no texts
//! - `texts`: `{ id, article }`
//! - `parts`: bytes by id, what the engine has made of an article for linking;
//!   made again where they are missing
//!
//! Version 1 had one store, `articles`, with stub and text in one record;
//! opening it takes every article over. Version 2 had no parts. A database that is newer than this page is left
//! alone.
//!
//! # The crate
//!
//! `idb`: maintained, MIT or Apache-2.0, thin over the browser's own calls.
//! `rexie` is a layer over it; `indexed_db_futures` 0.6 does not hand out the
//! transaction of an upgrade, without which no record can be taken over, and
//! brings twice the code.

//!
//! Its futures are not used: they bring a channel and code of their own for
//! every kind of request, where one [`Promise`] does for all.

use super::{Fault, Kept, Stub};
use crate::json;
use gloss_extract::Article;
use idb::event::VersionChangeEvent;
use idb::{
    Database, DatabaseEvent, Event as _, Factory, KeyPath, ObjectStore, ObjectStoreParams, Request, Transaction,
    TransactionMode,
};
use js_sys::{Array, Promise, Uint8Array};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DomException, IdbOpenDbRequest, IdbRequest, IdbTransaction};

/// The name under which the browser keeps it.
pub const NAME: &str = "gloss.library";
/// Of the schema that this page reads and writes.
pub const VERSION: u32 = 3;

const STUBS: &str = "stubs";
const TEXTS: &str = "texts";
const PARTS: &str = "parts";
/// Of version 1.
const ARTICLES: &str = "articles";

/// An open library.
#[derive(Debug)]
pub struct Store {
    database: Database,
}

#[derive(Serialize, Deserialize)]
struct Text {
    id: String,
    article: Article,
}

/// What a change did.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Changed {
    /// How many articles are new.
    pub added: usize,
    /// What was taken out.
    pub removed: Option<Kept>,
}

impl Store {
    /// Opens the library of this name, new or old. `told` hears why it closes
    /// later, or why opening takes long.
    ///
    /// # Errors
    /// The reason why there is none.
    pub async fn open(name: &str, told: impl Fn(Fault) + 'static) -> Result<Self, Fault> {
        let told = Rc::new(told);
        let factory = Factory::new().map_err(|_| Fault::Refused)?;
        let mut request = factory.open(name, Some(VERSION)).map_err(|_| Fault::Refused)?;
        request.on_upgrade_needed(|event| {
            if upgrade(&event).is_none()
                && let Some(transaction) = event.target().ok().and_then(|request| request.transaction())
            {
                // Half an upgrade would be worse than none.
                let _ = transaction.abort();
            }
        });
        let tell = Rc::clone(&told);
        request.on_blocked(move |_| tell(Fault::Waiting));
        // Both may be called long after this.
        request.forget_callbacks();
        let opened = result(IdbOpenDbRequest::from(request).unchecked_into()).await.map_err(unopened)?;
        let mut database = Database::try_from(opened)?;
        let tell = Rc::clone(&told);
        database.on_version_change(move |event| {
            // The newer version waits for this.
            if let Ok(database) = DatabaseEvent::database(&event) {
                database.close();
            }
            tell(Fault::Replaced);
        });
        database.on_close(move |_| told(Fault::Cleared));
        Ok(Self { database })
    }

    /// What is kept, in no order.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn stubs(&self) -> Result<Vec<Stub>, Fault> {
        let (_, stubs, _) = self.begin(TransactionMode::ReadOnly)?;
        let all: Array = result(stubs.get_all(None, None)?.into()).await?.unchecked_into();
        Ok(all.iter().filter_map(read).collect())
    }

    /// How many there are, with those that cannot be read.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn count(&self) -> Result<usize, Fault> {
        let (_, stubs, _) = self.begin(TransactionMode::ReadOnly)?;
        let keys: Array = result(stubs.get_all_keys(None, None)?.into()).await?.unchecked_into();
        Ok(keys.length() as usize)
    }

    /// A kept article, if it is there.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn get(&self, id: &str) -> Result<Option<Kept>, Fault> {
        let (_, stubs, texts) = self.begin(TransactionMode::ReadOnly)?;
        get(&stubs, &texts, id).await
    }

    /// Keeps articles and takes one out: all of it or nothing. Those that are
    /// kept already stay as they are.
    ///
    /// # Errors
    /// What the browser says; nothing is changed then.
    pub async fn change(&self, add: &[Kept], remove: Option<&str>) -> Result<Changed, Fault> {
        let (transaction, stubs, texts) = self.begin(TransactionMode::ReadWrite)?;
        let mut changed = Changed::default();
        if let Some(id) = remove {
            changed.removed = get(&stubs, &texts, id).await?;
            for store in [&stubs, &texts, &transaction.object_store(PARTS)?] {
                store.delete(JsValue::from_str(id))?;
            }
        }
        let there: Array = result(stubs.get_all_keys(None, None)?.into()).await?.unchecked_into();
        for kept in add {
            let id = JsValue::from_str(&kept.stub.id);
            if there.includes(&id, 0) {
                continue;
            }
            if let Err(fault) = put(&stubs, &texts, kept) {
                let _ = transaction.abort();
                return Err(fault);
            }
            there.push(&id);
            changed.added += 1;
        }
        done(transaction.into()).await?;
        Ok(changed)
    }

    /// The ids of the articles that have parts.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn parted(&self) -> Result<Vec<String>, Fault> {
        let (transaction, ..) = self.begin(TransactionMode::ReadOnly)?;
        let parts = transaction.object_store(PARTS)?;
        let keys: Array = result(parts.get_all_keys(None, None)?.into()).await?.unchecked_into();
        Ok(keys.iter().filter_map(|key| key.as_string()).collect())
    }

    /// An article's part.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn part(&self, id: &str) -> Result<Option<Vec<u8>>, Fault> {
        let (transaction, ..) = self.begin(TransactionMode::ReadOnly)?;
        let parts = transaction.object_store(PARTS)?;
        let part = result(parts.get(JsValue::from_str(id))?.into()).await?;
        Ok(part.dyn_ref().map(Uint8Array::to_vec))
    }

    /// Keeps an article's part, or takes it out. An article that is not kept
    /// any more gets none.
    ///
    /// # Errors
    /// What the browser says; nothing is changed then.
    pub async fn set_part(&self, id: &str, part: Option<&[u8]>) -> Result<(), Fault> {
        let (transaction, stubs, _) = self.begin(TransactionMode::ReadWrite)?;
        let (parts, key) = (transaction.object_store(PARTS)?, JsValue::from_str(id));
        let kept = !result(stubs.get_key(key.clone())?.into()).await?.is_undefined();
        match part {
            Some(part) if kept => drop(parts.put(&Uint8Array::from(part), Some(&key))?),
            _ => drop(parts.delete(key)?),
        }
        done(transaction.into()).await
    }

    fn begin(&self, mode: TransactionMode) -> Result<(Transaction, ObjectStore, ObjectStore), Fault> {
        let transaction = self.database.transaction(&[STUBS, TEXTS, PARTS], mode)?;
        let (stubs, texts) = (transaction.object_store(STUBS)?, transaction.object_store(TEXTS)?);
        Ok((transaction, stubs, texts))
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.database.close();
    }
}

/// Creates what is not there, and takes over what is.
fn upgrade(event: &VersionChangeEvent) -> Option<()> {
    let (database, from) = (event.database().ok()?, event.old_version().ok()?);
    database.create_object_store(PARTS, ObjectStoreParams::new()).ok()?;
    if from == 2 {
        return Some(());
    }
    let stubs = create(&database, STUBS)?;
    let texts = create(&database, TEXTS)?;
    if from == 1 {
        let transaction = event.target().ok()?.transaction()?;
        let all = transaction.object_store(ARTICLES).ok()?.get_all(None, None).ok()?;
        spawn_local(async move {
            let all = result(all.into()).await.ok();
            let moved = all.and_then(|all| take_over(all.unchecked_into(), &stubs, &texts));
            if moved.and_then(|()| database.delete_object_store(ARTICLES).ok()).is_none() {
                let _ = transaction.abort();
            }
        });
    }
    Some(())
}

fn create(database: &Database, name: &str) -> Option<ObjectStore> {
    let mut by_id = ObjectStoreParams::new();
    by_id.key_path(Some(KeyPath::new_single("id")));
    database.create_object_store(name, by_id).ok()
}

fn take_over(all: Array, stubs: &ObjectStore, texts: &ObjectStore) -> Option<()> {
    for record in all.iter() {
        // Both were fields of one record.
        let (stub, Text { article, .. }) = (read(record.clone())?, read(record)?);
        put(stubs, texts, &Kept { stub, article }).ok()?;
    }
    Some(())
}

async fn get(stubs: &ObjectStore, texts: &ObjectStore, id: &str) -> Result<Option<Kept>, Fault> {
    let key = JsValue::from_str(id);
    let stub = result(stubs.get(key.clone())?.into()).await?;
    let text = result(texts.get(key)?.into()).await?;
    let Some((stub, Text { article, .. })) = read(stub).zip(read(text)) else { return Ok(None) };
    // Once more through the gate: the record may come from anywhere.
    let date = article.date();
    let article = Article::new(article.text().to_owned(), article.blocks().to_vec()).dated(date);
    Ok(Some(Kept { stub, article }))
}

/// Asks for both records to be written; the transaction's end tells whether
/// they were.
fn put(stubs: &ObjectStore, texts: &ObjectStore, kept: &Kept) -> Result<(), Fault> {
    let text = Text { id: kept.stub.id.clone(), article: kept.article.clone() };
    stubs.add(&write(&kept.stub)?, None)?;
    texts.add(&write(&text)?, None)?;
    Ok(())
}

fn write<T: Serialize>(record: &T) -> Result<JsValue, Fault> {
    serde_wasm_bindgen::to_value(record).map_err(|_| Fault::Broken("DataError"))
}

/// What cannot be read is passed over: a list with a gap beats no list.
fn read<T: DeserializeOwned>(record: JsValue) -> Option<T> {
    json::read(record)
}

/// Waits for the answer to a request.
async fn result(request: IdbRequest) -> Result<JsValue, Fault> {
    let answered = Promise::new(&mut |good, bad| {
        request.set_onsuccess(Some(&good));
        request.set_onerror(Some(&bad));
    });
    match JsFuture::from(answered).await {
        Ok(_) => request.result().map_err(|why| named(&why)),
        Err(_) => Err(request.error().ok().flatten().map_or(UNNAMED, |why| named(&why))),
    }
}

/// Waits until a transaction is through.
async fn done(transaction: IdbTransaction) -> Result<(), Fault> {
    let ended = Promise::new(&mut |complete, abort| {
        transaction.set_oncomplete(Some(&complete));
        transaction.set_onabort(Some(&abort));
    });
    match JsFuture::from(ended).await {
        Ok(_) => Ok(()),
        Err(_) => Err(transaction.error().map_or(UNNAMED, |why| named(&why))),
    }
}

/// Said where the browser gives no reason.
const UNNAMED: Fault = Fault::Broken("AbortError");

/// Private windows of some browsers have a database that cannot be opened.
fn unopened(fault: Fault) -> Fault {
    match fault {
        Fault::Broken("SecurityError") | Fault::Cleared => Fault::Refused,
        fault => fault,
    }
}

impl From<idb::Error> for Fault {
    fn from(error: idb::Error) -> Self {
        use idb::Error::{AddFailed, TransactionOpenFailed};
        match error {
            AddFailed(why) | TransactionOpenFailed(why) => named(&why),
            _ => UNNAMED,
        }
    }
}

/// By the exception's own name.
fn named(why: &JsValue) -> Fault {
    let name = why.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
    match &*name {
        "QuotaExceededError" => Fault::Full,
        "VersionError" => Fault::Newer,
        // The connection was closed.
        "InvalidStateError" => Fault::Cleared,
        name => KNOWN.into_iter().find(|known| *known == name).map_or(UNNAMED, Fault::Broken),
    }
}

/// Exceptions that are told by their name.
const KNOWN: [&str; 5] = ["ConstraintError", "DataCloneError", "DataError", "SecurityError", "UnknownError"];
