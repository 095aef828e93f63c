//! From articles to the bytes of an archive.

use crate::compare::{figure, scene_of, to_detail};
use crate::keys;
use gloss_archive::{Card, Entry, Extent, Key, Occurrence, WriteError, Writer};
use gloss_extract::{Analysis, Article, Block, Model, Role, Span, article, extract};
use std::collections::BTreeSet;

/// An article to be put into an archive.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Written {
    /// What stands above it. Its id must be unique in the archive.
    pub card: Card,
    /// Its text without the title, each without a line break inside.
    pub paragraphs: Vec<String>,
}

/// Builds an archive of articles. The same ones, in any order, give the same
/// bytes.
///
/// # Errors
/// Two have the same id, or there is more than the format holds.
pub(crate) fn index(model: Option<&Model>, mut articles: Vec<Written>) -> Result<Vec<u8>, WriteError> {
    articles.sort();
    let read: Vec<_> = articles.into_iter().map(|article| analyse(model, article.card, &article.paragraphs)).collect();
    write(&read)
}

/// The text of an archive article: its title, then its paragraphs.
fn text(card: &Card, paragraphs: &[String]) -> String {
    let lines: Vec<&str> = std::iter::once(&card.title).chain(paragraphs).map(String::as_str).collect();
    lines.join("\n\n")
}

/// An archive article, from its card and text: the first line is the title.
pub(crate) fn bundled(card: &Card, text: &str) -> Article {
    let role = |at| if at == 0 { Role::Title } else { Role::Body };
    let blocks = article::lines(text).enumerate().map(|(at, span)| Block { span, role: role(at) }).collect();
    Article::new(text.to_owned(), blocks).dated(card.date)
}

fn analyse(model: Option<&Model>, card: Card, paragraphs: &[String]) -> (Card, Article, Analysis) {
    let article = bundled(&card, &text(&card, paragraphs));
    let analysis = extract(model, &article);
    (card, article, analysis)
}

fn write(read: &[(Card, Article, Analysis)]) -> Result<Vec<u8>, WriteError> {
    let known: BTreeSet<Key> = read.iter().flat_map(|(_, _, analysis)| keys_of(analysis)).collect();
    let mut writer = Writer::new();
    for (card, article, analysis) in read {
        add_aliases(&mut writer, analysis, &known);
        writer.add(entry(card, article, analysis))?;
    }
    writer.finish()
}

fn keys_of(analysis: &Analysis) -> impl Iterator<Item = Key> {
    analysis.entities.iter().filter_map(|entity| keys::key(analysis, entity))
}

fn add_aliases(writer: &mut Writer, analysis: &Analysis, known: &BTreeSet<Key>) {
    for entity in &analysis.entities {
        let Some(key) = keys::key(analysis, entity) else { continue };
        for alias in keys::aliases(entity, |key| known.contains(key)) {
            writer.alias(alias, key.clone());
        }
    }
}

fn entry(card: &Card, article: &Article, analysis: &Analysis) -> Entry {
    let mentions = analysis.mentions.iter().filter_map(|mention| {
        // A mention that runs over a sentence's end is no evidence.
        analysis.sentence_at(mention.span).filter(|sentence| sentence.contains(mention.span))?;
        let key = keys::key(analysis, analysis.entities.get(mention.entity as usize)?)?;
        Some(Occurrence {
            key,
            mention: extent(mention.span),
            detail: figure(mention)
                .map(|figure| to_detail(figure, &scene_of(article.text(), analysis, mention)))
                .unwrap_or_default(),
        })
    });
    let sentences = analysis.sentences.iter().copied().map(extent).collect();
    Entry { card: card.clone(), text: article.text().to_owned(), sentences, occurrences: mentions.collect() }
}

fn extent(span: Span) -> Extent {
    Extent { start: span.start, end: span.end }
}
