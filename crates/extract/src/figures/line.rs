//! One sentence, ready for rules: lower-cased words by index, and which tokens
//! something has taken already.

use super::numeral::Numeral;
use crate::dates::Point;
use crate::lexicon::classes::classes;
use crate::{Doc, Sentence, Span, TokenKind};
use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;

/// The words of a document in lower case with what each can begin, made once.
pub(crate) struct Lowered<'a>(Vec<(Cow<'a, str>, u16)>);

impl<'a> Lowered<'a> {
    pub(crate) fn new(doc: &Doc<'a>) -> Self {
        let lower = |at: usize| {
            let word = doc.word(at);
            let plain = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
            let word = if plain {
                Cow::Borrowed(word)
            } else if word.chars().any(|c| c.is_uppercase() || c == '’') {
                Cow::Owned(word.to_lowercase().replace('’', "'"))
            } else {
                Cow::Borrowed(word)
            };
            let class = classes(&word);
            (word, class)
        };
        Lowered((0..doc.tokens().len()).map(lower).collect())
    }
}

/// A sentence's tokens. Indices are those of [`Doc::tokens`]; outside the
/// sentence every word is empty, so no rule reads across its ends.
pub(crate) struct Line<'d, 'a> {
    doc: &'d Doc<'a>,
    lower: &'d Lowered<'a>,
    range: Range<usize>,
    taken: Vec<bool>,
    numeral: Memory<Option<Numeral>>,
    point: Memory<Option<(usize, Point)>>,
}

impl<'d, 'a> Line<'d, 'a> {
    pub(crate) fn new(doc: &'d Doc<'a>, lower: &'d Lowered<'a>, sentence: &Sentence) -> Self {
        let range = sentence.tokens.clone();
        let taken = vec![false; range.len()];
        Line { doc, lower, range, taken, numeral: Cell::new(None), point: Cell::new(None) }
    }

    pub(crate) fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// The lower-cased word, `’` as `'`.
    pub(crate) fn word(&self, at: usize) -> &str {
        if self.range.contains(&at) { self.lower.0.get(at).map_or("", |(word, _)| word) } else { "" }
    }

    /// The word before, or nothing at the sentence's start.
    pub(crate) fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// The word as written.
    pub(crate) fn raw(&self, at: usize) -> &'a str {
        if self.range.contains(&at) { self.doc.word(at) } else { "" }
    }

    pub(crate) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.range.contains(&at).then(|| self.doc.tokens().get(at)).flatten().map(|token| token.kind)
    }

    pub(crate) fn is_number(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Number)
    }

    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    /// Whether the word begins with a capital.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.raw(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether no white space stands before it, inside the sentence.
    pub(crate) fn is_glued(&self, at: usize) -> bool {
        self.range.contains(&at) && at > self.range.start && !self.doc.spaced(at)
    }

    /// Whether a dash of any length stands here.
    pub(crate) fn is_dash(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "‐" | "‑" | "–" | "—" | "−")
    }

    /// The index after a dash that joins two words without spaces, or `at`
    /// itself if none stands here.
    pub(crate) fn past_hyphen(&self, at: usize) -> usize {
        if self.is_dash(at) && self.is_glued(at) && self.is_glued(at + 1) { at + 1 } else { at }
    }

    /// The index after a phrase that stands at `at`.
    pub(crate) fn phrase(&self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().enumerate().all(|(step, word)| self.word(at + step) == *word).then(|| at + words.len())
    }

    /// The longest phrase of a list that stands at `at`, with the index after.
    pub(crate) fn longest<T: Copy>(&self, at: usize, list: &[(&str, T)]) -> Option<(usize, T)> {
        let first = self.word(at);
        if first.is_empty() {
            return None;
        }
        let matched = |&(phrase, value): &(&str, T)| {
            if !opens(phrase, first) {
                return None;
            }
            let mut end = at;
            for word in phrase.split(' ') {
                if self.word(end) != word {
                    return None;
                }
                end += 1;
            }
            Some((end, value))
        };
        list.iter().filter_map(matched).max_by_key(|&(end, _)| end)
    }

    /// Whether something of a class can begin here: with a word of the class,
    /// with digits, or with a mark before digits.
    pub(crate) fn begins(&self, at: usize, class: u16) -> bool {
        let listed = || self.is_of(at, class);
        match self.kind(at) {
            Some(TokenKind::Word) => listed(),
            Some(TokenKind::Number) => true,
            Some(TokenKind::Symbol) => match self.word(at) {
                "." | "-" | "−" | "–" => self.is_number(at + 1) || self.word(at + 1) == ".",
                _ => listed(),
            },
            Some(TokenKind::Link) | None => false,
        }
    }

    /// Whether the word is of a class.
    pub(crate) fn is_of(&self, at: usize, class: u16) -> bool {
        self.range.contains(&at) && self.lower.0.get(at).is_some_and(|(_, classes)| classes & class != 0)
    }

    /// The number at `at`, read once where many rules ask for it in turn.
    pub(crate) fn numeral(&self, at: usize, read: impl FnOnce() -> Option<Numeral>) -> Option<Numeral> {
        remembered(&self.numeral, at, read)
    }

    /// As [`Line::numeral`], for the day or period at `at`.
    pub(crate) fn point(&self, at: usize, read: impl FnOnce() -> Option<(usize, Point)>) -> Option<(usize, Point)> {
        remembered(&self.point, at, read)
    }

    pub(crate) fn span(&self, tokens: Range<usize>) -> Option<Span> {
        self.doc.span(tokens)
    }

    pub(crate) fn tokens_in(&self, span: Span) -> Range<usize> {
        self.doc.tokens_in(span)
    }

    pub(crate) fn text(&self) -> &'a str {
        self.doc.text()
    }

    pub(crate) fn take(&mut self, tokens: Range<usize>) {
        // What is taken is read otherwise.
        (self.numeral, self.point) = (Cell::new(None), Cell::new(None));
        for at in tokens {
            if let Some(taken) = at.checked_sub(self.range.start).and_then(|at| self.taken.get_mut(at)) {
                *taken = true;
            }
        }
    }

    pub(crate) fn is_taken(&self, at: usize) -> bool {
        at.checked_sub(self.range.start).and_then(|at| self.taken.get(at)).copied().unwrap_or(false)
    }
}

/// Whether a phrase begins with a word's letters; the first byte tells most
/// apart without a call.
pub(crate) fn opens(phrase: &str, word: &str) -> bool {
    phrase.as_bytes().first() == word.as_bytes().first() && phrase.starts_with(word)
}

/// What was read last, and where.
type Memory<T> = Cell<Option<(usize, T)>>;

fn remembered<T: Copy>(cell: &Memory<T>, at: usize, read: impl FnOnce() -> T) -> T {
    if let Some((_, value)) = cell.get().filter(|(last, _)| *last == at) {
        return value;
    }
    let value = read();
    cell.set(Some((at, value)));
    value
}
