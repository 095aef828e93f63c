//! The page in French.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use gloss_words::{Message, read};
use serde_json::json;
use thirtyfour::Key;

use crate::browser::{Given, with_browser};
use crate::looks::look;
use crate::offline::{Copy, KEPT};
use crate::page::{Page, paste, with_page};

/// All that is shown or said and is no part of a text that is read, a line each.
const SEEN: &str = "(() => { const seen = new Set(); \
    const foreign = '[lang=en], code, kbd, template, .requests, .rule, .source, .brand, .setting-choices [lang]'; \
    const add = text => { const words = text.trim(); if (/\\p{L}{2}/u.test(words)) seen.add(words); }; \
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); \
    while (walker.nextNode()) { const parent = walker.currentNode.parentElement; \
        if (!parent.closest('script, style, noscript, [hidden], ' + foreign)) add(walker.currentNode.data); } \
    for (const name of ['aria-label', 'title', 'placeholder', 'aria-description']) \
        for (const element of document.querySelectorAll('[' + name + ']')) \
            if (!element.closest('[hidden]')) add(element.getAttribute(name)); \
    return [...seen]; })()";

fn messages(language: &str) -> Vec<Message> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("words/{language}.ftl"));
    read(&fs::read_to_string(path).expect("a message file")).expect("messages")
}

/// The English sentences that French says otherwise, without what is filled in.
fn english() -> BTreeSet<String> {
    let french: BTreeSet<String> = messages("fr").iter().flat_map(said).collect();
    messages("en").iter().flat_map(said).filter(|words| !french.contains(words)).collect()
}

/// The words of a message between its holes.
fn said(message: &Message) -> Vec<String> {
    let parts = message.line.split(['{', '}', '<', '>', '|']).map(str::trim);
    parts.filter(|part| part.chars().filter(|letter| letter.is_alphabetic()).count() > 3).map(str::to_owned).collect()
}

/// Nothing that is seen is an English sentence of the page.
async fn all_is_french(page: &Page, state: &str) -> Result<()> {
    ensure!(
        page.ask::<String>("document.documentElement.lang").await? == "fr",
        "{state}: the page says it is in another"
    );
    let seen: Vec<String> = page.ask(SEEN).await?;
    ensure!(seen.len() > 10, "{state}: only {seen:?} is seen");
    let english = english();
    let wrong: Vec<_> = seen
        .iter()
        .filter(|seen| {
            english.iter().any(|words| seen.as_str() == words || words.split(' ').count() > 2 && seen.contains(words))
        })
        .collect();
    ensure!(wrong.is_empty(), "{state}: in English: {wrong:?}");
    Ok(())
}

async fn choose(page: &Page, number: u32) -> Result<()> {
    page.click("#show-settings").await?;
    page.click(&format!("#settings [data-tongue] span:nth-of-type({number}) button")).await?;
    Ok(())
}

async fn escape(page: &Page, window: &str) -> Result<()> {
    page.press(Key::Escape).await?;
    page.until(&format!("!document.querySelector('#{window}[open]')")).await
}

#[test]
fn french_is_chosen_kept_and_left_again() {
    with_page(async |page: &mut Page| {
        page.read(&paste("wire.txt")).await?;
        page.click("main article a.m-person").await?;
        let before = page.paragraphs().await?;
        choose(page, 3).await?;
        page.until("document.querySelector('#settings h2').textContent === 'Réglages'").await?;
        all_is_french(page, "settings").await?;
        escape(page, "settings").await?;
        all_is_french(page, "a person").await?;
        ensure!(page.paragraphs().await? == before, "the text was drawn anew");
        for tab in ["names", "figures", "dates", "related"] {
            page.click(&format!("#tab-{tab}")).await?;
            all_is_french(page, tab).await?;
        }
        for window in ["privacy", "help"] {
            page.click(&format!("#show-{window}")).await?;
            page.until(&format!("document.querySelector('#{window}[open]')")).await?;
            all_is_french(page, window).await?;
            escape(page, window).await?;
        }
        page.until(KEPT).await?;
        page.cut().await?;
        page.driver.refresh().await?;
        page.ready().await?;
        page.marked_in("Les noms").await?;
        all_is_french(page, "after a reload without a network").await?;
        page.driver.goto(format!("{}#/library", page.url)).await?;
        page.until("document.querySelector('main').dataset.state === 'library'").await?;
        all_is_french(page, "library").await?;
        page.driver.goto(format!("{}#/", page.url)).await?;
        page.until("document.querySelector('.library li')").await?;
        all_is_french(page, "start").await?;
        choose(page, 2).await?;
        page.until("document.querySelector('#settings h2').textContent === 'Settings'").await?;
        ensure!(page.ask::<String>("document.documentElement.lang").await? == "en");
        let head = "document.querySelector('#library').textContent";
        ensure!(page.ask::<String>(head).await? == "Or read one of these");
        Ok(())
    });
}

#[test]
fn a_browser_that_asks_for_french_gets_it() {
    with_page(async |page: &mut Page| {
        let asks = "Object.defineProperty(navigator, 'language', { value: 'fr-BE' })";
        page.driver.cdp().page().add_script_to_evaluate_on_new_document(asks).await?;
        page.driver.refresh().await?;
        page.ready().await?;
        ensure!(
            page.ask::<String>("document.querySelector('h1').textContent").await? == "Collez un article de presse",
            "the first picture is in English"
        );
        all_is_french(page, "start").await
    });
}

#[test]
fn words_that_are_broken_or_missing_are_said_in_english() {
    with_browser(async |driver, given: Given| {
        let copy = Copy::of(&given.dist)?;
        fs::remove_file(copy.0.join("sw.js"))?;
        let file = copy.part("words/fr.txt")?;
        let words = fs::read_to_string(&file).context("no French")?;
        fs::write(&file, words.replace("Collez un article de presse", "{0} <script>"))?;
        let page = Page::open(driver, &copy.0, &given.base).await?;
        choose(&page, 3).await?;
        page.until("document.querySelector('#settings h2').textContent === 'Réglages'").await?;
        ensure!(page.ask::<String>("document.querySelector('h1').textContent").await? == "Paste a news article");
        escape(&page, "settings").await?;
        for broken in ["", "0123456789abcdef\nBonjour"] {
            fs::write(&file, broken)?;
            page.driver.refresh().await?;
            page.ready().await?;
            page.until("document.querySelector('#trouble').textContent.includes('language did not load')").await?;
            ensure!(page.ask::<String>("document.documentElement.lang").await? == "en");
        }
        Ok(())
    });
}

#[test]
fn french_fits_wide_and_narrow_screens() {
    with_page(async |page: &mut Page| {
        choose(page, 3).await?;
        page.until("document.documentElement.lang === 'fr'").await?;
        escape(page, "settings").await?;
        for width in [1280, 390, 320] {
            page.resize(width, 844).await?;
            page.driver.execute("sessionStorage.clear()", vec![]).await?;
            page.driver.goto(format!("{}#/", page.url)).await?;
            page.driver.refresh().await?;
            page.ready().await?;
            page.until("document.querySelector('.library li')").await?;
            tour(page, width).await?;
        }
        Ok(())
    });
}

async fn tour(page: &Page, width: u32) -> Result<()> {
    let name = &format!("mots-{width}");
    look(page, &format!("{name}-1-start")).await?;
    page.click("#other-ways summary").await?;
    look(page, &format!("{name}-1-ways")).await?;
    for window in ["settings", "privacy", "help"] {
        page.click(&format!("#show-{window}")).await?;
        page.until(&format!("document.querySelector('#{window}[open]')")).await?;
        look(page, &format!("{name}-2-{window}")).await?;
        fits(page, &format!("{name} {window}"), &format!("#{window}")).await?;
        escape(page, window).await?;
    }
    page.fill(&paste("wire.txt")).await?;
    page.press_read().await?;
    page.marked_in("Les noms").await?;
    page.driver.execute("scrollTo({ top: 0, behavior: 'instant' })", vec![]).await?;
    look(page, &format!("{name}-3-marked")).await?;
    // A phone makes room for what is too wide.
    let wide: u32 = page.ask("document.documentElement.scrollWidth").await?;
    ensure!(wide <= width, "{name}: the page is {wide} px wide");
    page.click("main article a.m-person").await?;
    look(page, &format!("{name}-4-person")).await?;
    page.press(Key::Escape).await?;
    for (number, tab) in ["names", "figures", "dates", "related"].iter().enumerate() {
        page.click(&format!("#tab-{tab}")).await?;
        page.until("document.querySelector('#panel-body').checkVisibility()").await?;
        look(page, &format!("{name}-{}-{tab}", number + 5)).await?;
        fits(page, &format!("{name} {tab}"), "#panel").await?;
    }
    page.driver.goto(format!("{}#/library", page.url)).await?;
    page.until("document.querySelector('main').dataset.state === 'library'").await?;
    look(page, &format!("{name}-9-library")).await
}

/// Nothing inside is wider than it.
async fn fits(page: &Page, state: &str, selector: &str) -> Result<()> {
    let wide = "(() => { const box = document.querySelector(given); return [box.scrollWidth, box.clientWidth]; })()";
    let (inside, room): (u32, u32) = page.ask_with(wide, json!(selector)).await?;
    ensure!(inside <= room, "{state}: {inside} px in {room}");
    Ok(())
}
