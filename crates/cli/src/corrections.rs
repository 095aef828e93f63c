//! What readers or editors have corrected, out of a file as the page writes it.

use crate::Failure;
use crate::json_lines::parse;
use gloss_engine::extract::corrections::{Corrections, FORMAT, Head, MOST, NAME, Record};
use std::fs;
use std::path::Path;

const HEAD: &str = "{\"gloss\":\"corrections\",\"version\":1,\"corrections\":...}";
const FORM: &str = "{\"correct\": ..., \"form\": ..., \"kind\"?: ..., \"of\"?: ...}";

/// Reads a file of corrections; none without a file.
pub(crate) fn read(file: Option<&Path>) -> Result<Corrections, Failure> {
    let Some(file) = file else { return Ok(Corrections::none()) };
    let told = |line: usize, message: &str| {
        let at = if line > 0 { format!(": line {line}") } else { String::new() };
        Failure::Because(format!("{}{at}: {message}", file.display()))
    };
    let bytes = fs::read(file).map_err(|error| told(0, &error.to_string()))?;
    let mut lines = (1..).zip(bytes.split(|byte| *byte == b'\n')).filter(|(_, line)| !line.trim_ascii().is_empty());
    let (number, head) = lines.next().ok_or_else(|| told(0, &format!("this is empty; begin it with {HEAD}")))?;
    check(head).map_err(|message| told(number, &message))?;
    let mut corrections = Vec::new();
    for (number, line) in lines {
        let record: Record = parse(line, FORM).map_err(|message| told(number, &message))?;
        let correction =
            record.read().ok_or_else(|| told(number, "this corrects nothing; see docs/corrections-file.md"));
        corrections.push(correction?);
    }
    let mut all = Corrections::none();
    match all.add(corrections) {
        0 => Ok(all),
        more => Err(told(0, &format!("these are {more} too many; at most {MOST} corrections can be used"))),
    }
}

/// Whether a file that begins so is one of corrections that can be read.
fn check(head: &[u8]) -> Result<(), String> {
    let Head { gloss, version, .. } = parse(head, HEAD)?;
    match version {
        _ if gloss != NAME => Err(format!("this is no file of corrections; it begins with {HEAD}")),
        FORMAT => Ok(()),
        _ => Err(format!("this is version {version} of the format; use a newer Gloss")),
    }
}
