//! Numbers that are no figures: names, labels, codes, telephone numbers.

use super::line::Line;
use super::numeral;
use crate::lexicon::classes::{CHANGE, STOP};
use crate::lexicon::nouns::{DESIGNATORS, NOT_AFTER_ONE, NOT_BEFORE_ONE};

/// The most digits of a telephone number.
const LONGEST_TELEPHONE: usize = 15;

/// Index after a code of digits at `at` that is no quantity whatever follows:
/// `9/11`, `F-16`, `555-12-34`, `1.` before an item, `10:30`.
pub(crate) fn code(line: &Line, at: usize) -> Option<usize> {
    if !line.is_number(at) {
        return None;
    }
    if let Some(end) = telephone(line, at) {
        return Some(end);
    }
    let label = glued_to_a_word(line, at) || is_item_number(line, at) || starts_with_zero(line.word(at));
    let end = if numeral::is_slashed(line, at) { at + 1 } else { chain(line, at) };
    (label || end > at + 1).then_some(end)
}

/// The end of a telephone number with its country's: `+44 20 7946 0958`.
fn telephone(line: &Line, at: usize) -> Option<usize> {
    if line.before(at, 1) != "+" || !line.is_glued(at) || line.word(at).len() > 3 {
        return None;
    }
    let (mut end, mut digits) = (at + 1, line.word(at).len());
    while line.is_number(end) || matches!(line.word(end), "-" | "(" | ")") && digits < LONGEST_TELEPHONE {
        digits += if line.is_number(end) { line.word(end).len() } else { 0 };
        end += 1;
    }
    (8..=LONGEST_TELEPHONE).contains(&digits).then_some(end)
}

/// Whether the number hangs on a word or a mark: `F-16`, `COVID-19`, `#5`.
fn glued_to_a_word(line: &Line, at: usize) -> bool {
    if !line.is_glued(at) {
        return false;
    }
    let before = line.before(at, 1);
    if line.is_word(at - 1) && !before.ends_with('.') {
        return true;
    }
    match before {
        "/" | ":" | "#" | "@" | "_" | "*" | "^" | "=" => true,
        "-" | "‐" | "‑" | "–" | "−" => {
            line.is_glued(at - 1) && !matches!(line.before(at, 2), "(" | "\"" | "“" | "$" | "€" | "£")
        }
        _ => false,
    }
}

/// `1.` or `2)` at the start of a line, `(3)` anywhere at its start.
fn is_item_number(line: &Line, at: usize) -> bool {
    let start = line.range().start;
    let after = line.word(at + 1);
    let first = at == start && matches!(after, "." | ")") && line.is_glued(at + 1);
    let bracketed = at == start + 1 && line.before(at, 1) == "(" && after == ")";
    (first || bracketed)
        && line.word(at).len() <= 3
        && (after == ")" || line.range().len() == 2 || line.is_word(at + 2))
}

fn starts_with_zero(word: &str) -> bool {
    word.len() > 1 && word.starts_with('0') && !word.contains('.')
}

/// The end of numbers that marks join without spaces: `9/11`, `24/7`,
/// `202-555-0143`, `10:30`. A single dash is left to the ranges, and a plain
/// fraction such as `1/4` to the numerals.
fn chain(line: &Line, at: usize) -> usize {
    let mut end = at + 1;
    let (mut dashes, mut others) = (0, 0);
    while line.is_glued(end) && line.is_glued(end + 1) && line.is_number(end + 1) {
        match line.word(end) {
            "-" | "–" | "‑" => dashes += 1,
            "/" | ":" => others += 1,
            _ => break,
        }
        end += 2;
    }
    let telephone =
        dashes == 1 && line.word(at).len() == 3 && matches!(line.word(at + 2).len(), 4) && !line.word(at).contains('.');
    if others > 0 || dashes > 1 || telephone { end } else { at + 1 }
}

/// Whether words before a bare number in digits make a label of it: `Article
/// 5`, `Boeing 747`, `No. 10`. `plural` says that a counted plural follows.
pub(crate) fn is_label(line: &Line, at: usize, plural: bool) -> bool {
    let before = line.before(at, 1);
    if before.is_empty() || line.is_glued(at) && !before.ends_with('.') {
        return false;
    }
    if DESIGNATORS.contains(before) && (!plural || before.ends_with('.')) {
        return true;
    }
    if before == "of" && line.before(at, 2) == "group" {
        return true;
    }
    let opening = at == line.range().start + 1;
    let name = at > line.range().start
        && line.is_word(at - 1)
        && line.is_capital(at - 1)
        && !line.is_of(at - 1, STOP)
        && !line.is_of(at - 1, CHANGE)
        && !line.is_taken(at - 1);
    // No label groups its digits: "Lebanon has 1.14 million, Turkey 815,000".
    name && !opening && !plural && !line.word(at).contains(',')
}

/// `10 Downing Street`
pub(crate) fn is_address(line: &Line, at: usize) -> bool {
    let street = |word: &str| matches!(word, "street" | "road" | "avenue" | "lane" | "drive" | "square" | "boulevard");
    line.is_capital(at + 1) && (at + 2..at + 5).take_while(|&at| line.is_capital(at)).any(|at| street(line.word(at)))
}

/// Whether "one" at `at` is a pronoun or part of an idiom.
pub(crate) fn is_pronoun_one(line: &Line, at: usize) -> bool {
    if line.word(at) != "one" {
        return false;
    }
    let after = line.word(at + 1);
    NOT_BEFORE_ONE.contains(line.before(at, 1))
        || NOT_AFTER_ONE.contains(after)
        || line.is_of(at + 1, STOP)
        || line.is_dash(at + 1) && matches!(line.word(at + 2), "on" | "off" | "time" | "sided" | "way" | "to" | "stop")
        || !line.is_word(at + 1) && !line.is_dash(at + 1)
}
