//! Two numbers that make one figure: ranges, votes, pairs of bounds.

use super::change::follows_change;
use super::finder::{Draft, QUALIFIERS, complete, drafted, qualifiers, qualify, single};
use super::line::Line;
use super::measure::{Amount, Measure, amount};
use super::noun::counted_many;
use super::numeral::Form;
use super::value::{Figure, Qualifier, Reading};
use crate::lexicon::classes::QUALIFIER;

/// How far around a pair of numbers a word for a vote is looked for.
const VOTE_REACH: usize = 14;

/// Two numbers that are the ends of a range, or the sides of a vote; `first` is
/// the amount at `at`.
pub(super) fn ranged(line: &Line, at: usize, first: Option<&Amount>) -> Option<Draft> {
    let word = line.word(at);
    if matches!(word, "between" | "from") && !(word == "from" && follows_change(line, at)) {
        let ages = line.phrase(at + 1, &["the", "ages", "of"]).unwrap_or(at + 1);
        let first = amount(line, past_qualifier(line, ages))?;
        let joined = match (word, line.word(first.end)) {
            ("between", "and" | "to" | "-" | "–") | ("from", "to" | "through" | "-" | "–") => first.end + 1,
            _ => return None,
        };
        let second = amount(line, past_qualifier(line, joined))?;
        return range(line, at, &first, &second, true);
    }
    let first = first.filter(|first| !matches!(first.number.form, Form::Ordinal | Form::Vague))?;
    // "524 votes to 43"
    let votes = matches!(line.word(first.end), "votes" | "vote") && first.measure.is_none();
    let joint = joint(line, first.end + usize::from(votes), first)?;
    let second = amount(line, past_qualifier(line, joint))?;
    let measured = first.measure.is_some() && second.measure.is_some();
    let from = line.before(at, 1) == "from";
    if line.before(joint, 1) == "to" && (measured || from) && follows_change(line, at - usize::from(from)) {
        // "fell $4 to $62", "rose from 5 to 7": no range.
        return None;
    }
    let range = || if votes { None } else { range(line, at, first, &second, false) };
    vote(line, at, first, &second).or_else(range)
}

fn past_qualifier(line: &Line, at: usize) -> usize {
    line.longest(at, QUALIFIER, &QUALIFIERS).map_or(at, |(end, _)| end)
}

/// The index after what joins two numbers: a dash, "to", "or".
fn joint(line: &Line, at: usize, first: &Amount) -> Option<usize> {
    let glued = line.is_glued(at) && (line.is_glued(at + 1) || !line.is_number(at + 1));
    let dash = line.is_dash(at) && (glued || !line.is_glued(at) && !line.is_glued(at + 1));
    let or = line.word(at) == "or" && first.measure.is_none();
    (dash || or || matches!(line.word(at), "to" | "through")).then_some(at + 1)
}

/// `20,000 to 31,000 fighters`, `$3-5 million`: the unit and the scale of the
/// second number go for the first as well.
fn range(line: &Line, start: usize, first: &Amount, second: &Amount, framed: bool) -> Option<Draft> {
    let cardinal = |amount: &Amount| !matches!(amount.number.form, Form::Ordinal | Form::Vague);
    if !cardinal(first) || !cardinal(second) || line.is_taken(second.end - 1) || line.is_taken(first.end - 1) {
        return None;
    }
    if first.number.form == Form::Part && second.number.form != Form::Part && line.before(start, 1) == "by" {
        // "by a third to 1.2 million" says how far and whereto.
        return None;
    }
    let measure = shared_measure(first, second)?;
    let mut low = first.number.low;
    let scale = second.number.scale;
    if first.number.scale == 0 && scale > 0 && second.number.unscaled().is_some_and(|bare| low < bare) {
        low = low.shift(scale)?;
    }
    let high = second.number.high;
    let close = framed || line.word(first.end) != "or" || high.plus(low.negated())? <= low.plus(1.into())?;
    if low >= high || !close {
        return None;
    }
    let whole = Amount { measure, end: second.end, hyphened: second.hyphened, number: second.number };
    let mut draft = drafted(start, &whole, low, high);
    draft.figure.qualifier = Qualifier::Between;
    draft.digits = first.number.digits;
    draft.qualified = true;
    draft.why = "a range of numbers";
    Some(draft)
}

/// The unit of a range; `None` if the two ends cannot be of one range.
fn shared_measure(first: &Amount, second: &Amount) -> Option<Option<Measure>> {
    match (&first.measure, &second.measure) {
        (Some(one), Some(two)) if one.name == two.name => Some(Some(two.clone())),
        (Some(one), Some(two)) if one.kind == two.kind && two.name.ends_with(&one.name) => Some(Some(two.clone())),
        (Some(one), None) if one.leads => Some(Some(one.clone())),
        (None, two) => Some(two.clone()),
        _ => None,
    }
}

/// `524 to 43` near a word for voting: one figure, the other side beside it.
fn vote(line: &Line, start: usize, first: &Amount, second: &Amount) -> Option<Draft> {
    let plain = |amount: &Amount| amount.measure.is_none() && amount.number.low.whole().is_some();
    let reach = start.saturating_sub(VOTE_REACH)..second.end + VOTE_REACH;
    let voting = |at: usize| {
        matches!(
            line.word(at),
            "vote"
                | "votes"
                | "voted"
                | "voting"
                | "ballot"
                | "ruling"
                | "ruled"
                | "decision"
                | "abstentions"
                | "passed"
        )
    };
    let near = first.number.low > second.number.low
        && plain(first)
        && plain(second)
        && line.word(first.end) != "or"
        && reach.into_iter().any(voting);
    if !near
        || counted_many(line, second.end).is_some_and(|counted| counted.head != "vote" && counted.head != "decision")
    {
        return None;
    }
    let whole = Amount { end: second.end, ..first.clone() };
    let mut draft = drafted(start, &whole, first.number.low, first.number.low);
    let other = Some(second.number.low);
    draft.figure.unit = Some("vote".to_owned());
    draft.figure.also = Some(Box::new(Reading { low: other, high: other, unit: draft.figure.unit.clone() }));
    draft.qualified = true;
    draft.why = "a vote";
    Some(draft)
}

/// `more than 10 and less than 40`: two bounds of one number.
pub(super) fn other_bound(line: &Line, first: &Draft) -> Option<Draft> {
    if first.figure.counted.is_some() || first.figure.low.is_some() == first.figure.high.is_some() {
        return None;
    }
    let at = line.phrase(first.tokens.end, &["and"]).or_else(|| line.phrase(first.tokens.end, &["but"]))?;
    let (start, qualifier) = qualifiers(line, at);
    let second = qualify(line, single(line, start, amount(line, start)?)?, Some(qualifier?));
    let (a, b) = (&first.figure, &second.figure);
    let opposite = a.low.is_none() != b.low.is_none() && a.high.is_none() != b.high.is_none() && a.unit == b.unit;
    let (low, high) = (a.low.or(b.low), a.high.or(b.high));
    let figure = Figure { low, high, qualifier: Qualifier::Between, ..second.figure.clone() };
    (opposite && low < high)
        .then(|| complete(line, Draft { tokens: first.tokens.start..second.tokens.end, figure, ..second }))?
}
