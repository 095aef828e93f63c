//! Browsers with vector instructions and browsers without: another worker, the
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

/// Files that were asked for and belong to a worker, without the site's path.
fn workers(page: &Page) -> Result<Vec<String>> {
    let requests = page.site.as_ref().context("no server")?.requests();
    let names = requests.iter().filter_map(|request| request.target.rsplit('/').next());
    Ok(names.filter(|name| name.starts_with("worker")).map(str::to_owned).collect())
}

async fn open_without_vectors(driver: WebDriver, copy: &Copy, base: &str) -> Result<Page> {
    let script = fs::read_to_string(copy.0.join("sw.js"))?;
    fs::write(copy.0.join("sw.js"), format!("{NO_VECTORS}{script}"))?;
    driver.cdp().page().add_script_to_evaluate_on_new_document(NO_VECTORS).await?;
    Page::open(driver, &copy.0, base).await
}

#[test]
fn without_vectors_the_scalar_worker_marks_the_same_and_is_kept() {
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
        let asked = workers(&page)?;
        ensure!(asked.contains(&"worker_bg.wasm".to_owned()), "{asked:?}");
        ensure!(asked.iter().all(|name| !name.starts_with("worker-scalar")), "{asked:?}");
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
        let asked = workers(&page)?;
        ensure!(asked.contains(&"worker-scalar_bg.wasm".to_owned()), "{asked:?}");
        ensure!(asked.iter().all(|name| name.starts_with("worker-scalar")), "{asked:?}");
        page.cut().await?;
        page.driver.refresh().await?;
        page.ready().await?;
        page.marked().await?;
        ensure!(with_vectors.last() == Some(&marks(&page).await?), "another reading without a network");
        ensure!(page.refused().await?.is_empty(), "the policy had to refuse: {:?}", page.refused().await?);
        Ok(())
    });
}
