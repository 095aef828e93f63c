//! The reader's own library: what is kept stays, whatever happens to the page.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};
use serde_json::json;
use thirtyfour::{Key, WindowHandle};

use crate::looks::look;
use crate::offline::KEPT;
use crate::page::{Page, paste, with_page};

const KEPT_NOW: &str = "document.querySelector('#keep')?.getAttribute('aria-pressed') === 'true'";

/// Reads a text of `tests/pastes` and keeps it.
async fn keep(page: &Page, name: &str) -> Result<()> {
    page.driver.goto(format!("{}#/", page.url)).await?;
    page.ready().await?;
    page.read(&paste(name)).await?;
    page.click("#keep").await?;
    page.until(KEPT_NOW).await
}

/// Opens the library by its link and waits for so many articles.
async fn library(page: &Page, count: usize) -> Result<Vec<String>> {
    page.click("#show-library").await?;
    listed(page, count).await
}

async fn listed(page: &Page, count: usize) -> Result<Vec<String>> {
    page.until(&format!("document.querySelectorAll('#kept li').length === {count}")).await?;
    page.ask("[...document.querySelectorAll('#kept li a')].map(link => link.textContent)").await
}

async fn reload(page: &Page) -> Result<()> {
    page.driver.refresh().await?;
    page.ready().await
}

#[test]
fn a_kept_article_is_there_after_a_reload_and_opens_as_it_was_read() {
    with_page(async |page: &mut Page| {
        keep(page, "portal.txt").await?;
        let before = page.paragraphs().await?;
        let titles = library(page, 1).await?;
        page.driver.execute("sessionStorage.clear()", vec![]).await?;
        reload(page).await?;
        ensure!(listed(page, 1).await? == titles && !titles[0].is_empty(), "the list changed: {titles:?}");
        page.click("#kept a").await?;
        page.marked().await?;
        ensure!(page.paragraphs().await? == before, "it does not open as it was read");
        ensure!(page.ask::<bool>(KEPT_NOW).await?, "it does not show that it is kept");
        ensure!(page.ask::<String>("location.hash").await?.starts_with("#/k/"), "it has no address of its own");
        // The address alone is enough.
        reload(page).await?;
        page.marked().await?;
        page.click("#back a").await?;
        listed(page, 1).await.map(drop)
    });
}

/// The browser's store of the library opens when it is let.
const SLOW_TO_OPEN: &str = "const set = Object.getOwnPropertyDescriptor(IDBRequest.prototype, 'onsuccess').set; \
    Object.defineProperty(IDBOpenDBRequest.prototype, 'onsuccess', { set(call) { set.call(this, event => { \
    const go = () => call(event); window.let_in ? go() : (window.waiting ??= []).push(go); }); } });";

#[test]
fn an_article_is_kept_though_the_library_opens_late() {
    with_page(async |page: &mut Page| {
        page.driver.cdp().page().add_script_to_evaluate_on_new_document(SLOW_TO_OPEN).await?;
        reload(page).await?;
        page.read(&paste("wire.txt")).await?;
        page.until("window.waiting").await?;
        page.click("#keep").await?;
        page.driver.execute("window.let_in = true; window.waiting.forEach(go => go())", vec![]).await?;
        page.until(KEPT_NOW).await
    });
}

#[test]
fn the_library_works_with_the_network_cut() {
    with_page(async |page: &mut Page| {
        page.until(KEPT).await?;
        keep(page, "wire.txt").await?;
        page.cut().await?;
        keep(page, "blog.txt").await?;
        reload(page).await?;
        library(page, 2).await?;
        page.click("#kept li:last-child a").await?;
        page.marked().await?;
        ensure!(page.marks("person").await?.iter().any(|mark| mark.contains("Kerry")), "no names in a kept article");
        Ok(())
    });
}

#[test]
fn what_is_removed_can_be_brought_back_until_the_next_change() {
    with_page(async |page: &mut Page| {
        keep(page, "wire.txt").await?;
        keep(page, "blog.txt").await?;
        let titles = library(page, 2).await?;
        page.click("#kept li:first-child .close").await?;
        ensure!(listed(page, 1).await? == titles[1..], "the wrong article went");
        page.click("#undo").await?;
        ensure!(listed(page, 2).await? == titles, "it came back in another place");
        page.click("#kept li:last-child .close").await?;
        listed(page, 1).await?;
        reload(page).await?;
        ensure!(listed(page, 1).await? == titles[..1], "the removal did not last");
        // At the article itself the same button takes it out.
        page.click("#kept a").await?;
        page.marked().await?;
        page.click("#keep").await?;
        page.until(&format!("!({KEPT_NOW})")).await?;
        library(page, 0).await.map(drop)
    });
}

#[test]
fn the_keyboard_finds_the_way_back_after_a_removal() {
    with_page(async |page: &mut Page| {
        keep(page, "wire.txt").await?;
        library(page, 1).await?;
        page.driver.execute("document.querySelector('#kept .close').focus()", vec![]).await?;
        page.press(Key::Enter).await?;
        page.until("document.activeElement?.id === 'undo'").await?;
        page.press(Key::Enter).await?;
        listed(page, 1).await.map(drop)
    });
}

#[test]
fn words_are_found_in_titles_and_texts() {
    with_page(async |page: &mut Page| {
        for name in ["wire.txt", "blog.txt", "portal.txt"] {
            keep(page, name).await?;
        }
        library(page, 3).await?;
        let find = async |words: &str, count: usize| {
            let script = "const box = document.querySelector('#kept-find'); box.value = arguments[0]; \
                box.dispatchEvent(new InputEvent('input', { bubbles: true }));";
            page.driver.execute(script, vec![json!(words)]).await?;
            listed(page, count).await
        };
        find("Psaki", 1).await?;
        page.until("document.querySelector('#kept mark')?.textContent === 'Psaki'").await?;
        page.until("document.querySelector('#kept-count').textContent === '1 of 3 articles.'").await?;
        find("kerry", 3).await?;
        find("KERRY wombat", 0).await?;
        find("IRAN outside", 1).await?;
        find("", 3).await?;
        Ok(())
    });
}

/// From one profile into another, through a file on the disk.
#[test]
fn a_library_goes_through_a_file_into_another_browser() {
    let dir = std::env::temp_dir().join(format!("gloss-export-{}", std::process::id()));
    let (file, titles) = (RefCell::default(), RefCell::default());
    with_page(async |page: &mut Page| {
        for name in ["wire.txt", "portal.txt"] {
            keep(page, name).await?;
        }
        *titles.borrow_mut() = library(page, 2).await?;
        std::fs::create_dir_all(&dir)?;
        let allowed = json!({ "behavior": "allow", "downloadPath": dir, "eventsEnabled": false });
        page.driver.cdp().send_raw("Browser.setDownloadBehavior", allowed).await?;
        page.click("#export").await?;
        page.until("/2 articles written/.test(document.querySelector('#note')?.textContent)").await?;
        *file.borrow_mut() = downloaded(&dir).await?;
        ensure!(page.refused().await?.is_empty(), "the policy had to refuse: {:?}", page.refused().await?);
        Ok(())
    });
    // Where there is no browser to test with, nothing was done.
    let (file, titles): (PathBuf, Vec<String>) = (file.into_inner(), titles.into_inner());
    if titles.is_empty() {
        return;
    }
    with_page(async |page: &mut Page| {
        library(page, 0).await?;
        import(page, &file, "2 articles are new.").await?;
        ensure!(listed(page, 2).await? == titles, "the order or the titles changed");
        import(page, &file, "0 articles are new, 2 were kept before.").await?;
        page.click("#kept a").await?;
        page.marked().await?;
        ensure!(!page.marks("person").await?.is_empty(), "nothing is marked in an imported article");
        Ok(())
    });
    std::fs::remove_dir_all(&dir).expect("the folder of this test");
}

async fn downloaded(dir: &Path) -> Result<PathBuf> {
    for _ in 0..200 {
        let mut files = std::fs::read_dir(dir)?.filter_map(|entry| Some(entry.ok()?.path()));
        if let Some(file) = files.find(|file| file.extension().is_some_and(|end| end == "jsonl")) {
            return Ok(file);
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    bail!("no file came")
}

async fn import(page: &Page, file: &Path, told: &str) -> Result<()> {
    page.find("#import").await?.send_keys(file.to_string_lossy().as_ref()).await?;
    page.until(&format!("document.querySelector('#note')?.textContent.startsWith({})", json!(told))).await
}

#[test]
fn a_foreign_or_damaged_file_harms_nothing() {
    const HEAD: &str = r#"{"gloss":"library","version":1,"articles":4}"#;
    const GOOD: &str = r#"{"id":"d228cb696f1a8caf78912b704e4a8964","title":"<img src=x onerror=window.pwned=1>","text":"a","blocks":[["body",0,1]],"__proto__":{"x":1}}"#;
    with_page(async |page: &mut Page| {
        keep(page, "wire.txt").await?;
        let titles = library(page, 1).await?;
        let file = std::env::temp_dir().join(format!("gloss-foreign-{}.jsonl", std::process::id()));
        let damaged = GOOD.replace("\"a\"", "\"b\"");
        for (content, told) in [
            ("PK\u{3}\u{4}\0\0", "This is no library"),
            (r#"{"gloss":"library","version":9,"articles":1}"#, "This file was written by a newer version"),
            (
                &*format!("{HEAD}\n{}\n{damaged}\n", "[".repeat(200_000)),
                "0 articles are new. 2 lines could not be read: line 2 is no article, and others. The file ends early: 2 articles missing.",
            ),
        ] {
            std::fs::write(&file, content)?;
            import(page, &file, told).await?;
            ensure!(listed(page, 1).await? == titles, "the library changed");
        }
        std::fs::write(&file, format!("{HEAD}\n{GOOD}\n{damaged}\n"))?;
        import(page, &file, "1 article is new. 1 line could not be read: line 3 was changed").await?;
        listed(page, 2).await?;
        std::fs::remove_file(&file)?;
        ensure!(page.ask::<bool>("window.pwned === undefined").await?, "foreign code ran");
        Ok(())
    });
}

/// Nothing that is bundled speaks of her.
const PSAKI: &str = "Jen Psaki spoke to reporters in Vienna on Monday. The talks go on, Jen Psaki said.";

/// Reads a text about her, and waits until so many sentences of kept articles
/// stand beside it.
async fn psaki(page: &Page, links: usize) -> Result<()> {
    page.driver.goto(format!("{}#/", page.url)).await?;
    page.ready().await?;
    page.read(PSAKI).await?;
    page.click("main article a.m-person").await?;
    page.until(&format!("document.querySelectorAll('#panel .evidence a[href^=\"#/k/\"]').length === {links}")).await
}

#[test]
fn kept_articles_join_the_links_at_once_and_stay_until_they_go() {
    with_page(async |page: &mut Page| {
        page.until(KEPT).await?;
        psaki(page, 0).await?;
        keep(page, "wire.txt").await?;
        // An article is no news about itself.
        page.click("#tab-related").await?;
        page.until("document.querySelector('#panel .related-item')").await?;
        ensure!(!page.shows("#panel a[href^='#/k/']").await?, "the article is related to itself");
        psaki(page, 1).await?;
        page.until("/from your library/.test(document.querySelector('#panel .evidence').textContent)").await?;
        page.cut().await?;
        reload(page).await?;
        psaki(page, 1).await?;
        page.click("#panel .evidence a").await?;
        page.marked().await?;
        page.until("/Psaki/.test(document.querySelector('.flash')?.textContent)").await?;
        page.click("#keep").await?;
        page.until(&format!("!({KEPT_NOW})")).await?;
        psaki(page, 0).await
    });
}

#[test]
fn a_change_in_one_tab_shows_in_the_other() {
    with_page(async |page: &mut Page| {
        let first: WindowHandle = page.driver.window().await?;
        library(page, 0).await?;
        let second = page.driver.new_tab().await?;
        page.driver.switch_to_window(second).await?;
        keep(page, "wire.txt").await?;
        page.driver.switch_to_window(first).await?;
        listed(page, 1).await?;
        page.click("#kept .close").await?;
        listed(page, 0).await?;
        Ok(())
    });
}

#[test]
fn an_older_tab_lets_go_of_the_library_and_says_so() {
    with_page(async |page: &mut Page| {
        keep(page, "wire.txt").await?;
        let newer = "const request = indexedDB.open('gloss.library', 1000); \
            request.onblocked = () => { window.outcome = 'blocked'; }; \
            request.onsuccess = () => { request.result.close(); window.outcome = 'opened'; };";
        page.driver.execute(newer, vec![]).await?;
        page.until("window.outcome").await?;
        ensure!(page.ask::<String>("window.outcome").await? == "opened", "the older tab does not let go");
        page.click("#show-library").await?;
        page.until("/another tab/.test(document.querySelector('main [role=alert]:not(:empty)')?.textContent)").await?;
        reload(page).await?;
        page.until("/newer version/.test(document.querySelector('main [role=alert]:not(:empty)')?.textContent)")
            .await?;
        page.driver.goto(format!("{}#/", page.url)).await?;
        page.read("John Kerry went to Paris.").await
    });
}

#[test]
fn without_a_database_all_else_works_and_the_reader_is_told() {
    with_page(async |page: &mut Page| {
        let block = "Object.defineProperty(window, 'indexedDB', { value: undefined });";
        page.driver.cdp().page().add_script_to_evaluate_on_new_document(block).await?;
        reload(page).await?;
        page.read(&paste("wire.txt")).await?;
        page.click("#keep").await?;
        page.until("/private window/.test(document.querySelector('#note')?.textContent)").await?;
        ensure!(!page.ask::<bool>(KEPT_NOW).await?, "it claims to have kept it");
        page.click("#show-library").await?;
        page.until("/private window/.test(document.querySelector('main .notice')?.textContent)").await?;
        ensure!(!page.shows("#broken").await?, "the page broke");
        Ok(())
    });
}

#[test]
fn the_browsers_answer_is_told_and_so_is_the_room() {
    with_page(async |page: &mut Page| {
        for (answer, words) in [("false", "may clear"), ("true", "has promised")] {
            let answer = format!(
                "StorageManager.prototype.persist = async () => {{ window.asked = true; return {answer}; }}; \
                 StorageManager.prototype.persisted = async () => false;"
            );
            page.driver.cdp().page().add_script_to_evaluate_on_new_document(answer).await?;
            reload(page).await?;
            keep(page, "wire.txt").await?;
            page.until("window.asked && document.querySelector('#note')").await?;
            page.click("#show-library").await?;
            page.until(&format!("document.querySelector('#lasting').textContent.includes('{words}')")).await?;
            page.until("/uses \\d.* of the \\d/.test(document.querySelector('#space')?.textContent)").await?;
            page.click("#kept .close").await?;
            listed(page, 0).await?;
        }
        Ok(())
    });
}

#[test]
fn the_library_fits_wide_and_narrow_screens_light_and_dark() {
    with_page(async |page: &mut Page| {
        for (width, height) in [(1280, 900), (390, 844)] {
            page.resize(width, height).await?;
            for scheme in ["light", "dark"] {
                page.scheme(scheme).await?;
                page.driver.goto(&page.url).await?;
                reload(page).await?;
                let name = |step: &str| format!("{width}-{scheme}-library-{step}");
                library(page, 0).await?;
                look(page, &name("1-empty")).await?;
                keep(page, "wire.txt").await?;
                page.driver.execute("scrollTo({ top: 0, behavior: 'instant' })", vec![]).await?;
                look(page, &name("2-kept")).await?;
                keep(page, "blog.txt").await?;
                keep(page, "portal.txt").await?;
                library(page, 3).await?;
                look(page, &name("3-list")).await?;
                let find = "const box = document.querySelector('#kept-find'); box.value = 'fighters'; \
                    box.dispatchEvent(new InputEvent('input', { bubbles: true }));";
                page.driver.execute(find, vec![]).await?;
                page.until("document.querySelector('#kept mark')").await?;
                look(page, &name("5-found")).await?;
                page.driver.execute(&find.replace("fighters", ""), vec![]).await?;
                listed(page, 3).await?;
                for left in (0..3).rev() {
                    page.click("#kept .close").await?;
                    listed(page, left).await?;
                    if left == 2 {
                        look(page, &name("4-removed")).await?;
                    }
                }
            }
        }
        Ok(())
    });
}

/// What is kept of each article for linking: a digest of the part itself, and
/// that of all corrections under which it was made.
const PARTS: &str = "window.parts = null; const request = indexedDB.open('gloss.library'); request.onsuccess = () => { \
    const all = request.result.transaction('parts').objectStore('parts').getAll(); \
    all.onsuccess = () => { request.result.close(); window.parts = all.result.map(bytes => { \
        const text = new TextDecoder('latin1').decode(bytes), end = text.length - 72; \
        return [[...text.slice(0, end)].reduce((sum, c) => (31 * sum + c.charCodeAt(0)) % 1000000007, 7), text.slice(end, end + 32), text.slice(-8)]; }); }; };";

async fn parts(page: &Page) -> Result<Vec<(u32, String, String)>> {
    page.driver.execute(PARTS, vec![]).await?;
    page.until("window.parts").await?;
    page.ask("window.parts").await
}

#[test]
fn corrections_are_read_into_kept_articles_that_have_their_words() {
    with_page(async |page: &mut Page| {
        keep(page, "wire.txt").await?;
        keep(page, "blog.txt").await?;
        let mut before = parts(page).await?;
        while before.len() < 2 {
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
            before = parts(page).await?;
        }
        ensure!(before.iter().all(|(_, _, mark)| mark == "gloss-c1"), "parts without stamps: {before:?}");
        let correction = "localStorage.setItem('gloss.corrections', '1\\nnot_a_name\\tJen Psaki\\t\\t\\n')";
        page.driver.execute(correction, vec![]).await?;
        reload(page).await?;
        let old = before[0].1.clone();
        let mut after = parts(page).await?;
        for _ in 0..300 {
            if after.len() == 2 && after.iter().all(|(_, all, _)| *all != old) {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
            after = parts(page).await?;
        }
        ensure!(after.iter().all(|(_, all, _)| *all != old), "parts under old corrections: {after:?}");
        let changed = before.iter().zip(&after).filter(|(one, two)| one.0 != two.0).count();
        ensure!(changed == 1, "{changed} of 2 parts changed: {before:?} {after:?}");
        Ok(())
    });
}
