//! What makes the built page work without a network: the service worker,
//! written from the files that Trunk has just staged.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use anyhow::{Context, Result};

use crate::hosts::{self, Rules};
use crate::project::Project;
use crate::{imports, lists, parts, policy, styles, words};

const WORKER: &str = include_str!("offline/sw.js");
const NO_WORKER: &str = include_str!("offline/no-sw.js");

/// Files that the page never asks for by itself: for hosts.
const NOT_CACHED: [&str; 4] = ["_headers", ".htaccess", ".nojekyll", "sw.js"];
const FOR_HOSTS: &str = "hosting/";
/// Other files compressed.
const PRESSED: [&str; 2] = [".br", ".gz"];

/// The program with vector instructions and the one without: a browser loads
/// and keeps one of them, see `offline/sw.js`.
pub(crate) const PROGRAMS: [&str; 2] = ["app", "scalar"];

/// Which of [`PROGRAMS`] a file belongs to.
pub(crate) fn program_of(file: &str) -> Option<&'static str> {
    let stem = name_of(file).split(['.', '_', '-']).next()?;
    PROGRAMS.into_iter().find(|program| *program == stem)
}

/// What is loaded when it is first used, and kept after all the rest: the worker
/// that opens files, the one that draws maps, and its gazetteer.
pub(crate) const OPENER: [&str; 1] = ["opener"];
pub(crate) const MAP: [&str; 2] = ["mapper", "places"];

/// Whether a file is one of these.
pub(crate) fn belongs(file: &str, names: &[&str]) -> bool {
    name_of(file).split(['.', '_']).next().is_some_and(|stem| names.contains(&stem))
}

/// Without its folders.
fn name_of(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}

/// Whether a file is kept after the rest.
fn is_late(file: &str) -> bool {
    belongs(file, &OPENER) || belongs(file, &MAP)
}

/// Where the archive lies; see `src/archive.rs`.
const ARCHIVE: &str = "archive/";

/// Archives of no more bytes are kept from the start; of larger ones the files
/// are kept as they are used, or all when asked: see `KEPT` in `src/archive.rs`.
const SMALL: u64 = 2_000_000;

/// Path relative to the site's root -> integrity. The page itself is `./`,
/// because hosts answer `index.html` with a redirect.
pub type Files = BTreeMap<String, String>;

/// What the page needs.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Needed {
    /// Kept from the start.
    pub kept: Files,
    /// Kept after them, when the page runs already.
    pub late: Files,
    /// The folder of a large archive's edition, with a slash at its end.
    pub later: Option<String>,
}

/// Trunk's hook after the build: writes the words of other languages and
/// finishes the page. Works in `$TRUNK_STAGING_DIR`.
pub fn run() -> Result<ExitCode> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .context("TRUNK_STAGING_DIR is not set: Trunk runs this after a build; run `trunk build` instead")?;
    let project = Project::find()?;
    words::write(&project.root, Path::new(&staging))?;
    lists::append(&project.root, Path::new(&staging))?;
    finish(Path::new(&staging))?;
    Ok(ExitCode::SUCCESS)
}

/// Gathers the program's files, writes the policy into the staged page, and
/// `_headers` and `sw.js` beside it.
pub fn finish(staging: &Path) -> Result<()> {
    let page = staging.join("index.html");
    let html = fs::read_to_string(&page).with_context(|| format!("could not read {}", page.display()))?;
    if is_trunk_serve(&html) {
        fs::write(&page, parts::gather(staging, &html)?)?;
        return Ok(fs::write(staging.join("sw.js"), NO_WORKER)?);
    }
    // Files go into a folder that is named after what they are then.
    let html = imports::lean(staging, &imports::shorten(staging, &html)?)?;
    let html = parts::gather(staging, &html)?;
    let (html, _) = policy::with_policy(&after_paint(&styles::bundle(staging, &html)?))?;
    fs::write(&page, html)?;
    fs::write(staging.join("sw.js"), service_worker(&needed(staging)?)?)?;
    fs::write(staging.join("_headers"), hosts::header_file(&Rules::of(staging)?))?;
    Ok(())
}

/// The page with its program not loaded before the page is painted; see
/// `src/start.js`, which finds it and its digest in the link.
fn after_paint(html: &str) -> String {
    let links = html.split_inclusive('>').map(|piece| {
        let is_program = piece.contains("rel=\"preload\"") && piece.contains("application/wasm");
        if is_program {
            piece.replace("rel=\"preload\"", "rel=\"program\"").replace(" as=\"fetch\"", "")
        } else {
            piece.into()
        }
    });
    links.collect()
}

/// `trunk serve` adds a script that reloads the page after each change and
/// edits it later, so neither a policy nor a cache can be right there.
fn is_trunk_serve(html: &str) -> bool {
    html.contains("__TRUNK_ADDRESS__")
}

/// All files below `root` that the page needs, with their integrity.
pub fn files(root: &Path) -> Result<Files> {
    let mut files = Files::new();
    collect(root, "", &mut files)?;
    Ok(files)
}

fn collect(dir: &Path, prefix: &str, files: &mut Files) -> Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else if !is_for_hosts(&name) {
            let key = if name == "index.html" { "./".to_owned() } else { name };
            files.insert(key, policy::sha256(&fs::read(entry.path())?));
        }
    }
    Ok(())
}

fn is_for_hosts(name: &str) -> bool {
    NOT_CACHED.contains(&name) || name.starts_with(FOR_HOSTS) || PRESSED.iter().any(|end| name.ends_with(end))
}

/// All files below `root`, but for those of a large archive's edition.
pub fn needed(root: &Path) -> Result<Needed> {
    let (late, mut kept): (Files, Files) = files(root)?.into_iter().partition(|(name, _)| is_late(name));
    let edition = |name: &str| {
        let folder = name.strip_prefix(ARCHIVE)?.split_once('/')?.0;
        Some(format!("{ARCHIVE}{folder}/"))
    };
    let later = kept.keys().rev().find_map(|name| edition(name));
    let Some(later) = later else { return Ok(Needed { kept, late, later: None }) };
    let sizes =
        kept.keys().filter(|name| name.starts_with(&later)).map(|name| Ok(fs::metadata(root.join(name))?.len()));
    if sizes.sum::<Result<u64>>()? <= SMALL {
        return Ok(Needed { kept, late, later: None });
    }
    kept.retain(|name, _| !name.starts_with(&later));
    Ok(Needed { kept, late, later: Some(later) })
}

/// The service worker for these files. Its version changes when any of them
/// does, or when its own code does.
pub fn service_worker(Needed { kept, late, later }: &Needed) -> Result<String> {
    let list = serde_json::to_string_pretty(kept)?;
    let worker = WORKER.replace("@LATER@", later.as_deref().unwrap_or_default()).replace("@NAMED@", hosts::NAMED);
    let worker = worker.replace("\"@LATE@\"", &serde_json::to_string_pretty(late)?);
    let digest = policy::sha256(format!("{worker}{list}").as_bytes());
    let version: String = digest.chars().skip("sha256-".len()).filter(char::is_ascii_alphanumeric).take(16).collect();
    Ok(worker.replace("\"@VERSION@\"", &format!("\"{version}\"")).replace("\"@FILES@\"", &list))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(index: &str) -> Needed {
        let files = [("./", index), ("app-1.js", "a"), ("icons/icon.svg", "i")];
        let kept = files.map(|(name, text)| (name.to_owned(), policy::sha256(text.as_bytes()))).into();
        Needed { kept, ..Needed::default() }
    }

    #[test]
    fn what_is_loaded_late_is_kept_after_the_rest() {
        let dir = env::temp_dir().join(format!("gloss-late-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        for name in ["app.js", "mapper.js", "opener.js", "opener_bg.wasm", "opener_loader.js", "places.bin"] {
            fs::write(dir.join(name), name).unwrap();
        }
        let needed = needed(&dir).unwrap();
        fs::remove_dir_all(&dir).unwrap();
        assert_eq!(needed.kept.keys().collect::<Vec<_>>(), ["app.js"]);
        let late = ["mapper.js", "opener.js", "opener_bg.wasm", "opener_loader.js", "places.bin"];
        assert_eq!(needed.late.keys().collect::<Vec<_>>(), late);
        let worker = service_worker(&needed).unwrap();
        assert!(worker.contains(&format!("\"opener.js\": \"{}\"", policy::sha256(b"opener.js"))));
    }

    #[test]
    fn of_a_large_archive_only_the_root_is_kept_from_the_start() {
        let dir = env::temp_dir().join(format!("gloss-later-{}", std::process::id()));
        let edition = dir.join("archive/0123");
        fs::create_dir_all(&edition).unwrap();
        fs::write(dir.join("archive/archive.bin"), "root").unwrap();
        fs::write(edition.join("a0.bin"), vec![0; 1_500_000]).unwrap();
        let small = needed(&dir).unwrap();
        fs::write(edition.join("a1.bin"), vec![0; 600_000]).unwrap();
        let large = needed(&dir).unwrap();
        fs::remove_dir_all(&dir).unwrap();
        assert!(small.later.is_none() && small.kept.contains_key("archive/0123/a0.bin"));
        assert_eq!(large.kept.keys().collect::<Vec<_>>(), ["archive/archive.bin"]);
        assert!(service_worker(&large).unwrap().contains("const LATER = \"archive/0123/\""));
    }

    #[test]
    fn the_worker_lists_every_file_and_leaves_no_gap() {
        let worker = service_worker(&listed("page")).unwrap();
        for gap in ["@FILES@", "@LATE@", "@VERSION@", "@LATER@", "@NAMED@"] {
            assert!(!worker.contains(gap), "{gap}");
        }
        assert!(worker.contains(&format!("\"app-1.js\": \"{}\"", policy::sha256(b"a"))));
    }

    #[test]
    fn files_are_known_by_their_program() {
        assert_eq!(program_of("app-0123_bg.wasm"), Some("app"));
        assert_eq!(program_of("app-0123.js"), Some("app"));
        assert_eq!(program_of("scalar_bg.wasm"), Some("scalar"));
        assert_eq!(program_of("scalar.js"), Some("scalar"));
        assert_eq!(program_of("parts-0123/scalar.js"), Some("scalar"));
        assert_eq!(program_of("worker.js"), None);
    }

    #[test]
    fn page_and_service_worker_ask_for_vectors_with_the_same_module() {
        let module = |script: &str| {
            let bytes = script.split("0x").skip(1).filter_map(|rest| u8::from_str_radix(rest.get(..2)?, 16).ok());
            bytes.collect::<Vec<_>>()
        };
        let (page, worker) = (include_str!("../../src/start.js"), include_str!("offline/sw.js"));
        assert!(module(page).starts_with(b"\0asm"));
        assert_eq!(module(page), module(worker));
    }

    #[test]
    fn the_version_follows_the_contents() {
        let one = service_worker(&listed("page")).unwrap();
        assert_eq!(one, service_worker(&listed("page")).unwrap());
        let version = |worker: &str| worker.lines().find(|line| line.contains("VERSION =")).map(str::to_owned);
        assert_ne!(version(&one), version(&service_worker(&listed("another page")).unwrap()));
    }

    #[test]
    fn a_staged_site_gets_policy_headers_and_worker() {
        let dir = env::temp_dir().join(format!("gloss-offline-{}", std::process::id()));
        fs::create_dir_all(dir.join("icons")).unwrap();
        let page = r#"<html><head><link rel="parts" href="./"><script>1</script></head></html>"#;
        fs::write(dir.join("index.html"), page).unwrap();
        fs::write(dir.join("icons/icon.svg"), "<svg/>").unwrap();
        fs::write(dir.join("worker.js"), "1").unwrap();
        fs::write(dir.join("icons/icon.svg.br"), "<").unwrap();
        finish(&dir).unwrap();
        let read = |name: &str| fs::read_to_string(dir.join(name)).unwrap();
        let (page, headers, worker) = (read("index.html"), read("_headers"), read("sw.js"));
        fs::remove_dir_all(&dir).unwrap();
        assert!(page.contains("Content-Security-Policy") && headers.contains("Content-Security-Policy"));
        assert!(worker.contains(&policy::sha256(page.as_bytes())), "the page is listed as it is after the edit");
        assert!(worker.contains("\"icons/icon.svg\"") && !worker.contains("_headers\"") && !worker.contains(".br\""));
        assert!(worker.contains("/worker.js\"") && !worker.contains("\"worker.js\""), "{worker}");
    }

    #[test]
    fn the_program_comes_after_the_paint_with_its_digest() {
        let page = r#"<link rel="preload" href="./app-1.wasm" integrity="sha384-x" as="fetch" type="application/wasm">
            <link rel="modulepreload" href="./app-1.js"><link rel="preload" href="a.css" as="style">"#;
        assert_eq!(
            after_paint(page),
            r#"<link rel="program" href="./app-1.wasm" integrity="sha384-x" type="application/wasm">
            <link rel="modulepreload" href="./app-1.js"><link rel="preload" href="a.css" as="style">"#
        );
    }

    #[test]
    fn a_page_of_trunk_serve_is_left_alone() {
        assert!(is_trunk_serve("var address = '{{__TRUNK_ADDRESS__}}';"));
        assert!(!is_trunk_serve("<html><head></head></html>"));
    }
}
