//! From a folder's article files to the bytes of an archive.

use crate::compare::{figure, scene_of, to_detail};
use crate::front_matter::{Problem, parse};
use crate::keys;
use gloss_archive::{Card, Entry, Extent, Key, Occurrence, Writer};
use gloss_extract::{Analysis, Article, Block, Model, Role, Span, article, extract};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Something wrong with one article file; the message says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexError {
    /// The file, as it was named.
    pub file: String,
    /// The line, counted from 1, if one is to blame.
    pub line: Option<usize>,
    /// What is wrong, and what to do.
    pub message: String,
}

impl fmt::Display for IndexError {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self.line {
            Some(line) => write!(out, "{}:{line}: {}", self.file, self.message),
            None => write!(out, "{}: {}", self.file, self.message),
        }
    }
}

/// All that is wrong with a folder's files, in order of file and line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexErrors(pub Vec<IndexError>);

impl fmt::Display for IndexErrors {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        out.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for IndexErrors {}

/// Builds an archive of article files, each given by its path and content; see
/// the `front_matter` module for their form. The file's stem is the article's
/// id. The same files, in any order, give the same bytes.
///
/// # Errors
/// Everything that is wrong with any of the files.
pub(crate) fn index(model: Option<&Model>, mut files: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>, IndexErrors> {
    files.sort();
    let mut errors = Vec::new();
    let mut read = Vec::new();
    let mut ids = BTreeMap::new();
    for (file, bytes) in &files {
        match parse(bytes) {
            Ok((card, paragraphs)) => read.push((file, Card { id: stem(file).to_owned(), ..card }, paragraphs)),
            Err(problems) => errors.extend(problems.into_iter().map(|problem| at(file, problem))),
        }
        errors.extend(check_id(file, &mut ids).map(|message| IndexError { file: file.clone(), line: None, message }));
    }
    if !errors.is_empty() {
        return Err(IndexErrors(errors));
    }
    let read: Vec<_> =
        read.into_iter().map(|(file, card, paragraphs)| (file, analyse(model, card, &paragraphs))).collect();
    write(&read)
}

fn at(file: &str, Problem { line, message }: Problem) -> IndexError {
    IndexError { file: file.to_owned(), line: Some(line), message }
}

/// The file's name without folder and last extension.
fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Ids stand in addresses, and some file systems do not know `A` from `a`.
fn check_id<'a>(file: &'a str, ids: &mut BTreeMap<String, &'a str>) -> Option<String> {
    let id = stem(file);
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if id.is_empty() || !id.chars().all(plain) {
        return Some("the file's name becomes an address; rename it to letters a-z, digits, - and _".into());
    }
    let other = ids.insert(id.to_ascii_lowercase(), file)?;
    Some(format!("{other} gives the same id \"{id}\"; rename one of the two"))
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

fn write(read: &[(&String, (Card, Article, Analysis))]) -> Result<Vec<u8>, IndexErrors> {
    let known: BTreeSet<Key> = read.iter().flat_map(|(_, (_, _, analysis))| keys_of(analysis)).collect();
    let mut writer = Writer::new();
    for (file, (card, article, analysis)) in read {
        add_aliases(&mut writer, analysis, &known);
        writer.add(entry(card, article, analysis)).map_err(|error| fault(file, &error))?;
    }
    writer.finish().map_err(|error| fault("archive", &error))
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

fn fault(file: &str, error: &impl ToString) -> IndexErrors {
    IndexErrors(vec![IndexError { file: file.to_owned(), line: None, message: error.to_string() }])
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
