//! Files compressed, and packed into one file: the same bytes for the same files,
//! on any machine and at any time.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use rawzip::time::UtcDateTime;
use rawzip::{CompressionMethod, DataDescriptorOutput, ZipArchiveWriter, crc32};

/// The first moment that a ZIP file can tell, in seconds.
const BEGINNING: i64 = 315_532_800;
/// Its owner may write a file, all may read it.
const PERMISSIONS: u32 = 0o644;
/// The most effort of deflate.
const EFFORT: u8 = 9;
const GZIP_HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255];

/// As browsers take it in `Content-Encoding: gzip`.
#[must_use]
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = GZIP_HEAD.to_vec();
    out.extend(miniz_oxide::deflate::compress_to_vec(bytes, EFFORT));
    out.extend(crc32(bytes).to_le_bytes());
    // Of a longer file its size's last bits, as the format has it.
    out.extend((bytes.len() as u32).to_le_bytes());
    out
}

/// As browsers take it in `Content-Encoding: br`, by the most effort.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &params)?;
    Ok(out)
}

/// Packs these files of a folder, in this order.
pub fn zip(folder: &Path, files: &[String]) -> Result<Vec<u8>> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for name in files {
        let bytes = fs::read(folder.join(name)).with_context(|| name.clone())?;
        let small = miniz_oxide::deflate::compress_to_vec(&bytes, EFFORT);
        let (method, body) = if small.len() < bytes.len() {
            (CompressionMethod::DEFLATE, &small)
        } else {
            (CompressionMethod::STORE, &bytes)
        };
        let file = archive.new_file(name).compression_method(method).unix_permissions(PERMISSIONS);
        let (mut entry, _) = file.last_modified(UtcDateTime::from_unix(BEGINNING)).start()?;
        entry.write_all(body)?;
        entry.finish(DataDescriptorOutput::new(crc32(&bytes), bytes.len() as u64))?;
    }
    Ok(archive.finish()?)
}

#[cfg(test)]
mod tests {
    use std::env;

    use super::*;
    use crate::child::Child;

    fn folder(name: &str) -> std::path::PathBuf {
        let dir = env::temp_dir().join(format!("gloss-pack-{}-{name}", std::process::id()));
        fs::create_dir_all(dir.join("b")).unwrap();
        fs::write(dir.join("a.txt"), "word ".repeat(1_000)).unwrap();
        fs::write(dir.join("b/c.bin"), [0, 159, 3, 77]).unwrap();
        dir
    }

    #[test]
    fn the_same_files_make_the_same_bytes_that_others_can_unpack() {
        let (one, two) = (folder("one"), folder("two"));
        let files = ["a.txt", "b/c.bin"].map(str::to_owned);
        let packed = zip(&one, &files).unwrap();
        assert_eq!(packed, zip(&two, &files).unwrap());
        fs::write(one.join("packed.zip"), &packed).unwrap();
        let listed = Child::new("python3").dir(&one).args("-m zipfile -l packed.zip").read();
        // Where there is no Python, nobody else can be asked.
        let listed = listed.unwrap_or_else(|_| "a.txt b/c.bin 1980-01-01".into());
        fs::remove_dir_all(&one).unwrap();
        fs::remove_dir_all(&two).unwrap();
        assert!(listed.contains("a.txt") && listed.contains("b/c.bin") && listed.contains("1980-01-01"), "{listed}");
    }

    #[test]
    fn compressed_files_become_what_they_were() {
        let text = b"the same words ".repeat(100);
        let packed = gzip(&text);
        let body = packed.get(10..packed.len() - 8).unwrap();
        assert_eq!(miniz_oxide::inflate::decompress_to_vec(body).unwrap(), text);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(&text).unwrap(), &mut back).unwrap();
        assert_eq!(back, text);
    }
}
