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

use crate::asked::{Asked, Near};
use crate::error::Need;
use crate::evidence::{best_hits, best_sentences};
use crate::words::{Likeness, is_copy, length, rarity, runs};
use crate::{Class, Extent, Key, Missing, Reader};
use gloss_order::{Set, highest, order};

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
    /// How often the text mentions it: of a large archive, what is mentioned more
    /// is looked up first.
    pub mentions: u32,
}

/// What the archive knows of the things that were asked for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// For each [`Wanted`] in order: sentences about it, best first.
    pub hits: Vec<Vec<Hit>>,
    /// Related articles, best first, then newest, then by id.
    pub related: Vec<Match>,
    /// For each [`Wanted`]: what an ambiguous name may mean.
    pub namesakes: Vec<Vec<Namesake>>,
    /// For each [`Wanted`]: what articles call it, and in how many.
    pub forms: Vec<Vec<(String, u32)>>,
}

/// Something that an ambiguous name may mean.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Namesake {
    /// As articles call it most.
    pub name: String,
    /// How many articles mention it.
    pub articles: u32,
    /// Sentences about it, best first.
    pub hits: Vec<Hit>,
}

/// A sentence that mentions something wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The article's number, for [`Reader::card`] and [`Reader::text`].
    pub article: u32,
    /// The sentence in that article's text.
    pub sentence: Extent,
    /// The mention in that article's text.
    pub mention: Extent,
    /// Of a figure, as given to the writer.
    pub detail: String,
    /// What [`Query::closeness`] said; 1 where it was not asked.
    pub closeness: u8,
    /// How sure it is that the article means the same, from 0 to 100: 95 for an
    /// equal name of several words, 90 for an equal unit or day, 80 for an equal
    /// name of one word, 70 for another name that means nothing else in any
    /// article, 40 for an ambiguous one, 30 for a figure that cannot be compared.
    pub confidence: u8,
}

/// An article that is about the same things.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The article's number, for [`Reader::card`] and [`Reader::text`].
    pub article: u32,
    /// Higher is closer; comparable within one answer only.
    pub score: f64,
    /// The [`Wanted`] that it shares, rarest first.
    pub shared: Vec<u32>,
    /// How many of them are comparable figures.
    pub figures: u32,
    /// The best sentences, at most three: what they are about, and where.
    pub evidence: Vec<(u32, Hit)>,
    /// How many articles of nearly the same wording are left out for it.
    pub copies: u32,
}

impl Reader {
    /// Answers a query. Articles that are the text itself, or copies of it, are
    /// left out of everything.
    ///
    /// # Errors
    /// [`Missing`]: which files to fetch first.
    pub fn ask(&self, query: &Query) -> Result<Answer, Missing> {
        let mut need = Need::default();
        self.need_whole(&mut need);
        need.check()?;
        let mut need = Need::default();
        let known = self.look_up(query.wanted, &mut need);
        let own = query.own.and_then(|id| self.numbered(id, &mut need));
        let common = self.common(&mut need);
        need.check()?;
        let mut asked = Asked::new(self, query, &known);
        let mut need = Need::default();
        for article in asked.reach.iter().flatten() {
            self.stored(*article, &mut need);
        }
        need.check()?;
        let common = common.cloned().unwrap_or_default();
        let likeness = Likeness::new(query.text, &common, self.all(), self.mean_words());
        for near in &mut asked.near {
            near.likeness = likeness.of(self.text(near.article).unwrap_or_default());
        }
        let copies = self.copies(query.text, own, &asked.near);
        asked.read(self, &copies);
        Ok(Answer {
            hits: asked.hits.iter().map(|hits| best_hits(self, &asked, hits)).collect(),
            related: related(self, &asked, &copies),
            namesakes: known.iter().map(|known| asked.namesakes(self, known, &copies)).collect(),
            forms: known.iter().map(|known| known.meaning.map(|meaning| meaning.forms()).unwrap_or_default()).collect(),
        })
    }

    /// The articles that are the text at hand, by id or by wording.
    fn copies(&self, text: &str, own: Option<u32>, near: &[Near]) -> Set<u32> {
        let (size, mut ours) = (length(text), None);
        let mut copies: Set<u32> = own.into_iter().collect();
        // Looking at the wording is slow, so only where it can be a copy.
        for near in near.iter().filter(|near| near.likeness > 0.2) {
            let other = self.text(near.article).unwrap_or_default();
            let length = length(other);
            let alike = length <= 2 * size && size <= 2 * length;
            if alike && is_copy(ours.get_or_insert_with(|| runs(text)), &runs(other)) {
                copies.insert(near.article);
            }
        }
        copies
    }
}

/// What sharing a key adds. One figure adds as much as the next, unless most
/// articles count the same thing.
pub(crate) fn weight(class: Class, rarity: f64) -> f64 {
    match class {
        Class::Person | Class::Organisation => rarity,
        Class::Place => 0.6 * rarity,
        Class::Date => 0.3 * rarity,
        Class::Figure => FIGURE * rarity.min(1.0),
        Class::Article => 0.0,
    }
}

/// By what the shared weight is divided: the sizes of an article and of the text.
pub(crate) fn sized(reader: &Reader, article: u32, text: usize) -> f64 {
    // 1 for mean size, more for more keys.
    let sized = |slope: f64, keys: f64| 1.0 - slope + slope * keys / reader.mean_keys();
    sized(ARTICLE_SLOPE, f64::from(article)) * sized(TEXT_SLOPE, (text as f64).max(LEAST_TEXT * reader.mean_keys()))
}

fn related(reader: &Reader, asked: &Asked, copies: &Set<u32>) -> Vec<Match> {
    let top = rarity(reader.all(), 1);
    let score = |near: &Near| near.shared_weight + LIKENESS * top * near.likeness;
    let mut folded = Folded::default();
    for at in order(&asked.near, |near| [highest(score(near)), reader.age(near.article), 0]) {
        let near = asked.near.get(at).filter(|near| near.is_eligible && !copies.contains(&near.article));
        if let Some((near, score)) = near.map(|near| (near, score(near))).filter(|(_, score)| *score >= THRESHOLD * top)
        {
            folded.add(reader, near, |near| {
                let evidence = best_sentences(reader, asked, near.article);
                Match { score, evidence, ..near.to_match(asked) }
            });
        }
    }
    folded.matches
}

/// Matches, each with the runs of words in it.
#[derive(Default)]
struct Folded {
    matches: Vec<Match>,
    runs: Vec<Set<u64>>,
}

impl Folded {
    /// Adds a match unless it has the wording of a better one.
    fn add(&mut self, reader: &Reader, near: &Near, found: impl FnOnce(&Near) -> Match) {
        let own = runs(reader.text(near.article).unwrap_or_default());
        let same = self.runs.iter().position(|other| is_copy(&own, other));
        if let Some(better) = same.and_then(|at| self.matches.get_mut(at)) {
            better.copies += 1;
        } else if self.matches.len() < OFFERED {
            self.matches.push(found(near));
            self.runs.push(own);
        }
    }
}
