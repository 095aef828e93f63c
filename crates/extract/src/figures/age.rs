//! Ages: `49-year-old`, `aged 49`, `John Smith, 49,`.

use super::decimal::Decimal;
use super::finder::Draft;
use super::line::Line;
use super::numeral::Form;
use super::value::{Figure, UnitKind};
use crate::lexicon::classes::STOP;

/// `49-year-old`, `aged 49`, `49 years old`, `John Smith, 49,`.
pub(super) fn age(line: &Line, draft: &Draft) -> Option<Draft> {
    if draft.figure.unit.is_some() || matches!(draft.form, Form::Ordinal | Form::Part | Form::Vague) {
        return None;
    }
    let aged = |end: usize, unit: &str| {
        let figure =
            Figure { unit: Some(unit.to_owned()), unit_kind: UnitKind::Age, counted: None, ..draft.figure.clone() };
        Some(Draft { tokens: draft.tokens.start..end, figure, why: "an age", ..draft.clone() })
    };
    let end = draft.tokens.end;
    let past_dash =
        |at: usize| if line.is_dash(at) && line.is_glued(at) == line.is_glued(at + 1) { at + 1 } else { at };
    let unit = past_dash(end);
    let name = match (line.word(unit), unit_of_age(line.word(unit))) {
        (_, Some(name)) => name,
        ("yo" | "y.o.", _) => return aged(unit + 1, "year"),
        _ => return bare_age(line, draft).then(|| aged(end, "year")).flatten(),
    };
    let old = past_dash(unit + 1 + usize::from(line.word(unit + 1) == "." && line.word(unit + 2) == "old"));
    matches!(line.word(old), "old" | "olds" | "of").then_some(())?;
    let of_age = line.word(old) == "of" && line.word(old + 1) == "age";
    if line.word(old) == "of" && !of_age {
        return None;
    }
    aged(old + 1 + usize::from(of_age), name)
}

fn unit_of_age(word: &str) -> Option<&'static str> {
    Some(match word {
        "year" | "years" | "yr" | "yrs" | "yr." | "yrs." => "year",
        "month" | "months" => "month",
        "week" | "weeks" => "week",
        "day" | "days" => "day",
        "hour" | "hours" => "hour",
        "decade" | "decades" => "decade",
        "century" | "centuries" => "century",
        _ => return None,
    })
}

/// `a year old`, `half a year old`, a `day-old` chick behind its article.
pub(super) fn one_unit(line: &Line, at: usize) -> Option<Draft> {
    let half = line.word(at) == "half";
    let article = at + usize::from(half);
    let unit =
        if matches!(line.word(article), "a" | "an") { unit_of_age(line.word(article + 1))? } else { return None };
    let old = article + 2 + usize::from(line.is_dash(article + 2));
    if line.word(old) != "old" || line.word(article + 1).ends_with('s') {
        return None;
    }
    let count = if half { Decimal::read("0.5")? } else { 1.into() };
    let figure = Figure {
        low: Some(count),
        high: Some(count),
        unit: Some(unit.to_owned()),
        unit_kind: UnitKind::Age,
        ..Figure::default()
    };
    let tokens = at..old + 1;
    let why = "an age";
    Some(Draft { tokens, figure, form: Form::Cardinal, digits: false, hyphened: false, qualified: false, why })
}

/// `14 and 16` after an age, given by where it ends and its unit: more of them.
pub(super) fn next_age(line: &Line, draft: &Draft, before: Option<&(usize, Option<String>)>) -> Option<Draft> {
    let (from, unit) = before?;
    let bare = draft.figure.unit.is_none() && draft.figure.counted.is_none() && draft.figure.low == draft.figure.high;
    let likely = draft.figure.high.and_then(Decimal::whole).is_some_and(|age| (1..=120).contains(&age));
    let joined = match draft.tokens.start.checked_sub(*from)? {
        1 => matches!(line.word(*from), "," | "and" | "or"),
        2 => line.word(*from) == "," && matches!(line.word(*from + 1), "and" | "or"),
        _ => false,
    };
    let figure = Figure { unit: unit.clone(), unit_kind: UnitKind::Age, ..draft.figure.clone() };
    (bare && likely && joined).then(|| Draft { figure, why: "an age", ..draft.clone() })
}

/// A number alone that its neighbours make an age.
fn bare_age(line: &Line, draft: &Draft) -> bool {
    let (start, end) = (draft.tokens.start, draft.tokens.end);
    let stated = draft.figure.high.or(draft.figure.low);
    let likely = stated.and_then(Decimal::whole).is_some_and(|age| (1..=120).contains(&age));
    let child = matches!(line.before(start, 2), "girl" | "boy" | "child" | "son" | "daughter" | "man" | "woman");
    if child && likely && line.before(start, 1) == "of" && !line.is_word(end) {
        return true;
    }
    let of_age = line.before(start, 1) == "of" && line.before(start, 2) == "age";
    let turned = matches!(line.before(start, 1), "turned" | "turns" | "turning") && draft.digits;
    if turned && likely && (!line.is_word(end) || line.is_of(end, STOP)) && line.word(end) != "%" {
        return true;
    }
    let ages = line.phrase(start + 1, &["the", "ages", "of"]).is_some();
    if ages || of_age || matches!(line.before(start, 1), "aged" | "age" | "ages") {
        return likely && !(line.is_glued(end) && line.is_word(end));
    }
    let commas = line.before(start, 1) == "," && matches!(line.word(end), "," | ".");
    let named = |at: usize| line.is_word(at) && line.is_capital(at) && !line.is_taken(at) && !line.is_of(at, STOP);
    // A first name and surname, or a surname that opens the sentence.
    let person = start >= line.range().start + 2
        && named(start - 2)
        && (start == line.range().start + 2 && !line.word(start - 2).ends_with("ly") || named(start.wrapping_sub(3)));
    let followed = line.word(end) == "," && !line.is_number(end + 1) && !line.is_capital(end + 1);
    likely && draft.digits && commas && person && (followed || line.word(end) == ".")
}
