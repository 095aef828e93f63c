//! A query against one archive: its things weighed, and the articles that share
//! them.

use crate::evidence::best_hits;
use crate::lookup::{Known, Meaning};
use crate::query::{Hit, Match, Namesake, Query, sized, weight};
use crate::reader::Reader;
use crate::shelf::SHELF;
use crate::terms::Use;
use crate::words::rarity;
use crate::{Class, Extent};
use gloss_order::{Map, Set, highest, order, order_by};

/// How many articles are looked at closely for being related.
const NEAR: usize = 48;

/// Of a large archive: as above, and in how many files the articles lie, with
/// those that have evidence for something that no near one mentions.
const NEAR_OF_MANY: usize = 14;
const MOST_FILES: usize = 20;

/// How sure a meaning of an ambiguous name is, and a figure that cannot be
/// compared.
const AMBIGUOUS: u8 = 40;
const UNSURE: u8 = 30;

/// How many sentences are shown of each meaning of an ambiguous name.
const OF_NAMESAKE: usize = 2;

/// A query's things as the archive knows them.
pub(crate) struct Asked<'a> {
    things: Vec<Thing<'a>>,
    /// The articles that share most, best first.
    pub(crate) near: Vec<Near>,
    /// The articles whose sentences count; `None` for all.
    pub(crate) reach: Option<Set<u32>>,
    /// For each wanted thing the sentences about it.
    pub(crate) hits: Vec<Vec<(u32, Hit)>>,
    /// For each article and sentence, the wanted things in it that count, in order.
    pub(crate) sentences: Map<(u32, u32), Vec<u32>>,
}

/// One wanted thing in the archive.
#[derive(Default)]
struct Thing<'a> {
    class: Option<Class>,
    /// What an article gains by sharing it; a second name for one thing gives none.
    weight: f64,
    is_first: bool,
    confidence: u8,
    /// Where it is, and how close.
    places: Vec<(&'a Use, u8)>,
}

/// An article that shares something.
pub(crate) struct Near {
    pub(crate) article: u32,
    /// The wanted things that it shares.
    shared: Vec<u32>,
    /// Their weight, divided by the sizes.
    pub(crate) shared_weight: f64,
    /// How like the text its words are, once that is known.
    pub(crate) likeness: f64,
    /// Whether it may be offered: it shares two things and one is a name.
    pub(crate) is_eligible: bool,
}

impl<'a> Asked<'a> {
    pub(crate) fn new(reader: &Reader, query: &Query, known: &[Known<'a>]) -> Self {
        let mut seen = Set::new();
        let things = known.iter().enumerate().map(|(index, known)| {
            let Some(meaning) = known.meaning else { return Thing::default() };
            // Two things that the archive knows as one are shared once.
            Thing { is_first: seen.insert(meaning.id), ..Thing::new(reader, query, index, meaning) }
        });
        let mut asked =
            Self { things: things.collect(), near: Vec::new(), reach: None, hits: Vec::new(), sentences: Map::new() };
        let mentioned = query.wanted.iter().filter(|wanted| !wanted.keys.is_empty()).count();
        asked.near = asked.all_near(reader, mentioned);
        asked.choose(reader);
        asked
    }

    pub(crate) fn weight(&self, wanted: u32) -> f64 {
        self.things.get(wanted as usize).map(|thing| thing.weight).unwrap_or_default()
    }

    fn class(&self, wanted: u32) -> Option<Class> {
        self.things.get(wanted as usize).and_then(|thing| thing.class)
    }

    /// All articles that share something, best first.
    fn all_near(&self, reader: &Reader, mentioned: usize) -> Vec<Near> {
        let mut shared: Vec<(u32, u32, u32)> = Vec::new();
        for (wanted, thing) in (0u32..).zip(&self.things).filter(|(_, thing)| thing.is_first) {
            let counted = thing.places.iter().filter(|(_, closeness)| *closeness > 0);
            shared.extend(counted.map(|(place, _)| (place.article, wanted, place.size)));
        }
        order_by(&mut shared, |one, two| one.cmp(two));
        shared.dedup_by_key(|(article, wanted, _)| (*article, *wanted));
        let mut near: Vec<Near> =
            shared.chunk_by(|a, b| a.0 == b.0).map(|of| self.near(reader, mentioned, of)).collect();
        let place = |near: &Near| (!near.is_eligible, highest(near.shared_weight), near.article ^ SHELF);
        order_by(&mut near, |one, two| place(one).cmp(&place(two)));
        near
    }

    fn near(&self, reader: &Reader, mentioned: usize, of: &[(u32, u32, u32)]) -> Near {
        let (article, size) = of.first().map(|(article, _, size)| (*article, *size)).unwrap_or_default();
        let shared: Vec<u32> = of.iter().map(|(_, wanted, _)| *wanted).collect();
        let sum: f64 = shared.iter().map(|wanted| self.weight(*wanted)).sum();
        let has_name = shared.iter().filter_map(|wanted| self.class(*wanted)).any(Class::is_name);
        Near {
            article,
            shared_weight: sum / sized(reader, size, mentioned),
            likeness: 0.0,
            is_eligible: shared.len() >= 2 && has_name,
            shared,
        }
    }

    /// Keeps the nearest articles. Of a large archive also says which articles'
    /// sentences count: of the nearest, and of the next ones that mention what
    /// none of them does.
    fn choose(&mut self, reader: &Reader) {
        if reader.is_small() {
            self.near.truncate(NEAR);
            return;
        }
        let (mut reach, mut files, mut covered) = (Set::new(), Set::new(), Set::<u32>::new());
        for (nth, near) in self.near.iter().enumerate() {
            let more = near.shared.iter().any(|wanted| !covered.contains(wanted));
            let file = (near.article < SHELF).then(|| reader.root.file_of_article(near.article));
            let free = file.is_none_or(|file| files.contains(&file) || files.len() < MOST_FILES);
            if (nth < NEAR_OF_MANY || more) && free {
                covered.extend(near.shared.iter().copied());
                files.extend(file);
                reach.insert(near.article);
            }
        }
        self.near.truncate(NEAR_OF_MANY);
        self.reach = Some(reach);
    }

    /// Reads the sentences that count, but for those of copies.
    pub(crate) fn read(&mut self, reader: &Reader, copies: &Set<u32>) {
        for (wanted, thing) in (0u32..).zip(&self.things) {
            let places = thing.places.iter().filter(|(place, _)| self.counts(place.article, copies));
            let hits: Vec<(u32, Hit)> = places
                .filter_map(|(place, closeness)| {
                    let confidence = if *closeness > 0 { thing.confidence } else { UNSURE };
                    hit(reader, place, *closeness, confidence)
                })
                .collect();
            for (sentence, hit) in hits.iter().filter(|(_, hit)| thing.is_first && hit.closeness > 0) {
                let things = self.sentences.or_default((hit.article, *sentence));
                if things.last() != Some(&wanted) {
                    things.push(wanted);
                }
            }
            self.hits.push(hits);
        }
    }

    fn counts(&self, article: u32, copies: &Set<u32>) -> bool {
        !copies.contains(&article) && self.reach.as_ref().is_none_or(|reach| reach.contains(&article))
    }

    /// What an ambiguous name may mean, with sentences.
    pub(crate) fn namesakes(&self, reader: &Reader, known: &Known, copies: &Set<u32>) -> Vec<Namesake> {
        let namesake = |meaning: &Meaning| {
            let places = meaning.terms().flat_map(|term| &term.uses);
            let hits: Vec<(u32, Hit)> = places
                .filter(|place| self.counts(place.article, copies))
                .filter_map(|place| hit(reader, place, 1, AMBIGUOUS))
                .collect();
            let mut hits = best_hits(reader, self, &hits);
            hits.truncate(OF_NAMESAKE);
            let name = meaning.forms().into_iter().next().map(|(form, _)| form).unwrap_or_default();
            Namesake { name, articles: meaning.articles(), hits }
        };
        known.namesakes.iter().map(namesake).collect()
    }
}

impl<'a> Thing<'a> {
    fn new(reader: &Reader, query: &Query, index: usize, meaning: Meaning<'a>) -> Self {
        let closeness =
            |found: &Use| if meaning.class == Class::Figure { (query.closeness)(index, &found.detail) } else { 1 };
        let places = meaning.terms().flat_map(|term| &term.uses).map(|found| (found, closeness(found))).collect();
        let weight = weight(meaning.class, rarity(reader.all(), meaning.articles() as usize));
        Self { class: Some(meaning.class), weight, is_first: false, confidence: meaning.confidence, places }
    }
}

impl Near {
    /// Without score and evidence.
    pub(crate) fn to_match(&self, asked: &Asked) -> Match {
        let figures = self.shared.iter().filter(|wanted| asked.class(**wanted) == Some(Class::Figure)).count();
        let order = order(&self.shared, |wanted| [highest(asked.weight(*wanted)), 0, 0]);
        let shared = order.into_iter().filter_map(|at| self.shared.get(at).copied()).collect();
        let figures = u32::try_from(figures).unwrap_or(u32::MAX);
        Match { article: self.article, score: 0.0, shared, figures, evidence: Vec::new(), copies: 0 }
    }
}

/// A place as a sentence, if its article is at hand and has such a place.
fn hit(reader: &Reader, place: &Use, closeness: u8, confidence: u8) -> Option<(u32, Hit)> {
    let stored = reader.at_hand(place.article)?;
    let sentence = *stored.sentences.get(place.sentence as usize)?;
    let start = sentence.start.saturating_add(place.start);
    let mention = Extent { start, end: start.saturating_add(place.length) };
    let fits = mention.fits(&stored.text) && sentence.contains(mention);
    let (article, detail) = (place.article, place.detail.to_string());
    fits.then_some((place.sentence, Hit { article, sentence, mention, detail, closeness, confidence }))
}
