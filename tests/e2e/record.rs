//! What a browser sent, as its own network layer has recorded it: every request,
//! every byte that went out of a socket, every name that was looked up. Page,
//! workers and service worker go the same way there.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;

/// Events of the record that say what went out.
const STARTED: &str = "URL_REQUEST_START_JOB";
const ASKED: &str = "HOST_RESOLVER_MANAGER_REQUEST";
const CONNECTED: [&str; 2] = ["TCP_CONNECT_ATTEMPT", "UDP_CONNECT"];
const SENT: [&str; 3] = ["SOCKET_BYTES_SENT", "UDP_BYTES_SENT", "SSL_SOCKET_BYTES_SENT"];

/// A request that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The origin of the page or worker that made it; `None` if the browser did:
    /// for an address that was typed, or for itself.
    pub(crate) by: Option<String>,
    pub(crate) method: String,
    pub(crate) url: String,
}

/// All that a browser has sent.
#[derive(Debug, Default)]
pub(crate) struct Record {
    pub(crate) asked: Vec<Asked>,
    /// Names that were looked up, as `http://host:port` or `host`.
    pub(crate) names: Vec<String>,
    /// Addresses that were connected to.
    pub(crate) connected: Vec<String>,
    /// By socket.
    pub(crate) sent: BTreeMap<u64, Vec<u8>>,
}

impl Record {
    /// Reads the record of a browser that has ended.
    pub(crate) fn read(file: &Path) -> Result<Self> {
        let mut lines = BufReader::new(File::open(file).with_context(|| file.display().to_string())?).lines();
        let head = lines.next().context("the browser recorded nothing")??;
        let head: Value = serde_json::from_str(&format!("{}}}", head.trim_end().trim_end_matches(',')))?;
        let number = |name: &str| head["constants"]["logEventTypes"][name].as_u64();
        let mut kinds = BTreeMap::new();
        for name in [STARTED, ASKED].iter().chain(&CONNECTED).chain(&SENT) {
            kinds.insert(number(name).with_context(|| format!("this browser has no event {name}"))?, *name);
        }
        let (mut record, mut whole) = (Self::default(), false);
        for line in lines {
            let line = line?;
            whole |= line.contains("\"polledData\"") || line.trim_end() == "}";
            // The kind stands last. What came back is large and not looked at.
            let kind = line.trim_end_matches([',', ']', '}', ' ']).rsplit_once("\"type\":");
            let kind = kind.and_then(|(_, kind)| kinds.get(&kind.parse().ok()?));
            if let Some(kind) = kind {
                let event: Value = serde_json::from_str(line.trim_end().trim_end_matches([',', ']']))?;
                record.take(kind, &event);
            }
        }
        ensure!(whole, "the browser did not end its record");
        Ok(record)
    }

    fn take(&mut self, kind: &str, event: &Value) {
        let text = |name: &str| event["params"][name].as_str().map(str::to_owned);
        if kind == STARTED {
            let by = text("initiator").filter(|by| by.contains("://"));
            let Some(url) = text("url") else { return };
            // What stands behind it stays in the browser.
            let url = url.split('#').next().unwrap_or_default().to_owned();
            self.asked.push(Asked { by, method: text("method").unwrap_or_default(), url });
        } else if kind == ASKED {
            self.names.extend(text("host"));
        } else if CONNECTED.contains(&kind) {
            self.connected.extend(text("address"));
        } else if let Some(bytes) = text("bytes") {
            let socket = event["source"]["id"].as_u64().unwrap_or_default();
            self.sent.entry(socket).or_default().extend(BASE64_STANDARD.decode(bytes).unwrap_or_default());
        }
    }
}

/// Scheme, host and port of an address.
pub(crate) fn origin(url: &str) -> &str {
    let from = url.find("://").map_or(0, |at| at + 3);
    let end = url.get(from..).and_then(|rest| rest.find(['/', '?', '#'])).map_or(url.len(), |at| from + at);
    url.get(..end).unwrap_or(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_out_is_read_and_what_came_back_is_not() {
        let lines = concat!(
            r#"{"constants":{"logEventTypes":{"URL_REQUEST_START_JOB":1,"HOST_RESOLVER_MANAGER_REQUEST":2,"TCP_CONNECT_ATTEMPT":3,"#,
            r#""UDP_CONNECT":4,"SOCKET_BYTES_SENT":5,"UDP_BYTES_SENT":6,"SSL_SOCKET_BYTES_SENT":7,"SOCKET_BYTES_RECEIVED":8}},"#,
            "\n\"events\": [\n",
            r#"{"params":{"initiator":"not an origin","method":"GET","url":"http://a/"},"phase":1,"source":{"id":1,"type":1},"time":"1","type":1},"#,
            "\n",
            r#"{"params":{"initiator":"http://a","method":"POST","url":"http://b/x"},"phase":1,"source":{"id":2,"type":1},"time":"1","type":1},"#,
            "\n",
            r#"{"phase":2,"source":{"id":2,"type":5},"time":"1","type":1},"#,
            "\n",
            r#"{"params":{"byte_count":2,"bytes":"SGk="},"phase":0,"source":{"id":3,"type":8},"time":"1","type":5},"#,
            "\n",
            r#"{"params":{"byte_count":2,"bytes":"IHk="},"phase":0,"source":{"id":3,"type":8},"time":"1","type":5},"#,
            "\n",
            r#"{"params":{"byte_count":2,"bytes":"!!"},"phase":0,"source":{"id":3,"type":8},"time":"1","type":8},"#,
            "\n",
            r#"{"params":{"host":"http://b"},"phase":1,"source":{"id":4,"type":2},"time":"1","type":2}],"#,
            "\n\"polledData\": [{}]\n}",
        );
        let file = std::env::temp_dir().join(format!("gloss-record-{}.json", std::process::id()));
        std::fs::write(&file, lines).unwrap();
        let record = Record::read(&file).unwrap();
        // One that was broken off is no record.
        std::fs::write(&file, lines.split("],\n").next().unwrap()).unwrap();
        let broken = Record::read(&file);
        std::fs::remove_file(&file).unwrap();
        let [first, second] = record.asked.as_slice() else { panic!("{record:?}") };
        assert_eq!((first.by.as_deref(), second.by.as_deref()), (None, Some("http://a")));
        assert_eq!((second.method.as_str(), second.url.as_str()), ("POST", "http://b/x"));
        assert_eq!((record.sent[&3].as_slice(), record.names.as_slice()), (&b"Hi y"[..], &["http://b".to_owned()][..]));
        assert!(broken.is_err());
    }

    #[test]
    fn an_origin_ends_at_the_path() {
        assert_eq!(origin("http://localhost:80/a?b#c"), "http://localhost:80");
        assert_eq!(origin("wss://x.example?q"), "wss://x.example");
        assert_eq!(origin("data:,x"), "data:,x".split('/').next().unwrap());
    }
}
