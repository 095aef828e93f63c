//! What the archive says about the entities of a text.

use crate::compare::{closest, from_detail};
use crate::{Card, Form, Link, Linked, Namesake, Reading, Related, compare, keys};
use gloss_archive::{Hit, Key, Match, Missing, Query, Reader, Wanted};
use gloss_extract::corrections::Corrections;
use gloss_extract::{Analysis, Entity, Kind, Span};

/// Links and related articles for a reading. `own` is the id under which its
/// text lies in the archive, if it does.
pub(crate) fn link(
    archive: &Reader,
    corrections: &Corrections,
    own: Option<&str>,
    reading: &Reading,
) -> Result<Linked, Missing> {
    Linker { archive, corrections, reading }.answer(own)
}

struct Linker<'a> {
    archive: &'a Reader,
    corrections: &'a Corrections,
    reading: &'a Reading,
}

impl Linker<'_> {
    fn answer(&self, own: Option<&str>) -> Result<Linked, Missing> {
        let analysis = self.analysis();
        let wanted = analysis.entities.iter().map(|entity| {
            let mentions = u32::try_from(entity.mentions.len()).unwrap_or(u32::MAX);
            Ok(Wanted { keys: self.keys(entity)?, mentions })
        });
        let wanted = wanted.collect::<Result<Vec<Wanted>, Missing>>()?;
        let closeness = |entity, detail: &str| self.closeness(entity, detail);
        let text = self.reading.article.text();
        let answer = self.archive.ask(&Query { text, own, wanted: &wanted, closeness: &closeness })?;
        let namesakes = (0..).zip(&answer.namesakes).map(|(entity, found)| self.namesakes(entity, found));
        let form = |(text, articles): &(String, u32)| Form { text: text.clone(), articles: *articles };
        Ok(Linked {
            links: (0..).zip(&answer.hits).map(|(entity, hits)| self.links(entity, hits)).collect(),
            related: answer.related.iter().filter_map(|found| self.related(found)).collect(),
            namesakes: namesakes.collect(),
            forms: answer.forms.iter().map(|forms| forms.iter().map(form).collect()).collect(),
        })
    }

    /// Keys to look an entity up by: also by names that the reader has given it,
    /// and by none that other articles have for what it is kept apart from.
    fn keys(&self, entity: &Entity) -> Result<Vec<Key>, Missing> {
        let mut keys = keys::wanted(self.analysis(), entity);
        if self.corrections.is_empty() || !entity.kind.is_name() {
            return Ok(keys);
        }
        keys.extend(keys::renamed(entity, self.corrections).filter(|key| !keys.contains(key)).collect::<Vec<_>>());
        let mut apart = Vec::new();
        for from in keys::apart(entity, self.corrections) {
            apart.extend(self.archive.meaning(&from)?);
        }
        let mut left = Vec::new();
        for key in keys {
            if apart.is_empty() || self.archive.meaning(&key)?.is_none_or(|meaning| !apart.contains(&meaning)) {
                left.push(key);
            }
        }
        Ok(left)
    }

    fn namesakes(&self, entity: u32, found: &[gloss_archive::Namesake]) -> Vec<Namesake> {
        let namesake = |found: &gloss_archive::Namesake| Namesake {
            name: found.name.clone(),
            articles: found.articles,
            links: self.links(entity, &found.hits),
        };
        found.iter().map(namesake).collect()
    }

    fn analysis(&self) -> &Analysis {
        &self.reading.analysis
    }

    /// How close a figure of the archive is to an entity's; 0 if it may count
    /// something else.
    fn closeness(&self, entity: usize, detail: &str) -> u8 {
        let analysis = self.analysis();
        let found = from_detail(detail).zip(analysis.entities.get(entity));
        let compared = found
            .and_then(|(other, entity)| closest((self.reading.article.text(), analysis), entity, None, &other, None));
        compared.map(|compared| compare::closeness(compared.relation)).unwrap_or_default()
    }

    fn links(&self, entity: u32, hits: &[Hit]) -> Vec<Link> {
        hits.iter().filter_map(|hit| self.link(entity, hit)).collect()
    }

    fn link(&self, entity: u32, hit: &Hit) -> Option<Link> {
        let (card, text) = (self.archive.card(hit.article)?, self.archive.text(hit.article)?);
        let within = |at: u32| at.saturating_sub(hit.sentence.start) as usize;
        Some(Link {
            card: card.clone(),
            sentence: hit.sentence.of(text).to_owned(),
            mention: Span::new(within(hit.mention.start), within(hit.mention.end)),
            at: Span { start: hit.sentence.start, end: hit.sentence.end },
            figure: self.comparison(entity, card, &hit.detail),
            confidence: hit.confidence,
        })
    }

    fn comparison(&self, entity: u32, card: &Card, detail: &str) -> Option<crate::Comparison> {
        let entity = self.analysis().entities.get(entity as usize).filter(|entity| entity.kind == Kind::Figure)?;
        let article = &self.reading.article;
        closest((article.text(), self.analysis()), entity, article.date(), &from_detail(detail)?, card.date)
    }

    fn related(&self, found: &Match) -> Option<Related> {
        let evidence = found.evidence.iter().filter_map(|(entity, hit)| Some((*entity, self.link(*entity, hit)?)));
        Some(Related {
            card: self.archive.card(found.article)?.clone(),
            score: found.score as f32,
            shared: found.shared.clone(),
            figures: found.figures,
            evidence: evidence.collect(),
            copies: found.copies,
        })
    }
}
