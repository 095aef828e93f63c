//! `cargo xtask package`: the page as one file for any static host, with what each
//! kind of host wants to be told.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail, ensure};

use crate::hosts::{self, Rules};
use crate::project::Project;
use crate::setup::{crates, tools, wasm_target};
use crate::steps::{Outcome, Steps};
use crate::{pack, policy, serve};

/// Where the page lies as it is to be published, in the workspace.
const SITE: &str = "target/package/site";
/// What hosts are told, beside the page.
const FOLDER: &str = "hosting";
/// Smaller files gain nothing by compressing.
const TINY: usize = 512;

/// What to pack.
#[derive(Debug, PartialEq, Eq)]
struct Options {
    /// Where the page will lie on its host.
    path: String,
    /// A page that is built already.
    dist: Option<PathBuf>,
}

/// Builds the page, and packs it.
pub fn run(project: &Project, args: &[String]) -> Result<ExitCode> {
    let options = parse(args)?;
    if let Some(dist) = options.dist {
        let mut steps = Steps::new("package", 1);
        steps.need("pack it", || pack(project, &dist, &options.path))?;
        return Ok(steps.close());
    }
    let mut steps = Steps::new("package", 6);
    steps.need("crates", || crates::prepare(project))?;
    steps.need("wasm32 target", || wasm_target::prepare(project))?;
    steps.need("trunk", || tools::prepare(project, tools::TRUNK))?;
    steps.need("wasm-bindgen", || tools::prepare(project, tools::WASM_BINDGEN))?;
    steps.need("build the page", || serve::build(project))?;
    steps.need("pack it", || pack(project, &project.dist(), &options.path))?;
    Ok(steps.close())
}

fn parse(args: &[String]) -> Result<Options> {
    let mut options = Options { path: "/".to_owned(), dist: None };
    let mut args = args.iter();
    while let Some(name) = args.next() {
        let value = args.next().with_context(|| format!("{name} needs a value"))?;
        match name.as_str() {
            "--path" => options.path = serve::folder(value),
            "--dist" => options.dist = Some(value.into()),
            _ => bail!("package knows --path /some/path/ and --dist FOLDER, not {name:?}"),
        }
    }
    Ok(options)
}

/// Packs a built page.
pub fn pack(project: &Project, dist: &Path, base: &str) -> Result<Outcome> {
    let site = site(project);
    lay_out(dist, &site, base)?;
    let file = project.root.join(format!("target/package/gloss-{}.zip", env!("CARGO_PKG_VERSION")));
    let bytes = zip(&site)?;
    fs::write(&file, &bytes).with_context(|| file.display().to_string())?;
    Ok(Outcome::done(format!("{}, {} bytes, {}", file.display(), bytes.len(), policy::sha256(&bytes))))
}

/// The page as it is to be published.
#[must_use]
pub fn site(project: &Project) -> PathBuf {
    project.root.join(SITE)
}

/// All files of a folder in one, in the order of their names.
pub fn zip(site: &Path) -> Result<Vec<u8>> {
    pack::zip(site, &hosts::files(site)?)
}

/// Copies a built page to `site`, with its files compressed beside them and what
/// hosts are told for a page at `base`.
pub fn lay_out(dist: &Path, site: &Path, base: &str) -> Result<()> {
    ensure!(dist.join("index.html").is_file(), "build the page first: trunk build --release");
    if site.exists() {
        fs::remove_dir_all(site)?;
    }
    for name in hosts::files(dist)? {
        let to = site.join(&name);
        fs::create_dir_all(to.parent().context("a file lies nowhere")?)?;
        let bytes = fs::read(dist.join(&name))?;
        if hosts::is_words(&name) {
            press(&to, &bytes)?;
        }
        fs::write(to, bytes)?;
    }
    for (name, text) in told(&Rules::of(dist)?, base) {
        let to = site.join(name);
        fs::create_dir_all(to.parent().context("a file lies nowhere")?)?;
        fs::write(to, text)?;
    }
    Ok(())
}

fn press(file: &Path, bytes: &[u8]) -> Result<()> {
    if bytes.len() < TINY {
        return Ok(());
    }
    for (ending, small) in [("br", pack::brotli(bytes)?), ("gz", pack::gzip(bytes))] {
        if small.len() < bytes.len() {
            let mut name = file.as_os_str().to_owned();
            name.push(format!(".{ending}"));
            fs::write(name, small)?;
        }
    }
    Ok(())
}

/// The files for hosts.
fn told(rules: &Rules, base: &str) -> [(String, String); 6] {
    [
        (".htaccess".to_owned(), hosts::apache(rules)),
        (".nojekyll".to_owned(), String::new()),
        (format!("{FOLDER}/nginx.conf"), hosts::nginx(rules, base)),
        (format!("{FOLDER}/Caddyfile"), hosts::caddy(rules, base)),
        (format!("{FOLDER}/github-pages.yml"), hosts::pages(SITE)),
        (format!("{FOLDER}/README.txt"), README.replace("@VERSION@", env!("CARGO_PKG_VERSION"))),
    ]
}

const README: &str = "\
Gloss @VERSION@, ready for any static host

Copy all files but this folder to the host, at the root of a site or in any folder:
all addresses are relative. Nothing has to be run there. Serve it by https (browsers
keep pages for use without a connection only then), and let the host change nothing
in the files: a page that was changed is not kept.

.htaccess         Apache reads it by itself
_headers          Netlify and Cloudflare Pages read it by themselves, from the root
nginx.conf        to be included in a server block
Caddyfile         for Caddy
github-pages.yml  a workflow that builds and publishes the page

A host that can do none of this serves the page all the same: it brings its policy
along. The .br and .gz files are the others compressed, for hosts that send such
files; others do not need them.

The code is under MIT or Apache-2.0. The model (tagger.bin) is under CC BY-SA 4.0; the
lists of names behind it in the same file are under the code's licences. The
map's data (places.bin) are from GeoNames (CC BY 4.0) and Natural Earth (public domain).
";

#[cfg(test)]
mod tests {
    use std::env;

    use super::*;

    fn laid_out(name: &str) -> Vec<(String, Vec<u8>)> {
        let dir = env::temp_dir().join(format!("gloss-package-{}-{name}", std::process::id()));
        let (dist, site) = (dir.join("dist"), dir.join("site"));
        fs::create_dir_all(dist.join("icons")).unwrap();
        let (page, _) = policy::with_policy("<html><head><title>Gloss</title></head></html>").unwrap();
        for (name, text) in
            [("index.html", page), ("app-0123456789abcdef.js", "go(); ".repeat(200)), ("icons/a.png", "x".repeat(900))]
        {
            fs::write(dist.join(name), text).unwrap();
        }
        lay_out(&dist, &site, "/").unwrap();
        let files = hosts::files(&site).unwrap();
        let read = files.into_iter().map(|name| (name.clone(), fs::read(site.join(name)).unwrap())).collect();
        fs::remove_dir_all(&dir).unwrap();
        read
    }

    #[test]
    fn a_site_has_its_files_compressed_and_what_hosts_are_told() {
        let files = laid_out("one");
        let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
        let expected = [
            ".htaccess",
            ".nojekyll",
            "app-0123456789abcdef.js",
            "app-0123456789abcdef.js.br",
            "app-0123456789abcdef.js.gz",
            "hosting/Caddyfile",
            "hosting/README.txt",
            "hosting/github-pages.yml",
            "hosting/nginx.conf",
            "icons/a.png",
            "index.html",
        ];
        assert_eq!(names, expected);
        assert_eq!(files, laid_out("two"), "the folder must not matter");
    }

    #[test]
    fn options_are_checked() {
        let parsed = |args: &[&str]| parse(&args.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(parsed(&["--path", "some/path"]).unwrap().path, "/some/path/");
        assert_eq!(parsed(&["--dist", "built"]).unwrap(), Options { path: "/".into(), dist: Some("built".into()) });
        assert!(parsed(&["--out", "x"]).is_err() && parsed(&["--path"]).is_err());
    }
}
