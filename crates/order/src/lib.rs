//! Sorting, maps and sets, for all that the page has to load.
//!
//! The standard library's sort and its `BTreeMap` are compiled anew for every
//! type of item, 2 to 3 kB each. Here the work is done on places in a list and
//! compiled once; what is compiled for a type is its comparison.
//!
//! Knows nothing of what is ordered.

#![forbid(unsafe_code)]

mod map;
mod set;
mod sort;
mod tree;

pub use map::{Map, Pairs};
pub use set::{Iter, Set};
pub use sort::{highest, order, order_by};
