//! The worker that opens files and foreign pages: when it is loaded, and what
//! happens when it cannot be, breaks down or is silent.

use std::fs;

use anyhow::{Context, Result, ensure};
use thirtyfour::prelude::*;

use crate::browser::{Given, with_browser};
use crate::offline::{Copy, KEPT};
use crate::page::{Files, Page, paste, with_page};

/// The opener's file is kept.
const OPENER_KEPT: &str = "window.kept === true || (caches.match(document.querySelector('link[rel=parts]').href + 'opener_bg.wasm') \
    .then(found => { window.kept = !!found }), false)";

/// Hangs over one file, breaks down over another, and opens all others.
const FRAIL: &str = "import init from './opener.js';
addEventListener('message', ({ data }) => {
  const name = data[1]?.name;
  if (name === 'hang.html') for (;;);
  if (name === 'break.html') throw new Error('broken');
});
await init();";

const STORY: &str = "<!DOCTYPE html><title>x</title><h1>Envoys meet in Paris</h1>\
    <p>John Kerry met 40 envoys in Paris on Monday, and they spoke for two hours about the ferry.</p>";

fn asked(page: &Page) -> Result<Vec<String>> {
    let requests = page.site.as_ref().context("no server")?.requests();
    Ok(requests.into_iter().map(|request| request.target).collect())
}

/// The built page with its opener changed; its service worker knows.
async fn open_changed(
    driver: WebDriver,
    given: &Given,
    change: impl FnOnce(&Copy) -> Result<()>,
) -> Result<(Page, Copy)> {
    let copy = Copy::of(&given.dist)?;
    change(&copy)?;
    copy.relist()?;
    Ok((Page::open(driver, &copy.0, &given.base).await?, copy))
}

#[test]
fn without_a_file_the_page_does_not_load_the_opener() {
    with_browser(async |driver, given: Given| {
        let copy = Copy::of(&given.dist)?;
        // Without a service worker all requests are the page's own.
        fs::remove_file(copy.0.join("sw.js"))?;
        let page = Page::open(driver, &copy.0, &given.base).await?;
        page.read(&paste("wire.txt")).await?;
        page.driver.goto(format!("{}#/", page.url)).await?;
        let _files = page.choose(Files::new(&[("story.txt", b"John Kerry left Paris.")])?).await?;
        page.until("document.querySelector('article')?.textContent.includes('left Paris')").await?;
        ensure!(!asked(&page)?.iter().any(|target| target.contains("opener")), "{:?}", asked(&page)?);
        Ok(())
    });
}

#[test]
fn files_open_with_the_network_cut() {
    with_page(async |page: &mut Page| {
        page.until(KEPT).await?;
        page.until(OPENER_KEPT).await?;
        page.cut().await?;
        page.driver.refresh().await?;
        page.ready().await?;
        let _files = page.choose(Files::new(&[("story.html", STORY.as_bytes())])?).await?;
        page.marked().await?;
        ensure!(page.marks("person").await? == ["John Kerry"], "{:?}", page.marks("person").await?);
        ensure!(page.refused().await?.is_empty(), "the policy had to refuse: {:?}", page.refused().await?);
        Ok(())
    });
}

#[test]
fn an_opener_that_hangs_or_breaks_costs_one_file_and_no_more() {
    with_browser(async |driver, given: Given| {
        let change = |copy: &Copy| Ok(fs::write(copy.part("opener_loader.js")?, FRAIL)?);
        let (page, _copy) = open_changed(driver, &given, change).await?;
        page.read("John Kerry stayed in Baghdad.").await?;
        page.driver.goto(format!("{}#/", page.url)).await?;
        for (name, told) in [("hang.html", "hang.html: .* in time"), ("break.html", "break.html: .* damaged")] {
            let _files = page.choose(Files::new(&[(name, STORY.as_bytes())])?).await?;
            page.until(&format!("/{told}/.test(document.querySelector('#trouble').textContent)")).await?;
        }
        page.click("main a[href='#/text']").await?;
        page.until("document.querySelector('article')?.textContent.includes('stayed in Baghdad')").await?;
        page.driver.goto(format!("{}#/", page.url)).await?;
        let _files = page.choose(Files::new(&[("story.html", STORY.as_bytes())])?).await?;
        page.marked().await?;
        ensure!(page.marks("person").await? == ["John Kerry"]);
        ensure!(!page.shows("#broken").await?, "the page broke");
        Ok(())
    });
}

#[test]
fn without_the_opener_pasted_pages_are_read_as_their_words() {
    with_browser(async |driver, given: Given| {
        let change = |copy: &Copy| Ok(fs::remove_file(copy.part("opener_bg.wasm")?)?);
        let (page, _copy) = open_changed(driver, &given, change).await?;
        page.paste_html(STORY, "John Kerry met 40 envoys in Paris.").await?;
        page.press_read().await?;
        page.marked().await?;
        ensure!(page.paragraphs().await? == ["John Kerry met 40 envoys in Paris."], "{:?}", page.paragraphs().await?);
        page.until("/only the words/.test(document.querySelector('#trouble').textContent)").await?;
        page.driver.goto(format!("{}#/", page.url)).await?;
        let _files = page.choose(Files::new(&[("story.html", STORY.as_bytes())])?).await?;
        page.until("/story.html: .* did not load/.test(document.querySelector('#trouble').textContent)").await?;
        Ok(())
    });
}

/// Natively there is more stack than in a browser.
#[test]
fn hostile_files_are_opened_or_refused_and_the_page_lives() {
    let nested = |element: &str, levels: usize| {
        format!(
            "<!DOCTYPE html><title>x</title>{}<p>John Kerry met 40 envoys in Paris on Monday, and they spoke for two \
             hours about the ferry, he said.</p>",
            format!("<{element}>").repeat(levels)
        )
    };
    let pages = [("div", 10_000), ("b", 10_000), ("table><tr><td", 3_000), ("div", 100_000)];
    let bombs: [(&str, Vec<u8>); 3] = [
        ("cut.docx", b"PK\x03\x04\x14\x00\x00\x00\x08\x00".to_vec()),
        (
            "loop.pdf",
            b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj\ntrailer<</Root 1 0 R>>".to_vec(),
        ),
        ("deep.rtf", [b"{\\rtf1 ".as_slice(), &b"{".repeat(200_000)].concat()),
    ];
    with_page(async |page: &mut Page| {
        for (element, levels) in pages {
            page.driver.goto(format!("{}#/", page.url)).await?;
            let _files = page.choose(Files::new(&[("deep.html", nested(element, levels).as_bytes())])?).await?;
            page.until("document.querySelector('article')?.textContent.includes('40 envoys') || document.querySelector('#trouble p')")
                .await?;
            let told: String = page.ask("document.querySelector('#trouble')?.textContent ?? ''").await?;
            ensure!(told.is_empty(), "{levels} of {element}: {told}");
        }
        for (name, bytes) in bombs {
            page.driver.goto(format!("{}#/", page.url)).await?;
            let _files = page.choose(Files::new(&[(name, &bytes)])?).await?;
            page.until(&format!("/{name}: /.test(document.querySelector('#trouble').textContent)")).await?;
            let told: String = page.ask("document.querySelector('#trouble').textContent").await?;
            let ended = told.contains("in time") || told.contains("could not be opened; it may be damaged");
            ensure!(!ended, "the opener had to be ended: {told}");
        }
        ensure!(!page.shows("#broken").await?, "the page broke");
        Ok(())
    });
}
