//! What is said of taking a text away.

use super::*;
use crate::away::Took;
use gloss_export::Format;

/// A document: its name, and what it is.
pub(crate) fn document(format: Format) -> (Words, Words) {
    match format {
        Format::Html => (TAKE_PAGE, TAKE_PAGE_WHAT),
        Format::Notes => (TAKE_NOTES, TAKE_NOTES_WHAT),
        Format::Csv => (TAKE_SHEET, TAKE_SHEET_WHAT),
        Format::Table => (TAKE_TABLE, TAKE_TABLE_WHAT),
        Format::Annotations => (TAKE_ANNOTATIONS, TAKE_ANNOTATIONS_WHAT),
    }
}

/// What became of it.
pub(crate) fn took(took: &Took) -> String {
    match took {
        Took::Making => TAKE_MAKING.into(),
        Took::Copied => COPIED.into(),
        Took::Refused => NOT_COPIED.into(),
        Took::Saved(name) => take_saved(&**name),
        Took::Failed => TAKE_FAILED.into(),
    }
}
