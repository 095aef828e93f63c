//! Figures in words, for the page.

use super::decimal::Decimal;
use super::noun::plural;
use super::value::{Figure, Qualifier, UnitKind};

/// Parts of a whole that have a name.
const PARTS: &[(u32, u32, &str)] = &[
    (1, 2, "half"),
    (1, 3, "a third"),
    (2, 3, "two thirds"),
    (1, 4, "a quarter"),
    (3, 4, "three quarters"),
    (1, 5, "a fifth"),
    (2, 5, "two fifths"),
    (3, 5, "three fifths"),
    (4, 5, "four fifths"),
    (1, 10, "a tenth"),
];

/// Vague words by the least that they stand for; the most is five times that.
const VAGUE: &[(u32, &str)] = &[
    (24, "dozens"),
    (40, "scores"),
    (200, "hundreds"),
    (2_000, "thousands"),
    (20_000, "tens of thousands"),
    (200_000, "hundreds of thousands"),
    (2_000_000, "millions"),
    (20_000_000, "tens of millions"),
    (200_000_000, "hundreds of millions"),
    (2_000_000_000, "billions"),
];

/// What a figure counts, in words.
pub(super) fn name(figure: &Figure) -> String {
    if let (Some("part"), Some(counted)) = (figure.unit.as_deref(), &figure.counted) {
        return format!("part of {}", counted.text);
    }
    let counted = figure.counted.as_ref().map(|counted| plural(&counted.head));
    let unit = figure.unit.as_deref().filter(|unit| !matches!(*unit, "part" | "time")).map(unit_plural);
    let thing = match (unit, counted) {
        (Some(unit), Some(counted)) if figure.unit_kind == UnitKind::Percent => format!("{unit} of {counted}"),
        (Some(unit), Some(counted)) => format!("{unit}, {counted}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => "figure".to_owned(),
    };
    match figure.per.as_deref() {
        Some("each") => format!("{thing} each"),
        Some(per) => format!("{thing} {} {per}", article(per)),
        None => thing,
    }
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o']) || noun == "hour" { "an" } else { "a" }
}

fn unit_plural(unit: &str) -> String {
    match unit {
        "percent" | "hertz" | "yen" | "yuan" | "won" | "baht" | "horsepower" => unit.to_owned(),
        "foot" => "feet".to_owned(),
        "square foot" => "square feet".to_owned(),
        "cubic foot" => "cubic feet".to_owned(),
        "inch" => "inches".to_owned(),
        "penny" => "pence".to_owned(),
        _ if unit.starts_with("degree ") => unit.replacen("degree", "degrees", 1),
        _ => match unit.split_once(" per ") {
            Some((top, bottom)) => format!("{} per {bottom}", plural(top)),
            None => plural(unit),
        },
    }
}

/// A figure's value, in words.
pub(super) fn value(figure: &Figure) -> String {
    let number = |decimal: Decimal| in_words(figure, decimal);
    let text = match (figure.low, figure.high) {
        (Some(low), Some(high)) if low == high => number(low),
        (Some(low), Some(high)) => match vague(figure.qualifier, low, high) {
            Some(word) => return word.to_owned(),
            None => format!("{} to {}", number(low), number(high)),
        },
        (Some(one), None) | (None, Some(one)) => number(one),
        (None, None) => return String::new(),
    };
    let before = match figure.qualifier {
        Qualifier::Exact | Qualifier::Between => "",
        Qualifier::About => "about ",
        Qualifier::Over => "more than ",
        Qualifier::Under => "less than ",
        Qualifier::AtLeast => "at least ",
        Qualifier::AtMost => "up to ",
    };
    format!("{before}{text}")
}

fn vague(qualifier: Qualifier, low: Decimal, high: Decimal) -> Option<&'static str> {
    if qualifier != Qualifier::About {
        return None;
    }
    if (low, high) == (3.into(), 9.into()) {
        return Some("several");
    }
    if (low, high) == (2.into(), 6.into()) {
        return Some("a few");
    }
    let &(_, word) = VAGUE.iter().find(|&&(least, _)| low == least.into())?;
    (low.times(5.into()) == Some(high)).then_some(word)
}

fn in_words(figure: &Figure, number: Decimal) -> String {
    if figure.ordinal {
        return format!("{number}{}", ordinal_ending(number));
    }
    let part = |&&(top, bottom, _): &&(u32, u32, &str)| Decimal::from(top).over(bottom.into()) == Some(number);
    let named = PARTS.iter().find(part).filter(|_| figure.unit.as_deref() == Some("part"));
    if let Some((.., word)) = named {
        return (*word).to_owned();
    }
    for (power, word) in [(12, "trillion"), (9, "billion"), (6, "million")] {
        let short = number.shift(-power).filter(|short| *short >= 1.into());
        if let Some(short) = short.map(|short| short.to_string()).filter(|short| short.len() <= 5) {
            return format!("{short} {word}");
        }
    }
    grouped(&number.to_string())
}

fn ordinal_ending(number: Decimal) -> &'static str {
    let number = number.whole().unwrap_or_default();
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

/// A decimal in digits with a comma before each group of three.
pub fn grouped(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("−", digits));
    let (whole, part) = digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let mut text = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(part) = part {
        text.push('.');
        text.push_str(part);
    }
    text
}
