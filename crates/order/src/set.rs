//! A set in the order of its items.

use crate::sort::rearrange;
use crate::tree::Tree;
use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt::{self, Debug, Formatter};
use std::vec;

/// As a `BTreeSet` from which nothing is taken away.
#[derive(Clone)]
pub struct Set<K> {
    /// In the order in which they came.
    pub(crate) items: Vec<K>,
    pub(crate) tree: Tree,
}

impl<K: Ord> Set<K> {
    /// An empty set.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Adds an item; whether it is new.
    pub fn insert(&mut self, item: K) -> bool {
        let before = self.len();
        self.number(item) == before
    }

    /// Adds an item; how many others had come before it did for the first time.
    #[inline(never)]
    pub fn number(&mut self, item: K) -> usize {
        let items = &self.items;
        let at = self.tree.find_or_add(&|at| items.get(at).cmp(&Some(&item)));
        if at == self.items.len() {
            self.items.push(item);
        }
        at
    }

    /// Whether an item is there.
    pub fn contains<Q: Ord + ?Sized>(&self, item: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(item).is_some()
    }

    #[inline(never)]
    pub(crate) fn place<Q: Ord + ?Sized>(&self, item: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
    {
        self.tree.find(&self.order(item))
    }

    /// The places of the last item before one, and of the first that is not.
    pub(crate) fn around<Q: Ord + ?Sized>(&self, item: &Q) -> [Option<usize>; 2]
    where
        K: Borrow<Q>,
    {
        self.tree.around(&self.order(item))
    }

    /// How what stands at a place compares with an item.
    fn order<Q: Ord + ?Sized>(&self, item: &Q) -> impl Fn(usize) -> Ordering
    where
        K: Borrow<Q>,
    {
        move |at| self.items.get(at).map(K::borrow).cmp(&Some(item))
    }

    /// The first item that is not before this one.
    pub fn first_from<Q: Ord + ?Sized>(&self, item: &Q) -> Option<&K>
    where
        K: Borrow<Q>,
    {
        let [_, first] = self.around(item);
        self.items.get(first?)
    }

    /// The items in order.
    pub fn iter(&self) -> Iter<'_, K> {
        Iter { places: self.tree.places().into_iter(), items: &self.items }
    }
}

/// Items in the order of some places.
pub struct Iter<'a, T> {
    pub(crate) places: vec::IntoIter<usize>,
    pub(crate) items: &'a [T],
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        self.items.get(self.places.next()?)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.places.size_hint()
    }
}

impl<'a, K: Ord> IntoIterator for &'a Set<K> {
    type Item = &'a K;
    type IntoIter = Iter<'a, K>;

    fn into_iter(self) -> Iter<'a, K> {
        self.iter()
    }
}

impl<K> IntoIterator for Set<K> {
    type Item = K;
    type IntoIter = vec::IntoIter<K>;

    fn into_iter(mut self) -> vec::IntoIter<K> {
        rearrange(&mut self.items, self.tree.places());
        self.items.into_iter()
    }
}

impl<K: Ord> Extend<K> for Set<K> {
    fn extend<I: IntoIterator<Item = K>>(&mut self, items: I) {
        for item in items {
            self.number(item);
        }
    }
}

impl<K: Ord> FromIterator<K> for Set<K> {
    fn from_iter<I: IntoIterator<Item = K>>(items: I) -> Self {
        let mut set = Self::new();
        set.extend(items);
        set
    }
}

impl<K> Default for Set<K> {
    fn default() -> Self {
        Self { items: Vec::new(), tree: Tree::default() }
    }
}

impl<K: Ord> PartialEq for Set<K> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other)
    }
}

impl<K: Ord> Eq for Set<K> {}

impl<K: Ord + Debug> Debug for Set<K> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_set().entries(self).finish()
    }
}
