//! The page under test: opened, driven and asked what it shows.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::cdp::domains::emulation::{MediaFeature, SetEmulatedMedia};
use thirtyfour::cdp::domains::network::NetworkConditions;
use thirtyfour::prelude::*;
use xtask::site::Site;

use crate::browser::{Given, with_browser};
use crate::words_sent;

/// Long enough for a busy machine; nothing is measured by it.
const PATIENCE: u64 = 120;
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// Runs before any script of the page: notes what the policy refuses.
const WATCH: &str = "window.refused = []; document.addEventListener('securitypolicyviolation', \
    event => window.refused.push(event.violatedDirective + ' ' + event.blockedURI));";

/// A browser with the page in it, and the server that it came from.
pub(crate) struct Page {
    pub(crate) driver: WebDriver,
    pub(crate) site: Option<Site>,
    pub(crate) url: String,
}

thread_local! {
    /// Whether this test tries what the policy refuses.
    static MAY_REFUSE: Cell<bool> = const { Cell::new(false) };
}

/// Runs `body` with the built page open and ready.
pub(crate) fn with_page(body: impl AsyncFnOnce(&mut Page) -> Result<()>) {
    with_browser(async |driver, given: Given| {
        let mut page = Page::open(driver, &given.dist, &given.base).await?;
        body(&mut page).await?;
        page.refused_nothing().await
    });
}

/// A text of `tests/pastes`.
pub(crate) fn paste(name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pastes").join(name);
    std::fs::read_to_string(file).expect("a text of tests/pastes")
}

/// Files on the disk for as long as a test needs them.
pub(crate) struct Files(Vec<PathBuf>, PathBuf);

impl Files {
    /// Writes these, by name and bytes.
    pub(crate) fn new(files: &[(&str, &[u8])]) -> Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("gloss-files-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder)?;
        let mut paths = Vec::new();
        for (name, bytes) in files {
            words_sent::given(&String::from_utf8_lossy(bytes));
            let path = folder.join(name);
            std::fs::write(&path, bytes)?;
            paths.push(path);
        }
        Ok(Self(paths, folder))
    }
}

impl Files {
    /// Where one of them lies.
    pub(crate) fn path(&self, at: usize) -> String {
        self.0[at].to_string_lossy().into_owned()
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.1);
    }
}

impl Page {
    /// Serves `dist` at `base` and opens it.
    pub(crate) async fn open(driver: WebDriver, dist: &Path, base: &str) -> Result<Self> {
        let site = Site::start(dist, base, 0)?;
        let page = Self { driver, url: site.url(), site: Some(site) };
        page.driver.cdp().page().add_script_to_evaluate_on_new_document(WATCH).await?;
        page.driver.goto(&page.url).await?;
        page.ready().await?;
        Ok(page)
    }

    /// Waits until the page can take a text.
    pub(crate) async fn ready(&self) -> Result<()> {
        self.until("document.documentElement.hasAttribute('data-ready')").await
    }

    /// The value of a JavaScript expression.
    pub(crate) async fn ask<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        self.ask_with(expression, json!(null)).await
    }

    /// The same; `given` is what `given` stands for in the expression.
    pub(crate) async fn ask_with<T: DeserializeOwned>(&self, expression: &str, given: Value) -> Result<T> {
        let script = format!("const given = arguments[0]; return ({expression});");
        let found = self.driver.execute(script, vec![given]).await.with_context(|| expression.to_owned())?;
        serde_json::from_value(found.json().clone()).with_context(|| expression.to_owned())
    }

    /// Waits until a JavaScript expression is true.
    pub(crate) async fn until(&self, expression: &str) -> Result<()> {
        let patience = std::env::var("GLOSS_PATIENCE").ok().and_then(|seconds| seconds.parse().ok());
        let (began, patience) = (Instant::now(), Duration::from_secs(patience.unwrap_or(PATIENCE)));
        while began.elapsed() < patience {
            // While the page loads there may be nothing to ask.
            if self.ask::<bool>(&format!("!!({expression})")).await.unwrap_or(false) {
                return Ok(());
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        let state = "[document.querySelector('main')?.dataset.state, document.body.innerText.slice(0, 1500), scrollY]";
        let state: Value = self.ask(state).await.unwrap_or_default();
        bail!("never came true: {expression}\nthe page: {state}")
    }

    /// Puts a text into the box, as typing or pasting does.
    pub(crate) async fn fill(&self, text: &str) -> Result<()> {
        words_sent::given(text);
        self.until("document.querySelector('#paste')").await?;
        let script = "const box = document.querySelector('#paste'); box.focus(); box.value = arguments[0]; \
            box.dispatchEvent(new InputEvent('input', { bubbles: true }));";
        self.driver.execute(script, vec![json!(text)]).await?;
        Ok(())
    }

    /// Pastes HTML from a clipboard, with its plain text beside it.
    pub(crate) async fn paste_html(&self, html: &str, text: &str) -> Result<()> {
        words_sent::given(html);
        words_sent::given(text);
        let script = "const data = new DataTransfer(); data.setData('text/html', arguments[0]); \
            data.setData('text/plain', arguments[1]); const box = document.querySelector('#paste'); box.focus(); \
            box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));";
        self.driver.execute(script, vec![json!(html), json!(text)]).await?;
        self.until("document.querySelector('#paste').value").await
    }

    /// Chooses files in the file picker. They must be there until they are read.
    pub(crate) async fn choose(&self, files: Files) -> Result<Files> {
        let paths: Vec<_> = files.0.iter().map(|path| path.to_string_lossy()).collect();
        self.find("#file").await?.send_keys(paths.join("\n")).await?;
        Ok(files)
    }

    /// Presses the button that starts the reading.
    pub(crate) async fn press_read(&self) -> Result<()> {
        self.find("#read").await?.click().await?;
        Ok(())
    }

    /// Reads a text to the end, with names.
    pub(crate) async fn read(&self, text: &str) -> Result<()> {
        self.fill(text).await?;
        self.press_read().await?;
        self.marked().await
    }

    /// Cancels a reading in the moment in which that can be pressed: the next it may
    /// be over.
    pub(crate) async fn cancel(&self) -> Result<()> {
        let press =
            "(button => button?.checkVisibility() && (button.click(), true))(document.querySelector('#cancel'))";
        self.until(press).await?;
        self.until("document.querySelector('main').dataset.state === 'stopped'").await
    }

    /// Waits until a text is marked, with names.
    pub(crate) async fn marked(&self) -> Result<()> {
        self.marked_in("still loading").await
    }

    /// The same, where the page says with these words that names are to come.
    pub(crate) async fn marked_in(&self, loading: &str) -> Result<()> {
        self.until("document.querySelector('main').dataset.state === 'marked'").await?;
        self.until(&format!("!document.querySelector('#status').textContent.includes({})", json!(loading))).await?;
        let shown: Option<String> =
            self.ask("document.querySelector('main article')?.textContent.slice(0, 20000)").await?;
        words_sent::given(&shown.unwrap_or_default());
        Ok(())
    }

    /// The words of all marks of a kind, in order. Kinds as in the class names.
    pub(crate) async fn marks(&self, kind: &str) -> Result<Vec<String>> {
        self.ask_with(
            "[...document.querySelectorAll('main article .m-' + given)].map(mark => mark.textContent)",
            json!(kind),
        )
        .await
    }

    /// What the chip of a kind counts.
    pub(crate) async fn count(&self, kind: &str) -> Result<u32> {
        let text: String = self
            .ask_with("document.querySelector(`button[data-kind=${given}] .count`).textContent", json!(kind))
            .await?;
        text.trim().parse().with_context(|| format!("the chip of {kind} says {text:?}"))
    }

    /// The text of the article, by paragraphs.
    pub(crate) async fn paragraphs(&self) -> Result<Vec<String>> {
        self.ask("[...document.querySelectorAll('main article p')].map(paragraph => paragraph.textContent)").await
    }

    pub(crate) async fn find(&self, selector: &str) -> Result<WebElement> {
        self.until(&format!("document.querySelector({})", json!(selector))).await?;
        self.driver.find(By::Css(selector)).await.with_context(|| selector.to_owned())
    }

    pub(crate) async fn click(&self, selector: &str) -> Result<()> {
        let element = self.find(selector).await?;
        element.scroll_into_view().await?;
        page_is_still(self, selector).await?;
        element.click().await.with_context(|| selector.to_owned())
    }

    /// Whether something stands on the screen.
    pub(crate) async fn shows(&self, selector: &str) -> Result<bool> {
        self.ask_with(
            "(() => { const found = document.querySelector(given); return !!found && found.checkVisibility(); })()",
            json!(selector),
        )
        .await
    }

    /// Presses a key where the focus is.
    pub(crate) async fn press(&self, key: impl Into<TypingData>) -> Result<()> {
        self.driver.action_chain().send_keys(key).perform().await?;
        Ok(())
    }

    /// What the content policy had to refuse.
    pub(crate) async fn refused(&self) -> Result<Vec<String>> {
        self.ask("window.refused ?? []").await
    }

    /// This test tries what the policy refuses.
    pub(crate) fn may_refuse(&self) {
        MAY_REFUSE.set(true);
    }

    /// Fails if the policy had to refuse something since the page was loaded.
    async fn refused_nothing(&self) -> Result<()> {
        // Where another page or no window is left at the end, there is no list.
        let refused = self.refused().await.unwrap_or_default();
        ensure!(refused.is_empty() || MAY_REFUSE.get(), "the policy had to refuse: {refused:?}");
        Ok(())
    }

    /// Stops the server and cuts the browser's network.
    pub(crate) async fn cut(&mut self) -> Result<()> {
        self.site = None;
        let offline = NetworkConditions { offline: true, ..NetworkConditions::default() };
        self.driver.cdp().network().emulate_network_conditions(offline).await?;
        Ok(())
    }

    /// Makes the screen so wide and high; narrow ones are touch screens.
    pub(crate) async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let phone = width < 700;
        self.driver.cdp().emulation().set_device_metrics_override(width, height, 1.0, phone).await?;
        Ok(())
    }

    /// `light` or `dark`, as the system asks for.
    pub(crate) async fn scheme(&self, scheme: &str) -> Result<()> {
        let feature = MediaFeature { name: "prefers-color-scheme".into(), value: scheme.into() };
        let media = SetEmulatedMedia { features: Some(vec![feature]), ..SetEmulatedMedia::default() };
        self.driver.cdp().send(media).await?;
        Ok(())
    }

    /// Saves what the screen shows as `target/shots/NAME.png`.
    pub(crate) async fn shot(&self, name: &str) -> Result<PathBuf> {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/shots");
        std::fs::create_dir_all(&dir)?;
        let file = dir.join(format!("{name}.png"));
        self.driver.screenshot(&file).await?;
        Ok(file)
    }
}

/// Waits until an element has stood still for a moment: whoever clicks aims at what
/// does not move.
async fn page_is_still(page: &Page, selector: &str) -> Result<()> {
    let still = "const [selector, done] = arguments; let tries = 0; \
        const at = () => { const box = document.querySelector(selector)?.getBoundingClientRect(); return box && [box.x, box.y].join(); }; \
        const look = before => setTimeout(() => { const now = at(); now === before || ++tries > 40 ? done() : look(now); }, 50); look(at());";
    page.driver.execute_async(still, vec![json!(selector)]).await?;
    Ok(())
}
