//! One text in front of the reader, and how far its reading has come.

use crate::draft::{Draft, Trouble};
use crate::edits::Edits;
use crate::library::Kept;
use crate::route::Route;
use crate::shared::Shared;
use crate::spare::Spare;
use gloss_engine::{Card, Input, Linked, Reading};
use gloss_extract::{Article, Mention, Role};
use jiff::civil::Date;
use std::ops::Range;

/// How far the reading of a text has come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Stage {
    /// Under way.
    #[default]
    Reading,
    /// Read and marked.
    Marked,
    /// The reader stopped it; the text stands unmarked.
    Stopped,
    /// It could not be read, for this reason.
    Failed(Trouble),
}

/// A text and all that is known about it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// The archive's name of it, or none for the reader's own text.
    pub id: Option<String>,
    /// The digest that names it, if it is a kept article.
    pub kept: Option<String>,
    /// What the reader brought; empty for a bundled article.
    pub draft: Draft,
    /// The article out of a file or a foreign page, as the opener gave it.
    pub opened: Option<Shared<Article>>,
    /// The day that the reader has set.
    pub date: Option<Date>,
    /// The day that the text itself gives.
    pub found: Option<Date>,
    /// Whether it is in another language than English.
    pub is_foreign: bool,
    /// Which one, once that is told, as ISO 639 has it.
    pub language: Option<String>,
    /// What the reader has changed about its lines.
    pub edits: Edits,
    /// Which paragraphs the reading part breaks down on.
    pub spare: Spare,
    /// Front matter of a bundled article.
    pub card: Option<Card>,
    /// Whether the reader has changed day or lines on this visit.
    pub edited: bool,
    /// The text, once taken in.
    pub article: Option<Shared<Article>>,
    /// Under which corrections it was read; see [`Hand::turn`](crate::correct::Hand::turn).
    pub turn: u32,
    /// What was found in it.
    pub reading: Option<Shared<Reading>>,
    /// How far.
    pub stage: Stage,
    /// Where the page was scrolled to when the reader left it, in pixels.
    pub scroll: f64,
}

impl Sheet {
    /// The reader's own text.
    pub fn own(draft: Draft, date: Option<Date>) -> Self {
        Self { draft, date, ..Self::default() }
    }

    /// The reader's own text, out of a file or a foreign page.
    pub fn opened(article: Article) -> Self {
        let (found, article) = (article.date(), Shared::new(article));
        Self { opened: Some(article.clone()), article: Some(article), found, ..Self::default() }
    }

    /// A bundled article.
    pub fn bundled(id: &str) -> Self {
        Self { id: Some(id.to_owned()), ..Self::default() }
    }

    /// A kept article; its text is to be [fetched](Sheet::fetched).
    pub fn kept(id: &str) -> Self {
        Self { kept: Some(id.to_owned()), ..Self::default() }
    }

    /// The article at an address.
    pub fn at(route: &Route) -> Option<Self> {
        match route {
            Route::Bundled { id, .. } => Some(Self::bundled(id)),
            Route::Kept { id, .. } => Some(Self::kept(id)),
            _ => None,
        }
    }

    /// A kept article has come from the store.
    pub fn fetched(&mut self, kept: &Kept) {
        (self.card, self.date, self.found) = (Some(kept.stub.card()), None, kept.article.date());
        self.take(kept.article.clone());
    }

    /// Whether there is something to read.
    pub fn is_here(&self) -> bool {
        self.kept.is_none() || self.article.is_some()
    }

    /// Whether the reader can change its day and its lines.
    pub fn is_own(&self) -> bool {
        self.id.is_none()
    }

    /// What to ask the engine for. A kept article is read as it was taken in,
    /// and one whose lines were moved as it stands.
    pub fn input(&self) -> Input {
        if let Some(less) = self.article.as_ref().and_then(|article| self.spare.spared(article)) {
            return Input::Taken(less.dated(self.found));
        }
        if let Some(article) = self.article.as_ref().filter(|_| self.kept.is_some() || self.edits.is_some()) {
            return Input::Taken(Article::clone(article).dated(self.found));
        }
        match (&self.id, &self.opened) {
            (Some(id), _) => Input::Bundled(id.clone()),
            (None, Some(article)) => Input::Taken((**article).clone()),
            (None, None) => Input::Text(self.draft.text.to_string()),
        }
    }

    /// Its title, if that is known.
    pub fn title(&self) -> Option<&str> {
        self.article.as_deref()?.first(Role::Title)
    }

    /// Where the text is read.
    pub fn route(&self) -> Route {
        match (&self.id, &self.kept) {
            (Some(id), _) => Route::article(id),
            (None, Some(id)) => Route::kept(id),
            (None, None) => Route::OWN,
        }
    }

    /// Takes the text in, and moves the lines that the reader has moved: whether
    /// it is to be read again for that. The same text again changes nothing, so
    /// that nothing is drawn anew.
    pub fn take(&mut self, mut article: Article) -> bool {
        // What comes back without some paragraphs is no other text.
        if self.spare != Spare::default() && self.article.is_some() {
            return false;
        }
        let moved = self.edits.apply(&mut article);
        if self.article.as_deref() != Some(&article) {
            self.article = Some(Shared::new(article));
        }
        moved
    }

    /// Takes a line into the article or out of it; whether there is such a line.
    pub fn shift(&mut self, start: u32) -> bool {
        let Some(mut article) = self.article.as_deref().filter(|_| self.is_own()).cloned() else { return false };
        let known = article.blocks().iter().any(|block| block.span.start == start);
        self.edits.shift(&mut article, start);
        self.edited = true;
        self.article = Some(Shared::new(article));
        known
    }

    /// Shows lines that were left out, or folds them.
    pub fn unfold(&mut self, blocks: Range<usize>, open: bool) {
        let all = self.article.as_deref().map(Article::blocks).unwrap_or_default();
        let blocks = all.get(blocks).unwrap_or_default().iter().filter(|block| !block.role.is_read());
        self.edits.unfold(blocks.map(|block| block.span.start), open);
    }

    /// Takes the finished reading, which comes without its article if that is
    /// the one at hand.
    pub fn mark(&mut self, mut reading: Reading) {
        match &self.article {
            Some(article) if reading.article.text().is_empty() => reading.article = Article::clone(article),
            _ => drop(self.take(reading.article.clone())),
        }
        self.reading = Some(Shared::new(reading));
        self.stage = Stage::Marked;
    }

    /// Adds what the archive says to the finished reading.
    pub fn link(&mut self, linked: Linked) {
        if let Some(marked) = &self.reading {
            let mut reading = Reading::clone(marked);
            reading.add(linked);
            self.reading = Some(Shared::new(reading));
        }
    }

    /// The reading part broke down on it: whether it is to be read again.
    pub fn broke(&mut self) -> bool {
        self.stand();
        let again = self.article.as_deref().is_some_and(|article| self.spare.broke(article));
        if !again {
            // It is not some paragraphs.
            self.spare = Spare::default();
        }
        again
    }

    /// A part of it was tried, and can be read.
    pub fn tried(&mut self) {
        if let Some(article) = &self.article {
            self.spare.read(article);
        }
    }

    fn stand(&mut self) {
        if self.article.is_none() && !self.draft.text.trim().is_empty() {
            self.article = Some(Shared::new(Article::plain(self.draft.text.to_string())));
        }
    }

    /// Leaves the text readable without marks.
    pub fn halt(&mut self, stage: Stage) {
        self.stand();
        self.stage = if self.reading.is_some() { Stage::Marked } else { stage };
    }

    /// The mentions found so far.
    pub fn mentions(&self) -> &[Mention] {
        self.reading.as_deref().map(|reading| reading.analysis.mentions.as_slice()).unwrap_or_default()
    }

    /// As in `main[data-state]`.
    pub fn word(&self) -> &'static str {
        match self.stage {
            Stage::Reading => "reading",
            Stage::Marked => "marked",
            Stage::Stopped => "stopped",
            Stage::Failed(_) => "failed",
        }
    }
}
