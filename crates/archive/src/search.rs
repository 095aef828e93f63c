//! Searching: which articles have all words of a question, and where.
//!
//! Words in quotes must follow each other. A word that no article has stands
//! for the names that are nearest to it by spelling. Of a large archive the
//! newest articles that may match are looked at.

use crate::error::Need;
use crate::postings::{SHORTEST, edits, spelling_ids, word_id};
use crate::reader::Reader;
use crate::words::{folded, is_content, is_of_word};
use crate::{Class, Extent, Missing};
use gloss_order::{Set, order};
use jiff::civil::Date;

/// How many articles are found at most, and looked at in a large archive.
const FOUND: usize = 20;
const LOOKED_AT: usize = 40;

/// How many words of a question count, and how many spellings of one.
const WORDS: usize = 8;
const SPELLINGS: usize = 3;

/// What to search for.
#[derive(Debug, Clone, Default)]
pub struct Search<'a> {
    /// Words, and phrases in quotes.
    pub text: &'a str,
    /// The words must be in names of these classes; anywhere if there are none.
    pub classes: &'a [Class],
    /// The first day that counts.
    pub from: Option<Date>,
    /// The last one.
    pub to: Option<Date>,
}

/// An article that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its number.
    pub article: u32,
    /// The sentence with most of the words.
    pub sentence: Extent,
    /// The words in it, as stretches of the article's text.
    pub marks: Vec<Extent>,
}

/// One word of a question: all that it may be spelled like.
type Spelled = Vec<String>;

/// A question, understood.
struct Question {
    words: Vec<Spelled>,
    /// Runs of folded words.
    phrases: Vec<Vec<String>>,
}

impl Reader {
    /// The articles that match, best first: those with most of the words in one
    /// sentence, then the newest.
    ///
    /// # Errors
    /// [`Missing`]: which files to fetch first.
    pub fn search(&self, search: &Search) -> Result<Vec<Found>, Missing> {
        let mut need = Need::default();
        self.need_whole(&mut need);
        need.check()?;
        let mut need = Need::default();
        let question = self.understand(search, &mut need);
        need.check()?;
        let mut need = Need::default();
        let articles = self.may_match(&question, search, &mut need);
        need.check()?;
        let mut need = Need::default();
        for article in &articles {
            self.stored(*article, &mut need);
        }
        need.check()?;
        let found: Vec<(usize, Found)> =
            articles.iter().filter_map(|of| self.matching(*of, &question, search)).collect();
        let best = order(&found, |(words, found)| [u64::MAX - *words as u64, self.age(found.article), 0]);
        Ok(best.into_iter().take(FOUND).filter_map(|at| Some(found.get(at)?.1.clone())).collect())
    }

    fn understand(&self, search: &Search, need: &mut Need) -> Question {
        let mut question = Question { words: Vec::new(), phrases: Vec::new() };
        for (nth, piece) in search.text.split(['"', '“', '”']).enumerate() {
            let quoted = nth % 2 == 1;
            let words: Vec<String> = folded(piece).collect();
            for word in &words {
                let telling = is_content(word) || !quoted;
                let again = question.words.iter().any(|other| other.contains(word));
                if telling && !again && question.words.len() < WORDS {
                    let spelled = if quoted { vec![word.clone()] } else { self.spelled(word, search, need) };
                    question.words.push(spelled);
                }
            }
            if quoted && words.len() > 1 {
                question.phrases.push(words);
            }
        }
        question
    }

    /// A word, or the nearest words of names if no article has it.
    fn spelled(&self, word: &str, search: &Search, need: &mut Need) -> Spelled {
        let itself = vec![word.to_owned()];
        let letters = word.chars().count();
        if letters < SHORTEST || !self.with_word(word, search.classes, need).is_empty() {
            return itself;
        }
        let most = if letters > 5 { 2 } else { 1 };
        let near = |(other, articles): (String, u32)| Some((edits(word, &other, most)?, articles, other));
        let near: Vec<(usize, u32, String)> = self.named(word, need).into_iter().filter_map(near).collect();
        let best = order(&near, |(edits, articles, _)| [*edits as u64, u64::from(u32::MAX - articles), 0]);
        let fewest = best.first().and_then(|at| Some(near.get(*at)?.0));
        let best = best.into_iter().filter_map(|at| near.get(at)).filter(|(edits, ..)| Some(*edits) == fewest);
        let spelled: Spelled = best.take(2 * SPELLINGS).map(|(.., word)| word.clone()).collect();
        if spelled.is_empty() { itself } else { spelled }
    }

    /// Words of names that may be meant by a word.
    fn named(&self, word: &str, need: &mut Need) -> Vec<(String, u32)> {
        let mut words: Vec<(String, u32)> = Vec::new();
        for term in self.terms_at_hand().filter(|term| term.class.is_name()) {
            let forms = term.forms.iter().flat_map(|(form, articles)| folded(form).map(move |word| (word, *articles)));
            words.extend(forms);
        }
        for id in spelling_ids(word).into_iter().filter(|_| !self.is_small()) {
            words.extend(self.spellings(id, need).into_iter().flat_map(|found| found.0.iter().cloned()));
        }
        words
    }

    /// Articles that may match, of a large archive the newest.
    fn may_match(&self, question: &Question, search: &Search, need: &mut Need) -> Vec<u32> {
        let mut articles: Vec<u32> = self.shelf.numbers().collect();
        // Without words nothing is asked for.
        if question.words.is_empty() {
            return Vec::new();
        }
        if self.is_small() {
            articles.extend(0..self.root.articles);
            return articles;
        }
        let mut both: Option<Vec<u32>> = None;
        for spelled in &question.words {
            let mut with = Set::new();
            for word in spelled {
                with.extend(self.with_word(word, search.classes, need));
            }
            both = Some(match both {
                None => with.into_iter().collect(),
                Some(both) => both.into_iter().filter(|article| with.contains(article)).collect(),
            });
        }
        let within = self.root.between(search.from, search.to);
        let both = both.unwrap_or_default().into_iter().filter(|article| within.contains(article));
        articles.extend(both.take(LOOKED_AT));
        articles
    }

    /// The articles with a word in a large archive; in a small one any if it is
    /// there at all.
    fn with_word(&self, word: &str, classes: &[Class], need: &mut Need) -> Vec<u32> {
        let names = [Class::Person, Class::Place, Class::Organisation];
        let classes = if classes.is_empty() && !is_content(word) { &names } else { classes };
        if self.is_small() {
            let has = |article: &u32| self.text(*article).is_some_and(|text| folded(text).any(|other| other == word));
            return self.shelf.numbers().chain(0..self.root.articles).find(has).into_iter().collect();
        }
        let mut ids: Vec<u64> = classes.iter().map(|class| word_id(Some(*class as u8), word)).collect();
        if classes.is_empty() {
            ids.push(word_id(None, word));
        }
        let mut articles = Set::new();
        for id in ids {
            articles.extend(
                self.postings(id, need).and_then(|postings| postings.0.get(&id)).into_iter().flatten().copied(),
            );
        }
        articles.into_iter().collect()
    }

    /// How many of the words the best sentence of an article has, if the article
    /// has all of them, and every phrase.
    fn matching(&self, article: u32, question: &Question, search: &Search) -> Option<(usize, Found)> {
        let stored = self.at_hand(article)?;
        let date = stored.card.date;
        let early = search.from.is_some_and(|from| date.is_none_or(|date| date < from));
        let late = search.to.is_some_and(|to| date.is_none_or(|date| date > to));
        if early || late || !question.phrases.iter().all(|phrase| has_phrase(&stored.text, phrase)) {
            return None;
        }
        // A bit for each word.
        let (mut seen, mut best) = (0u32, None);
        for sentence in &stored.sentences {
            let (mut here, mut marks) = (0u32, Vec::new());
            for (word, at) in placed(sentence.of(&stored.text)) {
                if let Some(nth) = question.words.iter().position(|spelled| spelled.contains(&word)) {
                    here |= 1 << nth;
                    marks.push(Extent { start: sentence.start + at.start, end: sentence.start + at.end });
                }
            }
            let words = here.count_ones() as usize;
            if words > best.as_ref().map_or(0, |(most, _)| *most) {
                best = Some((words, Found { article, sentence: *sentence, marks }));
            }
            seen |= here;
        }
        best.filter(|_| {
            seen.count_ones() as usize == question.words.len() && self.is_named(article, question, search.classes)
        })
    }

    /// Whether all words are in names of these classes, as far as the keys at
    /// hand tell; of a large archive its words told it before.
    fn is_named(&self, article: u32, question: &Question, classes: &[Class]) -> bool {
        let told = classes.is_empty() || !self.is_small() && article < crate::shelf::SHELF;
        told || question.words.iter().all(|spelled| {
            self.terms_at_hand().filter(|term| classes.contains(&term.class)).any(|term| {
                term.uses.iter().any(|found| found.article == article)
                    && term.forms.iter().any(|(form, _)| folded(form).any(|word| spelled.contains(&word)))
            })
        })
    }
}

fn has_phrase(text: &str, phrase: &[String]) -> bool {
    let words: Vec<String> = folded(text).collect();
    words.windows(phrase.len()).any(|window| window == phrase)
}

/// The words of a sentence, folded, with their places in it.
fn placed(sentence: &str) -> Vec<(String, Extent)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, letter) in sentence.char_indices().chain([(sentence.len(), ' ')]) {
        match start {
            None if is_of_word(letter) => start = Some(at),
            Some(from) if !is_of_word(letter) => {
                let extent = Extent { start: from as u32, end: at as u32 };
                words.extend(folded(extent.of(sentence)).map(|word| (word, extent)));
                start = None;
            }
            _ => {}
        }
    }
    words
}
