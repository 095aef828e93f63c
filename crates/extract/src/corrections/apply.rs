//! What corrections do to the names that were found.

use super::{Corrections, Mark, WHY, wording};
use crate::lexicon::fold::fold;
use crate::order::order_by;
use crate::{Article, Candidate, Doc, Kind, Span};
use std::collections::BTreeMap;

/// A wording that is a name wherever it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    wording: String,
    kind: Kind,
    /// How many tokens it has.
    tokens: usize,
    /// Whether it begins with a capital, as it then must in the text.
    capital: bool,
}

/// More tokens than a wording has when it is written with hyphens or dots that
/// were not there when it was corrected.
const SLACK: usize = 4;

/// A wording taken apart as a text is: its first word, and all of it.
pub(super) fn wanted(text: &str, kind: Kind) -> Option<(String, Wanted)> {
    let article = Article::plain(text.to_owned());
    let doc = Doc::new(&article);
    let first = fold(doc.word(0));
    let wanted =
        Wanted { wording: wording(text), kind, tokens: doc.tokens().len(), capital: begins_with_capital(text) };
    (!first.is_empty()).then_some((first, wanted))
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
        let mut marked = self.marked(doc);
        if !marked.0.is_empty() {
            candidates.iter().for_each(|old| marked.give_way(old));
            candidates.retain(|old| !marked.takes(old));
            candidates.extend(marked.0.into_values());
        }
        candidates
    }

    /// Whether a name stays one; its kind is corrected.
    fn keeps(&self, doc: &Doc, candidate: &mut Candidate) -> bool {
        let text = candidate.span.of(doc.text());
        let key = wording(text);
        let kind = match (self.index.same.get(&key), self.index.marks.get(&key)) {
            (Some((_, kind)), _) | (None, Some(Mark::Kind(kind))) => *kind,
            (None, Some(Mark::No)) => return false,
            (None, None) => return true,
        };
        if kind != candidate.kind || self.index.same.contains_key(&key) {
            candidate.why = WHY.into();
        }
        candidate.kind = kind;
        true
    }

    /// What the reader has marked, wherever it stands; of two that overlap the
    /// longer one, of equals the first.
    fn marked(&self, doc: &Doc) -> Marked {
        let mut found = Vec::new();
        let sentences = doc.sentences().iter().filter(|_| !self.index.names.is_empty());
        for (at, end) in sentences.flat_map(|sentence| sentence.tokens.clone().map(|at| (at, sentence.tokens.end))) {
            let named = self.index.names.get(&fold(doc.word(at))).into_iter().flatten();
            found.extend(named.filter_map(|wanted| self.named(doc, at, end, wanted)));
        }
        order_by(&mut found, |one, two| (two.span.len(), one.span.start).cmp(&(one.span.len(), two.span.start)));
        let mut marked = Marked::default();
        for one in found {
            if marked.over(one.span).next().is_none() {
                marked.0.insert(one.span.start, one);
            }
        }
        marked
    }

    /// A wording that begins at a token, if it does.
    fn named(&self, doc: &Doc, at: usize, end: usize, wanted: &Wanted) -> Option<Candidate> {
        let ends = at + 1..=end.min(at + wanted.tokens + SLACK);
        let mut spans = ends.filter_map(|end| doc.span(at..end));
        let span = spans.find(|span| wording(span.of(doc.text())) == wanted.wording)?;
        let text = span.of(doc.text());
        let fits = !wanted.capital || begins_with_capital(text);
        let kind = self.same(text).map_or(wanted.kind, |(_, kind)| *kind);
        fits.then(|| Candidate { span, kind, value: None, why: WHY.into() })
    }
}

/// What the reader has marked in a text, by where it begins; nothing overlaps.
#[derive(Default)]
struct Marked(BTreeMap<u32, Candidate>);

impl Marked {
    /// What overlaps a span, from behind.
    fn over(&self, span: Span) -> impl Iterator<Item = &Candidate> {
        self.0.range(..span.end).rev().map(|(_, marked)| marked).take_while(move |marked| marked.span.overlaps(span))
    }

    /// A longer name of the text's own stays as it is around what the reader has
    /// marked elsewhere.
    fn give_way(&mut self, old: &Candidate) {
        let around = |new: &&Candidate| old.span.contains(new.span) && old.span != new.span;
        if old.kind.is_name() {
            let inside: Vec<u32> = self.over(old.span).filter(around).map(|new| new.span.start).collect();
            inside.iter().for_each(|start| drop(self.0.remove(start)));
        }
    }

    /// Whether something found gives way to what the reader has marked: names and
    /// values that overlap it, but for a value around it.
    fn takes(&self, old: &Candidate) -> bool {
        let around = |new: &Candidate| !old.kind.is_name() && old.span.contains(new.span) && old.span != new.span;
        self.over(old.span).any(|new| !around(new))
    }
}
