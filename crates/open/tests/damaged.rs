//! Files of real programs, damaged: each still gives articles or a reason.

use gloss_open::open;
use std::path::Path;

/// Damaged copies of every file.
const COPIES: u64 = 60;

/// Numbers that look random and are the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or_default() % end.max(1)
    }
}

/// A copy with some bytes changed, cut out, doubled, or taken from elsewhere.
fn damaged(file: &[u8], seed: u64) -> Vec<u8> {
    let mut numbers = Numbers(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut copy = file.to_vec();
    for _ in 0..=numbers.below(8) {
        let at = numbers.below(copy.len());
        let end = (at + 1 + numbers.below(200)).min(copy.len());
        match numbers.below(5) {
            0 => copy.truncate(at.max(1)),
            1 => _ = copy.drain(at..end),
            2 => copy.splice(at..at, copy[at..end].to_vec()).for_each(drop),
            3 => {
                let from = numbers.below(copy.len().saturating_sub(end - at));
                let part = copy[from..from + (end - at)].to_vec();
                copy[at..end].copy_from_slice(&part);
            }
            _ => copy[at] = u8::try_from(numbers.below(256)).unwrap_or_default(),
        }
        if copy.is_empty() {
            break;
        }
    }
    copy
}

#[test]
fn damaged_files_are_read_or_refused() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/made");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let file = std::fs::read(&path).unwrap();
        for seed in 0..COPIES {
            let copy = damaged(&file, seed);
            let told = std::panic::catch_unwind(|| open(&name, &copy, &mut |_| {}));
            match told {
                Ok(Ok(opened)) => assert!(!opened.is_empty(), "{name}, copy {seed}"),
                Ok(Err(error)) => assert!(error.to_string().contains(' ')),
                Err(_) => panic!("{name}, copy {seed}"),
            }
        }
    }
}
