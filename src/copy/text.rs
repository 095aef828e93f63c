//! What is said about the text itself: its lines, its day.

use super::*;
use crate::dom;
use crate::words::spoken;
use gloss_engine::Reading;
use gloss_extract::Role;
use jiff::civil::Date;

/// Letters of a line that its button is called by.
const BEGINNING: usize = 40;

/// Above a text in another language, whose code may be known.
pub(crate) fn foreign_text(code: Option<&str>) -> String {
    match code.and_then(|code| dom::display_name("language", code, spoken().code())) {
        Some(language) => foreign_known(&language, &FOREIGN_WHAT),
        None => foreign(&FOREIGN_WHAT),
    }
}

/// On what opens and closes lines that were left out.
pub(crate) fn show(open: bool) -> Words {
    if open { HIDE } else { SHOW }
}

/// What a line is that was left out.
pub(crate) fn line_kind(role: Role, by_hand: bool) -> Words {
    match role {
        _ if by_hand => LINE_BY_HAND,
        Role::Related => LINE_RELATED,
        Role::Comment => LINE_COMMENT,
        _ => LINE_MENU,
    }
}

/// A line's first words.
pub(crate) fn beginning(text: &str) -> String {
    let mut short: String = text.chars().take(BEGINNING).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// What the text's day is, and how it is known. What is kept was seen before.
pub(crate) fn day_line(set: Option<Date>, found: Option<Date>, kept: bool) -> String {
    match (set, found) {
        (None, Some(found)) if kept => day_known(&date(found)),
        (Some(set), _) => day_set(&date(set)),
        (None, Some(found)) => day_found(&date(found)),
        (None, None) => DAY_UNKNOWN.into(),
    }
}

/// On the button that takes back a day set by hand.
pub(crate) fn day_back(found: Option<Date>) -> String {
    match found {
        Some(found) => messages::day_back(&date(found)),
        None => DAY_REMOVE.into(),
    }
}

/// What a screen reader adds to a mark: the kind, and where else it occurs.
pub(crate) fn about_mark(reading: &Reading, mention: u32) -> Option<String> {
    let found = reading.analysis.mentions.get(mention as usize)?;
    let elsewhere = reading.links.get(found.entity as usize).map_or(0, Vec::len);
    let kind = kind(found.kind);
    Some(match elsewhere {
        0 => kind.into(),
        _ if found.kind == Kind::Figure => mark_comparable(&kind, elsewhere),
        _ => mark_sentences(&kind, elsewhere),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as on;

    #[test]
    fn a_line_is_called_by_its_beginning() {
        assert_eq!(beginning("Share this"), "Share this");
        assert_eq!(beginning(&"é".repeat(50)), format!("{}…", "é".repeat(40)));
    }

    #[test]
    fn another_language_is_named_where_it_is_known() {
        assert!(foreign_text(None).starts_with("This does not look like English. "));
    }

    #[test]
    fn a_day_says_where_it_comes_from() {
        let (first, second) = (on(2014, 9, 24), on(2014, 9, 12));
        assert_eq!(day_line(None, Some(first), false), "Date found: 24 September 2014");
        assert_eq!(day_line(Some(second), Some(first), true), "Date set by you: 12 September 2014");
        assert_eq!(day_line(None, None, true), "Date not given");
        assert_eq!(day_back(Some(first)), "back to 24 September 2014, as found");
    }
}
