//! The trained tagger weights that ship with Gloss.
