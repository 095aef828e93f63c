//! Figures in digits with what is written the same in many languages: signs of
//! currencies, codes, abbreviations of units.

use super::numbers::{self, Number};
use super::{around, joins};
use crate::figures::{Figure, UnitKind};
use crate::lexicon::fold::Lower;
use crate::{Candidate, Kind, Span, Value};

use gloss_text::{Words, words};

/// Signs and codes before or behind a number.
const CURRENCIES: &[(&str, &str)] = &[
    ("€", "euro"),
    ("$", "dollar"),
    ("£", "pound"),
    ("₹", "rupee"),
    ("₽", "rouble"),
    ("₺", "lira"),
    ("₴", "hryvnia"),
    ("EUR", "euro"),
    ("USD", "US dollar"),
    ("GBP", "pound"),
    ("CHF", "Swiss franc"),
    ("JPY", "yen"),
    ("PLN", "zloty"),
    ("euros", "euro"),
    ("euro", "euro"),
    ("Euro", "euro"),
];

/// Behind a number. Longer ones first.
const UNITS: &[(&str, &str, UnitKind)] = &[
    ("%", "percent", UnitKind::Percent),
    ("٪", "percent", UnitKind::Percent),
    ("％", "percent", UnitKind::Percent),
    ("km/h", "kilometre per hour", UnitKind::Speed),
    ("km²", "square kilometre", UnitKind::Area),
    ("km2", "square kilometre", UnitKind::Area),
    ("km", "kilometre", UnitKind::Length),
    ("км", "kilometre", UnitKind::Length),
    ("m²", "square metre", UnitKind::Area),
    ("m2", "square metre", UnitKind::Area),
    ("cm", "centimetre", UnitKind::Length),
    ("mm", "millimetre", UnitKind::Length),
    ("kg", "kilogram", UnitKind::Mass),
    ("кг", "kilogram", UnitKind::Mass),
    ("°C", "degree Celsius", UnitKind::Temperature),
    ("kWh", "kilowatt hour", UnitKind::Energy),
    ("MW", "megawatt", UnitKind::Energy),
    ("GB", "gigabyte", UnitKind::Information),
];

/// How words begin that make a number larger: the figure reaches over them, and
/// its value is not read.
const LARGER: Words = words![
    "mil",
    "mio",
    "mia",
    "mlo",
    "mln",
    "mrd",
    "mld",
    "md",
    "bil",
    "tril",
    "tys",
    "tis",
    "tus",
    "tau",
    "hund",
    "cent",
    "juta",
    "ribu",
    "bin",
    "triệu",
    "tỷ",
    "nghìn",
    "мил",
    "мли",
    "млн",
    "млрд",
    "тыс",
    "тис",
    "трил",
    "χιλ",
    "εκατ",
    "δισ",
    "مليون",
    "ملايين",
    "مليار",
    "ألف",
    "आ",
    "लाख",
    "करोड़",
    "हज",
    "אלף",
    "מיליון",
    "מיליארד",
    "만",
    "억",
    "조",
    "万",
    "萬",
    "億",
    "亿",
    "千",
    "百",
    "兆",
];

/// Smaller numbers without a unit may be days, places in a list, chapters;
/// larger ones without a thousands mark are numbers to call or to pay into.
const ALONE: std::ops::Range<u32> = 32..100_000;

/// The figure whose digits begin here.
pub(super) fn read(text: &str, start: usize) -> Option<Candidate> {
    let number = numbers::read(text, start)?;
    let (before, _) = around(text, start);
    let money = currency_before(text, start);
    let label = |c: char| {
        joins(c) || matches!(c, '.' | ',' | '-' | '–' | '/' | ':' | '+' | '#' | '№' | '_' | '@' | '&' | '=' | '°')
    };
    if money.is_none() && before.is_some_and(label) {
        return None;
    }
    let (end, is_larger) = larger(text, number.end);
    let behind = unit_behind(text, end);
    let (_, after) = around(text, end);
    if behind.is_none()
        && after.is_some_and(|c| joins(c) && !is_larger || matches!(c, '-' | '–' | '/' | ':' | '_' | '@'))
    {
        return None;
    }
    if money.is_none() && behind.is_none() && !is_larger && !stands_alone(text, number) {
        return None;
    }
    let (unit, kind) =
        money.map(|(unit, _)| (unit, UnitKind::Money)).or(behind.map(|(unit, kind, _)| (unit, kind))).unzip();
    let value = number.value.filter(|_| !is_larger);
    let figure = Figure {
        low: value,
        high: value,
        unit: unit.map(str::to_owned),
        unit_kind: kind.unwrap_or_default(),
        ..Figure::default()
    };
    let span = Span::new(money.map_or(start, |(_, at)| at), behind.map_or(end, |(.., end)| end));
    let value = Some(Value::Figure(Box::new(figure)));
    Some(Candidate { span, kind: Kind::Figure, value, why: "number in digits".into() })
}

/// Whether a number without a unit is an amount: no day, year or ordinal.
fn stands_alone(text: &str, number: Number) -> bool {
    let Some(whole) = number.value.and_then(|value| value.whole()).filter(|_| number.is_plain) else {
        return !number.is_plain;
    };
    let is_year = (1000..2200).contains(&whole);
    // "24. September", "3.º"; at the end of a block it is a stop.
    let is_ordinal = text
        .get(number.end..)
        .is_some_and(|rest| rest.starts_with(['.', 'º', 'ª', '年', '月', '日']) && rest.len() > 1);
    ALONE.contains(&whole) && !is_year && !is_ordinal
}

fn space(text: &str, at: usize) -> usize {
    let (_, next) = around(text, at);
    at + next.filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}')).map_or(0, char::len_utf8)
}

/// The currency before a number, and where it begins.
fn currency_before(text: &str, start: usize) -> Option<(&'static str, usize)> {
    let before = text.get(..start)?;
    let before = before.strip_suffix([' ', '\u{a0}', '\u{202f}']).unwrap_or(before);
    let (sign, unit) =
        CURRENCIES.iter().find(|(sign, _)| before.ends_with(sign) && !sign.contains(char::is_lowercase))?;
    let at = before.len() - sign.len();
    let (outside, _) = around(text, at);
    (!outside.is_some_and(|c| joins(c) || c.is_ascii_digit())).then_some((*unit, at))
}

/// The unit or currency behind a number, and where it ends.
fn unit_behind(text: &str, end: usize) -> Option<(&'static str, UnitKind, usize)> {
    let at = space(text, end);
    let rest = text.get(at..)?;
    let currencies = CURRENCIES.iter().map(|(sign, unit)| (*sign, *unit, UnitKind::Money));
    let mut all = UNITS.iter().copied().chain(currencies);
    all.find_map(|(sign, unit, kind)| {
        let after = rest.strip_prefix(sign)?;
        let ends = !after.starts_with(joins) || !sign.ends_with(char::is_alphanumeric);
        ends.then_some((unit, kind, at + sign.len()))
    })
}

/// Whether a word follows that makes the number larger, and where it ends.
fn larger(text: &str, end: usize) -> (usize, bool) {
    let at = space(text, end);
    let rest = text.get(at..).unwrap_or_default();
    let word = rest.find(|c: char| !c.is_alphabetic()).and_then(|to| rest.get(..to)).unwrap_or(rest);
    // Where words are not parted, the sign itself is all.
    let sign = |c: char| c >= '\u{2e80}';
    let word = if word.starts_with(sign) {
        word.chars().next().and_then(|c| word.get(..c.len_utf8())).unwrap_or_default()
    } else {
        word
    };
    let lower = word.lower();
    let found = !word.is_empty() && LARGER.iter().any(|begin| lower.starts_with(begin));
    if found { (at + word.len(), true) } else { (end, false) }
}
