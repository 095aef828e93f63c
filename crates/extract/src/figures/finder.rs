//! Finds figures in one sentence, left to right, each token looked at a
//! bounded number of times.

use super::age::{age, next_age, one_unit};
use super::change::{change, factor};
use super::decimal::Decimal;
use super::line::Line;
use super::listed::Phrases;
use super::measure::{Amount, amount, unit_of};
use super::noun::{counted_many, counted_of, counted_one, lemma};
use super::numeral::{self, Form};
use super::range::{other_bound, ranged};
use super::skip;
use super::value::{Counted, Figure, Qualifier, Reading, UnitKind};
use crate::lexicon::classes::{BEHIND, FIGURE, MONEY, NUMBER, QUALIFIER, STOP};
use crate::lexicon::nouns::RATES;
use crate::lexicon::phrases;
use crate::{Candidate, Kind, Value};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// Qualifiers before a number.
pub(super) static QUALIFIERS: LazyLock<Phrases<Qualifier>> =
    LazyLock::new(|| Phrases::new(phrases::BEFORE.iter().copied()));

/// Qualifiers behind a number.
static QUALIFIERS_BEHIND: LazyLock<Phrases<Qualifier>> = LazyLock::new(|| Phrases::new(phrases::AFTER.iter().copied()));

/// A figure while it is read.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) tokens: Range<usize>,
    pub(super) figure: Figure,
    pub(super) form: Form,
    pub(super) digits: bool,
    pub(super) hyphened: bool,
    pub(super) qualified: bool,
    pub(super) why: &'static str,
}

/// All figures of a sentence in order, none of them overlapping.
pub(crate) fn find(line: &Line) -> Vec<Candidate> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut candidates = Vec::new();
    let mut last_age = None;
    let mut at = line.range().start;
    loop {
        at = line.next(at, FIGURE);
        if at >= line.range().end {
            return candidates;
        }
        if line.is_taken(at) {
            at += 1;
            continue;
        }
        if let Some(end) = skip::code(line, at) {
            at = end;
            continue;
        }
        let found_here = draft(line, at);
        // What a date takes is no part of a figure.
        let found_here = found_here.filter(|draft| !draft.tokens.clone().any(|at| line.is_taken(at)));
        match found_here {
            Some(mut draft) => {
                draft.figure.change = draft.figure.change.or_else(|| change(line, draft.tokens.clone(), &found));
                if let Some(aged) = next_age(line, &draft, last_age.as_ref()) {
                    draft = aged;
                }
                at = draft.tokens.end.max(at + 1);
                found.push(draft.tokens.clone());
                last_age =
                    (draft.figure.unit_kind == UnitKind::Age).then(|| (draft.tokens.end, draft.figure.unit.clone()));
                candidates.extend(candidate(line, draft));
            }
            None => at += 1,
        }
    }
}

fn candidate(line: &Line, draft: Draft) -> Option<Candidate> {
    let mut span = line.span(draft.tokens.clone())?;
    if line.raw(draft.tokens.end - 1).chars().count() == 2
        && span.of(line.text()).ends_with('.')
        && line.is_glued(draft.tokens.end - 1)
    {
        // "$5M." at the end of a sentence.
        span.end -= 1;
    }
    Some(Candidate {
        span,
        kind: Kind::Figure,
        value: Some(Value::Figure(Box::new(draft.figure))),
        why: Cow::Borrowed(draft.why),
    })
}

/// The figure that begins at `at`, qualifier first.
fn draft(line: &Line, at: usize) -> Option<Draft> {
    let whole = if line.is_of(at, NUMBER) { one_unit(line, at) } else { factor(line, at) };
    if whole.is_some() {
        return whole;
    }
    let (start, qualifier) = qualifiers(line, at);
    let begins = line.begins(start, NUMBER | MONEY) || matches!(line.word(start), "between" | "from");
    if line.is_taken(start) || !begins {
        return None;
    }
    let draft = one_or_two(line, start)?;
    let draft = qualify(line, past_error(line, draft), qualifier);
    let draft = complete(line, draft)?;
    // "5,000 people or so"
    let draft = if draft.qualified || draft.figure.counted.is_none() { draft } else { qualify(line, draft, None) };
    let draft = other_bound(line, &draft).unwrap_or(draft);
    if line.word(start) == "minus" && draft.figure.counted.is_some() && draft.figure.unit.is_none() {
        // "minus two of the players" takes them away.
        return None;
    }
    Some(Draft { tokens: at..draft.tokens.end, ..draft })
}

/// Stretches a number over its margin of error: `47% ± 3`.
fn past_error(line: &Line, draft: Draft) -> Draft {
    let end = draft.tokens.end;
    let sign = if line.word(end) == "±" { Some(end + 1) } else { line.phrase(end, &["+", "/", "-"]) };
    match sign.and_then(|at| amount(line, at)) {
        Some(error) => Draft { tokens: draft.tokens.start..error.end, ..with_measure_of(draft, &error) },
        None => draft,
    }
}

/// Gives a figure without a unit the one behind its margin of error.
fn with_measure_of(draft: Draft, error: &Amount) -> Draft {
    match &error.measure {
        Some(measure) if draft.figure.unit.is_none() => {
            let (unit, unit_kind) = (Some(measure.name.clone()), measure.kind);
            Draft { figure: Figure { unit, unit_kind, ..draft.figure }, ..draft }
        }
        _ => draft,
    }
}

/// The qualifiers before a number, at most two: `at least some 40`.
pub(super) fn qualifiers(line: &Line, at: usize) -> (usize, Option<Qualifier>) {
    let Some((end, first)) = line.longest(at, QUALIFIER, &QUALIFIERS) else { return (at, None) };
    match line.longest(end, QUALIFIER, &QUALIFIERS) {
        Some((end, second)) => (end, Some(if first == Qualifier::About { second } else { first })),
        None => (end, Some(first)),
    }
}

/// A range, a vote, or one number.
fn one_or_two(line: &Line, at: usize) -> Option<Draft> {
    let first = amount(line, at);
    ranged(line, at, first.as_ref()).or_else(|| single(line, at, first?))
}

/// One number with its unit.
pub(super) fn single(line: &Line, at: usize, one: Amount) -> Option<Draft> {
    let one = with_unit_of(line, &one).unwrap_or(one);
    (!line.is_taken(one.end - 1)).then(|| drafted(at, &one, one.number.low, one.number.high))
}

/// `hundreds of thousands of dollars`: the unit stands behind "of".
fn with_unit_of(line: &Line, vague: &Amount) -> Option<Amount> {
    let of = vague.number.form == Form::Vague && vague.measure.is_none() && line.word(vague.end) == "of";
    let (end, measure) = unit_of(line, vague.end + 1, vague.number).filter(|_| of)?;
    Some(Amount { end, measure: Some(measure), ..vague.clone() })
}

pub(super) fn drafted(start: usize, amount: &Amount, low: Decimal, high: Decimal) -> Draft {
    let vague = amount.number.form == Form::Vague;
    let part = amount.number.form == Form::Part && amount.measure.is_none();
    let figure = Figure {
        low: Some(low),
        high: Some(high),
        qualifier: if vague { Qualifier::About } else { Qualifier::Exact },
        unit: amount.measure.as_ref().map(|measure| measure.name.clone()).or_else(|| part.then(|| "part".to_owned())),
        unit_kind: match &amount.measure {
            Some(measure) => measure.kind,
            None if part => UnitKind::Other,
            None => UnitKind::Count,
        },
        ordinal: amount.number.form == Form::Ordinal,
        ..Figure::default()
    };
    Draft {
        tokens: start..amount.end,
        figure,
        form: amount.number.form,
        digits: amount.number.digits,
        hyphened: amount.hyphened,
        qualified: false,
        why: "a number",
    }
}

/// Applies the qualifier before the number, or the one behind it.
pub(super) fn qualify(line: &Line, draft: Draft, before: Option<Qualifier>) -> Draft {
    let mut draft = draft;
    let mut qualifier = before;
    let after = line.longest(draft.tokens.end, BEHIND, &QUALIFIERS_BEHIND);
    if let Some((end, found)) = after.filter(|&(end, _)| !(line.word(end - 1) == "+" && line.is_number(end))) {
        draft.tokens.end = end;
        qualifier = Some(found);
    }
    let Some(qualifier) = qualifier else { return draft };
    let figure = &mut draft.figure;
    let range = figure.low != figure.high && figure.qualifier == Qualifier::Between;
    match qualifier {
        _ if range => {}
        Qualifier::Over | Qualifier::AtLeast => figure.high = None,
        Qualifier::Under | Qualifier::AtMost => figure.low = None,
        _ => {}
    }
    if !range {
        figure.qualifier = if figure.qualifier == Qualifier::About && qualifier == Qualifier::Exact {
            Qualifier::About
        } else {
            qualifier
        };
    }
    draft.qualified = true;
    draft
}

/// What follows the number, and whether all of it is a figure.
pub(super) fn complete(line: &Line, draft: Draft) -> Option<Draft> {
    let number_start = draft.tokens.start;
    if let Some(aged) = age(line, &draft) {
        return Some(aged);
    }
    match draft.form {
        Form::Ordinal => return rank(line, draft),
        Form::Part if draft.figure.unit.as_deref() == Some("part") => return Some(share(line, draft)),
        Form::Vague => return vague(line, draft),
        _ => {}
    }
    if draft.figure.unit.is_some() {
        return Some(measured(line, draft));
    }
    let draft_end = draft.tokens.end;
    let draft = if is_magnitude(line, number_start) { of_magnitude(draft) } else { plain(line, draft)? };
    let bare = draft.figure.counted.is_none();
    if number_start + 1 == draft_end && skip::is_pronoun_one(line, number_start) && !draft.qualified {
        return None;
    }
    let one = draft.figure.low == Some(1.into()) && draft.figure.high == draft.figure.low;
    let plural = !bare && !one && line.word(draft_end) != "of";
    let named = || !draft.qualified && skip::is_label(line, number_start, plural);
    let label = draft.digits && (skip::is_address(line, number_start) || named());
    let pronoun = bare
        && !draft.digits
        && !draft.qualified
        && matches!(line.before(number_start, 1), "the" | "these" | "those" | "both");
    (!label && !pronoun).then_some(draft)
}

/// Whether the words before say that a number is the strength of a quake.
fn is_magnitude(line: &Line, at: usize) -> bool {
    line.before(at, 1) == "magnitude" || line.before(at, 1) == "of" && line.before(at, 2) == "magnitude"
}

fn of_magnitude(draft: Draft) -> Draft {
    let figure = Figure { unit: Some("magnitude".to_owned()), unit_kind: UnitKind::Other, ..draft.figure };
    Draft { figure, qualified: true, why: "a measure", ..draft }
}

/// A count: the noun phrase behind the number.
fn plain(line: &Line, draft: Draft) -> Option<Draft> {
    let end = draft.tokens.end;
    let hyphen = line.past_hyphen(end);
    if hyphen > end && line.is_word(hyphen) {
        return compound(line, draft, hyphen);
    }
    if draft.digits && line.is_dash(end) && line.is_glued(end) && line.is_number(end + 1) && line.is_glued(end + 1) {
        // "88-79": a score.
        return None;
    }
    if line.is_glued(end) && line.is_word(end) && draft.digits {
        // "747s", "5G", "20s": part of a name or of a date.
        return None;
    }
    let more = matches!(line.word(end), "more" | "other" | "such");
    let end = if more && counted_many(line, end + 1).is_some() { end + 1 } else { end };
    // "at least one person"
    let one = [draft.figure.low, draft.figure.high].into_iter().flatten().all(|end| end == 1.into());
    let counted = strong(line, end)
        .or_else(|| of_these(line, end))
        .or_else(|| if one { counted_one(line, end) } else { counted_many(line, end) });
    Some(with_counted(line, Draft { why: if counted.is_some() { "a count" } else { draft.why }, ..draft }, counted))
}

/// `22-member`, `two-state`; not `two-pronged`, and no more than the noun.
fn compound(line: &Line, draft: Draft, noun: usize) -> Option<Draft> {
    let word = line.word(noun);
    let described = word.ends_with("ed") || word.ends_with("ly") || line.is_of(noun, STOP) || word.len() < 3;
    if described || line.past_hyphen(noun + 1) > noun + 1 || skip::is_pronoun_one(line, draft.tokens.start) {
        return None;
    }
    if word == "strong" {
        let tokens = draft.tokens.start..noun + 1;
        return Some(Draft {
            figure: Figure {
                counted: counted_one(line, noun + 1).or_else(|| force(line, draft.tokens.start)).map(Box::new),
                ..draft.figure
            },
            tokens,
            ..draft
        });
    }
    let counted =
        line.span(noun..noun + 1).map(|span| Counted { span, text: line.raw(noun).to_owned(), head: lemma(word) });
    let tokens = draft.tokens.start..noun + 1;
    Some(Draft { figure: Figure { counted: counted.map(Box::new), ..draft.figure }, tokens, why: "a count", ..draft })
}

/// `10,000 strong`: counts the members of the force that the sentence names.
fn strong(line: &Line, end: usize) -> Option<Counted> {
    if line.word(end) != "strong" || line.word(end + 1) == "and" {
        return None;
    }
    force(line, end).or_else(|| {
        let span = line.span(end..end + 1)?;
        Some(Counted { span, text: "strong".to_owned(), head: "strong".to_owned() })
    })
}

/// The nearest word before `at` for people who fight or march.
fn force(line: &Line, at: usize) -> Option<Counted> {
    let forces = [
        "fighters",
        "militants",
        "islamists",
        "jihadists",
        "insurgents",
        "rebels",
        "troops",
        "soldiers",
        "extremists",
        "protesters",
        "marchers",
        "guards",
        "police",
        "gunmen",
        "volunteers",
    ];
    let found = (at.saturating_sub(20)..at).rev().find(|&at| forces.contains(&line.word(at)))?;
    let span = line.span(found..found + 1)?;
    Some(Counted { span, text: line.raw(found).to_owned(), head: lemma(line.word(found)) })
}

/// `two of the attackers`: only with a word that points at them.
fn of_these(line: &Line, end: usize) -> Option<Counted> {
    let pointed =
        matches!(line.word(end + 1), "the" | "its" | "his" | "her" | "their" | "our" | "those" | "these" | "my");
    if line.word(end) != "of" || !pointed {
        return None;
    }
    // "ten of the 12 hostages"
    match numeral::read(line, end + 2) {
        Some(number) => counted_many(line, number.end),
        None => counted_of(line, end + 1),
    }
}

/// Adds the noun phrase and what the figure is per, and stretches the tokens
/// over both.
fn with_counted(line: &Line, draft: Draft, counted: Option<Counted>) -> Draft {
    let mut draft = draft;
    if let Some(counted) = &counted {
        let end = line.after(counted.span);
        let strong = line.word(draft.tokens.end) == "strong";
        // "ten of the 12 hostages": the second number has a figure of its own.
        let between = draft.tokens.end..line.tokens_in(counted.span).start;
        let other_number = between.into_iter().any(|at| numeral::read(line, at).is_some());
        let end = if other_number { draft.tokens.end } else { end };
        draft.tokens.end = if strong { draft.tokens.end + 1 } else { end.max(draft.tokens.end) };
    }
    draft.figure.counted = counted.map(Box::new);
    per(line, draft)
}

/// `a day`, `per person`, `/week` behind the figure.
fn per(line: &Line, draft: Draft) -> Draft {
    let mut draft = draft;
    let end = draft.tokens.end;
    let hyphen = line.past_hyphen(end);
    if line.is_taken(hyphen) || matches!(line.word(hyphen + 2), "earlier" | "later" | "ago" | "before") {
        // "five miles every year", "€1.8bn a year earlier"
        return draft;
    }
    let unit = match line.word(hyphen) {
        "per" | "/" => line.past_hyphen(hyphen + 1),
        "a" | "an" if RATES.contains(line.word(line.past_hyphen(hyphen + 1))) => line.past_hyphen(hyphen + 1),
        "each" | "every" if draft.figure.unit.is_some() && RATES.contains(line.word(hyphen + 1)) => hyphen + 1,
        "each" | "apiece"
            if (draft.figure.unit.is_some() || draft.figure.counted.is_some())
                && (!line.is_word(hyphen + 1) || line.is_of(hyphen + 1, STOP)) =>
        {
            return rate(draft, hyphen + 1, "each");
        }
        "daily" if draft.figure.unit_kind == UnitKind::Money => return rate(draft, hyphen + 1, "day"),
        "annually" | "yearly" if draft.figure.unit.is_some() => return rate(draft, hyphen + 1, "year"),
        "monthly" if draft.figure.unit_kind == UnitKind::Money => return rate(draft, hyphen + 1, "month"),
        _ => return draft,
    };
    let word = line.word(unit);
    let joined = line.word(unit - 1) != "/" || RATES.contains(word);
    if !line.is_word(unit) || line.is_of(unit, STOP) || !joined || draft.figure.unit_kind == UnitKind::Speed {
        return draft;
    }
    let name = match word {
        "h" | "hr" => "hour".to_owned(),
        "annum" | "yr" => "year".to_owned(),
        "capita" | "head" => "person".to_owned(),
        "sec" | "s" => "second".to_owned(),
        "d" => "day".to_owned(),
        "kilometer" => "kilometre".to_owned(),
        _ => lemma(word),
    };
    draft = rate(draft, unit + 1, &name);
    draft
}

fn rate(draft: Draft, end: usize, per: &str) -> Draft {
    let tokens = draft.tokens.start..end;
    Draft { figure: Figure { per: Some(per.to_owned()), ..draft.figure }, tokens, ..draft }
}

/// A figure with a unit: the second unit in brackets, the rate, the thing.
fn measured(line: &Line, draft: Draft) -> Draft {
    let mut draft = draft;
    draft.why = match draft.figure.unit_kind {
        UnitKind::Money => "an amount of money",
        UnitKind::Percent => "a percentage",
        _ if draft.why == "a vote" => return draft,
        _ => "a measure",
    };
    let plain_end = draft.tokens.end;
    if let Some((end, reading)) = dual(line, &draft) {
        draft.tokens.end = end;
        draft.figure.also = Some(Box::new(reading));
    }
    let draft = per(line, draft);
    let end = draft.tokens.end;
    let counted = match line.word(end) {
        "of" => of_these(line, end).or_else(|| counted_of(line, end + 1)),
        "in" | "worth" if draft.figure.unit_kind == UnitKind::Money => in_things(line, end),
        _ if draft.figure.unit_kind == UnitKind::Other && draft.figure.unit.as_deref() != Some("magnitude") => None,
        _ if draft.hyphened || plain_end < end && draft.figure.also.is_some() => {
            Some(end).filter(|_| draft.hyphened).and_then(|end| counted_one(line, end))
        }
        _ => None,
    };
    with_counted(line, draft, counted)
}

/// `$5 million in military aid`, `$300m worth of arms`.
fn in_things(line: &Line, at: usize) -> Option<Counted> {
    let start = if line.word(at + 1) == "of" { at + 2 } else { at + 1 };
    if line.is_capital(start) || line.is_number(start) || line.is_of(start, STOP) {
        return None;
    }
    counted_of(line, start)
}

/// `(870-mile)`, `(€1bn)` behind a figure: the same quantity once more.
fn dual(line: &Line, draft: &Draft) -> Option<(usize, Reading)> {
    let end = draft.tokens.end;
    if line.word(end) != "(" {
        return None;
    }
    let (start, _) = qualifiers(line, end + 1);
    let Draft { figure, tokens, .. } = one_or_two(line, start)?;
    let close = tokens.end;
    let other = figure.unit.is_some() && figure.unit != draft.figure.unit;
    let same_kind = figure.unit_kind == draft.figure.unit_kind && line.word(close) == ")";
    (other && same_kind).then(|| (close + 1, Reading { low: figure.low, high: figure.high, unit: figure.unit }))
}

/// `the third Westerner`, `second-largest` left alone, `Third Reich` too.
fn rank(line: &Line, draft: Draft) -> Option<Draft> {
    let (start, end) = (draft.tokens.start, draft.tokens.end);
    let before = line.before(start, 1);
    let name = line.is_capital(start) && start > line.range().start || draft.digits && line.is_capital(end);
    if let Some(rank) = superlative(line, &draft).filter(|_| !name && !draft.qualified) {
        return Some(rank);
    }
    let hyphened = line.past_hyphen(end) > end || line.is_glued(start) && line.is_dash(start.wrapping_sub(1));
    if name || hyphened || draft.qualified {
        return None;
    }
    if matches!(before, "finished" | "came" | "placed" | "ranked" | "ranks" | "finishing") && !line.is_word(end)
        || matches!(before, "finished" | "placed" | "ranked")
            && matches!(line.word(end), "in" | "at" | "behind" | "among")
    {
        return Some(Draft { why: "a rank", ..draft });
    }
    let pointed = matches!(
        before,
        "the" | "a" | "an" | "his" | "her" | "its" | "their" | "'s" | "our" | "my" | "s'" | "this" | "that"
    ) || start == line.range().start;
    let counted = counted_one(line, end);
    let idle = counted
        .as_ref()
        .is_some_and(|counted| matches!(counted.head.as_str(), "time" | "place" | "lady" | "minister" | "hand"));
    let idle = idle || matches!(line.word(end), "few" | "couple");
    let long = end > start + 1 && !draft.digits;
    if idle || !(long || draft.digits || pointed && counted.is_some() || line.range().len() <= 3) {
        return None;
    }
    Some(with_counted(line, Draft { why: "a rank", ..draft }, counted))
}

/// `second-largest city`, `fourth-most populous country`.
fn superlative(line: &Line, draft: &Draft) -> Option<Draft> {
    let at = line.past_hyphen(draft.tokens.end);
    let word = line.word(at);
    let highest =
        at > draft.tokens.end && (word.ends_with("est") || matches!(word, "most" | "least" | "best" | "worst"));
    let counted = counted_one(line, at).filter(|_| highest)?;
    Some(with_counted(line, Draft { why: "a rank", ..draft.clone() }, Some(counted)))
}

/// `a third of Iraq and Syria`, `two-thirds of the vote`, `half the country`.
fn share(line: &Line, draft: Draft) -> Draft {
    let end = draft.tokens.end;
    let counted = match line.word(end) {
        "of" => of_these(line, end).or_else(|| counted_of(line, end + 1)),
        "the" | "its" | "their" | "his" | "her" | "our" => counted_of(line, end),
        // "one in five children"
        _ if matches!(line.word(draft.tokens.start + 1), "in" | "out") => counted_many(line, end),
        _ => None,
    };
    with_counted(line, Draft { why: "a part of a whole", ..draft }, counted)
}

/// `dozens of people`, `several countries`; "several" alone is no figure.
fn vague(line: &Line, draft: Draft) -> Option<Draft> {
    let end = draft.tokens.end;
    if draft.figure.unit.is_some() {
        return Some(measured(line, draft));
    }
    let counted = if line.word(end) == "of" { counted_of(line, end + 1) } else { counted_many(line, end) };
    if matches!(line.before(end, 1), "scores" | "tens") && line.word(end) != "of" {
        return None;
    }
    let small = draft.figure.high.is_some_and(|high| high < 10.into())
        || draft.figure.high.is_none() && draft.figure.low < Some(10.into());
    if small && counted.is_none() {
        return None;
    }
    Some(with_counted(line, Draft { why: "a vague number", ..draft }, counted))
}
