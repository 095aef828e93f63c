//! Pictures of the page for people to look at, and what can be checked of its
//! looks: nothing wider than the screen, dark where the system is dark, nothing
//! that axe-core finds wrong.

use anyhow::{Result, ensure};

use crate::axe;
use crate::page::{Page, paste, with_page};

#[test]
fn the_page_fits_wide_and_narrow_screens_light_and_dark() {
    with_page(async |page: &mut Page| {
        for (width, height) in [(1280, 900), (390, 844)] {
            page.resize(width, height).await?;
            for scheme in ["light", "dark"] {
                page.scheme(scheme).await?;
                page.driver.goto(&page.url).await?;
                page.ready().await?;
                tour(page, &format!("{width}-{scheme}")).await?;
            }
        }
        Ok(())
    });
}

async fn tour(page: &Page, name: &str) -> Result<()> {
    page.driver.execute("sessionStorage.clear()", vec![]).await?;
    page.driver.refresh().await?;
    page.ready().await?;
    page.fill("").await?;
    page.until("document.querySelector('.library li')").await?;
    look(page, &format!("{name}-1-start")).await?;
    page.click("#other-ways summary").await?;
    look(page, &format!("{name}-1-ways")).await?;
    for window in ["settings", "privacy", "help"] {
        page.click(&format!("#show-{window}")).await?;
        page.until(&format!("document.querySelector('#{window}[open]')")).await?;
        look(page, &format!("{name}-1-{window}")).await?;
        page.press(thirtyfour::Key::Escape).await?;
        page.until(&format!("!document.querySelector('#{window}[open]')")).await?;
    }
    page.read(&paste("blog.txt")).await?;
    page.driver.execute("scrollTo({ top: 0, behavior: 'instant' })", vec![]).await?;
    look(page, &format!("{name}-2-marked")).await?;
    page.click("main article a.m-person").await?;
    look(page, &format!("{name}-3-person")).await?;
    page.press(thirtyfour::Key::Escape).await?;
    for (tab, number) in [("names", 1), ("figures", 2), ("dates", 3), ("related", 4)] {
        page.click(&format!("#tab-{tab}")).await?;
        page.until("document.querySelector('#panel-body').checkVisibility()").await?;
        look(page, &format!("{name}-{}-{tab}", number + 3)).await?;
    }
    Ok(())
}

pub(crate) async fn look(page: &Page, name: &str) -> Result<()> {
    // Slides and fades are over when a picture is taken.
    page.until("document.getAnimations().every(animation => animation.playState !== 'running')").await?;
    page.shot(name).await?;
    axe::check(page, name).await?;
    let (wide, screen): (u32, u32) = page.ask("[document.documentElement.scrollWidth, innerWidth]").await?;
    ensure!(wide <= screen, "{name}: the page is {wide} px wide on a screen of {screen}");
    let light: f64 = page.ask(BRIGHTNESS).await?;
    let dark = name.contains("dark");
    ensure!((light < 0.4) == dark, "{name}: the page's brightness is {light:.2}");
    Ok(())
}

/// Of the page's background, 0 to 1.
const BRIGHTNESS: &str = "(() => { const of = e => getComputedStyle(e).backgroundColor.match(/[\\d.]+/g).map(Number); \
    const body = of(document.body); const [r, g, b] = body.length === 4 && body[3] === 0 ? of(document.documentElement) : body; \
    return (r + g + b) / 765; })()";
