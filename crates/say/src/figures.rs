//! Figures in words.

use crate::messages::*;
use crate::{Language, Number, grouped, spoken};
use gloss_extract::figures::{Decimal, Figure, Qualifier};

/// Parts of a whole that have a name, in the order of [`FRACTIONS`].
const PARTS: [(u32, u32); 10] = [(1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 5), (2, 5), (3, 5), (4, 5), (1, 10)];

/// Vague words by the least that they stand for, in the order of [`VAGUE`]; the
/// most is five times that.
const LEAST: [u32; 10] = [24, 40, 200, 2_000, 20_000, 200_000, 2_000_000, 20_000_000, 200_000_000, 2_000_000_000];

/// A power of ten and how a number of it is said.
type Scale = (i16, fn(Number) -> String);

/// A figure's value: `more than 150`, `20,000 to 31,000`, `up to 10`, `a third`.
pub fn figure(figure: &Figure) -> String {
    let number = |decimal: Decimal| in_words(figure, decimal);
    let text = match (figure.low, figure.high) {
        (Some(low), Some(high)) if low == high => number(low),
        (Some(low), Some(high)) => match vague(figure.qualifier, low, high) {
            Some(word) => return word.to_owned(),
            None => figure_range(&number(low), &number(high)),
        },
        (Some(one), None) | (None, Some(one)) => number(one),
        (None, None) => return String::new(),
    };
    match figure.qualifier {
        Qualifier::Exact | Qualifier::Between => text,
        Qualifier::About => figure_about(&text),
        Qualifier::Over => figure_over(&text),
        Qualifier::Under => figure_under(&text),
        Qualifier::AtLeast => figure_at_least(&text),
        Qualifier::AtMost => figure_at_most(&text),
    }
}

fn vague(qualifier: Qualifier, low: Decimal, high: Decimal) -> Option<&'static str> {
    if qualifier != Qualifier::About {
        return None;
    }
    if (low, high) == (3.into(), 9.into()) {
        return Some(SEVERAL.text());
    }
    if (low, high) == (2.into(), 6.into()) {
        return Some(A_FEW.text());
    }
    let at = LEAST.iter().position(|&least| low == least.into())?;
    (low.times(5.into()) == Some(high)).then(|| VAGUE.nth(at))
}

fn in_words(figure: &Figure, number: Decimal) -> String {
    let digits = number.to_string();
    if figure.ordinal {
        return ordinal(number, &digits);
    }
    let is_part = |&(top, bottom): &(u32, u32)| Decimal::from(top).over(bottom.into()) == Some(number);
    if let Some(at) = PARTS.iter().position(is_part).filter(|_| figure.unit.as_deref() == Some("part")) {
        return FRACTIONS.nth(at).to_owned();
    }
    let scales: [Scale; 3] = [(12, |n| trillions(n)), (9, |n| billions(n)), (6, |n| millions(n))];
    // In French, a thousand billions are said so.
    for (power, say) in scales.iter().skip(usize::from(spoken() == Language::French)) {
        let short = number.shift(-power).filter(|short| *short >= 1.into());
        if let Some(short) = short.map(|short| short.to_string()).filter(|short| short.len() <= 5) {
            return say(Number::written(&short));
        }
    }
    grouped(&digits)
}

fn ordinal(number: Decimal, digits: &str) -> String {
    let whole = number.whole().unwrap_or_default();
    let ending = match (spoken(), whole % 10, whole % 100) {
        (Language::French, ..) if whole == 1 => "er",
        (Language::French, ..) => "e",
        (_, _, 11..=13) => "th",
        (_, 1, _) => "st",
        (_, 2, _) => "nd",
        (_, 3, _) => "rd",
        _ => "th",
    };
    format!("{digits}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(qualifier: Qualifier, low: Option<&str>, high: Option<&str>) -> Figure {
        let number = |digits: &str| digits.parse::<Decimal>().expect("a number");
        Figure { qualifier, low: low.map(number), high: high.map(number), ..Figure::default() }
    }

    #[test]
    fn values_are_said_with_how_they_are_meant() {
        for (qualifier, low, high, said) in [
            (Qualifier::Exact, Some("1234.5"), Some("1234.5"), "1,234.5"),
            (Qualifier::Exact, Some("-7"), Some("-7"), "−7"),
            (Qualifier::Exact, Some("3500000"), Some("3500000"), "3.5 million"),
            (Qualifier::Exact, Some("7000000000000"), Some("7000000000000"), "7 trillion"),
            (Qualifier::Exact, Some("123456789"), Some("123456789"), "123,456,789"),
            (Qualifier::About, Some("40"), Some("40"), "about 40"),
            (Qualifier::About, Some("3"), Some("9"), "several"),
            (Qualifier::About, Some("2"), Some("6"), "a few"),
            (Qualifier::About, Some("200000"), Some("1000000"), "hundreds of thousands"),
            (Qualifier::About, Some("200000"), Some("900000"), "about 200,000 to 900,000"),
            (Qualifier::Over, Some("40"), None, "more than 40"),
            (Qualifier::Under, None, Some("40"), "less than 40"),
            (Qualifier::AtLeast, Some("1000"), None, "at least 1,000"),
            (Qualifier::AtMost, None, Some("10"), "up to 10"),
            (Qualifier::Between, Some("20000"), Some("31000"), "20,000 to 31,000"),
            (Qualifier::Over, None, None, ""),
        ] {
            assert_eq!(figure(&between(qualifier, low, high)), said);
        }
        let ordinal =
            |number| figure(&Figure { ordinal: true, ..between(Qualifier::Exact, Some(number), Some(number)) });
        assert_eq!(
            ["1", "2", "3", "11", "12", "21", "113", "40"].map(ordinal),
            ["1st", "2nd", "3rd", "11th", "12th", "21st", "113th", "40th"]
        );
        let part = |number: Decimal| Figure {
            unit: Some("part".into()),
            low: Some(number),
            high: Some(number),
            ..Figure::default()
        };
        let third = Decimal::from(1).over(3.into()).expect("a third");
        assert_eq!(figure(&part(third)), "a third");
        assert_eq!(figure(&part("0.2".parse().expect("a number"))), "a fifth");
        assert_eq!(figure(&part("0.3".parse().expect("a number"))), "0.3");
    }
}
