//! The bytes of a file of any kind in, articles out.
//!
//! Everything that comes here is hostile until proven otherwise: any bytes are
//! opened or refused with a reason that says what to do; nothing is fetched,
//! nothing runs, and memory is bounded. A file can hold several articles, as a
//! book holds chapters.
//!
//! What a file is, its bytes tell ([`kind`]); each format has a file of its own
//! and ends in [`page`]; how much is read stands in [`limits`].
//!
//! Knows `gloss-encoding`, `gloss-intake` and [`Article`]; must not know how
//! text is tagged, nor a browser, nor where bytes come from.

#![forbid(unsafe_code)]

mod docx;
mod epub;
mod error;
mod html;
mod kind;
mod language;
mod limits;
mod mail;
mod markdown;
mod odt;
mod packed;
mod page;
mod pdf;
mod rows;
mod rtf;
mod style;
mod xml;
mod zip;

pub use error::OpenError;
pub use language::{Language, language};
pub use limits::FILE as MAX_FILE;

use gloss_extract::{Article, Role};
use gloss_intake::{NotText, check_size, from_html, from_text, is_binary, kind_of};
use kind::{Kind, TextKind};
use serde::{Deserialize, Serialize};

/// An article out of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// What to call it in a list: its title, else the name of its file.
    pub name: String,
    /// Its text, classified.
    pub article: Article,
}

impl Opened {
    fn new(file: &str, article: Article) -> Self {
        let title = article.first(Role::Title).unwrap_or(file);
        Self { name: title.to_owned(), article }
    }
}

/// Opens a file by its name and bytes; what it is, is told by the bytes and only
/// where they leave it open by the name. `progress` is told the share done, 0
/// to 100, while a long file is read.
///
/// # Errors
/// [`OpenError`].
pub fn open(name: &str, bytes: &[u8], progress: &mut dyn FnMut(u8)) -> Result<Vec<Opened>, OpenError> {
    if bytes.len() > limits::FILE {
        return Err(OpenError::TooLarge { bytes: bytes.len() });
    }
    let opened = match kind::of_bytes(name, bytes)? {
        Kind::Packed => packed::open(name, bytes, progress),
        Kind::Mail => mail::open(name, bytes),
        Kind::Rtf => rtf::open(name, bytes),
        Kind::Pdf => pdf::open(name, bytes, progress),
        Kind::Text => text(name, bytes, progress),
    }?;
    progress(100);
    Ok(opened)
}

/// An article out of a pasted page.
pub fn page(html: &str) -> Opened {
    Opened::new("", from_html(&html::lean(html)))
}

fn text(name: &str, bytes: &[u8], progress: &mut dyn FnMut(u8)) -> Result<Vec<Opened>, OpenError> {
    if let Some(kind) = kind_of(bytes) {
        return Err(NotText::Known { kind }.into());
    }
    let text = gloss_encoding::decode(bytes);
    if is_binary(text.chars()) {
        return Err(NotText::Binary.into());
    }
    progress(30);
    let kind = kind::of_text(name, &text);
    let text = if kind == TextKind::Html { html::lean(&text) } else { text.into() };
    check_size(text.len())?;
    let article = match kind {
        TextKind::Html => from_html(&text),
        TextKind::Markdown => markdown::article(&text),
        TextKind::Plain => from_text(&text),
    };
    if article.blocks().is_empty() {
        return Err(OpenError::Empty { kind: "file" });
    }
    Ok(vec![Opened::new(name, article)])
}
