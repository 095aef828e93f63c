//! Another article beside the text, on a wide screen.

use anyhow::{Result, ensure};
use serde_json::json;
use thirtyfour::Key;

use crate::looks::look;
use crate::page::{Page, paste, with_page};

const WIDE: (u32, u32) = (1440, 900);
const LINK: &str = "#panel .related-item a.open[href^=\"#/a/\"]";

/// Where the lines of the text stand.
const RECTS: &str = "[...document.querySelectorAll('#article p')].map(p => { const r = p.getBoundingClientRect(); \
    return [r.left, r.top, r.width, r.height].map(Math.round).join(); })";

/// Reads a text, and opens a related article beside it from far down the text.
async fn opened(page: &Page) -> Result<()> {
    page.resize(WIDE.0, WIDE.1).await?;
    page.read(&paste("blog.txt")).await?;
    page.click("#tab-related").await?;
    page.find(LINK).await?;
    page.driver.execute("scrollTo({ top: 240, behavior: 'instant' })", vec![]).await?;
    page.until("scrollY === 240").await?;
    page.driver.execute("document.querySelector(arguments[0]).focus()", vec![json!(LINK)]).await?;
    page.driver.execute("window.before = arguments[0]", vec![json!(page.ask::<Vec<String>>(RECTS).await?)]).await?;
    page.press(Key::Enter).await?;
    page.until("document.querySelector('#beside .flash')").await?;
    page.until("document.querySelector('#beside .m')").await
}

/// Nothing of the text has moved since.
async fn stands(page: &Page) -> Result<()> {
    let moved: bool = page.ask(&format!("JSON.stringify(window.before) !== JSON.stringify({RECTS})")).await?;
    ensure!(!moved, "the text has moved");
    Ok(())
}

#[test]
fn a_related_article_opens_beside_the_text_and_nothing_moves() {
    with_page(async |page: &mut Page| {
        opened(page).await?;
        stands(page).await?;
        let in_sight = "(() => { const [one, pane] = ['#beside .flash', '#beside'].map(one => document.querySelector(one).getBoundingClientRect()); \
            return one.top >= pane.top && one.bottom <= pane.bottom && pane.right <= innerWidth; })()";
        page.until(in_sight).await?;
        page.until("document.activeElement.id === 'beside'").await?;
        ensure!(page.ask::<bool>("/^#.text~.a./.test(location.hash)").await?, "it does not stand in the address");
        look(page, "1440-light-split").await?;
        // Each scrolls by itself.
        let down = "const pane = document.querySelector('#beside'); pane.scrollTop = 0; pane.scrollTop = 400";
        page.driver.execute(down, vec![]).await?;
        ensure!(page.ask::<u32>("scrollY").await? == 240, "the text scrolled with the article");
        page.press(Key::Escape).await?;
        page.until("!document.querySelector('#beside') && location.hash === '#/text'").await?;
        stands(page).await?;
        page.until(&format!("document.activeElement === document.querySelector('{LINK}')")).await
    });
}

#[test]
fn back_and_forward_close_and_open_it_and_a_reload_keeps_it() {
    with_page(async |page: &mut Page| {
        opened(page).await?;
        page.driver.back().await?;
        page.until("!document.querySelector('#beside')").await?;
        stands(page).await?;
        page.driver.forward().await?;
        page.until("document.querySelector('#beside .m')").await?;
        stands(page).await?;
        page.driver.refresh().await?;
        page.ready().await?;
        page.marked().await?;
        page.until("document.querySelector('#beside .flash .m, #beside .m')").await?;
        page.until("document.querySelector('#article .m')").await?;
        // The list takes its place.
        page.press("r").await?;
        page.until("!document.querySelector('#beside')").await?;
        page.until("document.querySelector('#panel .related-item').checkVisibility({ visibilityProperty: true })").await
    });
}

#[test]
fn its_marks_have_cards_and_alone_it_stands_as_it_does_elsewhere() {
    with_page(async |page: &mut Page| {
        opened(page).await?;
        page.driver.execute("document.querySelector('#beside a.m-person, #beside a.m').focus()", vec![]).await?;
        page.press(Key::Enter).await?;
        page.until("document.querySelector('#beside #card')?.checkVisibility()").await?;
        page.until("document.activeElement.id === 'card-name'").await?;
        look(page, "1440-light-split-card").await?;
        page.press(Key::Escape).await?;
        page.until("!document.querySelector('#card') && document.activeElement.matches('#beside a.m')").await?;
        // A mention of the text opens its card too, since the lists are covered.
        page.driver.execute("document.querySelector('#article a.m-person').click()", vec![]).await?;
        page.until("document.querySelector('.reader > #card')?.checkVisibility()").await?;
        page.press(Key::Escape).await?;
        page.click("#beside [data-alone]").await?;
        page.find("#back").await?;
        page.until("!document.querySelector('#beside') && /^#.a./.test(location.hash)").await?;
        page.marked().await
    });
}

#[test]
fn in_a_narrower_window_the_article_stands_alone() {
    with_page(async |page: &mut Page| {
        opened(page).await?;
        page.resize(1280, 900).await?;
        page.find("#back").await?;
        page.until("!document.querySelector('#beside') && /^#.a./.test(location.hash)").await?;
        page.click("#back").await?;
        page.until("location.hash === '#/text'").await?;
        page.click("#tab-related").await?;
        page.click(LINK).await?;
        page.find("#back").await?;
        ensure!(!page.shows("#beside").await?, "it opens beside the text where there is no room");
        Ok(())
    });
}

#[test]
fn both_are_regions_with_names_and_paper_gets_the_text_alone() {
    with_page(async |page: &mut Page| {
        opened(page).await?;
        let regions = "[...document.querySelectorAll('main [role=region], main section')].filter(one => one.ariaLabel).map(one => one.ariaLabel)";
        let regions: Vec<String> = page.ask(regions).await?;
        ensure!(regions.len() == 2 && regions[0] == "Your text" && regions[1].len() > 10, "{regions:?}");
        ensure!(page.ask::<u32>("document.querySelectorAll('h1').length").await? == 1, "two headlines");
        page.driver.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        ensure!(!page.shows("#beside").await?, "the other article is printed");
        ensure!(page.shows("#article").await?, "the text is not printed");
        Ok(())
    });
}
