//! Figures against a gold set that was written before the rules and without
//! sight of them: `cases/figures_gold.jsonl`, after `../FIGURES.md`.

#![expect(clippy::unwrap_used, reason = "a test may stop here")]

use gloss_extract::figures::Figure;
use gloss_extract::{Article, Doc, Span, Value, figures};
use serde_json::Value as Json;

/// Floors, in per cent; raise them when the reading gets better.
const VALUE: usize = 97;
const HEAD: usize = 90;

struct Wanted<'a> {
    span: Span,
    gold: &'a Json,
}

fn wanted<'a>(text: &str, golds: &'a [Json]) -> Vec<Wanted<'a>> {
    let mut from = 0;
    let place = |gold: &'a Json| {
        let phrase = gold["text"].as_str().unwrap();
        let start = from + text.get(from..).unwrap().find(phrase).unwrap();
        from = start + phrase.len();
        Wanted { span: Span::new(start, from), gold }
    };
    golds.iter().map(place).collect()
}

fn found(text: &str) -> Vec<(Span, Figure)> {
    let article = Article::plain(text.into());
    let candidates = figures::find(&Doc::new(&article));
    let figure = |value| match value {
        Some(Value::Figure(figure)) => Some(*figure),
        _ => None,
    };
    candidates.into_iter().filter_map(|found| Some((found.span, figure(found.value)?))).collect()
}

fn decimal(value: &Json) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// Equal, or a fraction cut at six places.
fn is_same(gold: Option<String>, read: Option<String>) -> bool {
    match (gold, read) {
        (Some(gold), Some(read)) => gold == read || gold.len() == 8 && read.get(..7) == gold.get(..7),
        (gold, read) => gold == read,
    }
}

fn has_value(gold: &Json, figure: &Figure) -> bool {
    let text = |value: Option<gloss_extract::figures::Decimal>| value.map(|value| value.to_string());
    is_same(decimal(&gold["low"]), text(figure.low))
        && is_same(decimal(&gold["high"]), text(figure.high))
        && gold["qualifier"] == serde_json::to_value(figure.qualifier).unwrap()
        && gold["unit_kind"] == figure.unit_kind.word()
}

fn has_head(gold: &Json, figure: &Figure) -> bool {
    gold["head"].as_str() == figure.counted.as_ref().map(|counted| counted.head.as_str())
}

#[test]
fn the_gold_figures_are_read() {
    let lines = include_str!("cases/figures_gold.jsonl").lines();
    let (mut all, mut value, mut counted, mut head, mut exact, mut extra) = (0, 0, 0, 0, 0, 0);
    for line in lines {
        let case: Json = serde_json::from_str(line).unwrap();
        let text = case["text"].as_str().unwrap();
        let found = found(text);
        let wanted = wanted(text, case["figures"].as_array().unwrap());
        extra += found.iter().filter(|(span, _)| !wanted.iter().any(|wanted| wanted.span.overlaps(*span))).count();
        for Wanted { span, gold } in wanted {
            all += 1;
            let here: Vec<_> = found.iter().filter(|(other, _)| other.overlaps(span)).collect();
            let valued = here.iter().any(|(_, figure)| has_value(gold, figure));
            let headed = here.iter().any(|(_, figure)| has_head(gold, figure));
            value += usize::from(valued);
            exact += usize::from(here.iter().any(|(other, _)| *other == span));
            if gold["head"].is_string() {
                counted += 1;
                head += usize::from(headed);
            }
            if !(valued && headed) {
                println!(
                    "{}{} {gold}\n   in {text}\n   read {here:?}",
                    if valued { "" } else { "VALUE " },
                    if headed { "" } else { "HEAD" }
                );
            }
        }
    }
    println!("{all} figures: value {value}, exact span {exact}, head {head} of {counted}, {extra} false alarms");
    assert!(value * 100 >= VALUE * all, "value right in {value} of {all}");
    assert!(head * 100 >= HEAD * counted, "head right in {head} of {counted}");
}
