//! What is handed over: shared by another app, by the bookmarklet from another
//! page, with the address.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};
use thirtyfour::prelude::*;
use xtask::site::Site;

use crate::offline::KEPT;
use crate::page::{Page, with_page};
use crate::ways::{reads, story, trouble};

/// A site of one foreign page, on a port of its own.
pub(crate) struct Elsewhere(pub(crate) Site, PathBuf);

impl Elsewhere {
    pub(crate) fn new(name: &str, html: &str, headers: &str) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("gloss-elsewhere-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("index.html"), html)?;
        fs::write(folder.join("_headers"), headers)?;
        Ok(Self(Site::start(&folder, "/", 0)?, folder))
    }
}

impl Drop for Elsewhere {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.1);
    }
}

#[test]
fn what_another_app_shares_stays_in_the_browser() {
    const SECRET: &str = "Zebulon Quartermain met 40 envoys.";
    with_page(async |page: &mut Page| {
        page.until(KEPT).await?;
        // The device posts a form to the address in the manifest.
        let form = |text: &str, files: &str| {
            format!(
                "<form method=post enctype=multipart/form-data action=\"{}share\"><input name=title value=\"A title\">\
                 <textarea name=text>{text}</textarea><input name=url value=\"https://example.org/a\">\
                 <input type=file multiple name=file></form><script>const data = new DataTransfer(); {files} \
                 document.querySelector('[type=file]').files = data.files; document.forms[0].submit();</script>",
                page.url
            )
        };
        let texts = Elsewhere::new("share", &form(SECRET, ""), "")?;
        page.driver.goto(texts.0.url()).await?;
        reads(page, SECRET).await?;
        ensure!(page.paragraphs().await?.concat().contains(SECRET));
        let file = "data.items.add(new File(['<h1>Envoys in Paris</h1><p>Zebulon met 12 envoys on Monday, he said.'], 'näme 1.html'));";
        let files = Elsewhere::new("share-file", &form("", file), "")?;
        page.driver.goto(files.0.url()).await?;
        reads(page, "Zebulon met 12 envoys").await?;
        let requests = page.site.as_ref().context("no server")?.requests();
        ensure!(requests.iter().all(|request| request.method == "GET"), "a share reached the host");
        ensure!(!requests.iter().any(|request| String::from_utf8_lossy(&request.bytes).contains("Zebulon")));
        page.driver.execute("caches.keys().then(names => { window.names = names })", vec![]).await?;
        page.until("window.names").await?;
        ensure!(page.ask::<bool>("!window.names.some(name => name.endsWith('shared'))").await?, "it was not deleted");
        let address: String = page.ask("location.href").await?;
        ensure!(address.ends_with("#/text"), "{address}");
        Ok(())
    });
}

/// The bookmark's code as the page offers it.
async fn bookmark(page: &Page) -> Result<String> {
    page.click("#other-ways summary").await?;
    page.shot("way-help-1280").await?;
    let code: String = page.ask("document.querySelector('#bookmarklet').getAttribute('href')").await?;
    // Pressed here it does nothing; it is to be dragged.
    page.click("#bookmarklet").await?;
    ensure!(page.driver.windows().await?.len() == 1);
    Ok(code.strip_prefix("javascript:").context("no bookmarklet")?.to_owned())
}

/// The window that is not this one.
pub(crate) async fn other_window(page: &Page) -> Result<WindowHandle> {
    let own = page.driver.window().await?;
    for _ in 0..100 {
        if let Some(other) = page.driver.windows().await?.into_iter().find(|window| *window != own) {
            return Ok(other);
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    bail!("no window was opened")
}

#[test]
fn the_bookmarklet_hands_a_foreign_page_over_once() {
    with_page(async |page: &mut Page| {
        let code = bookmark(page).await?;
        let foreign = Elsewhere::new("page", &story("John Kerry"), "")?;
        page.driver.goto(foreign.0.url()).await?;
        let first = page.driver.window().await?;
        // Keeps hold of the window, and tries it on once more after the handover.
        page.driver
            .execute("const given = open; window.open = (...given_) => window.opened = given(...given_);", vec![])
            .await?;
        page.driver.execute(&code, vec![]).await?;
        let reader = other_window(page).await?;
        page.driver.switch_to_window(reader.clone()).await?;
        reads(page, "John Kerry left again").await?;
        page.driver.switch_to_window(first).await?;
        page.driver
            .execute("window.opened.postMessage({ gloss: '<p>Something else came later.</p>' }, '*')", vec![])
            .await?;
        page.driver.switch_to_window(reader).await?;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        reads(page, "John Kerry left again").await?;
        ensure!(page.ask::<bool>("window.opener === null && !location.href.includes('handed')").await?);
        Ok(())
    });
}

#[test]
fn a_page_that_may_not_hold_windows_goes_with_the_address() {
    with_page(async |page: &mut Page| {
        let code = bookmark(page).await?;
        let headers = "/*\n  Cross-Origin-Opener-Policy: same-origin\n";
        let foreign = Elsewhere::new("alone", &story("John Kerry"), headers)?;
        page.driver.goto(foreign.0.url()).await?;
        page.driver.execute(&code, vec![]).await?;
        reads(page, "John Kerry left again").await?;
        let address: String = page.ask("location.href").await?;
        ensure!(address.ends_with("#/text"), "the page is still in the address: {address}");
        Ok(())
    });
}

#[test]
fn a_text_in_the_address_is_read_and_leaves_the_address() {
    with_page(async |page: &mut Page| {
        page.driver.goto("about:blank").await?;
        page.driver.goto(format!("{}#text=John%20Kerry%20met%2040%20envoys%20in%20Z%C3%BCrich.", page.url)).await?;
        reads(page, "40 envoys in Zürich.").await?;
        // In a page that is open already.
        page.driver.execute("location.hash = '#text=Laurent%20Fabius%20left%20Paris.'", vec![]).await?;
        reads(page, "Laurent Fabius left Paris.").await?;
        let address: String = page.ask("location.href").await?;
        ensure!(address.ends_with("#/text"), "{address}");
        page.driver.back().await?;
        page.until("!location.href.includes('Fabius') && !location.href.includes('Kerry')").await?;
        page.driver.goto(format!("{}#text=https%3A%2F%2Fexample.org%2Fa", page.url)).await?;
        trouble(page, "forbids this page to fetch it").await
    });
}
