//! A text in blocks, sentences and tokens; nothing of what it says.
//!
//! Pure: no input or output, no clock, no randomness, no hash order.

#![forbid(unsafe_code)]

mod abbreviations;
pub mod article;
pub mod doc;
pub mod fold;
mod packed;
pub mod span;
pub mod words;

pub use article::{Article, Block, Role};
pub use doc::{Doc, Sentence, Token, TokenKind};
pub use gloss_day as day;
pub use span::Span;
pub use words::Words;
