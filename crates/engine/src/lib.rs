//! The seam between page or command line and the reading itself.
//!
//! Knows `gloss-intake`, `gloss-extract` and `gloss-archive`; knows neither the
//! page nor the worker that it runs in, nor where bytes come from.

#![forbid(unsafe_code)]

mod compare;
mod engine;
mod holder;
mod index;
mod keys;
mod linking;

pub use engine::{Engine, EngineError};
pub use gloss_archive::{Card, WriteError};
/// Mentions, entities and all that they are made of.
pub use gloss_extract as extract;
/// Bytes of opened files, and what they hold.
pub use gloss_intake as intake;
pub use index::Written;

use compare::Stated;
use gloss_extract::{Analysis, Article, Span};
use serde::{Deserialize, Serialize};

/// What the page asks of the worker. Requests are answered in order; a
/// revision is the page's own counter, by which it drops stale replies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Take these bytes as the tagger's model.
    Model(Vec<u8>),
    /// Take these bytes as the archive.
    Archive(Vec<u8>),
    /// Read a text.
    Read {
        /// Comes back with every reply.
        revision: u32,
        /// What to read.
        input: Input,
        /// The day of publication, if the reader has set it.
        #[serde(with = "gloss_extract::day")]
        date: Option<jiff::civil::Date>,
    },
}

/// What can be read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Input {
    /// Plain text, as pasted or from a file.
    Text(String),
    /// HTML, as pasted or from a file. Hostile until proven otherwise.
    Html(String),
    /// A bundled article, by its id.
    Bundled(String),
}

/// What the worker answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// The model is in use.
    ModelReady,
    /// The archive is in use; these are its articles, newest first.
    Catalogue(Vec<Card>),
    /// The article as taken in, before anything is marked.
    Taken {
        /// Of the request.
        revision: u32,
        /// The text and its blocks.
        article: Article,
        /// Of a bundled article.
        card: Option<Card>,
    },
    /// How far the reading is.
    Progress {
        /// Of the request.
        revision: u32,
        /// Bytes read.
        done: u32,
        /// Bytes in all.
        total: u32,
    },
    /// The whole reading.
    Done {
        /// Of the request.
        revision: u32,
        /// What was found.
        reading: Box<Reading>,
    },
    /// Something could not be done; the message says what to do.
    Failed {
        /// Of the request, if it had one.
        revision: Option<u32>,
        /// For the reader's eyes.
        message: String,
    },
}

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
}

impl Reading {
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
    /// Which one.
    pub card: Card,
    /// Higher is closer; comparable within one reading only.
    pub score: f32,
    /// Indices into [`Analysis::entities`] that it shares, rarest first.
    pub shared: Vec<u32>,
    /// How many figures it has that count the same.
    pub figures: u32,
    /// The best sentences, at most three: entity index and link.
    pub evidence: Vec<(u32, Link)>,
}
