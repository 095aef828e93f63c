//! The map of places, and the strips that show where in the text a name stands.

use anyhow::{Result, ensure};
use thirtyfour::Key;

use crate::looks::look;
use crate::page::{Page, paste, with_page};

/// Once the map is drawn.
const DRAWN: &str = "document.querySelector('.map-picture .dot')";
const TEXT: &str =
    "[...document.querySelectorAll('main article p')].map(p => Math.round(p.getBoundingClientRect().top + scrollY))";

async fn open(page: &Page, text: &str) -> Result<()> {
    page.read(&paste(text)).await?;
    page.until("!document.querySelector('.status-row')?.textContent.includes('still loading')").await?;
    page.click("#tab-names").await?;
    page.until("document.querySelector('#panel-body').checkVisibility()").await
}

#[test]
fn the_map_shows_and_moves_nothing() {
    with_page(async |page: &mut Page| {
        for (width, height) in [(1280, 900), (820, 1100), (390, 844), (320, 700)] {
            page.resize(width, height).await?;
            page.driver.goto(&page.url).await?;
            page.ready().await?;
            page.read(&paste("wire.txt")).await?;
            let before: Vec<i32> = page.ask(TEXT).await?;
            // The frame has its height before the map is there.
            page.click("#tab-names").await?;
            let reserved: u32 = page.ask("document.querySelector('.map')?.offsetHeight ?? 0").await?;
            page.until(DRAWN).await?;
            let frame: u32 = page.ask("document.querySelector('.map').offsetHeight").await?;
            ensure!(reserved == 0 || reserved == frame, "the panel jumped from {reserved} to {frame} at {width} px");
            let after: Vec<i32> = page.ask(TEXT).await?;
            ensure!(before == after, "at {width} px the text moved: {before:?} {after:?}");
            let out: Vec<String> = page
                .ask(
                    "[...document.querySelectorAll('.map-picture text')].filter(text => { const box = text.getBoundingClientRect(), \
                     frame = text.closest('.map-frame').getBoundingClientRect(); return box.right > frame.right + 1 || box.left < frame.left - 1; }) \
                     .map(text => text.textContent)",
                )
                .await?;
            ensure!(out.is_empty(), "at {width} px cut off: {out:?}");
            let sources: String = page.ask("document.querySelector('.map-sources').textContent").await?;
            ensure!(sources.contains("GeoNames, CC BY 4.0") && sources.contains("Natural Earth"), "{sources}");
        }
        Ok(())
    });
}

#[test]
fn dots_are_reached_and_chosen_by_keyboard() {
    with_page(async |page: &mut Page| {
        open(page, "wire.txt").await?;
        page.until(DRAWN).await?;
        let stops: u32 = page.ask("document.querySelectorAll('.dot[tabindex=\"0\"]').length").await?;
        ensure!(stops == 1, "{stops} dots are in the order of the tab key");
        page.driver.execute("document.querySelector('.dot[tabindex=\"0\"]').focus()", vec![]).await?;
        page.press(Key::Right).await?;
        page.press(Key::Right).await?;
        page.press(Key::Left).await?;
        let at: i32 = page.ask("[...document.querySelectorAll('.dot')].indexOf(document.activeElement)").await?;
        ensure!(at == 1, "the focus is on dot {at}");
        let words: String = page.ask("document.activeElement.getAttribute('aria-label')").await?;
        ensure!(words.contains("mention"), "{words}");
        page.press(Key::Enter).await?;
        page.until("document.querySelector('#detail')").await?;
        let name: String = page.ask("document.querySelector('#detail').textContent").await?;
        ensure!(words.starts_with(&name), "{words} opened {name}");
        page.until("document.querySelector('.detail .dot.is-on')").await
    });
}

#[test]
fn strips_show_where_names_stand_and_lead_there() {
    with_page(async |page: &mut Page| {
        open(page, "wire.txt").await?;
        let bare: u32 = page.ask("[...document.querySelectorAll('.rows .row')].filter(row => !row.querySelector('.trace path')?.getAttribute('d')).length").await?;
        ensure!(bare == 0, "{bare} rows have no strip");
        let words: String = page.ask("document.querySelector('.row .row-count').textContent").await?;
        ensure!(words.contains("first in paragraph"), "{words}");
        let most = "[...document.querySelectorAll('.row')].sort((one, two) => parseInt(two.querySelector('.row-count').textContent) - parseInt(one.querySelector('.row-count').textContent))[0]";
        page.driver.execute(format!("{most}.click()"), vec![]).await?;
        page.until("document.querySelector('.traced')").await?;
        let click = "const strip = document.querySelector('.traced'), box = strip.getBoundingClientRect(); \
             strip.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: box.right - 1, clientY: box.top + 5 }))";
        page.driver.execute(click, vec![]).await?;
        page.until(
            "(([at, of]) => at > 1 && at === of)(document.querySelector('.stepper span').textContent.split(' of '))",
        )
        .await
    });
}

#[test]
fn the_map_is_drawn_with_the_network_cut() {
    with_page(async |page: &mut Page| {
        page.until(
            "window.mapKept === true || (Promise.all(['places.bin', 'mapper_bg.wasm'].map(name => caches.match(document.querySelector('link[rel=parts]').href + name))) \
             .then(found => { window.mapKept = found.every(Boolean); }), false)",
        )
        .await?;
        page.cut().await?;
        page.driver.refresh().await?;
        page.ready().await?;
        open(page, "wire.txt").await?;
        page.until(DRAWN).await?;
        ensure!(page.refused().await?.is_empty(), "the policy had to refuse: {:?}", page.refused().await?);
        Ok(())
    });
}

#[test]
fn dates_stand_among_the_days_of_related_articles() {
    with_page(async |page: &mut Page| {
        for (width, height, theme) in [(1280, 900, "light"), (820, 1100, "sepia"), (390, 844, "dark")] {
            page.resize(width, height).await?;
            page.driver.goto(&page.url).await?;
            page.ready().await?;
            page.driver.execute(format!("document.documentElement.dataset.theme = '{theme}'"), vec![]).await?;
            page.until("document.querySelector('.library a[href*=\"a/\"]')").await?;
            page.driver.execute("document.querySelector('.library a[href*=\"a/\"]').click()", vec![]).await?;
            page.marked().await?;
            page.until("!document.querySelector('.status-row')?.textContent.includes('still loading')").await?;
            page.click("#tab-dates").await?;
            page.until(
                "document.querySelector('.timeline .on-article a') && document.querySelector('.timeline .on-here')",
            )
            .await?;
            look(page, &format!("places-{width}-{theme}-timeline")).await?;
            let bare: u32 =
                page.ask("[...document.querySelectorAll('.timeline .on-own')].filter(line => !line.querySelector('.on-said mark')).length").await?;
            ensure!(bare == 0, "{bare} dates have no sentence");
        }
        page.driver.execute("document.querySelector('.timeline .on-own .row')?.click()", vec![]).await?;
        page.until("document.querySelector('#detail')").await
    });
}
