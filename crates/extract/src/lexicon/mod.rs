//! Word lists. Each file says where its words come from.

pub mod aliases;
pub(crate) mod classes;
pub(crate) mod currencies;
pub(crate) mod given;
pub mod handed;
pub(crate) mod nouns;
pub(crate) mod numbers;
pub(crate) mod phrases;
pub(crate) mod times;
pub(crate) mod titles;
pub(crate) mod units;

pub use gloss_text::fold;
