//! Every state of the page as a picture, by width and theme, with what can be
//! checked of it: see `looks`. Two views run with every test; `cargo xtask shots`
//! makes all of them.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::json;
use thirtyfour::Key;

use crate::browser::{Given, with_browser};
use crate::large;
use crate::looks::look;
use crate::offline::{Copy, KEPT};
use crate::page::{Files, Page, paste, with_page};
use crate::reference;
use crate::ways::story;

/// A screen and a theme.
#[derive(Clone, Copy)]
struct View {
    width: u32,
    height: u32,
    theme: &'static str,
}

const PHONE: (u32, u32) = (390, 844);
const TABLET: (u32, u32) = (820, 1180);
const DESK: (u32, u32) = (1280, 900);
const WIDE: (u32, u32) = (1440, 900);
const THEMES: [&str; 3] = ["light", "sepia", "dark"];

impl View {
    fn of((width, height): (u32, u32), theme: &'static str) -> Self {
        Self { width, height, theme }
    }

    /// All if they are asked for, else each theme once.
    fn all() -> Vec<Self> {
        if std::env::var_os("GLOSS_GALLERY").is_none() {
            return vec![Self::of(DESK, "light"), Self::of(PHONE, "dark")];
        }
        [PHONE, TABLET, DESK].into_iter().flat_map(|size| THEMES.map(|theme| Self::of(size, theme))).collect()
    }

    async fn set(self, page: &Page) -> Result<()> {
        page.resize(self.width, self.height).await?;
        page.scheme(if self.theme == "dark" { "dark" } else { "light" }).await?;
        let theme = if self.theme == "sepia" { "theme=sepia" } else { "" };
        page.driver.execute("localStorage.setItem('gloss.prefs', arguments[0])", vec![json!(theme)]).await?;
        Ok(())
    }

    async fn look(self, page: &Page, state: &str) -> Result<()> {
        let name = format!("{}-{}-{state}", self.width, self.theme);
        look(page, &name).await?;
        reference::compare(page, &name).await
    }
}

/// The first screen, with nothing in it.
async fn fresh(page: &Page) -> Result<()> {
    // Away from the page: when it goes it keeps once more what was cleared under it.
    page.driver.goto(format!("{}icons/icon.svg", page.url)).await?;
    page.driver.execute("sessionStorage.clear()", vec![]).await?;
    page.driver.goto(format!("{}#/", page.url)).await?;
    page.ready().await?;
    page.fill("").await?;
    page.until("document.querySelector('.library li')").await?;
    // The line that all is saved goes by itself.
    page.until("!document.querySelector('#saved')").await
}

async fn top(page: &Page) -> Result<()> {
    page.driver.execute("scrollTo({ top: 0, behavior: 'instant' })", vec![]).await?;
    Ok(())
}

#[test]
fn every_state_can_be_looked_at() {
    with_page(async |page: &mut Page| {
        page.until(KEPT).await?;
        for view in View::all() {
            view.set(page).await?;
            fresh(page).await?;
            before_reading(page, view).await?;
            reading(page, view).await?;
            other_texts(page, view).await?;
            library(page, view).await?;
        }
        Ok(())
    });
}

async fn before_reading(page: &Page, view: View) -> Result<()> {
    view.look(page, "start").await?;
    page.click("#other-ways summary").await?;
    view.look(page, "start-ways").await?;
    for window in ["settings", "privacy", "help"] {
        page.click(&format!("#show-{window}")).await?;
        page.until(&format!("document.querySelector('#{window}[open]')")).await?;
        if window == "settings" {
            let steps = "[...document.querySelectorAll('#settings output')].map(step => step.textContent).join()";
            let steps: String = page.ask(steps).await?;
            ensure!(steps == "2 of 7,2 of 3,2 of 3,1 of 3,1 of 3", "{steps}");
        }
        view.look(page, &format!("window-{window}")).await?;
        page.press(Key::Escape).await?;
        page.until(&format!("!document.querySelector('#{window}[open]')")).await?;
    }
    page.fill("https://example.org/news/4").await?;
    page.press_read().await?;
    page.until("document.querySelector('#trouble')?.textContent").await?;
    view.look(page, "start-link").await?;
    page.fill("").await?;
    let seek = "const box = document.querySelector('#search'); box.focus(); box.value = 'Kerry'; \
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    page.driver.execute(seek, vec![]).await?;
    page.until("document.querySelector('#found mark')").await?;
    view.look(page, "start-found").await?;
    page.press(Key::Escape).await
}

async fn reading(page: &Page, view: View) -> Result<()> {
    page.read(&paste("blog.txt")).await?;
    top(page).await?;
    view.look(page, "text").await?;
    page.click("main article a.m-person").await?;
    view.look(page, "person").await?;
    page.press(Key::Escape).await?;
    for tab in ["names", "figures", "dates", "related"] {
        page.click(&format!("#tab-{tab}")).await?;
        page.until("document.querySelector('#panel-body').checkVisibility()").await?;
        view.look(page, &format!("panel-{tab}")).await?;
    }
    page.click("#tab-names").await?;
    page.driver.execute("document.querySelector('.back-to-names')?.click()", vec![]).await?;
    page.until("document.querySelector('.map-picture .dot')").await?;
    page.driver.execute("document.querySelector('.map').scrollIntoView({ block: 'center' })", vec![]).await?;
    view.look(page, "map").await?;
    let place = "document.querySelector('.rows.k-place .row').click()";
    page.driver.execute(place, vec![]).await?;
    page.until("document.querySelector('.detail .dot.is-on')").await?;
    top(page).await?;
    view.look(page, "place").await?;
    // A drawer lies over the button.
    page.press(Key::Escape).await?;
    page.click("#show-away").await?;
    page.until("document.querySelector('#away[open]')").await?;
    view.look(page, "window-away").await?;
    page.press(Key::Escape).await?;
    page.click("#tab-related").await?;
    page.click("#panel .related-item a[href^=\"#/a/\"]").await?;
    page.find("#back").await?;
    page.marked().await?;
    view.look(page, "other-article").await?;
    if view.width == DESK.0 { split(page, view).await } else { Ok(()) }
}

/// Another article beside the text, which only a wider screen has room for.
async fn split(page: &Page, view: View) -> Result<()> {
    page.click("#back a").await?;
    page.marked().await?;
    page.resize(WIDE.0, WIDE.1).await?;
    page.click("#tab-related").await?;
    page.click("#panel .related-item a.open").await?;
    page.until("document.querySelector('#beside .flash .m, #beside .m')").await?;
    look(page, &format!("{}-{}-split", WIDE.0, view.theme)).await?;
    page.press(Key::Escape).await?;
    page.resize(view.width, view.height).await
}

async fn other_texts(page: &Page, view: View) -> Result<()> {
    fresh(page).await?;
    page.read(&paste("portal.txt")).await?;
    page.click("#left-out").await?;
    view.look(page, "text-left-out").await?;
    fresh(page).await?;
    page.read("it rained here for a while and then it did not").await?;
    view.look(page, "text-nothing").await?;
    fresh(page).await?;
    page.read(crate::languages::FRENCH).await?;
    page.until("document.querySelector('#language')?.textContent.startsWith('This looks like French.')").await?;
    view.look(page, "text-foreign").await?;
    fresh(page).await?;
    let [one, two] = ["John Kerry", "Laurent Fabius"].map(story);
    let files = [("1.html", one.as_bytes()), ("2.html", two.as_bytes()), ("3.bin", b"\0\x01\x02".as_slice())];
    let _files = page.choose(Files::new(&files)?).await?;
    page.until("document.querySelector('#pile-place')").await?;
    page.marked().await?;
    page.click("#pile-list").await?;
    view.look(page, "text-of-several").await?;
    fresh(page).await?;
    page.fill(&large::story(2_000_000, false)).await?;
    page.press_read().await?;
    page.until("document.querySelector('#cancel')?.checkVisibility()").await?;
    view.look(page, "text-coming").await?;
    // By then it may be there: once more.
    fresh(page).await?;
    page.fill(&large::story(2_000_000, false)).await?;
    page.press_read().await?;
    page.cancel().await?;
    view.look(page, "text-stopped").await
}

async fn library(page: &Page, view: View) -> Result<()> {
    fresh(page).await?;
    page.click("#show-library").await?;
    page.until("document.querySelector('#kept-count')").await?;
    view.look(page, "library-empty").await?;
    page.driver.goto(format!("{}#/", page.url)).await?;
    page.read(&paste("wire.txt")).await?;
    page.click("#keep").await?;
    page.until("document.querySelector('#keep')?.getAttribute('aria-pressed') === 'true'").await?;
    page.click("#show-library").await?;
    page.until("document.querySelector('#kept li')").await?;
    view.look(page, "library").await?;
    page.click("#kept li button").await?;
    page.until("!document.querySelector('#kept li')").await?;
    view.look(page, "library-removed").await
}

#[test]
fn what_goes_wrong_or_changes_can_be_looked_at() {
    with_browser(async |driver, given: Given| {
        let copy = Copy::of(&given.dist)?;
        let page = Page::open(driver, &copy.0, &given.base).await?;
        page.until(KEPT).await?;
        page.read(&paste("wire.txt")).await?;
        fs::write(copy.0.join("icons/icon-192.png"), "another icon")?;
        copy.relist()?;
        let update = "navigator.serviceWorker.getRegistration().then(registration => registration.update())";
        page.driver.execute(update, vec![]).await?;
        page.until("document.querySelector('#update')?.checkVisibility()").await?;
        for view in View::all() {
            page.resize(view.width, view.height).await?;
            page.scheme(if view.theme == "dark" { "dark" } else { "light" }).await?;
            view.look(&page, "update").await?;
        }
        Ok(())
    });
    // Without its program the page says why, and where it cannot run.
    with_browser(async |driver, given: Given| {
        let copy = Copy::of(&given.dist)?;
        let program = fs::read_dir(&copy.0)?.flatten().map(|entry| entry.path());
        let program = program
            .filter(|path| path.extension().is_some_and(|end| end == "wasm"))
            .find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("app-")));
        fs::write(program.context("no program")?, b"\0asm")?;
        let site = xtask::site::Site::start(&copy.0, &given.base, 0)?;
        let page = Page { driver, url: site.url(), site: Some(site) };
        for (state, told) in [("cut", "#unloaded"), ("not-started", "#unstarted")] {
            for view in View::all() {
                page.resize(view.width, view.height).await?;
                page.scheme(if view.theme == "dark" { "dark" } else { "light" }).await?;
                page.driver.goto(&page.url).await?;
                page.until(&format!("document.querySelector('{told}').checkVisibility()")).await?;
                view.look(&page, state).await?;
            }
            page.driver.cdp().page().add_script_to_evaluate_on_new_document("delete window.WebAssembly").await?;
        }
        Ok(())
    });
}
