//! From entries to the bytes of an archive.

use crate::aliases::{Families, families};
use crate::bytes::{checksum, put_length, put_number, put_text};
use crate::{Entry, Extent, FORMAT, HEADER, Key, MAGIC};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Why an archive could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// Two entries share their id.
    #[error("two articles have the id \"{0}\"; rename one of them")]
    DuplicateId(String),
    /// A sentence or mention does not fit its article.
    #[error("article \"{id}\": {what} at bytes {start} to {end} does not fit the text")]
    Misplaced {
        /// Of the article.
        id: String,
        /// Which sort of stretch.
        what: &'static str,
        /// Its first byte.
        start: u32,
        /// One past its last byte.
        end: u32,
    },
    /// More than the format holds.
    #[error("the archive would be larger than 4 GiB; split the articles over several archives")]
    TooLarge,
}

/// Where a key occurs. The order is the order in the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Posting {
    pub(crate) article: u32,
    pub(crate) sentence: u32,
    pub(crate) mention: Extent,
    pub(crate) detail: String,
}

/// Collects entries and writes them as one archive. The same entries and
/// aliases, in any order, give the same bytes.
#[derive(Debug, Default)]
pub struct Writer {
    entries: Vec<Entry>,
    aliases: BTreeSet<(Key, Key)>,
}

impl Writer {
    /// An empty archive.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an article.
    ///
    /// # Errors
    /// [`WriteError::Misplaced`] if a sentence does not fit the text or a
    /// mention does not lie in a sentence.
    pub fn add(&mut self, entry: Entry) -> Result<(), WriteError> {
        check(&entry)?;
        self.entries.push(entry);
        Ok(())
    }

    /// Says that an article uses `alias` for `key`. It counts if all articles
    /// together give the alias one meaning only.
    pub fn alias(&mut self, alias: Key, key: Key) {
        self.aliases.insert((alias, key));
    }

    /// The bytes of the archive: newest article first, then by id.
    ///
    /// # Errors
    /// [`WriteError::DuplicateId`] and [`WriteError::TooLarge`].
    pub fn finish(mut self) -> Result<Vec<u8>, WriteError> {
        self.entries.sort_by(|a, b| (Reverse(a.card.date), &a.card.id).cmp(&(Reverse(b.card.date), &b.card.id)));
        unique(&self.entries)?;
        let families = families(&self.aliases, &articles_per_key(&self.entries));
        let terms = terms(&self.entries, &families);
        let mut payload = Vec::new();
        put_articles(&mut payload, &self.entries);
        put_terms(&mut payload, &terms);
        put_aliases(&mut payload, &terms, &families);
        seal(&payload)
    }
}

fn check(entry: &Entry) -> Result<(), WriteError> {
    let misplaced = |what, extent: Extent| {
        Err(WriteError::Misplaced { id: entry.card.id.clone(), what, start: extent.start, end: extent.end })
    };
    let mut end = 0;
    for sentence in &entry.sentences {
        if sentence.start < end || !sentence.fits(&entry.text) {
            return misplaced("a sentence", *sentence);
        }
        end = sentence.end;
    }
    for occurrence in &entry.occurrences {
        if !occurrence.mention.fits(&entry.text) || sentence_around(entry, occurrence.mention).is_none() {
            return misplaced("a mention", occurrence.mention);
        }
    }
    Ok(())
}

/// Index of the sentence that contains `mention`.
fn sentence_around(entry: &Entry, mention: Extent) -> Option<u32> {
    let after = entry.sentences.partition_point(|sentence| sentence.start <= mention.start);
    let index = after.checked_sub(1)?;
    let sentence = entry.sentences.get(index)?;
    sentence.contains(mention).then(|| u32::try_from(index).ok()).flatten()
}

fn unique(entries: &[Entry]) -> Result<(), WriteError> {
    let mut seen = BTreeSet::new();
    match entries.iter().find(|entry| !seen.insert(&entry.card.id)) {
        Some(entry) => Err(WriteError::DuplicateId(entry.card.id.clone())),
        None => Ok(()),
    }
}

fn articles_per_key(entries: &[Entry]) -> BTreeMap<Key, u32> {
    let mut counts = BTreeMap::new();
    for entry in entries {
        let keys: BTreeSet<&Key> = entry.occurrences.iter().map(|occurrence| &occurrence.key).collect();
        for key in keys {
            *counts.entry(key.clone()).or_insert(0) += 1;
        }
    }
    counts
}

/// One posting list per key, aliases folded into what they stand for.
fn terms(entries: &[Entry], families: &Families) -> BTreeMap<Key, BTreeSet<Posting>> {
    let mut terms: BTreeMap<Key, BTreeSet<Posting>> = BTreeMap::new();
    for (article, entry) in (0u32..).zip(entries) {
        let mut said = BTreeSet::new();
        for occurrence in &entry.occurrences {
            let Some(sentence) = sentence_around(entry, occurrence.mention) else { continue };
            let key = families.get(&occurrence.key).unwrap_or(&occurrence.key);
            // A sentence is evidence once, however often it repeats the name.
            if said.insert((key, sentence, &occurrence.detail)) {
                let (mention, detail) = (occurrence.mention, occurrence.detail.clone());
                terms.entry(key.clone()).or_default().insert(Posting { article, sentence, mention, detail });
            }
        }
    }
    terms
}

fn put_articles(out: &mut Vec<u8>, entries: &[Entry]) {
    put_length(out, entries.len());
    for Entry { card, text, sentences, .. } in entries {
        let date = card.date.map(|date| date.to_string()).unwrap_or_default();
        for field in [&card.id, &card.title, &card.source, &card.author, &date, &card.summary, text] {
            put_text(out, field);
        }
        put_length(out, sentences.len());
        let mut end = 0;
        for sentence in sentences {
            put_number(out, sentence.start - end);
            put_number(out, sentence.end - sentence.start);
            end = sentence.end;
        }
    }
}

fn put_terms(out: &mut Vec<u8>, terms: &BTreeMap<Key, BTreeSet<Posting>>) {
    put_length(out, terms.len());
    for (key, postings) in terms {
        put_key(out, key);
        put_length(out, postings.len());
        let mut before = 0;
        for posting in postings {
            put_number(out, posting.article - before);
            put_number(out, posting.sentence);
            put_number(out, posting.mention.start);
            put_number(out, posting.mention.end - posting.mention.start);
            put_text(out, &posting.detail);
            before = posting.article;
        }
    }
}

fn put_aliases(out: &mut Vec<u8>, terms: &BTreeMap<Key, BTreeSet<Posting>>, families: &Families) {
    let numbers: BTreeMap<&Key, u32> = terms.keys().zip(0u32..).collect();
    let known: Vec<_> = families.iter().filter_map(|(alias, key)| Some((alias, numbers.get(key)?))).collect();
    put_length(out, known.len());
    for (alias, term) in known {
        put_key(out, alias);
        put_number(out, *term);
    }
}

fn put_key(out: &mut Vec<u8>, key: &Key) {
    out.push(key.class as u8);
    put_text(out, &key.text);
}

fn seal(payload: &[u8]) -> Result<Vec<u8>, WriteError> {
    let length = u32::try_from(payload.len()).map_err(|_| WriteError::TooLarge)?;
    let mut file = Vec::with_capacity(HEADER + payload.len());
    file.extend_from_slice(MAGIC);
    file.extend_from_slice(&FORMAT.to_le_bytes());
    file.extend_from_slice(&length.to_le_bytes());
    file.extend_from_slice(&checksum(payload).to_le_bytes());
    file.extend_from_slice(payload);
    Ok(file)
}
