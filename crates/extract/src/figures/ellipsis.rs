//! What a bare number counts when the words before it say so: `Ten hostages
//! were held. Four have been freed.`

use super::line::Line;
use super::noun::counted_of;
use super::value::{Counted, Figure, UnitKind};
use crate::{Candidate, Value};

/// Verbs whose subject a bare number is.
const VERBS: &[&str] = &[
    "was",
    "were",
    "have",
    "has",
    "had",
    "are",
    "died",
    "escaped",
    "fled",
    "remain",
    "remained",
    "survived",
    "drowned",
    "returned",
    "surrendered",
    "managed",
    "later",
    "critically",
    "seriously",
    "fatally",
];

/// Gives the bare numbers of a sentence what the one figure before them
/// counts, if it is at least as many; `before` is what the sentence before
/// counts, and is replaced by what this one does. Two things counted there
/// leave it open.
pub(super) fn supply(line: &Line, found: &mut [Candidate], before: &mut Option<Figure>) {
    let mut source = before.take();
    let mut kinds = 0;
    for candidate in found {
        let tokens = line.tokens_in(candidate.span);
        let Some(Value::Figure(figure)) = &mut candidate.value else { continue };
        if figure.unit_kind != UnitKind::Count || figure.unit.is_some() || figure.ordinal {
            continue;
        }
        if figure.counted.is_none() {
            figure.counted = of_number(line, tokens.start).map(Box::new);
        }
        if figure.counted.is_none() && is_subject(line, tokens.start, tokens.end) {
            figure.counted = source.as_ref().and_then(|whole| of_whole(whole, figure));
            continue;
        }
        if let Some(counted) = figure.counted.as_ref().filter(|_| figure.low > Some(1.into()) || figure.low.is_none()) {
            let head = |figure: &Figure| figure.counted.as_ref().map(|counted| counted.head.clone());
            let known = kinds > 0 && source.as_ref().and_then(head).as_deref() == Some(counted.head.as_str());
            kinds += usize::from(!known);
            source = Some(Figure::clone(figure));
        }
    }
    // Nothing counted here: what was counted two sentences ago is too far.
    *before = source.filter(|_| kinds == 1);
}

/// The most tokens from "number of" to the number.
const NUMBER_REACH: usize = 16;

/// What `the number of nations in the coalition has grown to` counts, the number
/// itself at `start`.
fn of_number(line: &Line, start: usize) -> Option<Counted> {
    if !matches!(line.before(start, 1), "to" | "from" | "by" | "at" | "is" | "was" | "reached" | "exceeded" | "hit") {
        return None;
    }
    let least = start.saturating_sub(NUMBER_REACH).max(line.range().start);
    let of = (least..start).rev().find_map(|at| line.phrase(at, &["number", "of"]))?;
    counted_of(line, of).filter(|counted| line.after(counted.span) < start)
}

fn is_subject(line: &Line, start: usize, end: usize) -> bool {
    let opens = start == line.range().start || matches!(line.before(start, 1), "," | "and" | ";" | "but");
    opens && VERBS.contains(&line.word(end))
}

/// What the whole counts, if this can be a part of it.
fn of_whole(whole: &Figure, part: &Figure) -> Option<Box<Counted>> {
    let fits = whole.high.is_none() || part.low <= whole.high;
    whole.counted.clone().filter(|_| fits)
}
