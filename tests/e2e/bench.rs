//! How long a reading takes in the browser. Run by `cargo xtask bench`.

use anyhow::Result;
use serde_json::{Value, json};
use std::time::Duration;

use crate::page::{Page, paste, with_page};

/// Exactly so many words of the pastes, paragraph breaks kept.
pub(crate) fn words(count: usize) -> String {
    let mut left = count;
    let mut text = String::new();
    let sources = [paste("wire.txt"), paste("portal.txt"), paste("blog.txt")].join("\n");
    for line in sources.lines().filter(|line| line.len() > 80).cycle() {
        let words: Vec<&str> = line.split_whitespace().take(left).collect();
        left -= words.len();
        text.push_str(&words.join(" "));
        text.push_str("\n\n");
        if left == 0 {
            break;
        }
    }
    text
}

/// Prints one line of JSON: the milliseconds of the first reading and of each further one.
#[test]
#[ignore = "measures; run by cargo xtask bench"]
fn a_thousand_words() {
    let runs: usize = std::env::var("GLOSS_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(15);
    with_page(async |page: &mut Page| {
        let text = words(1_000);
        // Nobody pastes at once.
        tokio::time::sleep(Duration::from_secs(5)).await;
        let first = measure(page, &text).await?;
        let mut measured = Vec::new();
        for _ in 0..runs {
            measured.push(measure(page, &text).await?);
        }
        let agent: String = page.ask("navigator.userAgent").await?;
        println!("MEASURED {}", json!({ "agent": agent, "first": first, "runs": measured }));
        Ok(())
    });
}

/// Prints one line of JSON: what a reader who scrolls and presses keys meets
/// while a text of 5,000 words is marked, in milliseconds.
#[test]
#[ignore = "measures; run by cargo xtask bench"]
fn smooth_while_marking() {
    let runs: usize = std::env::var("GLOSS_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(15);
    with_page(async |page: &mut Page| {
        let text = words(5_000);
        tokio::time::sleep(Duration::from_secs(5)).await;
        let mut measured = Vec::new();
        for _ in 0..runs {
            measured.push(smoothness(page, &text).await?);
        }
        println!("MEASURED {}", Value::from(measured));
        Ok(())
    });
}

/// From the press on the button until a second after the last mark: the part of
/// every long task beyond 50 ms, the longest task, the longest time between two
/// frames while the page scrolls, and the longest time from a key to its paint.
async fn smoothness(page: &Page, text: &str) -> Result<Value> {
    page.driver.goto(format!("{}#/", page.url)).await?;
    page.fill(text).await?;
    page.until("!document.querySelector('#read').disabled").await?;
    let script = "const seen = { blocking: 0, task: 0, frame: 0, key: 0 }; window.seen = null; \
        const watch = (type, note, more) => { const observer = new PerformanceObserver(list => list.getEntries().forEach(note)); \
            observer.observe({ type, ...more }); return observer; }; \
        const observers = [ \
            watch('longtask', ({ duration }) => { seen.blocking += duration - 50; seen.task = Math.max(seen.task, duration); }), \
            watch('event', ({ name, duration }) => { if (name === 'keydown') seen.key = Math.max(seen.key, duration); }, { durationThreshold: 16 })]; \
        let last = performance.now(), marked = null; \
        const frame = now => { seen.frame = Math.max(seen.frame, now - last); last = now; scrollBy(0, 3); \
            if (document.querySelector('main').dataset.state === 'marked') marked ??= now; \
            if (marked !== null && now - marked > 1000) { observers.forEach(one => one.disconnect()); window.seen = seen; } \
            else requestAnimationFrame(frame); }; \
        document.querySelector('#read').click(); requestAnimationFrame(now => { last = now; requestAnimationFrame(frame); });";
    page.driver.execute(script, vec![]).await?;
    // A key that no control takes: what is measured is how soon the page hears.
    while page.ask::<bool>("window.seen === null").await? {
        page.driver.action_chain().send_keys("z").perform().await?;
    }
    page.ask("window.seen").await
}

/// Texts that are read in one go.
const TEXTS: usize = 5;

/// Prints one line of JSON: for each text the milliseconds to the last mark and
/// to the first related article.
#[test]
#[ignore = "measures; run by cargo xtask bench archive"]
fn related_articles() {
    with_page(async |page: &mut Page| {
        let file = std::env::var("GLOSS_TEXTS").unwrap_or_default();
        let lines = std::fs::read_to_string(&file)?;
        let mut measured = Vec::new();
        for line in lines.lines().take(TEXTS) {
            let text: String = serde_json::from_str(line)?;
            measured.push(related(page, &text).await?);
        }
        println!("MEASURED {}", Value::from(measured));
        Ok(())
    });
}

/// In a page that has just been opened; of a text without related articles it
/// waits for ten seconds.
async fn related(page: &Page, text: &str) -> Result<Value> {
    page.driver.goto(&page.url).await?;
    page.driver.refresh().await?;
    page.ready().await?;
    tokio::time::sleep(Duration::from_secs(5)).await;
    page.fill(text).await?;
    page.until("!document.querySelector('#read').disabled").await?;
    let script = "const began = performance.now(); let marked = null; window.took = null; \
        const past = () => performance.now() - began; \
        const look = () => { \
            if (marked === null && document.querySelector('main').dataset.state === 'marked') { \
                marked = past(); document.querySelector('#tab-related').click(); } \
            const found = marked !== null && document.querySelector('#panel .related-item'); \
            if (found || past() > 10000) window.took = { marked, related: found ? past() : null }; \
            else setTimeout(look, 1); }; \
        document.querySelector('#read').click(); setTimeout(look, 1);";
    page.driver.execute(script, vec![]).await?;
    page.until("window.took").await?;
    page.ask("window.took").await
}

/// From the press on the button to the last mark on the screen.
pub(crate) async fn measure(page: &Page, text: &str) -> Result<Value> {
    page.driver.goto(format!("{}#/", page.url)).await?;
    page.fill(text).await?;
    page.until("!document.querySelector('#read').disabled").await?;
    let script = "const main = () => document.querySelector('main'); const began = performance.now(); \
        performance.clearMeasures(); window.took = null; \
        const look = () => { if (main().dataset.state === 'marked') requestAnimationFrame(() => { window.took = performance.now() - began; }); \
        else setTimeout(look, 1); }; document.querySelector('#read').click(); setTimeout(look, 1);";
    page.driver.execute(script, vec![]).await?;
    page.until("window.took !== null").await?;
    page.ask("({ page: window.took, worker: performance.getEntriesByName('gloss-read').at(-1)?.duration ?? null })")
        .await
}
