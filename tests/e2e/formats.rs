//! One file of each format, made by real programs, through the file picker.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};
use serde_json::json;

use crate::page::{Files, Page, with_page};

const TITLE: &str = "Apollo 11 after fifty years: eight days, three men, one Moon";
const FIRST: &str = "Fifty years ago today, at 9.32 in the morning, a Saturn V rocket rose from Cape Kennedy";
const FILES: [&str; 12] = [
    "article.md",
    "chromium.mhtml",
    "chromium.pdf",
    "libreoffice.docx",
    "libreoffice.odt",
    "libreoffice.pdf",
    "libreoffice.rtf",
    "mail.eml",
    "pandoc.docx",
    "pandoc.epub",
    "windows-1252.txt",
    "utf-16.txt",
];

fn made(name: &str) -> Result<Vec<u8>> {
    Ok(fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/open/tests/made").join(name))?)
}

async fn choose(page: &Page, names: &[&str]) -> Result<Files> {
    page.driver.goto(format!("{}#/", page.url)).await?;
    let bytes = names.iter().map(|name| made(name)).collect::<Result<Vec<_>>>()?;
    let files: Vec<_> = names.iter().copied().zip(bytes.iter().map(Vec::as_slice)).collect();
    page.choose(Files::new(&files)?).await
}

async fn says(page: &Page, words: &str) -> Result<()> {
    let text = "document.querySelector('main article')?.textContent.replace(/\\s+/g, ' ')";
    page.until(&format!("{text}?.includes({})", json!(words))).await
}

#[test]
fn every_format_shows_its_title_and_its_first_paragraph() {
    with_page(async |page: &mut Page| {
        for name in FILES {
            let _files = choose(page, &[name]).await?;
            says(page, TITLE).await?;
            says(page, FIRST).await?;
            page.marked().await?;
            ensure!(page.marks("person").await?.iter().any(|mark| mark.contains("Armstrong")), "{name}");
        }
        ensure!(page.refused().await?.is_empty(), "the policy had to refuse: {:?}", page.refused().await?);
        Ok(())
    });
}

#[test]
fn a_book_is_a_list_and_files_without_text_say_what_to_do() {
    with_page(async |page: &mut Page| {
        let _files = choose(page, &["chapters.epub", "scanned.pdf", "protected.pdf"]).await?;
        says(page, "The first landing").await?;
        page.until("document.querySelector('#pile-place')?.textContent === '1 of 3'").await?;
        page.until("!document.querySelector('#opening')").await?;
        page.click("#pile-list").await?;
        let list: String = page.ask("document.querySelector('#pile ol').innerText").await?;
        for said in ["The third landing", "scanned.pdf", "protected.pdf"] {
            ensure!(list.contains(said), "{said} is not in the list: {list}");
        }
        page.shot("way-book-1280").await?;
        // What was opened is there again after a reload, as it was opened.
        let before = page.paragraphs().await?;
        page.driver.refresh().await?;
        page.ready().await?;
        says(page, "The first landing").await?;
        page.marked().await?;
        ensure!(page.paragraphs().await? == before);
        let _scanned = choose(page, &["scanned.pdf"]).await?;
        page.until("/scanned.pdf: /.test(document.querySelector('#trouble').textContent)").await?;
        page.shot("way-refused-1280").await?;
        page.resize(390, 844).await?;
        page.shot("way-refused-390").await?;
        page.click("#other-ways summary").await?;
        page.shot("way-help-390").await?;
        Ok(())
    });
}
