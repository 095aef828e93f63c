//! Evidence pooled over the whole text: one string, one kind; missed repeats;
//! surnames after full names.

use super::headlines::Running;
use super::{Guess, Taken, is_capitalised, is_shouted};
use crate::lexicon::fold::Lower;
use crate::order::Map;
use crate::{Doc, Name};
use std::ops::Range;

/// The longest name that is looked for again, in tokens.
pub(super) const LONGEST: usize = 6;

/// How many times the evidence must outweigh the model's own choice.
const CLEAR: i64 = 2;

/// Gives every occurrence of the same string the kind that its occurrences
/// together clearly speak for. A surname alone counts for its full name's person.
/// A headline has a quarter of a say.
pub(super) fn vote(doc: &Doc, guesses: &mut [Guess], running: &Running) {
    let mut votes: Map<String, [i64; 3]> = Map::new();
    for guess in guesses.iter() {
        let share = if running.is_headline(doc, guess.tokens.start) { 4 } else { 1 };
        let weight = (guess.weight / share).max(1);
        votes.or_default(form(doc, guess.tokens.clone()).lower())[guess.name as usize] += weight;
        if let Some(surname) = surname(doc, guess) {
            votes.or_default(surname.lower())[Name::Person as usize] += weight / 4;
        }
    }
    for guess in guesses {
        let Some(votes) = votes.get(&form(doc, guess.tokens.clone()).lower()) else { continue };
        let best = most_votes(votes);
        if votes[best as usize] > CLEAR * votes[guess.name as usize] {
            guess.name = best;
            guess.why = "as elsewhere in the text".into();
        }
    }
}

/// The kind that most speaks for; of equals the last.
pub(super) fn most_votes(votes: &[i64; 3]) -> Name {
    Name::ALL.into_iter().max_by_key(|&name| votes[name as usize]).unwrap_or(Name::Organisation)
}

/// Marks the free occurrences of strings that are names more often than not.
pub(super) fn repeat(doc: &Doc, guesses: &mut Vec<Guess>, taken: &mut Taken) {
    let mut marked: Map<String, (usize, Guess)> = Map::new();
    for guess in guesses.iter() {
        marked.or_insert(form(doc, guess.tokens.clone()), (0, guess.clone())).0 += 1;
        if let Some(surname) = surname(doc, guess).filter(|surname| surname.chars().count() > 2) {
            marked.or_insert(surname.to_owned(), (0, guess.clone())).0 += 1;
        }
    }
    let free = free_occurrences(doc, &marked, taken);
    for (text, spots) in free {
        let Some((count, guess)) = marked.get(&text).filter(|(count, _)| *count >= spots.len()) else { continue };
        debug_assert!(*count > 0);
        for tokens in spots.into_iter().filter(|tokens| !is_shouted(doc, tokens.start)) {
            if taken.is_free(tokens.clone()) {
                taken.take(tokens.clone());
                guesses.push(Guess { tokens, why: "as elsewhere in the text".into(), ..guess.clone() });
            }
        }
    }
}

type Spots = Map<String, Vec<Range<usize>>>;

fn free_occurrences(doc: &Doc, marked: &Map<String, (usize, Guess)>, taken: &Taken) -> Spots {
    let mut free = Spots::new();
    for sentence in doc.sentences() {
        for start in sentence.tokens.clone().filter(|&at| is_capitalised(doc, at) && taken.is_free(at..at + 1)) {
            let mut text = String::new();
            for at in (start..sentence.tokens.end).take(LONGEST) {
                push(&mut text, doc.word(at));
                let Some(next) = marked.first_from(&text).filter(|next| next.starts_with(&text)) else { break };
                if *next == text && taken.is_free(start..at + 1) {
                    free.or_default(text.clone()).push(start..at + 1);
                }
            }
        }
    }
    free
}

/// The words of a name, by which its occurrences are told to be the same.
pub(super) fn form(doc: &Doc, tokens: Range<usize>) -> String {
    let mut text = String::new();
    // A longer run is a mistake and never looked for.
    tokens.take(LONGEST + 1).for_each(|at| push(&mut text, doc.word(at)));
    text
}

fn push(text: &mut String, word: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    // No name has a longer word; this bounds the work on hostile text.
    if word.len() > 40 {
        return text.extend(word.chars().take(40));
    }
    text.push_str(word);
}

/// The last word of a person's name of several words.
pub(super) fn surname<'a>(doc: &Doc<'a>, guess: &Guess) -> Option<&'a str> {
    let last = guess.tokens.end.checked_sub(1)?;
    let full = guess.name == Name::Person && guess.tokens.len() > 1 && is_capitalised(doc, last);
    Some(doc.word(last)).filter(|word| full && !matches!(*word, "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "IV"))
}
