//! What was stored by an older or newer page, or changed by somebody: in the
//! browser, and in the site's own files. All else works, and what was set aside
//! is said.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::json;
use xtask::site::Site;

use crate::browser::{Given, with_browser};
use crate::hostile::unharmed;
use crate::looks::look;
use crate::offline::{Copy, KEPT};
use crate::page::{Page, with_page};

const TEXT: &str = "John Kerry met 40 envoys in Paris on Monday, and they spoke for two hours.";
const MARKUP: &str = "<img src=x onerror=window.pwned=1><script>window.pwned=1</script>";

async fn reload(page: &Page) -> Result<()> {
    page.driver.refresh().await?;
    page.ready().await
}

/// Puts something into a store of the browser and loads the page anew.
async fn stored(page: &Page, store: &str, name: &str, value: &str) -> Result<()> {
    // The page keeps its own once more when it is left.
    page.driver.goto(format!("{}manifest.webmanifest", page.url)).await?;
    page.driver
        .execute(
            "localStorage.clear(); sessionStorage.clear(); window[arguments[0]].setItem(arguments[1], arguments[2])",
            vec![json!(store), json!(name), json!(value)],
        )
        .await?;
    page.driver.goto(format!("{}#/", page.url)).await?;
    page.ready().await
}

#[test]
fn stores_that_were_tampered_with_cost_no_more_than_what_they_held() {
    let (deep, long) = ("[".repeat(100_000), "x".repeat(1_000_000));
    let hostile = format!("{{\"id\":\"{MARKUP}\",\"title\":\"{MARKUP}\",\"text\":\"a\",\"blocks\":[[\"body\",0,1]]}}");
    let half = format!("1\nnot_a_name\t{MARKUP}\t\t\nname\t\u{202E}\t\t\n\u{0}\n");
    let lost = "cannot be read any more";
    let unread = "of your corrections could not be read";
    let cases: Vec<(&str, &str, &str, &str)> = vec![
        (
            "localStorage",
            "gloss.prefs",
            "theme=<b> size=99999999999 kinds=1 density= =\u{0} face language=xx rate=-1",
            "",
        ),
        ("localStorage", "gloss.prefs", &long, ""),
        ("localStorage", "gloss.prefs", "{\"__proto__\":{\"theme\":1}}", ""),
        ("localStorage", "gloss.voice", MARKUP, ""),
        ("localStorage", "gloss.corrections", MARKUP, unread),
        ("localStorage", "gloss.corrections", "999\nanother\tformat\n", unread),
        ("localStorage", "gloss.corrections", &long, unread),
        ("localStorage", "gloss.corrections", &half, unread),
        ("sessionStorage", "gloss.draft", MARKUP, ""),
        ("sessionStorage", "gloss.draft", "\u{0}", ""),
        ("sessionStorage", "gloss.text", MARKUP, ""),
        ("sessionStorage", "gloss.lines", "4294967295 -1 99999999999 x 1", ""),
        ("sessionStorage", "gloss.date", "9999-99-99", ""),
        ("sessionStorage", "gloss.article", "{", lost),
        ("sessionStorage", "gloss.article", &deep, lost),
        ("sessionStorage", "gloss.article", &hostile, lost),
        ("sessionStorage", "gloss.article", "{\"text\":5,\"blocks\":{}}", lost),
    ];
    with_page(async |page: &mut Page| {
        let given = Given::read().context("no page")?;
        let there = Site::start(&given.dist, "/", 0)?;
        for (store, name, value, said) in cases {
            let case = format!("{name} {}", value.chars().take(40).collect::<String>());
            stored(page, store, name, value).await.with_context(|| case.clone())?;
            let words = "document.body.innerText";
            if said.is_empty() {
                let trouble: String = page.ask("document.querySelector('#trouble').innerText").await?;
                ensure!(trouble.is_empty(), "{case}: {trouble}");
            } else {
                page.until(&format!("{words}.includes({})", json!(said))).await.with_context(|| case.clone())?;
            }
            if name == "gloss.article" && value == "{" {
                for (width, height) in [(390, 844), (1280, 900)] {
                    page.resize(width, height).await?;
                    look(page, &format!("tampered-text-{width}")).await?;
                }
            }
            page.driver.execute("location.hash = '#/text'", vec![]).await?;
            unharmed(page, &there, &case).await?;
            page.driver.execute("location.hash = '#/'", vec![]).await?;
            page.read(TEXT).await.with_context(|| case.clone())?;
            unharmed(page, &there, &case).await?;
        }
        Ok(())
    });
}

/// Runs a script with the open library as `db`; it ends with `done()`.
async fn in_library(page: &Page, version: u32, script: &str) -> Result<()> {
    let script = format!(
        "const done = arguments[0]; const request = indexedDB.open('gloss.library', {version}); \
         request.onerror = () => done('error'); request.onsuccess = () => {{ const db = request.result; {script} }};"
    );
    page.driver.execute_async(&script, vec![]).await?;
    Ok(())
}

#[test]
fn a_library_with_records_that_are_none_shows_the_others_and_says_so() {
    with_page(async |page: &mut Page| {
        let given = Given::read().context("no page")?;
        let there = Site::start(&given.dist, "/", 0)?;
        page.read(TEXT).await?;
        page.click("#keep").await?;
        page.until("document.querySelector('#keep').getAttribute('aria-pressed') === 'true'").await?;
        let tamper = "const change = db.transaction(['stubs', 'texts', 'parts'], 'readwrite'); const stubs = change.objectStore('stubs'); \
            const all = stubs.getAll(); all.onsuccess = () => { const good = all.result[0]; \
            stubs.put({ id: 'a' }); stubs.put({ id: 'b', title: {} }); \
            stubs.put({ ...good, id: '0'.repeat(32), title: '<img src=x onerror=window.pwned=1>', source: '<script>window.pwned=1<\\/script>' }); \
            stubs.put({ ...good, id: '../' + '1'.repeat(29), title: 'javascript:window.pwned=1' }); \
            change.objectStore('texts').put({ id: '0'.repeat(32), article: 5 }); \
            for (const id of [good.id, '0'.repeat(32), 'a']) change.objectStore('parts').put(new Uint8Array([1, 2, 3]), id); \
            change.objectStore('parts').put('text', 'b'); }; change.oncomplete = () => { db.close(); done(); };";
        in_library(page, 3, tamper).await?;
        reload(page).await?;
        page.click("#show-library").await?;
        page.until("document.querySelectorAll('#kept li').length === 3").await?;
        page.until("/2 kept articles cannot be read/.test(document.querySelector('#kept-count').textContent)").await?;
        unharmed(page, &there, "the list").await?;
        for (width, height) in [(390, 844), (1280, 900)] {
            page.resize(width, height).await?;
            look(page, &format!("tampered-library-{width}")).await?;
        }
        // One without a text says so, the good one opens and is marked.
        page.driver.execute("location.hash = '#/k/' + '0'.repeat(32)", vec![]).await?;
        page.until("/not in your library/.test(document.querySelector('main').innerText)").await?;
        page.click("#back a").await?;
        let links: Vec<String> =
            page.ask("[...document.querySelectorAll('#kept li a')].map(link => link.getAttribute('href'))").await?;
        let good = links.iter().find(|link| !link.contains("0000") && !link.contains("1111")).context("no good one")?;
        page.driver.execute("location.hash = arguments[0]", vec![json!(good)]).await?;
        page.marked().await?;
        ensure!(page.paragraphs().await?.concat().contains(TEXT));
        unharmed(page, &there, "the article").await
    });
}

#[test]
fn a_library_without_its_stores_is_said_and_all_else_works() {
    with_page(async |page: &mut Page| {
        page.driver.goto(format!("{}manifest.webmanifest", page.url)).await?;
        let empty = "const done = arguments[0]; indexedDB.deleteDatabase('gloss.library').onsuccess = () => { \
            const request = indexedDB.open('gloss.library', 3); request.onsuccess = () => { request.result.close(); done(); }; };";
        page.driver.execute_async(empty, vec![]).await?;
        page.driver.goto(&page.url).await?;
        page.ready().await?;
        page.read(TEXT).await?;
        page.click("#keep").await?;
        page.until("document.querySelector('#note')?.textContent.trim() || document.querySelector('#trouble').textContent.trim()").await?;
        page.click("#show-library").await?;
        page.until("document.querySelector('main .notice')?.textContent").await?;
        ensure!(!page.shows("#broken").await?);
        Ok(())
    });
}

/// Changes of a file that no reader may take for good.
fn damages(bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let middle = bytes.len() / 2;
    let mut flipped = bytes.to_vec();
    flipped[middle] ^= 0x40;
    let mut long = bytes.to_vec();
    long.get_mut(24..32).into_iter().for_each(|length| length.fill(0xFF));
    vec![
        ("a letter changed", flipped),
        ("cut", bytes[..middle].to_vec()),
        ("lengths", long),
        ("nothing", Vec::new()),
        ("a page", b"<!doctype html><script>window.pwned=1</script>".to_vec()),
    ]
}

fn files_of(folder: &Path) -> Result<Vec<PathBuf>> {
    Ok(fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect())
}

#[test]
fn damaged_files_of_the_site_are_said_and_the_text_is_shown() {
    with_browser(async |driver, given: Given| {
        let there = Site::start(&given.dist, "/", 0)?;
        let copy = Copy::of(&given.dist)?;
        fs::remove_file(copy.0.join("sw.js"))?;
        let page = Page::open(driver, &copy.0, &given.base).await?;
        let archive = copy.0.join("archive");
        let edition = files_of(&archive)?.into_iter().find(|path| path.is_dir()).context("no edition")?;
        let groups: [(&str, Vec<PathBuf>, &str); 3] = [
            ("tagger.bin", vec![copy.part("tagger.bin")?], "model"),
            ("archive.bin", vec![copy.part("archive.bin")?], "archive"),
            ("its files", files_of(&edition)?, "archive"),
        ];
        for (name, files, _) in groups {
            let good = files.iter().map(fs::read).collect::<Result<Vec<_>, _>>()?;
            for damage in 0..damages(&good[0]).len() {
                let mut case = String::new();
                for (file, bytes) in files.iter().zip(&good) {
                    let (what, bytes) = damages(bytes).swap_remove(damage);
                    case = format!("{name}: {what}");
                    fs::write(file, bytes)?;
                }
                page.driver.goto("about:blank").await?;
                page.driver.goto(format!("{}#/", page.url)).await?;
                page.ready().await.with_context(|| case.clone())?;
                page.fill(TEXT).await?;
                page.press_read().await?;
                page.until("document.querySelector('main').dataset.state === 'marked'")
                    .await
                    .with_context(|| case.clone())?;
                page.until("document.querySelector('#trouble').textContent.trim().length > 20")
                    .await
                    .with_context(|| case.clone())?;
                ensure!(page.paragraphs().await?.concat().contains(TEXT), "{case}: the text is not there");
                unharmed(&page, &there, &case).await?;
                if damage == 0 {
                    page.shot(&format!("tampered-{}", name.replace(' ', "-"))).await?;
                }
            }
            for (file, bytes) in files.iter().zip(&good) {
                fs::write(file, bytes)?;
            }
        }
        Ok(())
    });
}

/// Whoever can write there is on the site already; the page still runs nothing
/// that is not the build's.
#[test]
fn a_program_that_was_changed_in_the_cache_does_not_run() {
    with_page(async |page: &mut Page| {
        page.until(KEPT).await?;
        for (end, body) in
            [("_bg.wasm", "\u{0}asm"), (".js", "window.pwned = 1; export default () => { window.pwned = 1; };")]
        {
            let tamper = "const [end, body, done] = arguments; (async () => { for (const name of await caches.keys()) { const cache = await caches.open(name); \
                for (const request of await cache.keys()) if (/\\/app-/.test(request.url) && request.url.endsWith(end)) { \
                window.held = await cache.match(request); window.place = [name, request.url]; \
                await cache.put(request.url, new Response(body, { headers: { 'Content-Type': end === '.js' ? 'text/javascript' : 'application/wasm' } })); } } done(); })();";
            page.driver.execute_async(tamper, vec![json!(end), json!(body)]).await?;
            let held: bool = page.ask("!!window.held").await?;
            ensure!(held, "no {end} in the cache");
            page.driver.refresh().await?;
            page.until("[...document.querySelectorAll('#unstarted, #unloaded')].some(told => told.checkVisibility())")
                .await
                .with_context(|| end.to_owned())?;
            ensure!(page.ask::<bool>("window.pwned === undefined").await?, "{end}: foreign code ran");
            // A page that was not changed would bring them anew.
            page.driver.execute_async("const done = arguments[0]; caches.keys().then(names => Promise.all(names.map(name => caches.delete(name)))).then(done)", vec![]).await?;
            page.driver.execute_async("const done = arguments[0]; navigator.serviceWorker.getRegistration().then(found => found?.unregister()).then(done)", vec![]).await?;
            page.driver.refresh().await?;
            page.ready().await?;
            page.until(KEPT).await?;
        }
        page.may_refuse();
        page.read(TEXT).await
    });
}
