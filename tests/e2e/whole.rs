//! A large archive, kept whole.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use gloss_archive::{Card, Entry, Extent, File, Memory, Part, pack};
use xtask::{offline, parts};

use crate::browser::{Given, with_browser};
use crate::offline::{Copy, KEPT};
use crate::page::Page;

const ARTICLES: u32 = 250;

/// Letters that cannot be packed well, the same on every run.
fn letters(seed: u32) -> String {
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
    let mut letter = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        if state >> 24 < 40 { ' ' } else { char::from(b'a' + (state >> 16) as u8 % 26) }
    };
    (0..16_000).map(|_| letter()).collect()
}

fn article(number: u32) -> Part {
    let title = format!("Article {number}");
    let text = format!("{title}\n\n{}", letters(number));
    let sentences = vec![Extent { start: 0, end: title.len() as u32 }];
    let card = Card { id: format!("a{number}"), title, ..Card::default() };
    Part { entry: Entry { card, text, sentences, occurrences: Vec::new() }, ..Part::default() }
}

/// Puts a large archive in the place of the page's own; gives the folder of its
/// files.
fn enlarge(dist: &Path) -> Result<std::path::PathBuf> {
    let parts: Vec<Part> = (0..ARTICLES).map(article).collect();
    let mut packed = Memory::of(&parts);
    let edition = pack(parts.len(), &mut packed)?.edition;
    let (archive, parts) = (dist.join("archive"), parts::folder(dist)?);
    fs::remove_dir_all(&archive)?;
    let folder = archive.join(edition);
    fs::create_dir_all(&folder)?;
    for (file, bytes) in &packed.files {
        let place = if *file == File::ROOT { &parts } else { &folder };
        fs::write(place.join(file.name()), bytes)?;
    }
    let needed = offline::needed(dist)?;
    ensure!(needed.later.is_some(), "the archive is not large");
    fs::write(dist.join("sw.js"), offline::service_worker(&needed)?)?;
    Ok(folder)
}

#[test]
fn a_large_archive_is_kept_whole_even_after_a_cut() {
    with_browser(async |driver, given: Given| {
        let copy = Copy::of(&given.dist)?;
        let folder = enlarge(&copy.0)?;
        // A file that does not come at first.
        let (file, away) = (folder.join("a3.bin"), copy.0.join("away"));
        fs::rename(&file, &away).context("the archive has no such file")?;
        let mut page = Page::open(driver, &copy.0, &given.base).await?;
        page.until(KEPT).await?;
        page.until("document.querySelector('#keep-all')?.textContent.includes('250 articles')").await?;
        page.click("#keep-all").await?;
        page.until("document.querySelector('.whole-trouble')?.textContent.includes('a3.bin')").await?;

        // What came is still kept after a reload, and the rest follows.
        fs::rename(&away, &file)?;
        page.driver.refresh().await?;
        page.ready().await?;
        page.until("document.querySelector('#keep-all')?.textContent.includes('the rest')").await?;
        page.shot("whole-rest").await?;
        page.click("#keep-all").await?;
        page.until("document.querySelector('#whole')?.textContent.includes('is kept in this browser')").await?;
        page.shot("whole-kept").await?;

        page.cut().await?;
        for number in [0, 100, ARTICLES - 1] {
            page.driver.goto(&format!("{}#/a/a{number}", page.url)).await?;
            page.driver.refresh().await?;
            page.ready().await?;
            let title = format!("document.querySelector('article')?.textContent.includes('Article {number}')");
            page.until(&title).await?;
        }
        Ok(())
    });
}

#[test]
fn keeping_an_archive_can_be_paused() {
    with_browser(async |driver, given: Given| {
        let copy = Copy::of(&given.dist)?;
        enlarge(&copy.0)?;
        let page = Page::open(driver, &copy.0, &given.base).await?;
        page.until(KEPT).await?;
        page.until("document.querySelector('#keep-all')").await?;
        // Pressed as soon as it shows, well before all files are there.
        let press = "document.querySelector('#keep-all').click(); new MutationObserver((_, seen) => { \
            const hold = document.querySelector('#hold'); if (hold) { seen.disconnect(); hold.click(); } \
            }).observe(document.body, { childList: true, subtree: true })";
        page.driver.execute(press, vec![]).await?;
        page.until("document.querySelector('#keep-all')?.textContent.includes('the rest')").await?;
        page.click("#keep-all").await?;
        page.until("document.querySelector('#whole')?.textContent.includes('is kept in this browser')").await?;
        Ok(())
    });
}
