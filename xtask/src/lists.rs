//! The lists of well-known names, put behind the model for the page; see
//! `crates/extract/src/lexicon/handed.rs`, which takes them apart.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

const FOLDER: &str = "crates/extract/src/lexicon";
const FILES: [&str; 2] = ["aliases.txt", "countries.txt"];
const MARK: &[u8; 8] = b"glosslst";

/// Puts the lists behind the staged model.
pub(crate) fn append(root: &Path, staging: &Path) -> Result<()> {
    let path = staging.join("tagger.bin");
    let model = fs::read(&path).with_context(|| format!("could not read {}", path.display()))?;
    ensure!(!model.ends_with(MARK), "{} has lists behind it already", path.display());
    let mut lists = String::new();
    for name in FILES {
        let path = root.join(FOLDER).join(name);
        let file = fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
        lists.extend(file.lines().filter(|line| !line.starts_with('#')).flat_map(|line| [line, "\n"]));
    }
    Ok(fs::write(path, behind(&model, &lists)?)?)
}

fn behind(model: &[u8], lists: &str) -> Result<Vec<u8>> {
    let length = u32::try_from(lists.len())?.to_le_bytes();
    let sum = checksum(lists.as_bytes()).to_le_bytes();
    Ok([model, lists.as_bytes(), &length, &sum, MARK].concat())
}

/// FNV-1a.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::env;

    #[test]
    fn lists_stand_behind_the_model() {
        let staging = env::temp_dir().join(format!("gloss-lists-{}", std::process::id()));
        fs::create_dir_all(&staging).unwrap();
        fs::write(staging.join("tagger.bin"), "model").unwrap();
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        append(root, &staging).unwrap();
        let twice = append(root, &staging);
        let file = fs::read(staging.join("tagger.bin")).unwrap();
        fs::remove_dir_all(&staging).unwrap();
        assert!(twice.is_err());
        assert!(file.starts_with(b"modelplace|Afghanistan|"));
        let (lists, length) = file.strip_suffix(MARK).unwrap().split_at(file.len() - 16);
        assert_eq!(length[..4], (lists.len() as u32 - 5).to_le_bytes());
        assert!(!lists.contains(&b'#'), "no comments");
    }
}
