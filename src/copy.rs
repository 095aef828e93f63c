//! The sentences that the reader sees: the messages of `words/`, and what is
//! made of several of them or chosen by what is at hand.

use crate::prefs::{Align, Density, Face, Theme, Tongue};
use crate::quest::Quest;
use crate::state::Tab;
use crate::words::{Language, Words};
use gloss_engine::Link;
use gloss_extract::{Analysis, Kind};

mod alike;
mod away;
mod bring;
pub(crate) mod correct;
mod library;
mod messages;
mod places;
mod refusal;
mod text;
mod whole;
mod why;

pub(crate) use alike::*;
pub(crate) use away::{document, took};
pub(crate) use bring::{code_copied, list, open_fault, opening, trouble};
pub(crate) use gloss_say::{date, distance, figure, precision, short_date, value, when};
pub(crate) use library::{fault, kept, lasting, note, room};
pub(crate) use messages::*;
pub(crate) use places::{dot, mentions_from, off_map, placed};
pub(crate) use text::{about_mark, beginning, day_back, day_line, foreign_text, line_kind, show};
pub(crate) use whole::{keep_whole, kept_whole, stop};
pub(crate) use why::why;

/// Heads of the lists of dates.
pub(crate) const DATE_LISTS: [Words; 4] = [DATES_CALENDAR, DATES_LENGTHS, DATES_AGAIN, DATES_UNPLACED];

/// How much a search has found.
pub(crate) fn found(quest: &Quest) -> String {
    match (quest.is_asked(), &quest.found) {
        (false, _) => String::new(),
        (_, Some(found)) if !found.is_empty() => articles(found.len()),
        (_, Some(_)) if !quest.waits => NO_ARTICLE_HAS.into(),
        _ => SEARCHING.into(),
    }
}

/// `1 person`, `3 people`.
pub(crate) fn count_of(kind: Kind, count: usize) -> String {
    match kind {
        Kind::Person => count_people(count),
        Kind::Place => count_places(count),
        Kind::Organisation => count_organisations(count),
        Kind::Figure => count_figures(count),
        Kind::Date => count_dates(count),
    }
}

/// What was found, for the status line.
pub(crate) fn status(analysis: &Analysis, names: bool) -> String {
    let count = |kind| analysis.entities.iter().filter(|entity| entity.kind == kind).count();
    let found: Vec<_> = Kind::ALL
        .iter()
        .map(|&kind| (kind, if kind.is_name() { count(kind) } else { mentions(analysis, kind) }))
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| count_of(kind, count))
        .collect();
    match (found.is_empty(), names) {
        (true, true) => NOTHING.into(),
        (true, false) => NAMES_LOADING.into(),
        (false, true) => found.join(", "),
        (false, false) => found_so_far(&found.join(", ")),
    }
}

/// How many mentions of a kind there are.
pub(crate) fn mentions(analysis: &Analysis, kind: Kind) -> usize {
    analysis.mentions.iter().filter(|mention| mention.kind == kind).count()
}

/// How often a name is used here, and in how many other articles.
pub(crate) fn used(here: u32, elsewhere: u32) -> String {
    let here = (here > 0).then(|| times_here(here));
    let elsewhere = (elsewhere > 0).then(|| other_articles(elsewhere));
    here.into_iter().chain(elsewhere).collect::<Vec<_>>().join(", ")
}

/// On the button for all comparisons of a group, some of which show already.
pub(crate) fn show_pairs(shown: usize, all: usize) -> String {
    if shown == 0 { show_unsure(all) } else { show_all(all) }
}

/// What to say of a link that may be wrong; a figure's relation says it already.
pub(crate) fn doubt(link: &Link) -> Option<Words> {
    match link.confidence {
        _ if link.figure.is_some() => None,
        0..60 => Some(DOUBT_NAMESAKE),
        60..80 => Some(DOUBT_SAME),
        _ => None,
    }
}

/// Name of a list.
pub(crate) fn tab(tab: Tab) -> Words {
    match tab {
        Tab::Names => TAB_NAMES,
        Tab::Figures => TAB_FIGURES,
        Tab::Dates => TAB_DATES,
        Tab::Related => TAB_RELATED,
    }
}

/// Name of a density.
pub(crate) fn density(density: Density) -> Words {
    match density {
        Density::Light => DENSITY_LIGHT,
        Density::Standard => DENSITY_STANDARD,
        Density::All => DENSITY_ALL,
    }
}

/// Name of a theme.
pub(crate) fn theme(theme: Theme) -> Words {
    match theme {
        Theme::Auto => THEME_AUTO,
        Theme::Light => THEME_LIGHT,
        Theme::Sepia => THEME_SEPIA,
        Theme::Dark => THEME_DARK,
    }
}

/// Name of a language, in itself.
pub(crate) fn tongue(tongue: Tongue) -> Words {
    match tongue {
        Tongue::Auto => LANGUAGE_AUTO,
        Tongue::Of(Language::English) => LANGUAGE_ENGLISH,
        Tongue::Of(Language::French) => LANGUAGE_FRENCH,
    }
}

/// Name of a typeface.
pub(crate) fn face(face: Face) -> Words {
    match face {
        Face::Serif => FACE_SERIF,
        Face::Sans => FACE_SANS,
        Face::System => FACE_SYSTEM,
    }
}

/// How lines end.
pub(crate) fn align(align: Align) -> Words {
    match align {
        Align::Start => ALIGN_START,
        Align::Justify => ALIGN_JUSTIFY,
    }
}

/// What stands on a key.
pub(crate) fn key(key: &'static str) -> &'static str {
    match key {
        "Enter" => ENTER.text(),
        "Esc" => ESCAPE.text(),
        key => key,
    }
}

/// The keys and what they do.
pub(crate) const KEY_LIST: [(&str, Words); 17] = [
    ("j  k", KEY_MENTION),
    ("J  K", KEY_NAME),
    ("Enter", KEY_OPEN),
    ("m", KEY_MARK),
    ("Esc", KEY_ESCAPE),
    ("1 – 5", KEY_KINDS),
    ("e", KEY_NAMES),
    ("f", KEY_FIGURES),
    ("t", KEY_DATES),
    ("r", KEY_RELATED),
    ("o", KEY_ONLY),
    ("/  Ctrl+K", KEY_FIND),
    ("[  ]", KEY_PILE),
    ("l", KEY_LISTEN),
    ("a", KEY_SETTINGS),
    ("n", KEY_NEW),
    ("?", KEY_HELP),
];

#[cfg(test)]
mod tests {
    use super::*;
    use gloss_extract::figures::Relation;

    #[test]
    fn numbers_agree_with_their_nouns() {
        assert_eq!(count_of(Kind::Person, 1), "1 person");
        assert_eq!(count_of(Kind::Person, 2), "2 people");
        assert_eq!(count_of(Kind::Organisation, 1), "1 organisation");
        assert_eq!(left_out(0_usize), "0 lines left out");
    }

    #[test]
    fn names_are_told_by_where_they_are_used() {
        assert_eq!(used(3, 0), "3× here");
        assert_eq!(used(1, 2), "1× here, 2 other articles");
        assert_eq!(used(0, 1), "1 other article");
    }

    #[test]
    fn what_is_filled_in_stands_where_it_belongs() {
        assert_eq!(step(2_u32, 7_u32), "2 of 7");
        assert_eq!(place(2_usize, 5_usize), "2 of 5");
        assert_eq!(show_more(60_usize, 900_usize), "60 of 900 show; show more");
        assert_eq!(line_button(&PUT_BACK, "Share this"), "Put back: Share this");
        assert_eq!(card_count(9_usize, 1_usize), "9 here · in 1 other article");
        assert_eq!(mark_sentences(&kind(Kind::Person), 2_usize), "Person; 2 sentences elsewhere");
        assert_eq!(mark_comparable(&kind(Kind::Figure), 3_usize), "Figure; 3 comparable elsewhere");
        assert_eq!(strip("nations", "10", "60"), "nations, by date, on one scale from 10 to 60");
        assert_eq!(
            strip_lane("9 Sep 2014", "40", &relation(Relation::Same).1, "Allies"),
            "9 Sep 2014 40: same, Allies"
        );
        assert_eq!(counted_value("nations", "40"), "nations: 40");
        assert_eq!(library_found(1_usize, 2_usize), "1 of 2 articles.");
        assert_eq!(loaded(1_usize, 0_usize), "1 file from this site, 0 from anywhere else.");
        assert_eq!(opening_files(2_usize, 3_usize, "a.pdf"), "Opening 2 of 3: a.pdf…");
        assert!(space("1 MB", "2 GB").starts_with("This site uses 1 MB of the 2 GB"));
        assert!(
            stop_full("3 MB", "1 MB").contains("3 MB are still to come, and this browser gives the page 1 MB more")
        );
        assert!(no_archive_file("k1.bin", "404").contains("(k1.bin: 404)"));
    }

    #[test]
    fn nothing_found_says_why() {
        assert_eq!(status(&Analysis::default(), true), NOTHING.text());
        assert_eq!(status(&Analysis::default(), false), "Names are still loading.");
    }
}
