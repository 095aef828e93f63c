//! Browsers that keep nothing, have no room, clear what they kept, or put the tab
//! to sleep. What is lost is said, and where nothing is, nothing is said.

use std::time::Duration;

use anyhow::{Result, ensure};
use serde_json::json;

use crate::browser::{Given, with_browser_as};
use crate::looks::look;
use crate::page::{Files, Page, paste, with_page};
use crate::ways::reads;

const TEXT: &str = "John Kerry met 40 envoys in Paris on Monday, and they spoke for two hours.";

const KEPT_NOW: &str = "document.querySelector('#keep')?.getAttribute('aria-pressed') === 'true'";

/// What the page says of its own accord, at its top and at its foot.
const SAID: &str = "[...document.querySelectorAll('#trouble, #note, main [role=alert], #broken:not([hidden])')].map(e => e.innerText.trim()).join(' ')";

async fn says(page: &Page, words: &str) -> Result<()> {
    page.until(&format!("({SAID}).includes({})", json!(words))).await
}

async fn says_nothing(page: &Page) -> Result<()> {
    let said: String = page.ask(SAID).await?;
    ensure!(said.is_empty(), "nothing is lost, but it says {said:?}");
    Ok(())
}

async fn reload(page: &Page) -> Result<()> {
    page.driver.refresh().await?;
    page.ready().await
}

/// A picture wide and narrow, for people to look at.
async fn looked_at(page: &Page, name: &str) -> Result<()> {
    for (width, height) in [(390, 844), (1280, 900)] {
        page.resize(width, height).await?;
        page.driver.execute("scrollTo({ top: 0, behavior: 'instant' })", vec![]).await?;
        look(page, &format!("lost-{name}-{width}")).await?;
    }
    Ok(())
}

async fn before(page: &Page, script: &str) -> Result<()> {
    page.driver.cdp().page().add_script_to_evaluate_on_new_document(script).await?;
    reload(page).await
}

#[test]
fn a_full_store_of_the_tab_is_said_and_the_text_is_read() {
    with_page(async |page: &mut Page| {
        // So much junk that no letter more has room.
        let fill = "const room = arguments[0] === 'session' ? sessionStorage : localStorage; for (let size = 2 ** 22; size >= 1; size /= 2) { \
            try { for (let n = 0; ; n++) room.setItem('junk' + size + '.' + n, 'x'.repeat(size)); } catch {} }";
        page.driver.execute(fill, vec![json!("session")]).await?;
        page.read(TEXT).await?;
        says(page, "has no room to keep this text").await?;
        looked_at(page, "full-tab").await?;
        page.driver.execute("sessionStorage.clear()", vec![]).await?;
        page.driver.execute("location.hash = '#/'", vec![]).await?;
        page.read(&paste("wire.txt")).await?;
        says_nothing(page).await?;
        // Settings: only a change is lost, and only then it is said.
        page.driver.execute(fill, vec![json!("local")]).await?;
        page.driver.execute("localStorage.removeItem('gloss.prefs')", vec![]).await?;
        page.driver.execute(fill, vec![json!("local")]).await?;
        reload(page).await?;
        page.marked().await?;
        says_nothing(page).await?;
        page.click("button[data-kind=date]").await?;
        says(page, "The browser does not keep this").await
    });
}

#[test]
fn a_text_too_large_for_the_tab_is_read_and_its_loss_is_said() {
    with_page(async |page: &mut Page| {
        page.read(&format!("{TEXT}\n").repeat(2_200_000 / TEXT.len())).await?;
        says(page, "has no room to keep this text").await
    });
}

#[test]
fn a_full_library_is_said_and_nothing_of_it_is_lost() {
    with_page(async |page: &mut Page| {
        // Refuses as browsers do, while `full` says so.
        let refuse = "const given = IDBObjectStore.prototype.add; IDBObjectStore.prototype.add = function (...record) { \
            if (window.full) throw new DOMException('no room', 'QuotaExceededError'); return given.apply(this, record); };";
        before(page, refuse).await?;
        page.read(TEXT).await?;
        page.click("#keep").await?;
        page.until(KEPT_NOW).await?;
        page.driver.execute("window.full = true; location.hash = '#/'", vec![]).await?;
        page.read(&paste("wire.txt")).await?;
        page.click("#keep").await?;
        says(page, "no room").await?;
        ensure!(!page.ask::<bool>(KEPT_NOW).await?, "it claims to have kept it");
        looked_at(page, "full-library").await?;
        page.driver.execute("window.full = false", vec![]).await?;
        page.click("#keep").await?;
        page.until(KEPT_NOW).await?;
        page.click("#show-library").await?;
        page.until("document.querySelectorAll('#kept li').length === 2").await
    });
}

#[test]
fn a_browser_that_refuses_all_stores_reads_and_says_what_it_does_not_keep() {
    with_page(async |page: &mut Page| {
        let refuse = "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name, \
            { get() { throw new DOMException('refused', 'SecurityError'); } });";
        before(page, refuse).await?;
        says_nothing(page).await?;
        page.read(TEXT).await?;
        says(page, "keeps nothing").await?;
        looked_at(page, "refused").await?;
        page.click("#trouble .close").await?;
        page.click("#keep").await?;
        says(page, "private window").await?;
        ensure!(page.count("person").await? == 1);
        Ok(())
    });
}

#[test]
fn a_database_that_cannot_be_opened_is_said() {
    for how in [
        "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };",
        "IDBFactory.prototype.open = () => { throw new DOMException('no', 'UnknownError'); };",
        "const given = IDBFactory.prototype.open; IDBFactory.prototype.open = function () { const request = given.call(this, 'x', 2); \
         request.addEventListener('upgradeneeded', (event) => event.target.transaction.abort()); return request; };",
    ] {
        with_page(async |page: &mut Page| {
            before(page, how).await?;
            page.read(TEXT).await?;
            page.click("#keep").await?;
            page.until(&format!("({SAID}).length > 20")).await?;
            ensure!(page.ask::<bool>("document.querySelector('#keep').getAttribute('aria-pressed') !== 'true'").await?);
            page.click("#show-library").await?;
            page.until("document.querySelector('main .notice')?.textContent").await
        });
    }
}

#[test]
fn a_private_window_works_and_says_nothing() {
    with_browser_as(&["--incognito"], async |driver, given: Given| {
        let page = Page::open(driver, &given.dist, &given.base).await?;
        page.read(TEXT).await?;
        says_nothing(&page).await?;
        reload(&page).await?;
        page.marked().await?;
        page.click("#keep").await?;
        page.until(KEPT_NOW).await?;
        page.click("#show-library").await?;
        page.until("document.querySelectorAll('#kept li').length === 1").await
    });
}

#[test]
fn what_is_cleared_under_the_page_takes_no_correction_away() {
    with_page(async |page: &mut Page| {
        page.read(TEXT).await?;
        page.click("main article a.m-person").await?;
        page.click("#not-right summary").await?;
        page.click("#not-a-name").await?;
        page.until("!document.querySelector('main article .m-person')").await?;
        // One thing is told at a time.
        page.driver.execute("[...document.querySelectorAll('#corrected button')].pop().click()", vec![]).await?;
        page.driver.execute("localStorage.clear(); sessionStorage.clear();", vec![]).await?;
        // Another correction does not take the first one away.
        page.click("main article a.m-place").await?;
        page.click("#not-right summary").await?;
        page.click("#not-a-name").await?;
        page.until("!document.querySelector('main article .m-place')").await?;
        // Neither does a reload, nor the text.
        reload(page).await?;
        page.marked().await?;
        ensure!(page.paragraphs().await?.concat().contains(TEXT), "the text is gone");
        ensure!(page.count("person").await? == 0 && page.count("place").await? == 0, "a correction is gone");
        Ok(())
    });
}

#[test]
fn a_clock_that_is_set_back_loses_nothing() {
    with_page(async |page: &mut Page| {
        page.read(TEXT).await?;
        page.click("#keep").await?;
        page.until(KEPT_NOW).await?;
        // Ten years back, and in leaps while the page stands.
        let back = "{ const Given = Date; const back = () => Given.now() - 3e11 - Math.random() * 1e10; \
            window.Date = class extends Given { constructor(...given) { given.length ? super(...given) : super(back()); } static now() { return back(); } }; }";
        before(page, back).await?;
        page.driver.execute("location.hash = '#/'", vec![]).await?;
        page.read(&paste("wire.txt")).await?;
        ensure!(page.marks("person").await?.iter().any(|mark| mark.contains("Kerry")), "Kerry is not marked");
        page.click("#keep").await?;
        page.until(KEPT_NOW).await?;
        page.click("#show-library").await?;
        page.until("document.querySelectorAll('#kept li').length === 2").await?;
        page.driver.execute("location.hash = '#/'", vec![]).await?;
        let _files =
            page.choose(Files::new(&[("story.html", format!("<h1>Envoys</h1><p>{TEXT}</p>").as_bytes())])?).await?;
        reads(page, TEXT).await?;
        ensure!(!page.shows("#broken").await?);
        Ok(())
    });
}

#[test]
fn a_tab_that_slept_goes_on_where_it_was() {
    with_page(async |page: &mut Page| {
        let sleep = async |page: &Page| -> Result<()> {
            for (state, seconds) in [("frozen", 9), ("active", 0)] {
                page.driver.cdp().send_raw("Page.setWebLifecycleState", json!({ "state": state })).await?;
                tokio::time::sleep(Duration::from_secs(seconds)).await;
            }
            Ok(())
        };
        // While the model is on its way: the browser may forget about it.
        let new = "window.forgotten = false; navigator.serviceWorker.getRegistration().then(found => found?.unregister()) \
            .then(() => caches.keys()).then(names => Promise.all(names.map(name => caches.delete(name)))) \
            .then(() => { window.forgotten = true })";
        page.driver.execute(new, vec![]).await?;
        page.until("window.forgotten").await?;
        page.driver.refresh().await?;
        tokio::time::sleep(Duration::from_millis(250)).await;
        sleep(page).await?;
        page.ready().await?;
        page.read(TEXT).await?;
        page.driver.execute("location.hash = '#/'", vec![]).await?;
        // While the opener has a page before it, longer than it may be silent.
        let story = format!("<h1>Envoys</h1>{}", format!("<p>{TEXT}</p>").repeat(300));
        let _files = page.choose(Files::new(&[("story.html", story.as_bytes())])?).await?;
        sleep(page).await?;
        reads(page, TEXT).await?;
        says_nothing(page).await?;
        // While the engine reads.
        page.driver.execute("location.hash = '#/'", vec![]).await?;
        page.fill(&format!("{TEXT}\n\n").repeat(300)).await?;
        page.press_read().await?;
        sleep(page).await?;
        page.marked().await?;
        says_nothing(page).await
    });
}
