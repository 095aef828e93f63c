//! The reader's own articles: held in memory, and asked with the archive.

use crate::aliases::{Families, families};
use crate::reader::Reader;
use crate::stored::Stored;
use crate::terms::{Term, Use};
use crate::words::content;
use crate::{Class, Part};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Articles of an archive have numbers below; the reader's own follow from here.
pub(crate) const SHELF: u32 = 1 << 31;

/// Articles beside the archive.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shelf {
    /// Newest first, then by id.
    parts: Vec<Part>,
    stored: Vec<Stored>,
    pub(crate) terms: BTreeMap<u64, Term>,
    families: Families,
    /// How many different keys the articles mention, and how many content words
    /// they have, added up.
    pub(crate) keys: u64,
    pub(crate) words: u64,
}

impl Reader {
    /// Lets articles join the archive, in place of those on the shelf with the
    /// same ids. Their cards are marked as kept.
    pub fn shelve(&mut self, parts: Vec<Part>) {
        let mut all: BTreeMap<String, Part> =
            self.shelf.parts.drain(..).map(|part| (part.entry.card.id.clone(), part)).collect();
        all.extend(parts.into_iter().map(|part| (part.entry.card.id.clone(), part)));
        self.shelf = Shelf::of(all.into_values().collect());
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
    fn of(mut parts: Vec<Part>) -> Self {
        parts.sort_by(|a, b| {
            let (a, b) = (&a.entry.card, &b.entry.card);
            (Reverse(a.date), &a.id).cmp(&(Reverse(b.date), &b.id))
        });
        let mut counts: BTreeMap<u64, u32> = BTreeMap::new();
        for part in &parts {
            let keys: BTreeSet<u64> = part.entry.occurrences.iter().map(|found| found.key.id()).collect();
            keys.into_iter().for_each(|key| *counts.entry(key).or_insert(0) += 1);
        }
        let aliases = parts.iter().flat_map(|part| &part.aliases);
        let aliases = aliases.filter(|found| found.sure || !counts.contains_key(&found.alias.id()));
        let families = families(&aliases.map(|found| (found.alias.id(), found.of.id())).collect(), &counts);
        let stored = parts.iter().map(|part| {
            let entry = part.entry.clone();
            let card = crate::Card { kept: true, ..entry.card };
            Stored { card, text: entry.text, sentences: entry.sentences }
        });
        let mut shelf = Self { stored: stored.collect(), families, ..Self::default() };
        for (number, part) in (SHELF..).zip(&parts) {
            shelf.add(number, part);
        }
        shelf.parts = parts;
        shelf
    }

    fn add(&mut self, article: u32, part: &Part) {
        let entry = &part.entry;
        let keys: BTreeSet<u64> = entry.occurrences.iter().map(|found| self.head(found.key.id())).collect();
        let size = u32::try_from(keys.len()).unwrap_or(u32::MAX);
        let (mut said, mut called) = (BTreeSet::new(), BTreeSet::new());
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
            let term = self.terms.entry(id).or_insert_with(|| Term::empty(class));
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
        self.families.get(&key).copied().unwrap_or(key)
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
