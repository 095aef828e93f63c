//! Corrections as they are kept between visits: the number of the format, then a
//! line each.

use gloss_extract::corrections::Corrections;

/// The first line.
const FORMAT: &str = "1";
/// The longest text that is read, in bytes.
const LONGEST: usize = 1_000_000;

/// The text that is kept.
pub fn text(all: &Corrections) -> String {
    format!("{FORMAT}\n{}", all.lines())
}

/// Reads what was kept: the corrections, and the lines that are none, as they
/// were. What a later version has written is left as it is.
pub fn read(text: &str) -> (Corrections, String) {
    match text.split_once('\n') {
        Some((FORMAT, lines)) if text.len() <= LONGEST => {
            let (all, flawed) = Corrections::parse(lines);
            (all, flawed.join("\n"))
        }
        _ => (Corrections::none(), text.trim().to_owned()),
    }
}

/// What has become of `onto` when the change that led `from` one list `to` another
/// is made to it: so that two tabs never lose what the other one has changed.
pub fn merged(from: &Corrections, to: &Corrections, onto: &Corrections) -> Corrections {
    if onto == from {
        return to.clone();
    }
    let mut merged = onto.clone();
    let lacks = |all: &Corrections, one| !all.list().contains(one);
    for gone in from.list().iter().filter(|one| lacks(to, one)) {
        merged.remove(gone);
    }
    merged.add(to.list().iter().filter(|one| lacks(from, one)).cloned());
    merged
}
