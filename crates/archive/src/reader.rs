//! An archive as far as its files are at hand.

use crate::error::{ArchiveError, Missing, Need};
use crate::file::{File, Sort, unseal};
use crate::postings::{Postings, Spellings};
use crate::root::Root;
use crate::shelf::{SHELF, Shelf};
use crate::stored::{Stored, number, read_articles};
use crate::terms::{Bucket, Term};
use crate::words::Common;
use crate::{Card, Class, Key};
use gloss_order::Map;

/// How many files of a large archive are held at most between questions.
const MOST_FILES: usize = 400;

/// An archive, as far as its files are at hand, and the reader's own articles.
/// It does not fetch: a question is answered or names the files that it misses.
#[derive(Debug, Clone, Default)]
pub struct Reader {
    pub(crate) root: Root,
    articles: Map<u32, Vec<Stored>>,
    keys: Map<u32, Bucket>,
    words: Map<u32, Postings>,
    spellings: Map<u32, Spellings>,
    pub(crate) common: Option<Common>,
    pub(crate) shelf: Shelf,
}

impl Reader {
    /// An archive by its root file; no other file is at hand yet. Any bytes give
    /// an archive or an error, never a panic.
    ///
    /// # Errors
    /// Any [`ArchiveError`]; its message says what to do.
    pub fn open(root: &[u8]) -> Result<Self, ArchiveError> {
        Ok(Self { root: Root::read(root)?, ..Self::default() })
    }

    /// Takes the bytes of a file. Any bytes are accepted or give an error, and
    /// take memory in proportion to what they unpack to, which is limited.
    ///
    /// # Errors
    /// Any [`ArchiveError`]; the archive is as before.
    pub fn put(&mut self, file: File, bytes: &[u8]) -> Result<(), ArchiveError> {
        let content = unseal(file, bytes)?;
        match file.sort {
            Sort::Root => return Err(ArchiveError::Misplaced { expected: "a file of an edition".into() }),
            Sort::Common => self.common = Some(Common::read(&content)?),
            Sort::Keys => {
                self.keys.insert(file.number, Bucket::read(&content, self.root.articles)?);
            }
            Sort::Words => {
                self.words.insert(file.number, Postings::read(&content, self.root.articles)?);
            }
            Sort::Spellings => {
                self.spellings.insert(file.number, Spellings::read(&content)?);
            }
            Sort::Articles => {
                let articles = read_articles(&content)?;
                if articles.len() != self.root.articles_in(file.number) as usize {
                    return Err(ArchiveError::Invalid { what: "an article is missing", at: content.len() });
                }
                self.articles.insert(file.number, articles);
            }
        }
        Ok(())
    }

    /// Lets go of all files of a large archive if they are many; for between
    /// questions.
    pub fn forget(&mut self) {
        if !self.is_small() && self.articles.len() + self.keys.len() + self.words.len() > MOST_FILES {
            self.articles = Map::new();
            self.keys = Map::new();
            self.words = Map::new();
            self.spellings = Map::new();
        }
    }

    /// The folder that holds all files but the root.
    pub fn edition(&self) -> String {
        self.root.folder()
    }

    /// How many articles the archive has, without the shelf.
    pub fn articles(&self) -> u32 {
        self.root.articles
    }

    /// Bytes of all files but the root.
    pub fn bytes(&self) -> u64 {
        self.root.bytes
    }

    /// Whether the archive is fetched whole rather than as needed.
    pub fn is_small(&self) -> bool {
        self.root.is_small()
    }

    /// All files but the root.
    pub fn files(&self) -> impl Iterator<Item = File> + use<> {
        self.root.files()
    }

    /// Whether a file is at hand.
    pub fn has(&self, file: File) -> bool {
        match file.sort {
            Sort::Root => true,
            Sort::Common => self.common.is_some(),
            Sort::Keys => self.keys.contains_key(&file.number),
            Sort::Articles => self.articles.contains_key(&file.number),
            Sort::Words => self.words.contains_key(&file.number),
            Sort::Spellings => self.spellings.contains_key(&file.number),
        }
    }

    /// The cards of at most `count` articles, newest first, then by id, without
    /// the `skip` first ones; the reader's own come first.
    ///
    /// # Errors
    /// [`Missing`].
    pub fn cards(&self, skip: u32, count: u32) -> Result<Vec<&Card>, Missing> {
        let mut need = Need::default();
        let all = self.shelf.numbers().chain(0..self.root.articles);
        let numbers = all.skip(skip as usize).take(count as usize);
        let cards = numbers.filter_map(|number| Some(&self.stored(number, &mut need)?.card)).collect();
        need.check().map(|()| cards)
    }

    /// The card of an article at hand, by its number.
    pub fn card(&self, article: u32) -> Option<&Card> {
        self.at_hand(article).map(|stored| &stored.card)
    }

    /// The text of an article at hand, by its number.
    pub fn text(&self, article: u32) -> Option<&str> {
        self.at_hand(article).map(|stored| stored.text.as_str())
    }

    /// The number of the article with this id, which is then at hand. One's own
    /// goes before the archive's.
    ///
    /// # Errors
    /// [`Missing`].
    pub fn find(&self, id: &str) -> Result<Option<u32>, Missing> {
        let mut need = Need::default();
        let found = self.numbered(id, &mut need);
        if let Some(article) = found {
            self.stored(article, &mut need);
        }
        need.check().map(|()| found)
    }

    pub(crate) fn numbered(&self, id: &str, need: &mut Need) -> Option<u32> {
        let own = self.shelf.numbers().find(|number| self.card(*number).is_some_and(|card| card.id == id));
        let key = Key::new(Class::Article, id).id();
        own.or_else(|| self.bucket(key, need)?.terms.get(&key)?.uses.first().map(|found| found.article))
    }

    /// The number of what a key means, by itself or as the only meaning of
    /// another name.
    ///
    /// # Errors
    /// [`Missing`].
    pub fn meaning(&self, key: &Key) -> Result<Option<u64>, Missing> {
        let mut need = Need::default();
        let id = key.id();
        let found = self.bucket(id, &mut need).and_then(|bucket| match bucket.aliases.get(&id).map(Vec::as_slice) {
            Some([meaning]) if !bucket.terms.contains_key(&id) => Some(*meaning),
            _ => bucket.terms.contains_key(&id).then_some(id),
        });
        need.check().map(|()| found)
    }

    /// The file of a key; none in an archive without articles.
    pub(crate) fn bucket(&self, id: u64, need: &mut Need) -> Option<&Bucket> {
        let file = self.root.file_of_key(id);
        let found = self.keys.get(&file.number);
        if found.is_none() && self.root.articles > 0 {
            need.0.insert(file);
        }
        found
    }

    pub(crate) fn postings(&self, id: u64, need: &mut Need) -> Option<&Postings> {
        let file = self.root.file_of_word(id);
        let found = self.words.get(&file.number);
        if found.is_none() && self.root.articles > 0 {
            need.0.insert(file);
        }
        found
    }

    pub(crate) fn spellings(&self, id: u64, need: &mut Need) -> Option<&Spellings> {
        let file = self.root.file_of_spelling(id);
        let found = self.spellings.get(&file.number);
        if found.is_none() && self.root.articles > 0 {
            need.0.insert(file);
        }
        found
    }

    /// What is mentioned in the files at hand and on the shelf.
    pub(crate) fn terms_at_hand(&self) -> impl Iterator<Item = &Term> {
        self.keys.values().flat_map(|bucket| bucket.terms.values()).chain(self.shelf.terms.values())
    }

    pub(crate) fn stored(&self, article: u32, need: &mut Need) -> Option<&Stored> {
        let found = self.at_hand(article);
        if found.is_none() && article < self.root.articles {
            need.0.insert(self.root.file_of_article(article));
        }
        found
    }

    pub(crate) fn common(&self, need: &mut Need) -> Option<&Common> {
        if self.common.is_none() && self.root.articles > 0 {
            need.0.insert(File::new(Sort::Common, 0));
        }
        self.common.as_ref()
    }

    pub(crate) fn at_hand(&self, article: u32) -> Option<&Stored> {
        if article >= SHELF {
            return self.shelf.stored(article);
        }
        let file = self.root.file_of_article(article).number;
        self.articles.get(&file)?.get((article % crate::stored::TOGETHER) as usize)
    }

    /// All files of a small archive are needed before anything is asked.
    pub(crate) fn need_whole(&self, need: &mut Need) {
        if self.is_small() {
            need.0.extend(self.files().filter(|file| !self.has(*file)));
        }
    }

    /// How many articles there are, with the reader's own.
    pub(crate) fn all(&self) -> usize {
        self.root.articles as usize + self.shelf.len()
    }

    /// The mean of an article's number of keys; never less than 1, to be divided
    /// by.
    pub(crate) fn mean_keys(&self) -> f64 {
        ((self.root.keys + self.shelf.keys) as f64 / self.all().max(1) as f64).max(1.0)
    }

    /// The mean of an article's number of content words, likewise.
    pub(crate) fn mean_words(&self) -> f64 {
        ((self.root.words + self.shelf.words) as f64 / self.all().max(1) as f64).max(1.0)
    }

    /// By which articles are ordered where nothing else tells, lowest first:
    /// newest, the reader's own before others of the day, then by id.
    pub(crate) fn age(&self, article: u32) -> u64 {
        let date = self.card(article).and_then(|card| card.date);
        u64::from(u32::MAX - date.map(number).unwrap_or_default()) << 32 | u64::from(article ^ SHELF)
    }
}
