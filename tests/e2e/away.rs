//! Taking a text away: documents that are saved and copied, and paper.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::axe;
use crate::looks::look;
use crate::page::{Page, paste, with_page};

/// Words that would be more than words in one format or another.
const HOSTILE: &str = "<script>window.hurt = 1</script> ]]> --> =cmd|'x'!A0 \u{202E}\u{2067} [x](javascript:hurt) </style> 40 nations \u{1F600}";

/// The files that the page saves.
pub(crate) struct Downloads(PathBuf);

impl Downloads {
    pub(crate) async fn of(page: &Page, name: &str) -> Result<Self> {
        let dir = std::env::temp_dir().join(format!("gloss-away-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&dir);
        std::fs::create_dir_all(&dir)?;
        let allowed = json!({ "behavior": "allow", "downloadPath": dir, "eventsEnabled": false });
        page.driver.cdp().send_raw("Browser.setDownloadBehavior", allowed).await?;
        Ok(Self(dir))
    }

    /// Waits for the file whose name ends so.
    pub(crate) async fn wait(&self, end: &str) -> Result<(PathBuf, String)> {
        for _ in 0..600 {
            let files = std::fs::read_dir(&self.0)?.filter_map(Result::ok).map(|entry| entry.path());
            let found = files.into_iter().find(|path| path.to_string_lossy().ends_with(end));
            if let Some(path) = found
                && let Ok(text) = std::fs::read_to_string(&path)
                && !text.is_empty()
            {
                return Ok((path, text));
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("no file *{end} in {}", self.0.display())
    }
}

impl Drop for Downloads {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Reads a text of the project's beside the archive, with the lists there.
async fn read(page: &Page, text: &str) -> Result<()> {
    page.read(text).await?;
    page.until("!document.querySelector('#show-away').disabled").await?;
    page.click("#tab-related").await?;
    page.until("document.querySelector('.related-item, .nothing')").await?;
    page.press(Key::Escape).await?;
    page.click("#tab-names").await
}

async fn open(page: &Page, text: &str) -> Result<()> {
    read(page, text).await?;
    page.click("#show-away").await?;
    page.until("document.querySelector('#away[open]')").await
}

#[test]
fn each_document_is_saved_with_what_the_page_shows() {
    with_page(async |page: &mut Page| {
        let files = Downloads::of(page, "saved").await?;
        open(page, &paste("wire.txt")).await?;
        for format in ["html", "markdown", "csv", "markdown-figures", "webannotation"] {
            page.click(&format!("#save-{format}")).await?;
            page.until("/^Saved as /.test(document.querySelector('.took').textContent)").await?;
        }
        let html = files.wait(".html").await?.1;
        ensure!(html.starts_with("<!DOCTYPE html>") && html.contains("default-src 'none'"), "{html}");
        ensure!(html.contains("title=\"Person: John Kerry\"") && html.contains("<table>"), "{html}");
        ensure!(html.contains("<section class=\"related\"") && html.contains("compatible</td>"), "{html}");
        ensure!(!html.contains("class=\"m first date"), "dates are not marked on the page");
        let csv = files.wait("-figures.csv").await?.1;
        ensure!(
            csv.starts_with("\u{feff}\"what is counted\",") && csv.contains("\"more than 40\",\"40\",\"\",\"over\"")
        );
        let table = files.wait("-figures.md").await?.1;
        ensure!(table.starts_with("| what is counted |") && table.contains("| more than 40 |"), "{table}");
        let marks: Value = serde_json::from_str(&files.wait(".jsonld").await?.1)?;
        let text: Vec<char> =
            marks["schema:about"]["schema:articleBody"].as_str().context("no text")?.chars().collect();
        let items = marks["first"]["items"].as_array().context("no items")?;
        ensure!(items.len() as u64 == marks["total"].as_u64().unwrap_or_default() && items.len() > 10);
        for item in items {
            let (place, quote) = (&item["target"]["selector"][0], &item["target"]["selector"][1]);
            let at = |key: &str| place[key].as_u64().unwrap_or_default() as usize;
            let words: String = text.get(at("start")..at("end")).context("out of the text")?.iter().collect();
            ensure!(quote["exact"] == words.as_str(), "{item}");
        }
        let name = ends_with(&files.0, ".html")?;
        ensure!(name.starts_with("brussels-the-united-states"), "{name}");
        let notes = files.wait(&name.replace(".html", ".md")).await?.1;
        ensure!(notes.contains("- **John Kerry**") && notes.contains("## Related articles"), "{notes}");
        ensure!(page.refused().await?.is_empty(), "the policy had to refuse: {:?}", page.refused().await?);
        Ok(())
    });
}

fn ends_with(dir: &Path, end: &str) -> Result<String> {
    let names = std::fs::read_dir(dir)?.filter_map(Result::ok).map(|entry| entry.file_name());
    let name = names.map(|name| name.to_string_lossy().into_owned()).find(|name| name.ends_with(end));
    name.with_context(|| format!("no {end}"))
}

#[test]
fn a_page_is_copied_as_a_page_and_as_words() {
    with_page(async |page: &mut Page| {
        open(page, &paste("wire.txt")).await?;
        let watch = "window.copied = {}; navigator.clipboard.write = async ([item]) => { \
            for (const kind of item.types) window.copied[kind] = await (await item.getType(kind)).text(); }";
        page.driver.execute(watch, vec![]).await?;
        page.click("#copy-html").await?;
        page.until("/^Copied/.test(document.querySelector('.took').textContent)").await?;
        let html: String = page.ask("window.copied['text/html']").await?;
        let words: String = page.ask("window.copied['text/plain']").await?;
        ensure!(html.starts_with("<!DOCTYPE html>") && words.starts_with("BRUSSELS: The United States"), "{words}");
        page.driver.execute("window.copied = {}", vec![]).await?;
        page.click("#copy-markdown").await?;
        page.until("window.copied['text/plain']?.includes('## Figures')").await?;
        let kinds: Vec<String> = page.ask("Object.keys(window.copied)").await?;
        ensure!(kinds == ["text/plain"], "{kinds:?}");
        page.driver.execute("navigator.clipboard.write = async () => { throw new Error('no'); }", vec![]).await?;
        page.click("#copy-csv").await?;
        page.until("/not allow/.test(document.querySelector('.took').textContent)").await
    });
}

#[test]
fn hostile_words_stay_words_in_each_document() {
    with_page(async |page: &mut Page| {
        let files = Downloads::of(page, "hostile").await?;
        let text =
            format!("John Kerry saw {HOSTILE} in Paris.\n\nMore than 40 nations {HOSTILE} joined the coalition.");
        open(page, &text).await?;
        for format in ["html", "markdown", "csv", "webannotation"] {
            page.click(&format!("#save-{format}")).await?;
            page.until("/^Saved as /.test(document.querySelector('.took').textContent)").await?;
        }
        let csv = files.wait(".csv").await?.1;
        ensure!(csv.lines().all(|line| line.trim_start_matches('\u{feff}').starts_with('"')), "{csv}");
        let notes = files.wait(".md").await?.1;
        ensure!(!notes.replace("\\<", "").contains('<') && !notes.contains("[x]("), "{notes}");
        serde_json::from_str::<Value>(&files.wait(".jsonld").await?.1)?;
        let (path, _) = files.wait(".html").await?;
        page.driver.goto(format!("file://{}", path.display())).await?;
        page.until("document.readyState === 'complete' && document.querySelector('table')").await?;
        let words: String = page.ask("document.querySelector('article').textContent").await?;
        ensure!(words.contains("<script>window.hurt = 1</script> ]]>"), "{words}");
        let hurt: bool = page.ask("'hurt' in window || !!document.querySelector('script')").await?;
        ensure!(!hurt, "something ran");
        Ok(())
    });
}

#[test]
fn the_page_that_is_saved_looks_right_everywhere() {
    with_page(async |page: &mut Page| {
        let files = Downloads::of(page, "looks").await?;
        open(page, &paste("blog.txt")).await?;
        page.click("#save-html").await?;
        let (path, _) = files.wait(".html").await?;
        for (width, height) in [(1280, 900), (390, 844), (320, 700)] {
            page.resize(width, height).await?;
            for scheme in ["light", "dark"] {
                page.scheme(scheme).await?;
                page.driver.goto(format!("file://{}", path.display())).await?;
                page.until("document.querySelector('table')").await?;
                look(page, &format!("away-page-{width}-{scheme}")).await?;
                page.driver.execute("document.querySelector('#figures').scrollIntoView()", vec![]).await?;
                page.shot(&format!("away-page-{width}-{scheme}-figures")).await?;
            }
        }
        let links: bool = page
            .ask("[...document.querySelectorAll('a')].every(link => document.querySelector(link.getAttribute('href')))")
            .await?;
        ensure!(links, "a link leads nowhere");
        Ok(())
    });
}

#[test]
fn the_documents_fit_and_are_reached_by_keyboard() {
    with_page(async |page: &mut Page| {
        const TEXT: &str = "[...document.querySelectorAll('main article p')].map(p => Math.round(p.getBoundingClientRect().top + scrollY))";
        for (width, height, scheme) in [(1280, 900, "light"), (390, 844, "dark"), (320, 700, "light")] {
            page.resize(width, height).await?;
            page.scheme(scheme).await?;
            page.driver.goto(&page.url).await?;
            page.ready().await?;
            read(page, &paste("wire.txt")).await?;
            let before: Vec<i32> = page.ask(TEXT).await?;
            page.driver.execute("document.querySelector('#show-away').focus()", vec![]).await?;
            page.press(Key::Enter).await?;
            page.until("document.querySelector('#away[open]')").await?;
            look(page, &format!("away-{width}-{scheme}")).await?;
            // The window's own button, then the first document's.
            page.driver.execute("document.querySelector('#away .close').focus()", vec![]).await?;
            page.press(Key::Tab).await?;
            page.until("document.activeElement.id === 'copy-html'").await?;
            let wide: bool = page
                .ask("document.querySelector('#away').scrollWidth > document.querySelector('#away').clientWidth")
                .await?;
            ensure!(!wide, "at {width} px the window scrolls sideways");
            page.press(Key::Escape).await?;
            page.until("document.activeElement.id === 'show-away'").await?;
            ensure!(before == page.ask::<Vec<i32>>(TEXT).await?, "at {width} px the text moved");
        }
        Ok(())
    });
}

#[test]
fn without_the_opener_it_is_said_that_nothing_was_made() {
    crate::browser::with_browser(async |driver, given: crate::browser::Given| {
        let copy = crate::offline::Copy::of(&given.dist)?;
        std::fs::remove_file(copy.0.join("sw.js"))?;
        std::fs::remove_file(copy.part("opener_bg.wasm")?)?;
        let page = Page::open(driver, &copy.0, &given.base).await?;
        open(&page, &paste("wire.txt")).await?;
        page.click("#save-html").await?;
        page.until("/could not be made/.test(document.querySelector('.took').textContent)").await
    });
}

#[test]
fn paper_holds_text_figures_and_related_articles() {
    with_page(async |page: &mut Page| {
        page.scheme("dark").await?;
        read(page, &paste("wire.txt")).await?;
        let printed = page.driver.cdp().send_raw("Page.printToPDF", json!({ "printBackground": true })).await?;
        let bytes = BASE64_STANDARD.decode(printed["data"].as_str().context("no PDF")?)?;
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/shots/away-paper.pdf");
        std::fs::create_dir_all(file.parent().context("no folder")?)?;
        std::fs::write(&file, &bytes)?;
        let opened = gloss_open::open("paper.pdf", &bytes, &mut |_| {})?;
        let text: String = opened
            .iter()
            .map(|opened| opened.article.text().split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        for words in [
            "over 40 nations had now joined",
            "more than 40",
            "Related",
            "compatible",
            "has no part in the coalition either.",
        ] {
            ensure!(text.contains(words), "no {words} in {text}");
        }
        for words in ["Library", "New text", "Find a name", "Take away", "Keep", "http://", "Copy:"] {
            ensure!(!text.contains(words), "{words} in {text}");
        }
        // What paper looks like, on the screen.
        page.driver.execute("dispatchEvent(new Event('beforeprint'))", vec![]).await?;
        page.driver.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        page.until("document.querySelector('.printed')?.checkVisibility()").await?;
        let tinted: u32 = page
            .ask("[...document.querySelectorAll('.m')].filter(mark => getComputedStyle(mark).backgroundColor !== 'rgba(0, 0, 0, 0)').length")
            .await?;
        ensure!(tinted == 0, "{tinted} marks have more than a line");
        axe::check(page, "paper").await?;
        page.shot("away-paper-top").await?;
        page.driver.execute("document.querySelector('.printed').scrollIntoView()", vec![]).await?;
        page.shot("away-paper-lists").await?;
        page.driver.execute("dispatchEvent(new Event('afterprint'))", vec![]).await?;
        page.until("!document.querySelector('.printed')").await
    });
}
