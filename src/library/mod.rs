//! The reader's own library: articles kept in this browser.
//!
//! Pure, and tested natively: [`kept`], [`shelf`], [`file`], [`find`], [`stamp`]. The browser: [`store`],
//! which alone knows the database, [`bring`] and [`space`].

pub mod bring;
pub mod file;
pub mod find;
pub mod kept;
pub mod shelf;
pub mod space;
pub mod stamp;
pub mod store;

pub use kept::{Kept, Stub, digest};
pub use shelf::{Fault, Library, Note, Standing, Told};
