//! Units and currencies around a number.

use super::decimal::Decimal;
use super::line::Line;
use super::listed::Phrases;
use super::numeral::{self, Form, Numeral};
use super::value::UnitKind;
use crate::lexicon::classes::{CURRENCY, MONEY, OWNER, UNIT};
use crate::lexicon::currencies::{CODES, DOLLAR_PREFIXES, NAMES, ODD_NAMES, OWNERS, SYMBOLS};
use crate::lexicon::numbers::{SCALES, value};
use crate::lexicon::units::{SHORT_UNITS, UNITS, Unit};
use std::sync::LazyLock;

use gloss_text::{Words, words};

/// Currency names that are everyday words too: they need an owner or a scale
/// word beside them.
const EVERYDAY: Words = words![
    "won", "real", "mark", "sol", "som", "colon", "dram", "dong", "sen", "kip", "lev", "ether", "pound", "nickel"
];

/// A unit that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Measure {
    /// Its name in the singular.
    pub(crate) name: String,
    /// What it measures.
    pub(crate) kind: UnitKind,
    /// Whether it stands before the number, as `$` does.
    pub(crate) leads: bool,
}

/// A number with its unit, if it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Amount {
    /// The number.
    pub(crate) number: Numeral,
    /// Its unit.
    pub(crate) measure: Option<Measure>,
    /// Index after the unit, or after the number.
    pub(crate) end: usize,
    /// Whether a hyphen joins number and unit, as in `3-inch`.
    pub(crate) hyphened: bool,
}

/// The amount that begins at `at`, with a currency mark before the number or
/// a unit behind it.
pub(crate) fn amount(line: &Line, at: usize) -> Option<Amount> {
    if let Some((start, name)) = currency_before(line, at) {
        return money(line, start, name);
    }
    if let Some(part) = part_of_unit(line, at) {
        return Some(part);
    }
    let number = numeral::read(line, at)?;
    if number.form == Form::Ordinal {
        return Some(Amount { number, measure: None, end: number.end, hyphened: false });
    }
    Some(shortened(line, number).unwrap_or_else(|| with_unit(line, number)))
}

/// `half a percentage point`, `0.8 of a point`, `three quarters of a mile`: a
/// part of one unit.
fn part_of_unit(line: &Line, at: usize) -> Option<Amount> {
    let one = |at: usize| matches!(line.word(at), "a" | "an");
    let (number, unit_at) = if line.word(at) == "half" && one(at + 1) {
        (numeral::part(at + 1, Decimal::read("0.5")?), at + 2)
    } else {
        let number = numeral::read(line, at).filter(|number| number.low < 1.into() && number.form != Form::Ordinal)?;
        (number, line.phrase(number.end, &["of"]).filter(|&end| one(end))? + 1)
    };
    let cardinal = Numeral { form: Form::Cardinal, ..number };
    let (end, measure) = unit(line, unit_at, cardinal)?;
    Some(Amount { number: cardinal, measure: Some(measure), end, hyphened: false })
}

/// The unit of `thousands of dollars`, behind the "of".
pub(crate) fn unit_of(line: &Line, at: usize, number: Numeral) -> Option<(usize, Measure)> {
    let money = currency_after(line, at, number);
    let money = money.map(|(end, name)| (end, Measure { name, kind: UnitKind::Money, leads: false }));
    money.or_else(|| unit(line, at, number))
}

/// `3m euros`, `40m people`: a letter that multiplies because money or a
/// counted plural follows.
fn shortened(line: &Line, number: Numeral) -> Option<Amount> {
    let power = numeral::money_suffix(line, number.end).filter(|_| number.digits)?;
    let scaled = Numeral { end: number.end + 1, ..number }.scaled(power)?;
    let amount = with_unit(line, scaled);
    let money = amount.measure.as_ref().is_some_and(|measure| measure.kind == UnitKind::Money);
    // "12m tonnes"
    let many_units = amount.measure.is_some() && line.is_glued(number.end);
    let many = || amount.measure.is_none() && super::noun::counted_many(line, amount.end).is_some();
    // "3b", "1.2M": small letters may be units.
    let billions = matches!(line.raw(number.end).trim_end_matches('.'), "b" | "M" | "B")
        && line.is_glued(number.end)
        && amount.measure.is_none();
    (money || many_units || billions || line.is_glued(number.end) && many()).then_some(amount)
}

/// `$3m`, `€2.5bn`, `US$ 40 billion dollars`, the number at `at`.
fn money(line: &Line, at: usize, name: String) -> Option<Amount> {
    let mut number = numeral::read(line, at).filter(|number| !matches!(number.form, Form::Ordinal))?;
    if let Some(power) = numeral::money_suffix(line, number.end).filter(|_| number.digits) {
        number = Numeral { end: number.end + 1, ..number }.scaled(power)?;
    }
    let again = currency_after(line, line.past_hyphen(number.end), number)
        .filter(|(_, again)| again.ends_with(name.as_str()) || name.ends_with(again.as_str()));
    let (end, name) = match again {
        Some((end, again)) => (end, if again.len() > name.len() { again } else { name }),
        None => (number.end, name),
    };
    let measure = Measure { name, kind: UnitKind::Money, leads: true };
    Some(Amount { number, measure: Some(measure), end, hyphened: false })
}

/// A currency mark at `at`: index after it and the currency's name.
fn currency_before(line: &Line, at: usize) -> Option<(usize, String)> {
    if !line.is_of(at, MONEY) {
        return None;
    }
    let word = line.word(at);
    let starts_number = |at: usize| {
        line.is_number(at)
            || matches!(line.word(at), "." | "-" | "−") && line.is_glued(at + 1) && line.is_number(at + 1)
    };
    if let Some(name) = value(SYMBOLS, word) {
        let words = || !line.is_glued(at + 1) || line.is_word(at + 1);
        let number = starts_number(at + 1) || words() && numeral::read(line, at + 1).is_some();
        return number.then(|| (at + 1, name.to_owned()));
    }
    if line.word(at + 1) == "$" && (line.is_glued(at + 1) || matches!(word, "c" | "u.s.")) && starts_number(at + 2) {
        return value(DOLLAR_PREFIXES, word).map(|name| (at + 2, name.to_owned()));
    }
    let upper = line.raw(at).chars().all(|c| c.is_uppercase()) || word.starts_with("rs");
    let code = value(CODES, word).filter(|_| upper && !line.is_glued(at))?;
    starts_number(at + 1).then(|| (at + 1, code.to_owned()))
}

/// The unit behind a number, or the bare number.
fn with_unit(line: &Line, number: Numeral) -> Amount {
    let at = line.past_hyphen(number.end);
    let hyphened = at > number.end;
    let money = currency_after(line, at, number)
        .map(|(end, name)| (end, Measure { name, kind: UnitKind::Money, leads: false }));
    let found = money.or_else(|| unit(line, at, number));
    let found = found.map(|(end, measure)| {
        (end, if is_angle(line, at, end) { Measure { kind: UnitKind::Other, ..measure } } else { measure })
    });
    match found {
        Some((end, measure)) => {
            let (end, number) = scale_behind(line, end, number, &measure).unwrap_or((end, number));
            let (end, measure) = speed(line, end, measure);
            let (end, number) = smaller(line, end, number, &measure).unwrap_or((end, number));
            Amount { number, measure: Some(measure), end, hyphened }
        }
        None => Amount { number, measure: None, end: number.end, hyphened: false },
    }
}

/// Whether a unit can begin at `at`.
fn may_be_unit(line: &Line, at: usize) -> bool {
    line.is_of(at, UNIT) || line.is_dash(at)
}

/// A currency's name at `at`: `Iraqi dinars`, `euros`, `USD`, `€`.
fn currency_after(line: &Line, at: usize, number: Numeral) -> Option<(usize, String)> {
    if matches!(number.form, Form::Ordinal | Form::Part) || !may_be_unit(line, at) {
        return None;
    }
    let word = line.word(at);
    if let Some(name) = value(SYMBOLS, word).filter(|_| line.is_glued(at) || !line.is_number(at + 1)) {
        return (!line.is_glued(at + 1) || !line.is_number(at + 1)).then(|| (at + 1, name.to_owned()));
    }
    if line.word(at + 1) == "$" && line.is_glued(at + 1) && !line.is_number(at + 2) {
        return value(DOLLAR_PREFIXES, word).map(|name| (at + 2, name.to_owned()));
    }
    let sure = matches!(word, "usd" | "eur" | "gbp" | "rmb" | "inr" | "jpy" | "aud" | "chf");
    let upper = sure || line.raw(at).chars().all(|c| c.is_uppercase());
    let code = value(CODES, word).filter(|_| upper && word.len() == 3);
    if let Some(name) = code {
        return Some((at + 1, name.to_owned()));
    }
    let (start, owner) = owner(line, at);
    let name = currency_name(line, start)?;
    let plural = line.word(start).ends_with('s') && name != "pound";
    // Nobody weighs a hundred thousand pounds, but of something.
    let large = number.scale >= 6 || number.low >= 100_000.into() && line.word(start + 1) != "of";
    let everyday = EVERYDAY.contains(name) && owner.is_none() && !large && !plural;
    let sterling = name == "pound" && line.word(start + 1) == "sterling";
    if everyday && !sterling {
        return None;
    }
    let end = start + 1 + usize::from(sterling);
    Some((end, owner.map_or_else(|| name.to_owned(), |owner| format!("{owner} {name}"))))
}

/// Whose currency it is, if words before the name say so.
fn owner(line: &Line, at: usize) -> (usize, Option<String>) {
    let lengths: &[usize] = if line.is_of(at, OWNER) { &[2, 1] } else { &[] };
    for &words in lengths {
        let phrase = (at..at + words).map(|at| line.word(at)).collect::<Vec<_>>().join(" ");
        if OWNERS.contains(phrase.as_str()) && currency_name(line, at + words).is_some() {
            let text = match phrase.as_str() {
                "us" | "u.s." | "american" | "united states" => "US".to_owned(),
                _ => (at..at + words).map(|at| line.raw(at)).collect::<Vec<_>>().join(" "),
            };
            return (at + words, Some(text));
        }
    }
    (at, None)
}

fn currency_name(line: &Line, at: usize) -> Option<&'static str> {
    if !line.is_of(at, CURRENCY) {
        return None;
    }
    let word = line.word(at);
    let single = word.strip_suffix('s').unwrap_or(word);
    let listed = |word: &str| NAMES.iter().find(|name| *name == word);
    value(ODD_NAMES, word).or_else(|| listed(word)).or_else(|| listed(single)).or(match word {
        "pound" | "pounds" => Some("pound"),
        _ => None,
    })
}

/// A unit of measure at `at`.
fn unit(line: &Line, at: usize, number: Numeral) -> Option<(usize, Measure)> {
    if !may_be_unit(line, at) {
        return None;
    }
    let short = || SHORT.longest(line, at).filter(|&(end, unit)| is_short_unit(line, at, end, unit, number));
    let (end, unit) = LONG.longest(line, at).or_else(short)?;
    if line.word(at) == "second" || unit.name == "time" && number.form == Form::Part {
        return None;
    }
    Some((end, Measure { name: unit.name.to_owned(), kind: unit.kind, leads: false }))
}

/// Units by their forms: those that are written out, and the short ones.
static LONG: LazyLock<Phrases<&Unit>> = LazyLock::new(|| forms(UNITS));
static SHORT: LazyLock<Phrases<&Unit>> = LazyLock::new(|| forms(SHORT_UNITS));

fn forms(units: &'static [Unit]) -> Phrases<&'static Unit> {
    Phrases::new(units.iter().flat_map(|unit| unit.words.iter().map(move |form| (*form, unit))))
}

/// A single letter is a unit only after digits, and in its own case.
fn is_short_unit(line: &Line, at: usize, end: usize, unit: &Unit, number: Numeral) -> bool {
    let lower = line.raw(at) == line.word(at);
    let case = match unit.kind {
        UnitKind::Temperature | UnitKind::Information => !lower,
        _ => lower || unit.name == "watt",
    };
    let clock = unit.name == "picometre" && number.low.whole().is_some_and(|hour| hour <= 12);
    let spaced = matches!(unit.name, "metre" | "degree Celsius" | "degree Fahrenheit" | "picometre" | "gram");
    let closed = !line.is_glued(end) || matches!(line.word(end), ")" | "," | "." | ";");
    let whole = line.is_glued(at) || spaced && !line.is_word(end) && closed || spaced && line.word(end) == "x";
    number.digits && case && !clock && whole
}

/// `75 USD million`: the scale behind the currency.
fn scale_behind(line: &Line, end: usize, number: Numeral, measure: &Measure) -> Option<(usize, Numeral)> {
    let power = value(SCALES, line.word(end)).filter(|_| measure.kind == UnitKind::Money && number.scale == 0)?;
    number.scaled(power).map(|number| (end + 1, number))
}

/// A smaller unit that goes on: `5 feet 10 inches`, `13 dollars and 45 cents`.
fn smaller(line: &Line, end: usize, number: Numeral, measure: &Measure) -> Option<(usize, Numeral)> {
    let parts = match measure.name.as_str() {
        "foot" => ("inch", 12),
        "pound" if measure.kind == UnitKind::Mass => ("ounce", 16),
        "pound" => ("penny", 100),
        _ if measure.kind == UnitKind::Money && !measure.leads => ("cent", 100),
        _ => return None,
    };
    let at = if line.word(end) == "and" { end + 1 } else { end };
    let less = numeral::read(line, at).filter(|less| less.form == Form::Cardinal && less.low < parts.1.into())?;
    let found = currency_after(line, less.end, less).map(|(end, name)| (end, name == parts.0));
    let found = found.or_else(|| unit(line, less.end, less).map(|(end, measure)| (end, measure.name == parts.0)));
    let low = number.low.plus(less.low.over(parts.1.into())?)?;
    found.filter(|(_, right)| *right).map(|(end, _)| (end, Numeral { low, high: low, ..number }))
}

/// Whether degrees are those of a turn or of a place on the globe.
fn is_angle(line: &Line, at: usize, end: usize) -> bool {
    let turn = |word: &str| {
        matches!(
            word,
            "rotate" | "turn" | "turned" | "rotated" | "angle" | "tilt" | "tilted" | "latitude" | "longitude"
        )
    };
    let after =
        matches!(line.word(end), "angle" | "north" | "south" | "east" | "west" | "latitude" | "longitude" | "turn");
    line.word(at).starts_with("deg") && end == at + 1 && (after || (2..6).any(|back| turn(line.before(at, back))))
}

/// `100 km per hour`, `60 miles an hour`: a length over a time is a speed.
fn speed(line: &Line, end: usize, measure: Measure) -> (usize, Measure) {
    let per = matches!(line.word(end), "per" | "an" | "a" | "/");
    let time = match line.word(end + 1) {
        "hour" | "h" | "hr" => "hour",
        "second" | "sec" | "s" => "second",
        "minute" | "min" => "minute",
        "millisecond" | "ms" => "millisecond",
        _ => return (end, measure),
    };
    if !per || measure.kind != UnitKind::Length {
        return (end, measure);
    }
    (end + 2, Measure { name: format!("{} per {time}", measure.name), kind: UnitKind::Speed, ..measure })
}

/// Whether a unit that is written out, or a currency's name, stands at `at`.
pub(crate) fn is_unit(line: &Line, at: usize) -> bool {
    may_be_unit(line, at) && LONG.longest(line, at).is_some() || currency_name(line, at).is_some()
}
