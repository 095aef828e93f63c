use super::*;
use crate::Format;
use crate::testing::{HOSTILE, named, reading};
use gloss_engine::Reading;
use serde_json::Value as Json;

fn of(reading: &Reading) -> Json {
    serde_json::from_str(&Export::new(reading).make(Format::Annotations)).unwrap()
}

fn text<'a>(value: &'a Json, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} of {value}"))
}

/// What the model says that a collection, page or annotation MUST have, and
/// what it SHOULD have as far as we know it.
fn check(collection: &Json) {
    assert_eq!(text(collection, "@context"), "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(text(collection, "type"), "AnnotationCollection");
    assert!(!text(collection, "label").is_empty());
    let page = &collection["first"];
    assert_eq!((text(page, "type"), text(page, "partOf")), ("AnnotationPage", text(collection, "id")));
    assert!(page.get("@context").is_none(), "the context stands at the top alone");
    assert_eq!(page["startIndex"], 0);
    let items = page["items"].as_array().unwrap();
    assert_eq!(collection["total"], items.len());
    let mut ids = vec![text(collection, "id"), text(page, "id"), text(&collection["schema:about"], "id")];
    for item in items {
        assert_eq!(text(item, "type"), "Annotation");
        ids.push(text(item, "id"));
        assert!(["identifying", "classifying"].contains(&text(item, "motivation")));
        let target = &item["target"];
        assert_eq!(text(target, "type"), "SpecificResource");
        assert_eq!(target["source"], collection["schema:about"]["id"]);
        let [position, quote] = target["selector"].as_array().unwrap().as_slice() else { panic!("{target}") };
        assert_eq!(text(position, "type"), "TextPositionSelector");
        assert!(position["start"].as_u64().unwrap() < position["end"].as_u64().unwrap());
        assert_eq!(text(quote, "type"), "TextQuoteSelector");
        assert!(quote["prefix"].is_string() && quote["suffix"].is_string() && !text(quote, "exact").is_empty());
        for body in item["body"].as_array().unwrap() {
            assert_eq!(body["type"][0], "TextualBody");
            assert!(body["value"].is_string());
            assert!(["classifying", "identifying", "describing"].contains(&text(body, "purpose")));
        }
    }
    let all = ids.len();
    assert!(ids.iter().all(|id| id.starts_with("urn:uuid:") && !id.contains(' ')));
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "every id names one thing");
}

/// Finds every mention again in the text that is given, by both selectors.
fn anchor(collection: &Json) -> Vec<String> {
    let body = text(&collection["schema:about"], "schema:articleBody");
    let letters: Vec<char> = body.chars().collect();
    let items = collection["first"]["items"].as_array().unwrap();
    let found = items.iter().map(|item| {
        let (position, quote) = (&item["target"]["selector"][0], &item["target"]["selector"][1]);
        let at = |key: &str| position[key].as_u64().unwrap() as usize;
        let exact: String = letters[at("start")..at("end")].iter().collect();
        assert_eq!(exact, text(quote, "exact"));
        let whole = [text(quote, "prefix"), &exact, text(quote, "suffix")].concat();
        assert!(body.contains(&whole), "{whole:?}");
        exact
    });
    found.collect()
}

#[test]
fn every_mention_is_found_again_by_code_points() {
    let accents = "\u{1F600} Cafe\u{301} \u{1F1EE}\u{1F1F6}: John Kerry\r\n\r\nmet \u{1F468}\u{200D}\u{1F469} 40 envoys in \u{202B}Baghdad\u{202C}.";
    for paste in [accents, "John Kerry left Paris on Sept. 3, 2014.", HOSTILE] {
        let reading = named(&format!("{paste}\n\n{accents}"));
        let collection = of(&reading);
        check(&collection);
        assert_eq!(text(&collection["schema:about"], "schema:articleBody"), reading.article.text());
        let found = anchor(&collection);
        assert_eq!(found.len(), reading.analysis.mentions.len());
        assert!(found.iter().any(|words| words == "John Kerry"), "{found:?}");
    }
}

#[test]
fn bodies_say_kind_entity_and_value() {
    let collection = of(&named("Mr. Kerry, John Kerry, left Paris on Sept. 3, 2014 with more than $3 million."));
    let items = collection["first"]["items"].as_array().unwrap();
    let body = |exact: &str| {
        let item = items.iter().find(|item| item["target"]["selector"][1]["exact"] == exact);
        item.unwrap_or_else(|| panic!("{exact}: {items:?}"))["body"].clone()
    };
    let values = |exact: &str| {
        body(exact).as_array().unwrap().iter().map(|body| text(body, "value").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(values("John Kerry"), ["person", "John Kerry"]);
    assert_eq!(values("Sept. 3, 2014").last().unwrap(), "2014-09-03");
    let figure = body("more than $3 million")[2].clone();
    assert_eq!((text(&figure, "value"), text(&figure, "schema:minValue")), ("more than 3 million", "3000000"));
    assert_eq!((text(&figure, "schema:unitText"), figure.get("schema:maxValue")), ("dollar", None));
}

#[test]
fn the_same_text_has_the_same_name() {
    let one = uuid("a");
    assert_eq!(one, uuid("a"));
    assert_ne!(one, uuid("b"));
    let parts: Vec<_> = one.split('-').map(str::len).collect();
    assert_eq!(parts, [8, 4, 4, 4, 12]);
    assert!(one.split('-').nth(2).unwrap().starts_with('8') && "89ab".contains(one.as_bytes()[19] as char), "{one}");
}

#[test]
fn a_text_without_marks_is_an_empty_page() {
    let collection = of(&Reading::default());
    check(&collection);
    assert_eq!(collection["total"], 0);
    assert!(of(&reading())["total"].as_u64().unwrap() > 0);
}
