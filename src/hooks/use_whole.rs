//! Keeps a large archive whole: fetches what is not kept yet, as long as the
//! reader wants it.

use super::use_effect_with;
use crate::dom;
use crate::library::space::space;
use crate::state::Action;
use crate::whole::{Pace, Stop, Whole};
use gloss_engine::Edition;
use gloss_extract::order::Set;
use js_sys::{Array, Promise};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Cache, Request, RequestCache, RequestInit, Response, Url};
use yew::prelude::*;

/// Where its files lie.
const FOLDER: &str = "./archive/";

/// How many files are fetched at a time.
const TOGETHER: usize = 6;

/// How often the page hears of it, in milliseconds.
const OFTEN: f64 = 200.0;

/// Tells how much of the archive is kept once it is known. The callback that
/// comes back goes on with `true` and holds with `false`.
#[hook]
pub fn use_whole(edition: Option<Rc<Edition>>, act: Callback<Action>) -> Callback<bool> {
    let going = use_memo((), |()| Cell::new(false));
    {
        let act = act.clone();
        use_effect_with(edition.clone(), move |edition| {
            if let Some(edition) = edition.clone() {
                spawn_local(async move { act.emit(Action::Whole(Keeping::new(edition).await.told(Pace::Held))) });
            }
        });
    }
    use_callback(edition, move |go, edition| {
        if let (true, false, Some(edition)) = (go, going.get(), edition.clone()) {
            let (going, act) = (going.clone(), act.clone());
            spawn_local(async move {
                let mut keeping = Keeping::new(edition).await;
                going.set(true);
                let pace = match keeping.go_on(&going, &act).await {
                    Ok(()) => Pace::Held,
                    Err(stop) => Pace::Stopped(stop),
                };
                going.set(false);
                act.emit(Action::Whole(keeping.told(pace)));
            });
        } else {
            going.set(go && going.get());
        }
    })
}

struct Keeping {
    edition: Rc<Edition>,
    cache: Option<Cache>,
    /// Path and address of each file that is not kept.
    missing: Vec<(String, String)>,
}

impl Keeping {
    async fn new(edition: Rc<Edition>) -> Self {
        let cache = open(&edition).await;
        let kept = match &cache {
            Some(cache) => addresses(cache).await,
            None => Set::new(),
        };
        let missing = edition
            .paths
            .iter()
            .filter_map(|path| Some((path.clone(), address(&format!("{FOLDER}{path}"))?.href())))
            .filter(|(_, address)| !kept.contains(address))
            .collect();
        Self { edition, cache, missing }
    }

    fn told(&self, pace: Pace) -> Whole {
        let count = |paths: usize| u32::try_from(paths).unwrap_or(u32::MAX);
        let files = count(self.edition.paths.len());
        let kept = files.saturating_sub(count(self.missing.len()));
        Whole { articles: self.edition.articles, bytes: self.edition.bytes, files, kept, pace }
    }

    /// Until all is kept, the reader holds, or it cannot go on.
    async fn go_on(&mut self, going: &Cell<bool>, act: &Callback<Action>) -> Result<(), Stop> {
        let Some(cache) = self.cache.clone() else { return Err(Stop::NoCache) };
        let wanted = self.told(Pace::Going).wanted();
        let left = space().await.map(|space| space.quota - space.used);
        if left.is_some_and(|left| left < wanted) {
            return Err(Stop::Full { wanted, left });
        }
        let mut told = 0.0;
        while going.get() && !self.missing.is_empty() {
            if js_sys::Date::now() - told > OFTEN {
                told = js_sys::Date::now();
                act.emit(Action::Whole(self.told(Pace::Going)));
            }
            let rest = self.missing.len().saturating_sub(TOGETHER);
            let coming: Vec<_> =
                self.missing.iter().skip(rest).map(|(path, address)| (path, address, fetch(address))).collect();
            for (path, address, response) in coming {
                let response = arrived(response).await.ok_or_else(|| Stop::Cut(path.as_str().into()))?;
                let put = JsFuture::from(cache.put_with_str(address, &response)).await;
                put.map_err(|_| Stop::Full { wanted: self.told(Pace::Going).wanted(), left: None })?;
            }
            self.missing.truncate(rest);
        }
        Ok(())
    }
}

/// The cache that the service worker answers from.
async fn open(edition: &Edition) -> Option<Cache> {
    let caches = dom::window()?.caches().ok()?;
    let (folder, _) = edition.paths.first()?.rsplit_once('/')?;
    let name = format!("gloss-{}#archive/{folder}/", address("./")?.pathname());
    JsFuture::from(caches.open(&name)).await.ok()?.dyn_into().ok()
}

fn address(path: &str) -> Option<Url> {
    Url::new_with_base(path, &dom::window()?.location().href().ok()?).ok()
}

/// The addresses of all that a cache holds.
async fn addresses(cache: &Cache) -> Set<String> {
    let keys = JsFuture::from(cache.keys()).await.map(|keys| Array::from(&keys)).unwrap_or_default();
    keys.iter().map(|request| request.unchecked_into::<Request>().url()).collect()
}

/// From the network, past the service worker's own cache.
fn fetch(address: &str) -> Option<Promise> {
    let options = RequestInit::new();
    options.set_cache(RequestCache::NoStore);
    Some(dom::window()?.fetch_with_str_and_init(address, &options))
}

async fn arrived(fetched: Option<Promise>) -> Option<Response> {
    let response: Result<JsValue, JsValue> = JsFuture::from(fetched?).await;
    response.ok()?.dyn_into::<Response>().ok().filter(|response| response.ok() && !response.redirected())
}
