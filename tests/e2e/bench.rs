//! How long a reading takes in the browser. Run by `cargo xtask bench`.

use anyhow::Result;
use serde_json::{Value, json};
use std::time::Duration;

use crate::page::{Page, paste, with_page};

const WORDS: usize = 1_000;

/// Exactly so many words of the pastes, paragraph breaks kept.
fn thousand_words() -> String {
    let mut left = WORDS;
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
        let text = thousand_words();
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
async fn measure(page: &Page, text: &str) -> Result<Value> {
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
