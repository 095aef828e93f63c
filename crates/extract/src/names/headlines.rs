//! In a headline capitals say little: the running text tells what is a name, of
//! which kind, and how far it goes.

use super::introduced::is_organisation_word;
use super::{Guess, Taken, is_capitalised, is_shouted, pooled};
use crate::lexicon::aliases::{is_people, well_known};
use crate::lexicon::fold::Lower;
use crate::order::{Map, Set};
use crate::{Doc, Kind, Name, Role, Sentence};
use std::borrow::Cow;
use std::ops::Range;

/// What a sentence is, for its capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    /// Running text.
    Text,
    /// A headline in sentence case.
    Headline,
    /// A line in capitals or title case.
    Cased,
}

/// What the running text shows.
pub(super) struct Running<'a> {
    /// For each sentence how far its capitals can be believed.
    lines: Vec<Line>,
    /// Names in lower case, surnames among them, with their kind.
    names: Map<String, Name>,
    /// Words in lower case.
    lower: Set<&'a str>,
}

impl<'a> Running<'a> {
    pub(super) fn new(doc: &Doc<'a>, guesses: &[Guess]) -> Self {
        let lines: Vec<Line> = doc.sentences().iter().map(|sentence| line(doc, sentence)).collect();
        let mut running = Running { lines, names: Map::new(), lower: Set::new() };
        if running.lines.iter().any(|line| *line != Line::Text) || guesses.iter().any(|guess| is_first(doc, guess)) {
            running.read(doc, guesses);
        }
        running
    }

    fn read(&mut self, doc: &Doc<'a>, guesses: &[Guess]) {
        for (sentence, line) in doc.sentences().iter().zip(&self.lines) {
            if *line == Line::Text {
                let words = sentence.tokens.clone().filter(|&at| doc.initial(at).is_lowercase());
                self.lower.extend(words.map(|at| doc.word(at)).filter(|word| word.len() < 40));
            }
        }
        for guess in guesses {
            if self.is_headline(doc, guess.tokens.start) {
                continue;
            }
            let surname = pooled::surname(doc, guess).map(Lower::lower);
            let form = pooled::form(doc, guess.tokens.clone()).lower();
            self.names.extend([form].into_iter().chain(surname).map(|form| (form, guess.name)));
        }
    }

    fn line(&self, doc: &Doc, at: usize) -> Line {
        doc.sentence_of(at).and_then(|index| self.lines.get(index)).copied().unwrap_or(Line::Text)
    }

    /// Whether a token stands in a headline.
    pub(super) fn is_headline(&self, doc: &Doc, at: usize) -> bool {
        self.line(doc, at) != Line::Text
    }

    fn is_common(&self, word: &str) -> bool {
        // "US" is not "us".
        let acronym = word.len() < 5 && word.chars().all(char::is_uppercase);
        !acronym && word.len() < 40 && self.lower.contains(word.lower().as_str())
    }

    /// The kind of a range of tokens that is a name in the running text.
    fn named(&self, doc: &Doc, tokens: Range<usize>) -> Option<Name> {
        let form = pooled::form(doc, tokens.clone());
        let listed = |kind: Kind| well_known(kind, &form).is_some() && (tokens.len() > 1 || form.len() > 4);
        let known = || match () {
            () if listed(Kind::Organisation) => Some(Name::Organisation),
            () if listed(Kind::Place) => Some(Name::Place),
            () => None,
        };
        self.names.get(form.lower().as_str()).copied().or_else(known)
    }

    /// A guess as the running text has it; none if its words are no name there.
    pub(super) fn mended(&self, doc: &Doc, guess: Guess) -> Option<Guess> {
        let line = self.line(doc, guess.tokens.start);
        let (headline, shouted) = (line != Line::Text, line == Line::Cased);
        if self.named(doc, guess.tokens.clone()).is_some() && headline {
            return Some(guess);
        }
        let grown = if shouted { self.grown(doc, &guess) } else { None };
        let part = || if shouted || has_verb(doc, &guess) { self.longest(doc, &guess) } else { None };
        if let Some((tokens, name)) = grown.or_else(part) {
            return Some(Guess { tokens, name, why: Cow::Borrowed("as elsewhere in the text"), ..guess });
        }
        let unsure = shouted
            || is_first(doc, &guess) && (headline || guess.name == Name::Organisation && guess.tokens.len() == 1);
        let mut capitals = guess.tokens.clone().filter(|&at| is_capitalised(doc, at));
        let unnamed = || self.named(doc, guess.tokens.clone()).is_none();
        let common = unsure && capitals.all(|at| self.is_common(doc.word(at))) && (headline || unnamed());
        (!common).then_some(guess)
    }

    /// The longest name of the running text that a guess is a part of, where it
    /// stands.
    fn grown(&self, doc: &Doc, guess: &Guess) -> Option<(Range<usize>, Name)> {
        let Range { start, end } = guess.tokens;
        let sentence = doc.sentences().get(doc.sentence_of(start)?)?.tokens.clone();
        let starts = start.saturating_sub(3).max(sentence.start)..=start;
        let around = starts.flat_map(|from| (end..=sentence.end.min(end + 3)).map(move |to| from..to));
        let named = around.filter_map(|around| {
            let form = pooled::form(doc, around.clone()).lower();
            Some((around, *self.names.get(&form)?))
        });
        named.filter(|(around, _)| around.len() > guess.tokens.len()).max_by_key(|(around, _)| around.len())
    }

    /// Whether a word, or another form of it, is common in the running text.
    fn is_inflected(&self, word: &str) -> bool {
        let lower = word.lower();
        let stem = lower.trim_end_matches("ed").trim_end_matches(['s', 'e']);
        let follows = |stem: &str| self.lower.first_from(stem).is_some_and(|next| next.starts_with(stem));
        self.is_common(word) || is_people(word) || stem.len() > 3 && word.len() < 40 && follows(stem)
    }

    /// The longest part of a guess that is a name by itself, if what is left over
    /// does not belong to it: common words, or one that may be a verb.
    fn longest(&self, doc: &Doc, guess: &Guess) -> Option<(Range<usize>, Name)> {
        let Range { start, end } = guess.tokens;
        if guess.tokens.len() > 8 {
            return None;
        }
        let parts = (start..end).flat_map(|from| (from + 1..=end).map(move |to| from..to));
        let own = parts.filter(|part| part.len() < guess.tokens.len() && is_capitalised(doc, part.start));
        let named = own.filter_map(|part| Some((part.clone(), self.named(doc, part)?)));
        let fits = |(part, _): &(Range<usize>, Name)| {
            let rest = || (start..part.start).chain(part.end..end).map(|at| doc.word(at));
            let edge = guess.name != Name::Person && part.start == start;
            let common = || rest().all(|word| self.is_inflected(word) || !is_upper(word));
            has_verb(doc, guess) || edge && rest().all(may_be_verb) || common()
        };
        named.filter(fits).max_by_key(|(part, _)| part.len())
    }

    /// Marks the names of the running text in headlines that are all capitals or
    /// title case, where capitals helped nobody to see them.
    pub(super) fn fill(&self, doc: &Doc, guesses: &mut Vec<Guess>, taken: &mut Taken) {
        for (sentence, _) in doc.sentences().iter().zip(&self.lines).filter(|(_, line)| **line == Line::Cased) {
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                let ends = (at + 1..=sentence.tokens.end.min(at + pooled::LONGEST)).rev();
                let found = ends
                    .filter(|_| is_capitalised(doc, at) && taken.is_free(at..at + 1))
                    .find_map(|end| self.free(doc, at..end, taken));
                at = found.as_ref().map_or(at + 1, |guess| guess.tokens.end);
                if let Some(guess) = found {
                    taken.take(guess.tokens.clone());
                    guesses.push(guess);
                }
            }
        }
    }

    fn free(&self, doc: &Doc, tokens: Range<usize>, taken: &Taken) -> Option<Guess> {
        if !taken.is_free(tokens.clone()) {
            return None;
        }
        let word = doc.word(tokens.start);
        if tokens.len() == 1 && (word.chars().count() < 3 || self.is_common(word)) {
            return None;
        }
        let name = *self.names.get(pooled::form(doc, tokens.clone()).lower().as_str())?;
        Some(Guess { tokens, name, weight: 1, why: "as elsewhere in the text".into() })
    }
}

fn line(doc: &Doc, sentence: &Sentence) -> Line {
    let headline = matches!(sentence.role, Role::Title | Role::Heading);
    // Elsewhere a line of capitalised words may be a list or a signature.
    let title_case = (headline || sentence.tokens.start == 0) && is_title_case(doc, sentence);
    match (is_shouted(doc, sentence.tokens.start) || title_case, headline) {
        (true, _) => Line::Cased,
        (false, true) => Line::Headline,
        (false, false) => Line::Text,
    }
}

/// Whether nearly all longer words of a short line begin with capitals.
fn is_title_case(doc: &Doc, sentence: &Sentence) -> bool {
    let tokens = sentence.tokens.clone();
    if tokens.len() > 30 || doc.word(tokens.end.saturating_sub(1)) == "." {
        return false;
    }
    let words = tokens.filter(|&at| doc.word(at).len() > 3).map(|at| doc.initial(at)).filter(|c| c.is_alphabetic());
    let (all, capitals) = words.fold((0, 0), |(all, capitals), c| (all + 1, capitals + usize::from(c.is_uppercase())));
    all > 2 && capitals * 6 >= all * 5
}

fn is_upper(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a word behind a name in a headline may be no part of it, as "Falls" in
/// "Mosul Falls".
fn may_be_verb(word: &str) -> bool {
    let designator = matches!(word, "Airport" | "City" | "Hospital" | "Party" | "Post" | "School" | "Times" | "United");
    is_upper(word) && word.len() > 3 && !designator && !is_organisation_word(word)
}

/// Whether a guess is the first word of its sentence.
fn is_first(doc: &Doc, guess: &Guess) -> bool {
    let sentence = doc.sentence_of(guess.tokens.start).and_then(|index| doc.sentences().get(index));
    sentence.is_some_and(|sentence| sentence.tokens.start == guess.tokens.start)
}

/// Whether a guess goes on behind a lower-case word that no name has inside.
fn has_verb(doc: &Doc, guess: &Guess) -> bool {
    let Range { start, end } = guess.tokens;
    let inside = (start + 1..end.saturating_sub(1)).take(8);
    guess.name != Name::Person
        && inside.filter(|&at| is_capitalised(doc, at - 1) && is_capitalised(doc, at + 1) && doc.spaced(at)).any(|at| {
            let word = doc.word(at);
            word.len() > 3
                && word.chars().all(char::is_lowercase)
                && !matches!(word, "from" | "with" | "under" | "against")
        })
}
