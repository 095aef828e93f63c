//! Everything within reach: by keyboard alone, in the order and by the names that
//! a screen reader hears, on the narrowest screen, with letters twice as large,
//! and without motion.

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::Key;
use thirtyfour::cdp::domains::emulation::{MediaFeature, SetEmulatedMedia};

use crate::looks::look;
use crate::page::{Page, paste, with_page};

const TEXT: &str = "John Kerry met Haider al-Abadi in Baghdad. Kerry said that over 40 nations had joined the coalition \
                    against the Islamic State group.";

/// Presses Tab until something has the focus.
async fn tab_to(page: &Page, selector: &str) -> Result<()> {
    for _ in 0..80 {
        if page.ask_with("document.activeElement.matches(given)", json!(selector)).await? {
            return Ok(());
        }
        page.press(Key::Tab).await?;
    }
    bail!("Tab does not lead to {selector}")
}

/// What has the focus shows that it has.
async fn is_ringed(page: &Page) -> Result<bool> {
    page.ask(
        "(() => { const style = getComputedStyle(document.activeElement); return document.activeElement.matches(':focus-visible') \
        && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2; })()",
    )
    .await
}

#[test]
fn the_keyboard_alone_leads_from_a_paste_to_another_article_and_back() {
    with_page(async |page: &mut Page| {
        tab_to(page, "#paste").await?;
        page.press(TEXT).await?;
        tab_to(page, "#read").await?;
        ensure!(is_ringed(page).await?, "the button does not show the focus");
        page.press(Key::Enter).await?;
        page.marked().await?;
        // To the first mention, into its entity, and out again.
        page.press("j").await?;
        page.until("document.activeElement.matches('article a.m')").await?;
        ensure!(is_ringed(page).await?, "the mention does not show the focus");
        page.press(Key::Enter).await?;
        page.until("document.activeElement.id === 'detail'").await?;
        page.press("r").await?;
        page.until("document.querySelector('#panel .related-item')").await?;
        tab_to(page, "#panel .related-item a[href^='#/a/']").await?;
        ensure!(is_ringed(page).await?, "the related article does not show the focus");
        page.press(Key::Enter).await?;
        page.find("#back").await?;
        page.marked().await?;
        tab_to(page, "#back a").await?;
        page.press(Key::Enter).await?;
        page.until("!document.querySelector('#back')").await?;
        ensure!(page.paragraphs().await?.concat().contains("Kerry said that over 40"), "the text did not come back");
        Ok(())
    });
}

/// Roles and names of all that is not hidden from a screen reader, in its order.
async fn heard(page: &Page) -> Result<Vec<String>> {
    let tree = page.driver.cdp().send_raw("Accessibility.getFullAXTree", json!({})).await?;
    let nodes = tree["nodes"].as_array().context("no tree")?.clone();
    let by_id = |id: &Value| nodes.iter().find(|node| node["nodeId"] == *id);
    let mut said = Vec::new();
    let mut ahead = vec![nodes.first().context("an empty tree")?.clone()];
    while let Some(node) = ahead.pop() {
        let role = node["role"]["value"].as_str().unwrap_or_default();
        if node["ignored"] != json!(true) && !["none", "generic", "StaticText", "InlineTextBox"].contains(&role) {
            said.push(format!("{role} {}", node["name"]["value"].as_str().unwrap_or_default()).trim_end().to_owned());
        }
        let below = node["childIds"].as_array().cloned().unwrap_or_default();
        ahead.extend(below.iter().rev().filter_map(by_id).cloned());
    }
    Ok(said)
}

/// That these are among what is heard, in this order.
fn in_order(said: &[String], wanted: &[&str]) -> Result<()> {
    let mut rest = said.iter();
    for want in wanted {
        ensure!(rest.any(|said| said.starts_with(want)), "{want:?} is not heard in its place:\n{}", said.join("\n"));
    }
    Ok(())
}

#[test]
fn a_screen_reader_hears_the_page_in_order_and_every_control_by_name() {
    with_page(async |page: &mut Page| {
        page.until("document.querySelector('.library li')").await?;
        let said = heard(page).await?;
        let start = [
            "banner",
            "button Settings",
            "button Privacy",
            "button Keys",
            "main",
            "heading Paste a news article",
            "textbox Your text",
            "button Read",
            "button Paste",
            "heading Or read one of these",
            "list",
        ];
        in_order(&said, &start)?;
        page.read(TEXT).await?;
        let said = heard(page).await?;
        let text = [
            "banner",
            "link To article",
            "link To names",
            "main",
            "group How much is marked",
            "group Marked kinds",
            "button People 2",
            "article",
            "link John Kerry",
            "link Baghdad",
            "link over 40 nations",
            "complementary",
            "tab Names",
            "tab Related",
            "tabpanel",
        ];
        in_order(&said, &text)?;
        let nameless = ["button", "link", "textbox", "combobox", "tab", "searchbox", "checkbox", "img", "image"];
        ensure!(!said.iter().any(|said| nameless.contains(&said.as_str())), "without a name:\n{}", said.join("\n"));
        Ok(())
    });
}

/// Nothing that can be read or pressed is cut off at its side.
const CUT_OFF: &str = "[...document.querySelectorAll('button, a, p, h1, h2, h3, label, summary, td, th, output, .strip span')] \
    .filter(one => one.checkVisibility() && !one.matches('.hush, .hush *')) \
    .filter(one => { const box = one.getBoundingClientRect(), style = getComputedStyle(one); \
        const scrolls = one.closest('.kinds, pre, .table'); \
        return !scrolls && (box.right > innerWidth + 1 || box.left < -1 || style.overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 1); }) \
    .map(one => one.outerHTML.slice(0, 160))";

#[test]
fn the_narrowest_screen_and_letters_twice_as_large_lose_nothing() {
    with_page(async |page: &mut Page| {
        for (name, width, large) in [("narrow", 320, false), ("large", 390, true), ("large-wide", 1280, true)] {
            page.resize(width, 800).await?;
            page.driver.execute("sessionStorage.clear()", vec![]).await?;
            page.driver.goto(format!("{}#/", page.url)).await?;
            page.driver.refresh().await?;
            page.ready().await?;
            page.until("!document.querySelector('#saved')").await?;
            if large {
                let twice = "const sheet = new CSSStyleSheet(); sheet.replaceSync(':root { font-size: 200% !important }'); \
                    document.adoptedStyleSheets.push(sheet)";
                page.driver.execute(twice, vec![]).await?;
            }
            let fits = async |page: &Page, name: &str| fits(page, name, width).await;
            fits(page, &format!("{name}-1-start")).await?;
            page.click("#show-settings").await?;
            page.until("document.querySelector('#settings[open]')").await?;
            fits(page, &format!("{name}-2-settings")).await?;
            page.press(Key::Escape).await?;
            page.read(&paste("blog.txt")).await?;
            fits(page, &format!("{name}-3-text")).await?;
            for tab in ["names", "figures", "dates", "related"] {
                page.click(&format!("#tab-{tab}")).await?;
                page.until("document.querySelector('#panel-body').checkVisibility()").await?;
                fits(page, &format!("{name}-4-{tab}")).await?;
            }
        }
        Ok(())
    });
}

async fn fits(page: &Page, name: &str, width: u32) -> Result<()> {
    look(page, name).await?;
    // A phone shows a page that is too wide smaller instead.
    let wide: u32 = page.ask("document.documentElement.scrollWidth").await?;
    ensure!(wide <= width, "{name}: the page is {wide} px wide");
    let cut: Vec<String> = page.ask(CUT_OFF).await?;
    ensure!(cut.is_empty(), "{name}: cut off:\n{}", cut.join("\n"));
    Ok(())
}

async fn asks_for(page: &Page, name: &str, value: &str) -> Result<()> {
    let feature = MediaFeature { name: name.into(), value: value.into() };
    let media = SetEmulatedMedia { features: Some(vec![feature]), ..SetEmulatedMedia::default() };
    page.driver.cdp().send(media).await?;
    Ok(())
}

#[test]
fn who_wants_no_motion_gets_none() {
    const MOVING: &str = "document.getAnimations().filter(one => one.effect.getComputedTiming().duration > 0 \
        && one.playState === 'running').length";
    with_page(async |page: &mut Page| {
        page.resize(390, 844).await?;
        page.read(TEXT).await?;
        page.click("#tab-names").await?;
        ensure!(page.ask::<u32>(MOVING).await? > 0, "the sheet slides, or this test sees nothing");
        page.press(Key::Escape).await?;
        asks_for(page, "prefers-reduced-motion", "reduce").await?;
        page.click("#tab-names").await?;
        page.until("document.querySelector('#panel-body').checkVisibility()").await?;
        ensure!(page.ask::<u32>(MOVING).await? == 0, "the sheet slides all the same");
        page.driver.execute("document.querySelector('#tab-related').click()", vec![]).await?;
        page.driver.goto(format!("{}#/", page.url)).await?;
        page.until("document.querySelector('.library li')").await?;
        page.click(".library li a").await?;
        page.marked().await?;
        ensure!(page.ask::<u32>(MOVING).await? == 0, "something moves");
        Ok(())
    });
}

#[test]
fn marks_are_told_apart_in_forced_colours() {
    with_page(async |page: &mut Page| {
        asks_for(page, "forced-colors", "active").await?;
        page.read(&paste("blog.txt")).await?;
        page.shot("forced-1280-text").await?;
        let lines: Vec<String> = page
            .ask(
                "['person', 'place', 'organisation', 'figure'].map(kind => { const style = getComputedStyle(document.querySelector('article .m-' + kind)); \
                return style.textDecorationLine + ' ' + style.textDecorationStyle + ' ' + style.textDecorationThickness; })",
            )
            .await?;
        ensure!(lines.iter().all(|line| line.starts_with("underline")), "{lines:?}");
        let mut apart = lines.clone();
        apart.sort();
        apart.dedup();
        ensure!(apart.len() == lines.len(), "two kinds look alike: {lines:?}");
        page.click("main article a.m-person").await?;
        page.until("document.querySelector('article .m.is-on')").await?;
        let outline: String =
            page.ask("getComputedStyle(document.querySelector('article .m.is-on')).outlineStyle").await?;
        ensure!(outline != "none", "what is chosen does not stand out");
        page.shot("forced-1280-person").await?;
        Ok(())
    });
}
