//! What each crate must not know, checked on the dependency tree and, for the
//! crates that only compute, in their sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::project::Project;
use crate::setup::crates;
use crate::setup::wasm_target::TARGET;
use crate::steps::Outcome;

/// `crate` must not reach `must_not`, directly or through others.
struct Rule {
    krate: &'static str,
    must_not: &'static [&'static str],
}

/// Crates that do input or output, read the clock or make randomness.
const OUTSIDE: &[&str] = &[
    "async-std",
    "chrono",
    "curl",
    "getrandom",
    "hyper",
    "js-sys",
    "mio",
    "rand",
    "reqwest",
    "rustix",
    "socket2",
    "tempfile",
    "time",
    "tokio",
    "ureq",
    "wasm-bindgen",
    "web-sys",
    "yew",
];
const PAGE: &[&str] = &["gloo", "gloo-net", "gloo-worker", "js-sys", "wasm-bindgen", "web-sys", "yew"];

#[rustfmt::skip]
const RULES: &[Rule] = &[
    Rule { krate: "gloss-day", must_not: OUTSIDE },
    Rule { krate: "gloss-day", must_not: &["gloss-archive", "gloss-extract", "gloss-engine", "gloss-intake", "gloss-model"] },
    Rule { krate: "gloss-order", must_not: OUTSIDE },
    Rule { krate: "gloss-order", must_not: &["gloss-archive", "gloss-extract", "gloss-engine", "gloss-intake", "gloss-model"] },
    Rule { krate: "gloss-text", must_not: OUTSIDE },
    Rule { krate: "gloss-text", must_not: &["gloss-archive", "gloss-extract", "gloss-engine", "gloss-intake", "gloss-model", "gloss-tagger"] },
    Rule { krate: "gloss-tagger", must_not: OUTSIDE },
    Rule { krate: "gloss-tagger", must_not: &["gloss-archive", "gloss-extract", "gloss-engine", "gloss-intake", "gloss-model"] },
    Rule { krate: "gloss-extract", must_not: OUTSIDE },
    Rule { krate: "gloss-extract", must_not: &["gloss-archive", "gloss-engine", "gloss-intake", "gloss-model"] },
    Rule { krate: "gloss-intake", must_not: OUTSIDE },
    Rule { krate: "gloss-intake", must_not: &["gloss-archive", "gloss-engine", "gloss-model"] },
    Rule { krate: "gloss-encoding", must_not: OUTSIDE },
    Rule { krate: "gloss-encoding", must_not: &["gloss-archive", "gloss-engine", "gloss-model"] },
    Rule { krate: "gloss-open", must_not: OUTSIDE },
    Rule { krate: "gloss-open", must_not: &["gloss-archive", "gloss-engine", "gloss-model"] },
    Rule { krate: "gloss-import", must_not: OUTSIDE },
    Rule { krate: "gloss-import", must_not: &["gloss-engine", "gloss-model"] },
    Rule { krate: "gloss-places", must_not: OUTSIDE },
    Rule { krate: "gloss-places", must_not: &["gloss-archive", "gloss-extract", "gloss-engine", "gloss-intake", "gloss-model"] },
    Rule { krate: "gloss-archive", must_not: OUTSIDE },
    Rule { krate: "gloss-archive", must_not: &["gloss-extract", "gloss-engine", "gloss-intake", "gloss-model"] },
    Rule { krate: "gloss-train", must_not: &["gloss-model"] },
    Rule { krate: "gloss-engine", must_not: PAGE },
    Rule { krate: "gloss-engine", must_not: &["encoding_rs", "gloss-encoding", "gloss-import", "gloss-open"] },
    Rule { krate: "gloss-export", must_not: OUTSIDE },
    Rule { krate: "gloss-export", must_not: &["encoding_rs", "gloss-encoding", "gloss-import", "gloss-model", "gloss-open"] },
    Rule { krate: "gloss-cli", must_not: PAGE },
    Rule { krate: "gloss-say", must_not: OUTSIDE },
    Rule { krate: "gloss-say", must_not: &["fluent-syntax", "gloss-archive", "gloss-engine", "gloss-intake", "gloss-model", "gloss-words"] },
    Rule { krate: "gloss-words", must_not: OUTSIDE },
    // Messages are read while the page is built.
    Rule { krate: "gloss-app", must_not: &["fluent-syntax", "gloss-words"] },
    Rule { krate: "gloss-app", must_not: &["gloss-probe"] },
];

/// The page's own crate gets its readings through this one alone. It may name
/// `gloss-extract` for the types that a reading consists of.
const APP: (&str, &str, &[&str]) =
    ("gloss-app", "gloss-engine", &["gloss-archive", "gloss-intake", "gloss-model", "gloss-train"]);

/// Sources that must hold nothing of the outside world.
const PURE: &[&str] = &[
    "crates/day/src",
    "crates/order/src",
    "crates/extract/src",
    "crates/tagger/src",
    "crates/text/src",
    "crates/import/src",
    "crates/encoding/src",
    "crates/intake/src",
    "crates/open/src",
    "crates/archive/src",
    "crates/places/src",
    "crates/engine/src",
    "crates/export/src",
    "crates/say/src",
    "crates/words/src",
];
const IMPURE: &[&str] =
    &["std::env", "std::fs", "std::net", "std::process", "std::thread", "Instant::now", "SystemTime"];

/// Package name -> names of what it depends on in a normal build.
type Tree = BTreeMap<String, BTreeSet<String>>;

/// Checks every boundary; names each one that is crossed.
pub fn check(project: &Project) -> Result<Outcome> {
    let mut tree = Tree::new();
    for platform in [crates::host(project)?.as_str(), TARGET] {
        let metadata = project.cargo().args("metadata --format-version 1 --locked --filter-platform").arg(platform);
        add(&mut tree, &metadata.read()?)?;
    }
    let mut crossed = crossed(&tree)?;
    for dir in PURE {
        impure(&project.root, Path::new(dir), &mut crossed)?;
    }
    if crossed.is_empty() {
        return Ok(Outcome::done(format!("{} rules hold", RULES.len() + 1 + PURE.len())));
    }
    bail!("boundaries are crossed:\n  {}", crossed.join("\n  "))
}

fn crossed(tree: &Tree) -> Result<Vec<String>> {
    let mut crossed = Vec::new();
    for rule in RULES {
        let reached = closure(tree, rule.krate)?;
        crossed.extend(
            rule.must_not
                .iter()
                .filter(|name| reached.contains(**name))
                .map(|name| format!("{} reaches {name}", rule.krate)),
        );
    }
    let (app, door, _) = APP;
    let direct = tree.get(app).with_context(|| format!("there is no crate {app}"))?;
    crossed.extend(
        APP.2.iter().filter(|name| direct.contains(**name)).map(|name| format!("{app} names {name} instead of {door}")),
    );
    Ok(crossed)
}

fn closure<'a>(tree: &'a Tree, from: &'a str) -> Result<BTreeSet<&'a str>> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(name) = open.pop() {
        let next = tree.get(name).with_context(|| format!("there is no crate {name}"))?;
        open.extend(next.iter().map(String::as_str).filter(|name| reached.insert(*name)));
    }
    Ok(reached)
}

fn impure(root: &Path, dir: &Path, crossed: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(root.join(dir))? {
        let entry = entry?;
        let path = dir.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            impure(root, &path, crossed)?;
        } else if path.extension().is_some_and(|end| end == "rs")
            && !entry.file_name().to_string_lossy().ends_with("tests.rs")
        {
            let text = fs::read_to_string(root.join(&path))?;
            // Tests stand last in a file and may measure and read.
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            crossed.extend(impure_words(code).map(|word| format!("{} uses {word}", path.display())));
        }
    }
    Ok(())
}

fn impure_words(code: &str) -> impl Iterator<Item = &'static str> {
    let lines: Vec<&str> = code.lines().map(str::trim_start).filter(|line| !line.starts_with("//")).collect();
    IMPURE.iter().copied().filter(move |word| lines.iter().any(|line| line.contains(word)))
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    kind: Option<String>,
}

/// Adds what `cargo metadata` tells. Two versions of a crate count as one.
fn add(tree: &mut Tree, json: &str) -> Result<()> {
    let metadata: Metadata = serde_json::from_str(json).context("cargo metadata cannot be read")?;
    let names: BTreeMap<&str, &str> = metadata.packages.iter().map(|p| (p.id.as_str(), p.name.as_str())).collect();
    let name = |id: &str| names.get(id).copied().unwrap_or_default().to_owned();
    for node in &metadata.resolve.nodes {
        // A dependency's kind is null in a normal build, else "dev" or "build".
        let normal = node.deps.iter().filter(|dep| dep.dep_kinds.iter().any(|kind| kind.kind.is_none()));
        tree.entry(name(&node.id)).or_default().extend(normal.map(|dep| name(&dep.pkg)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree_of(edges: &[(&str, &str)]) -> Tree {
        let mut tree: Tree = RULES.iter().map(|rule| (rule.krate.to_owned(), BTreeSet::new())).collect();
        tree.insert("gloss-app".into(), BTreeSet::from(["gloss-engine".to_owned()]));
        for (from, to) in edges {
            tree.entry((*from).into()).or_default().insert((*to).into());
            tree.entry((*to).into()).or_default();
        }
        tree
    }

    #[test]
    fn a_clean_tree_crosses_nothing() {
        assert!(
            crossed(&tree_of(&[("gloss-extract", "serde"), ("gloss-engine", "gloss-extract")])).unwrap().is_empty()
        );
    }

    #[test]
    fn a_crossing_through_another_crate_is_found() {
        let found = crossed(&tree_of(&[("gloss-extract", "middle"), ("middle", "tokio")])).unwrap();
        assert_eq!(found, ["gloss-extract reaches tokio"]);
    }

    #[test]
    fn the_app_goes_through_the_engine() {
        let found = crossed(&tree_of(&[("gloss-app", "gloss-archive")])).unwrap();
        assert_eq!(found, ["gloss-app names gloss-archive instead of gloss-engine"]);
    }

    #[test]
    fn the_outside_world_is_found_in_code_but_not_in_comments() {
        assert_eq!(impure_words("// std::fs\nuse std::fs::read;").collect::<Vec<_>>(), ["std::fs"]);
        assert_eq!(impure_words("/// no std::fs here\nlet x = 1;").count(), 0);
    }

    #[test]
    fn only_normal_dependencies_count() {
        let json = r#"{"packages":[{"id":"a 1","name":"a"},{"id":"b 1","name":"b"},{"id":"c 1","name":"c"}],
            "resolve":{"nodes":[{"id":"a 1","deps":[{"pkg":"b 1","dep_kinds":[{"kind":null}]},
            {"pkg":"c 1","dep_kinds":[{"kind":"dev"}]}]},{"id":"b 1","deps":[]},{"id":"c 1","deps":[]}]}}"#;
        let mut tree = Tree::new();
        add(&mut tree, json).unwrap();
        assert_eq!(tree["a"], BTreeSet::from(["b".to_owned()]));
    }
}
