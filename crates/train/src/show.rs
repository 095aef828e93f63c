//! A set's errors, to be read by a person.

use crate::data::Sample;
use crate::score::{self, From};
use gloss_extract::{Kind, Model, Span};

/// Code points of text shown on either side.
const AROUND: usize = 30;

/// One line per name that is missed, invented or of another kind or extent.
pub(crate) fn errors(model: &Model, samples: &[Sample], from: From) -> Vec<String> {
    let mut lines = Vec::new();
    for sample in samples {
        let found = score::names(model, &sample.article, from);
        let missed = sample.names.iter().filter(|name| !found.contains(name)).map(|name| ("missed", name));
        let invented = found.iter().filter(|name| !sample.names.contains(name)).map(|name| ("invented", name));
        let mut errors: Vec<_> = missed.chain(invented).collect();
        errors.sort_by_key(|(what, (span, _))| (span.start, *what));
        lines.extend(errors.into_iter().map(|(what, name)| line(sample, what, name)));
    }
    lines
}

fn line(sample: &Sample, what: &str, (span, kind): &(Span, Kind)) -> String {
    let text = sample.article.text();
    let before: String = text.get(..span.start as usize).unwrap_or_default().chars().rev().take(AROUND).collect();
    let before: String = before.chars().rev().collect();
    let after: String = text.get(span.end as usize..).unwrap_or_default().chars().take(AROUND).collect();
    let context = format!("{before}[{}]{after}", span.of(text)).replace('\n', "/");
    format!("{what:8} {:12} {context}  ({})", kind.word(), sample.id)
}
