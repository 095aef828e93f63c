//! What all browsers of the end-to-end tests have sent, as the tests have noted
//! it; see `tests/e2e/leaks.rs`, where each is judged.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// The sums over a file of lines: test, requests, bytes, words looked for,
/// requests of the browser's own, origins asked, origins that were not the page's.
pub fn summary(file: &Path) -> Result<String> {
    let text = fs::read_to_string(file).context("no browser has noted what it sent")?;
    summed(&text)
}

fn summed(text: &str) -> Result<String> {
    let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    ensure!(!lines.is_empty() && lines.iter().all(|line| line.len() == 7), "what the browsers sent is not noted whole");
    let sum = |at: usize| lines.iter().filter_map(|line| line.get(at)?.parse::<u64>().ok()).sum::<u64>();
    Ok(format!(
        "{} browsers sent {} requests of {} kB to {} origins, {} of them foreign test pages and their own doing: \
         none of the page's left its origin, none held one of {} words; the browsers themselves asked {} times",
        lines.len(),
        sum(1),
        sum(2) / 1000,
        sum(5),
        sum(6),
        sum(3),
        sum(4),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_added_up() {
        let said = summed("a::b\t10\t5000\t100\t1\t1\t0\nc\t5\t2500\t20\t0\t2\t1\n").unwrap();
        assert!(said.starts_with("2 browsers sent 15 requests of 7 kB to 3 origins, 1 of them"), "{said}");
        assert!(said.contains("one of 120 words") && said.ends_with("asked 1 times"), "{said}");
    }

    #[test]
    fn no_lines_or_half_ones_are_no_proof() {
        assert!(summed("").is_err() && summed("a\t1\t2\n").is_err());
    }
}
