//! Why a file was not opened.

use crate::limits;
use gloss_intake::NotText;

/// Why a file was not opened. The message says what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// It holds no text, or too much of it.
    #[error(transparent)]
    NotText(#[from] NotText),
    /// More bytes than are read.
    #[error("This file is {} MB; at most {} MB can be opened. Copy the part that you want to read and paste it here.", bytes.div_ceil(1_000_000), limits::FILE / 1_000_000)]
    TooLarge {
        /// How many there are.
        bytes: usize,
    },
    /// It unpacks to more than any document has.
    #[error(
        "This file unpacks to far more than a document holds, so it was left closed. If you trust it, open it in its own program, copy the article and paste it here."
    )]
    Bomb,
    /// It is not whole.
    #[error(
        "This {kind} is damaged or not whole. Download or save it again, or open it in its own program, copy the article and paste it here."
    )]
    Damaged {
        /// What it is.
        kind: &'static str,
    },
    /// It asks for a password.
    #[error(
        "This {kind} is protected by a password. Open it in its own program, save a copy without the password and open that."
    )]
    Protected {
        /// What it is.
        kind: &'static str,
    },
    /// A book that only its shop's program may show.
    #[error("This book is locked to its shop's program (DRM). Copy what you want to read there and paste it here.")]
    Locked,
    /// Pages that are pictures.
    #[error(
        "This PDF holds pictures of pages and no text. Run text recognition (OCR) over it, or copy the article from another source and paste it here."
    )]
    Scanned,
    /// More pages and drawings than are read.
    #[error(
        "This {kind} is too long to be read here. Save or print the pages that you want to a file of their own and open that."
    )]
    TooMuch {
        /// What it is.
        kind: &'static str,
    },
    /// Nothing to read.
    #[error("There is no text in this {kind}. Check that it is the right file.")]
    Empty {
        /// What it is.
        kind: &'static str,
    },
    /// A kind that is not read, with the way around.
    #[error("This is {kind}, which cannot be read here. {instead}")]
    Unreadable {
        /// What it is, with its article.
        kind: &'static str,
        /// What to do.
        instead: &'static str,
    },
}
