//! A map in the order of its keys.

use crate::set::{Iter, Set};
use crate::sort::arrange;
use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt::{self, Debug, Formatter};
use std::iter::Zip;
use std::mem::replace;
use std::vec;

/// As a `BTreeMap` from which nothing is taken away.
#[derive(Clone)]
pub struct Map<K, V> {
    keys: Set<K>,
    /// Each at the place of its key.
    values: Vec<V>,
}

impl<K: Ord, V> Map<K, V> {
    /// An empty map.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Gives a key a value; the one that it had.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        let at = self.keys.number(key);
        if let Some(slot) = self.values.get_mut(at) {
            return Some(replace(slot, value));
        }
        self.values.push(value);
        None
    }

    /// The value of a key, which is this one if it had none.
    pub fn or_insert(&mut self, key: K, value: V) -> &mut V {
        let at = self.keys.number(key);
        if at == self.values.len() {
            self.values.push(value);
        }
        &mut self.values[at]
    }

    /// The value of a key, which is the usual one if it had none.
    pub fn or_default(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        self.or_insert(key, V::default())
    }

    /// The value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.values.get(self.keys.place(key)?)
    }

    /// The value of a key, to be changed.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.values.get_mut(self.keys.place(key)?)
    }

    /// The value of the key that compares equal: `order` tells how a key compares
    /// with the one that is looked for.
    pub fn get_by(&self, order: impl Fn(&K) -> Ordering) -> Option<&V> {
        let at = self.keys.tree.find(&|at| self.keys.items.get(at).map_or(Ordering::Less, &order));
        self.values.get(at?)
    }

    /// Whether a key has a value.
    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.keys.contains(key)
    }

    /// The value of the last key before this one.
    pub fn last_before<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let [last, _] = self.keys.around(key);
        self.values.get(last?)
    }

    /// The first key that is not before this one.
    pub fn first_from<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&K>
    where
        K: Borrow<Q>,
    {
        self.keys.first_from(key)
    }

    /// Keys and values in order.
    pub fn iter(&self) -> Pairs<'_, K, V> {
        Pairs { keys: self.keys.iter(), values: &self.values }
    }

    /// The keys in order.
    pub fn keys(&self) -> Iter<'_, K> {
        self.keys.iter()
    }

    /// The values in the order of their keys.
    pub fn values(&self) -> Iter<'_, V> {
        Iter { places: self.keys.tree.places().into_iter(), items: &self.values }
    }
}

/// Keys and values in order.
pub struct Pairs<'a, K, V> {
    keys: Iter<'a, K>,
    values: &'a [V],
}

impl<'a, K, V> Iterator for Pairs<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.keys.places.next()?;
        Some((self.keys.items.get(at)?, self.values.get(at)?))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.keys.size_hint()
    }
}

impl<'a, K: Ord, V> IntoIterator for &'a Map<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Pairs<'a, K, V>;

    fn into_iter(self) -> Pairs<'a, K, V> {
        self.iter()
    }
}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = Zip<vec::IntoIter<K>, vec::IntoIter<V>>;

    fn into_iter(self) -> Self::IntoIter {
        let (Set { mut items, tree }, mut values) = (self.keys, self.values);
        arrange(tree.places(), &mut |one, two| {
            items.swap(one, two);
            values.swap(one, two);
        });
        items.into_iter().zip(values)
    }
}

impl<K: Ord, V> Extend<(K, V)> for Map<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, pairs: I) {
        for (key, value) in pairs {
            self.insert(key, value);
        }
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut map = Self::new();
        map.extend(pairs);
        map
    }
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self { keys: Set::default(), values: Vec::new() }
    }
}

impl<K: Ord, V: PartialEq> PartialEq for Map<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other)
    }
}

impl<K: Ord, V: Eq> Eq for Map<K, V> {}

impl<K: Ord + Debug, V: Debug> Debug for Map<K, V> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_map().entries(self).finish()
    }
}
