//! The reading part breaks down: that costs a paragraph, and nothing else.
//!
//! The program has nothing in it that makes it break down, so the worker's
//! loader does it here: it takes a message that has certain words for itself and
//! ends as the program does, with an exception that nobody catches, after which
//! the program is gone.

use std::fs;

use anyhow::{Result, ensure};
use thirtyfour::prelude::*;

use crate::browser::{Given, with_browser};
use crate::looks::look;
use crate::offline::Copy;
use crate::page::{Page, paste};

/// In the text of a paragraph that cannot be read.
const FATAL: &str = "Xanthippe";

const BREAKS: &str = r#"
{
  const said = (data) => JSON.stringify(data, (_, value) =>
    ArrayBuffer.isView(value) || value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value);
  let gone = false;
  addEventListener("message", (event) => {
    const first = Array.isArray(event.data) && event.data[1] instanceof WebAssembly.Module;
    if (first || !gone && !said(event.data).includes("FATAL")) return;
    event.stopImmediatePropagation();
    if (gone) return;
    gone = true;
    BREAK;
  });
}
"#;
const AT_ONCE: &str = "throw new WebAssembly.RuntimeError('unreachable')";
const LATER: &str = "Promise.reject(new WebAssembly.RuntimeError('unreachable'))";

/// The page with a worker that breaks down on certain words.
async fn with_fatal(driver: WebDriver, given: &Given, fatal: &str, how: &str) -> Result<(Page, Copy)> {
    let copy = Copy::of(&given.dist)?;
    fs::remove_file(copy.0.join("sw.js"))?;
    let loader = fs::read_to_string(copy.part("worker.js")?)?;
    let breaks = BREAKS.replace("FATAL", fatal).replace("BREAK;", &format!("{how};"));
    fs::write(copy.part("worker.js")?, format!("{breaks}{loader}"))?;
    let page = Page::open(driver, &copy.0, &given.base).await?;
    Ok((page, copy))
}

/// A text whose seventh paragraph cannot be read.
fn text() -> String {
    let lines = (1..=12).map(|day| match day {
        7 => format!("{FATAL} met John Kerry and 40 envoys in Paris, they said."),
        day => format!("John Kerry met {} envoys in Paris and Baghdad, they said on Monday.", 100 + day),
    });
    lines.collect::<Vec<_>>().join("\n\n")
}

const MARKED: &str = "[...document.querySelectorAll('#article p')].map(p => p.querySelectorAll('.m').length)";

async fn only_the_seventh_is_unmarked(page: &Page) -> Result<()> {
    page.marked().await?;
    page.until("/1 paragraph could not be read/.test(document.querySelector('#status').textContent)").await?;
    let marks: Vec<usize> = page.ask(MARKED).await?;
    ensure!(marks.len() == 12, "paragraphs are missing: {marks:?}");
    for (at, count) in marks.iter().enumerate() {
        ensure!((*count == 0) == (at == 6), "paragraph {} has {count} marks", at + 1);
    }
    let said: Vec<String> =
        page.ask("[...document.querySelectorAll('.unread')].map(note => note.parentElement.innerText)").await?;
    ensure!(said.len() == 1 && said[0].contains("40 envoys") && said[0].contains("could not be read"), "{said:?}");
    Ok(())
}

#[test]
fn a_paragraph_that_breaks_the_reading_stands_unmarked_and_all_else_is_read() {
    for how in [AT_ONCE, LATER] {
        with_browser(async |driver, given: Given| {
            let (page, _copy) = with_fatal(driver, &given, FATAL, how).await?;
            page.driver.execute("localStorage.setItem('gloss.prefs', 'theme=dark')", vec![]).await?;
            page.driver.refresh().await?;
            page.ready().await?;
            page.fill(&text()).await?;
            page.press_read().await?;
            only_the_seventh_is_unmarked(&page).await?;
            if how == AT_ONCE {
                for (width, height) in [(1280, 900), (390, 844)] {
                    page.resize(width, height).await?;
                    look(&page, &format!("broken-paragraph-dark-{width}")).await?;
                }
            }
            ensure!(page.ask::<bool>("document.documentElement.dataset.theme === 'dark'").await?, "settings were lost");
            ensure!(!page.shows("#broken").await?, "the page broke");
            // Links come too, and the text is there again after a reload.
            page.resize(1280, 900).await?;
            page.driver.refresh().await?;
            page.ready().await?;
            only_the_seventh_is_unmarked(&page).await?;
            page.driver.goto(format!("{}#/", page.url)).await?;
            page.read(&paste("wire.txt")).await?;
            ensure!(!page.shows(".unread").await?, "another text is not whole");
            Ok(())
        });
    }
}

#[test]
fn a_reading_part_that_always_breaks_leaves_the_text_and_says_so() {
    with_browser(async |driver, given: Given| {
        let (page, _copy) = with_fatal(driver, &given, "", AT_ONCE).await?;
        page.fill(&text()).await?;
        page.press_read().await?;
        page.until("document.querySelector('main').dataset.state === 'failed'").await?;
        page.until("/broke off/.test(document.querySelector('main .notice')?.textContent)").await?;
        ensure!(page.paragraphs().await?.concat().contains(FATAL), "the text is gone");
        for (width, height) in [(1280, 900), (390, 844)] {
            page.resize(width, height).await?;
            look(&page, &format!("broken-reader-{width}")).await?;
        }
        ensure!(!page.shows("#broken").await?, "the page broke");
        Ok(())
    });
}

#[test]
fn a_search_that_breaks_the_reading_part_costs_no_text() {
    with_browser(async |driver, given: Given| {
        let (page, _copy) = with_fatal(driver, &given, FATAL, AT_ONCE).await?;
        page.read(&paste("wire.txt")).await?;
        let before = page.paragraphs().await?;
        page.driver.goto(format!("{}#/", page.url)).await?;
        let search = "const box = document.querySelector('#search'); box.value = arguments[0]; \
            box.dispatchEvent(new InputEvent('input', { bubbles: true }));";
        page.until("document.querySelector('#search')").await?;
        page.driver.execute(search, vec![FATAL.into()]).await?;
        page.until("document.querySelector('#trouble').textContent.trim()").await?;
        page.driver.execute(search, vec!["Baghdad".into()]).await?;
        page.until("document.querySelector('#found a')").await?;
        page.driver.execute("location.hash = '#/text'", vec![]).await?;
        page.marked().await?;
        ensure!(page.paragraphs().await? == before, "the text has changed");
        page.driver.goto(format!("{}#/", page.url)).await?;
        page.read("John Kerry went to Paris.").await
    });
}

#[test]
fn without_its_reading_part_the_page_says_so_and_keeps_the_text() {
    with_browser(async |driver, given: Given| {
        let copy = Copy::of(&given.dist)?;
        fs::remove_file(copy.0.join("sw.js"))?;
        fs::remove_file(copy.part("worker.js")?)?;
        let page = Page::open(driver, &copy.0, &given.base).await?;
        page.fill(&text()).await?;
        page.press_read().await?;
        page.until("/could not start the reader/.test(document.querySelector('main').innerText)").await?;
        ensure!(page.paragraphs().await?.concat().contains(FATAL), "the text is gone");
        page.shot("broken-missing-1280").await?;
        Ok(())
    });
}
