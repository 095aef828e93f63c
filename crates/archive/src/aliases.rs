//! Which keys mean the same thing throughout an archive.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// From an alias to the key that stands for it, by their numbers. No value is
/// itself an alias.
pub(crate) type Families = BTreeMap<u64, u64>;

/// Joins each alias that has one meaning with that meaning; keys that are
/// joined already are one meaning. Among keys joined so, the one that occurs in
/// most articles stands for the others, or else the one of the lowest number.
/// `pairs` are alias and key; `articles` tells in how many a key occurs.
pub(crate) fn families(pairs: &BTreeSet<(u64, u64)>, articles: &BTreeMap<u64, u32>) -> Families {
    let pairs: Vec<(u64, u64)> = pairs.iter().copied().filter(|(alias, key)| alias != key).collect();
    let mut open: Vec<&[(u64, u64)]> = pairs.chunk_by(|a, b| a.0 == b.0).collect();
    let mut groups = Groups::default();
    // Each round may make the meanings of further aliases one.
    loop {
        let before = open.len();
        open.retain(|meanings| !groups.join_if_one(meanings));
        if open.len() == before {
            return groups.named(articles);
        }
    }
}

/// Disjoint sets of keys, each known by one of its members: a key leads to
/// another one of its set, or to itself.
#[derive(Default)]
struct Groups(BTreeMap<u64, u64>);

impl Groups {
    fn group_of(&mut self, key: u64) -> u64 {
        let mut at = key;
        while let Some(next) = self.0.get(&at).copied().filter(|next| *next != at) {
            at = next;
        }
        if at != key {
            self.0.insert(key, at);
        }
        at
    }

    /// Joins an alias with its meanings if they are all in one group.
    fn join_if_one(&mut self, meanings: &[(u64, u64)]) -> bool {
        let Some((alias, key)) = meanings.first().copied() else { return false };
        let one = self.group_of(key);
        let alone = meanings.iter().all(|(_, key)| self.group_of(*key) == one);
        if alone {
            let alias = self.group_of(alias);
            self.0.insert(one, one);
            self.0.insert(alias, one);
        }
        alone
    }

    fn named(mut self, articles: &BTreeMap<u64, u32>) -> Families {
        let keys: Vec<u64> = self.0.keys().copied().collect();
        let mut sets: BTreeMap<u64, Vec<u64>> = BTreeMap::new();
        for key in keys {
            sets.entry(self.group_of(key)).or_default().push(key);
        }
        let mut families = Families::new();
        for members in sets.values() {
            let standing = |key: u64| (Reverse(articles.get(&key).copied().unwrap_or(0)), key);
            let Some(head) = members.iter().copied().min_by_key(|key| standing(*key)) else { continue };
            families.extend(members.iter().filter(|key| **key != head).map(|key| (*key, head)));
        }
        families
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Class, Key};

    fn joined(aliases: &[(&str, &str)], articles: &[(&str, u32)]) -> Vec<(String, String)> {
        let id = |text: &str| Key::new(Class::Person, text).id();
        let names = aliases.iter().flat_map(|(alias, key)| [*alias, *key]);
        let names: BTreeMap<u64, &str> = names.map(|name| (id(name), name)).collect();
        let pairs = aliases.iter().map(|(alias, key)| (id(alias), id(key))).collect();
        let articles = articles.iter().map(|(key, count)| (id(key), *count)).collect();
        let found = families(&pairs, &articles);
        let mut found: Vec<_> =
            found.iter().map(|(alias, key)| (names[alias].to_owned(), names[key].to_owned())).collect();
        found.sort();
        found
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
