//! What still holds in a text that is not English: figures in digits, dates in
//! digits, and names that are known as they stand. No model and no pattern of
//! English is used.
//!
//! A figure is marked where its digits can hardly be anything else: with a
//! currency or unit, with a decimal or thousands mark, or above 31 and no year.
//! What a dot or comma means differs between languages: where the digits leave
//! it open, the figure has no value and is only shown as it is written. Nothing
//! is said of what is counted, so that none is compared.

mod dates;
mod figures;
mod library;
mod numbers;

use crate::corrections::Corrections;
use crate::{Analysis, Article, Candidate, Doc, Kind, Span, names, settle};

/// Whether a name of this kind, by its key, is known from other articles.
pub type IsKnown<'a> = &'a mut dyn FnMut(Kind, &str) -> bool;

/// Reads an article in another language than English; corrections have the last
/// word.
pub fn extract(article: &Article, corrections: &Corrections, is_known: IsKnown) -> Analysis {
    let doc = Doc::new(article);
    let mut found = names::well_known(&doc);
    found.extend(library::names(&doc, is_known));
    for block in article.blocks().iter().filter(|block| block.role.is_read()) {
        quantities(block.span, article.text(), &mut found);
    }
    settle::corrected(&doc, found, corrections)
}

/// Dates and figures of a block.
fn quantities(block: Span, text: &str, found: &mut Vec<Candidate>) {
    let text = text.get(..block.end as usize).unwrap_or_default();
    let mut at = block.start as usize;
    while let Some(start) =
        text.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit())).map(|ahead| at + ahead)
    {
        let read = dates::read(text, start).or_else(|| figures::read(text, start));
        at = match read {
            Some(candidate) => {
                let end = candidate.span.end as usize;
                found.push(candidate);
                end
            }
            None => numbers::end_of_run(text, start),
        };
    }
}

/// The letter before a place, and the one at it.
fn around(text: &str, at: usize) -> (Option<char>, Option<char>) {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    (before, text.get(at..).and_then(|after| after.chars().next()))
}

/// Whether a letter or digit joins on to what stands beside it: where words are
/// written without spaces, none does.
fn joins(c: char) -> bool {
    c.is_alphanumeric() && c < '\u{2e80}'
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
