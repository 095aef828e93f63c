//! One article, analysed, as bytes: what archives are packed from, and what a
//! reader's own articles are kept as.

use crate::bytes::{Cursor, checksum, field, put_key, put_length, put_number, put_text};
use crate::stored::{put_card, put_sentences, read_card, read_sentences};
use crate::{ArchiveError, Entry, Extent, Key, Occurrence};

const MAGIC: &[u8; 8] = b"GLOSSPRT";

/// Version of a part's bytes, and of what the fields mean.
const VERSION: u32 = 2;

/// Bytes before the content.
const HEADER: usize = 28;

/// An article with all that was found in it, and by which other names it calls
/// things.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// Whatever tells the caller whether the part is still good: of which
    /// source and by which model it was made. No archive depends on it.
    pub fingerprint: u64,
    /// The article.
    pub entry: Entry,
    /// Other names.
    pub aliases: Vec<Alias>,
}

/// Another name that an article uses, or could use, for something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Alias {
    /// The other name.
    pub alias: Key,
    /// What it stands for.
    pub of: Key,
    /// Whether it counts even where some article has `alias` as a thing of its
    /// own: a surname, an acronym, the beginning of the full name.
    pub sure: bool,
}

impl Part {
    /// The part as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut content = Vec::new();
        put_card(&mut content, &self.entry.card);
        put_text(&mut content, &self.entry.text);
        put_sentences(&mut content, &self.entry.sentences);
        put_length(&mut content, self.entry.occurrences.len());
        for Occurrence { key, mention, detail } in &self.entry.occurrences {
            put_key(&mut content, key);
            put_number(&mut content, mention.start);
            put_number(&mut content, mention.end.saturating_sub(mention.start));
            put_text(&mut content, detail);
        }
        put_length(&mut content, self.aliases.len());
        for Alias { alias, of, sure } in &self.aliases {
            put_key(&mut content, alias);
            put_key(&mut content, of);
            content.push(u8::from(*sure));
        }
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&self.fingerprint.to_le_bytes());
        bytes.extend_from_slice(&checksum(&[&bytes, &content]).to_le_bytes());
        bytes.extend_from_slice(&content);
        bytes
    }

    /// Reads a part. Any bytes give a part or an error.
    ///
    /// # Errors
    /// Any [`ArchiveError`]; the article must then be analysed again.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ArchiveError> {
        let fingerprint = Self::fingerprint(bytes)?;
        let (head, content) = (bytes.get(..20).unwrap_or_default(), bytes.get(HEADER..).unwrap_or_default());
        // A fuzzer would never find a checksum.
        if long(bytes, 20) != Some(checksum(&[head, content])) && !cfg!(fuzzing) {
            return Err(ArchiveError::Damaged);
        }
        let mut cursor = Cursor::new(content);
        let card = read_card(&mut cursor)?;
        let text = cursor.text()?.to_owned();
        let sentences = read_sentences(&mut cursor, &text)?;
        let occurrences = cursor.list(occurrence)?;
        let aliases = cursor.list(alias)?;
        cursor.end()?;
        let entry = Entry { card, text, sentences, occurrences };
        entry.check().map_err(|_| ArchiveError::Damaged)?;
        Ok(Self { fingerprint, entry, aliases })
    }

    /// A part's fingerprint, without reading the rest of it.
    ///
    /// # Errors
    /// [`ArchiveError::NotAnArchive`], [`ArchiveError::Version`] and
    /// [`ArchiveError::Length`].
    pub fn fingerprint(bytes: &[u8]) -> Result<u64, ArchiveError> {
        if !bytes.starts_with(MAGIC) {
            return Err(ArchiveError::NotAnArchive);
        }
        let short = ArchiveError::Length { found: bytes.len(), expected: HEADER };
        match field(bytes, 8).ok_or_else(|| short.clone())? {
            VERSION => long(bytes, 12).ok_or(short),
            found => Err(ArchiveError::Version { found }),
        }
    }
}

fn long(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from(field(bytes, at)?) | u64::from(field(bytes, at + 4)?) << 32)
}

fn occurrence(cursor: &mut Cursor) -> Result<Occurrence, ArchiveError> {
    let (key, start, length) = (cursor.key()?, cursor.number()?, cursor.number()?);
    let mention = Extent { start, end: start.saturating_add(length) };
    Ok(Occurrence { key, mention, detail: cursor.text()?.to_owned() })
}

fn alias(cursor: &mut Cursor) -> Result<Alias, ArchiveError> {
    Ok(Alias { alias: cursor.key()?, of: cursor.key()?, sure: cursor.number()? == 1 })
}
