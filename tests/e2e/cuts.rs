//! The network cut while the page loads for the first time, and while another
//! version comes: at every tenth of all bytes. Afterwards the page works or says
//! why not, and with the network back it works again.
//!
//! Every test cuts at some of these; `GLOSS_CUTS=all` has them cut at all.

use std::path::Path;

use anyhow::{Result, bail, ensure};
use thirtyfour::prelude::*;
use xtask::site::Site;

use crate::browser::{Given, with_browser};
use crate::deploys::{FOLDER, WHOLE, accept, deploy, look_for_update, offered};
use crate::looks::look;
use crate::offline::Copy;
use crate::page::{Page, paste};

/// Of a hundred parts of all bytes.
fn points() -> Vec<u64> {
    if std::env::var_os("GLOSS_CUTS").is_some() { (0..10).map(|at| at * 10).collect() } else { vec![0, 10, 60] }
}

/// Where the page stands: nothing before it has come to rest.
const STATE: &str = "location.protocol === 'chrome-error:' ? 'no page' \
    : document.querySelector('#unloaded:not([hidden]), #unstarted:not([hidden]), #broken:not([hidden])') ? 'told' \
    : document.documentElement.hasAttribute('data-ready') ? 'works' : null";

/// What tells of a page that did not come whole.
const TOLD: &str = "#unloaded:not([hidden]), #unstarted:not([hidden]), #broken:not([hidden])";
const STYLED: &str = "/[1-9]/.test(getComputedStyle(document.body).backgroundColor)";

/// A page of its own for each server: another port is another place to keep things.
fn page_at(driver: &WebDriver, dist: &Path, base: &str) -> Result<Page> {
    let site = Site::start(dist, base, 0)?;
    Ok(Page { driver: driver.clone(), url: site.url(), site: Some(site) })
}

fn site(page: &Page) -> Result<&Site> {
    page.site.as_ref().ok_or_else(|| anyhow::anyhow!("no server"))
}

async fn go(page: &Page) {
    // A page that does not come is an error of the browser's.
    let _ = page.driver.goto(&page.url).await;
}

/// Reads a text as far as it goes: with names, or with a word on what is missing.
async fn reads(page: &Page) -> Result<String> {
    page.fill("John Kerry met 40 envoys in Paris.").await?;
    page.press_read().await?;
    let done = "document.querySelector('main article .m-person') \
        || [...document.querySelectorAll('#trouble, main [role=alert]')].some(told => told.checkVisibility() && told.textContent.trim())";
    page.until(done).await?;
    page.ask("document.querySelector('#trouble')?.textContent ?? document.querySelector('main [role=alert]')?.textContent ?? ''").await
}

/// What stands on the screen after a cut; whether something could be typed there.
async fn after_a_cut(page: &Page, name: &str) -> Result<bool> {
    page.until(STATE).await?;
    let state: String = page.ask(STATE).await?;
    let said = match state.as_str() {
        "works" => reads(page).await?,
        "told" => page.ask(&format!("document.querySelector('{TOLD}').innerText")).await?,
        _ => String::new(),
    };
    println!("{name}: {state} {said:?}");
    if state == "told" && page.ask::<bool>(STYLED).await? {
        look(page, name).await?;
    } else {
        // Of a page that broke off there may be nothing to take a picture of.
        let _ = page.shot(name).await;
    }
    let typing =
        "const box = document.querySelector('#paste'); if (box) box.value = 'John Kerry stayed.'; return !!box;";
    let typed = page.driver.execute(typing, vec![]).await?.json().as_bool();
    Ok(state == "told" && typed == Some(true))
}

/// The whole first load, in bytes.
async fn first_load(driver: &WebDriver, given: &Given) -> Result<u64> {
    let page = page_at(driver, &given.dist, &given.base)?;
    go(&page).await;
    page.ready().await?;
    page.until(WHOLE).await?;
    Ok(site(&page)?.sent())
}

#[test]
fn a_cut_first_load_works_or_is_told_and_a_reload_mends_it() {
    with_browser(async |driver, given: Given| {
        let total = first_load(&driver, &given).await?;
        let html = std::fs::read_to_string(given.dist.join("index.html"))?;
        // The answer's headers come first.
        let (page_bytes, body) = (html.len() as u64, html.find("<body").unwrap_or_default() as u64 + 1_000);
        let tenths = points().into_iter().map(|at| (format!("{at:02}"), total * at / 100));
        let within = [("in-page".to_owned(), body), ("after-page".to_owned(), page_bytes + 600)];
        for (name, bytes) in within.into_iter().chain(tenths) {
            let page = page_at(&driver, &given.dist, &given.base)?;
            site(&page)?.cut_after(Some(bytes));
            go(&page).await;
            let typed = after_a_cut(&page, &format!("cut-{name}")).await?;
            let told = page.ask::<Option<String>>(STATE).await?.as_deref() == Some("told");
            site(&page)?.cut_after(None);
            if told {
                let reload = "const link = document.querySelector('#unloaded:not([hidden]) a'); link ? link.click() : location.reload()";
                page.driver.execute(reload, vec![]).await?;
                page.ready().await?;
                if typed {
                    page.until("document.querySelector('#paste').value.includes('stayed')").await?;
                }
            } else {
                go(&page).await;
                page.driver.refresh().await?;
                page.ready().await?;
            }
            page.driver.goto(&format!("{}#/", page.url)).await?;
            page.read("John Kerry met 40 envoys in Paris.").await?;
            ensure!(page.marks("person").await? == ["John Kerry"], "{name}: after a reload there are no names");
        }
        Ok(())
    });
}

/// A page at its first version, all of it kept.
async fn settled(driver: &WebDriver, copy: &Copy, base: &str) -> Result<Page> {
    let page = page_at(driver, &copy.0, base)?;
    go(&page).await;
    page.ready().await?;
    page.until(WHOLE).await?;
    page.read(&paste("wire.txt")).await?;
    Ok(page)
}

/// The whole update, in bytes.
async fn update(driver: &WebDriver, given: &Given) -> Result<u64> {
    let copy = Copy::of(&given.dist)?;
    let page = settled(driver, &copy, &given.base).await?;
    let before = site(&page)?.sent();
    deploy(&copy)?;
    look_for_update(&page).await?;
    offered(&page).await?;
    Ok(site(&page)?.sent() - before)
}

#[test]
fn a_cut_update_leaves_the_old_version_whole_and_comes_later() {
    with_browser(async |driver, given: Given| {
        let total = update(&driver, &given).await?;
        for at in points() {
            let copy = Copy::of(&given.dist)?;
            let page = settled(&driver, &copy, &given.base).await?;
            let old: String = page.ask(FOLDER).await?;
            deploy(&copy)?;
            site(&page)?.cut_after(Some(total * at / 100));
            look_for_update(&page).await?;
            // The browser has given up.
            page.until("window.refusal").await?;
            ensure!(!page.shows("#update").await?, "at {at}: half a version is offered");
            page.driver.refresh().await?;
            page.ready().await?;
            page.until("document.body.textContent.includes('49 hostages')").await?;
            page.marked().await?;
            if page.marks("person").await?.is_empty() || page.ask::<String>(FOLDER).await? != old {
                bail!("at {at}: the old version does not work");
            }
            page.until(WHOLE).await?;
            site(&page)?.cut_after(None);
            look_for_update(&page).await?;
            offered(&page).await?;
            accept(&page).await?;
            page.until("document.body.textContent.includes('49 hostages')").await?;
            page.until(WHOLE).await?;
            ensure!(page.ask::<String>(FOLDER).await? != old, "at {at}: the new version did not come");
        }
        Ok(())
    });
}
