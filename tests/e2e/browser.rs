//! A browser of its own for each test, ended also after a failed one.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use anyhow::{Context, Result};
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::prelude::*;
use thirtyfour::{LoggingPrefsLogLevel, WebDriverRunError};

use crate::leaks::{self, Tap};

const ARGUMENTS: [&str; 13] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    // What the browser would ask its maker about the fields of a page.
    "--disable-features=AutofillServerCommunication",
    "--hide-scrollbars",
    "--lang=en",
    "--window-size=1280,900",
];

/// What `cargo xtask test` tells these tests.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    pub(crate) dist: PathBuf,
    pub(crate) base: String,
    chrome: String,
    driver: String,
}

impl Given {
    /// Nothing, where the tests are not run by `cargo xtask test`.
    pub(crate) fn read() -> Option<Self> {
        let var = |name: &str| env::var(name).ok();
        Some(Self {
            dist: var("GLOSS_DIST")?.into(),
            base: var("GLOSS_BASE")?,
            chrome: var("GLOSS_CHROME")?,
            driver: var("GLOSS_CHROMEDRIVER")?,
        })
    }
}

/// A folder for what browser and driver leave lying about; goes with its owner.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("gloss-browser-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = env::temp_dir().join(name);
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A browser that is just ending may still write.
        for _ in 0..20 {
            if fs::remove_dir_all(&self.0).is_ok() {
                break;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

/// A chromedriver on a port of its own choosing.
struct Server {
    child: Child,
    _scratch: Scratch,
}

impl Server {
    /// Once more if another program took the port that it had found.
    fn start(program: &str) -> Result<(Self, u16)> {
        Self::try_start(program).or_else(|_| Self::try_start(program))
    }

    fn try_start(program: &str) -> Result<(Self, u16)> {
        let scratch = Scratch::new()?;
        let mut command = Command::new(program);
        command.arg("--port=0").env("TMPDIR", &scratch.0).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn()?;
        let stdout = child.stdout.take().context("chromedriver has no stdout")?;
        let server = Self { child, _scratch: scratch };
        let mut lines = BufReader::new(stdout).lines().map_while(Result::ok);
        let said = lines.find(|line| line.contains("started successfully on port"));
        let port =
            said.as_deref().and_then(|line| line.split_whitespace().last()).context("chromedriver did not start")?;
        let port = port.trim_end_matches('.').parse()?;
        // Reads on, so that chromedriver never waits for a full pipe.
        std::thread::spawn(move || lines.for_each(drop));
        Ok((server, port))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn capabilities(given: &Given, tap: Option<&Tap>, more: &[&str]) -> Result<Capabilities> {
    let mut chrome = DesiredCapabilities::chrome();
    chrome.set_binary(&given.chrome)?;
    for argument in ARGUMENTS {
        chrome.add_arg(argument)?;
    }
    for argument in more {
        chrome.add_arg(argument)?;
    }
    for argument in tap.iter().flat_map(|tap| tap.arguments()) {
        chrome.add_arg(&argument)?;
    }
    // Every request, also those that a policy refuses.
    chrome.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
    Ok(chrome.into())
}

/// Runs `body` with a new browser, and judges what it has sent; passes with a word where none is given.
pub(crate) fn with_browser<F>(body: F)
where
    F: AsyncFnOnce(WebDriver, Given) -> Result<()>,
{
    with_browser_as(&[], body);
}

/// The same, with more arguments for the browser.
pub(crate) fn with_browser_as<F>(more: &[&str], body: F)
where
    F: AsyncFnOnce(WebDriver, Given) -> Result<()>,
{
    let Some(given) = Given::read() else {
        eprintln!("left out: `cargo xtask test` runs this with a browser");
        return;
    };
    let tap = Tap::new();
    let ended = run(&given, tap.as_ref(), more, body).and_then(|()| tap.as_ref().map_or(Ok(()), leaks::check));
    if let Err(error) = ended {
        panic!("{error:#}");
    }
}

/// Runs `body` with a new browser, which keeps its record in `tap`.
pub(crate) fn run<F>(given: &Given, tap: Option<&Tap>, more: &[&str], body: F) -> Result<()>
where
    F: AsyncFnOnce(WebDriver, Given) -> Result<()>,
{
    let (_server, port) = Server::start(&given.driver)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities(given, tap, more)?).await?;
        let ended = driver.run_and_quit(|driver| async { body(driver, given.clone()).await }).await;
        ended.map_err(|error| match error {
            WebDriverRunError::Body(error) | WebDriverRunError::BodyAndCleanup { body: error, .. } => error,
            other => anyhow::anyhow!("{other}"),
        })
    })
}
