//! Thousands of articles in one tab, and the memory that they leave. Run by `cargo xtask
//! nightly soak`.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use serde_json::{Value, json};

use crate::large::story;
use crate::memory::renderers;
use crate::page::{Page, with_page};

/// Articles between two looks at the memory.
const BATCH: usize = 100;

/// For how long one text is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// Reads one text after the other through the box, as a reader would. The page takes
/// what is typed before it is looked at again.
const READ: &str = "const [texts] = arguments; window.read = 0; const main = () => document.querySelector('main'); \
    const until = (test, then) => { const look = () => test() ? then() : setTimeout(look, 1); setTimeout(look, 1); }; \
    const next = at => { window.read = at; if (at === texts.length) return; \
        until(() => { location.hash = '#/'; return document.querySelector('#paste') && main().dataset.state !== 'marked'; }, () => { \
            const box = document.querySelector('#paste'); box.value = texts[at]; box.dispatchEvent(new InputEvent('input', { bubbles: true })); \
            until(() => document.querySelector('#read') && !document.querySelector('#read').disabled, () => { document.querySelector('#read').click(); \
                until(() => main().dataset.state === 'marked', () => next(at + 1)); }); }); }; next(0);";

#[test]
#[ignore = "takes long; run by cargo xtask nightly soak"]
fn thousands_of_articles_in_one_tab() {
    let count: usize = std::env::var("GLOSS_SOAK").ok().and_then(|count| count.parse().ok()).unwrap_or(1_000);
    with_page(async |page: &mut Page| {
        let (texts, mut looks) = (texts(), Vec::new());
        for batch in 0..count.div_ceil(BATCH) {
            let some: Vec<&str> =
                (0..BATCH).filter_map(|at| texts.get((batch * BATCH + at) % texts.len())).map(String::as_str).collect();
            page.driver.execute(READ, vec![json!(some)]).await?;
            read(page, some.len()).await?;
            let heap = heap(page).await?;
            looks.push((renderers(), heap));
            println!("{} articles: {:?} bytes, of which JavaScript's", (batch + 1) * BATCH, looks.last());
        }
        let early = looks.get(looks.len() / 10).copied().unwrap_or_default();
        let last = looks.last().copied().unwrap_or_default();
        println!("MEASURED {}", json!({ "articles": count, "early": early, "last": last }));
        Ok(())
    });
}

/// Waits until so many texts are read; each in good time.
async fn read(page: &Page, count: usize) -> Result<()> {
    let (mut at, mut since) = (0, Instant::now());
    while at < count {
        tokio::time::sleep(Duration::from_millis(200)).await;
        let now = page.ask("window.read").await?;
        if now > at {
            (at, since) = (now, Instant::now());
        }
        if since.elapsed() > PATIENCE {
            let shown: String = page
                .ask("location.hash + ' ' + document.querySelector('main').dataset.state + ': ' + document.body.innerText.slice(0, 600)")
                .await?;
            bail!("text {at} of these is not read; the page is {shown}");
        }
    }
    Ok(())
}

/// Bytes that JavaScript uses after its garbage is collected; that of the workers is
/// collected too, which the browser would leave for hours where there is room.
async fn heap(page: &Page) -> Result<u64> {
    let pressure = json!({ "level": "critical" });
    page.driver.cdp().send_raw("Memory.simulatePressureNotification", pressure).await?;
    page.driver.cdp().send_raw("HeapProfiler.collectGarbage", json!({})).await?;
    let used: Value = page.driver.cdp().send_raw("Runtime.getHeapUsage", json!({})).await?;
    Ok(used["usedSize"].as_f64().unwrap_or_default() as u64)
}

/// Articles where they are at hand, or what is written for tests.
fn texts() -> Vec<String> {
    let news = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/news/wikinews_2004_2018.jsonl");
    let lines = std::fs::read_to_string(news).unwrap_or_default();
    let text = |line: &str| Some(serde_json::from_str::<Value>(line).ok()?["text"].as_str()?.to_owned());
    let mut texts: Vec<String> = lines.lines().filter_map(text).collect();
    if texts.is_empty() {
        texts = (0..200).map(|at| story(1_000 + 37 * at, at % 2 == 0)).collect();
    }
    texts
}
