//! What is at hand while reading: few rows above the text on a phone, nothing
//! over the chosen mention, and ways to close, to find and to read on.

use anyhow::{Result, ensure};
use thirtyfour::Key;

use crate::looks::look;
use crate::page::{Page, paste, with_page};

const MARK: &str = "document.querySelector('#article .m.is-on').getBoundingClientRect()";

async fn phone(page: &Page) -> Result<()> {
    page.resize(390, 844).await?;
    page.read(&paste("blog.txt")).await
}

async fn script(page: &Page, script: &str) -> Result<()> {
    page.driver.execute(script, vec![]).await?;
    Ok(())
}

#[test]
fn on_a_phone_the_text_begins_high_and_all_controls_are_at_hand() {
    with_page(async |page: &mut Page| {
        phone(page).await?;
        let top: f64 = page.ask("document.querySelector('#article h1').getBoundingClientRect().top + scrollY").await?;
        ensure!(top <= 260.0, "the headline begins at {top}");
        // How much is marked is set with the rest.
        page.click("#show-settings").await?;
        let all = "[...document.querySelectorAll('#settings button')].find(one => one.textContent === 'All').click()";
        script(page, all).await?;
        page.press(Key::Escape).await?;
        page.until("document.querySelector('#article .m-date')").await?;
        // Lines can be chosen once those left out show.
        ensure!(!page.shows("#choose-lines").await?, "a row more than needed");
        page.click("#left-out").await?;
        page.until("document.querySelector('#choose-lines').checkVisibility()").await
    });
}

#[test]
fn what_is_told_does_not_cover_the_chosen_mention() {
    with_page(async |page: &mut Page| {
        phone(page).await?;
        page.click("#article a.m-person").await?;
        page.until("document.querySelector('#card')").await?;
        page.press(Key::Escape).await?;
        script(
            page,
            &format!(
                "scrollBy({{ top: {MARK}.top - 62, behavior: 'instant' }}); document.querySelector('#keep').click()"
            ),
        )
        .await?;
        page.until("document.querySelector('#note')?.checkVisibility()").await?;
        let apart = format!(
            "(() => {{ const mark = {MARK}, note = document.querySelector('#note').getBoundingClientRect(); \
             return mark.top >= note.bottom || mark.bottom <= note.top; }})()"
        );
        page.until(&apart).await?;
        look(page, "390-light-told").await
    });
}

#[test]
fn a_click_on_nothing_closes_the_card_and_the_sheet() {
    with_page(async |page: &mut Page| {
        phone(page).await?;
        page.click("#article a.m-person").await?;
        page.until("document.querySelector('#card')").await?;
        script(page, "document.querySelector('#article p').click()").await?;
        page.until("!document.querySelector('#card')").await?;
        page.click("#tab-names").await?;
        page.until("document.querySelector('#panel.is-open')").await?;
        script(page, "document.querySelector('#panel-body').click()").await?;
        ensure!(page.shows("#panel.is-open").await?, "a click in the sheet closed it");
        script(page, "document.querySelector('#article p').click()").await?;
        page.until("!document.querySelector('#panel.is-open')").await
    });
}

#[test]
fn the_sheet_is_pulled_up_and_down() {
    with_page(async |page: &mut Page| {
        phone(page).await?;
        let pull = async |page: &Page, by: i32| {
            let pull = format!(
                "const handle = document.querySelector('.handle'), at = y => ({{ bubbles: true, clientX: 190, clientY: y }}); \
                 handle.dispatchEvent(new PointerEvent('pointerdown', at(400))); \
                 handle.dispatchEvent(new PointerEvent('pointerup', at(400 + {by}))); handle.dispatchEvent(new MouseEvent('click', at(400)));"
            );
            script(page, &pull).await
        };
        page.click("#tab-names").await?;
        pull(page, -80).await?;
        page.until("document.querySelector('#panel.is-tall')").await?;
        pull(page, 80).await?;
        page.until("document.querySelector('#panel.is-open:not(.is-tall)')").await?;
        pull(page, 80).await?;
        page.until("!document.querySelector('#panel.is-open')").await
    });
}

#[test]
fn who_has_read_to_the_end_finds_related_articles_there() {
    with_page(async |page: &mut Page| {
        page.read(&paste("blog.txt")).await?;
        page.until("document.querySelector('#after .related-item')").await?;
        page.click("#after .score summary").await?;
        ensure!(
            page.ask::<bool>("/^Score \\d+$/.test(document.querySelector('#after .score summary').textContent)")
                .await?,
            "no score"
        );
        look(page, "1280-light-after").await?;
        page.click("#after .related-item a[href^='#/a/']").await?;
        page.find("#back").await?;
        page.marked().await
    });
}

#[test]
fn control_and_k_find_on_every_screen() {
    with_page(async |page: &mut Page| {
        let find = async |page: &Page| {
            page.driver.action_chain().key_down(Key::Control).send_keys("k").key_up(Key::Control).perform().await
        };
        page.until("document.querySelector('#search')").await?;
        find(page).await?;
        page.until("document.activeElement.id === 'search'").await?;
        page.read(&paste("wire.txt")).await?;
        find(page).await?;
        page.until("document.activeElement.id === 'find'").await
    });
}

#[test]
fn the_page_can_be_loaded_anew_from_within() {
    with_page(async |page: &mut Page| {
        page.read(&paste("wire.txt")).await?;
        script(page, "window.old = true").await?;
        page.click("#show-settings").await?;
        page.click("#load-anew").await?;
        page.until("window.old === undefined && document.body.textContent.includes('49 hostages')").await
    });
}
