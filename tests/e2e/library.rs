//! The reader's own library: what is kept stays, whatever happens to the page.

use anyhow::{Result, ensure};
use thirtyfour::WindowHandle;

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
