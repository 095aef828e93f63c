//! Foreign text and HTML in, an [`Article`] with classified blocks out.
//!
//! Everything that comes here is hostile until proven otherwise: any string
//! gives an article, nothing panics, nothing recurses, and time grows with the
//! length of the input. Of HTML nothing survives but text.
//!
//! Blocks that are not part of the article (menus, teasers, comments) are not
//! removed: they keep their text and get a [`Role`](gloss_extract::Role) that
//! is not read, so that a page can show what was left out. When in doubt a
//! block is read. A dateline has no role of its own and stays body text; the
//! line with the day of publication counts as part of the byline.
//!
//! Knows [`Article`] and its parts; must not know how text is tagged, nor
//! where bytes come from, nor a browser.

#![forbid(unsafe_code)]

mod author;
mod bytes;
mod classify;
mod cues;
mod dateline;
mod day;
#[cfg(feature = "html")]
mod html;
mod line;
mod paragraphs;
mod sniff;

pub use author::author;
pub use bytes::{MAX_BYTES, NotText, check_size, decode, is_binary, is_mostly_utf8, kind_of};
pub use dateline::{Dateline, dateline};
pub use day::parse as day;
#[cfg(feature = "html")]
pub use html::{from_document, from_html};
pub use sniff::{is_bare_link, sniff};

use classify::{Source, roles};
use gloss_extract::{Article, Block};
use line::Line;

/// An article over plain text, which is kept byte for byte.
///
/// Blocks are lines, or the hard-wrapped lines of one paragraph, without the
/// white space around them. The date is set only where a line clearly states
/// the article's own.
pub fn from_text(text: &str) -> Article {
    let spans = paragraphs::paragraphs(text);
    let lines: Vec<_> = spans.iter().map(|span| Line::plain(span.of(text))).collect();
    let roles = roles(&lines, Source::Plain);
    let date = day::own_date(&lines, &roles);
    let blocks = spans.into_iter().zip(roles).map(|(span, role)| Block { span, role }).collect();
    Article::new(text.to_owned(), blocks).dated(date)
}
