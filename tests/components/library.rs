//! The library's store in a real browser.

use gloss_app::library::store::{Changed, Store, VERSION};
use gloss_app::library::{Fault, Kept};
use gloss_engine::extract::{Article, Block, Role, Span};
use jiff::civil::date;
use js_sys::{Array, Function, Promise};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

fn article(text: &str) -> Kept {
    let blocks = vec![Block { span: Span::new(0, text.len()), role: Role::Title }];
    let article = Article::new(text.to_owned(), blocks).dated(Some(date(2014, 9, 24)));
    Kept::new(&article, None, Some(date(2026, 11, 28)), 7.0)
}

async fn open(name: &str) -> Store {
    Store::open(name, |fault| panic!("{fault:?}")).await.expect("a library")
}

/// How many articles are new.
async fn add(store: &Store, articles: &[Kept]) -> Result<usize, Fault> {
    store.change(articles, None).await.map(|changed| changed.added)
}

async fn remove(store: &Store, id: &str) -> Result<Option<Kept>, Fault> {
    store.change(&[], Some(id)).await.map(|Changed { removed, .. }| removed)
}

async fn titles(store: &Store) -> Vec<String> {
    let mut titles: Vec<_> = store.stubs().await.expect("a list").into_iter().map(|stub| stub.title).collect();
    titles.sort();
    titles
}

/// The result of an asynchronous JavaScript function of some strings.
async fn js(body: &str, given: &[&str]) -> JsValue {
    let given: Array = given.iter().map(|text| JsValue::from_str(text)).collect();
    let function = Function::new_with_args("given", &format!("return (async () => {{ {body} }})()"));
    let promise: Promise = function.call1(&JsValue::NULL, &given).expect("a promise").unchecked_into();
    JsFuture::from(promise).await.expect("no error")
}

#[wasm_bindgen_test]
async fn what_is_kept_comes_back_as_it_was() {
    let kept = article("Naïve ferries\u{2028}collide 🛳");
    assert_eq!(add(&open("back").await, std::slice::from_ref(&kept)).await, Ok(1));
    let again = open("back").await;
    assert_eq!(again.get(&kept.stub.id).await, Ok(Some(kept.clone())));
    assert_eq!(again.stubs().await, Ok(vec![kept.stub]));
    assert_eq!(again.get("0").await, Ok(None));
}

#[wasm_bindgen_test]
async fn the_same_article_is_kept_once_and_never_overwritten() {
    let store = open("once").await;
    let (first, mut second) = (article("One"), article("One"));
    second.stub.title = "Another title".into();
    assert_eq!(add(&store, &[first.clone(), second.clone()]).await, Ok(1));
    assert_eq!(add(&store, &[second]).await, Ok(0));
    assert_eq!(store.get(&first.stub.id).await, Ok(Some(first)));
}

#[wasm_bindgen_test]
async fn what_is_taken_out_is_handed_back() {
    let store = open("out").await;
    let (one, two) = (article("One"), article("Two"));
    add(&store, &[one.clone(), two]).await.expect("kept");
    assert_eq!(remove(&store, &one.stub.id).await, Ok(Some(one.clone())));
    assert_eq!((titles(&store).await, store.get(&one.stub.id).await), (vec!["Two".into()], Ok(None)));
    assert_eq!(remove(&store, &one.stub.id).await, Ok(None));
    assert_eq!(add(&store, &[one]).await, Ok(1));
}

/// The second article cannot be written: a record of its name lies among the
/// texts. The first one, which could, must not be there afterwards.
#[wasm_bindgen_test]
async fn a_change_that_breaks_half_way_changes_nothing() {
    let store = open("half").await;
    add(&store, &[article("Before")]).await.expect("kept");
    let (fine, broken) = (article("Fine"), article("Broken"));
    let block = "const db = await new Promise((good, bad) => { const r = indexedDB.open('half'); \
        r.onsuccess = () => good(r.result); r.onerror = bad; }); \
        const change = db.transaction('texts', 'readwrite'); change.objectStore('texts').add({ id: given[0] }); \
        await new Promise(good => { change.oncomplete = good; }); db.close();";
    js(block, &[&broken.stub.id]).await;
    assert_eq!(add(&store, &[fine.clone(), broken]).await, Err(Fault::Broken("ConstraintError")));
    assert_eq!(titles(&store).await, ["Before"]);
    assert_eq!(store.get(&fine.stub.id).await, Ok(None));
    assert_eq!(add(&store, &[fine]).await, Ok(1), "and it goes on");
}

/// Writes a library as version 1 had it, in records of JSON.
async fn write_version_1(name: &str, records: &str) {
    let body = "await new Promise((good, bad) => { const r = indexedDB.open(given[0], 1); r.onerror = bad; \
        r.onupgradeneeded = () => { const store = r.result.createObjectStore('articles', { keyPath: 'id' }); \
            for (const record of JSON.parse(given[1])) store.add(record); }; \
        r.onsuccess = () => { r.result.close(); good(); }; });";
    js(body, &[name, records]).await;
}

/// As version 1 wrote it.
const OLD: &str = r#"[{"id":"d228cb696f1a8caf78912b704e4a8964","title":"a","source":"The Example","author":"",
    "date":[2014,9,24],"kept":[2026,11,1],"at":5,"words":1,
    "article":{"text":"a","blocks":[{"span":{"start":0,"end":1},"role":"title"}],"date":[2014,9,24]}}]"#;

#[wasm_bindgen_test]
async fn a_library_of_the_first_version_is_taken_over_whole() {
    write_version_1("old", OLD).await;
    let store = open("old").await;
    let kept = store.get("d228cb696f1a8caf78912b704e4a8964").await.expect("readable").expect("taken over");
    assert_eq!((&*kept.stub.source, kept.stub.kept), ("The Example", Some(date(2026, 11, 1))));
    assert_eq!(kept.article.first(Role::Title), Some("a"));
    assert_eq!(titles(&store).await, ["a"]);
    let stores = js(
        "const db = await new Promise(good => { const r = indexedDB.open(given[0]); r.onsuccess = () => good(r.result); }); \
         const found = [...db.objectStoreNames].join() + ' ' + db.version; db.close(); return found;",
        &["old"],
    );
    assert_eq!(stores.await.as_string(), Some(format!("parts,stubs,texts {VERSION}")));
}

#[wasm_bindgen_test]
async fn a_library_of_the_second_version_gets_room_for_parts_and_loses_nothing() {
    let kept = article("Second");
    let write = "await new Promise((good, bad) => { const r = indexedDB.open('second', 2); r.onerror = bad; \
        r.onupgradeneeded = () => { const [stub, text] = JSON.parse(given[0]); \
            r.result.createObjectStore('stubs', { keyPath: 'id' }).add(stub); \
            r.result.createObjectStore('texts', { keyPath: 'id' }).add(text); }; \
        r.onsuccess = () => { r.result.close(); good(); }; });";
    let records =
        js_sys::JSON::stringify(&serde_wasm_bindgen::to_value(&(&kept.stub, &Text::of(&kept))).expect("records"));
    js(write, &[&records.expect("JSON").as_string().expect("text")]).await;
    let store = open("second").await;
    assert_eq!(store.get(&kept.stub.id).await, Ok(Some(kept.clone())));
    assert_eq!(store.parted().await, Ok(vec![]));
}

/// A record of `texts`.
#[derive(serde::Serialize)]
struct Text<'a> {
    id: &'a str,
    article: &'a Article,
}

impl<'a> Text<'a> {
    fn of(kept: &'a Kept) -> Self {
        Self { id: &kept.stub.id, article: &kept.article }
    }
}

#[wasm_bindgen_test]
async fn a_part_lives_as_long_as_its_article() {
    let store = open("parts").await;
    let kept = article("With a part");
    let id = &kept.stub.id;
    assert_eq!(store.set_part(id, Some(&[1, 2])).await, Ok(()));
    assert_eq!(store.part(id).await, Ok(None), "the article is not kept");
    add(&store, std::slice::from_ref(&kept)).await.expect("kept");
    store.set_part(id, Some(&[1, 2, 255])).await.expect("kept");
    assert_eq!((store.part(id).await, store.parted().await), (Ok(Some(vec![1, 2, 255])), Ok(vec![id.clone()])));
    store.set_part(id, None).await.expect("taken out");
    assert_eq!(store.part(id).await, Ok(None));
    store.set_part(id, Some(&[3])).await.expect("kept");
    remove(&store, id).await.expect("taken out");
    assert_eq!(store.parted().await, Ok(vec![]));
}

/// A record that cannot be understood must not be lost by an upgrade.
#[wasm_bindgen_test]
async fn an_upgrade_that_cannot_take_all_over_leaves_the_old_library() {
    write_version_1("odd", r#"[{"id":"x","title":5}]"#).await;
    assert!(matches!(Store::open("odd", |_| {}).await, Err(Fault::Broken(_))));
    let left = "const db = await new Promise(good => { const r = indexedDB.open(given[0]); r.onsuccess = () => good(r.result); }); \
        const all = db.transaction('articles').objectStore('articles').getAll(); \
        await new Promise(good => { all.onsuccess = good; }); db.close(); return all.result[0].title;";
    assert_eq!(js(left, &["odd"]).await.as_f64(), Some(5.0));
}

#[wasm_bindgen_test]
async fn a_newer_library_is_left_alone_and_an_older_page_steps_aside() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let hear = Rc::clone(&heard);
    let store = Store::open("newer", move |fault| hear.borrow_mut().push(fault)).await.expect("a library");
    let newer = "await new Promise((good, bad) => { const r = indexedDB.open('newer', 99); r.onblocked = bad; \
        r.onsuccess = () => { r.result.close(); good(); }; r.onerror = bad; });";
    js(newer, &[]).await;
    assert_eq!(*heard.borrow(), [Fault::Replaced]);
    assert!(store.stubs().await.is_err());
    assert_eq!(Store::open("newer", |_| {}).await.err(), Some(Fault::Newer));
}

#[wasm_bindgen_test]
async fn without_a_database_the_answer_is_a_refusal() {
    const GIVE_BACK: &str = "Object.defineProperty(globalThis, 'indexedDB', globalThis.given);";
    let take = "globalThis.given = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB'); \
        Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true });";
    js(take, &[]).await;
    let refused = Store::open("none", |_| {}).await.err();
    js(GIVE_BACK, &[]).await;
    assert_eq!(refused, Some(Fault::Refused));
    open("none").await;
}
