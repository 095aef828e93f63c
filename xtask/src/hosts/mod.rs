//! What hosts are to do with the built page: one source for the header file that
//! some read, for the configurations of servers, and for the service worker.

mod apache;
mod caddy;
mod header_file;
mod nginx;
mod pages;

use std::path::Path;
use std::{fs, io};

use anyhow::{Context, Result};

use crate::policy;

pub use apache::apache;
pub use caddy::caddy;
pub use header_file::header_file;
pub use nginx::nginx;
pub use pages::pages;

/// Files that are named after what is in them, by their paths from the page's
/// folder: a pattern that JavaScript and servers read alike.
pub(crate) const NAMED: &str = "((parts-|archive/)[0-9a-f]{12,}/|[a-z]+-[0-9a-f]{12,16}[._])";

/// How long browsers keep them: for good.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";
/// All others are asked for again, and not sent again if they are the same.
const ASK: &str = "no-cache";

/// By the ending of a file's name.
const TYPES: [(&str, &str); 8] = [
    ("html", "text/html"),
    ("js", "text/javascript"),
    ("css", "text/css"),
    ("wasm", "application/wasm"),
    ("json", "application/json"),
    ("webmanifest", "application/manifest+json"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain"),
];
const PNG: (&str, &str) = ("png", "image/png");

/// What any other file is.
const BYTES: &str = "application/octet-stream";

/// What all hosts are told about a built page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// Headers of every answer.
    headers: Vec<(&'static str, String)>,
    /// Paths of all files, in order.
    files: Vec<String>,
}

impl Rules {
    /// For a page with this policy, made of these files.
    #[must_use]
    pub fn new(policy: &str, files: Vec<String>) -> Self {
        let headers = vec![
            // The page itself cannot say who may frame it.
            ("Content-Security-Policy", format!("{policy}; frame-ancestors 'none'")),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("Referrer-Policy", "no-referrer".to_owned()),
        ];
        Self { headers, files }
    }

    /// Of a built page.
    pub fn of(site: &Path) -> Result<Self> {
        let page = site.join("index.html");
        let html = fs::read_to_string(&page).with_context(|| format!("could not read {}", page.display()))?;
        let policy = policy::of_page(&html).with_context(|| format!("{} has no policy", page.display()))?;
        Ok(Self::new(policy, files(site)?))
    }
}

/// The paths of all files of a site, in order.
pub fn files(site: &Path) -> io::Result<Vec<String>> {
    let mut files = Vec::new();
    list(site, "", &mut files)?;
    files.sort();
    Ok(files)
}

/// The paths of all files below a folder.
fn list(dir: &Path, prefix: &str, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.push(name);
        }
    }
    Ok(())
}

/// Whether a file is named after what is in it; the same as [`NAMED`].
pub(crate) fn is_named(path: &str) -> bool {
    let hex = |text: &str| text.len() >= 12 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let folder = path.strip_prefix("parts-").or_else(|| path.strip_prefix("archive/"));
    if folder.and_then(|rest| rest.split_once('/')).is_some_and(|(digest, _)| hex(digest)) {
        return true;
    }
    let Some((stem, rest)) = path.split_once('-') else { return false };
    let digest = rest.split(['.', '_']).next().unwrap_or_default();
    let word = !stem.is_empty() && stem.bytes().all(|byte| byte.is_ascii_lowercase());
    word && hex(digest) && digest.len() <= 16 && digest.len() < rest.len()
}

/// What a file is, without its character set.
pub(crate) fn type_of(path: &str) -> &'static str {
    let ending = path.rsplit('.').next().unwrap_or_default();
    TYPES.into_iter().chain([PNG]).find(|(known, _)| *known == ending).map_or(BYTES, |(_, kind)| kind)
}

/// Whether a file becomes smaller by compressing.
pub(crate) fn is_words(path: &str) -> bool {
    let kind = type_of(path);
    TYPES.iter().any(|(_, known)| *known == kind)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A site of a few files.
    pub(crate) fn rules() -> Rules {
        let files = ["app-0123456789abcdef.js", "index.html", "parts-0123456789abcdef/worker.js", "sw.js"];
        Rules::new("default-src 'none'; script-src 'self'", files.map(str::to_owned).into())
    }

    #[test]
    fn only_names_with_a_digest_are_kept_for_good() {
        for path in
            ["app-0123456789abcdef_bg.wasm", "places-1e397b8cb1d7f89.css", "parts-0123456789abcdef/words/fr.txt"]
        {
            assert!(is_named(path), "{path}");
        }
        assert!(is_named("archive/0123456789abcdef/a0.bin"));
        let others = [
            "index.html",
            "sw.js",
            "icons/icon-192.png",
            "archive/archive.bin",
            "app-0123456789abcdef",
            "parts-x/a.js",
        ];
        for path in others {
            assert!(!is_named(path), "{path}");
        }
    }

    #[test]
    fn types_are_those_that_browsers_ask_for() {
        assert_eq!(type_of("parts-0/opener_bg.wasm"), "application/wasm");
        assert_eq!((type_of("tagger.bin"), type_of("sw.js")), (BYTES, "text/javascript"));
        assert!(is_words("a.css") && !is_words("icon.png") && !is_words("tagger.bin"));
    }
}
