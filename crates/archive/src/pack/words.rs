//! Sorts words by where they are looked for, and writes the files for searching.

use super::sorter::{Sorted, Sorter};
use super::{Ground, PackError, Packer};
use crate::Part;
use crate::file::{File, Sort};
use crate::id::{MOST_BITS, place};
use crate::postings::{LISTED, Postings, SHORTEST, Spellings, spelling_ids, word_id};
use crate::words::{content, folded};
use std::collections::BTreeSet;

/// How many bytes of records make a file of words, and of spellings, about; a
/// tenth of that is written.
const WORDS: u64 = 128 << 10;
const SPELLINGS: u64 = 512 << 10;

/// The number under which the first run of each sorter is set aside.
const FIRST_OF_WORDS: u32 = 1 << 20;
const FIRST_OF_SPELLINGS: u32 = 1 << 21;

/// Collects which articles use which words.
pub(crate) struct Words {
    words: Sorter,
    spellings: Sorter,
}

impl Words {
    pub(crate) fn new() -> Self {
        Self { words: Sorter::new(FIRST_OF_WORDS), spellings: Sorter::new(FIRST_OF_SPELLINGS) }
    }

    pub(crate) fn add(&mut self, ground: &mut impl Ground, article: u32, part: &Part) -> Result<(), PackError> {
        let entry = &part.entry;
        for word in content(&entry.text).keys() {
            self.words.push(ground, &record(word_id(None, word), &[], article))?;
        }
        let mut named = BTreeSet::new();
        for found in entry.occurrences.iter().filter(|found| found.key.class.is_name()) {
            named.extend(folded(found.mention.of(&entry.text)).map(|word| (word, found.key.class as u8)));
        }
        for (word, class) in named {
            self.words.push(ground, &record(word_id(Some(class), &word), &[], article))?;
            for id in spelling_ids(&word).into_iter().filter(|_| word.chars().count() >= SHORTEST) {
                self.spellings.push(ground, &record(id, word.as_bytes(), article))?;
            }
        }
        Ok(())
    }

    /// Writes all files of words and spellings.
    pub(crate) fn finish<G: Ground>(self, packer: &mut Packer<G>) -> Result<(), PackError> {
        let (words, spellings) = (bits(&self.words, WORDS), bits(&self.spellings, SPELLINGS));
        (packer.root.word_bits, packer.root.spelling_bits) = (words, spellings);
        let mut records = Records::new(self.words, packer)?;
        for number in 0..1u32 << words {
            let mut postings = Postings::default();
            while let Some((id, _, article)) = records.take(packer, number, words)? {
                let articles = postings.0.or_default(id);
                if articles.len() < LISTED && articles.last() != Some(&article) {
                    articles.push(article);
                }
            }
            packer.put(File::new(Sort::Words, number), &postings.to_bytes())?;
        }
        let mut records = Records::new(self.spellings, packer)?;
        for number in 0..1u32 << spellings {
            let mut found = Spellings::default();
            let mut last = None;
            while let Some((id, word, article)) = records.take(packer, number, spellings)? {
                let word = String::from_utf8(word).unwrap_or_default();
                let again =
                    found.0.last_mut().filter(|(other, _)| *other == word && last.is_some_and(|(of, _)| of == id));
                match again {
                    Some((_, articles)) => *articles += u32::from(last != Some((id, article))),
                    None => found.0.push((word, 1)),
                }
                last = Some((id, article));
            }
            packer.put(File::new(Sort::Spellings, number), &found.to_bytes())?;
        }
        Ok(())
    }
}

fn bits(sorter: &Sorter, file: u64) -> u32 {
    (0..MOST_BITS).find(|bits| sorter.total() >> bits <= file).unwrap_or(MOST_BITS)
}

fn record(id: u64, word: &[u8], article: u32) -> Vec<u8> {
    [&id.to_be_bytes(), word, &article.to_be_bytes()].concat()
}

/// Sorted records, read one file at a time.
struct Records {
    sorted: Sorted,
    next: Option<Vec<u8>>,
}

impl Records {
    fn new<G: Ground>(sorter: Sorter, packer: &mut Packer<G>) -> Result<Self, PackError> {
        let mut sorted = sorter.finish(packer.ground)?;
        let next = sorted.next(packer.ground)?;
        Ok(Self { sorted, next })
    }

    /// The next record if it belongs into the file of this number.
    fn take<G: Ground>(
        &mut self,
        packer: &mut Packer<G>,
        number: u32,
        bits: u32,
    ) -> Result<Option<(u64, Vec<u8>, u32)>, PackError> {
        let parted = self.next.as_deref().and_then(|record| {
            let (id, rest) = record.split_first_chunk()?;
            let (word, article) = rest.split_last_chunk()?;
            Some((u64::from_be_bytes(*id), word.to_vec(), u32::from_be_bytes(*article)))
        });
        let found = parted.filter(|(id, ..)| place(*id, bits) == number);
        if found.is_some() {
            self.next = self.sorted.next(packer.ground)?;
        }
        Ok(found)
    }
}
