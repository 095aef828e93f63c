//! Exact-span precision, recall and F1.

use crate::data::Sample;
use gloss_extract::{Article, Doc, Kind, Label, Model, Span, extract};

/// The three kinds, in the order of the columns.
pub(crate) const KINDS: [Kind; 3] = [Kind::Person, Kind::Place, Kind::Organisation];

/// Where the mentions to be scored come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum From {
    /// The tagger alone.
    Tags,
    /// All steps of the reading.
    Reading,
}

/// Right, found and wanted spans.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) right: usize,
    pub(crate) found: usize,
    pub(crate) wanted: usize,
}

impl Count {
    pub(crate) fn precision(self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    pub(crate) fn recall(self) -> f64 {
        self.right as f64 / self.wanted.max(1) as f64
    }

    pub(crate) fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.wanted).max(1) as f64
    }

    fn plus(self, other: Count) -> Count {
        Count { right: self.right + other.right, found: self.found + other.found, wanted: self.wanted + other.wanted }
    }
}

/// Counts per kind, in the order of [`KINDS`].
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Score(pub(crate) [Count; 3]);

impl Score {
    pub(crate) fn pooled(&self) -> Count {
        self.0.iter().fold(Count::default(), |sum, count| sum.plus(*count))
    }
}

/// The names that are found in an article.
pub(crate) fn names(model: &Model, article: &Article, from: From) -> Vec<(Span, Kind)> {
    match from {
        From::Tags => tagged(model, article),
        From::Reading => {
            let mentions = extract(Some(model), article).mentions;
            mentions.iter().filter(|m| m.kind.is_name()).map(|m| (m.span, m.kind)).collect()
        }
    }
}

fn tagged(model: &Model, article: &Article) -> Vec<(Span, Kind)> {
    let doc = Doc::new(article);
    let mut names: Vec<(Span, Kind)> = Vec::new();
    for (tag, token) in model.tag(&doc).iter().zip(doc.tokens()) {
        match (tag.label, names.last_mut()) {
            (Label::Begin(name), _) => names.push((token.span, name.into())),
            (Label::Inside(_), Some((span, _))) => *span = span.join(token.span),
            _ => {}
        }
    }
    names
}

/// Scores the names found in the samples.
pub(crate) fn score(model: &Model, samples: &[Sample], from: From) -> Score {
    let mut score = Score::default();
    for sample in samples {
        let found = names(model, &sample.article, from);
        for (count, kind) in score.0.iter_mut().zip(KINDS) {
            let of_kind = |names: &[(Span, Kind)]| names.iter().filter(|name| name.1 == kind).count();
            count.found += of_kind(&found);
            count.wanted += of_kind(&sample.names);
            count.right += found.iter().filter(|name| name.1 == kind && sample.names.contains(name)).count();
        }
    }
    score
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_of_what_was_found_and_of_what_was_wanted() {
        let count = Count { right: 3, found: 4, wanted: 6 };
        assert_eq!((count.precision(), count.recall(), count.f1()), (0.75, 0.5, 0.6));
        assert_eq!(Count::default().f1(), 0.0);
    }
}
