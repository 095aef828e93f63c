//! Pictures of the page for people to look at, and what can be checked of its
//! looks: nothing wider than the screen, dark where the system is dark, nothing
//! that axe-core finds wrong.

use anyhow::{Result, ensure};

use crate::axe;
use crate::page::Page;

/// Takes a picture of what the screen shows and checks it.
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
