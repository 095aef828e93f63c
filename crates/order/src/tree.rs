//! A balanced search tree of places in a list that it does not see.
//!
//! It is an AA tree: a node's level is that of its right child or one more, and
//! one more than that of its left child and of its right one's right one. So no
//! order in which items come, chosen by whomever, makes it deeper than twice the
//! logarithm of their number. Nothing recurses.

use std::cmp::Ordering;

/// Places in a list that only grows, in the order of what stands there. A place's
/// node has the number after it; 0 is no node.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
    root: u32,
}

#[derive(Debug, Clone, Copy, Default)]
struct Node {
    left: u32,
    right: u32,
    /// 1 of a leaf, 0 of no node.
    level: u32,
}

/// Twice the logarithm of more nodes than there are numbers for.
const DEEPEST: usize = 64;

impl Tree {
    /// The place that compares equal. `order` tells how what stands at a place
    /// compares with what is looked for.
    #[inline(never)]
    pub(crate) fn find(&self, order: &dyn Fn(usize) -> Ordering) -> Option<usize> {
        let mut at = self.root;
        while at != 0 {
            let place = at as usize - 1;
            at = match order(place) {
                Ordering::Equal => return Some(place),
                Ordering::Less => self.node(at).right,
                Ordering::Greater => self.node(at).left,
            };
        }
        None
    }

    /// The last place that compares less, and the first that does not.
    #[inline(never)]
    pub(crate) fn around(&self, order: &dyn Fn(usize) -> Ordering) -> [Option<usize>; 2] {
        let (mut at, mut around) = (self.root, [None; 2]);
        while at != 0 {
            let (place, node) = (at as usize - 1, self.node(at));
            let less = order(place) == Ordering::Less;
            around[usize::from(!less)] = Some(place);
            at = if less { node.right } else { node.left };
        }
        around
    }

    /// The place that compares equal, or the next one of the list, which is then
    /// part of the tree.
    #[inline(never)]
    pub(crate) fn find_or_add(&mut self, order: &dyn Fn(usize) -> Ordering) -> usize {
        let mut path = [(0, false); DEEPEST];
        let (mut at, mut depth) = (self.root, 0);
        while at != 0 {
            let (place, node) = (at as usize - 1, self.node(at));
            let right = match order(place) {
                Ordering::Equal => return place,
                side => side == Ordering::Less,
            };
            path[depth] = (at, right);
            depth += 1;
            at = if right { node.right } else { node.left };
        }
        let place = self.nodes.len();
        self.nodes.push(Node { left: 0, right: 0, level: 1 });
        self.hang(place as u32 + 1, path.get(..depth).unwrap_or_default());
        place
    }

    /// Hangs a new leaf under the last node of a path, and balances upwards.
    fn hang(&mut self, leaf: u32, path: &[(u32, bool)]) {
        let (mut child, mut unchanged) = (leaf, 0);
        for (parent, right) in path.iter().rev().copied() {
            let mut node = self.node(parent);
            *if right { &mut node.right } else { &mut node.left } = child;
            self.set(parent, node);
            child = self.skew(parent);
            child = self.split(child);
            unchanged = if child == parent && self.node(child).level == node.level { unchanged + 1 } else { 0 };
            // What stands above sees no more than two nodes down.
            if unchanged == 2 {
                return;
            }
        }
        self.root = child;
    }

    /// Turns a left child of the same level up; the node that is now on top.
    fn skew(&mut self, at: u32) -> u32 {
        let node = self.node(at);
        let left = self.node(node.left);
        if left.level != node.level {
            return at;
        }
        self.set(at, Node { left: left.right, ..node });
        self.set(node.left, Node { right: at, ..left });
        node.left
    }

    /// Lifts the middle one of three nodes of a level; the node that is now on top.
    fn split(&mut self, at: u32) -> u32 {
        let node = self.node(at);
        let right = self.node(node.right);
        if self.node(right.right).level != node.level {
            return at;
        }
        self.set(at, Node { right: right.left, ..node });
        self.set(node.right, Node { left: at, level: right.level + 1, ..right });
        node.right
    }

    /// All places in order.
    #[inline(never)]
    pub(crate) fn places(&self) -> Vec<usize> {
        let mut places = Vec::with_capacity(self.nodes.len());
        let (mut open, mut at) = (Vec::new(), self.root);
        loop {
            while at != 0 {
                open.push(at);
                at = self.node(at).left;
            }
            let Some(next) = open.pop() else { return places };
            places.push(next as usize - 1);
            at = self.node(next).right;
        }
    }

    fn node(&self, at: u32) -> Node {
        self.nodes.get((at as usize).wrapping_sub(1)).copied().unwrap_or_default()
    }

    fn set(&mut self, at: u32, node: Node) {
        if let Some(slot) = self.nodes.get_mut((at as usize).wrapping_sub(1)) {
            *slot = node;
        }
    }
}
