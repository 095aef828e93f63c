//! Nothing leaves: judged after every test, of all that its browser has sent.
//!
//! The page and its workers ask their own origin, for its own files, with GET and
//! without a query; and nothing that any page or the browser itself sends has a
//! word of the texts that the test has brought.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::record::{Asked, Record, origin};
use crate::words_sent;

/// A file that only a site with this page in it is asked for.
const MARK_OF_THE_PAGE: &str = "/worker.js";

/// Words of requests that a text may have too, beside those of the first one,
/// which goes out before any text is there: names of the page's files, and what
/// goes with requests of other kinds.
const OF_REQUESTS: &str = "insecure script style parts since modified none match image worker serviceworker manifest webidentity cache control \
    pragma referer referrer localhost application signed exchange content length multipart boundary \
    webkitformboundary storage access active inactive article articles archive tagger places mapper opener loader \
    scalar start library words icons figures print panel marks dialogs layout tokens correct index share shared \
    maskable apple touch range bytes favicon prefetch purpose priority intervention cross";

/// The head of the first request of all.
fn first_request(record: &Record) -> String {
    let mut sent = record.sent.values().map(|bytes| String::from_utf8_lossy(bytes));
    let first = sent.find(|sent| sent.starts_with("GET ")).unwrap_or_default();
    first.split("\r\n\r\n").next().unwrap_or_default().to_owned()
}

/// Where the browser of a test keeps its record.
pub(crate) struct Tap(PathBuf);

impl Tap {
    /// Not where something is measured: writing takes time.
    pub(crate) fn new() -> Option<Self> {
        if std::env::args().any(|argument| argument == "--ignored") {
            return None;
        }
        use std::sync::atomic::{AtomicU32, Ordering};
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("gloss-sent-{}-{}.json", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        Some(Self(std::env::temp_dir().join(name)))
    }

    /// What makes the browser record.
    pub(crate) fn arguments(&self) -> [String; 2] {
        [format!("--log-net-log={}", self.0.display()), "--net-log-capture-mode=Everything".into()]
    }

    /// What went out, once the browser has ended.
    pub(crate) fn record(&self) -> Result<Record> {
        Record::read(&self.0)
    }
}

impl Drop for Tap {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// What a record comes to.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    /// Origins that the page under test lay at.
    own: BTreeSet<String>,
    /// Origins that were asked for something.
    origins: BTreeSet<String>,
    /// Requests of the browser for itself, to hosts elsewhere.
    of_browser: usize,
    /// What must not be, in words.
    pub(crate) wrong: Vec<String>,
}

/// Judges a record; `given` are the words of the test's texts.
pub(crate) fn judge(record: &Record, given: &BTreeSet<String>) -> Verdict {
    let mut verdict = Verdict::default();
    let of_page = record.asked.iter().filter(|asked| asked.url.ends_with(MARK_OF_THE_PAGE));
    verdict.own.extend(of_page.map(|asked| origin(&asked.url).to_owned()));
    for asked in &record.asked {
        let to = origin(&asked.url);
        if asked.by.is_none() && !is_here(to) {
            verdict.of_browser += 1;
            continue;
        }
        verdict.origins.insert(to.to_owned());
        if asked.by.as_ref().is_some_and(|by| verdict.own.contains(by)) {
            verdict.wrong.extend(flaw(asked).map(|flaw| format!("the page {flaw}: {} {}", asked.method, asked.url)));
        }
        if !is_here(to) {
            verdict.wrong.push(format!("{} was asked by {:?}", asked.url, asked.by));
        }
    }
    let of_browser = |host: &str| record.asked.iter().any(|asked| asked.by.is_none() && asked.url.contains(host));
    let bare = |name: &str| name.split("://").last().unwrap_or_default().to_owned();
    let elsewhere = |name: &&String| !is_here(name) && !of_browser(&bare(name));
    let looked_up: Vec<_> = record.names.iter().filter(elsewhere).collect();
    verdict.wrong.extend(looked_up.iter().map(|name| format!("{name} was looked up")));
    let port = |address: &str| address.rsplit(':').next().map(str::to_owned);
    let ports: BTreeSet<_> = verdict.origins.iter().filter_map(|to| port(to)).collect();
    let here = record.connected.iter().filter(|address| is_here(address));
    let unasked = here.filter(|address| port(address).is_some_and(|port| !ports.contains(&port)));
    verdict.wrong.extend(unasked.map(|address| format!("{address} was connected to for nothing")));
    let own: BTreeSet<_> = words_sent::words(OF_REQUESTS).chain(words_sent::words(&first_request(record))).collect();
    let looked_for: BTreeSet<_> = given.difference(&own).cloned().collect();
    // The browser's requests for itself are its maker's words.
    let of_pages = record.asked.iter().filter(|asked| asked.by.is_some() || is_here(&asked.url));
    let named = looked_up.into_iter().chain(of_pages.map(|asked| &asked.url)).map(|name| name.as_bytes());
    for bytes in record.sent.values().map(Vec::as_slice).chain(named) {
        let found = words_sent::found(bytes, &looked_for);
        if !found.is_empty() {
            let beginning: String = String::from_utf8_lossy(bytes).chars().take(300).collect();
            verdict.wrong.push(format!("words of the text were sent, {found:?}: {beginning}"));
        }
    }
    verdict
}

/// What is wrong with a request of the page's.
fn flaw(Asked { by, method, url }: &Asked) -> Option<&'static str> {
    match (by, method.as_str()) {
        (Some(by), _) if by != origin(url) => Some("asked another origin"),
        (_, "GET" | "HEAD") if url.contains('?') => Some("sent a query"),
        (_, "GET" | "HEAD") => None,
        _ => Some("did not only ask"),
    }
}

/// On this machine.
fn is_here(place: &str) -> bool {
    let host = place.split("://").last().unwrap_or_default();
    host.starts_with("localhost") || host.starts_with("127.") || host.starts_with("[::1]")
}

/// Judges what the browser of this test has sent, and notes how much it was for
/// `cargo xtask test`.
pub(crate) fn check(tap: &Tap) -> Result<()> {
    let (record, given) = (tap.record()?, words_sent::taken());
    let verdict = judge(&record, &given);
    note(&record, &verdict, given.len());
    if verdict.wrong.is_empty() {
        return Ok(());
    }
    bail!("something left the browser that must not:\n  {}", verdict.wrong.join("\n  "))
}

/// A line: the test, requests, bytes, words looked for, requests of the browser's
/// own, origins asked, origins that were not the page's.
fn note(record: &Record, verdict: &Verdict, words: usize) {
    let Ok(file) = std::env::var("GLOSS_RECORD") else { return };
    let bytes: usize = record.sent.values().map(Vec::len).sum();
    let test = std::thread::current().name().unwrap_or("?").to_owned();
    let foreign = verdict.origins.difference(&verdict.own).count();
    let mut line = String::new();
    let _ = writeln!(
        line,
        "{test}\t{}\t{bytes}\t{words}\t{}\t{}\t{foreign}",
        record.asked.len() - verdict.of_browser,
        verdict.of_browser,
        verdict.origins.len(),
    );
    let file = std::fs::OpenOptions::new().create(true).append(true).open(file);
    let _ = file.and_then(|mut file| file.write_all(line.as_bytes()));
}
