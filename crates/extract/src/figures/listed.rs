//! Lists of phrases, ready to be matched against the words of a sentence.

use super::line::Line;
use crate::order::order_by;

/// Phrases, their words separated by one space, with what they mean; by their
/// first byte, which tells most apart at little cost.
pub(crate) struct Phrases<T>(Vec<(&'static str, T)>);

impl<T: Copy> Phrases<T> {
    /// The phrases of a list, those with the same first byte in its order.
    pub(crate) fn new(phrases: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut phrases: Vec<_> = phrases.into_iter().collect();
        let first = |(phrase, _): &(&str, T)| phrase.as_bytes().first().copied();
        order_by(&mut phrases, |one, two| first(one).cmp(&first(two)));
        Phrases(phrases)
    }

    /// The longest phrase that stands at `at`, with the index after; of equally
    /// long ones the last of the list.
    pub(crate) fn longest(&self, line: &Line, at: usize) -> Option<(usize, T)> {
        let word = line.word(at).as_bytes();
        let start = self.0.partition_point(|(phrase, _)| phrase.as_bytes().first() < word.first());
        let alike = self.0.iter().skip(start).take_while(|(phrase, _)| phrase.as_bytes().first() == word.first());
        // The word must be the whole of the phrase's first one.
        let whole = alike.filter(|(phrase, _)| phrase.as_bytes().get(word.len()).is_none_or(|next| *next == b' '));
        whole.filter_map(|&(phrase, value)| Some((line.past(at, phrase)?, value))).max_by_key(|&(end, _)| end)
    }
}
