//! What corrections do to the names that were found.

use super::{Correction, Corrections, WHY, wording};
use crate::lexicon::fold::fold;
use crate::{Article, Candidate, Doc, Kind, Span};
use std::cmp::Reverse;
use std::ops::Range;

/// A wording that is a name wherever it stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Wanted {
    /// The first word, folded.
    first: String,
    /// More tokens come first, as the longer of two stands.
    tokens: Reverse<usize>,
    wording: String,
    kind: Kind,
    /// Whether it begins with a capital, as it then must in the text.
    capital: bool,
}

/// More tokens than a wording has when it is written with hyphens or dots that
/// were not there when it was corrected.
const SLACK: usize = 4;

/// What a correction marks, taken apart as a text is.
pub(super) fn wanted(correction: &Correction) -> Option<Wanted> {
    let Correction::Name { form, kind } = correction else { return None };
    let article = Article::plain(form.clone());
    let doc = Doc::new(&article);
    let (first, tokens) = (fold(doc.word(0)), Reverse(doc.tokens().len()));
    Some(Wanted { first, tokens, wording: wording(form), kind: *kind, capital: begins_with_capital(form) })
}

fn begins_with_capital(text: &str) -> bool {
    let text = text.strip_prefix("the ").or(text.strip_prefix("The ")).unwrap_or(text);
    text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)
}

impl Corrections {
    /// The candidates as corrected: those that are no names go, others get their
    /// kind, and what the reader has marked comes in.
    pub fn apply(&self, doc: &Doc, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
        if self.is_empty() {
            return candidates;
        }
        candidates.retain_mut(|candidate| !candidate.kind.is_name() || self.keeps(doc, candidate));
        let mut marked = Marked(self.marked(doc));
        if !marked.0.is_empty() {
            marked.give_way(&candidates);
            candidates.retain(|old| !marked.takes(old));
            candidates.append(&mut marked.0);
        }
        candidates
    }

    /// Whether a name stays one; its kind is corrected.
    fn keeps(&self, doc: &Doc, candidate: &mut Candidate) -> bool {
        let key = wording(candidate.span.of(doc.text()));
        let mut kind = candidate.kind;
        for one in self.said(&key) {
            match one {
                Correction::NotAName { .. } => return false,
                Correction::Kind { kind: other, .. } | Correction::Name { kind: other, .. } => kind = *other,
                Correction::Same { .. } | Correction::Apart { .. } => {}
            }
        }
        let same = self.same(&key);
        let kind = same.map_or(kind, |(_, kind)| kind);
        if same.is_some() || kind != candidate.kind {
            (candidate.kind, candidate.why) = (kind, WHY.into());
        }
        true
    }

    /// What the reader has marked, wherever it stands, in order: of two that
    /// overlap the first one, of those that begin together the longest.
    fn marked(&self, doc: &Doc) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = Vec::new();
        let sentences = doc.sentences().iter().filter(|_| !self.wanted.is_empty());
        for (at, end) in sentences.flat_map(|sentence| sentence.tokens.clone().map(|at| (at, sentence.tokens.end))) {
            let word = fold(doc.word(at));
            let first = self.wanted.partition_point(|wanted| wanted.first < word);
            let here = self.wanted.get(first..).unwrap_or_default().iter().take_while(|wanted| wanted.first == word);
            let start = doc.tokens().get(at).map_or(0, |token| token.span.start);
            if found.last().is_none_or(|last| last.span.end <= start) {
                let named = here.filter_map(|wanted| self.named(doc, at, end, wanted));
                found.extend(named.max_by_key(|named| named.span.end));
            }
        }
        found
    }

    /// A wording that begins at a token, if it does.
    fn named(&self, doc: &Doc, at: usize, end: usize, wanted: &Wanted) -> Option<Candidate> {
        let ends = at + 1..=end.min(at + wanted.tokens.0 + SLACK);
        let mut spans = ends.filter_map(|end| doc.span(at..end));
        let span = spans.find(|span| wording(span.of(doc.text())) == wanted.wording)?;
        let text = span.of(doc.text());
        let fits = !wanted.capital || begins_with_capital(text);
        let kind = self.same(&wanted.wording).map_or(wanted.kind, |(_, kind)| kind);
        fits.then(|| Candidate { span, kind, value: None, why: WHY.into() })
    }
}

/// What the reader has marked in a text, in order; nothing overlaps.
struct Marked(Vec<Candidate>);

impl Marked {
    /// The places of what overlaps a span.
    fn over(&self, span: Span) -> Range<usize> {
        let start = self.0.partition_point(|marked| marked.span.end <= span.start);
        start..self.0.partition_point(|marked| marked.span.start < span.end).max(start)
    }

    /// A longer name of the text's own stays as it is around what the reader has
    /// marked elsewhere.
    fn give_way(&mut self, found: &[Candidate]) {
        let mut gone = vec![false; self.0.len()];
        for old in found.iter().filter(|old| old.kind.is_name()) {
            for at in self.over(old.span) {
                if let (Some(new), Some(gone)) = (self.0.get(at), gone.get_mut(at)) {
                    *gone |= is_around(old, new);
                }
            }
        }
        let mut gone = gone.into_iter();
        self.0.retain(|_| !gone.next().unwrap_or_default());
    }

    /// Whether something found gives way to what the reader has marked: names and
    /// values that overlap it, but for a value around it.
    fn takes(&self, old: &Candidate) -> bool {
        let stays = |new: &Candidate| !old.kind.is_name() && is_around(old, new);
        self.0.get(self.over(old.span)).unwrap_or_default().iter().any(|new| !stays(new))
    }
}

fn is_around(outer: &Candidate, inner: &Candidate) -> bool {
    outer.span.contains(inner.span) && outer.span != inner.span
}
