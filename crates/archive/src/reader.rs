//! From the bytes of an archive to its articles and where keys occur.

use crate::bytes::{Cursor, checksum};
use crate::words::{Words, mean};
use crate::writer::Posting;
use crate::{Card, Class, Extent, FORMAT, HEADER, Key, MAGIC};

/// Why the bytes of an archive were not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    /// Something else.
    #[error("this is not a Gloss archive; build one with `gloss index ARTICLES_DIR OUT_DIR`")]
    NotAnArchive,
    /// An archive of another format.
    #[error("this archive has format {found} and this build reads format {FORMAT}; build the archive again")]
    Version {
        /// What the header says.
        found: u32,
    },
    /// Shorter or longer than the header says.
    #[error("this archive has {found} bytes and should have {expected}; fetch or build it again")]
    Length {
        /// Bytes given.
        found: usize,
        /// Bytes according to the header.
        expected: usize,
    },
    /// The checksum does not match.
    #[error("this archive is damaged: its checksum does not match; fetch or build it again")]
    Damaged,
    /// The checksum matches and the content makes no sense.
    #[error("this archive is damaged: {what} (byte {at} of its content); build it again")]
    Invalid {
        /// What is wrong.
        what: &'static str,
        /// Where in the payload.
        at: usize,
    },
}

/// An archive, ready to be asked.
#[derive(Debug, Clone, Default)]
pub struct Reader {
    pub(crate) articles: Vec<Stored>,
    pub(crate) terms: Vec<Term>,
    aliases: Vec<(Key, u32)>,
    pub(crate) words: Words,
    /// How many different keys each article mentions, and their mean.
    pub(crate) keys: Vec<u32>,
    pub(crate) mean_keys: f64,
}

/// An article as it lies in the archive.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    pub(crate) card: Card,
    pub(crate) text: String,
    pub(crate) sentences: Vec<Extent>,
}

/// A key and where it occurs, in order of article, then sentence.
#[derive(Debug, Clone)]
pub(crate) struct Term {
    pub(crate) key: Key,
    pub(crate) postings: Vec<Posting>,
    /// In how many articles it occurs.
    pub(crate) articles: u32,
}

impl Reader {
    /// Reads an archive. Any bytes give an archive or an error, never a panic,
    /// and take memory in proportion to their number.
    ///
    /// # Errors
    /// Any [`ArchiveError`]; its message says what to do.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ArchiveError> {
        let mut cursor = Cursor::new(payload(bytes)?);
        let articles = list(&mut cursor, article)?;
        let terms = list(&mut cursor, |cursor| term(cursor, &articles))?;
        let aliases = list(&mut cursor, |cursor| alias(cursor, terms.len()))?;
        cursor.end()?;
        let sorted = terms.is_sorted_by(|a, b| a.key < b.key) && aliases.is_sorted_by(|a, b| a.0 < b.0);
        if !sorted {
            return Err(cursor.invalid("keys are out of order"));
        }
        let keys = count_keys(articles.len(), &terms);
        let words = Words::of(articles.iter().map(|article| article.text.as_str()));
        Ok(Self { articles, terms, aliases, words, mean_keys: mean(&keys), keys })
    }

    /// The articles' cards, newest first, then by id.
    pub fn cards(&self) -> impl ExactSizeIterator<Item = &Card> {
        self.articles.iter().map(|article| &article.card)
    }

    /// The card of an article by its place in [`Reader::cards`].
    pub fn card(&self, article: u32) -> Option<&Card> {
        self.articles.get(article as usize).map(|article| &article.card)
    }

    /// The text of an article by its place in [`Reader::cards`].
    pub fn text(&self, article: u32) -> Option<&str> {
        self.articles.get(article as usize).map(|article| article.text.as_str())
    }

    /// The place in [`Reader::cards`] of the article with this id.
    pub fn find(&self, id: &str) -> Option<u32> {
        let index = self.articles.iter().position(|article| article.card.id == id)?;
        u32::try_from(index).ok()
    }

    /// The number of the term that a key means, by itself or as an alias.
    pub fn number(&self, key: &Key) -> Option<u32> {
        if let Ok(index) = self.terms.binary_search_by(|term| term.key.cmp(key)) {
            return u32::try_from(index).ok();
        }
        let index = self.aliases.binary_search_by(|(alias, _)| alias.cmp(key)).ok()?;
        self.aliases.get(index).map(|(_, term)| *term)
    }
}

fn payload(bytes: &[u8]) -> Result<&[u8], ArchiveError> {
    let field = |at: usize| bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes);
    if !bytes.starts_with(MAGIC) {
        return Err(ArchiveError::NotAnArchive);
    }
    let header = || ArchiveError::Length { found: bytes.len(), expected: HEADER };
    let found = field(8).ok_or_else(header)?;
    if found != FORMAT {
        return Err(ArchiveError::Version { found });
    }
    let payload = bytes.get(HEADER..).ok_or_else(header)?;
    let expected = (field(12).ok_or_else(header)? as usize).saturating_add(HEADER);
    if bytes.len() != expected {
        return Err(ArchiveError::Length { found: bytes.len(), expected });
    }
    let sum = [field(16), field(20)].map(Option::unwrap_or_default).map(u64::from);
    let [low, high] = sum;
    if checksum(payload) == (high << 32 | low) { Ok(payload) } else { Err(ArchiveError::Damaged) }
}

fn list<T>(
    cursor: &mut Cursor,
    mut item: impl FnMut(&mut Cursor) -> Result<T, ArchiveError>,
) -> Result<Vec<T>, ArchiveError> {
    let count = cursor.count()?;
    (0..count).map(|_| item(cursor)).collect()
}

fn article(cursor: &mut Cursor) -> Result<Stored, ArchiveError> {
    let mut field = || cursor.text().map(str::to_owned);
    let (id, title, source, author) = (field()?, field()?, field()?, field()?);
    let date = field()?;
    let (summary, text) = (field()?, field()?);
    let date = match date.as_str() {
        "" => None,
        date => Some(gloss_day::read(date).ok_or_else(|| cursor.invalid("a date cannot be read"))?),
    };
    let mut end = 0;
    let sentences = list(cursor, |cursor| {
        let sentence = extent(cursor, end, &text)?;
        end = sentence.end;
        Ok(sentence)
    })?;
    Ok(Stored { card: Card { id, title, source, author, date, summary }, text, sentences })
}

/// A stretch of `text` that starts at or after `from`.
fn extent(cursor: &mut Cursor, from: u32, text: &str) -> Result<Extent, ArchiveError> {
    let start = from.saturating_add(cursor.number()?);
    let extent = Extent { start, end: start.saturating_add(cursor.number()?) };
    if extent.fits(text) { Ok(extent) } else { Err(cursor.invalid("a stretch does not fit its text")) }
}

fn key(cursor: &mut Cursor) -> Result<Key, ArchiveError> {
    let class = Class::ALL.get(cursor.number()? as usize).ok_or_else(|| cursor.invalid("a class is not known"))?;
    Ok(Key::new(*class, cursor.text()?))
}

fn term(cursor: &mut Cursor, articles: &[Stored]) -> Result<Term, ArchiveError> {
    let key = key(cursor)?;
    let mut before = 0;
    let postings = list(cursor, |cursor| {
        let posting = posting(cursor, before, articles)?;
        before = posting.article;
        Ok(posting)
    })?;
    let mut numbers: Vec<u32> = postings.iter().map(|posting| posting.article).collect();
    numbers.dedup();
    Ok(Term { key, postings, articles: u32::try_from(numbers.len()).unwrap_or(u32::MAX) })
}

fn posting(cursor: &mut Cursor, before: u32, articles: &[Stored]) -> Result<Posting, ArchiveError> {
    let article = before.saturating_add(cursor.number()?);
    let stored = articles.get(article as usize).ok_or_else(|| cursor.invalid("an article is missing"))?;
    let sentence = cursor.number()?;
    let mention = extent(cursor, 0, &stored.text)?;
    let detail = cursor.text()?.to_owned();
    let around = stored.sentences.get(sentence as usize);
    if !around.is_some_and(|around| around.contains(mention)) {
        return Err(cursor.invalid("a mention lies outside its sentence"));
    }
    Ok(Posting { article, sentence, mention, detail })
}

fn alias(cursor: &mut Cursor, terms: usize) -> Result<(Key, u32), ArchiveError> {
    let key = key(cursor)?;
    let term = cursor.number()?;
    if (term as usize) < terms { Ok((key, term)) } else { Err(cursor.invalid("an alias of nothing")) }
}

fn count_keys(articles: usize, terms: &[Term]) -> Vec<u32> {
    let mut keys = vec![0; articles];
    for term in terms {
        let mut before = None;
        for posting in &term.postings {
            let first = before.replace(posting.article) != Some(posting.article);
            if let Some(count) = keys.get_mut(posting.article as usize).filter(|_| first) {
                *count += 1;
            }
        }
    }
    keys
}
