//! A small web server for the built page: static files below a path, each
//! request kept in a log so that tests can read what the page asked for.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, UNIX_EPOCH};

use anyhow::{Context, Result, bail};

use crate::hosts;
use crate::line::Line;

const HEAD_LIMIT: u64 = 64 * 1024;
const BODY_LIMIT: u64 = 16 * 1024 * 1024;
const PATIENCE: Duration = Duration::from_secs(20);

/// A request as it came in: everything that left the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `POST`, ...
    pub method: String,
    /// Path and query.
    pub target: String,
    /// Request line, headers and body.
    pub bytes: Vec<u8>,
}

/// A running server; it stops when dropped.
#[derive(Debug)]
pub struct Site {
    address: SocketAddr,
    base: String,
    log: Log,
    line: Arc<Line>,
    stopping: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Root {
    dir: PathBuf,
    base: String,
    headers: Vec<(String, String)>,
    /// What was compressed, by file; `None` where nothing is.
    pressed: Option<Mutex<BTreeMap<PathBuf, Arc<[u8]>>>>,
}

impl Site {
    /// Serves `dir` on this machine only, below `base`, which begins and ends
    /// with a slash. Port 0 takes any free one.
    pub fn start(dir: &Path, base: &str, port: u16) -> Result<Self> {
        Self::serve(dir, base, port, false)
    }

    /// The same as hosts do it: compressed for those who take brotli, and not sent
    /// again to those who have it. Files must not change meanwhile.
    pub fn compressed(dir: &Path, base: &str, port: u16) -> Result<Self> {
        Self::serve(dir, base, port, true)
    }

    fn serve(dir: &Path, base: &str, port: u16, press: bool) -> Result<Self> {
        if !dir.join("index.html").is_file() {
            bail!("{} has no index.html: build the page first", dir.display());
        }
        if !base.starts_with('/') || !base.ends_with('/') {
            bail!("the path {base:?} must begin and end with a slash");
        }
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, port)).with_context(|| format!("port {port} cannot be used"))?;
        let pressed = press.then(Mutex::default);
        let root = Root { dir: dir.to_owned(), base: base.to_owned(), headers: headers_for_all(dir), pressed };
        let (log, line, stopping) = (Log::default(), Arc::<Line>::default(), Arc::<AtomicBool>::default());
        let address = listener.local_addr()?;
        let thread = thread::spawn({
            let (log, line, stopping) = (Arc::clone(&log), Arc::clone(&line), Arc::clone(&stopping));
            move || accept(&listener, &Arc::new(root), &log, &line, &stopping)
        });
        Ok(Self { address, base: base.to_owned(), log, line, stopping, thread: Some(thread) })
    }

    /// The page's address.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}{}", self.origin(), self.base)
    }

    /// Scheme, host and port.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://localhost:{}", self.address.port())
    }

    /// The port, to start again at the same address.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// All requests so far.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Breaks off all connections after so many bytes more, or none any longer.
    pub fn cut_after(&self, bytes: Option<u64>) {
        self.line.cut_after(bytes);
    }

    /// Bytes of all answers so far.
    #[must_use]
    pub fn sent(&self) -> u64 {
        self.line.sent()
    }

    /// Waits until the server ends, which it does only with the program.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for a connection.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

type Log = Arc<Mutex<Vec<Request>>>;

fn accept(listener: &TcpListener, root: &Arc<Root>, log: &Log, line: &Arc<Line>, stopping: &AtomicBool) {
    for stream in listener.incoming() {
        if stopping.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let (root, log, line) = (Arc::clone(root), Arc::clone(log), Arc::clone(line));
        thread::spawn(move || converse(&stream, &root, &log, &line));
    }
}

/// One request and its answer; every connection is closed after it, so that a
/// stopped server is really gone.
fn converse(stream: &TcpStream, root: &Root, log: &Log, line: &Line) {
    let _ = stream.set_read_timeout(Some(PATIENCE));
    let Some(request) = read_request(stream) else { return };
    let answer = respond(root, &request);
    log.lock().unwrap_or_else(PoisonError::into_inner).push(request);
    let _ = line.send(stream, &answer);
}

fn read_request(stream: &TcpStream) -> Option<Request> {
    let mut reader = BufReader::new(stream.take(HEAD_LIMIT + BODY_LIMIT));
    let mut bytes = Vec::new();
    let mut length = 0;
    let mut first = None;
    loop {
        let from = bytes.len();
        if reader.read_until(b'\n', &mut bytes).ok()? == 0 {
            return None;
        }
        let line = String::from_utf8_lossy(bytes.get(from..)?).trim().to_owned();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().ok()?;
        }
        first.get_or_insert(line);
    }
    reader.take(length).read_to_end(&mut bytes).ok()?;
    let first = first?;
    let mut words = first.split(' ');
    Some(Request { method: words.next()?.to_owned(), target: words.next()?.to_owned(), bytes })
}

fn respond(root: &Root, request: &Request) -> Vec<u8> {
    if request.method != "GET" && request.method != "HEAD" {
        return response(root, "405 Method Not Allowed", "text/plain", b"only GET", true);
    }
    let with_body = request.method == "GET";
    let path = request.target.split(['?', '#']).next().unwrap_or_default();
    if let Some(tag) = locate(root, path).and_then(|file| tag(root, &file))
        && has(request, &tag)
    {
        return response(root, &format!("304 Not Modified\r\nETag: {tag}"), "text/plain", b"", false);
    }
    match locate(root, path).and_then(|file| Some((fs::read(&file).ok()?, file))) {
        Some((bytes, file)) => {
            let ok = tag(root, &file).map_or("200 OK".to_owned(), |tag| format!("200 OK\r\nETag: {tag}"));
            match pressed(root, request, &file, &bytes) {
                Some(small) => {
                    let ok = format!("{ok}\r\nContent-Encoding: br");
                    response(root, &ok, &content_type(&file), &small, with_body)
                }
                None => response(root, &ok, &content_type(&file), &bytes, with_body),
            }
        }
        None => {
            let hint = format!("not here; the page is at {}\n", root.base);
            response(root, "404 Not Found", "text/plain", hint.as_bytes(), with_body)
        }
    }
}

fn response(root: &Root, status: &str, kind: &str, body: &[u8], with_body: bool) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n", body.len());
    head.push_str("Connection: close\r\nCache-Control: no-cache\r\n");
    for (name, value) in &root.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    let mut bytes = head.into_bytes();
    bytes.extend_from_slice(if with_body { body } else { &[] });
    bytes
}

/// What tells one state of a file from another, where the site is as of a host.
fn tag(root: &Root, file: &Path) -> Option<String> {
    root.pressed.as_ref()?;
    let about = fs::metadata(file).ok()?;
    let changed = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("\"{:x}-{:x}\"", changed.as_secs(), about.len()))
}

/// Whether the browser says that it has the file in this state.
fn has(request: &Request, tag: &str) -> bool {
    let head = String::from_utf8_lossy(&request.bytes);
    let mut lines = head.lines().filter_map(|line| line.split_once(':'));
    lines.any(|(name, value)| name.eq_ignore_ascii_case("if-none-match") && value.contains(tag))
}

/// The bytes compressed, if the site does that, the browser takes it, and it helps.
fn pressed(root: &Root, request: &Request, file: &Path, bytes: &[u8]) -> Option<Arc<[u8]>> {
    let cache = root.pressed.as_ref()?;
    let head = String::from_utf8_lossy(&request.bytes).to_ascii_lowercase();
    let takes = |line: &str| line.starts_with("accept-encoding:") && line.contains("br");
    if !hosts::is_words(&file.to_string_lossy()) || !head.lines().any(takes) {
        return None;
    }
    let mut cache = cache.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(small) = cache.get(file) {
        return Some(Arc::clone(small));
    }
    let params = brotli::enc::BrotliEncoderParams { quality: 9, ..Default::default() };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut small, &params).ok()?;
    let small: Arc<[u8]> = small.into();
    cache.insert(file.to_owned(), Arc::clone(&small));
    Some(small)
}

/// The file for a path of a request; nothing outside the folder.
fn locate(root: &Root, path: &str) -> Option<PathBuf> {
    let inside = path.strip_prefix(&root.base)?;
    let name = Path::new(if inside.is_empty() { "index.html" } else { inside });
    let plain = name.components().all(|part| matches!(part, Component::Normal(_)));
    plain.then(|| root.dir.join(name)).filter(|file| file.is_file())
}

fn content_type(file: &Path) -> String {
    let kind = hosts::type_of(&file.to_string_lossy());
    if kind.starts_with("text/") { format!("{kind}; charset=utf-8") } else { kind.to_owned() }
}

/// What the site's `_headers` file asks for on every path.
fn headers_for_all(dir: &Path) -> Vec<(String, String)> {
    let text = fs::read_to_string(dir.join("_headers")).unwrap_or_default();
    let block = text.lines().skip_while(|line| *line != "/*").skip(1).take_while(|line| line.starts_with(' '));
    block
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.trim().into(), value.trim().into()))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::sync::atomic::AtomicU32;

    use super::*;

    /// A small site in a folder that goes with it.
    struct Folder(Root);

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0.dir);
        }
    }

    fn folder() -> Folder {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("gloss-site-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
        let dir = std::env::temp_dir().join(name);
        fs::create_dir_all(&dir).unwrap();
        fs::write(dir.join("index.html"), "<p>page</p>").unwrap();
        fs::write(dir.join("a.wasm"), "wasm").unwrap();
        fs::write(dir.join("_headers"), "/*\n  X-One: 1\n/sw.js\n  X-Two: 2\n").unwrap();
        Folder(Root { headers: headers_for_all(&dir), dir, base: "/some/path/".to_owned(), pressed: None })
    }

    fn get(folder: &Folder, target: &str) -> String {
        let request = Request { method: "GET".into(), target: target.into(), bytes: Vec::new() };
        String::from_utf8(respond(&folder.0, &request)).unwrap()
    }

    #[test]
    fn files_are_served_below_the_base_only() {
        let root = folder();
        assert!(get(&root, "/some/path/?q=1").ends_with("<p>page</p>"));
        assert!(get(&root, "/some/path/a.wasm").contains("Content-Type: application/wasm"));
        assert!(get(&root, "/a.wasm").starts_with("HTTP/1.1 404"));
        assert!(get(&root, "/some/path/nothing").starts_with("HTTP/1.1 404"));
    }

    #[test]
    fn a_compressing_site_asks_what_the_browser_takes() {
        let mut folder = folder();
        folder.0.pressed = Some(Mutex::default());
        let answer = |header: &str| {
            let bytes = format!("GET /some/path/ HTTP/1.1\r\n{header}\r\n\r\n").into_bytes();
            let request = Request { method: "GET".into(), target: "/some/path/".into(), bytes };
            respond(&folder.0, &request)
        };
        assert!(answer("Accept: text/html").ends_with(b"<p>page</p>"));
        let pressed = answer("Accept-Encoding: gzip, br");
        let at = pressed.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
        let (head, body) = pressed.split_at(at + 4);
        assert!(String::from_utf8_lossy(head).contains("Content-Encoding: br"));
        let mut page = Vec::new();
        brotli::BrotliDecompress(&mut &*body, &mut page).unwrap();
        assert_eq!(page, b"<p>page</p>");
    }

    #[test]
    fn a_site_as_of_a_host_sends_nothing_twice() {
        let mut folder = folder();
        let ask = |folder: &Folder, header: &str| {
            let bytes = format!("GET /some/path/a.wasm HTTP/1.1\r\n{header}\r\n\r\n").into_bytes();
            let request = Request { method: "GET".into(), target: "/some/path/a.wasm".into(), bytes };
            String::from_utf8(respond(&folder.0, &request)).unwrap()
        };
        assert!(!ask(&folder, "Accept: */*").contains("ETag"));
        folder.0.pressed = Some(Mutex::default());
        let first = ask(&folder, "Accept: */*");
        let tag = first.lines().find_map(|line| line.strip_prefix("ETag: ")).unwrap().to_owned();
        let again = ask(&folder, &format!("if-none-match: {tag}"));
        assert!(again.starts_with("HTTP/1.1 304") && again.ends_with("\r\n\r\n"), "{again}");
        assert!(ask(&folder, "if-none-match: \"other\"").starts_with("HTTP/1.1 200"));
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        for target in ["/some/path/../../etc/passwd", "/some/path//etc/passwd", "/some/path/./index.html/.."] {
            assert!(get(&folder(), target).starts_with("HTTP/1.1 404"), "{target}");
        }
    }

    #[test]
    fn the_headers_for_all_paths_are_sent() {
        let answer = get(&folder(), "/some/path/");
        assert!(answer.contains("X-One: 1\r\n") && !answer.contains("X-Two"));
    }

    #[test]
    fn requests_are_logged_with_their_body_and_a_stopped_server_is_gone() {
        let folder = folder();
        let site = Site::start(&folder.0.dir, "/", 0).unwrap();
        let address = site.address;
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(b"POST /x HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 405"));
        assert!(site.requests().iter().any(|request| request.bytes.ends_with(b"hello")));
        drop(site);
        assert!(TcpStream::connect(address).is_err());
    }
}
