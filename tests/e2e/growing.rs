//! What longer and longer texts take in the page. Run by `cargo xtask bench web`.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::large::story;
use crate::memory::renderers;
use crate::page::{Page, with_page};

const SIZES: [usize; 5] = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];

/// For how long a text is waited for.
const PATIENCE: Duration = Duration::from_secs(600);

const WATCH: &str = "window.took = null; window.first = null; let began; \
    const look = () => { const main = document.querySelector('main'); \
        if (main.querySelector('article .m')) window.first ??= performance.now() - began; \
        if (main.dataset.state === 'marked') window.took ??= performance.now() - began; \
        if (window.first === null || window.took === null) setTimeout(look, 4); }; \
    document.querySelector('#file').addEventListener('change', () => { began = performance.now(); setTimeout(look, 4); }, { once: true });";

/// Prints one line of JSON: what a file of each size takes, and the memory that
/// the browser's processes for pages hold before and at most.
#[test]
#[ignore = "measures; run by cargo xtask bench web"]
fn growth() {
    let mut grown = Vec::new();
    for size in SIZES {
        with_page(async |page: &mut Page| {
            // Nobody opens a file at once.
            tokio::time::sleep(Duration::from_secs(5)).await;
            page.driver.execute(WATCH, vec![]).await?;
            let before = renderers();
            let file = std::env::temp_dir().join(format!("gloss-growth-{}.txt", std::process::id()));
            std::fs::write(&file, story(size, false).get(..size).unwrap_or_default())?;
            page.find("#file").await?.send_keys(file.to_string_lossy().as_ref()).await?;
            let most = most_until_marked(page).await;
            let _ = std::fs::remove_file(&file);
            let told: Value = page.ask("({ took: window.took, first: window.first })").await?;
            grown.push(json!({ "size": size, "told": told, "before": before, "most": most? }));
            Ok(())
        });
    }
    println!("MEASURED {}", json!(grown));
}

/// The most memory until a text is marked.
async fn most_until_marked(page: &Page) -> Result<u64> {
    let (began, mut most) = (Instant::now(), renderers());
    while page.ask::<bool>("window.took === null || window.first === null").await? {
        ensure!(began.elapsed() < PATIENCE, "it was not read in {} s", PATIENCE.as_secs());
        tokio::time::sleep(Duration::from_millis(50)).await;
        most = most.max(renderers());
    }
    Ok(most.max(renderers()))
}
