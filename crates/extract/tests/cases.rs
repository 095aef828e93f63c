//! The cases in `tests/cases/figures.txt` and `tests/cases/dates.txt`, and the
//! examples of the specification, `FIGURES.md`: news sentences with every figure
//! or date in square brackets, and below each what its value is, one line per
//! mention in order.
//!
//! A figure's line: value or `low..high` (open ends empty), qualifier, kind or
//! kind/unit, then what there is of `per`, `head`, `rank`, the change and the
//! second reading. A date's line: ISO value or `?`, precision, kind, stage and
//! bound. Dates are read in an article of Friday 12 September 2014.

#![expect(clippy::unwrap_used, reason = "a test may fail so")]

use gloss_extract::dates::{self, DateValue};
use gloss_extract::figures::{self, Figure};
use gloss_extract::{Article, Candidate, Doc, Span, Value};
use std::fmt::Debug;

fn snake(value: impl Debug) -> String {
    let mut text = String::new();
    for c in format!("{value:?}").chars() {
        if c.is_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.extend(c.to_lowercase());
    }
    text
}

fn ends(low: Option<figures::Decimal>, high: Option<figures::Decimal>) -> String {
    let text = |end: Option<figures::Decimal>| end.map(|end| end.to_string()).unwrap_or_default();
    if low == high { text(low) } else { format!("{}..{}", text(low), text(high)) }
}

fn figure_line(figure: &Figure) -> String {
    let mut line = format!("{} {} {}", ends(figure.low, figure.high), snake(figure.qualifier), figure.unit_kind.word());
    if let Some(unit) = &figure.unit {
        line += &format!("/{}", unit.replace(' ', "_"));
    }
    if let Some(per) = &figure.per {
        line += &format!(" per={per}");
    }
    if let Some(counted) = &figure.counted {
        line += &format!(" head={}", counted.head.replace(' ', "_"));
    }
    if figure.ordinal {
        line += " rank";
    }
    if let Some(change) = figure.change {
        line += &format!(" {}-{}", snake(change.direction), snake(change.part));
    }
    if let Some(also) = &figure.also {
        line +=
            &format!(" also={}/{}", ends(also.low, also.high), also.unit.clone().unwrap_or_default().replace(' ', "_"));
    }
    line
}

fn date_line(date: &DateValue) -> String {
    let iso = date.iso.as_deref().unwrap_or("?");
    let mut line = format!("{iso} {} {}", snake(date.precision), snake(date.kind));
    if let Some(stage) = date.stage {
        line += &format!(" {}", snake(stage));
    }
    if let Some(bound) = date.bound {
        line += &format!(" {}", snake(bound));
    }
    line
}

fn line(value: &Value) -> String {
    match value {
        Value::Figure(figure) => figure_line(figure),
        Value::Date(date) => date_line(date),
    }
}

/// The sentence with brackets around what was found, and a line for each.
fn rendered(text: &str, found: &[Candidate]) -> String {
    let mut marked = String::new();
    let mut at = 0;
    for candidate in found {
        let before = Span::new(at, candidate.span.start as usize);
        marked += &format!("{}[{}]", before.of(text), candidate.span.of(text));
        at = candidate.span.end as usize;
    }
    marked += Span::new(at, text.len()).of(text);
    for candidate in found {
        marked += &format!("\n  {}", line(candidate.value.as_ref().unwrap()));
    }
    marked
}

/// Runs a case file; says how many cases it holds.
fn run(cases: &str, find: fn(&Doc) -> Vec<Candidate>) -> usize {
    let mut wrong = Vec::new();
    let body: Vec<&str> = cases.lines().filter(|line| !line.starts_with('#')).collect();
    let cases: Vec<String> =
        body.split(|line| line.is_empty()).filter(|case| !case.is_empty()).map(|case| case.join("\n")).collect();
    for case in &cases {
        let text = case.lines().next().unwrap().replace(['[', ']'], "");
        let article = Article::plain(text.clone());
        let read = rendered(&text, &find(&Doc::new(&article)));
        if read != *case {
            wrong.push(format!("expected:\n{case}\nread:\n{read}\n"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases are read otherwise\n\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    cases.len()
}

#[test]
fn figures_of_news_sentences() {
    assert!(run(include_str!("cases/figures.txt"), figures::find) >= 80);
}

#[test]
fn dates_of_news_sentences() {
    assert!(run(include_str!("cases/dates.txt"), dates_of_the_day) >= 50);
}

fn dates_of_the_day(doc: &Doc) -> Vec<Candidate> {
    dates::find(doc, Some(jiff::civil::date(2014, 9, 12)))
}

/// What stands in the fenced blocks of one kind in the specification.
fn examples(kind: &str) -> String {
    let fence = format!("```{kind}\n");
    let blocks = include_str!("../FIGURES.md").split(&fence).skip(1);
    blocks.map(|block| block.split("```").next().unwrap()).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_specification_says_how_figures_are_read() {
    assert!(run(&examples("figures"), figures::find) >= 25);
}

#[test]
fn the_specification_says_how_dates_are_read() {
    assert!(run(&examples("dates"), dates_of_the_day) >= 4);
}

#[test]
fn the_specification_says_how_figures_are_compared() {
    let cases = examples("compare");
    let (first, second) = (jiff::civil::date(2014, 9, 12), jiff::civil::date(2014, 9, 15));
    for case in cases.lines() {
        let [one, two, relation] = case.split(" | ").collect::<Vec<_>>().try_into().unwrap();
        let found = figures::compare(&figure(one), Some(first), &figure(two), Some(second));
        assert_eq!(snake(found), relation, "{case}");
    }
    assert!(cases.lines().count() >= 8);
}

#[test]
fn relative_dates_stay_open_without_a_date() {
    let article = Article::plain("On Tuesday and last week, in June and two months ago, since 2011.".to_owned());
    let found = dates::find(&Doc::new(&article), None);
    let isos: Vec<_> = found
        .iter()
        .map(|found| match &found.value {
            Some(Value::Date(date)) => date.iso.clone(),
            _ => panic!("a date without its value"),
        })
        .collect();
    assert_eq!(isos, [None, None, None, None, Some("2011".to_owned())]);
}

/// The first figure of a text.
fn figure(text: &str) -> Figure {
    let article = Article::plain(text.to_owned());
    match figures::find(&Doc::new(&article)).into_iter().next().and_then(|found| found.value) {
        Some(Value::Figure(figure)) => *figure,
        _ => panic!("no figure in {text:?}"),
    }
}

#[test]
fn figures_in_words() {
    for (text, words, name) in [
        ("more than 150 airstrikes", "more than 150", "airstrikes"),
        ("between 20,000 and 31,000 fighters", "20,000 to 31,000", "fighters"),
        ("more than $3 million a day", "more than 3 million", "dollars a day"),
        ("up to 10 military aircraft", "up to 10", "aircraft"),
        ("a third of Iraq and Syria", "a third", "part of Iraq and Syria"),
        ("hundreds of thousands of refugees", "hundreds of thousands", "refugees"),
        ("several countries", "several", "countries"),
        ("the third woman", "3rd", "women"),
        ("minus 10.5 degrees Celsius", "−10.5", "degrees Celsius"),
        ("$62 a barrel", "62", "dollars a barrel"),
        ("60 miles an hour", "60", "miles per hour"),
        ("at least 1,234,567 votes", "at least 1,234,567", "votes"),
        ("fewer than 50 people", "less than 50", "people"),
        ("37", "37", "figure"),
    ] {
        let figure = figure(text);
        assert_eq!((gloss_say::figure(&figure).as_str(), figure.name().as_str()), (words, name), "{text}");
    }
}

#[test]
fn a_figure_is_sent_as_documented() {
    let money = figure("more than $3 million a day");
    let expected = serde_json::json!({
        "low": "3000000", "high": null, "qualifier": "over", "unit": "dollar", "unit_kind": "money",
        "per": "day", "counted": null, "ordinal": false, "change": null, "also": null
    });
    assert_eq!(serde_json::to_value(&money).unwrap(), expected);
    for text in
        ["a third of Iraq", "1,400-kilometer (870-mile) border", "rose 5% to 31", "524 to 43 votes", "20-30 men"]
    {
        let figure = figure(text);
        let json = serde_json::to_string(&figure).unwrap();
        assert_eq!(serde_json::from_str::<Figure>(&json).unwrap(), figure, "{json}");
    }
    assert!(serde_json::from_str::<figures::Decimal>("\"1e9\"").is_err());
}
