//! Word lists as one string each: a list of strings costs eight bytes a word
//! beside its letters, in a page that has thousands of them.

use std::cmp::Ordering;
use std::str::Split;

/// Words or phrases in the order in which they were written; see [`words!`].
///
/// [`words!`]: crate::words!
#[derive(Debug, Clone, Copy)]
pub struct Words(&'static str);

impl Words {
    /// Of words with a line feed between two of them; for [`words!`].
    ///
    /// [`words!`]: crate::words!
    pub const fn new(words: &'static str) -> Self {
        Self(words)
    }

    /// All of them, in order.
    pub fn iter(self) -> Split<'static, char> {
        self.0.split('\n')
    }

    /// Whether it is one of them. Looks at each.
    #[inline(never)]
    pub fn contains(self, word: &str) -> bool {
        self.iter().any(|listed| listed == word)
    }

    /// Whether it is one of them, if they are [sorted](Words::is_sorted): looks at
    /// few.
    #[inline(never)]
    pub fn has(self, word: &str) -> bool {
        self.finds(|listed| word.cmp(listed))
    }

    /// Whether a text begins with one of them, if they are sorted and none begins
    /// with another: looks at few.
    #[inline(never)]
    pub fn starts(self, text: &str) -> bool {
        self.finds(|listed| if text.starts_with(listed) { Ordering::Equal } else { text.cmp(listed) })
    }

    /// Whether a word compares equal: `order` tells where what is looked for stands to it.
    #[inline]
    fn finds(self, order: impl Fn(&str) -> Ordering) -> bool {
        let mut list = self.0;
        while !list.is_empty() {
            let (before, listed, after) = halves(list);
            match order(listed) {
                Ordering::Less => list = before,
                Ordering::Equal => return true,
                Ordering::Greater => list = after,
            }
        }
        false
    }

    /// Whether they are in the order of their bytes.
    pub fn is_sorted(self) -> bool {
        self.iter().is_sorted()
    }
}

impl IntoIterator for Words {
    type Item = &'static str;
    type IntoIter = Split<'static, char>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// The word in the middle of a list, what stands before it and what after it.
fn halves(list: &str) -> (&str, &str, &str) {
    let bytes = list.as_bytes();
    let middle = list.len() / 2;
    let is_end = |at: &usize| bytes.get(*at) == Some(&b'\n');
    let start = (0..middle).rev().find(is_end).map_or(0, |at| at + 1);
    let end = (middle..list.len()).find(is_end).unwrap_or(list.len());
    let part = |from: usize, to: usize| list.get(from..to).unwrap_or_default();
    (part(0, start.saturating_sub(1)), part(start, end), part(end + 1, list.len()))
}

/// A list of words, as [`Words`](crate::words::Words).
#[macro_export]
macro_rules! words {
    ($first:literal $(, $word:literal)* $(,)?) => {
        $crate::Words::new(concat!($first $(, "\n", $word)*))
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LIST: Words = words!["a", "about", "é", "éa"];

    #[test]
    fn a_list_holds_its_words_and_no_others() {
        assert_eq!(LIST.iter().collect::<Vec<_>>(), ["a", "about", "é", "éa"]);
        assert!(LIST.is_sorted() && !words!["b", "a"].is_sorted());
        for word in ["", "b", "ab", "bout", "about\né", "z", "\n"] {
            assert!(!LIST.contains(word) && !LIST.has(word), "{word:?}");
        }
        assert!(LIST.iter().all(|word| LIST.contains(word) && LIST.has(word)));
        assert!(words!["one"].has("one") && !words!["one"].has("on"));
    }

    proptest! {
        #[test]
        fn sorted_lists_are_searched_as_others_are(mut list in prop::collection::vec("[a-cé]{1,4}", 1..30), word in "[a-cé]{1,4}") {
            list.sort();
            let words = Words::new(list.join("\n").leak());
            prop_assert_eq!(words.has(&word), list.contains(&word));
            prop_assert_eq!(words.contains(&word), list.contains(&word));
            prop_assert!(list.iter().all(|word| words.has(word)));
            list.dedup_by(|next, one| next.starts_with(one.as_str()));
            let words = Words::new(list.join("\n").leak());
            prop_assert_eq!(words.starts(&word), list.iter().any(|start| word.starts_with(start)));
        }
    }
}
