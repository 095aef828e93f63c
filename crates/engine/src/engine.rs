//! Model and archive held together, and texts read with them.

use crate::index::{Written, bundled, index, part_of};
use crate::keys::class;
use crate::{Card, Edition, Input, Linked, Reading, linking};
use gloss_archive::{ArchiveError, File, Key, Memory, Missing, PackError, Part, Reader};
use gloss_extract::corrections::Corrections;
use gloss_extract::explain::Explanation;
use gloss_extract::lexicon::handed;
use gloss_extract::{Article, Kind, Model, ModelError, careful, extract_with, language};
use jiff::civil::Date;

/// Why the engine could not do as asked; the message says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EngineError {
    /// The model's bytes were not accepted.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// A file of the archive was not accepted.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// Files of the archive are needed first.
    #[error(transparent)]
    Missing(#[from] Missing),
    /// A file of the archive did not come.
    #[error("{path}: {why}")]
    Fetch {
        /// Beside the root file.
        path: String,
        /// What the one who fetched it said.
        why: String,
    },
    /// No bundled article has this id.
    #[error("there is no article \"{0}\" in this edition; choose one from the list of articles")]
    NoSuchArticle(String),
}

/// Reads texts. Without a model it finds figures and dates only, without an
/// archive it links nothing. It never fetches: what needs files of the archive
/// names them, and is asked again once they are loaded.
#[derive(Debug, Default)]
pub struct Engine {
    model: Option<Model>,
    /// With the shelf; empty until there is an archive.
    pub(crate) archive: Reader,
    has_archive: bool,
    corrections: Corrections,
}

impl Engine {
    /// An engine without model and archive.
    pub fn new() -> Self {
        Self::default()
    }

    /// Uses the bytes of a model file from now on, with the lists behind it.
    ///
    /// # Errors
    /// [`EngineError::Model`]; the model in use stays.
    pub fn load_model(&mut self, bytes: &[u8]) -> Result<(), EngineError> {
        self.model = Some(Model::from_bytes(handed::learn(bytes)?)?);
        Ok(())
    }

    /// Reads with these corrections from now on.
    pub fn correct(&mut self, corrections: Corrections) {
        self.corrections = corrections;
    }

    /// Uses an archive from now on, by the bytes of its root file. The shelf
    /// stays.
    ///
    /// # Errors
    /// [`EngineError::Archive`]; the archive in use stays.
    pub fn load_archive(&mut self, root: &[u8]) -> Result<(), EngineError> {
        self.archive = Reader::open(root)?.with_shelf_of(&mut self.archive);
        self.has_archive = true;
        Ok(())
    }

    /// Takes the bytes of one of the archive's files.
    ///
    /// # Errors
    /// [`EngineError::Archive`]; all else stays.
    pub fn load_file(&mut self, file: File, bytes: &[u8]) -> Result<(), EngineError> {
        Ok(self.archive.put(file, bytes)?)
    }

    /// Uses a whole archive from now on.
    ///
    /// # Errors
    /// [`EngineError::Archive`] and [`EngineError::Fetch`].
    pub fn load_whole(&mut self, packed: &Memory) -> Result<(), EngineError> {
        let bytes = |file: File| {
            let missing = || EngineError::Fetch { path: file.name(), why: "it is not there".into() };
            packed.files.get(&file).ok_or_else(missing)
        };
        self.load_archive(bytes(File::ROOT)?)?;
        self.archive.files().try_for_each(|file| self.load_file(file, bytes(file)?))
    }

    /// Where a file of the archive lies, seen from the root file.
    pub fn path(&self, file: File) -> String {
        format!("{}/{}", self.archive.edition(), file.name())
    }

    /// Asks until there is an answer, with the files that `fetch` gives for
    /// their paths.
    ///
    /// # Errors
    /// Whatever else `ask` says, and [`EngineError::Fetch`].
    pub fn ask_with<T>(
        &mut self,
        fetch: &mut dyn FnMut(&str) -> Result<Vec<u8>, String>,
        ask: &dyn Fn(&Engine) -> Result<T, EngineError>,
    ) -> Result<T, EngineError> {
        loop {
            let missing = match ask(self) {
                Err(EngineError::Missing(missing)) => missing,
                answer => {
                    self.forget();
                    return answer;
                }
            };
            for file in missing.0 {
                let path = self.path(file);
                let bytes = fetch(&path).map_err(|why| EngineError::Fetch { path, why })?;
                self.load_file(file, &bytes)?;
            }
        }
    }

    /// Lets go of files of a large archive once they are many; to be called
    /// between questions.
    pub fn forget(&mut self) {
        self.archive.forget();
    }

    /// The archive as something that can be kept whole.
    pub fn edition(&self) -> Edition {
        let paths = self.archive.files().map(|file| self.path(file)).collect();
        Edition { articles: self.archive.articles(), bytes: self.archive.bytes() as f64, paths }
    }

    /// The archive: how large it is, and of which files it is made.
    pub fn archive(&self) -> &Reader {
        &self.archive
    }

    /// At most `count` cards, newest first, then by id, without the `skip` first
    /// ones; the reader's own come first.
    ///
    /// # Errors
    /// [`EngineError::Missing`].
    pub fn catalogue(&self, skip: u32, count: u32) -> Result<Vec<Card>, EngineError> {
        Ok(self.archive.cards(skip, count)?.into_iter().cloned().collect())
    }

    /// Takes in a text, before anything is marked; the card is that of a
    /// bundled article. A `date` goes before the text's own. Offsets refer to
    /// [`Article::text`], which for [`Input::Text`] is the input byte for byte.
    /// A bundled article begins with its title.
    ///
    /// # Errors
    /// [`EngineError::NoSuchArticle`] and [`EngineError::Missing`].
    pub fn take(&self, input: Input, date: Option<Date>) -> Result<(Article, Option<Card>), EngineError> {
        let (article, card) = match input {
            Input::Text(text) => (gloss_intake::from_text(&text), None),
            Input::Taken(article) => (article, None),
            Input::Bundled(id) => {
                let (card, article) = self.bundled(&id)?.ok_or(EngineError::NoSuchArticle(id))?;
                (article, Some(card))
            }
        };
        let date = date.or(article.date());
        Ok((article.dated(date), card))
    }

    fn bundled(&self, id: &str) -> Result<Option<(Card, Article)>, EngineError> {
        let Some(at) = self.archive.find(id)? else { return Ok(None) };
        let (card, text) = (self.archive.card(at), self.archive.text(at));
        Ok(card.zip(text).map(|(card, text)| (card.clone(), bundled(card, text))))
    }

    /// Reads an article, and links it as far as the archive's files are loaded;
    /// see [`Reading::linked`]. `own` is its id if it is a bundled one, which is
    /// then not offered to itself.
    pub fn read(&self, article: Article, own: Option<&str>) -> Reading {
        self.read_with(article, own, &mut |_, _| {})
    }

    /// As [`Engine::read`]; `progress` is told how many bytes are read, and how
    /// many there are.
    pub fn read_with(&self, article: Article, own: Option<&str>, progress: &mut dyn FnMut(u32, u32)) -> Reading {
        let mut reading = self.mark(article, progress);
        if let Ok(Some(linked)) = self.link(&reading, own) {
            reading.add(linked);
        }
        reading
    }

    /// Reads an article without linking it.
    pub fn mark(&self, article: Article, progress: &mut dyn FnMut(u32, u32)) -> Reading {
        let total = u32::try_from(article.text().len()).unwrap_or(u32::MAX);
        progress(0, total);
        let mut percent = |done: u8| progress((u64::from(total) * u64::from(done) / 100) as u32, total);
        let is_foreign = language::is_foreign(&article);
        let analysis = if is_foreign {
            let mut is_known = |kind, name: &str| self.knows(kind, name).unwrap_or_default();
            careful::extract(&article, &self.corrections, &mut is_known)
        } else {
            extract_with(self.model.as_ref(), &article, &self.corrections, &mut percent)
        };
        progress(total, total);
        Reading { is_foreign, ..Reading::marked(article, analysis) }
    }

    /// Whether other articles know a name by this key.
    fn knows(&self, kind: Kind, name: &str) -> Result<bool, Missing> {
        Ok(self.archive.meaning(&Key::new(class(kind), name))?.is_some())
    }

    /// Whether the files are there that tell which names of an article in
    /// another language other articles know. A large archive is not asked for
    /// them: that would be a file for nearly every name.
    ///
    /// # Errors
    /// [`EngineError::Missing`].
    pub fn can_tell_names(&self, article: &Article) -> Result<(), EngineError> {
        let mut missing = None;
        if self.archive.is_small() && language::is_foreign(article) {
            careful::extract(article, &self.corrections, &mut |kind, name| {
                self.knows(kind, name).unwrap_or_else(|why| {
                    missing.get_or_insert(why);
                    false
                })
            });
        }
        missing.map_or(Ok(()), |why| Err(why.into()))
    }

    /// What the archive says about a reading; `None` if there is neither archive
    /// nor shelf.
    ///
    /// # Errors
    /// [`EngineError::Missing`].
    pub fn link(&self, reading: &Reading, own: Option<&str>) -> Result<Option<Linked>, EngineError> {
        let nothing = !self.has_archive && self.archive.shelved().next().is_none();
        if nothing { Ok(None) } else { Ok(Some(linking::link(&self.archive, &self.corrections, own, reading)?)) }
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
    pub fn index(&self, articles: Vec<Written>) -> Result<Memory, PackError> {
        index(&articles.iter().map(|article| self.written(article)).collect::<Vec<_>>())
    }

    /// Analyses an article: its part of an archive, to be packed with others.
    pub fn written(&self, article: &Written) -> Part {
        part_of(self.model.as_ref(), &self.corrections, article)
    }
}
