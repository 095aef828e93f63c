//! Sorts what articles mention by key, and writes the files of keys.

use super::sorter::{Sorted, Sorter};
use super::survey::Survey;
use super::{Ground, PackError, Packer};
use crate::bytes::{Cursor, put_number, put_text};
use crate::file::{File, Sort};
use crate::id::{MOST_BITS, place};
use crate::terms::{Bucket, Term, Use};
use crate::{ArchiveError, Class, Extent, Key, Part};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How many bytes of records make a file, about; a quarter of that is written.
const FILE: u64 = 96 << 10;

/// How many places are listed of a name at most, and of a figure or day, which
/// are compared one by one. The newest articles are listed.
const NAMED: usize = 4096;
const COUNTED: usize = 384;

/// How many places in one article are listed at most; of a key with more than
/// `FEW` places, only the first ones.
const PLACES: usize = 8;
const FEW: usize = 256;
const FIRST: usize = 2;

/// How many names for a thing are told at most, and how long one may be.
const FORMS: usize = 6;
const LONGEST: usize = 80;

/// How many meanings an ambiguous name is given at most.
const MEANINGS: usize = 4;

/// The sort of a record, behind its key's number.
const USE: u8 = 0;
const ALIAS: u8 = 1;

/// Collects what articles mention.
pub(crate) struct Keys<'a> {
    survey: &'a Survey,
    sorter: Sorter,
    record: Vec<u8>,
}

impl<'a> Keys<'a> {
    pub(crate) fn new(survey: &'a Survey) -> Self {
        Self { survey, sorter: Sorter::new(0), record: Vec::new() }
    }

    /// Adds an article's mentions; how many different keys they have.
    pub(crate) fn add(&mut self, ground: &mut impl Ground, article: u32, part: &Part) -> Result<u32, PackError> {
        let entry = &part.entry;
        let keys: BTreeSet<u64> = entry.occurrences.iter().map(|found| self.survey.head(found.key.id())).collect();
        let size = u32::try_from(keys.len()).unwrap_or(u32::MAX);
        let mut said = BTreeSet::new();
        for found in &entry.occurrences {
            let Some((sentence, around)) = entry.sentence_around(found.mention) else { continue };
            let (class, id) = (found.key.class, self.survey.head(found.key.id()));
            // A sentence is evidence once, however often it repeats the name.
            if said.insert((id, sentence, &found.detail)) {
                let form = if class.is_name() { found.mention.of(&entry.text) } else { "" };
                let place = Place { article, sentence, around, mention: found.mention, size };
                self.use_of(ground, id, class, &place, form, &found.detail)?;
            }
        }
        let whole = Place { article, ..Place::default() };
        self.use_of(ground, Key::new(Class::Article, &*entry.card.id).id(), Class::Article, &whole, "", "")?;
        self.other_names(ground, part)?;
        Ok(size)
    }

    fn use_of(
        &mut self,
        ground: &mut impl Ground,
        id: u64,
        class: Class,
        place: &Place,
        form: &str,
        detail: &str,
    ) -> Result<(), PackError> {
        let Place { article, sentence, around, mention, size } = *place;
        self.record.clear();
        self.record.extend_from_slice(&id.to_be_bytes());
        self.record.push(USE);
        for number in [article, sentence, mention.start - around.start, mention.end - mention.start] {
            self.record.extend_from_slice(&number.to_be_bytes());
        }
        put_number(&mut self.record, size);
        self.record.push(class as u8);
        put_text(&mut self.record, if form.len() <= LONGEST { form } else { "" });
        put_text(&mut self.record, detail);
        Ok(self.sorter.push(ground, &self.record)?)
    }

    /// What its other names stand for, and what it is another name of.
    fn other_names(&mut self, ground: &mut impl Ground, part: &Part) -> Result<(), PackError> {
        for found in &part.aliases {
            let (alias, of) = (found.alias.id(), found.of.id());
            if !found.sure && self.survey.counts.contains_key(&alias) {
                continue;
            }
            for (name, meaning) in [(alias, self.survey.head(of)), (of, self.survey.head(of))] {
                if name != meaning {
                    self.record.clear();
                    self.record.extend_from_slice(&name.to_be_bytes());
                    self.record.push(ALIAS);
                    self.record.extend_from_slice(&meaning.to_be_bytes());
                    self.sorter.push(ground, &self.record)?;
                }
            }
        }
        Ok(())
    }

    /// Writes all files of keys.
    pub(crate) fn finish<G: Ground>(self, packer: &mut Packer<G>) -> Result<(), PackError> {
        let total = self.sorter.total();
        let bits = (0..MOST_BITS).find(|bits| total >> bits <= FILE).unwrap_or(MOST_BITS);
        packer.root.key_bits = bits;
        let mut sorted = self.sorter.finish(packer.ground)?;
        let mut next = sorted.next(packer.ground)?;
        for number in 0..1u32 << bits {
            let mut bucket = Bucket::default();
            while let Some(id) = next.as_deref().and_then(id_of).filter(|id| place(*id, bits) == number) {
                let mut group = Group::default();
                next = group.take(id, next, &mut sorted, packer.ground)?;
                group.into_bucket(id, self.survey, &mut bucket);
            }
            packer.put(File::new(Sort::Keys, number), &bucket.to_bytes())?;
        }
        Ok(())
    }
}

/// Where something is mentioned.
#[derive(Clone, Copy, Default)]
struct Place {
    article: u32,
    sentence: u32,
    around: Extent,
    mention: Extent,
    size: u32,
}

fn id_of(record: &[u8]) -> Option<u64> {
    record.get(..8)?.try_into().ok().map(u64::from_be_bytes)
}

/// The records of one key.
#[derive(Default)]
struct Group {
    class: Option<Class>,
    articles: u32,
    last: Option<u32>,
    /// Places in the last article.
    places: usize,
    uses: Vec<Use>,
    /// In how many articles each name is used, and in which last.
    forms: BTreeMap<String, (u32, u32)>,
    meanings: BTreeSet<u64>,
}

impl Group {
    /// Takes all records of a key; gives the first one of the next key.
    fn take<G: Ground>(
        &mut self,
        id: u64,
        first: Option<Vec<u8>>,
        sorted: &mut Sorted,
        ground: &mut G,
    ) -> Result<Option<Vec<u8>>, PackError> {
        let mut next = first;
        while let Some(record) = next.as_deref().filter(|record| id_of(record) == Some(id)) {
            self.add(record.get(8..).unwrap_or_default()).map_err(|error| PackError::Ground(error.to_string()))?;
            next = sorted.next(ground)?;
        }
        Ok(next)
    }

    fn add(&mut self, record: &[u8]) -> Result<(), ArchiveError> {
        let mut cursor = Cursor::new(record);
        if cursor.number()? == u32::from(ALIAS) {
            self.meanings.insert(cursor.id()?);
            return Ok(());
        }
        let (article, sentence) = (cursor.fixed()?, cursor.fixed()?);
        let (start, length) = (cursor.fixed()?, cursor.fixed()?);
        let (size, class) = (cursor.number()?, cursor.class()?);
        let (form, detail) = (cursor.text()?, cursor.text()?);
        self.class = self.class.or(Some(class));
        if self.last != Some(article) {
            (self.last, self.places) = (Some(article), 0);
            self.articles += 1;
        }
        self.named(form, article);
        let most = if class.is_name() { NAMED } else { COUNTED };
        self.places += 1;
        if self.uses.len() < most && self.places <= if self.uses.len() < FEW { PLACES } else { FIRST } {
            self.uses.push(Use { article, size, sentence, start, length, detail: detail.into() });
        }
        Ok(())
    }

    fn named(&mut self, form: &str, article: u32) {
        if let Some((articles, last)) = self.forms.get_mut(form) {
            *articles += u32::from(*last != article);
            *last = article;
        } else if !form.is_empty() {
            self.forms.insert(form.to_owned(), (1, article));
        }
    }

    fn into_bucket(self, id: u64, survey: &Survey, bucket: &mut Bucket) {
        let mut forms: Vec<(String, u32)> =
            self.forms.into_iter().map(|(form, (articles, _))| (form, articles)).collect();
        forms.sort_by(|a, b| (Reverse(a.1), &a.0).cmp(&(Reverse(b.1), &b.0)));
        forms.truncate(FORMS);
        if let Some(class) = self.class {
            bucket.terms.insert(id, Term { class, articles: self.articles, forms, uses: self.uses });
        }
        let standing = |key: &u64| (Reverse(survey.counts.get(key).copied().unwrap_or_default()), *key);
        let mut meanings: Vec<u64> = self.meanings.into_iter().collect();
        meanings.sort_by_key(standing);
        // What nothing is known of still makes the name ambiguous.
        meanings.truncate(MEANINGS);
        if meanings.iter().any(|key| survey.counts.contains_key(key)) {
            bucket.aliases.insert(id, meanings);
        }
    }
}
