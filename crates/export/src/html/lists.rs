//! Names, dates and related articles.

use super::glyph;
use crate::{Export, escape, words};
use gloss_engine::{Card, Related};
use gloss_extract::{Entity, Kind, Mention, Span, Value};

/// Names by kind, each with its other forms and how often it is mentioned.
pub(super) fn names(export: &Export) -> String {
    let mut out = String::new();
    for kind in Kind::ALL.into_iter().filter(|kind| kind.is_name() && export.marks.shows(*kind)) {
        let rows: String = export.entities(kind).map(|(index, entity)| name(index, entity)).collect();
        if !rows.is_empty() {
            out.push_str(&format!("<h3>{}{}</h3>\n<ul>\n{rows}</ul>\n", glyph(kind), words::group(kind)));
        }
    }
    out
}

fn name(index: usize, entity: &Entity) -> String {
    let role = entity.role.as_deref().map(|role| format!(", <bdi>{}</bdi>", escape::line(role))).unwrap_or_default();
    let (name, count) = (escape::line(&entity.name), words::counted(entity.mentions.len(), "mention"));
    let others = entity.aliases.iter().filter(|alias| alias.text != entity.name);
    let also = others.map(|alias| format!("<bdi>{}</bdi> ({})", escape::line(&alias.text), alias.count));
    let also = also.collect::<Vec<_>>().join(", ");
    let also = if also.is_empty() { also } else { format!("<span class=\"also\">{} {also}</span>", words::ALSO) };
    format!(
        "<li><span><a href=\"#e{index}\"><b><bdi>{name}</bdi></b></a>{role}</span> <span>{count}</span>{also}</li>\n"
    )
}

/// Dates in the order of the text: as written, and what they say.
pub(super) fn dates(export: &Export) -> String {
    if !export.marks.shows(Kind::Date) {
        return String::new();
    }
    let rows: String = export.reading.analysis.mentions.iter().filter_map(|mention| date(export, mention)).collect();
    if rows.is_empty() { rows } else { format!("<ul>\n{rows}</ul>\n") }
}

fn date(export: &Export, mention: &Mention) -> Option<String> {
    let Some(Value::Date(value)) = &mention.value else { return None };
    let written = escape::line(mention.span.of(export.reading.article.text()));
    Some(format!("<li><bdi>{written}</bdi> <span>{}</span></li>\n", escape::line(&words::placed(value))))
}

/// Related articles, each with its reasons.
pub(super) fn related(export: &Export) -> String {
    let rows: String = export.reading.related.iter().map(|one| article(export, one)).collect();
    if rows.is_empty() { rows } else { format!("<ol>\n{rows}</ol>\n") }
}

fn article(export: &Export, one: &Related) -> String {
    let own = export.reading.article.date();
    let distance = one.card.date.zip(own).map(|(other, own)| format!(" · {}", words::distance(other, own)));
    let entities = &export.reading.analysis.entities;
    let shared = one.shared.iter().filter_map(|index| entities.get(*index as usize));
    let shared = shared.map(|entity| format!("<bdi>{}</bdi>", escape::line(&entity.name)));
    let figures = (one.figures > 0).then(|| words::counted(one.figures as usize, "comparable figure"));
    let shares = shared.chain(figures).collect::<Vec<_>>().join(", ");
    let said = one.evidence.iter().map(|(_, link)| {
        format!("<blockquote class=\"evidence\">{}</blockquote>\n", quote(&link.sentence, link.mention))
    });
    format!(
        "<li><h3><bdi>{}</bdi></h3>\n<p class=\"source\">{}{}</p>\n<p>{}: {shares}</p>\n{}</li>\n",
        escape::line(&one.card.title),
        source(&one.card),
        distance.unwrap_or_default(),
        words::SHARES,
        said.collect::<String>(),
    )
}

/// Source and day of an article.
pub(super) fn source(card: &Card) -> String {
    let source = Some(card.source.trim()).filter(|source| !source.is_empty());
    let source = source.map(|source| format!("<bdi>{}</bdi>", escape::line(source)));
    source.into_iter().chain(card.date.map(words::date)).collect::<Vec<_>>().join(" · ")
}

/// A sentence with the words that match marked.
pub(super) fn quote(sentence: &str, mention: Span) -> String {
    let (start, end) = (mention.start as usize, mention.end as usize);
    let part = |range: Option<&str>| escape::spaced(range.unwrap_or_default());
    match mention.of(sentence) {
        "" => format!("<bdi>{}</bdi>", escape::spaced(sentence)),
        words => format!(
            "<bdi>{}<mark>{}</mark>{}</bdi>",
            part(sentence.get(..start)),
            escape::spaced(words),
            part(sentence.get(end..))
        ),
    }
}
