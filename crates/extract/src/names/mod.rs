//! From tags to names: what the model says about each token, mended by what
//! the whole text shows.

mod acronyms;
mod bounds;
mod headlines;
mod introduced;
mod known;
mod pooled;

pub use known::is_acronym_of;

use headlines::Running;

use crate::order::order_by;
use crate::{Candidate, Doc, Label, Name, Tag, TokenKind};
use std::borrow::Cow;
use std::ops::Range;

/// A name in the making.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Guess {
    tokens: Range<usize>,
    name: Name,
    /// How sure, in the model's fixed point.
    weight: i64,
    why: Cow<'static, str>,
}

/// The names that the tags spell, mended by what the whole text shows.
/// `tags` is empty (no model yet) or has one tag per token.
pub fn find(doc: &Doc, tags: &[Tag]) -> Vec<Candidate> {
    let spelled = bounds::hyphenated(doc, spelled(doc, tags));
    let guesses: Vec<Guess> = spelled.into_iter().flat_map(|guess| bounds::mended(doc, guess)).collect();
    let running = Running::new(doc, &guesses);
    let mut guesses: Vec<Guess> = guesses.into_iter().filter_map(|guess| running.mended(doc, guess)).collect();
    let lower = known::is_lower(doc);
    let mut taken = Taken::new(doc, &guesses);
    if tags.is_empty() {
        introduced::add(doc, &mut guesses, &mut taken);
    }
    // The model knows these better, but not where capitals are missing; without
    // it they are what there is.
    if tags.is_empty() || lower {
        known::add(doc, &mut guesses, &mut taken, lower);
    }
    let (mut guesses, acronyms) = acronyms::read(doc, guesses);
    let mut taken = Taken::new(doc, &guesses);
    pooled::vote(doc, &mut guesses, &running);
    acronyms.settle(doc, &mut guesses);
    pooled::repeat(doc, &mut guesses, &mut taken);
    running.fill(doc, &mut guesses, &mut taken);
    order_by(&mut guesses, |one, two| one.tokens.start.cmp(&two.tokens.start));
    guesses.into_iter().filter_map(|guess| candidate(doc, guess)).collect()
}

/// Well-known places and organisations alone, as they stand.
pub(crate) fn well_known(doc: &Doc) -> Vec<Candidate> {
    let mut guesses = Vec::new();
    known::add(doc, &mut guesses, &mut Taken::new(doc, &[]), false);
    guesses.into_iter().filter_map(|guess| candidate(doc, guess)).collect()
}

fn candidate(doc: &Doc, guess: Guess) -> Option<Candidate> {
    if is_currency(doc, guess.tokens.end) {
        return None;
    }
    let span = doc.span(guess.tokens)?;
    Some(Candidate { span, kind: guess.name.into(), value: None, why: guess.why })
}

/// Whether a name that ends here is a currency's: "US$ 7.2 bn", "US dollars".
fn is_currency(doc: &Doc, end: usize) -> bool {
    match doc.word(end) {
        "$" => !doc.spaced(end) || doc.word(end + 1).starts_with(|c: char| c.is_ascii_digit()),
        word => matches!(word.to_ascii_lowercase().as_str(), "dollar" | "dollars"),
    }
}

/// Which tokens belong to a guess already.
struct Taken(Vec<bool>);

impl Taken {
    fn new(doc: &Doc, guesses: &[Guess]) -> Self {
        let mut taken = Taken(vec![false; doc.tokens().len()]);
        guesses.iter().for_each(|guess| taken.take(guess.tokens.clone()));
        taken
    }

    fn take(&mut self, tokens: Range<usize>) {
        if let Some(flags) = self.0.get_mut(tokens) {
            flags.fill(true);
        }
    }

    fn is_free(&self, tokens: Range<usize>) -> bool {
        self.0.get(tokens).is_some_and(|flags| flags.iter().all(|taken| !taken))
    }
}

/// Reads the BIO labels, sentence by sentence.
fn spelled(doc: &Doc, tags: &[Tag]) -> Vec<Guess> {
    let mut guesses: Vec<Guess> = Vec::new();
    for sentence in doc.sentences() {
        let mut open: Option<Guess> = None;
        for at in sentence.tokens.clone() {
            let tag = tags.get(at).copied().unwrap_or_default();
            match (tag.label, &mut open) {
                (Label::Inside(name), Some(guess)) if guess.name == name => {
                    guess.tokens.end = at + 1;
                    guess.weight = guess.weight.min(tag.margin.into());
                }
                (Label::Begin(name) | Label::Inside(name), _) => {
                    guesses.extend(open.take());
                    let weight = i64::from(tag.margin);
                    open = Some(Guess { tokens: at..at + 1, name, weight, why: "model".into() });
                }
                (Label::Outside, _) => guesses.extend(open.take()),
            }
        }
        guesses.extend(open);
    }
    guesses
}

/// Whether the token is a word that begins with a capital.
fn is_capitalised(doc: &Doc, at: usize) -> bool {
    doc.tokens().get(at).is_some_and(|token| token.kind == TokenKind::Word) && doc.initial(at).is_uppercase()
}

/// Tokens of a sentence that tell whether it is shouted.
const LOOKED_AT: usize = 40;

/// Whether the sentence around a token has hardly a lower-case word, so that
/// capitals say nothing.
pub(crate) fn is_shouted(doc: &Doc, at: usize) -> bool {
    let Some(sentence) = doc.sentence_of(at).and_then(|index| doc.sentences().get(index)) else { return false };
    let (mut all, mut lower) = (0, 0);
    for at in sentence.tokens.clone().take(LOOKED_AT).filter(|&at| doc.initial(at).is_alphabetic()) {
        all += 1;
        lower += usize::from(doc.word(at).chars().take(20).any(char::is_lowercase));
        // However the rest is written.
        if lower * 4 >= LOOKED_AT {
            return false;
        }
    }
    all > 2 && lower * 4 < all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Article;

    /// The names found without a model.
    fn names(text: &str) -> Vec<String> {
        let article = Article::plain(text.into());
        let found = find(&Doc::new(&article), &[]);
        found.iter().map(|found| found.span.of(article.text()).to_owned()).collect()
    }

    #[test]
    fn a_currency_is_no_place() {
        assert!(names("It cost US$ 7.2 bn, then US$4, US $5 and 9 US dollars.").is_empty());
        assert_eq!(names("In the US money is called $."), ["US"]);
    }
}
