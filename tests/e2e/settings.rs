//! How the text looks, as the reader sets it.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use thirtyfour::Key;

use crate::looks::look;
use crate::page::{Page, paste, with_page};

/// Letter spacing, word spacing and alignment of the text, in hundredths of its
/// size.
const SPACING: &str = "(() => { const style = getComputedStyle(document.querySelector('#article p')); \
    const part = value => Math.round(100 * (parseFloat(value) || 0) / parseFloat(style.fontSize)); \
    return [part(style.letterSpacing), part(style.wordSpacing), style.textAlign].join(); })()";

async fn settings(page: &Page) -> Result<()> {
    page.click("#show-settings").await?;
    page.until("document.querySelector('#settings[open]')").await
}

async fn press(page: &Page, name: &str) -> Result<()> {
    let button = "[...document.querySelectorAll('#settings button')].find(one => (one.ariaLabel ?? one.textContent) === given)?.click()";
    page.ask_with::<Option<()>>(button, json!(name)).await.with_context(|| name.to_owned())?;
    Ok(())
}

#[test]
fn spacing_and_alignment_are_set_kept_and_reset() {
    with_page(async |page: &mut Page| {
        page.read(&paste("wire.txt")).await?;
        let at_first: String = page.ask(SPACING).await?;
        ensure!(at_first == "0,0,start", "{at_first}");
        settings(page).await?;
        for name in ["Larger letter spacing", "Larger letter spacing", "Larger word spacing", "Justified"] {
            press(page, name).await?;
        }
        page.until(&format!("{SPACING} === '12,8,justify'")).await?;
        look(page, "1280-light-window-settings-set").await?;
        page.press(Key::Escape).await?;
        look(page, "1280-light-text-spaced").await?;
        page.driver.refresh().await?;
        page.ready().await?;
        page.marked().await?;
        page.until(&format!("{SPACING} === '12,8,justify'")).await?;
        settings(page).await?;
        press(page, "Reset").await?;
        page.until(&format!("{SPACING} === '{at_first}'")).await
    });
}

#[test]
fn what_is_kept_and_cannot_be_read_is_the_default() {
    with_page(async |page: &mut Page| {
        let broken = "theme=dark letters=9 words=x align=middle size=0";
        page.driver.execute("localStorage.setItem('gloss.prefs', arguments[0])", vec![json!(broken)]).await?;
        page.driver.refresh().await?;
        page.ready().await?;
        page.read(&paste("wire.txt")).await?;
        ensure!(page.ask::<String>(SPACING).await? == "0,0,start", "a broken setting shows");
        ensure!(page.ask::<String>("document.documentElement.dataset.theme").await? == "dark", "a good one is lost");
        Ok(())
    });
}
