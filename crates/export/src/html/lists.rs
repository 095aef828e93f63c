//! Names, dates and related articles.

use super::{Of, glyph};
use crate::tally::called;
use crate::{Export, escape};
use gloss_engine::{Card, Related};
use gloss_extract::{Entity, Kind, Mention, Span, Value};
use gloss_say as say;
use gloss_say::messages as words;

/// Names by kind, each with its other forms and how often it is mentioned.
pub(super) fn names(export: &Export) -> String {
    let mut out = String::new();
    for kind in Kind::ALL.into_iter().filter(|kind| kind.is_name() && export.marks.shows(*kind)) {
        let rows: String = export.entities(kind).map(|(index, entity)| name(export, index, entity)).collect();
        if !rows.is_empty() {
            let head = escape::own(say::group(kind));
            out.push_str(&format!("<h3>{}{head}</h3>\n<ul>\n{rows}</ul>\n", glyph(kind)));
        }
    }
    out
}

fn name(export: &Export, index: usize, entity: &Entity) -> String {
    let line = |text: &str| Of::Text.line(export, text);
    let role = entity.role.as_deref().map(|role| format!(", {}", line(role))).unwrap_or_default();
    let (name, count) = (line(&entity.name), escape::own(words::mentions(entity.mentions.len())));
    let others = entity.aliases.iter().filter(|alias| alias.text != entity.name);
    let also = others.map(|alias| format!("{} ({})", line(&alias.text), alias.count));
    let also = also.collect::<Vec<_>>().join(", ");
    let also =
        if also.is_empty() { also } else { format!("<span class=\"also\">{} {also}</span>", escape::own(words::ALSO)) };
    format!("<li><span><a href=\"#e{index}\"><b>{name}</b></a>{role}</span> <span>{count}</span>{also}</li>\n")
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
    let written = Of::Text.line(export, mention.span.of(export.reading.article.text()));
    Some(format!("<li>{written} <span>{}</span></li>\n", escape::own(say::placed(value))))
}

/// Related articles, each with its reasons.
pub(super) fn related(export: &Export) -> String {
    let rows: String = export.reading.related.iter().map(|one| article(export, one)).collect();
    if rows.is_empty() { rows } else { format!("<ol>\n{rows}</ol>\n") }
}

fn article(export: &Export, one: &Related) -> String {
    let own = export.reading.article.date();
    let distance = one.card.date.zip(own).map(|(other, own)| format!(" · {}", escape::own(say::distance(other, own))));
    let entities = &export.reading.analysis.entities;
    let shared = one.shared.iter().filter_map(|index| entities.get(*index as usize));
    let shared = shared.map(|entity| Of::Text.called(export, &called(&export.reading.analysis, entity)));
    let figures = (one.figures > 0).then(|| escape::own(words::comparable_figures(one.figures as usize)));
    let shares = shared.chain(figures).collect::<Vec<_>>().join(", ");
    let shares = format!("{} {shares}", escape::own(words::counted_value(words::SHARES.text(), "")));
    let said = one.evidence.iter().map(|(_, link)| {
        let said = quote(export, Of::Others, &link.sentence, link.mention);
        format!("<blockquote class=\"evidence\">{said}</blockquote>\n")
    });
    format!(
        "<li><h3>{}</h3>\n<p class=\"source\">{}{}</p>\n<p>{shares}</p>\n{}</li>\n",
        Of::Others.line(export, &one.card.title),
        source(export, &one.card),
        distance.unwrap_or_default(),
        said.collect::<String>(),
    )
}

/// Source and day of an article.
pub(super) fn source(export: &Export, card: &Card) -> String {
    let source = Some(card.source.trim()).filter(|source| !source.is_empty());
    let source = source.map(|source| Of::Others.line(export, source));
    let day = card.date.map(|date| escape::own(say::date(date)));
    source.into_iter().chain(day).collect::<Vec<_>>().join(" · ")
}

/// A sentence with the words that match marked.
pub(super) fn quote(export: &Export, of: Of, sentence: &str, mention: Span) -> String {
    let (start, end) = (mention.start as usize, mention.end as usize);
    let part = |range: Option<&str>| escape::spaced(range.unwrap_or_default());
    let html = match mention.of(sentence) {
        "" => escape::spaced(sentence),
        words => {
            let (before, after) = (part(sentence.get(..start)), part(sentence.get(end..)));
            format!("{before}<mark>{}</mark>{after}", escape::spaced(words))
        }
    };
    of.apart(export, &html)
}
