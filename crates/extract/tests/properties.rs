//! Figures and dates on hostile text: no panic, whole characters, in order,
//! no overlap, and time that grows with the text.

use gloss_extract::{Article, Candidate, Doc, dates, figures};
use proptest::prelude::*;

fn check(text: &str) -> usize {
    let article = Article::plain(text.to_owned());
    let doc = Doc::new(&article);
    let date = Some(jiff::civil::date(2014, 9, 12));
    let (figures, dates) = (figures::find(&doc), dates::find(&doc, date));
    for found in [&figures, &dates] {
        assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "overlap in {text:?}");
    }
    for candidate in figures.iter().chain(&dates) {
        let (start, end) = (candidate.span.start as usize, candidate.span.end as usize);
        assert!(doc.text().get(start..end).is_some_and(|text| !text.is_empty()), "span {start}..{end} of {text:?}");
    }
    let mut all: Vec<&Candidate> = figures.iter().chain(&dates).collect();
    all.sort_by_key(|candidate| (candidate.span.start, u32::MAX - candidate.span.end));
    assert!(all.windows(2).all(|pair| !pair[0].span.overlaps(pair[1].span)), "a figure overlaps a date in {text:?}");
    figures.len() + dates.len()
}

/// Words that rules look for, to be strung together at random.
const PARTS: &[&str] = &[
    "a",
    "an",
    "the",
    "of",
    "and",
    "to",
    "in",
    "or",
    "from",
    "between",
    "more",
    "than",
    "half",
    "third",
    "quarter",
    "two",
    "twenty",
    "hundred",
    "million",
    "dozens",
    "several",
    "point",
    "-",
    "–",
    ",",
    ".",
    "(",
    ")",
    "$",
    "€",
    "%",
    "£",
    "1",
    "24",
    "2014",
    "1,400",
    "3.5",
    "00",
    "9",
    "/",
    ":",
    "km",
    "percent",
    "dollars",
    "years",
    "old",
    "days",
    "ago",
    "last",
    "next",
    "week",
    "Tuesday",
    "May",
    "Sept.",
    "early",
    "mid",
    "p.m.",
    "day",
    "every",
    "people",
    "Syrian",
    "refugees",
    "strong",
    "rose",
    "by",
    "minus",
    "st",
    "th",
    "m",
    "bn",
    "½",
    "'s",
    "’",
    "US",
    "Christmas",
    "one",
    "out",
    "second",
    "first",
    "quarters",
    "since",
    "until",
    "before",
    "now",
    "+",
    "~",
    "c",
    "°",
    "votes",
    "-30",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases * 2))]

    #[test]
    fn any_text_is_read(text in "\\PC{0,120}") {
        check(&text);
    }

    #[test]
    fn any_order_of_number_words_is_read(parts in prop::collection::vec((0..PARTS.len(), any::<bool>()), 0..40)) {
        let text: String = parts.iter().map(|&(part, glued)| format!("{}{}", PARTS[part], if glued { "" } else { " " })).collect();
        check(&text);
    }
}

/// Long runs that a careless rule would read again from every token; with
/// quadratic work each of these takes minutes.
#[test]
fn long_runs_take_time_in_proportion() {
    check(&"7".repeat(1_000_000));
    check(&"1,".repeat(50_000));
    check(&"two ".repeat(100_000));
    for part in [
        "two ",
        "million ",
        "twenty-",
        "one hundred and ",
        "$",
        "1-",
        "1/",
        "- ",
        "a few ",
        "more than ",
        "May ",
        "2014 ",
        "2014-",
        "Tuesday, ",
        "in ",
        "the ",
        "10 km (",
        "10 and ",
        "of the ",
        "Islamic ",
        "a",
    ] {
        check(&part.repeat(4_000));
    }
}
