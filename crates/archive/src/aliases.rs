//! Which keys mean the same thing throughout an archive.

use crate::Key;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// From an alias to the key that stands for it. No value is itself an alias.
pub(crate) type Families = BTreeMap<Key, Key>;

/// Joins each alias that has one meaning with that meaning; keys that are
/// joined already are one meaning. Among keys joined so, the one that occurs in
/// most articles stands for the others, or else the first in key order.
/// `articles` tells in how many a key occurs.
pub(crate) fn families(aliases: &BTreeSet<(Key, Key)>, articles: &BTreeMap<Key, u32>) -> Families {
    let mut meanings: BTreeMap<&Key, BTreeSet<&Key>> = BTreeMap::new();
    for (alias, key) in aliases.iter().filter(|(alias, key)| alias != key) {
        meanings.entry(alias).or_default().insert(key);
    }
    let mut groups = Groups::default();
    // Each round may make the meanings of further aliases one.
    loop {
        let open = meanings.len();
        meanings.retain(|alias, keys| !groups.join_if_one(alias, keys));
        if meanings.len() == open {
            return groups.named(articles);
        }
    }
}

/// Disjoint sets of keys, each under the smallest number of its members.
#[derive(Default)]
struct Groups<'a> {
    group: BTreeMap<&'a Key, usize>,
    members: BTreeMap<usize, Vec<&'a Key>>,
}

impl<'a> Groups<'a> {
    fn group_of(&mut self, key: &'a Key) -> usize {
        let next = self.group.len();
        *self.group.entry(key).or_insert_with(|| {
            self.members.insert(next, vec![key]);
            next
        })
    }

    /// Joins `alias` with `keys` if they are all in one group.
    fn join_if_one(&mut self, alias: &'a Key, keys: &BTreeSet<&'a Key>) -> bool {
        let groups: BTreeSet<usize> = keys.iter().map(|key| self.group_of(key)).collect();
        let one = groups.len() == 1;
        if let (Some(key), true) = (keys.first(), one) {
            self.join(alias, key);
        }
        one
    }

    fn join(&mut self, a: &'a Key, b: &'a Key) {
        let (a, b) = (self.group_of(a), self.group_of(b));
        if a == b {
            return;
        }
        let (keep, drop) = (a.min(b), a.max(b));
        let moved = self.members.remove(&drop).unwrap_or_default();
        for key in &moved {
            self.group.insert(key, keep);
        }
        self.members.entry(keep).or_default().extend(moved);
    }

    fn named(self, articles: &BTreeMap<Key, u32>) -> Families {
        let mut families = Families::new();
        for members in self.members.values() {
            let standing = |key: &Key| Reverse(articles.get(key).copied().unwrap_or(0));
            let Some(head) = members.iter().copied().min_by_key(|key| (standing(key), *key)) else { continue };
            let others = members.iter().copied().filter(|key| *key != head);
            families.extend(others.map(|key| (key.clone(), head.clone())));
        }
        families
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Class;

    fn person(text: &str) -> Key {
        Key::new(Class::Person, text)
    }

    fn joined(aliases: &[(&str, &str)], articles: &[(&str, u32)]) -> Vec<(String, String)> {
        let aliases = aliases.iter().map(|(alias, key)| (person(alias), person(key))).collect();
        let articles = articles.iter().map(|(key, count)| (person(key), *count)).collect();
        families(&aliases, &articles).into_iter().map(|(alias, key)| (alias.text, key.text)).collect()
    }

    #[test]
    fn a_surname_of_one_person_stands_for_them() {
        let found = joined(&[("kerry", "john kerry")], &[("john kerry", 2)]);
        assert_eq!(found, [("kerry".into(), "john kerry".into())]);
    }

    #[test]
    fn a_surname_of_two_people_stands_for_nobody() {
        assert!(joined(&[("obama", "barack obama"), ("obama", "michelle obama")], &[("barack obama", 9)]).is_empty());
    }

    #[test]
    fn spellings_of_one_person_are_one_meaning() {
        let aliases = [("recep erdogan", "recep tayyip erdogan")];
        let surnames = [("erdogan", "recep erdogan"), ("erdogan", "recep tayyip erdogan")];
        let found = joined(&[&aliases[..], &surnames[..]].concat(), &[("recep tayyip erdogan", 2)]);
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|(_, key)| key == "recep tayyip erdogan"), "{found:?}");
    }

    #[test]
    fn names_that_stand_for_each_other_are_one_under_the_commonest() {
        let found = joined(&[("daesh", "isis"), ("isis", "daesh"), ("isil", "isis")], &[("daesh", 1), ("isis", 3)]);
        assert_eq!(found, [("daesh".into(), "isis".into()), ("isil".into(), "isis".into())]);
    }
}
