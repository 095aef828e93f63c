//! Writes files to begin with into `corpus/model`, `corpus/places`, `corpus/part`
//! and `corpus/archive`: a tiny model and map, and what the page's build left of its
//! articles, laid open, since a fuzzed reader skips checksums and compression.

use gloss_extract::Model;
use gloss_extract::tagger::lexicon::{Lexicon, Word};
use gloss_extract::tagger::network::{Network, Norm, Weights};
use gloss_extract::tagger::{AFFIXES, LABELS, Transitions};
use std::fs;
use std::io::Result;
use std::path::Path;

/// Header of a model file: magic, version, checksum.
const MODEL_HEADER: usize = 20;

/// Header of a sealed file of an archive.
const ARCHIVE_HEADER: usize = 36;

/// Begins every part.
const PART: &[u8] = b"GLOSSPRT";

fn main() -> Result<()> {
    ["model", "part", "archive"].iter().try_for_each(|name| fs::create_dir_all(Path::new("corpus").join(name)))?;
    fs::write("corpus/model/linear", opened(&tiny(None).to_bytes(), MODEL_HEADER))?;
    fs::write("corpus/model/network", opened(&tiny(Some(network())).to_bytes(), MODEL_HEADER))?;
    fs::create_dir_all("corpus/places")?;
    fs::write("corpus/places/small", atlas())?;
    parts(Path::new("../target/archive.parts/parts.bin"))?;
    archive(Path::new("../target/archive"))
}

/// The header, and the rest unpacked.
fn opened(file: &[u8], header: usize) -> Vec<u8> {
    let (head, packed) = file.split_at(header.min(file.len()));
    let content = miniz_oxide::inflate::decompress_to_vec(packed).unwrap_or_default();
    [head, &content].concat()
}

fn tiny(network: Option<Network>) -> Model {
    let word = Word { text: "baghdad".into(), vector: [3, 7], ..Word::default() };
    let lexicon = Lexicon::new(vec![5, 9], &[word], &[("new york".to_owned(), 1)]);
    Model::new(lexicon, Transitions::default(), &[(7, [1; LABELS]), (9, [2; LABELS])]).with_network(network)
}

/// An empty question, then a map's file with one of each kind.
fn atlas() -> Vec<u8> {
    let mut file = vec![0];
    file.extend(b"GLOSSMAP\x01\0\0\0");
    file.extend([0; 12]);
    // A line of three points; a country within it, with a ring.
    file.extend([1, 3, 40, 40, 40, 0, 1, 40]);
    file.extend(b"\x01\x02XX\x04Iraq\x04iraq\x05iraqi");
    file.extend([44, 44, 9, 9, 1, 1, 0]);
    // A province, a sea, a town.
    file.extend(b"\x01\0\x01P\x01p\x2c\x2c\x01\x01\x01\x01S\x01s\x2c\x2c");
    file.extend(b"\x01\x01\0\x01\x01\x2c\x2c\x10\x05paris");
    file
}

/// Two columns wide, one layer deep.
fn network() -> Network {
    let width = 2;
    let norm = Norm { gain: vec![1.0; width], bias: vec![0.0; width] };
    let linear = |inputs: usize, outputs: usize| (vec![0.5; inputs * outputs], vec![0.1; outputs]);
    Network::new(&Weights {
        pieces: vec!["[UNK]".into(), "bag".into(), "##hdad".into()],
        vectors: vec![0.25; 3 * width],
        input: linear(width, width),
        tables: vec![0.5; (120 + 2 * usize::from(AFFIXES)) * width],
        norm: norm.clone(),
        layers: vec![(1, linear(3 * width, 2 * width), norm)],
        out: linear(width, LABELS),
        linear: 1.0,
    })
}

/// Each part of a file of parts; a little of what follows may hang on.
fn parts(file: &Path) -> Result<()> {
    let Ok(bytes) = fs::read(file) else { return Ok(()) };
    let starts: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(PART)).collect();
    for (number, start) in starts.iter().enumerate() {
        // Behind the next part's length of four bytes.
        let end = starts.get(number + 1).map_or(bytes.len(), |next| next - 4);
        fs::write(format!("corpus/part/{number}"), &bytes[*start..end])?;
    }
    Ok(())
}

/// As the target wants it: the root's length, the root, another file.
fn archive(folder: &Path) -> Result<()> {
    let Ok(root) = fs::read(folder.join("archive.bin")) else { return Ok(()) };
    let root = opened(&root, ARCHIVE_HEADER);
    let Ok(length) = u16::try_from(root.len()) else { return Ok(()) };
    for edition in fs::read_dir(folder)?.flatten().filter(|entry| entry.path().is_dir()) {
        for file in fs::read_dir(edition.path())?.flatten() {
            let other = opened(&fs::read(file.path())?, ARCHIVE_HEADER);
            let seed = [&length.to_le_bytes()[..], &root, &other].concat();
            fs::write(Path::new("corpus/archive").join(file.file_name()), seed)?;
        }
    }
    Ok(())
}
