//! Every sentence that the reader sees.

use crate::prefs::{Density, Face, Theme};
use crate::quest::Quest;
use crate::state::Tab;
use gloss_engine::Link;
use gloss_extract::dates::DateKind;
use gloss_extract::figures::Relation;
use gloss_extract::{Analysis, Kind, Value, day};
use jiff::civil::Date;

mod bring;
mod dates;
mod library;
mod text;
mod whole;

pub use bring::*;
pub use dates::{date, monday, precision, short_date, when};
pub use library::{FIND_KEPT, FROM_LIBRARY, MY_LIBRARY, NOT_KEPT, fault, kept, kept_on, lasting, note, space};
pub use text::{
    AGAIN, AS_WRITTEN, CHOOSE_LINES, CHOSEN_LINES, CUT, LEAVE_OUT, PUT_BACK, beginning, day_back, day_line, foreign,
    left_out, line_kind, show, show_more,
};
pub use whole::{KEEPING, all_kept, files_kept, keep_all, stop};

/// Name of the product.
pub const BRAND: &str = "Gloss";
/// Headline of the first screen.
pub const START: &str = "Paste a news article";
/// Below it.
pub const LEAD: &str = "Gloss marks the people, places, organisations, figures and dates in it, and shows what other articles say about them.";
/// The privacy promise, in short.
pub const PRIVATE: &str = "Everything happens in this browser. This page is not allowed to contact any other site.";
/// Above the bundled articles.
pub const LIBRARY: &str = "Or read one of these";
/// When there is no archive.
pub const NO_LIBRARY: &str = "The bundled articles are still loading.";
/// When the model did not come.
pub const NO_MODEL: &str = "Names cannot be found, because a file of this page did not load. Figures and dates are marked. Reload the page to try again.";
/// When the archive did not come.
pub const NO_ARCHIVE: &str =
    "The bundled articles did not load, so nothing can be compared. Reload the page to try again.";
/// When a file of the archive did not come.
pub fn no_archive_file(path: &str, why: &str) -> String {
    format!(
        "Other articles could not be compared, because a file of the archive did not load ({path}: {why}). \
         There may be a new edition: reload the page to try again."
    )
}
/// When everything is kept for use without a connection.
pub const SAVED: &str = "Saved. Works without a connection.";
/// When a newer version waits.
pub const UPDATE: &str = "A new version of Gloss is ready. Your text is kept.";
/// While names cannot be found yet.
pub const NAMES_LOADING: &str = "Names are still loading";
/// When a text has nothing to mark.
pub const NOTHING: &str =
    "No names or figures found. The text may be very short, or not in English: only English is read.";
/// Beside figures, when the text's day is not known.
pub const NO_DATE: &str = "Set the date of your text to see which figures are earlier and which later.";
/// Beside dates, when the text's day is not known.
pub const NO_DAY: &str = "The date of your text is not known, so words such as “Tuesday” cannot be placed. Set it:";
/// A date that depends on the text's day, when that is not known.
pub const UNPLACED: &str = "depends on the date of the text";
/// A figure that no other article gives.
pub const ONLY_HERE: &str = "only here";
/// A figure of the text at hand, among others.
pub const HERE: &str = "this text";
/// When neither the text's day is known nor the figure's.
pub const UNDATED: &str = "no date";
/// A text without figures.
pub const NO_FIGURES: &str = "No figures found.";
/// A text without dates.
pub const NO_DATES: &str = "No dates found.";
/// What the table shows.
pub const TABLE: &str =
    "Figures in this text, each with its sentence, and figures of other articles that count the same";
/// The table is in the clipboard.
pub const COPIED: &str = "Copied.";
/// The table is not in the clipboard.
pub const NOT_COPIED: &str = "The browser did not allow copying.";
/// Heads of the lists of dates.
pub const DATES: [&str; 4] = ["On the calendar", "Lengths of time", "Again and again", "Not placed"];
/// Above those that an ambiguous name may mean.
pub const NAMESAKES: &str = "Other articles know several of this name";
/// When no article of the archive is close enough.
pub const NO_RELATED: &str = "No other article is about the same things.";

/// In the search box.
pub const SEARCH: &str = "Search these articles and your library";
/// What the search box takes.
pub const SEARCH_HOW: &str = "Names, words, and “phrases in quotes”; all must be there";

/// How much a search has found.
pub fn found(quest: &Quest) -> String {
    match (quest.is_asked(), &quest.found) {
        (false, _) => String::new(),
        (_, Some(found)) if !found.is_empty() => counted(found.len(), "article"),
        (_, Some(_)) if !quest.waits => "No article has all of this.".into(),
        _ => "Searching …".into(),
    }
}

/// A kind, as the name of a group.
pub fn group(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "People",
        Kind::Place => "Places",
        Kind::Organisation => "Organisations",
        Kind::Figure => "Figures",
        Kind::Date => "Dates",
    }
}

/// A kind, as the word for one of them.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "Person",
        Kind::Place => "Place",
        Kind::Organisation => "Organisation",
        Kind::Figure => "Figure",
        Kind::Date => "Date",
    }
}

/// `1 person`, `3 people`.
pub fn count_of(kind: Kind, count: usize) -> String {
    match (kind, count) {
        (Kind::Person, 1) => "1 person".into(),
        (Kind::Person, _) => format!("{count} people"),
        _ => counted(count, kind.word()),
    }
}

/// `1 line`, `3 lines`.
pub fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// What was found, for the status line.
pub fn status(analysis: &Analysis, names: bool) -> String {
    let count = |kind| analysis.entities.iter().filter(|entity| entity.kind == kind).count();
    let found: Vec<_> = Kind::ALL
        .iter()
        .map(|&kind| (kind, if kind.is_name() { count(kind) } else { mentions(analysis, kind) }))
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| count_of(kind, count))
        .collect();
    match (found.is_empty(), names) {
        (true, true) => NOTHING.into(),
        (true, false) => format!("{NAMES_LOADING}."),
        (false, true) => found.join(", "),
        (false, false) => format!("{}. {NAMES_LOADING}.", found.join(", ")),
    }
}

/// How many mentions of a kind there are.
pub fn mentions(analysis: &Analysis, kind: Kind) -> usize {
    analysis.mentions.iter().filter(|mention| mention.kind == kind).count()
}

/// How far an article is from the text at hand: `13 days before this text`.
pub fn distance(other: Date, own: Date) -> String {
    match day::count(other) - day::count(own) {
        0 => "the same day".into(),
        days @ 1.. => format!("{} after this text", counted(days as usize, "day")),
        days => format!("{} before this text", counted(days.unsigned_abs() as usize, "day")),
    }
}

/// How often a name is used here, and in how many other articles.
pub fn used(here: u32, elsewhere: u32) -> String {
    let here = (here > 0).then(|| format!("{here}× here"));
    let elsewhere = (elsewhere > 0).then(|| counted(elsewhere as usize, "other article"));
    here.into_iter().chain(elsewhere).collect::<Vec<_>>().join(", ")
}

/// Articles left out because they are nearly word for word the one shown.
pub fn copies(count: u32) -> String {
    match count {
        1 => "Another article has nearly the same words.".into(),
        _ => format!("{count} other articles have nearly the same words."),
    }
}

/// On the button for all comparisons of a group, some of which show already.
pub fn show_pairs(shown: usize, all: usize) -> String {
    match shown {
        0 => format!("Show {all} that may count something else"),
        _ => format!("Show all {all}"),
    }
}

/// What to say of a link that may be wrong; a figure's relation says it already.
pub fn doubt(link: &Link) -> Option<&'static str> {
    match link.confidence {
        _ if link.figure.is_some() => None,
        0..60 => Some("may be another of this name"),
        60..80 => Some("probably the same"),
        _ => None,
    }
}

/// A relation between two figures: a sign and its words.
pub fn relation(relation: Relation) -> (&'static str, &'static str) {
    match relation {
        Relation::Same => ("=", "same"),
        Relation::Compatible => ("≈", "compatible"),
        Relation::HigherLater => ("↑", "higher later"),
        Relation::LowerLater => ("↓", "lower later"),
        Relation::HigherEarlier => ("↑", "higher earlier"),
        Relation::LowerEarlier => ("↓", "lower earlier"),
        Relation::Differs => ("≠", "differs"),
        Relation::Unsure => ("?", "may count something else"),
    }
}

/// What a figure or date says, read: `more than 40`, `24 September 2014, to the
/// day`.
pub fn value(value: &Value) -> String {
    match value {
        Value::Figure(figure) if figure.low.is_none() && figure.high.is_none() => AS_WRITTEN.into(),
        Value::Figure(figure) => figure.words(),
        Value::Date(value) => match when(value) {
            Some(words) => format!("{words}, {}", precision(value)),
            // "A few hours" are no fixed number, on whatever day.
            None if value.kind == DateKind::Duration => precision(value),
            None => UNPLACED.into(),
        },
    }
}

/// What a strip shows, for those who do not see it.
pub fn strip(name: &str, low: &str, high: &str) -> String {
    format!("{name}, by date, on one scale from {low} to {high}")
}

/// Name of a list.
pub fn tab(tab: Tab) -> &'static str {
    match tab {
        Tab::Names => "Names",
        Tab::Figures => "Figures",
        Tab::Dates => "Dates",
        Tab::Related => "Related",
    }
}

/// Name of a density.
pub fn density(density: Density) -> &'static str {
    match density {
        Density::Light => "Light",
        Density::Standard => "Standard",
        Density::All => "All",
    }
}

/// Name of a theme.
pub fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::Auto => "As the system",
        Theme::Light => "Light",
        Theme::Sepia => "Sepia",
        Theme::Dark => "Dark",
    }
}

/// Name of a typeface.
pub fn face(face: Face) -> &'static str {
    match face {
        Face::Serif => "Serif",
        Face::Sans => "Sans",
        Face::System => "System",
    }
}

/// The keys and what they do.
pub const KEYS: [(&str, &str); 15] = [
    ("j  k", "Next, previous mention of the same kind"),
    ("J  K", "Next, previous mention of the same name"),
    ("Enter", "Open the mention"),
    ("Esc", "Close, one step at a time"),
    ("1 – 5", "People, places, organisations, figures, dates on or off"),
    ("e", "Names"),
    ("f", "Figures"),
    ("t", "Dates"),
    ("r", "Related articles"),
    ("o", "Only the chosen name"),
    ("/", "Find a name"),
    ("[  ]", "Previous, next of several texts"),
    ("a", "Text settings"),
    ("n", "New text"),
    ("?", "This list"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as on;

    #[test]
    fn numbers_agree_with_their_nouns() {
        assert_eq!(count_of(Kind::Person, 1), "1 person");
        assert_eq!(count_of(Kind::Person, 2), "2 people");
        assert_eq!(count_of(Kind::Organisation, 1), "1 organisation");
        assert_eq!(counted(0, "line"), "0 lines");
    }

    #[test]
    fn names_are_told_by_where_they_are_used() {
        assert_eq!(used(3, 0), "3× here");
        assert_eq!(used(1, 2), "1× here, 2 other articles");
        assert_eq!(used(0, 1), "1 other article");
    }

    #[test]
    fn distances_count_days_both_ways() {
        let own = on(2014, 9, 15);
        assert_eq!(distance(on(2014, 9, 2), own), "13 days before this text");
        assert_eq!(distance(on(2014, 9, 16), own), "1 day after this text");
        assert_eq!(distance(own, own), "the same day");
    }

    #[test]
    fn nothing_found_says_why() {
        assert_eq!(status(&Analysis::default(), true), NOTHING);
        assert_eq!(status(&Analysis::default(), false), "Names are still loading.");
    }
}
