//! Several tabs of the page, and a new version that all of them get at once.

use std::fs;

use anyhow::{Result, ensure};
use thirtyfour::WindowHandle;
use xtask::offline;

use crate::deploys::{has_looked, offered, with_tabs};
use crate::looks::look;
use crate::offline::{Copy, KEPT};
use crate::page::{Page, paste};

const TYPED: &str = "Half a sentence that nobody has read";

async fn turn_to(page: &Page, tab: &WindowHandle) -> Result<()> {
    page.driver.switch_to_window(tab.clone()).await?;
    Ok(())
}

/// Opens the page in another tab, in front of the reader.
async fn another(page: &Page) -> Result<WindowHandle> {
    let tab = page.driver.new_tab().await?;
    turn_to(page, &tab).await?;
    page.driver.goto(&page.url).await?;
    page.ready().await?;
    page.until(KEPT).await?;
    Ok(tab)
}

/// Puts a new version in the place of the old one; whether the browser has seen it.
async fn publish(page: &Page, copy: &Copy) -> Result<bool> {
    fs::write(copy.0.join("icons/icon-192.png"), "another icon")?;
    fs::write(copy.0.join("sw.js"), offline::service_worker(&offline::needed(&copy.0)?)?)?;
    if !has_looked(page).await? {
        return Ok(false);
    }
    offered(page).await?;
    Ok(true)
}

/// In both tabs this is gone once they are loaded anew.
async fn mark_old(page: &Page) -> Result<()> {
    page.driver.execute("window.old = true", vec![]).await?;
    Ok(())
}

#[test]
fn an_update_asks_again_beside_another_tab_and_loses_nothing_in_either() {
    with_tabs(async |page: Page, copy: Copy| {
        let first = page.driver.window().await?;
        page.read(&paste("wire.txt")).await?;
        mark_old(&page).await?;
        let second = another(&page).await?;
        page.fill(TYPED).await?;
        mark_old(&page).await?;
        turn_to(&page, &first).await?;
        if !publish(&page, &copy).await? {
            return Ok(false);
        }
        page.click("#reload").await?;
        page.until("/also open in another tab/.test(document.querySelector('#update')?.textContent)").await?;
        look(&page, "1280-light-update-all").await?;
        ensure!(page.ask::<bool>("window.old === true").await?, "it did not wait for the second answer");
        let scrolled = "scrollTo({ top: 200, behavior: 'instant' }); document.querySelector('#reload-all').click()";
        page.driver.execute(scrolled, vec![]).await?;
        page.until("window.old === undefined && document.body.textContent.includes('49 hostages')").await?;
        page.ready().await?;
        page.until("Math.abs(scrollY - 200) < 2").await?;
        turn_to(&page, &second).await?;
        page.until("window.old === undefined").await?;
        page.ready().await?;
        page.until(&format!("document.querySelector('#paste').value === '{TYPED}'")).await?;
        page.until("!document.querySelector('#update')").await?;
        Ok(true)
    });
}

#[test]
fn a_tab_that_would_lose_something_is_not_loaded_anew_by_another() {
    with_tabs(async |page: Page, copy: Copy| {
        let first = page.driver.window().await?;
        // A text that was replaced can be brought back, but not after a reload.
        page.read(&paste("wire.txt")).await?;
        page.driver.goto(format!("{}#/", page.url)).await?;
        page.read(&paste("blog.txt")).await?;
        mark_old(&page).await?;
        let second = another(&page).await?;
        if !publish(&page, &copy).await? {
            return Ok(false);
        }
        turn_to(&page, &first).await?;
        page.until("/could be brought back, are not/.test(document.querySelector('#update')?.textContent)").await?;
        look(&page, "1280-light-update-loses").await?;
        turn_to(&page, &second).await?;
        page.click("#reload").await?;
        page.click("#reload-all").await?;
        page.until(KEPT).await?;
        turn_to(&page, &first).await?;
        page.until("/started in another tab/.test(document.querySelector('#update')?.textContent)").await?;
        ensure!(page.ask::<bool>("window.old === true").await?, "it was loaded anew");
        look(&page, "1280-light-update-taken").await?;
        page.click("#reload").await?;
        page.until("window.old === undefined").await?;
        page.ready().await?;
        Ok(true)
    });
}

#[test]
fn a_tab_alone_is_not_asked_twice() {
    with_tabs(async |page: Page, copy: Copy| {
        let first = page.driver.window().await?;
        another(&page).await?;
        page.driver.close_window().await?;
        turn_to(&page, &first).await?;
        if !publish(&page, &copy).await? {
            return Ok(false);
        }
        mark_old(&page).await?;
        page.click("#reload").await?;
        page.until("window.old === undefined").await?;
        Ok(true)
    });
}
