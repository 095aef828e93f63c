//! Figures beside those of other articles, and dates that wait for the text's day.

use anyhow::{Result, ensure};
use thirtyfour::prelude::*;

use crate::page::{Page, paste, with_page};

async fn open(page: &Page, tab: &str) -> Result<()> {
    page.read(&paste("wire.txt")).await?;
    page.click(&format!("#tab-{tab}")).await?;
    page.until("document.querySelector('#panel-body').checkVisibility()").await
}

#[test]
fn each_figure_elsewhere_comes_with_value_day_sentence_and_relation() {
    with_page(async |page: &mut Page| {
        open(page, "figures").await?;
        let nations =
            "[...document.querySelectorAll('.figures tbody')].find(body => /^nations/i.test(body.textContent))";
        let own: String = page.ask(&format!("{nations}.querySelector('tr.own .figure').textContent")).await?;
        ensure!(own == "more than 40", "{own}");
        let bare: Vec<String> = page
            .ask(
                "[...document.querySelectorAll('.figures tr.other:not(.said)')].filter(row => !(row.querySelector('.figure').textContent \
                 && /\\d{4}/.test(row.cells[1].textContent) && row.cells[2].textContent.trim() \
                 && row.nextElementSibling.querySelector('blockquote mark')?.textContent)).map(row => row.textContent)",
            )
            .await?;
        ensure!(bare.is_empty(), "without day, relation or sentence: {bare:?}");
        let others: u32 = page.ask(&format!("{nations}.querySelectorAll('tr.other a.figure').length")).await?;
        ensure!(others > 0, "no other article counts nations");
        let text: String = page.ask("document.querySelector('.figures').textContent").await?;
        ensure!(!text.to_lowercase().contains("contradict"));
        page.driver.execute(format!("{nations}.querySelector('a.figure').click()"), vec![]).await?;
        page.until("document.querySelector('.flash')?.textContent").await
    });
}

#[test]
fn the_table_is_sorted_and_filtered_by_keyboard() {
    with_page(async |page: &mut Page| {
        open(page, "figures").await?;
        const NAMES: &str =
            "[...document.querySelectorAll('.figures .counted')].map(row => row.textContent.toLowerCase())";
        let text: Vec<String> = page.ask(NAMES).await?;
        page.driver.execute("document.querySelector('#only-compared').focus()", vec![]).await?;
        for _ in 0..3 {
            page.press(Key::Tab).await?;
        }
        page.press(Key::Enter).await?;
        page.until("document.querySelector('.figures th[aria-sort=ascending]')").await?;
        let names: Vec<String> = page.ask(NAMES).await?;
        let mut sorted = text.clone();
        sorted.sort();
        ensure!(names == sorted && names != text, "{text:?} {names:?}");
        page.driver.execute("document.querySelector('#only-compared').focus()", vec![]).await?;
        page.press(Key::Space).await?;
        page.until(&format!("document.querySelectorAll('.figures .counted').length < {}", text.len())).await?;
        page.until("[...document.querySelectorAll('.figures tbody')].every(body => body.querySelector('tr.other'))")
            .await?;
        page.driver.execute("document.querySelector('.strip a').focus()", vec![]).await?;
        page.until("document.activeElement.closest('.strip')").await?;
        page.press(Key::Enter).await?;
        page.until("document.querySelector('.flash')").await
    });
}

#[test]
fn the_table_is_copied_for_a_spreadsheet_and_for_a_note() {
    with_page(async |page: &mut Page| {
        open(page, "figures").await?;
        let watch = "navigator.clipboard.write = async ([item]) => { window.copied = await (await item.getType('text/plain')).text(); }";
        page.driver.execute(watch, vec![]).await?;
        page.click("[data-copy=CSV]").await?;
        page.until("/^Copied/.test(document.querySelector('.copied').textContent)").await?;
        let sheet: String = page.ask("window.copied").await?;
        ensure!(
            sheet.starts_with("\"what is counted\",") && sheet.contains("\"more than 40\",\"40\",\"\",\"over\""),
            "{sheet}"
        );
        page.click("[data-copy=Markdown]").await?;
        page.until("window.copied?.startsWith('| what is counted |')").await?;
        page.driver.execute("navigator.clipboard.write = async () => { throw new Error('no'); }", vec![]).await?;
        page.click("[data-copy=CSV]").await?;
        page.until("/not allow/.test(document.querySelector('.copied').textContent)").await
    });
}

#[test]
fn strips_fit_the_screen_and_move_no_text() {
    with_page(async |page: &mut Page| {
        const TEXT: &str = "[...document.querySelectorAll('main article p')].map(p => Math.round(p.getBoundingClientRect().top + scrollY))";
        for (width, height) in [(1280, 900), (390, 844), (320, 700)] {
            page.resize(width, height).await?;
            page.driver.goto(&page.url).await?;
            page.ready().await?;
            page.read(&paste("wire.txt")).await?;
            let before: Vec<i32> = page.ask(TEXT).await?;
            page.click("#tab-figures").await?;
            page.until("document.querySelector('.strip')?.checkVisibility()").await?;
            let after: Vec<i32> = page.ask(TEXT).await?;
            ensure!(before == after, "at {width} px the text moved: {before:?} {after:?}");
            let out: Vec<String> = page
                .ask(
                    "[...document.querySelectorAll('.strip span')].filter(text => text.getBoundingClientRect().right > \
                     text.closest('.strip').getBoundingClientRect().right + 1).map(text => text.textContent)",
                )
                .await?;
            ensure!(out.is_empty(), "at {width} px cut off: {out:?}");
            let wide: bool = page.ask("document.querySelector('#panel-body').scrollWidth > document.querySelector('#panel-body').clientWidth").await?;
            ensure!(!wide, "at {width} px the panel scrolls sideways");
        }
        Ok(())
    });
}

#[test]
fn dates_are_placed_once_the_day_of_the_text_is_set() {
    with_page(async |page: &mut Page| {
        open(page, "dates").await?;
        page.until("/Not placed/.test(document.querySelector('#panel-body').textContent)").await?;
        let rows: String = page.ask("document.querySelector('#panel-body').textContent").await?;
        ensure!(rows.contains("Thursday"), "{rows}");
        let set = "const field = document.querySelector('#dates-date'); field.value = '2014-09-12'; \
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        page.driver.execute(set, vec![]).await?;
        page.until(
            "[...document.querySelectorAll('.on-own')].some(line => /11 September 2014/.test(line.textContent))",
        )
        .await?;
        let text: String = page.ask("document.querySelector('#panel-body').textContent").await?;
        ensure!(text.contains("to the day") && !text.contains("Not placed"), "{text}");
        ensure!(!page.shows("#dates-date").await?, "the day is still asked for");
        page.until("/12 September 2014/.test(document.querySelector('.day-found').textContent)").await?;
        page.click("#panel-body .row").await?;
        page.until("/to the day/.test(document.querySelector('.said-value').textContent)").await?;
        page.press(Key::Escape).await
    });
}
