//! Word lists. Each file says where its words come from.

pub mod aliases;
pub mod fold;
pub(crate) mod abbreviations;
pub(crate) mod currencies;
pub(crate) mod nouns;
pub(crate) mod numbers;
pub(crate) mod phrases;
pub(crate) mod titles;
pub(crate) mod units;
