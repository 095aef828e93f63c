//! What the archive says about the entities of a text.

use crate::compare::{closest, from_detail};
use crate::{Card, Form, Link, Linked, Namesake, Reading, Related, compare, keys};
use gloss_archive::{Hit, Match, Missing, Query, Reader, Wanted};
use gloss_extract::{Analysis, Kind, Span};

/// Links and related articles for a reading. `own` is the id under which its
/// text lies in the archive, if it does.
pub(crate) fn link(archive: &Reader, own: Option<&str>, reading: &Reading) -> Result<Linked, Missing> {
    Linker { archive, reading }.answer(own)
}

struct Linker<'a> {
    archive: &'a Reader,
    reading: &'a Reading,
}

impl Linker<'_> {
    fn answer(&self, own: Option<&str>) -> Result<Linked, Missing> {
        let analysis = self.analysis();
        let wanted = analysis.entities.iter().map(|entity| Wanted {
            keys: keys::wanted(analysis, entity),
            mentions: u32::try_from(entity.mentions.len()).unwrap_or(u32::MAX),
        });
        let wanted: Vec<Wanted> = wanted.collect();
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
