//! From the keys of a text at hand to what the archive and the shelf know.

use crate::error::Need;
use crate::reader::Reader;
use crate::terms::Term;
use crate::{Class, Key, Wanted};
use gloss_order::{Set, order};

/// How many files of keys one text may need of a large archive: for the first
/// key of each thing, and for other keys and what names stand for.
const MOST_FILES: usize = 30;
const MORE_FILES: usize = 7;

/// How sure it is that two names mean the same, see [`crate::Hit::confidence`].
const FULL_NAME: u8 = 95;
const COUNTED: u8 = 90;
const ONE_WORD: u8 = 80;
const OTHER_NAME: u8 = 70;

/// Something that archive or shelf know.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Meaning<'a> {
    pub(crate) id: u64,
    pub(crate) class: Class,
    archive: Option<&'a Term>,
    shelf: Option<&'a Term>,
    pub(crate) confidence: u8,
}

impl<'a> Meaning<'a> {
    /// The reader's own articles first.
    pub(crate) fn terms(self) -> impl Iterator<Item = &'a Term> {
        self.shelf.into_iter().chain(self.archive)
    }

    /// In how many articles it is mentioned.
    pub(crate) fn articles(self) -> u32 {
        self.terms().map(|term| term.articles).fold(0, u32::saturating_add)
    }

    /// What articles call it and in how many, commonest first.
    pub(crate) fn forms(self) -> Vec<(String, u32)> {
        let mut forms: Vec<(String, u32)> = Vec::new();
        for (form, articles) in self.terms().flat_map(|term| &term.forms) {
            let before = forms.iter().position(|(text, _)| text == form).map(|at| forms.remove(at).1);
            let articles = before.unwrap_or_default().saturating_add(*articles);
            let place = forms.partition_point(|(text, more)| *more > articles || *more == articles && text < form);
            forms.insert(place, (form.clone(), articles));
        }
        forms
    }
}

/// What is known of one wanted thing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known<'a> {
    pub(crate) meaning: Option<Meaning<'a>>,
    /// What else an ambiguous name may mean.
    pub(crate) namesakes: Vec<Meaning<'a>>,
}

impl Reader {
    /// Looks up all that is wanted; of a large archive, the most telling things
    /// that so many files tell of.
    pub(crate) fn look_up<'a>(&'a self, wanted: &[Wanted], need: &mut Need) -> Vec<Known<'a>> {
        let mut known = vec![Known::default(); wanted.len()];
        let order = order(wanted, |wanted| [rank(wanted), u64::from(u32::MAX - wanted.mentions), 0]);
        let mut lookup = Lookup { reader: self, need, files: Set::new(), left: MOST_FILES, each: MOST_FILES };
        for index in &order {
            if let Some(key) = wanted.get(*index).and_then(|wanted| wanted.keys.first()) {
                lookup.bucket(key.id());
            }
        }
        lookup.left = MORE_FILES;
        for index in order {
            if let (Some(wanted), Some(known)) = (wanted.get(index), known.get_mut(index)) {
                *known = lookup.known(wanted);
            }
        }
        known
    }
}

/// Names tell most, then figures.
fn rank(wanted: &Wanted) -> u64 {
    match wanted.keys.first().map(|key| key.class) {
        Some(class) if class.is_name() => 0,
        Some(Class::Figure) => 1,
        _ => 2,
    }
}

struct Lookup<'a, 'n> {
    reader: &'a Reader,
    need: &'n mut Need,
    /// The files that may be needed, and how many more.
    files: Set<u32>,
    left: usize,
    /// How many more for one thing. With one, no file is asked for that another
    /// round of fetching would show to be too many.
    each: usize,
}

impl<'a> Lookup<'a, '_> {
    /// The first key that is known counts. A key whose file is not at hand has
    /// to be waited for.
    fn known(&mut self, wanted: &Wanted) -> Known<'a> {
        let mut known = Known::default();
        self.each = 1;
        // What found no room among the first keys does not take it from others.
        let file = wanted.keys.first().map(|key| self.reader.root.file_of_key(key.id()).number);
        if file.is_none_or(|file| !self.files.contains(&file)) {
            return known;
        }
        for (nth, key) in wanted.keys.iter().enumerate() {
            let id = key.id();
            let Some((own, meanings)) = self.meanings(id) else { break };
            let only = own.or(if let [only] = meanings { Some(*only) } else { None });
            let confidence = if nth > 0 || own.is_none() && only.is_some() { OTHER_NAME } else { sure(key) };
            known.meaning = self.meaning(only.unwrap_or(id), Some(id), confidence);
            if known.namesakes.is_empty() && meanings.len() > 1 {
                known.namesakes = meanings.iter().filter_map(|id| self.meaning(*id, None, 0)).collect();
            }
            if known.meaning.is_some() {
                break;
            }
        }
        known
    }

    /// The key's own number if it is something of its own, and what it is
    /// another name of; `None` if its file is on the way.
    fn meanings(&mut self, id: u64) -> Option<(Option<u64>, &'a [u64])> {
        let Some(bucket) = self.bucket(id) else {
            let coming = self.reader.articles() > 0 && self.files.contains(&self.reader.root.file_of_key(id).number);
            return (!coming).then_some((None, &[]));
        };
        let meanings = bucket.aliases.get(&id).map(Vec::as_slice).unwrap_or_default();
        Some((bucket.terms.contains_key(&id).then_some(id), meanings))
    }

    fn meaning(&mut self, id: u64, also: Option<u64>, confidence: u8) -> Option<Meaning<'a>> {
        let archive = self.bucket(id).and_then(|bucket| bucket.terms.get(&id));
        let own = |id: u64| self.reader.shelf.terms.get(&self.reader.shelf.head(id));
        let shelf = own(id).or_else(|| own(also?));
        let class = archive.or(shelf)?.class;
        Some(Meaning { id, class, archive, shelf, confidence })
    }

    fn bucket(&mut self, id: u64) -> Option<&'a crate::terms::Bucket> {
        let file = self.reader.root.file_of_key(id).number;
        if !self.files.contains(&file) {
            if !self.reader.is_small() {
                (self.left, self.each) = (self.left.checked_sub(1)?, self.each.checked_sub(1)?);
            }
            self.files.insert(file);
        }
        self.reader.bucket(id, self.need)
    }
}

fn sure(key: &Key) -> u8 {
    match key.class {
        Class::Figure | Class::Date | Class::Article => COUNTED,
        _ if key.text.contains(' ') => FULL_NAME,
        _ => ONE_WORD,
    }
}
