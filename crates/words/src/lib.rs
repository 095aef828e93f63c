//! The sentences that the reader of the page sees, as they stand in the message
//! files in `words/`: read with a subset of [Fluent's syntax][fluent], checked,
//! and written as what the page compiles in. It works while the page is built;
//! the page itself knows neither Fluent nor this crate.
//!
//! The subset: `key = text` with `{ $name }` where something is filled in, and
//! `{ $name -> [one] text *[other] text }` where the words follow a number. A
//! text may go on in the next lines, indented; its lines are joined by spaces.
//!
//! In a [table](table) a message is a line: `{0}` stands for what its English text
//! fills in first, `<0|line|lines>` for a choice by it.
//!
//! [fluent]: https://projectfluent.org

mod check;
mod read;
mod table;

pub use check::differences;
pub use read::{Flaw, Message, Param, read};
pub use table::{french_spaces, rust, stamp, table};
