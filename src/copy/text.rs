//! What is said about the text itself: its lines, its day.

use super::{counted, date};
use gloss_extract::Role;
use jiff::civil::Date;

/// On the button of a line that was left out.
pub const PUT_BACK: &str = "Put back";
/// On the button of a line that was put back.
pub const AGAIN: &str = "Leave out again";
/// On the button of any line, while lines are chosen.
pub const LEAVE_OUT: &str = "Leave out";
/// Begins to choose lines.
pub const CHOOSE_LINES: &str = "Leave out lines";
/// Ends that.
pub const CHOSEN_LINES: &str = "Done";

/// Letters of a line that its button is called by.
const BEGINNING: usize = 40;

/// Above a text in another language, whose name may be known.
pub fn foreign(language: Option<&str>) -> String {
    let looks = match language {
        Some(language) => format!("This looks like {language}."),
        None => "This does not look like English.".into(),
    };
    format!(
        "{looks} Gloss reads English: here it marks only numbers and dates in digits, and names that it knows as they stand."
    )
}

/// Of a figure whose dot or comma may mean thousands or decimals.
pub const AS_WRITTEN: &str = "as it is written: what it amounts to is not sure";

/// Above a text with endless paragraphs.
pub const CUT: &str = "A very long paragraph of this text is shown in parts.";

/// `12 lines left out`.
pub fn left_out(count: usize) -> String {
    format!("{} left out", counted(count, "line"))
}

/// On what opens and closes them.
pub fn show(open: bool) -> &'static str {
    if open { "hide" } else { "show" }
}

/// What a line is that was left out.
pub fn line_kind(role: Role, by_hand: bool) -> &'static str {
    match role {
        _ if by_hand => "Left out by you",
        Role::Related => "Teaser of another article",
        Role::Comment => "Comment",
        _ => "Menu or notice",
    }
}

/// On the button under a list that is not shown whole.
pub fn show_more(shown: usize, all: usize) -> String {
    format!("{shown} of {all} show; show more")
}

/// A line's first words.
pub fn beginning(text: &str) -> String {
    let mut short: String = text.chars().take(BEGINNING).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// What the text's day is, and how it is known. What is kept was seen before.
pub fn day_line(set: Option<Date>, found: Option<Date>, kept: bool) -> String {
    match (set, found) {
        (None, Some(found)) if kept => format!("Date: {}", date(found)),
        (Some(set), _) => format!("Date set by you: {}", date(set)),
        (None, Some(found)) => format!("Date found: {}", date(found)),
        (None, None) => "Date not given".into(),
    }
}

/// On the button that takes back a day set by hand.
pub fn day_back(found: Option<Date>) -> String {
    match found {
        Some(found) => format!("back to {}, as found", date(found)),
        None => "remove".into(),
    }
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
        assert!(foreign(Some("French")).starts_with("This looks like French. Gloss reads English: "));
        assert!(foreign(None).starts_with("This does not look like English. "));
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
