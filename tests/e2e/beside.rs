//! The page beside other programs, and what it takes to start. Run by `cargo xtask
//! bench web`.

use std::path::Path;
use std::time::Duration;

use anyhow::Context;
use serde_json::{Value, json};
use xtask::site::Site;

use crate::bench::{measure, words};
use crate::browser::{Given, with_browser};
use crate::page::Page;

fn runs() -> usize {
    std::env::var("GLOSS_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(15)
}

/// Prints one line of JSON: for every program and task the milliseconds of each
/// round, in each of which all take their turn, the page too; and how many names
/// are right, found and wanted in each labelled set.
#[test]
#[ignore = "measures; run by cargo xtask bench web"]
fn others_in_the_same_browser() {
    with_browser(async |driver, given: Given| {
        let folder = std::env::var("GLOSS_BESIDE").context("GLOSS_BESIDE")?;
        let page = Page::open(driver, &given.dist, &given.base).await?;
        let beside = Site::start(Path::new(&folder), "/", 0)?;
        let gloss = page.driver.window().await?;
        let other = page.driver.new_tab().await?;
        page.driver.switch_to_window(other.clone()).await?;
        page.driver.set_script_timeout(Duration::from_secs(600)).await?;
        page.driver.goto(beside.url()).await?;
        page.ready().await?;
        let text = words(1_000);
        let tasks: Vec<(String, String)> = page.ask("window.tasks").await?;
        let mut rounds = Vec::new();
        // The first one is for warming up.
        for round in 0..=runs() {
            let mut times = Vec::new();
            for (program, task) in &tasks {
                let given = json!([program, task, text]);
                let took: Value = page.ask_with("window.time(...given)", given).await?;
                times.push(json!([program, task, took["ms"], took["found"]]));
            }
            page.driver.switch_to_window(gloss.clone()).await?;
            // As the others: once without counting.
            measure(&page, &text).await?;
            let took = measure(&page, &text).await?;
            times.push(json!(["page", "worker", took["worker"], 0]));
            times.push(json!(["page", "button to marks", took["page"], 0]));
            page.driver.switch_to_window(other.clone()).await?;
            if round > 0 {
                rounds.push(times);
            }
        }
        let mut scores = Vec::new();
        for set in std::env::var("GLOSS_SETS").unwrap_or_default().split_whitespace() {
            for program in page.ask::<Vec<String>>("window.programs").await? {
                let script =
                    "window.score(arguments[0], arguments[1]).then(arguments[2], why => arguments[2](String(why)))";
                let counted = page.driver.execute_async(script, vec![json!(set), json!(program)]).await?;
                scores.push(json!([set, program, counted.json()]));
            }
        }
        let agent: String = page.ask("navigator.userAgent").await?;
        let told = json!({ "agent": agent, "characters": text.chars().count(), "rounds": rounds, "scores": scores });
        println!("MEASURED {told}");
        Ok(())
    });
}

/// Runs before any script of the page: pastes as soon as it can be done, presses
/// the button as soon as it can be pressed, and notes when what came, and how many
/// bytes the page itself had loaded by then.
const EAGER: &str = "if (top === window && location.search === '') { const times = window.times = {}; \
    const note = name => { times[name] ??= performance.now(); }; \
    const look = () => { const box = document.querySelector('#paste'); const main = document.querySelector('main'); \
        const marks = kinds => main?.querySelector('article .m' + kinds); \
        if (box) note('box'); \
        if (document.documentElement?.hasAttribute('data-ready')) { note('ready'); \
            times.bytes ??= ['navigation', 'resource'].flatMap(type => performance.getEntriesByType(type)).reduce((sum, { transferSize }) => sum + transferSize, 0); \
            const read = document.querySelector('#read'); \
            if (!times.pasted) { note('pasted'); box.value = window.eager; box.dispatchEvent(new InputEvent('input', { bubbles: true })); } \
            else if (!times.pressed && read && !read.disabled) { note('pressed'); read.click(); } \
            if (times.pressed && marks('')) note('first'); \
            if (times.pressed && main?.dataset.state === 'marked' && (marks('-person') || marks('-place'))) note('names'); } \
        if (!times.names) setTimeout(look, 4); }; setTimeout(look, 0); }";

/// Prints one line of JSON: milliseconds since the address was entered, and bytes
/// from the host, of a first visit and of the second.
#[test]
#[ignore = "measures; run by cargo xtask bench web"]
fn cold_starts() {
    with_browser(async |driver, given: Given| {
        let text = serde_json::to_string(&words(1_000))?;
        let eager = format!("window.eager = {text}; {EAGER}");
        driver.cdp().page().add_script_to_evaluate_on_new_document(&eager).await?;
        let mut visits = Vec::new();
        for _ in 0..runs().min(5) {
            // A port of its own: nothing that the browser kept is of this host.
            let site = Site::compressed(&given.dist, &given.base, 0)?;
            // Compressing is the host's business, not the visit's.
            let page = Page { url: site.url(), driver: driver.clone(), site: Some(site) };
            let sent = || page.site.as_ref().map_or(0, Site::sent);
            let mut visit = Vec::new();
            for _ in 0..2 {
                let before = sent();
                page.driver.goto(&page.url).await?;
                page.until("window.times?.names").await?;
                let needed = sent() - before;
                quiet(sent).await;
                let times: Value = page.ask("window.times").await?;
                visit.push(json!({ "times": times, "needed": needed, "sent": sent() - before }));
            }
            visits.push(visit);
        }
        println!("MEASURED {}", json!(visits));
        Ok(())
    });
}

/// Waits until the host has not been asked for five seconds: the page is kept.
async fn quiet(sent: impl Fn() -> u64) {
    let mut last = None;
    while last != Some(sent()) {
        last = Some(sent());
        tokio::time::sleep(Duration::from_secs(5)).await;
    }
}
