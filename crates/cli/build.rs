//! Tells the program by which rules and model it reads: a digest of their
//! sources, so that articles read by others are read again. Writes the words of
//! French, for documents.

use gloss_words::{Message, french_spaces, read, table};
use std::error::Error;
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

fn main() -> Result<(), Box<dyn Error>> {
    let manifest = env::var("CARGO_MANIFEST_DIR")?;
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
    french(&crates.join("../words/said"))
}

fn french(folder: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=../../words/said");
    let messages = |name: &str| -> Result<Vec<Message>, Box<dyn Error>> {
        Ok(read(&fs::read_to_string(folder.join(name))?).map_err(|flaw| format!("{name}: {flaw}"))?)
    };
    let mut french = messages("fr.ftl")?;
    french.iter_mut().for_each(|message| message.line = french_spaces(&message.line));
    Ok(fs::write(Path::new(&env::var("OUT_DIR")?).join("fr.txt"), table(&messages("en.ftl")?, &french))?)
}

fn gather(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    fs::read_dir(path)?.try_for_each(|entry| gather(&entry?.path(), files))
}
