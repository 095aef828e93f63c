//! What a bare number counts when the words before it say so: `Ten hostages
//! were held. Four have been freed.`

use super::line::Line;
use super::noun::{counted_before, counted_of};
use super::value::{Counted, Figure, UnitKind};
use crate::{Candidate, Value};

use gloss_text::{Words, words};

/// Verbs whose subject a bare number is.
const VERBS: Words = words![
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
    // Where the last number ended that somebody "had".
    let mut held = None;
    for candidate in found {
        let tokens = line.tokens_in(candidate.span);
        let Some(Value::Figure(figure)) = &mut candidate.value else { continue };
        if figure.unit_kind != UnitKind::Count || figure.unit.is_some() || figure.ordinal {
            continue;
        }
        if figure.counted.is_none() {
            let counted = of_number(line, tokens.start).or_else(|| of_subject(line, tokens.start));
            figure.counted = counted.map(Box::new);
        }
        let is_held = figure.counted.is_none() && is_held(line, tokens.start, held);
        held = is_held.then_some(tokens.end);
        if figure.counted.is_none() && (is_held || is_subject(line, tokens.start, tokens.end)) {
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

/// Verbs between what is counted and its number.
const PASSED: Words =
    words!["passed", "topped", "surpassed", "exceed", "exceeded", "number", "numbered", "totalled", "totaled"];

/// Plurals that go up and down and are not counted themselves.
const MEASURES: Words = words!["price", "share", "rate", "sale", "cost", "profit", "level", "temperature", "loss"];

/// What `registered Syrian refugees had passed` counts, the number itself at
/// `start` or behind a qualifier there.
fn of_subject(line: &Line, start: usize) -> Option<Counted> {
    let verb = if PASSED.contains(line.word(start)) { start } else { start.checked_sub(1)? };
    if !PASSED.contains(line.word(verb)) {
        return None;
    }
    let helps = |at: &usize| matches!(line.word(*at), "has" | "have" | "had" | "already" | "now" | "then");
    let helpers = (line.range().start..verb).rev().take(2).take_while(helps).count();
    counted_before(line, verb - helpers).filter(|counted| !MEASURES.contains(counted.head.as_str()))
}

/// Whether a name has the number: `Lebanon then had 1.14 million`, and behind
/// such a number, which ended at `held`, `Turkey 815,000`.
fn is_held(line: &Line, start: usize, held: Option<usize>) -> bool {
    let name = (line.range().start..start).rev().take(3).take_while(|&at| is_name(line, at)).count();
    if let (Some(held), true) = (held, name > 0) {
        let joint = start - name - held.min(start - name);
        return joint <= 2 && matches!(line.before(start - name, 1), "," | "and");
    }
    let then = usize::from(matches!(line.before(start, 2), "then" | "now" | "already"));
    matches!(line.before(start, 1), "has" | "had") && start.checked_sub(2 + then).is_some_and(|at| is_name(line, at))
}

fn is_name(line: &Line, at: usize) -> bool {
    line.is_word(at) && line.is_capital(at) && !line.is_taken(at)
}

fn is_subject(line: &Line, start: usize, end: usize) -> bool {
    let opens = start == line.range().start || matches!(line.before(start, 1), "," | "and" | ";" | "but");
    opens && VERBS.contains(line.word(end))
}

/// What the whole counts, if this can be a part of it.
fn of_whole(whole: &Figure, part: &Figure) -> Option<Box<Counted>> {
    let fits = whole.high.is_none() || part.low <= whole.high;
    whole.counted.clone().filter(|_| fits)
}
