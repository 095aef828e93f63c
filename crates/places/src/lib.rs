//! Where the places of a text are, and a map of them.
//!
//! [`Atlas`] reads `data/places.bin`: an outline of the world and a gazetteer.
//! [`Atlas::map`] takes what a text calls its places ([`Ask`]) and gives what
//! there is to draw ([`Map`]): paths, dots and labels that do not overlap.
//!
//! Knows nothing of the page, of how places are found in a text, or where bytes
//! come from.
//!
//! # Which one is meant
//!
//! Names that only one place has, or that one has far more than all others, are
//! settled at once; what they say about countries and provinces then counts for
//! the rest. The rules, in `choose.rs`:
//!
//! 1. A country, province or people that stands beside the name decides: "Paris,
//!    Texas", "the Syrian city of Aleppo".
//! 2. Else each place of the name has a weight: its inhabitants. A country counts
//!    more than a town of its name, a town more than a province of its name; a
//!    former or foreign name less. Towns eight times smaller than the largest of
//!    the name are passed over.
//! 3. A place whose country or province the text names elsewhere, or of which it
//!    names other places, weighs many times more.
//! 4. The heaviest is meant if it has three times the weight of the next one that
//!    lies elsewhere. If it has not, or is a small town in a country that the text
//!    never speaks of, there is no dot: it would be a guess.

#![forbid(unsafe_code)]

mod ask;
mod bytes;
mod choose;
mod context;
mod drawn;
mod error;
mod file;
mod labels;
mod map;
mod names;
mod outline;
mod read;
mod view;
mod weigh;

pub use ask::{Ask, Asked};
pub use drawn::{Dot, Label, Map};
pub use error::AtlasError;
pub use file::{Atlas, Kind, Place};
