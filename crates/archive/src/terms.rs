//! Keys and where they occur, as they lie in an archive.

use crate::bytes::{Cursor, put_length, put_number, put_text};
use crate::{ArchiveError, Class};
use gloss_order::Map;

/// Something that articles mention, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) class: Class,
    /// In how many articles it occurs, whether they are listed or not.
    pub(crate) articles: u32,
    /// What articles call it and in how many, commonest first; of names only.
    pub(crate) forms: Vec<(String, u32)>,
    /// In order of article, then sentence; newest articles first.
    pub(crate) uses: Vec<Use>,
}

/// Where a key occurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Use {
    pub(crate) article: u32,
    /// How many different keys the article mentions.
    pub(crate) size: u32,
    pub(crate) sentence: u32,
    /// Of the mention, inside the sentence.
    pub(crate) start: u32,
    pub(crate) length: u32,
    /// Of figures only.
    pub(crate) detail: Box<str>,
}

/// A file's keys, by their numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Bucket {
    pub(crate) terms: Map<u64, Term>,
    /// What a key stands for that is another name, likeliest first.
    pub(crate) aliases: Map<u64, Vec<u64>>,
}

impl Bucket {
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        put_length(&mut out, self.terms.len());
        for (id, term) in &self.terms {
            out.extend_from_slice(&id.to_be_bytes());
            put_term(&mut out, term);
        }
        put_length(&mut out, self.aliases.len());
        for (id, meanings) in &self.aliases {
            out.extend_from_slice(&id.to_be_bytes());
            put_length(&mut out, meanings.len());
            out.extend(meanings.iter().flat_map(|id| id.to_be_bytes()));
        }
        out
    }

    /// Reads a bucket of an archive of so many articles.
    pub(crate) fn read(content: &[u8], articles: u32) -> Result<Self, ArchiveError> {
        let mut cursor = Cursor::new(content);
        let mut bucket = Self::default();
        for _ in 0..cursor.count()? {
            bucket.terms.insert(cursor.id()?, term(&mut cursor, articles)?);
        }
        for _ in 0..cursor.count()? {
            bucket.aliases.insert(cursor.id()?, cursor.list(Cursor::id)?);
        }
        cursor.end().map(|()| bucket)
    }
}

fn put_term(out: &mut Vec<u8>, term: &Term) {
    out.push(term.class as u8);
    put_number(out, term.articles);
    put_length(out, term.forms.len());
    for (form, articles) in &term.forms {
        put_text(out, form);
        put_number(out, *articles);
    }
    put_length(out, term.uses.len());
    let mut before = None;
    for found in &term.uses {
        put_number(out, found.article - before.unwrap_or_default());
        if before != Some(found.article) {
            put_number(out, found.size);
        }
        before = Some(found.article);
        for number in [found.sentence, found.start, found.length] {
            put_number(out, number);
        }
        if term.class == Class::Figure {
            put_text(out, &found.detail);
        }
    }
}

fn term(cursor: &mut Cursor, all: u32) -> Result<Term, ArchiveError> {
    let (class, articles) = (cursor.class()?, cursor.number()?);
    let forms = cursor.list(|cursor| Ok((cursor.text()?.to_owned(), cursor.number()?)))?;
    let (mut before, mut size) = (None, 0);
    let uses = cursor.list(|cursor| {
        let article = cursor.number()?.saturating_add(before.unwrap_or_default());
        if before != Some(article) {
            size = cursor.number()?;
        }
        before = Some(article);
        if article >= all {
            return Err(cursor.invalid("an article is missing"));
        }
        let (sentence, start, length) = (cursor.number()?, cursor.number()?, cursor.number()?);
        let detail = if class == Class::Figure { cursor.text()?.into() } else { Box::default() };
        Ok(Use { article, size, sentence, start, length, detail })
    })?;
    Ok(Term { class, articles, forms, uses })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_comes_back() {
        let use_of =
            |article, detail: &str| Use { article, size: 9, sentence: 1, start: 2, length: 3, detail: detail.into() };
        let name = Term {
            class: Class::Person,
            articles: 70,
            forms: vec![("Ana".into(), 1)],
            uses: vec![use_of(0, ""), use_of(0, ""), use_of(300, "")],
        };
        let fact = Term { class: Class::Figure, articles: 1, forms: Vec::new(), uses: vec![use_of(4, "200")] };
        let bucket =
            Bucket { terms: Map::from_iter([(1, name), (u64::MAX, fact)]), aliases: Map::from_iter([(5, vec![1, 2])]) };
        assert_eq!(Bucket::read(&bucket.to_bytes(), 301), Ok(bucket.clone()));
        assert!(Bucket::read(&bucket.to_bytes(), 300).is_err());
    }
}
