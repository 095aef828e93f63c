//! One sentence, ready for rules: lower-cased words by index, and which tokens
//! something has taken already.

use super::listed::Phrases;
use super::numeral::Numeral;
use crate::dates::{Clock, Point};
use crate::lexicon::classes::{Classes, DIGITS, Lookup};
use crate::lexicon::fold::Lower;
use crate::lexicon::numbers::value;
use crate::{Doc, Sentence, Span, Token, TokenKind};
use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;

/// A text with its ASCII letters in lower case: most words stand in it where
/// they stand in the text.
pub(crate) fn lower_case(doc: &Doc) -> String {
    doc.text().to_ascii_lowercase()
}

/// The words of a document in lower case with their classes, made once.
pub(crate) struct Lowered<'t>(Vec<(Cow<'t, str>, Classes)>);

impl<'t> Lowered<'t> {
    /// `text` is the document's in [`lower_case`].
    pub(crate) fn new(doc: &Doc, text: &'t str) -> Self {
        let lookup = Lookup::new();
        let mut tokens = doc.tokens().iter().peekable();
        let mut words = Vec::with_capacity(doc.tokens().len());
        while let Some(token) = tokens.next() {
            let word = other_form(token.span.of(text));
            let leads = |next: &Token| next.kind == TokenKind::Number || next.span.of(text) == ".";
            let digits = match token.kind {
                TokenKind::Number => true,
                TokenKind::Symbol if matches!(&*word, "." | "-" | "−" | "–") => {
                    tokens.peek().is_some_and(|next| leads(next))
                }
                _ => false,
            };
            let class = lookup.classes(&word);
            words.push((word, if digits { class | DIGITS } else { class }));
        }
        Lowered(words)
    }
}

/// A word in lower case, of a text whose ASCII letters are so already.
fn other_form(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    match word {
        "’" => Cow::Borrowed("'"),
        "’s" => Cow::Borrowed("'s"),
        _ if word.chars().any(|c| c.is_uppercase() || c == '’') => Cow::Owned(word.lower().replace('’', "'")),
        _ => Cow::Borrowed(word),
    }
}

/// A sentence's tokens. Indices are those of [`Doc::tokens`]; outside the
/// sentence every word is empty, so no rule reads across its ends.
pub(crate) struct Line<'d, 'a> {
    doc: &'d Doc<'a>,
    lower: &'d Lowered<'d>,
    range: Range<usize>,
    taken: Vec<bool>,
    numeral: Memory<Option<Numeral>>,
    point: Memory<Option<(usize, Point)>>,
    clock: Memory<Option<(usize, Clock)>>,
}

impl<'d, 'a> Line<'d, 'a> {
    pub(crate) fn new(doc: &'d Doc<'a>, lower: &'d Lowered<'d>, sentence: &Sentence) -> Self {
        let range = sentence.tokens.clone();
        let (numeral, point, clock) = Default::default();
        Line { doc, lower, range, taken: Vec::new(), numeral, point, clock }
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
        // "‐", "‑", "–", "—" and "−", told by their bytes as it is asked often.
        matches!(self.word(at).as_bytes(), b"-" | [0xe2, 0x80, 0x90 | 0x91 | 0x93 | 0x94] | [0xe2, 0x88, 0x92])
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

    /// The longest phrase of a list that stands at `at`, with the index after;
    /// `class` is that of the phrases' first words.
    pub(crate) fn longest<T: Copy>(&self, at: usize, class: Classes, list: &Phrases<T>) -> Option<(usize, T)> {
        if self.is_of(at, class) { list.longest(self, at) } else { None }
    }

    /// The index after a phrase that stands at `at`, its words separated by one
    /// space.
    pub(crate) fn past(&self, at: usize, phrase: &str) -> Option<usize> {
        let (mut rest, mut end) = (phrase.as_bytes(), at);
        loop {
            let word = self.word(end).as_bytes();
            rest = rest.strip_prefix(word).filter(|_| !word.is_empty())?;
            end += 1;
            match rest.split_first() {
                None => return Some(end),
                Some((b' ', more)) => rest = more,
                Some(_) => return None,
            }
        }
    }

    /// What a list of single words, all of one class, has for the word.
    pub(crate) fn listed<T: Copy>(&self, at: usize, class: Classes, list: &[(&str, T)]) -> Option<T> {
        if self.is_of(at, class) { value(list, self.word(at)) } else { None }
    }

    /// The next token from `at` on at which something of a class can begin, or
    /// the sentence's end.
    pub(crate) fn next(&self, at: usize, class: Classes) -> usize {
        let rest = self.lower.0.get(at..self.range.end).unwrap_or_default();
        rest.iter().position(|(_, classes)| classes & (class | DIGITS) != 0).map_or(self.range.end, |step| at + step)
    }

    /// Whether something of a class can begin here: with a word of the class,
    /// with digits, or with a mark before digits.
    pub(crate) fn begins(&self, at: usize, class: Classes) -> bool {
        self.is_of(at, class | DIGITS)
    }

    /// Whether the word is of a class.
    pub(crate) fn is_of(&self, at: usize, class: Classes) -> bool {
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

    /// As [`Line::numeral`], for the time of day at `at`.
    pub(crate) fn clock(&self, at: usize, read: impl FnOnce() -> Option<(usize, Clock)>) -> Option<(usize, Clock)> {
        remembered(&self.clock, at, read)
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
        (self.numeral, self.point, self.clock) = Default::default();
        self.taken.resize(self.range.len(), false);
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
