//! The search over all articles and the library.

use anyhow::{Result, ensure};
use serde_json::json;
use thirtyfour::Key;

use crate::looks::look;
use crate::page::{Page, paste, with_page};

async fn seek(page: &Page, text: &str) -> Result<()> {
    page.find("#search").await?;
    let script = "const box = document.querySelector('#search'); box.focus(); box.value = arguments[0]; \
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    page.driver.execute(script, vec![json!(text)]).await?;
    Ok(())
}

async fn titles(page: &Page) -> Result<Vec<String>> {
    page.ask("[...document.querySelectorAll('#found li a')].map(link => link.textContent)").await
}

#[test]
fn a_search_shows_the_sentence_and_leads_to_it() {
    with_page(async |page: &mut Page| {
        page.until("document.querySelector('.library li')").await?;
        seek(page, "Peshmerga").await?;
        page.until("/Peshmerga/i.test(document.querySelector('#found mark')?.textContent)").await?;
        ensure!(!titles(page).await?.is_empty() && page.ask::<bool>("!!document.querySelector('#search-kind')").await?);
        seek(page, "Peshmerga wombat").await?;
        page.until("/No article/.test(document.querySelector('#search-count').textContent)").await?;
        seek(page, "Peshmerga").await?;
        page.until("document.querySelector('#found a')").await?;
        page.press(Key::Down).await?;
        page.until("document.activeElement === document.querySelector('#found a')").await?;
        page.press(Key::Up).await?;
        page.until("document.activeElement.id === 'search'").await?;
        page.press(Key::Down).await?;
        page.press(Key::Enter).await?;
        page.marked().await?;
        page.until("/Peshmerga/i.test(document.querySelector('.flash')?.textContent)").await
    });
}

#[test]
fn escape_brings_the_list_back() {
    with_page(async |page: &mut Page| {
        page.until("document.querySelectorAll('.library li').length > 10").await?;
        seek(page, "Kerry").await?;
        page.until("document.querySelector('#found li')").await?;
        page.press(Key::Escape).await?;
        page.until("!document.querySelector('#found') && document.querySelectorAll('.library li').length > 10").await?;
        ensure!(page.ask::<bool>("document.querySelector('#search').value === ''").await?, "the words stay");
        Ok(())
    });
}

#[test]
fn days_narrow_the_search() {
    with_page(async |page: &mut Page| {
        page.until("document.querySelector('.library li')").await?;
        seek(page, "coalition").await?;
        page.until("document.querySelectorAll('#found li').length > 2").await?;
        let all = titles(page).await?.len();
        let set = "const box = document.querySelector('#search-from'); box.value = '2014-12-01'; \
            box.dispatchEvent(new Event('change', { bubbles: true }));";
        page.driver.execute(set, vec![]).await?;
        page.until(&format!(
            "document.querySelectorAll('#found li').length < {all} && document.querySelector('#found li')"
        ))
        .await?;
        let bare: bool = page
            .ask("[...document.querySelectorAll('#found .source')].every(one => /December 2014|201[5-9]/.test(one.textContent))")
            .await?;
        ensure!(bare, "an older article was found");
        Ok(())
    });
}

#[test]
fn kept_articles_are_found_too() {
    with_page(async |page: &mut Page| {
        page.read(&paste("wire.txt")).await?;
        page.click("#keep").await?;
        page.until("document.querySelector('#keep')?.getAttribute('aria-pressed') === 'true'").await?;
        page.driver.goto(format!("{}#/", page.url)).await?;
        page.ready().await?;
        seek(page, "Psaki").await?;
        page.until("document.querySelector('#found a[href^=\"#/k/\"]')").await?;
        page.until("/from your library/.test(document.querySelector('#found .source').textContent)").await
    });
}

#[test]
fn the_search_fits_wide_and_narrow_screens_light_and_dark() {
    with_page(async |page: &mut Page| {
        for (width, height) in [(1280, 900), (390, 844)] {
            page.resize(width, height).await?;
            for scheme in ["light", "dark"] {
                page.scheme(scheme).await?;
                page.driver.goto(&page.url).await?;
                page.driver.refresh().await?;
                page.ready().await?;
                seek(page, "Kerry coalition").await?;
                page.until("document.querySelector('#found li')").await?;
                page.driver
                    .execute("document.querySelector('#search').scrollIntoView({ behavior: 'instant' })", vec![])
                    .await?;
                look(page, &format!("{width}-{scheme}-search")).await?;
            }
        }
        Ok(())
    });
}
