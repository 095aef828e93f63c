//! Reads the texts of a file, a JSON string a line, and writes each reading in
//! words, a line each: what the same module gives in WebAssembly.
//!
//! `told TEXTS ARCHIVE OUT`

use std::fs;
use std::io::Write;
use std::path::Path;

use gloss_probe::Probe;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [texts, archive, out] = arguments.as_slice() else { return Err("told TEXTS ARCHIVE OUT".into()) };
    let mut probe = Probe::new(gloss_model::BYTES, true)?;
    let archive = Path::new(archive);
    probe.archive(&fs::read(archive.join("archive.bin"))?)?;
    for (at, path) in probe.paths().lines().enumerate() {
        probe.file(at, &fs::read(archive.join(path))?)?;
    }
    let mut out = std::io::BufWriter::new(fs::File::create(out)?);
    for line in fs::read_to_string(texts)?.lines() {
        writeln!(out, "{}", probe.told(serde_json::from_str(line)?))?;
    }
    Ok(out.flush()?)
}
