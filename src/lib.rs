//! The Gloss page.
//!
//! Pure, and tested natively: [`state`], [`beside`], [`update`], [`take`], [`sheet`], [`spare`], [`pile`], [`correct`], [`draft`], [`edits`], [`handed`], [`route`],
//! [`prefs`], [`plan`], [`quest`], [`away`], [`aloud`], [`tally`], [`scale`], [`chart`], [`gather`], `copy`, [`words`], [`whole`]. The browser:
//! [`dom`], [`selection`], [`spoken`], [`clipboard`], [`json`], [`keep`], [`thread`], [`bridge`], [`openers`], [`mappers`],
//! [`library`], [`hooks`], [`components`]. No component calls the engine; [`worker`] does, in
//! a thread of its own that runs the same program, and [`opener`] opens files in another, and [`mapper`] draws maps in a third.

pub mod aloud;
mod archive;
pub mod away;
pub mod beside;
pub mod bridge;
pub mod chart;
pub mod clipboard;
pub mod components;
mod copy;
pub mod correct;
pub mod dom;
pub mod draft;
pub mod edits;
pub mod gather;
pub mod handed;
pub mod hooks;
pub mod json;
pub mod keep;
pub mod library;
pub mod listing;
pub mod mapper;
pub mod mappers;
pub mod opener;
pub mod openers;
pub mod pile;
pub mod plan;
pub mod prefs;
pub mod quest;
pub mod route;
pub mod scale;
pub mod selection;
pub mod shared;
pub mod sheet;
pub mod spare;
pub mod spoken;
pub mod spot;
mod start;
pub mod state;
pub mod take;
#[cfg(test)]
mod testing;
pub mod thread;
pub mod update;
pub mod whole;
pub mod words;
pub mod worker;

/// The figures of a text as a table.
pub use gloss_export::tally;
pub use start::start;
