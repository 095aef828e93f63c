//! Browsers with vector instructions and browsers without: another program, the
//! same reading.

use std::fs;

use anyhow::{Context, Result, ensure};
use thirtyfour::prelude::*;

use crate::browser::{Given, with_browser};
use crate::offline::{Copy, KEPT};
use crate::page::{Page, paste};

/// To page and service worker the browser is one that lacks them.
const NO_VECTORS: &str = "WebAssembly.validate = () => false;\n";

/// Kind and words of every mark, in order.
async fn marks(page: &Page) -> Result<Vec<String>> {
    page.ask("[...document.querySelectorAll('main article .m')].map(mark => mark.className + ' ' + mark.textContent)")
        .await
}

/// The programs that were asked for.
fn programs(page: &Page) -> Result<Vec<String>> {
    let requests = page.site.as_ref().context("no server")?.requests();
    let names = requests.iter().filter_map(|request| request.target.rsplit('/').next());
    let program = |name: &&str| name.ends_with(".wasm") && (name.starts_with("app-") || name.starts_with("scalar"));
    Ok(names.filter(program).map(str::to_owned).collect())
}

/// The modules that are kept.
const MODULES: &str = "(async () => { let all = []; for (const name of await caches.keys()) \
    for (const request of await (await caches.open(name)).keys()) all.push(request.url.split('/').pop()); \
    window.modules = all.filter(name => /^(app-|scalar).*wasm$/.test(name)); })()";

async fn kept(page: &Page) -> Result<Vec<String>> {
    page.driver.execute(format!("window.modules = null; {MODULES}"), Vec::new()).await?;
    page.until("window.modules !== null").await?;
    page.ask("window.modules").await
}

async fn open_without_vectors(driver: WebDriver, copy: &Copy, base: &str) -> Result<Page> {
    let script = fs::read_to_string(copy.0.join("sw.js"))?;
    fs::write(copy.0.join("sw.js"), format!("{NO_VECTORS}{script}"))?;
    driver.cdp().page().add_script_to_evaluate_on_new_document(NO_VECTORS).await?;
    Page::open(driver, &copy.0, base).await
}

#[test]
fn without_vectors_the_scalar_program_marks_the_same_and_is_kept() {
    const TEXTS: [&str; 3] = ["wire.txt", "portal.txt", "blog.txt"];
    let mut with_vectors = Vec::new();
    with_browser(async |driver, given: Given| {
        let page = Page::open(driver, &given.dist, &given.base).await?;
        for text in TEXTS {
            page.driver.goto(format!("{}#/", page.url)).await?;
            page.read(&paste(text)).await?;
            with_vectors.push(marks(&page).await?);
        }
        page.until(KEPT).await?;
        let asked = programs(&page)?;
        ensure!(asked.iter().all(|name| name.starts_with("app-")), "{asked:?}");
        ensure!(kept(&page).await?.iter().all(|name| name.starts_with("app-")), "the other one is kept");
        Ok(())
    });
    with_browser(async |driver, given: Given| {
        let copy = Copy::of(&given.dist)?;
        let mut page = open_without_vectors(driver, &copy, &given.base).await?;
        for (text, with_vectors) in TEXTS.into_iter().zip(&with_vectors) {
            page.driver.goto(format!("{}#/", page.url)).await?;
            page.read(&paste(text)).await?;
            let marks = marks(&page).await?;
            ensure!(marks.len() > 20 && marks == *with_vectors, "{text}:\n{marks:?}\n{with_vectors:?}");
        }
        page.until(KEPT).await?;
        let asked = programs(&page)?;
        ensure!(!asked.is_empty() && asked.iter().all(|name| name == "scalar_bg.wasm"), "{asked:?}");
        ensure!(kept(&page).await? == ["scalar_bg.wasm"], "{:?}", kept(&page).await?);
        page.cut().await?;
        page.driver.refresh().await?;
        page.ready().await?;
        page.marked().await?;
        ensure!(with_vectors.last() == Some(&marks(&page).await?), "another reading without a network");
        ensure!(page.refused().await?.is_empty(), "the policy had to refuse: {:?}", page.refused().await?);
        Ok(())
    });
}
