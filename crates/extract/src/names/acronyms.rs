//! "Patriotic Union of Kurdistan (PUK)": the acronym tells how far the name goes,
//! and takes its kind.

use super::{Guess, is_capitalised, pooled};
use crate::lexicon::titles::is_role_head;
use crate::order::{Map, order_by};
use crate::{Doc, Name};
use std::ops::Range;

/// Acronyms and their expansions, by their forms, each pair under one number.
#[derive(Default)]
pub(super) struct Acronyms(Map<String, usize>);

/// Reads what stands in brackets behind names: widens the names, and marks the
/// acronyms. Gives the guesses in order.
pub(super) fn read(doc: &Doc, mut guesses: Vec<Guess>) -> (Vec<Guess>, Acronyms) {
    let mut acronyms = Acronyms::default();
    order_by(&mut guesses, |one, two| one.tokens.start.cmp(&two.tokens.start));
    let mut rest = guesses.into_iter().peekable();
    let mut read: Vec<Guess> = Vec::new();
    // Expansions are in order and do not overlap: no bracket is part of one.
    for (name, at) in (1..doc.tokens().len()).filter_map(|at| Some((expansion(doc, at)?, at))) {
        read.extend(std::iter::from_fn(|| rest.next_if(|guess| guess.tokens.end <= name.start)));
        let inside: Vec<Guess> = std::iter::from_fn(|| rest.next_if(|guess| guess.tokens.start < name.end)).collect();
        let Some(whole) = widened(&inside, name) else {
            read.extend(inside);
            continue;
        };
        let own = rest.next_if(|guess| guess.tokens == (at..at + 1));
        let is_free = rest.peek().is_none_or(|guess| guess.tokens.start > at);
        let acronym = || Guess { tokens: at..at + 1, why: "acronym of the name before it".into(), ..whole.clone() };
        let acronym = own.or_else(|| is_free.then(acronym));
        acronyms.add(doc, [whole.tokens.clone(), at..at + 1]);
        read.push(whole);
        read.extend(acronym);
    }
    read.extend(rest);
    (read, acronyms)
}

impl Acronyms {
    fn add(&mut self, doc: &Doc, forms: [Range<usize>; 2]) {
        let [name, acronym] = forms.map(|tokens| pooled::form(doc, tokens));
        let next = self.0.len();
        let number = self.0.get(&name).or(self.0.get(&acronym)).copied().unwrap_or(next);
        self.0.or_insert(name, number);
        self.0.or_insert(acronym, number);
    }

    /// Gives all mentions of a name and its acronym the kind that they speak for
    /// together.
    pub(super) fn settle(&self, doc: &Doc, guesses: &mut [Guess]) {
        if self.0.is_empty() {
            return;
        }
        let number = |guess: &Guess| self.0.get(&pooled::form(doc, guess.tokens.clone())).copied();
        let mut votes = vec![[0; 3]; self.0.len()];
        for guess in guesses.iter() {
            if let Some(votes) = number(guess).and_then(|number| votes.get_mut(number)) {
                votes[guess.name as usize] += guess.weight.max(1);
            }
        }
        for guess in guesses {
            let Some(votes) = number(guess).and_then(|number| votes.get(number)) else { continue };
            guess.name = pooled::most_votes(votes);
        }
    }
}

/// The words before the acronym at a token that it stands for: in brackets, or
/// after ", or". Every letter is the initial of a capitalised word, and the other
/// way round, small words aside.
fn expansion(doc: &Doc, at: usize) -> Option<Range<usize>> {
    let acronym = doc.word(at);
    let end = match (doc.word(at - 1), doc.word(at + 1)) {
        ("(", ")") => at - 1,
        ("or", _) if at > 2 && doc.word(at - 2) == "," => at - 2,
        _ => return None,
    };
    let letters: Vec<char> = acronym.chars().filter(|c| *c != '.').collect();
    if !(2..=8).contains(&letters.len()) || !letters.iter().all(|c| c.is_uppercase()) {
        return None;
    }
    let (sentence, mut left, mut start) = (doc.sentence_of(at)?, letters.as_slice(), end);
    while let Some((letter, rest)) = left.split_last() {
        start = start.checked_sub(1).filter(|_| end - start < 3 * letters.len())?;
        let word = doc.word(start);
        if is_capitalised(doc, start) && word.starts_with(*letter) {
            left = rest;
        } else if !is_small(word) {
            return None;
        }
    }
    // "Member of Parliament (MP)" is no name.
    let named = end - start > 1 && !is_role_head(doc.word(start));
    (named && doc.sentence_of(start) == Some(sentence)).then_some(start..end)
}

fn is_small(word: &str) -> bool {
    matches!(word, "of" | "the" | "and" | "for" | "in" | "on" | "to" | "de" | "&" | "-" | "'s" | "’s")
}

/// One guess for a range instead of those inside: of the kind of the one that
/// fills it, or an organisation, as names put together mostly are. `None` if there
/// is none inside, or one goes on outside.
fn widened(inside: &[Guess], range: Range<usize>) -> Option<Guess> {
    let within = inside.iter().all(|guess| guess.tokens.start >= range.start && guess.tokens.end <= range.end);
    let longest = inside.iter().filter(|_| within).max_by_key(|guess| guess.tokens.len())?;
    let name = if longest.tokens == range { longest.name } else { Name::Organisation };
    Some(Guess { tokens: range, name, ..longest.clone() })
}
