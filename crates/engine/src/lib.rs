//! The seam between page or command line and the reading itself.
//!
//! Knows `gloss-intake`, `gloss-extract` and `gloss-archive`; knows neither the
//! page nor the worker that it runs in, nor where bytes come from.

#![forbid(unsafe_code)]

mod compare;
mod engine;
mod holder;
mod index;
mod keys;
mod linking;
mod messages;
mod part;
mod reading;
mod search;
mod shelf;

pub use engine::{Engine, EngineError};
pub use gloss_archive::{Card, File, Ground, Memory, PackError, Packed, Part, pack};
/// Mentions, entities and all that they are made of.
pub use gloss_extract as extract;
/// Bytes of opened files, and what they hold.
pub use gloss_intake as intake;
pub use index::Written;
pub use messages::{Edition, Failure, Found, Input, Reply, Request, Search};
pub use reading::{Comparison, Form, Link, Linked, Namesake, Reading, Related};
