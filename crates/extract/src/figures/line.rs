//! One sentence, ready for rules: lower-cased words by index, and which tokens
//! something has taken already.

use crate::{Doc, Sentence, Span, TokenKind};
use std::borrow::Cow;
use std::ops::Range;

/// The words of a document in lower case, made once.
pub(crate) struct Lowered<'a>(Vec<Cow<'a, str>>);

impl<'a> Lowered<'a> {
    pub(crate) fn new(doc: &Doc<'a>) -> Self {
        let lower = |at: usize| {
            let word = doc.word(at);
            if word.chars().any(|c| c.is_uppercase() || c == '’') {
                Cow::Owned(word.to_lowercase().replace('’', "'"))
            } else {
                Cow::Borrowed(word)
            }
        };
        Lowered((0..doc.tokens().len()).map(lower).collect())
    }
}

/// Words in order, without doubles, for [`Line::may_begin`].
pub(crate) fn sorted(words: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let mut words: Vec<_> = words.filter_map(|phrase| phrase.split(' ').next()).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// A sentence's tokens. Indices are those of [`Doc::tokens`]; outside the
/// sentence every word is empty, so no rule reads across its ends.
pub(crate) struct Line<'d, 'a> {
    doc: &'d Doc<'a>,
    lower: &'d Lowered<'a>,
    range: Range<usize>,
    taken: Vec<bool>,
}

impl<'d, 'a> Line<'d, 'a> {
    pub(crate) fn new(doc: &'d Doc<'a>, lower: &'d Lowered<'a>, sentence: &Sentence) -> Self {
        let range = sentence.tokens.clone();
        let taken = vec![false; range.len()];
        Line { doc, lower, range, taken }
    }

    pub(crate) fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// The lower-cased word, `’` as `'`.
    pub(crate) fn word(&self, at: usize) -> &str {
        if self.range.contains(&at) { self.lower.0.get(at).map_or("", |word| word) } else { "" }
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
        let matched = |&(phrase, value): &(&str, T)| {
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

    /// Whether something that begins with one of `words` (in order), with
    /// digits or with a mark can begin here.
    pub(crate) fn may_begin(&self, at: usize, words: &[&str]) -> bool {
        match self.kind(at) {
            Some(TokenKind::Word) => {
                let word = self.word(at);
                words.binary_search(&word).is_ok() || !word.is_ascii() || word.starts_with('\'')
            }
            Some(TokenKind::Number | TokenKind::Symbol) => true,
            Some(TokenKind::Link) | None => false,
        }
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
