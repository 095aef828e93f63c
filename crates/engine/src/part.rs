//! What was found in an article, as the archive takes it.

use crate::compare::{figure, scene_of, to_detail};
use crate::keys;
use gloss_archive::{Alias, Card, Entry, Extent, Occurrence, Part};
use gloss_extract::{Analysis, Article, Entity, Span};

/// An analysed article as a part of an archive.
pub(crate) fn part(card: &Card, article: &Article, analysis: &Analysis) -> Part {
    let aliases = analysis.entities.iter().flat_map(|entity| aliases(analysis, entity)).collect();
    Part { fingerprint: 0, entry: entry(card, article, analysis), aliases }
}

fn aliases(analysis: &Analysis, entity: &Entity) -> Vec<Alias> {
    let Some(of) = keys::key(analysis, entity) else { return Vec::new() };
    let sure = keys::aliases(entity, |_| true);
    let all = keys::aliases(entity, |_| false).into_iter();
    all.map(|alias| Alias { sure: sure.contains(&alias), alias, of: of.clone() }).collect()
}

fn entry(card: &Card, article: &Article, analysis: &Analysis) -> Entry {
    let mentions = analysis.mentions.iter().filter_map(|mention| {
        // A mention that runs over a sentence's end is no evidence.
        analysis.sentence_at(mention.span).filter(|sentence| sentence.contains(mention.span))?;
        let key = keys::key(analysis, analysis.entities.get(mention.entity as usize)?)?;
        let detail = figure(mention).map(|figure| to_detail(figure, &scene_of(article.text(), analysis, mention)));
        Some(Occurrence { key, mention: extent(mention.span), detail: detail.unwrap_or_default() })
    });
    let sentences = analysis.sentences.iter().copied().map(extent).collect();
    Entry { card: card.clone(), text: article.text().to_owned(), sentences, occurrences: mentions.collect() }
}

fn extent(span: Span) -> Extent {
    Extent { start: span.start, end: span.end }
}
