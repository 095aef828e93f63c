//! Word lists. Each file says where its words come from.

pub(crate) mod abbreviations;
pub mod aliases;
pub(crate) mod classes;
pub(crate) mod currencies;
pub mod fold;
pub(crate) mod given;
pub(crate) mod nouns;
pub(crate) mod numbers;
pub(crate) mod phrases;
pub(crate) mod times;
pub(crate) mod titles;
pub(crate) mod units;
