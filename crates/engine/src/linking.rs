//! What the archive says about the entities of a text.

use crate::compare::{closest, from_detail};
use crate::{Card, Link, Reading, Related, compare, keys};
use gloss_archive::{Answer, Hit, Match, Query, Reader, Wanted};
use gloss_extract::{Analysis, Kind, Span};

/// Adds links and related articles to a reading. `own` is the id under which
/// its text lies in the archive, if it does.
pub(crate) fn link(archive: &Reader, own: Option<&str>, reading: &mut Reading) {
    let linker = Linker { archive, reading };
    let (links, related) = linker.answer(own);
    (reading.links, reading.related) = (links, related);
}

struct Linker<'a> {
    archive: &'a Reader,
    reading: &'a Reading,
}

impl Linker<'_> {
    fn answer(&self, own: Option<&str>) -> (Vec<Vec<Link>>, Vec<Related>) {
        let analysis = self.analysis();
        let keys = |entity| Wanted { keys: keys::wanted(analysis, entity) };
        let wanted: Vec<Wanted> = analysis.entities.iter().map(keys).collect();
        let closeness = |entity, detail: &str| self.closeness(entity, detail);
        let text = self.reading.article.text();
        let Answer { hits, related } = self.archive.ask(&Query { text, own, wanted: &wanted, closeness: &closeness });
        let links = (0..).zip(hits).map(|(entity, hits)| self.links(entity, &hits)).collect();
        (links, related.iter().filter_map(|found| self.related(found)).collect())
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
        })
    }
}
