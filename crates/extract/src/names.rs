//! From tags to names.

use crate::{Candidate, Doc, Tag};

/// The names that the tags spell, mended by what the whole text shows.
/// `tags` is empty (no model) or has one tag per token.
pub fn find(_doc: &Doc, _tags: &[Tag]) -> Vec<Candidate> {
    Vec::new()
}
