//! Where and by whom a report was filed: the opening of its first paragraph,
//! as in "ANKARA, Turkey (AP) —", "Baghdad (AFP) —" and "WASHINGTON:".

use crate::classify::is_agency;
use crate::day;
use gloss_extract::{Article, Role, Span};
use gloss_text::fold::Lower;
use gloss_text::{Words, words};
use jiff::civil::Date;

/// How much of a paragraph can be a dateline, in characters.
const LONGEST: usize = 90;

/// What parts a dateline from the text.
const MARKS: [&str; 7] = ["—", " – ", " - ", " -- ", "--", " _ ", ": "];

/// Shouted openings that are no places.
const LABELS: Words = words![
    "advertisement",
    "analysis",
    "background",
    "breaking",
    "comment",
    "correction",
    "editorial",
    "exclusive",
    "explainer",
    "fact check",
    "factbox",
    "graphic",
    "interview",
    "live",
    "more",
    "must read",
    "note",
    "opinion",
    "photo",
    "photos",
    "podcast",
    "poll",
    "read",
    "read more",
    "related",
    "review",
    "see also",
    "source",
    "timeline",
    "update",
    "updated",
    "video",
    "warning",
    "watch",
];

/// The opening of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dateline {
    /// All of it in the article's text, the dash or colon included.
    pub span: Span,
    /// The place as it is written, with its region: "ANKARA, Turkey".
    pub place: String,
    /// The agency in brackets.
    pub agency: Option<String>,
    /// The day, if the year is given.
    pub date: Option<Date>,
}

/// The dateline at the start of one of the first paragraphs.
pub fn dateline(article: &Article) -> Option<Dateline> {
    let body = article.blocks().iter().filter(|block| block.role == Role::Body).take(3);
    body.filter_map(|block| {
        let found = parse(block.span.of(article.text()))?;
        let span = Span { start: block.span.start, end: block.span.start + found.span.end };
        Some(Dateline { span, ..found })
    })
    .next()
}

/// The dateline at the start of a paragraph; its span starts at 0.
pub(crate) fn parse(text: &str) -> Option<Dateline> {
    let cut = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    let head = text.get(..cut)?;
    let (at, mark) =
        MARKS.iter().filter_map(|mark| head.find(mark).map(|at| (at, *mark))).min_by_key(|found| found.0)?;
    let after = text.get(at + mark.len()..)?;
    let opening = head.get(..at)?.trim();
    let (place, agency) = match opening.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        Some((place, agency)) => (place.trim(), Some(agency.trim())),
        None => (opening, None),
    };
    let date = day::find(place);
    let place = match &date {
        Some(date) => date.before(),
        None => without_day(place),
    };
    let place = place.trim().trim_end_matches(',').trim();
    let agency = agency.filter(|agency| is_wire(agency));
    let fits = is_place(place, agency.is_some())
        && goes_on(after, agency.is_some())
        && (opening.ends_with(')') == agency.is_some());
    let end = at + mark.trim_end().len();
    fits.then(|| Dateline {
        span: Span::new(0, end),
        place: place.to_owned(),
        agency: agency.map(str::to_owned),
        date: date.map(|date| date.date()),
    })
}

/// Without a day whose year is missing: "WASHINGTON, Sept 8".
fn without_day(place: &str) -> &str {
    let is_day = |part: &str| part.split_whitespace().any(|word| day::is_month(word.trim_matches('.')));
    match place.rsplit_once(',') {
        Some((before, last)) if is_day(last) && last.contains(|c: char| c.is_ascii_digit()) => before,
        _ => place,
    }
}

/// One to three names; without an agency the first is in capitals.
fn is_place(place: &str, with_agency: bool) -> bool {
    let words = || place.split([' ', ',', '/']).filter(|word| !word.is_empty());
    let is_name =
        |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "de" | "of" | "the" | "du" | "al");
    let first = place.split(',').next().unwrap_or_default();
    let letters = || first.chars().filter(|c| c.is_alphabetic());
    let shouted = letters().count() >= 3 && letters().all(char::is_uppercase);
    let label = LABELS.contains(first.lower().as_str()) || words().all(|word| is_agency(&word.lower()));
    let digits = place.contains(|c: char| c.is_ascii_digit());
    (1..=6).contains(&words().count()) && words().all(is_name) && (shouted || with_agency) && !label && !digits
}

/// Initials, or the name of an agency.
fn is_wire(agency: &str) -> bool {
    let words = || agency.split([' ', '/', '-']);
    let initials = agency.len() <= 6 && agency.len() >= 2 && agency.chars().all(char::is_uppercase);
    initials || words().any(|word| is_agency(&word.lower()))
}

/// Whether a sentence follows.
fn goes_on(text: &str, with_agency: bool) -> bool {
    let small = text.trim_start().starts_with(char::is_lowercase);
    text.split_whitespace().take(4).count() == 4 && (with_agency || !small)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, Option<String>, String)> {
        let found = parse(text)?;
        let all = found.span.of(text).to_owned();
        Some((found.place, found.agency, all))
    }

    #[test]
    fn places_and_agencies() {
        let rest = "The council met again on Tuesday.";
        for (opening, place, agency) in [
            ("ANKARA, Turkey (AP) —", "ANKARA, Turkey", Some("AP")),
            ("Baghdad (AFP) —", "Baghdad", Some("AFP")),
            ("WASHINGTON:", "WASHINGTON", None),
            ("WASHINGTON, Sept 8 (Reuters) -", "WASHINGTON", Some("Reuters")),
            ("MOSCOW/KYIV (Reuters) -", "MOSCOW/KYIV", Some("Reuters")),
            ("NEW YORK (AP) _", "NEW YORK", Some("AP")),
            ("LOS ANGELES —", "LOS ANGELES", None),
            ("BEIJING, Sept. 12, 2014 (Xinhua) --", "BEIJING", Some("Xinhua")),
            ("SÃO PAULO, Brazil —", "SÃO PAULO, Brazil", None),
        ] {
            let expected = (place.to_owned(), agency.map(str::to_owned), opening.to_owned());
            assert_eq!(read(&format!("{opening} {rest}")), Some(expected), "{opening}");
        }
        assert_eq!(
            parse("BEIJING, Sept. 12, 2014 (Xinhua) -- they met again on Monday.").unwrap().date,
            Some(Date::constant(2014, 9, 12))
        );
    }

    #[test]
    fn what_only_looks_like_one() {
        for text in [
            "AP: Even as it discouraged Iran from joining",
            "WATCH: The mayor opens the bridge again today",
            "The council (AP) — which met on Tuesday — said so",
            "NATO – the alliance – has met again in Brussels",
            "Ankara: a city of five million people in Turkey",
            "WASHINGTON: soon",
            "It was late — too late for the council",
            "é — ü",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
