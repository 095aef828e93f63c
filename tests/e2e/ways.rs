//! Ways in: pasting anywhere, the button, files dropped, chosen or opened.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::page::{Files, Page, with_page};

/// Becomes two paragraphs and a title.
pub(crate) fn story(name: &str) -> String {
    format!(
        "<!DOCTYPE html><title>{name}</title><nav><a href=\"/a\">Menu entry</a> <a href=\"/b\">Another</a></nav>\
         <article><h1>{name} meets envoys in Paris</h1><p>{name} met 40 envoys in Paris on Monday, and they spoke \
         for two hours about the ferry.</p><p>{name} left again on Tuesday, after a second meeting with 12 of \
         them.</p></article>"
    )
}

/// Waits until the text that is read says this, and is marked.
pub(crate) async fn reads(page: &Page, words: &str) -> Result<()> {
    page.until(&format!("document.querySelector('main article')?.textContent.includes({})", json!(words))).await?;
    page.marked().await
}

/// Pastes into the page itself, where no field is.
async fn paste_anywhere(page: &Page, html: &str, text: &str) -> Result<()> {
    let script = "const data = new DataTransfer(); if (arguments[0]) data.setData('text/html', arguments[0]); \
        data.setData('text/plain', arguments[1]); document.body.dispatchEvent(new ClipboardEvent('paste', \
        { clipboardData: data, bubbles: true, cancelable: true }));";
    page.driver.execute(script, vec![json!(html), json!(text)]).await?;
    Ok(())
}

pub(crate) async fn trouble(page: &Page, said: &str) -> Result<()> {
    page.until(&format!("/{said}/.test(document.querySelector('#trouble').textContent)")).await
}

#[test]
fn a_paste_while_reading_opens_and_the_text_before_comes_back() {
    with_page(async |page: &mut Page| {
        paste_anywhere(page, "", "John Kerry stayed in Baghdad.").await?;
        reads(page, "stayed in Baghdad").await?;
        ensure!(!page.shows("#undo-text").await?, "there was no text before");
        paste_anywhere(page, &story("Laurent Fabius"), "Laurent Fabius met envoys.").await?;
        reads(page, "second meeting with 12").await?;
        let words = page.paragraphs().await?.concat();
        ensure!(words.contains("met 40 envoys in Paris"), "{words}");
        paste_anywhere(page, "", "https://example.org/news/4").await?;
        trouble(page, "forbids this page to fetch it").await?;
        page.shot("way-link-pasted").await?;
        page.press(Key::Escape).await?;
        page.click("#undo-text").await?;
        reads(page, "stayed in Baghdad").await?;
        ensure!(!page.shows("#undo-text").await?);
        // A field keeps what is pasted into it.
        let script = "const data = new DataTransfer(); data.setData('text/plain', 'Other words.'); \
            document.querySelector('#find').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));";
        page.click("#tab-names").await?;
        page.driver.execute(script, vec![]).await?;
        reads(page, "stayed in Baghdad").await
    });
}

#[test]
fn the_button_takes_the_page_from_the_clipboard_and_says_when_it_may_not() {
    with_page(async |page: &mut Page| {
        let origin = page.site.as_ref().context("no server")?.origin();
        let grant =
            |setting| json!({ "origin": origin, "permission": { "name": "clipboard-read" }, "setting": setting });
        page.driver.cdp().send_raw("Browser.setPermission", grant("denied")).await?;
        page.click("#paste-button").await?;
        trouble(page, "did not hand over the clipboard").await?;
        page.driver.cdp().send_raw("Browser.setPermission", grant("granted")).await?;
        let script = "const blob = (kind, text) => new Blob([text], { type: kind }); window.copied = false; \
            navigator.clipboard.write([new ClipboardItem({ 'text/html': blob('text/html', arguments[0]), \
            'text/plain': blob('text/plain', 'Only words.') })]).then(() => { window.copied = true });";
        page.driver.execute(script, vec![json!(story("John Kerry"))]).await?;
        page.until("window.copied").await?;
        page.click("#paste-button").await?;
        reads(page, "second meeting with 12").await
    });
}

/// Drops files on the page, by name and text.
async fn drop_files(page: &Page, files: &[(&str, String)]) -> Result<()> {
    let script = "const data = new DataTransfer(); \
        for (const [name, text] of arguments[0]) data.items.add(new File([text], name)); \
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));";
    page.driver.execute(script, vec![json!(files)]).await?;
    Ok(())
}

async fn place(page: &Page, said: &str) -> Result<()> {
    page.until(&format!("document.querySelector('#pile-place')?.textContent === {}", json!(said))).await
}

#[test]
fn files_that_are_dropped_become_a_list_with_the_refused_ones_named() {
    with_page(async |page: &mut Page| {
        let garbage = "\u{0}\u{1}\u{2}".repeat(2_000);
        let files =
            [("a.html", story("John Kerry")), ("b.bin", garbage), ("c.txt", "Laurent Fabius left Paris.".into())];
        drop_files(page, &files).await?;
        reads(page, "John Kerry left again").await?;
        place(page, "1 of 2").await?;
        page.driver.execute("document.querySelector('#pile-list').click()", vec![]).await?;
        let list: String = page.ask("document.querySelector('#pile ol').innerText").await?;
        ensure!(list.contains("b.bin") && list.contains("not text"), "the refused file is not named: {list}");
        page.shot("way-list-1280").await?;
        page.click("#pile-next").await?;
        reads(page, "Laurent Fabius left Paris").await?;
        place(page, "2 of 2").await?;
        // A link that is dropped is only a link.
        let script = "const data = new DataTransfer(); data.setData('text/uri-list', 'https://example.org/a'); \
            document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));";
        page.driver.execute(script, vec![]).await?;
        trouble(page, "forbids this page to fetch it").await
    });
}

#[test]
fn several_chosen_files_are_read_one_after_the_other() {
    with_page(async |page: &mut Page| {
        let [one, two, three] = ["John Kerry", "Laurent Fabius", "Haider al-Abadi"].map(story);
        let files = [("1.html", one.as_bytes()), ("2.html", two.as_bytes()), ("3.html", three.as_bytes())];
        let _files = page.choose(Files::new(&files)?).await?;
        reads(page, "John Kerry left again").await?;
        place(page, "1 of 3").await?;
        page.press("]").await?;
        reads(page, "Laurent Fabius left again").await?;
        // Another article, and back: the list is as it was.
        page.driver.goto(format!("{}#/library", page.url)).await?;
        page.until("document.querySelector('h1')?.textContent === 'Your library'").await?;
        page.driver.goto(format!("{}#/text", page.url)).await?;
        place(page, "2 of 3").await?;
        page.press("[").await?;
        reads(page, "John Kerry left again").await?;
        page.resize(390, 844).await?;
        page.until("!document.querySelector('#saved')").await?;
        page.driver.execute("document.querySelector('#pile-list').click()", vec![]).await?;
        page.shot("way-list-390").await?;
        page.click("#keep-all").await?;
        page.until("/3 articles are new/.test(document.querySelector('#note')?.textContent)").await?;
        page.driver.goto(format!("{}#/library", page.url)).await?;
        page.until("document.querySelectorAll('#kept li').length === 3").await?;
        let titles: Vec<String> = page.ask("[...document.querySelectorAll('#kept a')].map(a => a.textContent)").await?;
        ensure!(titles[0].starts_with("John Kerry") && titles[2].starts_with("Haider"), "{titles:?}");
        Ok(())
    });
}

#[test]
fn files_that_the_system_opens_are_read() {
    const QUEUE: &str = "const file = { getFile: async () => new File(['John Kerry left Paris.'], 'a.txt') }; \
        Object.defineProperty(window, 'launchQueue', { value: { setConsumer: consume => consume({ files: [file] }) } });";
    with_page(async |page: &mut Page| {
        page.driver.cdp().page().add_script_to_evaluate_on_new_document(QUEUE).await?;
        page.driver.refresh().await?;
        reads(page, "John Kerry left Paris.").await
    });
}

#[test]
fn the_manifest_names_what_the_page_takes() {
    let manifest = include_str!("../../manifest.webmanifest");
    let manifest: Value = serde_json::from_str(manifest).expect("JSON");
    assert_eq!(manifest["share_target"]["method"], "POST");
    assert_eq!(manifest["share_target"]["action"], "./share");
    let opened = manifest["file_handlers"][0]["accept"].as_object().expect("kinds");
    let endings: Vec<&str> =
        opened.values().flat_map(|ends| ends.as_array().expect("ends")).filter_map(Value::as_str).collect();
    let start = include_str!("../../src/components/start.rs");
    let picker =
        start.split("const FORMATS: &str = \"").nth(1).and_then(|rest| rest.split('"').next()).expect("formats");
    for end in picker.split(',').filter(|end| end.starts_with('.')) {
        assert!(endings.contains(&end), "{end} is chosen but not opened");
    }
}
