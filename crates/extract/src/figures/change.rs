//! Figures as parts of a change: `rose 5% to 31,000`, `doubled`.

use super::decimal::Decimal;
use super::finder::Draft;
use super::line::Line;
use super::numeral::Form;
use super::value::{Change, Direction, Figure, Part, UnitKind};
use crate::lexicon::classes::CHANGE;
use crate::lexicon::phrases::{DOWN, UP};
use std::ops::Range;

/// How far back a verb of change is looked for, in tokens.
const CHANGE_REACH: usize = 12;

/// `doubled`, `tripled`: a factor without a number.
pub(super) fn factor(line: &Line, at: usize) -> Option<Draft> {
    let (times, direction) = factor_at(line, at)?;
    if line.word(at + 1) == "down" || matches!(line.before(at, 1), "a" | "an" | "the") {
        return None;
    }
    let figure = Figure {
        low: Some(times),
        high: Some(times),
        unit: Some("time".to_owned()),
        unit_kind: UnitKind::Other,
        change: Some(Change { direction, part: Part::By }),
        ..Figure::default()
    };
    let tokens = at..at + 1;
    Some(Draft {
        tokens,
        figure,
        form: Form::Cardinal,
        digits: false,
        hyphened: false,
        qualified: true,
        why: "a factor",
    })
}

fn factor_at(line: &Line, at: usize) -> Option<(Decimal, Direction)> {
    Some(match line.word(at) {
        "doubled" => (2.into(), Direction::Up),
        "tripled" | "trebled" => (3.into(), Direction::Up),
        "quadrupled" => (4.into(), Direction::Up),
        "halved" => (Decimal::read("0.5")?, Direction::Down),
        _ => return None,
    })
}

/// The change that a figure is part of, from a verb before it or a noun
/// behind it.
pub(super) fn change(line: &Line, tokens: Range<usize>, found: &[Range<usize>]) -> Option<Change> {
    let mut found = found;
    let mut at = tokens.start;
    let mut part = Part::By;
    let least = tokens.start.saturating_sub(CHANGE_REACH).max(line.range().start);
    while at > least {
        at -= 1;
        if let Some((last, rest)) = found.split_last().filter(|(last, _)| last.end == at + 1) {
            // "rose 5% to 31,000": over the figure before.
            (at, found) = (last.start, rest);
            let or = matches!(line.before(tokens.start, 1), "or" | "another");
            match direction(line, at).filter(|_| factor_at(line, at).is_some()) {
                Some(direction) => return Some(Change { direction, part }),
                // A second difference is one of something else.
                None if part == Part::By && !or => break,
                None => continue,
            }
        }
        let word = line.word(at);
        match word {
            "to" if at + 1 == tokens.start => part = Part::To,
            "from" if at + 1 == tokens.start => part = Part::From,
            "of" if at + 1 == tokens.start && direction(line, at.wrapping_sub(1)).is_some() => {}
            "by" | "to" | "from" | "another" | "or" | "a" | "an" | "further" | "in" | "percent" | "," | "as"
            | "much" => {}
            _ if word.ends_with("ly") => {}
            _ => match direction(line, at).filter(|_| word != "in") {
                Some(direction) => return Some(Change { direction, part }),
                None => break,
            },
        }
    }
    change_behind(line, tokens.end)
}

/// `a 5% rise`, `a 10 percent drop`.
fn change_behind(line: &Line, at: usize) -> Option<Change> {
    let nouns = [
        "rise",
        "increase",
        "gain",
        "jump",
        "surge",
        "hike",
        "drop",
        "fall",
        "decline",
        "decrease",
        "cut",
        "reduction",
    ];
    let word = line.word(at);
    if !nouns.contains(&word) {
        return None;
    }
    direction(line, at).map(|direction| Change { direction, part: Part::By })
}

fn direction(line: &Line, at: usize) -> Option<Direction> {
    if !line.is_of(at, CHANGE) {
        return None;
    }
    let word = line.word(at);
    if UP.contains(word) {
        return Some(Direction::Up);
    }
    DOWN.contains(word).then_some(Direction::Down)
}

/// Whether a verb of change stands just before: then "from" is not a range.
pub(super) fn follows_change(line: &Line, at: usize) -> bool {
    (1..=5).any(|back| at.checked_sub(back).is_some_and(|at| direction(line, at).is_some()))
}
