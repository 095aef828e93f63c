//! The packed page behind servers that others made: nginx with the configuration
//! that comes with it, and Python's, which knows nothing of it.
//!
//! `GLOSS_SITE` is the folder as it is to be published; where it or a server is
//! missing, the tests say so and pass.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use thirtyfour::prelude::*;
use xtask::hosts::{self, Rules};
use xtask::parts;
use xtask::project::Project;
use xtask::setup::nginx::{self, Nginx};

use crate::browser::{Given, with_browser};
use crate::deploys::WHOLE;
use crate::page::{Page, paste};

/// A server of its own for each test, in a folder of its own.
struct Server {
    process: Child,
    folder: PathBuf,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The packed page, if `cargo xtask test` has packed it.
fn packed() -> Option<PathBuf> {
    let site = std::env::var_os("GLOSS_SITE").map(PathBuf::from).filter(|site| site.join("index.html").is_file());
    if site.is_none() {
        eprintln!("left out: GLOSS_SITE names no packed page");
    }
    site
}

/// A folder whose `www` shows the page at `base`.
fn folder(site: &Path, base: &str) -> Result<PathBuf> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let name = format!("gloss-host-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let folder = std::env::temp_dir().join(name);
    let place = folder.join(format!("www{}", base.trim_end_matches('/')));
    fs::create_dir_all(place.parent().context("no folder")?)?;
    symlink(site, place)?;
    Ok(folder)
}

/// A port that nobody uses now.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// Starts a server and waits until it answers.
fn start(command: &mut Command, folder: PathBuf, port: u16) -> Result<Server> {
    let process = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let server = Server { process, folder, port };
    let began = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        ensure!(began.elapsed() < Duration::from_secs(30), "the server does not answer");
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(server)
}

fn behind_nginx(nginx: &Nginx, site: &Path, base: &str) -> Result<Server> {
    let (folder, port) = (folder(site, base)?, free_port()?);
    fs::write(folder.join("gloss.conf"), hosts::nginx(&Rules::of(site)?, base))?;
    // Workers run as nobody where root starts them, and must see temporary folders.
    let at = folder.display();
    let places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {at}/{kind};"))
        .join(" ");
    let all = format!(
        "load_module {}; daemon off; user root; pid {at}/pid; error_log {at}/error.log; events {{}} \
         http {{ {places} access_log off; server {{ listen 127.0.0.1:{port}; root {at}/www; include {at}/gloss.conf; }} }}",
        nginx.module.display()
    );
    fs::write(folder.join("nginx.conf"), all)?;
    let mut command = Command::new(&nginx.program);
    command.arg("-p").arg(&folder).arg("-c").arg(folder.join("nginx.conf")).arg("-e").arg(folder.join("error.log"));
    let why = folder.join("error.log");
    start(&mut command, folder, port).with_context(|| fs::read_to_string(why).unwrap_or_default())
}

fn behind_python(site: &Path, base: &str) -> Result<Server> {
    let (folder, port) = (folder(site, base)?, free_port()?);
    let mut command = Command::new("python3");
    command
        .args(["-m", "http.server", &port.to_string(), "--bind", "127.0.0.1", "--directory"])
        .arg(folder.join("www"));
    start(&mut command, folder, port)
}

/// An answer's status and headers, by their names in small letters.
#[derive(Debug)]
struct Answer {
    status: String,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

fn get(port: u16, path: &str, more: &str) -> Result<Answer> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{more}\r\n")?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").context("no answer")?;
    let (head, body) = bytes.split_at(end);
    let head = String::from_utf8_lossy(head).into_owned();
    let (status, lines) = head.split_once("\r\n").context("no headers")?;
    let headers = lines.lines().filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
    Ok(Answer { status: status.to_owned(), headers, body: body.get(4..).unwrap_or_default().to_vec() })
}

/// The names of the page's program and of a file of its folder.
fn named(site: &Path) -> Result<(String, String)> {
    let files = hosts::files(site)?;
    let program =
        files.iter().find(|name| name.starts_with("app-") && name.ends_with(".wasm")).context("no program")?;
    let folder = parts::folder(site)?;
    let part = folder.file_name().context("no name")?.to_string_lossy().into_owned();
    Ok((program.clone(), format!("{part}/tagger.bin")))
}

fn check_headers(port: u16, base: &str, site: &Path) -> Result<()> {
    let (program, part) = named(site)?;
    let page = get(port, base, "")?;
    ensure!(page.status.contains("200") && page.header("content-type") == "text/html; charset=utf-8", "{page:?}");
    let expected = [
        ("/", "no-cache"),
        ("/sw.js", "no-cache"),
        ("/icons/icon-192.png", "no-cache"),
        ("/manifest.webmanifest", "no-cache"),
    ];
    for (path, cache) in
        expected.map(|(path, cache)| (path.trim_start_matches('/').to_owned(), cache)).into_iter().chain([
            (program.clone(), "public, max-age=31536000, immutable"),
            (part, "public, max-age=31536000, immutable"),
        ])
    {
        let answer = get(port, &format!("{base}{path}"), "")?;
        ensure!(answer.status.contains("200"), "{path}: {}", answer.status);
        ensure!(answer.header("cache-control") == cache, "{path}: {:?}", answer.headers);
        let policy = answer.header("content-security-policy");
        ensure!(
            policy.starts_with("default-src 'none'") && policy.ends_with("frame-ancestors 'none'"),
            "{path}: {policy}"
        );
        ensure!(
            answer.header("x-content-type-options") == "nosniff" && answer.header("referrer-policy") == "no-referrer"
        );
        ensure!(answer.header("content-encoding").is_empty(), "{path} comes compressed to who did not ask for it");
    }
    let manifest = get(port, &format!("{base}manifest.webmanifest"), "")?;
    ensure!(manifest.header("content-type").starts_with("application/manifest+json"), "{manifest:?}");
    for (asked, encoding, ending) in [("gzip, deflate, br", "br", ".br"), ("gzip, deflate", "gzip", ".gz")] {
        let answer = get(port, &format!("{base}{program}"), &format!("Accept-Encoding: {asked}\r\n"))?;
        ensure!(answer.header("content-encoding") == encoding, "{asked}: {:?}", answer.headers);
        ensure!(answer.header("content-type") == "application/wasm", "{:?}", answer.headers);
        ensure!(answer.header("vary").eq_ignore_ascii_case("accept-encoding"), "{:?}", answer.headers);
        ensure!(answer.body == fs::read(site.join(format!("{program}{ending}")))?, "{asked}: other bytes");
    }
    let tag = page.header("etag").to_owned();
    let again = get(port, base, &format!("If-None-Match: {tag}\r\n"))?;
    ensure!(!tag.is_empty() && again.status.contains("304"), "the page is sent again: {}", again.status);
    for hidden in ["hosting/nginx.conf", ".htaccess", "nothing.js", "parts-0123456789abcdef/nothing.js"] {
        let answer = get(port, &format!("{base}{hidden}"), "")?;
        ensure!(
            answer.status.contains("404") && !answer.header("cache-control").contains("immutable"),
            "{hidden}: {answer:?}"
        );
    }
    Ok(())
}

/// The page works from this server, and without it.
async fn works(driver: WebDriver, server: Server, base: &str) -> Result<()> {
    let page = Page { driver, url: format!("http://localhost:{}{base}", server.port), site: None };
    page.driver.goto(&page.url).await?;
    page.ready().await?;
    page.until("document.querySelector('#saved')?.checkVisibility()").await?;
    page.until(WHOLE).await?;
    page.read(&paste("wire.txt")).await?;
    drop(server);
    page.driver.refresh().await?;
    page.ready().await?;
    page.driver.goto(&format!("{}#/", page.url)).await?;
    page.read("John Kerry met 40 envoys in Paris.").await?;
    ensure!(page.marks("person").await? == ["John Kerry"], "no names without the server");
    Ok(())
}

#[test]
fn behind_nginx_the_page_has_its_headers_and_works_without_it_afterwards() {
    let Some(site) = packed() else { return };
    let nginx = Project::find().ok().and_then(|project| nginx::find(&project));
    let Some(nginx) = nginx else {
        return eprintln!("left out: no nginx; `cargo xtask setup` brings one where apt-get is");
    };
    with_browser(async |driver, given: Given| {
        let server = behind_nginx(&nginx, &site, &given.base)?;
        check_headers(server.port, &given.base, &site)?;
        works(driver, server, &given.base).await
    });
}

#[test]
fn behind_a_server_that_sets_no_headers_the_page_works_too() {
    let Some(site) = packed() else { return };
    if !Command::new("python3").arg("--version").output().is_ok_and(|output| output.status.success()) {
        return eprintln!("left out: no python3");
    }
    with_browser(async |driver, given: Given| {
        let server = behind_python(&site, &given.base)?;
        let page = get(server.port, &given.base, "")?;
        ensure!(page.header("content-security-policy").is_empty(), "this server knows of the page");
        works(driver, server, &given.base).await
    });
}
