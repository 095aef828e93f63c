//! Why a text is marked as it is: what the model thought of each word, and
//! which candidates gave way to which.
//!
//! A reading does not need any of this and does not pay for it.

use crate::order::Set;
use crate::tagger::{Join, LABELS, Lattice, SCALE, label};
use crate::{
    Analysis, Article, Candidate, Doc, Kind, Label, Mention, Model, Name, Role, Span, Tag, candidates, settle,
};
use std::ops::Range;

/// An article with its reading and the reasons for it.
#[derive(Debug)]
pub struct Explanation<'a> {
    article: &'a Article,
    doc: Doc<'a>,
    /// One for each token; none without a model.
    tags: Vec<Tag>,
    analysis: Analysis,
    lost: Vec<Lost>,
    /// One for each sentence; none without a model.
    sentences: Vec<Sequences<'a>>,
}

/// The sequences of a sentence, by the best one and by all of them.
#[derive(Debug)]
struct Sequences<'a> {
    best: Lattice<'a>,
    all: Lattice<'a>,
}

/// A candidate that became no mention.
#[derive(Debug, Clone, PartialEq)]
pub struct Lost {
    /// What was proposed.
    pub candidate: Candidate,
    /// The mention that it gave way to: an index into [`Analysis::mentions`].
    pub to: u32,
}

/// One way to take some tokens, and what the model thinks of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Choice<T> {
    /// How they are taken.
    pub what: T,
    /// The best sequence of labels that takes them so, less the best of all
    /// sequences, in the model's fixed point ([`SCALE`]): 0 for the model's own
    /// choice, else below. `None` if nothing takes them so.
    pub score: Option<i32>,
    /// The share of all sequences that take them so, by their probability under
    /// the model: 0 to 1. No better than the model, and not corrected for how
    /// often it is right.
    pub probability: f64,
}

/// What the model thinks of a run of tokens as one name.
#[derive(Debug, Clone, PartialEq)]
pub struct NameChoices {
    /// By how much taking precisely these tokens as a name of the kind asked
    /// for is better than all else; below 0 if something else is better.
    pub margin: i32,
    /// As a name of each kind, and (`None`) as part of no name; best first.
    pub choices: Vec<Choice<Option<Kind>>>,
}

/// What the model thinks of one token.
#[derive(Debug, Clone, PartialEq)]
pub struct TokenChoices {
    /// The token.
    pub span: Span,
    /// Every label, best first.
    pub labels: Vec<Choice<Label>>,
}

/// Why a part of the text is not marked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unmarked<'a> {
    /// It stands in a block that is not read, of this role.
    NotRead(Role),
    /// Something was proposed and gave way.
    GaveWay(&'a Lost),
    /// The model takes it for a name of this kind; the rules that mend names
    /// (nationalities, titles, common nouns and the words around a name) do not.
    SetAside(Kind),
    /// The model takes it for no name, and no rule proposes anything.
    NoName,
    /// Without a model only figures and dates are certain to be found.
    NoModel,
}

impl<'a> Explanation<'a> {
    /// Reads an article as [`extract`](crate::extract) does, and keeps the reasons.
    pub fn new(model: Option<&'a Model>, article: &'a Article) -> Self {
        let doc = Doc::new(article);
        let tags = model.map(|model| model.tag(&doc)).unwrap_or_default();
        let candidates = candidates(&doc, tags.clone(), article, &mut |_| {});
        let analysis = settle::settle(&doc, candidates.clone());
        let lost = lost(candidates, &analysis.mentions);
        let sentences = model.map(|model| sequences(model, &doc)).unwrap_or_default();
        Explanation { article, doc, tags, analysis, lost, sentences }
    }

    /// The same reading that [`extract`](crate::extract) gives.
    pub fn analysis(&self) -> &Analysis {
        &self.analysis
    }

    /// The text, split.
    pub fn doc(&self) -> &Doc<'a> {
        &self.doc
    }

    /// The candidates that became no mention, in order of the text.
    pub fn lost(&self) -> &[Lost] {
        &self.lost
    }

    /// What the model thinks of a span as a name of this kind, and as others.
    /// `None` without a model, for a kind that is no name, and for a span that
    /// is not one or more whole tokens of one sentence.
    pub fn name(&self, span: Span, kind: Kind) -> Option<NameChoices> {
        let (sequences, tokens) = self.sequences(span)?;
        let name = Name::ALL.into_iter().find(|name| Kind::from(*name) == kind)?;
        let choice =
            |what: Option<Name>| sequences.choice(with_end(&tokens), what.map(Kind::from), exactly(what, &tokens));
        let mut choices: Vec<_> = Name::ALL.into_iter().map(Some).chain([None]).map(choice).collect();
        choices.sort_by_key(|choice| std::cmp::Reverse(choice.score));
        let margin = sequences.margin(exactly(Some(name), &tokens), with_end(&tokens));
        Some(NameChoices { margin, choices })
    }

    /// What the model thinks of each token in a span; empty without a model.
    pub fn tokens(&self, span: Span) -> Vec<TokenChoices> {
        let token = |at: usize| {
            let span = self.doc.tokens().get(at)?.span;
            let (sequences, tokens) = self.sequences(span)?;
            let choice = |what| sequences.choice(tokens.clone(), what, move |_, label| label == what);
            let mut labels: Vec<_> = (0..LABELS).map(|at| choice(label(at))).collect();
            labels.sort_by_key(|choice| std::cmp::Reverse(choice.score));
            Some(TokenChoices { span, labels })
        };
        self.doc.tokens_in(span).filter_map(token).collect()
    }

    /// Why a span that no mention covers is not marked.
    pub fn unmarked(&self, span: Span) -> Unmarked<'_> {
        let block = self.article.blocks().iter().find(|block| block.span.overlaps(span));
        if let Some(block) = block.filter(|block| !block.role.is_read()) {
            return Unmarked::NotRead(block.role);
        }
        if let Some(lost) = self.lost.iter().find(|lost| lost.candidate.span.overlaps(span)) {
            return Unmarked::GaveWay(lost);
        }
        let tags = self.tags.get(self.doc.tokens_in(span)).unwrap_or_default();
        let named = tags.iter().find_map(|tag| match tag.label {
            Label::Outside => None,
            Label::Begin(name) | Label::Inside(name) => Some(Unmarked::SetAside(name.into())),
        });
        named.unwrap_or(if self.sentences.is_empty() { Unmarked::NoModel } else { Unmarked::NoName })
    }

    /// The sentence around a span, and the span's tokens counted from its start.
    fn sequences(&self, span: Span) -> Option<(&Sequences<'a>, Range<usize>)> {
        let tokens = self.doc.tokens_in(span);
        if self.doc.span(tokens.clone()) != Some(span) {
            return None;
        }
        let index = self.doc.sentence_of(tokens.start)?;
        let sentence = self.doc.sentences().get(index).filter(|sentence| tokens.end <= sentence.tokens.end)?;
        let first = sentence.tokens.start;
        Some((self.sentences.get(index)?, tokens.start - first..tokens.end - first))
    }
}

/// The tokens with the one after them, which tells where a name ends.
fn with_end(tokens: &Range<usize>) -> Range<usize> {
    tokens.start..tokens.end + 1
}

/// The labels with which precisely `tokens` are a name, or in none.
fn exactly(name: Option<Name>, tokens: &Range<usize>) -> impl Fn(usize, Label) -> bool {
    let Range { start, end } = *tokens;
    move |at, label| match name {
        None => at >= end || label == Label::Outside,
        Some(name) if at >= end => label != Label::Inside(name),
        Some(name) if at == start => label == Label::Begin(name),
        Some(name) => label == Label::Inside(name),
    }
}

impl Sequences<'_> {
    fn choice<T>(&self, tokens: Range<usize>, what: T, allowed: impl Fn(usize, Label) -> bool) -> Choice<T> {
        let tokens = tokens.start..tokens.end.min(self.best.len());
        let best = self.best.share(tokens.clone(), &allowed);
        let probability = (self.all.share(tokens, &allowed) / f64::from(SCALE)).exp();
        Choice { what, score: best.is_finite().then_some(best as i32), probability }
    }

    /// The best sequence with these labels less the best one with others.
    fn margin(&self, wanted: impl Fn(usize, Label) -> bool, tokens: Range<usize>) -> i32 {
        let tokens = tokens.start..tokens.end.min(self.best.len());
        let so = self.best.share(tokens.clone(), &wanted);
        let others = tokens.map(|at| self.best.share(at..at + 1, |at, label| !wanted(at, label)));
        (so - others.fold(f64::NEG_INFINITY, f64::max)) as i32
    }
}

fn sequences<'a>(model: &'a Model, doc: &Doc) -> Vec<Sequences<'a>> {
    let scores = model.scores(doc);
    let of =
        |tokens: Range<usize>, join| Lattice::new(model.transitions(), scores.get(tokens).unwrap_or_default(), join);
    let both =
        |tokens: &Range<usize>| Sequences { best: of(tokens.clone(), Join::Best), all: of(tokens.clone(), Join::All) };
    doc.sentences().iter().map(|sentence| both(&sentence.tokens)).collect()
}

/// The candidates that are no mention, each with the mention that it met.
fn lost(candidates: Vec<Candidate>, mentions: &[Mention]) -> Vec<Lost> {
    let kept: Set<_> = mentions.iter().map(|mention| (mention.span, mention.kind)).collect();
    let layers = layers(mentions);
    let gone = candidates.into_iter().filter(|found| !kept.contains(&(found.span, found.kind)));
    let mut lost: Vec<Lost> =
        gone.filter_map(|candidate| winner(&candidate, mentions, &layers).map(|to| Lost { candidate, to })).collect();
    lost.sort_by_key(|lost| (lost.candidate.span, lost.candidate.kind));
    lost
}

/// Mentions that stand by themselves, and those that lie in another; within
/// each layer none overlap.
fn layers(mentions: &[Mention]) -> [Vec<u32>; 2] {
    let mut layers = [Vec::new(), Vec::new()];
    let mut end = 0;
    for (at, mention) in (0..).zip(mentions) {
        let [outer, inner] = &mut layers;
        if mention.span.start < end { inner } else { outer }.push(at);
        end = end.max(mention.span.end);
    }
    layers
}

/// A mention at least as long as the candidate that stands in its way. It must
/// cover the candidate's start or its end.
fn winner(candidate: &Candidate, mentions: &[Mention], layers: &[Vec<u32>; 2]) -> Option<u32> {
    let span = candidate.span;
    let mention = |at: u32| mentions.get(at as usize);
    let at_edges = layers.iter().flat_map(|layer| {
        let starts =
            |bound: u32| layer.partition_point(|&at| mention(at).is_some_and(|found| found.span.start < bound));
        [starts(span.start + 1), starts(span.end)].map(|after| layer.get(after.checked_sub(1)?).copied())
    });
    at_edges.flatten().find(|&at| {
        mention(at).is_some_and(|other| {
            // A name may lie in a figure or date.
            let room =
                other.span.contains(span) && other.span != span && !other.kind.is_name() && candidate.kind.is_name();
            other.span.overlaps(span) && other.span.len() >= span.len() && !room
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_model_there_are_figures_and_dates_and_no_scores() {
        let article = Article::plain("More than 40 countries came on 3 May 2014.".into());
        let explained = Explanation::new(None, &article);
        let kinds: Vec<_> = explained.analysis().mentions.iter().map(|mention| mention.kind).collect();
        assert_eq!(kinds, [Kind::Figure, Kind::Date]);
        let span = explained.analysis().mentions[0].span;
        assert_eq!(explained.name(span, Kind::Person), None);
        assert!(explained.tokens(span).is_empty());
    }

    #[test]
    fn who_gave_way_to_whom_is_told() {
        let candidate = |start, end, kind| Candidate { span: Span::new(start, end), kind, value: None, why: "".into() };
        let mention = |start, end, kind| Mention {
            span: Span::new(start, end),
            kind,
            entity: 0,
            value: None,
            why: "".into(),
            others: Vec::new(),
        };
        let mentions = [mention(0, 20, Kind::Figure), mention(5, 12, Kind::Place), mention(30, 34, Kind::Person)];
        let found = [
            candidate(0, 20, Kind::Figure),
            candidate(0, 4, Kind::Date),
            candidate(6, 12, Kind::Organisation),
            candidate(30, 34, Kind::Place),
            candidate(32, 36, Kind::Place),
        ];
        let lost = lost(found.to_vec(), &mentions);
        let told: Vec<_> = lost.iter().map(|lost| (lost.candidate.span.start, lost.to)).collect();
        assert_eq!(told, [(0, 0), (6, 1), (30, 2), (32, 2)]);
    }
}
