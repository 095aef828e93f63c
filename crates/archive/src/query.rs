//! What a text at hand asks of the archive, and how articles are ranked.
//!
//! An article's score is
//!
//! ```text
//! (sum over shared keys of rarity x weight of the class + 0.8 per comparable figure)
//!     / size of the article / size of the text + 15 x top rarity x likeness of the words
//! ```
//!
//! *Rarity* is BM25's inverse document frequency over the archive's articles;
//! *top rarity* that of a key which a single article has; a figure counts less
//! where most articles count the same. *Size* grows with the number of keys, so
//! that what mentions everything is not close to everything. *Likeness* is BM25
//! as a share of its maximum, which is far away: 0.05 to 0.1 for two reports on
//! one subject. Articles below `THRESHOLD` top rarities are not offered, nor
//! such as share no name, or one thing only, which may be the newspaper that
//! both quote: a weak filler is worse than an empty list.
//!
//! The numbers were chosen on the bundled articles as each other's queries (24
//! on one subject, 6 on others) and on 424 news texts about other things: the
//! six are offered nothing and to one of the 24, and fewer than one in twenty
//! of the 424 is offered anything.

use crate::evidence::{best_hits, best_sentences};
use crate::words::{is_copy, length, rarity, runs};
use crate::{Class, Extent, Key, Reader};
use std::collections::{BTreeMap, BTreeSet};

/// A score below this many top rarities is chance: two texts that share a
/// broadcaster, a parliament and two countries reach about half of it.
const THRESHOLD: f64 = 1.95;

/// How many related articles are offered at most.
const OFFERED: usize = 10;

/// What one comparable figure adds.
const FIGURE: f64 = 0.8;

/// How many top rarities full likeness of the words would add.
const LIKENESS: f64 = 15.0;

/// How much the size of an article and of the text at hand count against them,
/// and the least size that a text has, as a share of the articles' mean.
const ARTICLE_SLOPE: f64 = 0.5;
const TEXT_SLOPE: f64 = 0.3;
const LEAST_TEXT: f64 = 0.4;

/// What a text at hand asks of the archive.
pub struct Query<'a> {
    /// The text, for likeness and to recognise its own copies.
    pub text: &'a str,
    /// The id under which the text itself lies in the archive, if it does.
    pub own: Option<&'a str>,
    /// What it mentions, most telling spelling of each first.
    pub wanted: &'a [Wanted],
    /// How close an occurrence of the wanted thing of this number, with this
    /// detail, is to the text's own: 0 if the two cannot be compared, so that it
    /// does not count and comes last. Asked for figures only.
    pub closeness: &'a dyn Fn(usize, &str) -> u8,
}

/// Something that the text at hand mentions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// Keys that it may have; the first one that the archive knows counts.
    pub keys: Vec<Key>,
}

/// What the archive knows of the things that were asked for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// For each [`Wanted`] in order: sentences about it, best first.
    pub hits: Vec<Vec<Hit>>,
    /// Related articles, best first, then newest, then by id.
    pub related: Vec<Match>,
}

/// A sentence that mentions something wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The article's place in [`Reader::cards`].
    pub article: u32,
    /// The sentence in that article's text.
    pub sentence: Extent,
    /// The mention in that article's text.
    pub mention: Extent,
    /// As given to the writer.
    pub detail: String,
    /// What [`Query::closeness`] said; 1 where it was not asked.
    pub closeness: u8,
}

/// An article that is about the same things.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The article's place in [`Reader::cards`].
    pub article: u32,
    /// Higher is closer; comparable within one answer only.
    pub score: f64,
    /// The [`Wanted`] that it shares, rarest first.
    pub shared: Vec<u32>,
    /// How many of them are comparable figures.
    pub figures: u32,
    /// The best sentences, at most three: what they are about, and where.
    pub evidence: Vec<(u32, Hit)>,
}

impl Reader {
    /// Answers a query. Articles that are the text itself, or copies of it, are
    /// left out of everything.
    pub fn ask(&self, query: &Query) -> Answer {
        let likeness = self.words.likeness(query.text);
        let asked = Asked::new(self, query, &self.copies(query, &likeness));
        let hits = asked.uses.iter().map(|uses| best_hits(self, &asked, uses)).collect();
        Answer { hits, related: related(self, &asked, &likeness) }
    }

    /// The articles that are the text at hand, by id or by wording.
    fn copies(&self, query: &Query, likeness: &[f64]) -> BTreeSet<u32> {
        let (own, size) = (query.own.and_then(|id| self.find(id)), length(query.text));
        // Looking at the wording is slow, so only where it can be a copy.
        let alike = |article: &u32| {
            let like = likeness.get(*article as usize).is_some_and(|like| *like > 0.2);
            let other = if like { self.text(*article).map(length).unwrap_or_default() } else { 0 };
            like && other <= 2 * size && size <= 2 * other
        };
        let near: Vec<u32> = (0u32..).take(self.articles.len()).filter(alike).collect();
        let ours = if near.is_empty() { BTreeSet::new() } else { runs(query.text) };
        let copied = |article: &u32| self.text(*article).is_some_and(|text| is_copy(&ours, &runs(text)));
        near.into_iter().filter(copied).chain(own).collect()
    }
}

/// A query against one archive: its things looked up and weighed.
pub(crate) struct Asked {
    /// For each wanted thing, where it occurs.
    pub(crate) uses: Vec<Uses>,
    /// For each article and sentence, the wanted things in it that count.
    pub(crate) sentences: BTreeMap<(u32, u32), BTreeSet<u32>>,
    /// How many things with a key the text at hand mentions.
    mentioned: usize,
}

/// One wanted thing in the archive.
#[derive(Default)]
pub(crate) struct Uses {
    /// Its number in the archive, if the archive knows it.
    term: Option<u32>,
    pub(crate) class: Option<Class>,
    /// What an article gains by sharing it.
    pub(crate) weight: f64,
    /// In order of article, then sentence.
    pub(crate) hits: Vec<(u32, Hit)>,
}

impl Asked {
    fn new(reader: &Reader, query: &Query, copies: &BTreeSet<u32>) -> Self {
        let look = |(index, wanted)| Uses::new(reader, query, copies, index, wanted);
        let uses: Vec<Uses> = query.wanted.iter().enumerate().map(look).collect();
        let mut sentences: BTreeMap<_, BTreeSet<u32>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        // Two things that the archive knows as one are shared once.
        let first = |(_, uses): &(u32, &Uses)| uses.term.is_some_and(|term| seen.insert(term));
        for (wanted, uses) in (0u32..).zip(&uses).filter(first) {
            for (sentence, hit) in uses.hits.iter().filter(|(_, hit)| hit.closeness > 0) {
                sentences.entry((hit.article, *sentence)).or_default().insert(wanted);
            }
        }
        let mentioned = query.wanted.iter().filter(|wanted| !wanted.keys.is_empty()).count();
        Self { uses, sentences, mentioned }
    }

    pub(crate) fn weight(&self, wanted: u32) -> f64 {
        self.uses.get(wanted as usize).map(|uses| uses.weight).unwrap_or_default()
    }
}

impl Uses {
    fn new(reader: &Reader, query: &Query, copies: &BTreeSet<u32>, index: usize, wanted: &Wanted) -> Self {
        let number = wanted.keys.iter().find_map(|key| reader.number(key));
        let Some(term) = number.and_then(|number| reader.terms.get(number as usize)) else { return Self::default() };
        let kept = term.postings.iter().filter(|posting| !copies.contains(&posting.article));
        let hits = kept.filter_map(|posting| {
            let stored = reader.articles.get(posting.article as usize)?;
            let sentence = *stored.sentences.get(posting.sentence as usize)?;
            let closeness = if term.key.class == Class::Figure { (query.closeness)(index, &posting.detail) } else { 1 };
            let (article, mention, detail) = (posting.article, posting.mention, posting.detail.clone());
            Some((posting.sentence, Hit { article, sentence, mention, detail, closeness }))
        });
        let rarity = rarity(reader.articles.len(), term.articles as usize);
        Self { term: number, class: Some(term.key.class), weight: weight(term.key.class, rarity), hits: hits.collect() }
    }
}

/// What sharing a key adds. One figure adds as much as the next, unless most
/// articles count the same thing.
fn weight(class: Class, rarity: f64) -> f64 {
    match class {
        Class::Person | Class::Organisation => rarity,
        Class::Place => 0.6 * rarity,
        Class::Date => 0.3 * rarity,
        Class::Figure => FIGURE * rarity.min(1.0),
    }
}

fn related(reader: &Reader, asked: &Asked, likeness: &[f64]) -> Vec<Match> {
    let mut shared: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for ((article, _), wanted) in &asked.sentences {
        shared.entry(*article).or_default().extend(wanted);
    }
    let score = |(article, shared)| score(reader, asked, likeness, article, shared);
    let mut matches: Vec<Match> = shared.into_iter().filter_map(score).collect();
    // Articles are numbered by date and id, so the number settles ties.
    matches.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.article.cmp(&b.article)));
    matches.truncate(OFFERED);
    for found in &mut matches {
        found.evidence = best_sentences(reader, asked, found.article);
    }
    matches
}

fn score(reader: &Reader, asked: &Asked, likeness: &[f64], article: u32, shared: BTreeSet<u32>) -> Option<Match> {
    let class = |wanted: &u32| asked.uses.get(*wanted as usize).and_then(|uses| uses.class);
    if shared.len() < 2 || !shared.iter().filter_map(class).any(Class::is_name) {
        return None;
    }
    let sum: f64 = shared.iter().map(|wanted| asked.weight(*wanted)).sum();
    let like = likeness.get(article as usize).copied().unwrap_or_default();
    let top = rarity(reader.articles.len(), 1);
    let mentioned = asked.mentioned as f64 / reader.mean_keys;
    let keys = f64::from(reader.keys.get(article as usize).copied().unwrap_or_default()) / reader.mean_keys;
    let size = sized(ARTICLE_SLOPE, keys) * sized(TEXT_SLOPE, mentioned.max(LEAST_TEXT));
    let score = sum / size + LIKENESS * top * like;
    let figures = shared.iter().filter(|wanted| class(wanted) == Some(Class::Figure)).count();
    let mut shared: Vec<u32> = shared.into_iter().collect();
    shared.sort_by(|a, b| asked.weight(*b).total_cmp(&asked.weight(*a)).then(a.cmp(b)));
    let figures = u32::try_from(figures).unwrap_or(u32::MAX);
    (score >= THRESHOLD * top).then_some(Match { article, score, shared, figures, evidence: Vec::new() })
}

/// 1 for mean size, more for more keys.
fn sized(slope: f64, relative: f64) -> f64 {
    1.0 - slope + slope * relative
}
