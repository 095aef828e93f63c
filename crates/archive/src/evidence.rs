//! Which sentences show best what an article says about something.

use crate::asked::Asked;
use crate::query::Hit;
use crate::{Extent, Reader};
use gloss_order::{Set, highest, order};

/// How many sentences one wanted thing gets at most.
const SHOWN: usize = 120;

/// In how many articles a thing must occur for one sentence of each to do.
const MANY: usize = 3;

/// How many sentences with figures that cannot be compared are shown.
const UNSURE: usize = 3;

/// How many sentences show why an article is related.
const EVIDENCE: usize = 3;

/// The best sentences about one wanted thing, at most two of an article; one,
/// where many articles have some. Equally good ones: newest article first.
pub(crate) fn best_hits(reader: &Reader, asked: &Asked, hits: &[(u32, Hit)]) -> Vec<Hit> {
    let order = order(hits, |(sentence, hit)| {
        let (closeness, quality) = quality(reader, asked, *sentence, hit);
        let place = u64::from(*sentence) << 32 | u64::from(hit.mention.start);
        [u64::from(!closeness) << 32 | u64::from(!quality), reader.age(hit.article), place]
    });
    let articles: Set<u32> = hits.iter().map(|(_, hit)| hit.article).collect();
    let most = if articles.len() >= MANY { 1 } else { 2 };
    let mut kept: Vec<Hit> = Vec::new();
    for (_, hit) in order.into_iter().filter_map(|at| hits.get(at)) {
        let of_article = kept.iter().filter(|other| other.article == hit.article).count();
        let again = kept.iter().any(|other| other.article == hit.article && other.sentence == hit.sentence);
        let room = if hit.closeness > 0 { SHOWN } else { UNSURE };
        if of_article < most && !again && kept.len() < room {
            kept.push(hit.clone());
        }
    }
    kept
}

/// The closest figure; then a whole sentence of readable length, and company:
/// other things that the text at hand mentions as well.
fn quality(reader: &Reader, asked: &Asked, sentence: u32, hit: &Hit) -> (u8, u8) {
    let company = asked.sentences.get(&(hit.article, sentence)).map(Vec::len).unwrap_or_default();
    (hit.closeness, readable(reader, hit.article, hit.sentence) + company.min(3) as u8)
}

/// 3 for a sentence that can stand alone, less for a scrap, a line without an
/// end (a headline) or a monster.
fn readable(reader: &Reader, article: u32, sentence: Extent) -> u8 {
    let text = reader.text(article).map(|text| sentence.of(text)).unwrap_or_default();
    let closed = text.trim_end_matches(['"', '\'', '”', '’', ')']).ends_with(['.', '!', '?']);
    match text.split_whitespace().count() {
        8..=45 if closed => 3,
        6..=60 => 1,
        _ => 0,
    }
}

/// The sentences of an article that say most about what it shares with the
/// text at hand, best first, each with the most telling thing in it.
pub(crate) fn best_sentences(reader: &Reader, asked: &Asked, article: u32) -> Vec<(u32, Hit)> {
    let sentences: Vec<(&(u32, u32), &Vec<u32>)> =
        asked.sentences.iter().filter(|((of, _), _)| *of == article).collect();
    let order = order(&sentences, |((_, sentence), wanted)| {
        let weight: f64 = wanted.iter().map(|wanted| asked.weight(*wanted)).sum();
        let stored = reader.at_hand(article).and_then(|stored| stored.sentences.get(*sentence as usize));
        let readable = stored.map(|stored| readable(reader, article, *stored)).unwrap_or_default();
        [highest(weight * f64::from(1 + readable)), 0, 0]
    });
    let best = order.into_iter().take(EVIDENCE).filter_map(|at| sentences.get(at));
    let hit = |((_, sentence), wanted): &(&(u32, u32), &Vec<u32>)| {
        let heaviest = wanted.iter().copied().reduce(|a, b| if asked.weight(b) > asked.weight(a) { b } else { a })?;
        Some((heaviest, asked.hit(heaviest, article, *sentence)?))
    };
    best.filter_map(hit).collect()
}

impl Asked<'_> {
    fn hit(&self, wanted: u32, article: u32, sentence: u32) -> Option<Hit> {
        let hits = self.hits.get(wanted as usize)?;
        hits.iter()
            .find(|(at, hit)| hit.article == article && *at == sentence && hit.closeness > 0)
            .map(|(_, hit)| hit.clone())
    }
}
