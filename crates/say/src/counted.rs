//! What figures count.

use crate::messages::*;
use crate::{Language, Words, spoken};
use gloss_extract::figures::{Figure, UnitKind};

/// What a figure counts, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// `dollars a day`; a noun of the text stays as it is.
    pub words: String,
    /// Whether all of them are the text's, or English in another language.
    pub is_foreign: bool,
}

/// What a figure counts; the engine's `name` for it where the language has no
/// better one.
pub fn counted(figure: &Figure, name: &str) -> Counted {
    let said = if spoken() == Language::English { None } else { said(figure) };
    match said {
        Some(words) => Counted { words, is_foreign: false },
        None => Counted { words: name.to_owned(), is_foreign: true },
    }
}

/// `None` if the text alone says it, or the unit has no name.
fn said(figure: &Figure) -> Option<String> {
    let (unit, things) = (figure.unit.as_deref(), figure.things());
    let thing = match (unit.filter(|unit| !matches!(*unit, "part" | "time")), things) {
        (None, Some(things)) if unit == Some("part") => part_of(&things),
        (None, Some(things)) if figure.per.is_some() => quoted(&things),
        (None, Some(_)) => return None,
        (None, None) => SOME_FIGURE.text().to_owned(),
        (Some(unit), None) => named(UNITS, unit)?.to_owned(),
        (Some(unit), Some(things)) if figure.unit_kind == UnitKind::Percent => percent_of(named(UNITS, unit)?, &things),
        (Some(unit), Some(things)) => unit_and(named(UNITS, unit)?, &things),
    };
    Some(match figure.per.as_deref() {
        None => thing,
        Some("each") => each(&thing),
        Some(of) => match named(RATES, of) {
            Some(of) => per(&thing, of),
            None => per(&thing, &quoted(of)),
        },
    })
}

/// The word for a name in a list of pairs.
fn named(list: Words, name: &str) -> Option<&'static str> {
    list.text()
        .split(", ")
        .find_map(|pair| pair.split_once(" = ").filter(|(own, _)| *own == name))
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ENGLISH, learn, speak};
    use gloss_extract::Span;
    use gloss_extract::figures::Counted as Noun;

    fn figure(unit: Option<&str>, head: Option<&str>, per: Option<&str>) -> Figure {
        let noun = |head: &str| Noun { span: Span { start: 0, end: 0 }, text: head.into(), head: head.into() };
        let unit_kind = if unit == Some("percent") { UnitKind::Percent } else { UnitKind::Money };
        Figure {
            unit: unit.map(Into::into),
            unit_kind,
            counted: head.map(noun).map(Box::new),
            per: per.map(Into::into),
            ..Figure::default()
        }
    }

    fn words(unit: Option<&str>, head: Option<&str>, per: Option<&str>) -> (String, bool) {
        let figure = figure(unit, head, per);
        let Counted { words, is_foreign } = counted(&figure, &figure.name());
        (words, is_foreign)
    }

    #[test]
    fn english_says_it_as_the_engine_does() {
        assert_eq!(words(Some("percent"), Some("voter"), Some("year")), ("percent of voters a year".into(), true));
    }

    #[test]
    fn other_languages_say_units_and_leave_nouns_to_the_text() {
        let table = ENGLISH
            .replace("\npercent = percent\n", "\npercent = pour cent, dollar = dollars\n")
            .replace("\nday = day\n", "\nday = jour\n")
            .replace("\n{0} per {1}\n", "\n{0} par {1}\n")
            .replace("\n{0} of {1}\n", "\n{0} de {1}\n");
        assert!(learn(&table).is_some() && speak(Language::French));
        for (unit, head, per, said, is_foreign) in [
            (None, Some("nation"), None, "nations", true),
            (None, Some("attack"), Some("day"), "“attacks” par jour", false),
            (None, None, None, "figure", false),
            (Some("percent"), None, None, "pour cent", false),
            (Some("percent"), Some("voter"), None, "pour cent de voters", false),
            (Some("dollar"), Some("loan"), Some("crate"), "dollars, loans par “crate”", false),
            (Some("dollar"), None, Some("each"), "dollars each", false),
            (Some("cubit"), None, Some("day"), "cubits a day", true),
        ] {
            assert_eq!(words(unit, head, per), (said.into(), is_foreign), "{unit:?} {head:?} {per:?}");
        }
    }
}
