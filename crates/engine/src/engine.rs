//! Model and archive held together, and texts read with them.

use crate::index::{Written, bundled, index};
use crate::{Card, Input, Reading, linking};
use gloss_archive::{ArchiveError, Reader, WriteError};
use gloss_extract::explain::Explanation;
use gloss_extract::{Article, Model, ModelError, extract_with};
use jiff::civil::Date;

/// Why the engine could not do as asked; the message says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EngineError {
    /// The model's bytes were not accepted.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// The archive's bytes were not accepted.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// No bundled article has this id.
    #[error("there is no article \"{0}\" in this edition; choose one from the list of articles")]
    NoSuchArticle(String),
}

/// Reads texts. Without a model it finds figures and dates only, without an
/// archive it links nothing.
#[derive(Debug, Default)]
pub struct Engine {
    model: Option<Model>,
    archive: Option<Reader>,
}

impl Engine {
    /// An engine without model and archive.
    pub fn new() -> Self {
        Self::default()
    }

    /// Uses the bytes of a model file from now on.
    ///
    /// # Errors
    /// [`EngineError::Model`]; the model in use stays.
    pub fn load_model(&mut self, bytes: &[u8]) -> Result<(), EngineError> {
        self.model = Some(Model::from_bytes(bytes)?);
        Ok(())
    }

    /// Uses the bytes of an archive file from now on.
    ///
    /// # Errors
    /// [`EngineError::Archive`]; the archive in use stays.
    pub fn load_archive(&mut self, bytes: &[u8]) -> Result<(), EngineError> {
        self.archive = Some(Reader::from_bytes(bytes)?);
        Ok(())
    }

    /// The archive's cards, newest first, then by id.
    pub fn catalogue(&self) -> Vec<Card> {
        self.archive.iter().flat_map(Reader::cards).cloned().collect()
    }

    /// Takes in a text, before anything is marked; the card is that of a
    /// bundled article. A `date` goes before the text's own. Offsets refer to
    /// [`Article::text`], which for [`Input::Text`] is the input byte for byte.
    /// A bundled article begins with its title.
    ///
    /// # Errors
    /// [`EngineError::NoSuchArticle`].
    pub fn take(&self, input: Input, date: Option<Date>) -> Result<(Article, Option<Card>), EngineError> {
        let (article, card) = match input {
            Input::Text(text) => (gloss_intake::from_text(&text), None),
            Input::Html(html) => (gloss_intake::from_html(&html), None),
            Input::Bundled(id) => {
                let (card, article) = self.bundled(&id).ok_or(EngineError::NoSuchArticle(id))?;
                (article, Some(card))
            }
        };
        let date = date.or(article.date());
        Ok((article.dated(date), card))
    }

    fn bundled(&self, id: &str) -> Option<(Card, Article)> {
        let archive = self.archive.as_ref()?;
        let at = archive.find(id)?;
        let card = archive.card(at)?;
        Some((card.clone(), bundled(card, archive.text(at)?)))
    }

    /// Reads an article. `own` is its id if it is a bundled one, which is then
    /// not offered to itself.
    pub fn read(&self, article: Article, own: Option<&str>) -> Reading {
        self.read_with(article, own, &mut |_, _| {})
    }

    /// As [`Engine::read`]; `progress` is told how many bytes are read, and how
    /// many there are.
    pub fn read_with(&self, article: Article, own: Option<&str>, progress: &mut dyn FnMut(u32, u32)) -> Reading {
        let total = u32::try_from(article.text().len()).unwrap_or(u32::MAX);
        progress(0, total);
        let mut percent = |done: u8| progress((u64::from(total) * u64::from(done) / 100) as u32, total);
        let analysis = extract_with(self.model.as_ref(), &article, &mut percent);
        let links = vec![Vec::new(); analysis.entities.len()];
        let mut reading = Reading { article, analysis, links, related: Vec::new() };
        if let Some(archive) = &self.archive {
            linking::link(archive, own, &mut reading);
        }
        progress(total, total);
        reading
    }

    /// Reads an article as [`Engine::read`] does, without the archive, and keeps
    /// the reasons.
    pub fn explain<'a>(&'a self, article: &'a Article) -> Explanation<'a> {
        Explanation::new(self.model.as_ref(), article)
    }

    /// Builds an archive of articles. The same ones, in any order, give the same
    /// bytes.
    ///
    /// # Errors
    /// Two have the same id, or there is more than the format holds.
    pub fn index(&self, articles: Vec<Written>) -> Result<Vec<u8>, WriteError> {
        index(self.model.as_ref(), articles)
    }
}
