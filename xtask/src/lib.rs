//! The project's own commands, as a library so that the end-to-end tests can
//! serve the built page with the same server.

#![forbid(unsafe_code)]

pub mod audit;
pub mod bench;
pub mod boundaries;
pub mod budget;
pub mod checks;
pub mod child;
mod compact;
pub mod eval;
pub mod hosts;
pub mod icons;
mod imports;
pub mod lighthouse;
mod line;
mod lists;
pub mod nightly;
pub mod offline;
pub mod pack;
pub mod package;
pub mod parts;
pub mod policy;
pub mod project;
mod remap;
pub mod report;
pub mod sent;
pub mod serve;
pub mod setup;
pub mod shell;
pub mod site;
pub mod steps;
mod styles;
pub mod twice;
pub mod words;
