//! The Gloss page.
