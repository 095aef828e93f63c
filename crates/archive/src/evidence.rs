//! Which sentences show best what an article says about something.

use crate::asked::Asked;
use crate::query::Hit;
use crate::words::set;
use crate::{Extent, Reader};
use std::cmp::Reverse;
use std::collections::BTreeSet;

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
    let mut ranked: Vec<_> = hits.iter().map(|hit| (Reverse(quality(reader, asked, hit)), hit)).collect();
    ranked.sort_by_cached_key(|(quality, (sentence, hit))| (*quality, reader.age(hit.article), *sentence, hit.mention));
    let articles = set(hits.iter().map(|(_, hit)| hit.article));
    let most = if articles.len() >= MANY { 1 } else { 2 };
    let mut kept: Vec<Hit> = Vec::new();
    for (_, (_, hit)) in ranked {
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
fn quality(reader: &Reader, asked: &Asked, (sentence, hit): &(u32, Hit)) -> (u8, usize) {
    let company = asked.sentences.get(&(hit.article, *sentence)).map(BTreeSet::len).unwrap_or_default();
    (hit.closeness, readable(reader, hit.article, hit.sentence) + company.min(3))
}

/// 3 for a sentence that can stand alone, less for a scrap, a line without an
/// end (a headline) or a monster.
fn readable(reader: &Reader, article: u32, sentence: Extent) -> usize {
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
    let mut ranked: Vec<(f64, u32, u32)> = asked
        .sentences
        .range((article, 0)..=(article, u32::MAX))
        .filter_map(|((_, sentence), wanted)| {
            let heaviest =
                wanted.iter().copied().reduce(|a, b| if asked.weight(b) > asked.weight(a) { b } else { a })?;
            let weight: f64 = wanted.iter().map(|wanted| asked.weight(*wanted)).sum();
            let stored = reader.at_hand(article)?.sentences.get(*sentence as usize)?;
            Some((weight * (1 + readable(reader, article, *stored)) as f64, *sentence, heaviest))
        })
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    ranked.truncate(EVIDENCE);
    let hit = |(_, sentence, wanted): (f64, u32, u32)| Some((wanted, asked.hit(wanted, article, sentence)?));
    ranked.into_iter().filter_map(hit).collect()
}

impl Asked<'_> {
    fn hit(&self, wanted: u32, article: u32, sentence: u32) -> Option<Hit> {
        let hits = self.hits.get(wanted as usize)?;
        hits.iter()
            .find(|(at, hit)| hit.article == article && *at == sentence && hit.closeness > 0)
            .map(|(_, hit)| hit.clone())
    }
}
