//! Where the project and its tools lie on this machine.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::child::Child;

/// The folders that the commands work in.
#[derive(Debug, Clone)]
pub struct Project {
    /// The workspace root.
    pub root: PathBuf,
    /// This user's cache folder for the project, shared by all clones.
    pub cache: PathBuf,
}

impl Project {
    /// The project that this program was built from. Fails without a home folder.
    pub fn find() -> Result<Self> {
        let manifest = env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
        let mut root = PathBuf::from(manifest);
        root.pop();
        Ok(Self { root, cache: user_cache()?.join("gloss") })
    }

    /// Where `cargo install` puts trunk and wasm-bindgen.
    #[must_use]
    pub fn tools(&self) -> PathBuf {
        self.cache.join("tools")
    }

    /// What Trunk writes.
    #[must_use]
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where the output of a long step is kept.
    #[must_use]
    pub fn log(&self, name: &str) -> PathBuf {
        self.root.join("target/xtask").join(name).with_extension("log")
    }

    /// A child process in the workspace root that finds the tools first.
    #[must_use]
    pub fn child(&self, program: &str) -> Child {
        Child::new(program).dir(&self.root).env("PATH", self.path())
    }

    /// The cargo that runs this program.
    #[must_use]
    pub fn cargo(&self) -> Child {
        self.child(&env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
    }

    fn path(&self) -> OsString {
        let found = env::var_os("PATH").unwrap_or_default();
        let first = std::iter::once(self.tools().join("bin"));
        env::join_paths(first.chain(env::split_paths(&found))).unwrap_or(found)
    }
}

fn user_cache() -> Result<PathBuf> {
    let set = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|p| p.is_absolute());
    let home = || env::home_dir().map(|home| home.join(".cache"));
    set.or_else(home).context("no home folder: set HOME or XDG_CACHE_HOME")
}
