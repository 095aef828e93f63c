//! Keeps the building machine's paths out of the program, where messages of what
//! should never happen name their place in the source.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::project::Project;

/// Where cargo takes flags for the page's programs from.
pub(crate) const VARIABLE: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Flags for the compiler that name the project and its crates alike everywhere.
/// Cargo splits them at spaces, so a path with one stays as it is.
pub(crate) fn flags(project: &Project) -> String {
    let sources = sources().into_iter().map(|path| (path, "/crates"));
    let named = std::iter::once((project.root.clone(), "/gloss")).chain(sources);
    let flags = named.filter_map(|(path, name)| flag(&path, name));
    flags.collect::<Vec<_>>().join(" ")
}

fn flag(path: &Path, name: &str) -> Option<String> {
    let path = path.to_str().filter(|path| !path.contains(char::is_whitespace))?;
    Some(format!("--remap-path-prefix={path}={name}"))
}

/// The folders that cargo unpacks crates into, one for each registry, in order.
fn sources() -> Vec<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo"))).unwrap_or_default();
    let found = fs::read_dir(home.join("registry/src")).into_iter().flatten();
    let mut found: Vec<_> = found.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()).collect();
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_named_alike_everywhere() {
        assert_eq!(flag(Path::new("/home/a/gloss"), "/gloss").unwrap(), "--remap-path-prefix=/home/a/gloss=/gloss");
        assert_eq!(flag(Path::new("/home/a b/gloss"), "/gloss"), None);
    }
}
