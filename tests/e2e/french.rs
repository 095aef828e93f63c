//! No English word is left in the French page but those of the texts that are
//! read, which say so by their `lang`.

use anyhow::{Result, ensure};
use serde_json::json;
use thirtyfour::Key;

use crate::away::Downloads;
use crate::looks::look;
use crate::page::{Page, paste, with_page};

/// Words that English sentences are made of and French ones are not.
const ENGLISH: &str = "the of and with from more than not is are this that about other all until since before after \
    when where which who its to at no be it show hide open close find copy save names days weeks years months \
    hours first half people places here there same higher lower per each half week quarter morning evening";

/// Texts of the page's own nodes that hold one of the words that are given.
const LEFT: &str = "(() => { const words = new Set(given.split(/\\s+/)), left = []; \
    const foreign = 'script, style, noscript, template, [hidden], code, kbd, .requests, .rule, .source, .brand'; \
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); \
    while (walker.nextNode()) { const node = walker.currentNode; \
        const parent = node.parentElement; \
        if (parent.closest('[lang]').getAttribute('lang') !== 'fr' || parent.closest(foreign)) continue; \
        const own = node.data.replace(/«[^»]*»|\\S+\\.html/g, ' '); \
        if (own.toLowerCase().split(/[^\\p{L}]+/u).some(word => words.has(word))) left.push(own.trim()); } \
    return [...new Set(left)]; })()";

async fn none_left(page: &Page, state: &str) -> Result<()> {
    let left: Vec<String> = page.ask_with(LEFT, json!(ENGLISH)).await?;
    ensure!(left.is_empty(), "{state}: in English: {left:?}");
    Ok(())
}

async fn read(page: &Page) -> Result<()> {
    page.driver.execute("localStorage.setItem('gloss.prefs', 'language=fr density=all kinds=11111')", vec![]).await?;
    page.driver.refresh().await?;
    page.ready().await?;
    page.fill(&paste("wire.txt")).await?;
    page.press_read().await?;
    page.marked_in("Les noms").await?;
    page.until("!document.querySelector('#show-away').disabled").await
}

#[test]
fn lists_cards_and_the_map_speak_french() {
    with_page(async |page: &mut Page| {
        for (width, height) in [(1280, 900), (390, 844)] {
            page.resize(width, height).await?;
            page.driver.execute("sessionStorage.clear()", vec![]).await?;
            page.driver.goto(format!("{}#/", page.url)).await?;
            read(page).await?;
            tour(page, width).await?;
        }
        Ok(())
    });
}

async fn tour(page: &Page, width: u32) -> Result<()> {
    let state = |name: &str| format!("francais-{width}-{name}");
    none_left(page, &state("text")).await?;
    for (kind, next) in [("person", "place"), ("figure", "date")] {
        for kind in [kind, next] {
            page.click(&format!("main article a.m-{kind}")).await?;
            page.until("document.querySelector('#card, #detail, #panel-body .counted')").await?;
            none_left(page, &state(kind)).await?;
            page.press(Key::Escape).await?;
        }
    }
    page.driver.execute("scrollTo({ top: 0, behavior: 'instant' })", vec![]).await?;
    for tab in ["names", "figures", "dates", "related"] {
        page.click(&format!("#tab-{tab}")).await?;
        page.until("document.querySelector('#panel-body').checkVisibility()").await?;
        if tab == "names" {
            page.until("document.querySelector('.map-picture .dot')").await?;
        }
        none_left(page, &state(tab)).await?;
        look(page, &state(tab)).await?;
    }
    page.click("#tab-names").await?;
    page.click(".rows.k-place .row").await?;
    page.until("document.querySelector('.detail .dot.is-on')").await?;
    none_left(page, &state("a place")).await?;
    look(page, &state("place")).await
}

#[test]
fn countries_have_their_french_names() {
    with_page(async |page: &mut Page| {
        read(page).await?;
        page.click("#tab-names").await?;
        page.until("document.querySelector('.map-picture .dot')").await?;
        let labels: Vec<String> =
            page.ask("[...document.querySelectorAll('.dot')].map(dot => dot.getAttribute('aria-label'))").await?;
        let has = |words: &str| labels.iter().any(|label| label.contains(words));
        ensure!(has("BRUSSELS, Belgique\u{a0}: ") && has("Iraq (Irak)\u{a0}: "), "{labels:?}");
        Ok(())
    });
}

#[test]
fn a_document_is_made_in_the_language_of_the_page() {
    with_page(async |page: &mut Page| {
        read(page).await?;
        let files = Downloads::of(page, "french").await?;
        page.click("#show-away").await?;
        page.until("document.querySelector('#away[open]')").await?;
        none_left(page, "take away").await?;
        page.click("#save-html").await?;
        let (path, _) = files.wait(".html").await?;
        none_left(page, "taken away").await?;
        page.driver.goto(format!("file://{}", path.display())).await?;
        ensure!(page.ask::<String>("document.documentElement.lang").await? == "fr");
        none_left(page, "the document").await?;
        let title: String = page.ask("document.querySelector('.m.person[title]').title").await?;
        ensure!(title.starts_with("Personne\u{a0}: "), "{title}");
        for width in [1280, 390] {
            page.resize(width, 844).await?;
            look(page, &format!("francais-{width}-document")).await?;
        }
        page.driver.execute("document.querySelector('table').scrollIntoView({ behavior: 'instant' })", vec![]).await?;
        page.shot("francais-390-document-table").await?;
        Ok(())
    });
}

#[test]
fn the_page_is_french_before_its_program_is_there() {
    with_page(async |page: &mut Page| {
        page.driver.execute("localStorage.setItem('gloss.prefs', 'language=fr')", vec![]).await?;
        // The program never comes.
        let hold = "const fetched = window.fetch; window.fetch = path => String(path).endsWith('.wasm') ? new Promise(() => {}) : fetched(path)";
        page.driver.cdp().page().add_script_to_evaluate_on_new_document(hold).await?;
        page.driver.refresh().await?;
        page.until("document.querySelector('#coming')").await?;
        page.until("document.documentElement.lang === 'fr'").await?;
        let head: String = page.ask("document.querySelector('h1').textContent").await?;
        let hint: String = page.ask("document.querySelector('#paste').placeholder").await?;
        ensure!(
            (head.as_str(), hint.as_str()) == ("Collez un article de presse", "Collez un article de presse"),
            "{head}"
        );
        let bar: String = page.ask("document.querySelector('#starting').getAttribute('aria-label')").await?;
        ensure!(bar == "Démarrage", "{bar}");
        none_left(page, "the shell").await
    });
}
