//! Every mention as the [Web Annotation Data Model][model] of the W3C has it,
//! in JSON-LD, with the text itself.
//!
//! A [text position][position] counts Unicode code points, not bytes and not
//! UTF-16 units, as the model demands; here those of `schema:articleBody` as it
//! stands, white space and all, beginning with 0, end exclusive. The quote
//! beside it finds the words again in a text that has changed elsewhere.
//!
//! [model]: https://www.w3.org/TR/annotation-model/
//! [position]: https://www.w3.org/TR/annotation-model/#text-position-selector

use crate::Export;
use gloss_extract::figures::Figure;
use gloss_extract::{Mention, Span, Value, day};
use serde::Serialize;

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
/// Code points of a quote's surroundings.
const AROUND: usize = 32;

#[derive(Serialize)]
struct Collection<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    r#type: &'static str,
    label: &'a str,
    generator: Software,
    total: usize,
    #[serde(rename = "schema:about")]
    about: Text<'a>,
    first: Page<'a>,
}

#[derive(Serialize)]
struct Software {
    r#type: &'static str,
    name: &'static str,
}

#[derive(Serialize)]
struct Text<'a> {
    id: &'a str,
    r#type: [&'static str; 2],
    format: &'static str,
    #[serde(rename = "schema:headline")]
    headline: &'a str,
    #[serde(rename = "schema:datePublished", skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(rename = "schema:publisher", skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(rename = "schema:articleBody")]
    text: &'a str,
}

#[derive(Serialize)]
struct Page<'a> {
    id: String,
    r#type: &'static str,
    #[serde(rename = "partOf")]
    part_of: String,
    #[serde(rename = "startIndex")]
    start_index: u32,
    items: Vec<Annotation<'a>>,
}

#[derive(Serialize)]
struct Annotation<'a> {
    id: String,
    r#type: &'static str,
    motivation: &'static str,
    body: Vec<Body<'a>>,
    target: Target<'a>,
}

#[derive(Serialize)]
struct Body<'a> {
    r#type: Vec<&'static str>,
    purpose: &'static str,
    format: &'static str,
    /// Of a value in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'static str>,
    value: String,
    #[serde(flatten)]
    figure: Option<Quantity<'a>>,
}

/// A figure's bounds: decimals in plain digits, absent where they are open.
#[derive(Serialize)]
struct Quantity<'a> {
    #[serde(rename = "schema:minValue", skip_serializing_if = "Option::is_none")]
    low: Option<String>,
    #[serde(rename = "schema:maxValue", skip_serializing_if = "Option::is_none")]
    high: Option<String>,
    #[serde(rename = "schema:unitText", skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
}

#[derive(Serialize)]
struct Target<'a> {
    r#type: &'static str,
    source: &'a str,
    selector: (Position, Quote<'a>),
}

#[derive(Serialize)]
struct Position {
    r#type: &'static str,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct Quote<'a> {
    r#type: &'static str,
    exact: &'a str,
    prefix: &'a str,
    suffix: &'a str,
}

/// All mentions, whatever is marked, in one page of one collection.
pub(crate) fn collection(export: &Export) -> String {
    let article = &export.reading.article;
    let id = format!("urn:uuid:{}", uuid(article.text()));
    let mentions = &export.reading.analysis.mentions;
    let mut points = Points { text: article.text(), at: 0, count: 0 };
    let items = (0..).zip(mentions).map(|(index, mention)| annotation(export, &id, index, mention, &mut points));
    let whole = Collection {
        context: CONTEXT,
        id: format!("{id}#marks"),
        r#type: "AnnotationCollection",
        label: export.title(),
        generator: Software { r#type: "Software", name: "Gloss" },
        total: mentions.len(),
        about: Text {
            id: &id,
            r#type: ["Text", "schema:Article"],
            format: "text/plain",
            headline: export.title(),
            date: article.date().map(day::text),
            source: export.card.map(|card| card.source.as_str()).filter(|source| !source.is_empty()),
            text: article.text(),
        },
        first: Page {
            id: format!("{id}#marks-1"),
            r#type: "AnnotationPage",
            part_of: format!("{id}#marks"),
            start_index: 0,
            items: items.collect(),
        },
    };
    // Strings and numbers alone cannot fail.
    serde_json::to_string_pretty(&whole).unwrap_or_default()
}

fn annotation<'a>(
    export: &Export<'a>,
    id: &'a str,
    index: u32,
    mention: &'a Mention,
    points: &mut Points<'a>,
) -> Annotation<'a> {
    let text = export.reading.article.text();
    let start = points.before(mention.span.start);
    let exact = mention.span.of(text);
    let end = start + exact.chars().count() as u32;
    let (prefix, suffix) = around(text, mention.span);
    Annotation {
        id: format!("{id}#mark-{index}"),
        r#type: "Annotation",
        motivation: if mention.kind.is_name() { "identifying" } else { "classifying" },
        body: bodies(export, mention),
        target: Target {
            r#type: "SpecificResource",
            source: id,
            selector: (
                Position { r#type: "TextPositionSelector", start, end },
                Quote { r#type: "TextQuoteSelector", exact, prefix, suffix },
            ),
        },
    }
}

/// The kind, the entity by its name, and what a figure or date says.
fn bodies<'a>(export: &Export<'a>, mention: &'a Mention) -> Vec<Body<'a>> {
    let body = |purpose, value| Body {
        r#type: vec!["TextualBody"],
        purpose,
        format: "text/plain",
        language: None,
        value,
        figure: None,
    };
    let entity = export.reading.analysis.entities.get(mention.entity as usize);
    let value = match &mention.value {
        Some(Value::Date(date)) => date.iso.clone().map(|iso| body("describing", iso)),
        Some(Value::Figure(figure)) => Some(Body {
            r#type: vec!["TextualBody", "schema:QuantitativeValue"],
            language: Some(gloss_say::spoken().code()),
            figure: Some(quantity(figure)),
            ..body("describing", gloss_say::figure(figure))
        }),
        None => None,
    };
    let name = entity.map(|entity| body("identifying", entity.name.clone()));
    [body("classifying", mention.kind.word().into())].into_iter().chain(name).chain(value).collect()
}

fn quantity(figure: &Figure) -> Quantity<'_> {
    Quantity {
        low: figure.low.map(|low| low.to_string()),
        high: figure.high.map(|high| high.to_string()),
        unit: figure.unit.as_deref(),
    }
}

/// What stands before and behind a place.
fn around(text: &str, span: Span) -> (&str, &str) {
    let before = text.get(..span.start as usize).unwrap_or_default();
    let start = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let behind = text.get(span.end as usize..).unwrap_or_default();
    let end = behind.char_indices().nth(AROUND).map_or(behind.len(), |(at, _)| at);
    (before.get(start..).unwrap_or_default(), behind.get(..end).unwrap_or_default())
}

/// Counts code points; asked from front to back.
struct Points<'a> {
    text: &'a str,
    at: usize,
    count: u32,
}

impl Points<'_> {
    fn before(&mut self, offset: u32) -> u32 {
        let between = self.text.get(self.at..offset as usize).unwrap_or_default();
        self.count += between.chars().count() as u32;
        self.at = offset as usize;
        self.count
    }
}

/// The same for the same text, on every machine: a hash (FNV-1a of 128 bits) in
/// the form of a UUID of version 8.
fn uuid(text: &str) -> String {
    let mix = |hash: u128, byte: u8| (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
    let hash = text.bytes().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, mix);
    let hash = hash & !(0xF000 << 64) & !(0b11 << 62) | 0x8000 << 64 | 0b10 << 62;
    let hex = format!("{hash:032x}");
    let part = |range: std::ops::Range<usize>| hex.get(range).unwrap_or_default();
    [part(0..8), part(8..12), part(12..16), part(16..20), part(20..32)].join("-")
}

#[cfg(test)]
#[path = "annotations_tests.rs"]
mod tests;
