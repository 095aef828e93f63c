//! Without a network: the service worker, and what happens without it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, Result, ensure};
use xtask::{offline, parts};

use crate::browser::{Given, with_browser};
use crate::page::{Page, paste, with_page};

/// The page is served from the cache from now on.
pub(crate) const KEPT: &str = "navigator.serviceWorker.controller?.state === 'activated'";

/// A copy of the built page that a test may change; removed at its end.
pub(crate) struct Copy(pub(crate) PathBuf);

impl Copy {
    pub(crate) fn of(dist: &Path) -> Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("gloss-copy-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let copy = Self(std::env::temp_dir().join(name));
        copy_folder(dist, &copy.0)?;
        Ok(copy)
    }

    /// A file that the program loads by a name of its own.
    pub(crate) fn part(&self, name: &str) -> Result<PathBuf> {
        Ok(parts::folder(&self.0)?.join(name))
    }

    /// Becomes the same as another one.
    pub(crate) fn become_copy_of(&self, other: &Self) -> Result<()> {
        fs::remove_dir_all(&self.0)?;
        copy_folder(&other.0, &self.0)
    }

    /// Lists the files as they are now for the service worker.
    pub(crate) fn relist(&self) -> Result<()> {
        Ok(fs::write(self.0.join("sw.js"), offline::service_worker(&offline::needed(&self.0)?)?)?)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let place = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &place)?;
        } else {
            fs::copy(entry.path(), place)?;
        }
    }
    Ok(())
}

#[test]
fn everything_works_with_the_network_cut() {
    with_page(async |page: &mut Page| {
        page.until(KEPT).await?;
        page.cut().await?;
        page.driver.refresh().await?;
        page.ready().await?;
        page.until("document.querySelector('#offline')?.checkVisibility()").await?;
        page.until("document.querySelector('#show-privacy.is-kept')").await?;
        page.read(&paste("wire.txt")).await?;
        ensure!(page.marks("person").await?.iter().any(|mark| mark.contains("Kerry")), "no names without a network");
        page.click("#tab-related").await?;
        page.click("#panel .related-item a[href^=\"#/a/\"]").await?;
        page.find("#back").await?;
        page.marked().await?;
        page.shot("offline").await?;
        Ok(())
    });
}

#[test]
fn without_the_service_worker_a_reload_without_network_fails() {
    with_browser(async |driver, given: Given| {
        let copy = Copy::of(&given.dist)?;
        fs::remove_file(copy.0.join("sw.js"))?;
        let mut page = Page::open(driver, &copy.0, &given.base).await?;
        page.cut().await?;
        // The browser reports its own error page as a failed navigation.
        let _ = page.driver.refresh().await;
        ensure!(
            !page.ask::<bool>("document.documentElement.hasAttribute('data-ready')").await?,
            "the page came from nowhere"
        );
        Ok(())
    });
}

#[test]
fn one_file_that_differs_keeps_the_whole_version_out() {
    with_browser(async |driver, given: Given| {
        let copy = Copy::of(&given.dist)?;
        fs::write(copy.0.join("icons/icon-192.png"), "another file")?;
        let page = Page::open(driver, &copy.0, &given.base).await?;
        let install = "navigator.serviceWorker.register('./sw.js').then(registration => { \
            const worker = registration.installing; if (!worker) { window.outcome = 'no worker'; return; } \
            const note = () => { if (['redundant', 'activated'].includes(worker.state)) window.outcome = worker.state; }; \
            worker.addEventListener('statechange', note); note(); }, error => { window.outcome = 'refused: ' + error; })";
        page.driver.execute(install, vec![]).await?;
        page.until("window.outcome").await?;
        ensure!(page.ask::<String>("window.outcome").await? != "activated", "a broken version was installed");
        page.driver.execute("caches.keys().then(names => { window.kept = names })", vec![]).await?;
        page.until("window.kept").await?;
        ensure!(page.ask::<Vec<String>>("window.kept").await?.is_empty(), "half a version was kept");
        Ok(())
    });
}

#[test]
fn an_update_waits_for_the_reader_and_clears_only_its_own_past() {
    with_browser(async |driver, given: Given| {
        let copy = Copy::of(&given.dist)?;
        let page = Page::open(driver, &copy.0, &given.base).await?;
        page.until(KEPT).await?;
        page.driver
            .execute(
                "caches.open('of-another-app').then(() => caches.keys()).then(names => { window.names = names })",
                vec![],
            )
            .await?;
        page.until("window.names").await?;
        let before: Vec<String> = page.ask("window.names.filter(name => name.startsWith('gloss-'))").await?;
        page.read(&paste("wire.txt")).await?;

        // Another version: one file differs, and the worker lists it.
        fs::write(copy.0.join("icons/icon-192.png"), "another icon")?;
        copy.relist()?;
        page.driver
            .execute("navigator.serviceWorker.getRegistration().then(registration => registration.update())", vec![])
            .await?;
        page.until("document.querySelector('#update')?.checkVisibility()").await?;
        ensure!(!page.paragraphs().await?.is_empty(), "the text went away by itself");
        page.driver.execute("window.old = true", vec![]).await?;
        page.click("#reload").await?;
        page.until("window.old === undefined").await?;
        page.ready().await?;
        page.until(KEPT).await?;
        page.until("document.body.textContent.includes('49 hostages')").await?;
        let own = "(caches.keys().then(names => { window.names = names }), \
            window.names?.filter(name => name.startsWith('gloss-')).length === 1)";
        page.until(own).await?;
        let after: Vec<String> = page.ask("window.names").await?;
        let own: Vec<&String> = after.iter().filter(|name| name.starts_with("gloss-")).collect();
        ensure!(own.len() == 1 && *own[0] != before[0], "the old version was not replaced: {before:?}, {after:?}");
        ensure!(after.contains(&"of-another-app".to_owned()), "a cache of another app was deleted");
        Ok(())
    });
}

/// Makes the archive of a copy too large to be kept from the start, and says so
/// to its service worker. Gives the folder of its edition.
fn enlarge(copy: &Copy) -> Result<PathBuf> {
    let archive = copy.0.join("archive");
    let edition = fs::read_dir(&archive)?.filter_map(|entry| Some(entry.ok()?.path())).find(|path| path.is_dir());
    let edition = edition.context("no edition")?;
    fs::write(edition.join("z0.bin"), vec![0; 2_500_000])?;
    copy.relist()?;
    Ok(edition)
}

#[test]
fn a_file_of_the_archive_that_is_gone_is_said_and_the_text_is_marked() {
    with_browser(async |driver, given: Given| {
        let copy = Copy::of(&given.dist)?;
        let edition = enlarge(&copy)?;
        for entry in fs::read_dir(&edition)? {
            let path = entry?.path();
            if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('k')) {
                fs::remove_file(path)?;
            }
        }
        let page = Page::open(driver, &copy.0, &given.base).await?;
        page.read(&paste("wire.txt")).await?;
        ensure!(page.marks("person").await?.iter().any(|mark| mark.contains("Kerry")), "Kerry is not marked");
        page.until("/file of the archive did not load/.test(document.body.textContent)").await?;
        Ok(())
    });
}
