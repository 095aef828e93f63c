//! Word lists. Each file says where its words come from.

pub(crate) mod abbreviations;
pub mod aliases;
pub mod fold;
pub(crate) mod titles;
