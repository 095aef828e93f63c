//! Tells the program by which rules and model it reads: a digest of their
//! sources, so that articles read by others are read again.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What a part of an archive depends on besides its article.
const READER: [&str; 8] = [
    "archive/src/part.rs",
    "day/src",
    "engine/src",
    "extract/src",
    "model/tagger.bin",
    "order/src",
    "tagger/src",
    "text/src",
];

fn main() -> io::Result<()> {
    let manifest = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let crates = Path::new(&manifest).join("..");
    let mut files = Vec::new();
    for name in READER {
        println!("cargo:rerun-if-changed=../{name}");
        gather(&crates.join(name), &mut files)?;
    }
    files.sort();
    let mut digest = 0xcbf2_9ce4_8422_2325_u64;
    for file in files {
        for byte in fs::read(file)? {
            digest = (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    println!("cargo:rustc-env=GLOSS_READER={digest}");
    Ok(())
}

fn gather(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    fs::read_dir(path)?.try_for_each(|entry| gather(&entry?.path(), files))
}
