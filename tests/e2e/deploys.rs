//! Another version in the place of the one that is open: taken by consent, also
//! with several tabs, and back again.

use std::cell::Cell;
use std::fs;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::json;
use xtask::parts;

use crate::browser::{Given, with_browser};
use crate::offline::{Copy, KEPT};
use crate::page::{Page, paste};

/// An empty section that a program may have, named `x`.
const SECTION: [u8; 4] = [0, 2, 1, b'x'];

/// The folder that the open page takes its files from.
pub(crate) const FOLDER: &str = "document.querySelector('link[rel=parts]').getAttribute('href')";

/// All files are kept, and those of one version only.
pub(crate) const WHOLE: &str = "window.whole === true || (caches.keys().then(async names => { \
    const own = names.filter(name => name.startsWith('gloss-')); const folder = document.querySelector('link[rel=parts]').href; \
    const there = await Promise.all(['opener_bg.wasm', 'places.bin', 'tagger.bin', 'worker.js'].map(name => caches.match(folder + name))); \
    window.whole = own.length === 1 && there.every(Boolean) && !!navigator.serviceWorker.controller; }), false)";

/// Asks the host for another version, and notes why it does not come.
const LOOK: &str = "window.refusal = undefined; navigator.serviceWorker.getRegistration().then(found => { \
    found.addEventListener('updatefound', () => { const coming = found.installing; coming.addEventListener('statechange', \
    () => { if (coming.state === 'redundant') window.refusal = 'not installed'; }); }); return found.update(); \
    }).catch(error => { window.refusal = String(error); })";

/// Puts another version in the place of this one: its own programs are other
/// files in another folder, and the folder that was there is gone.
pub(crate) fn deploy(copy: &Copy) -> Result<()> {
    let old = parts::folder(&copy.0)?;
    for entry in fs::read_dir(&old)? {
        let file = entry?.path();
        let more: &[u8] = match file.extension().and_then(|ending| ending.to_str()) {
            Some("js") => b"\n// another version\n",
            Some("wasm") => &SECTION,
            _ => continue,
        };
        fs::write(&file, [fs::read(&file)?, more.to_vec()].concat())?;
    }
    let name = old.file_name().unwrap_or_default().to_string_lossy().into_owned();
    // Another digest, as the build would make one.
    let other: String = name.chars().map(|letter| if letter == '0' { '1' } else { letter }).collect();
    let other = if other == name { name.replace(|letter: char| letter.is_ascii_digit(), "0") } else { other };
    fs::rename(&old, copy.0.join(&other))?;
    let page = copy.0.join("index.html");
    fs::write(&page, fs::read_to_string(&page)?.replace(&name, &other))?;
    copy.relist()
}

/// Has the browser look for another version.
pub(crate) async fn look_for_update(page: &Page) -> Result<()> {
    page.driver.execute(LOOK, vec![]).await?;
    Ok(())
}

/// The same where there are several tabs. Chromium then now and then never begins
/// to look: the host is not asked, and nothing is refused. Gives whether it has.
pub(crate) async fn has_looked(page: &Page) -> Result<bool> {
    let asked = || {
        let requests = page.site.iter().flat_map(|site| site.requests());
        requests.filter(|request| request.target.ends_with("/sw.js")).count()
    };
    let before = asked();
    look_for_update(page).await?;
    for _ in 0..100 {
        if asked() > before {
            return Ok(true);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Ok(false)
}

/// Runs `body` in a new browser, and in another one where that one did not look for
/// another version, which `body` tells.
pub(crate) fn with_tabs(body: impl AsyncFn(Page, Copy) -> Result<bool>) {
    let looked = Cell::new(false);
    for _ in 0..5 {
        with_browser(async |driver, given: Given| {
            let copy = Copy::of(&given.dist)?;
            let page = Page::open(driver, &copy.0, &given.base).await?;
            page.until(WHOLE).await?;
            looked.set(body(page, copy).await?);
            Ok(())
        });
        if looked.get() || Given::read().is_none() {
            return;
        }
    }
    panic!("no browser has looked for another version");
}

pub(crate) async fn offered(page: &Page) -> Result<()> {
    let offered = page.until("document.querySelector('#update')?.checkVisibility()").await;
    let why = "navigator.serviceWorker.getRegistration().then(found => { const has = name => name + ': ' + found[name]?.state; \
        window.stands = [window.refusal, ...['installing', 'waiting', 'active'].map(has)]; })";
    if offered.is_err() {
        page.driver.execute(why, vec![]).await?;
        page.until("window.stands").await?;
        let stands: serde_json::Value = page.ask("window.stands").await?;
        return offered.with_context(|| format!("no update is offered: {stands}"));
    }
    Ok(())
}

/// Takes the version that is offered; beside other tabs the page asks twice.
pub(crate) async fn accept(page: &Page) -> Result<()> {
    page.driver.execute("window.old = true", vec![]).await?;
    page.click("#reload").await?;
    page.until("document.querySelector('#reload-all')?.click(), window.old === undefined").await?;
    page.ready().await
}

async fn kerry(page: &Page) -> Result<()> {
    page.marked().await?;
    ensure!(page.marks("person").await?.iter().any(|mark| mark.contains("Kerry")), "no names");
    Ok(())
}

/// Starts the worker anew, and has the opener and the words of a language fetched.
async fn uses_all_parts(page: &Page) -> Result<()> {
    let fetched = "window.answers === undefined ? (window.answers = null, Promise.all(given.map(name => \
        fetch(document.querySelector('link[rel=parts]').href + name).then(answer => answer.ok, () => false))) \
        .then(answers => { window.answers = answers }), false) : window.answers?.every(Boolean)";
    let names =
        ["worker.js", "opener.js", "opener_loader.js", "mapper_bg.wasm", "words/fr.txt", "archive.bin", "tagger.bin"];
    page.until(&fetched.replace("given", &json!(names).to_string())).await?;
    page.driver.goto(&format!("{}#/", page.url)).await?;
    page.fill(&crate::large::story(2_000_000, false)).await?;
    page.press_read().await?;
    page.cancel().await?;
    page.driver.goto(&format!("{}#/", page.url)).await?;
    page.read(&paste("wire.txt")).await?;
    kerry(page).await
}

#[test]
fn a_tab_that_stays_open_over_an_update_goes_on_with_its_own_files() {
    with_tabs(async |page: Page, copy: Copy| {
        let before: String = page.ask(FOLDER).await?;
        let first = page.driver.window().await?;
        let second = page.driver.new_tab().await?;
        page.driver.switch_to_window(second.clone()).await?;
        page.driver.goto(&page.url).await?;
        page.ready().await?;
        // A text that was replaced would not outlast a reload, so this tab stays.
        page.read(&paste("blog.txt")).await?;
        page.driver.goto(&format!("{}#/", page.url)).await?;
        page.read(&paste("wire.txt")).await?;

        page.driver.switch_to_window(first.clone()).await?;
        deploy(&copy)?;
        if !has_looked(&page).await? {
            return Ok(false);
        }
        offered(&page).await?;
        accept(&page).await?;
        ensure!(page.ask::<String>(FOLDER).await? != before, "the new version did not come");
        page.read(&paste("wire.txt")).await?;
        kerry(&page).await?;

        // The other tab is as it was, and whatever it loads from now on.
        page.driver.switch_to_window(second).await?;
        ensure!(page.ask::<String>(FOLDER).await? == before);
        uses_all_parts(&page).await?;
        offered(&page).await?;
        accept(&page).await?;
        ensure!(page.ask::<String>(FOLDER).await? != before, "the second tab did not take the new version");
        page.until("document.body.textContent.includes('49 hostages')").await?;

        // The old version goes once nobody can need it.
        page.driver.close_window().await?;
        page.driver.switch_to_window(first).await?;
        page.driver.refresh().await?;
        page.ready().await?;
        page.until(WHOLE).await?;
        Ok(true)
    });
}

#[test]
fn an_older_version_can_be_put_back() {
    with_browser(async |driver, given: Given| {
        let (old, copy) = (Copy::of(&given.dist)?, Copy::of(&given.dist)?);
        let mut page = Page::open(driver, &copy.0, &given.base).await?;
        page.until(WHOLE).await?;
        let first: String = page.ask(FOLDER).await?;
        deploy(&copy)?;
        look_for_update(&page).await?;
        offered(&page).await?;

        // Before it is taken, and after it was.
        for taken in [false, true] {
            if taken {
                accept(&page).await?;
                page.until(WHOLE).await?;
                ensure!(page.ask::<String>(FOLDER).await? != first);
            }
            copy.become_copy_of(&old)?;
            look_for_update(&page).await?;
            offered(&page).await?;
            accept(&page).await?;
            page.until(WHOLE).await?;
            ensure!(page.ask::<String>(FOLDER).await? == first, "the old version did not come back");
            deploy(&copy)?;
            look_for_update(&page).await?;
            offered(&page).await?;
        }
        page.cut().await?;
        page.driver.refresh().await?;
        page.ready().await?;
        page.read(&paste("wire.txt")).await?;
        kerry(&page).await
    });
}

#[test]
fn what_the_browser_has_cleared_is_kept_again() {
    with_browser(async |driver, given: Given| {
        let copy = Copy::of(&given.dist)?;
        let mut page = Page::open(driver, &copy.0, &given.base).await?;
        page.until(WHOLE).await?;
        let clear = "caches.keys().then(names => Promise.all(names.map(name => caches.delete(name)))) \
            .then(() => { window.cleared = true })";
        page.driver.execute(clear, vec![]).await?;
        page.until("window.cleared").await?;
        page.driver.refresh().await?;
        page.ready().await?;
        page.until("document.querySelector('#saved')?.checkVisibility()").await?;
        page.until(WHOLE).await?;
        page.cut().await?;
        page.driver.refresh().await?;
        page.ready().await?;
        page.read(&paste("wire.txt")).await?;
        kerry(&page).await
    });
}

/// Every address that the browser keeps, with its digest.
const DIGESTS: &str = "window.digests ?? (caches.keys().then(async names => { const found = {}; \
    for (const name of names) { const cache = await caches.open(name); for (const request of await cache.keys()) { \
    const bytes = await (await cache.match(request)).arrayBuffer(); \
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)); \
    found[request.url] = 'sha256-' + btoa(String.fromCharCode(...digest)); } } window.digests = found; }), null)";

#[test]
fn saved_is_said_when_every_file_is_there_and_is_the_right_one() {
    with_browser(async |driver, given: Given| {
        let page = Page::open(driver, &given.dist, &given.base).await?;
        page.until("document.querySelector('#saved')?.checkVisibility()").await?;
        crate::looks::look(&page, "saved").await?;
        page.until(DIGESTS).await?;
        let kept: std::collections::BTreeMap<String, String> = page.ask("window.digests").await?;
        let xtask::offline::Needed { kept: first, late, .. } = xtask::offline::needed(&given.dist)?;
        for (path, digest) in first.into_iter().chain(late) {
            if path.contains("/scalar") {
                continue;
            }
            let address = format!("{}{}", page.url, path.trim_start_matches("./"));
            ensure!(kept.get(&address) == Some(&digest), "{path} is not kept, or another file");
        }
        page.until(KEPT).await
    });
}

#[test]
fn without_a_service_worker_the_page_works_and_promises_nothing() {
    for (what, script) in [
        ("none", "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined });"),
        (
            "refused",
            "navigator.serviceWorker.register = () => Promise.reject(new DOMException('no', 'SecurityError'));",
        ),
    ] {
        with_browser(async |driver, given: Given| {
            driver.cdp().page().add_script_to_evaluate_on_new_document(script).await?;
            let page = Page::open(driver, &given.dist, &given.base).await?;
            page.read(&paste("wire.txt")).await?;
            kerry(&page).await?;
            ensure!(!page.shows("#saved").await?, "{what}: nothing is saved");
            ensure!(!page.shows("#broken").await?, "{what}: the page broke");
            Ok(())
        });
    }
}
