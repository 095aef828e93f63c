//! The reader's own articles: held in memory, and asked with the archive.

use crate::reader::Reader;
use crate::stored::Stored;
use crate::terms::{Term, Use};
use crate::words::content;
use crate::{Card, Class, Part};
use gloss_order::{Map, Set};

/// Articles of an archive have numbers below; the reader's own follow from here.
pub(crate) const SHELF: u32 = 1 << 31;

/// Articles beside the archive.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shelf {
    /// Newest first, then by id.
    parts: Vec<Part>,
    stored: Vec<Stored>,
    pub(crate) terms: Map<u64, Term>,
    /// What other names stand for; none of two meanings.
    aliases: Map<u64, Option<u64>>,
    /// How many different keys the articles mention, and how many content words
    /// they have, added up.
    pub(crate) keys: u64,
    pub(crate) words: u64,
}

impl Reader {
    /// Lets articles join the archive, in place of those on the shelf with the
    /// same ids. Their cards are marked as kept.
    pub fn shelve(&mut self, parts: Vec<Part>) {
        let mut all = std::mem::take(&mut self.shelf.parts);
        for part in parts {
            let card = &part.entry.card;
            all.retain(|other| other.entry.card.id != card.id);
            let place = all.partition_point(|other| {
                let other = &other.entry.card;
                other.date > card.date || other.date == card.date && other.id < card.id
            });
            all.insert(place, part);
        }
        self.shelf = Shelf::of(all);
    }

    /// Takes an article off the shelf; whether it was there.
    pub fn unshelve(&mut self, id: &str) -> bool {
        let mut parts = std::mem::take(&mut self.shelf.parts);
        let before = parts.len();
        parts.retain(|part| part.entry.card.id != id);
        let found = parts.len() < before;
        self.shelf = Shelf::of(parts);
        found
    }

    /// The ids of the articles on the shelf, newest first.
    pub fn shelved(&self) -> impl Iterator<Item = &str> {
        self.shelf.stored.iter().map(|stored| stored.card.id.as_str())
    }

    /// The same shelf beside another archive.
    #[must_use]
    pub fn with_shelf_of(mut self, other: &mut Reader) -> Self {
        self.shelf = std::mem::take(&mut other.shelf);
        self
    }
}

impl Shelf {
    fn of(parts: Vec<Part>) -> Self {
        let mut shelf = Self::default();
        for found in parts.iter().flat_map(|part| &part.aliases) {
            let meaning = shelf.aliases.or_insert(found.alias.id(), Some(found.of.id()));
            // A name for two things stands for neither.
            *meaning = meaning.filter(|meaning| *meaning == found.of.id());
        }
        for (number, part) in (SHELF..).zip(&parts) {
            shelf.add(number, part);
        }
        shelf.parts = parts;
        shelf
    }

    fn add(&mut self, article: u32, part: &Part) {
        let entry = &part.entry;
        let keys: Set<u64> = entry.occurrences.iter().map(|found| self.head(found.key.id())).collect();
        let size = u32::try_from(keys.len()).unwrap_or(u32::MAX);
        let card = Card { kept: true, ..entry.card.clone() };
        self.stored.push(Stored { card, text: entry.text.clone(), sentences: entry.sentences.clone() });
        let (mut said, mut called) = (Set::new(), Set::new());
        self.keys += u64::from(size);
        self.words += content(&entry.text).values().copied().map(u64::from).sum::<u64>();
        for found in &entry.occurrences {
            let Some((sentence, around)) = entry.sentence_around(found.mention) else { continue };
            let (id, class) = (self.head(found.key.id()), found.key.class);
            if !said.insert((id, sentence, &found.detail)) {
                continue;
            }
            let (start, length) = (found.mention.start - around.start, found.mention.end - found.mention.start);
            let detail = found.detail.as_str().into();
            let term = self.terms.or_insert(id, Term::empty(class));
            if term.uses.last().is_none_or(|last| last.article != article) {
                term.articles += 1;
            }
            let form = found.mention.of(&entry.text);
            if class.is_name() && called.insert((id, form)) {
                term.called(form);
            }
            term.uses.push(Use { article, size, sentence, start, length, detail });
        }
    }

    /// The key that stands for another one, or itself.
    pub(crate) fn head(&self, key: u64) -> u64 {
        self.aliases.get(&key).copied().flatten().unwrap_or(key)
    }

    pub(crate) fn stored(&self, article: u32) -> Option<&Stored> {
        self.stored.get((article ^ SHELF) as usize)
    }

    /// The articles' numbers, newest first.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = u32> + use<> {
        let count = u32::try_from(self.stored.len()).unwrap_or(SHELF);
        (0..count).map(|number| number | SHELF)
    }

    pub(crate) fn len(&self) -> usize {
        self.stored.len()
    }
}

impl Term {
    fn empty(class: Class) -> Self {
        Self { class, articles: 0, forms: Vec::new(), uses: Vec::new() }
    }

    fn called(&mut self, form: &str) {
        match self.forms.iter_mut().find(|(text, _)| text == form) {
            Some((_, count)) => *count += 1,
            None => self.forms.push((form.to_owned(), 1)),
        }
    }
}
