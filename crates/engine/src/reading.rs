//! Everything known about one text.

use crate::Card;
use crate::compare::{self, Stated};
use gloss_extract::{Analysis, Article, Span};
use serde::{Deserialize, Serialize};

/// Everything known about one text.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Reading {
    /// The text, its blocks, its date.
    pub article: Article,
    /// Mentions and entities.
    pub analysis: Analysis,
    /// One list per entity of [`Analysis::entities`]: sentences in other
    /// articles about it, best first.
    pub links: Vec<Vec<Link>>,
    /// Related articles, best first.
    pub related: Vec<Related>,
    /// One list per entity: those that an ambiguous name may mean.
    pub namesakes: Vec<Vec<Namesake>>,
    /// One list per entity: what other articles call it, commonest first.
    pub forms: Vec<Vec<Form>>,
    /// Whether the archive has been asked; if not, the lists are empty.
    pub linked: bool,
    /// Whether the text is in another language than English: then only what
    /// holds in any is marked.
    pub is_foreign: bool,
}

/// What the archive says about a reading; the fields of [`Reading`] of the same
/// names.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Linked {
    /// Sentences about each entity.
    pub links: Vec<Vec<Link>>,
    /// Related articles.
    pub related: Vec<Related>,
    /// What each ambiguous name may mean.
    pub namesakes: Vec<Vec<Namesake>>,
    /// What other articles call each entity.
    pub forms: Vec<Vec<Form>>,
}

/// Somebody or something that an ambiguous name may mean.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Namesake {
    /// As other articles call it most.
    pub name: String,
    /// How many articles mention it.
    pub articles: u32,
    /// The best sentences about it.
    pub links: Vec<Link>,
}

/// A name that other articles use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// As written.
    pub text: String,
    /// In how many articles.
    pub articles: u32,
}

/// A sentence in an archive article that is about an entity of this text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// Where it stands.
    pub card: Card,
    /// The sentence, word for word.
    pub sentence: String,
    /// The mention inside `sentence`.
    pub mention: Span,
    /// The sentence's place in the archive article's text.
    pub at: Span,
    /// For figures: what the other article says, against this one.
    pub figure: Option<Comparison>,
    /// How sure it is that both mean the same, from 0 to 100: 95 for an equal
    /// name of several words, 90 for an equal unit or day, 80 for an equal name
    /// of one word, 70 for another name that means nothing else in any article,
    /// 40 for an ambiguous one, 30 for a figure that cannot be compared.
    pub confidence: u8,
}

impl Reading {
    /// A reading that is not linked.
    pub(crate) fn marked(article: Article, analysis: Analysis) -> Self {
        let count = analysis.entities.len();
        let links = vec![Vec::new(); count];
        let (namesakes, forms) = (vec![Vec::new(); count], vec![Vec::new(); count]);
        Self { article, analysis, links, namesakes, forms, ..Self::default() }
    }

    /// Adds what the archive says.
    pub fn add(&mut self, linked: Linked) {
        (self.links, self.related) = (linked.links, linked.related);
        (self.namesakes, self.forms) = (linked.namesakes, linked.forms);
        self.linked = true;
    }

    /// This text's figure `mention` (an index into [`Analysis::mentions`]) beside
    /// the one that `link` shows; `None` unless both are figures.
    pub fn compare(&self, mention: u32, link: &Link) -> Option<Comparison> {
        let here = self.analysis.mentions.get(mention as usize)?;
        let scene = compare::scene_of(self.article.text(), &self.analysis, here);
        let this = Stated { figure: compare::figure(here)?, date: self.article.date(), scene: &scene };
        let other = link.figure.as_ref()?.other.clone();
        let scene = compare::Scene::new(&link.sentence, link.mention);
        let relation = compare::relation(this, Stated { figure: &other, date: link.card.date, scene: &scene });
        Some(Comparison { mention, other, relation })
    }
}

/// A figure of another article beside this text's figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// Index into [`Analysis::mentions`] of this text's figure.
    pub mention: u32,
    /// The other article's figure, read.
    pub other: gloss_extract::figures::Figure,
    /// How the two stand to each other.
    pub relation: gloss_extract::figures::Relation,
}

/// An archive article that is about the same things.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Related {
    /// Which one. Its date against the reading's tells before or after.
    pub card: Card,
    /// Higher is closer; comparable within one reading only.
    pub score: f32,
    /// Indices into [`Analysis::entities`] that it shares, rarest first.
    pub shared: Vec<u32>,
    /// How many figures it has that count the same.
    pub figures: u32,
    /// The best sentences, at most three: entity index and link.
    pub evidence: Vec<(u32, Link)>,
    /// How many articles of nearly the same wording are left out for it.
    pub copies: u32,
}
