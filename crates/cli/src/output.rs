//! A reading as one line of JSON. Offsets are Unicode code points.

use gloss_engine::extract::figures::{Figure, Qualifier, Relation};
use gloss_engine::extract::{Entity, Kind, Mention, Role, Value};
use gloss_engine::{Link, Reading, Related};
use gloss_open::{Language, language};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;

/// The answer to one line of input.
#[derive(Serialize)]
pub(crate) struct Record<'a> {
    id: &'a serde_json::Value,
    title: Option<&'a str>,
    byline: Option<&'a str>,
    date: Option<String>,
    /// Of a text that is not English.
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'static str>,
    mentions: Vec<MentionOut<'a>>,
    entities: Vec<EntityOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    related: Option<Vec<RelatedOut<'a>>>,
}

#[derive(Serialize)]
struct MentionOut<'a> {
    start: u32,
    end: u32,
    kind: Kind,
    text: &'a str,
    entity: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<serde_json::Value>,
    why: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    links: Option<Vec<LinkOut<'a>>>,
}

#[derive(Serialize)]
struct EntityOut<'a> {
    id: String,
    kind: Kind,
    name: &'a str,
    aliases: Vec<&'a str>,
}

#[derive(Serialize)]
struct LinkOut<'a> {
    article: &'a str,
    sentence: &'a str,
    confidence: u8,
    #[serde(flatten)]
    figure: Option<OtherFigure>,
}

/// What the other article says, and how it stands to this text's figure.
#[derive(Serialize)]
struct OtherFigure {
    low: Option<String>,
    high: Option<String>,
    qualifier: Qualifier,
    date: Option<String>,
    relation: Relation,
}

#[derive(Serialize)]
struct RelatedOut<'a> {
    article: &'a str,
    title: &'a str,
    score: f64,
    shared: Vec<String>,
    evidence: Vec<EvidenceOut<'a>>,
}

#[derive(Serialize)]
struct EvidenceOut<'a> {
    sentence: &'a str,
    entity: String,
}

impl<'a> Record<'a> {
    /// `linked` tells whether an archive was asked.
    pub(crate) fn new(id: &'a serde_json::Value, reading: &'a Reading, linked: bool) -> Self {
        let points = code_points(reading);
        let mention = |(at, mention)| mention_out(reading, &points, at, mention, linked);
        Record {
            id,
            title: reading.article.first(Role::Title),
            byline: reading.article.first(Role::Byline),
            date: reading.article.date().map(|date| date.to_string()),
            language: reading.is_foreign.then(|| language(reading.article.text()).map_or("other", Language::name)),
            mentions: (0u32..).zip(&reading.analysis.mentions).map(mention).collect(),
            entities: reading.analysis.entities.iter().map(entity_out).collect(),
            related: linked.then(|| reading.related.iter().map(|found| related_out(reading, found)).collect()),
        }
    }
}

/// For each byte offset at which a mention begins or ends, the number of code
/// points before it.
fn code_points(reading: &Reading) -> BTreeMap<u32, u32> {
    let spans = reading.analysis.mentions.iter().map(|mention| mention.span);
    let mut points: BTreeMap<u32, u32> = spans.flat_map(|span| [(span.start, 0), (span.end, 0)]).collect();
    let text = reading.article.text();
    let (mut at, mut count) = (0u32, 0u32);
    for (offset, point) in &mut points {
        let between = text.get(at as usize..*offset as usize).unwrap_or_default();
        count += u32::try_from(between.chars().count()).unwrap_or(u32::MAX);
        (at, *point) = (*offset, count);
    }
    points
}

fn mention_out<'a>(
    reading: &'a Reading,
    points: &BTreeMap<u32, u32>,
    at: u32,
    mention: &'a Mention,
    linked: bool,
) -> MentionOut<'a> {
    let point = |offset: u32| points.get(&offset).copied().unwrap_or_default();
    let links = || reading.links.get(mention.entity as usize).into_iter().flatten();
    MentionOut {
        start: point(mention.span.start),
        end: point(mention.span.end),
        kind: mention.kind,
        text: mention.span.of(reading.article.text()),
        entity: entity_id(reading, mention.entity),
        value: mention.value.as_ref().map(value),
        why: &mention.why,
        links: linked.then(|| links().map(|link| link_out(reading, at, link)).collect()),
    }
}

/// Kind and key: equal in every text that means the same.
pub(crate) fn id(entity: &Entity) -> String {
    format!("{}:{}", entity.kind.word(), entity.key)
}

fn entity_id(reading: &Reading, entity: u32) -> String {
    reading.analysis.entities.get(entity as usize).map(id).unwrap_or_default()
}

fn entity_out(entity: &Entity) -> EntityOut<'_> {
    let aliases = entity.aliases.iter().map(|alias| alias.text.as_str()).collect();
    EntityOut { id: id(entity), kind: entity.kind, name: &entity.name, aliases }
}

fn link_out<'a>(reading: &Reading, mention: u32, link: &'a Link) -> LinkOut<'a> {
    let compared = reading.compare(mention, link);
    let figure = compared.map(|compared| OtherFigure {
        low: compared.other.low.map(|low| low.to_string()),
        high: compared.other.high.map(|high| high.to_string()),
        qualifier: compared.other.qualifier,
        date: link.card.date.map(|date| date.to_string()),
        relation: compared.relation,
    });
    LinkOut { article: &link.card.id, sentence: &link.sentence, confidence: link.confidence, figure }
}

fn related_out<'a>(reading: &Reading, related: &'a Related) -> RelatedOut<'a> {
    let evidence =
        |(entity, link): &'a (u32, Link)| EvidenceOut { sentence: &link.sentence, entity: entity_id(reading, *entity) };
    RelatedOut {
        article: &related.card.id,
        title: &related.card.title,
        score: (f64::from(related.score) * 1000.0).round() / 1000.0,
        shared: related.shared.iter().map(|entity| entity_id(reading, *entity)).collect(),
        evidence: related.evidence.iter().map(evidence).collect(),
    }
}

pub(crate) fn value(value: &Value) -> serde_json::Value {
    match value {
        Value::Figure(figure) => figure_value(figure),
        Value::Date(date) => json!({"iso": date.iso, "precision": date.precision, "kind": date.kind}),
    }
}

fn figure_value(figure: &Figure) -> serde_json::Value {
    json!({
        "low": figure.low.map(|low| low.to_string()),
        "high": figure.high.map(|high| high.to_string()),
        "qualifier": figure.qualifier,
        "unit": figure.unit,
        "unit_kind": figure.unit_kind,
        "per": figure.per,
        "counted": figure.counted.as_ref().map(|counted| &counted.text),
        "ordinal": figure.ordinal,
        "change": figure.change,
    })
}
