//! What figures count, in words, and how numbers are written.

use super::noun::plural;
use super::value::{Figure, UnitKind};

/// What a figure counts, in words.
pub(super) fn name(figure: &Figure) -> String {
    let counted = things(figure);
    if let (Some("part"), Some(counted)) = (figure.unit.as_deref(), &counted) {
        return format!("part of {counted}");
    }
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

/// What is counted: several of it, of parts the whole.
pub(super) fn things(figure: &Figure) -> Option<String> {
    let counted = figure.counted.as_ref()?;
    Some(if figure.unit.as_deref() == Some("part") { counted.text.clone() } else { plural(&counted.head) })
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
