//! The bytes of a file of any kind in, articles out.
//!
//! Everything that comes here is hostile until proven otherwise: any bytes are
//! opened or refused with a reason that says what to do; nothing is fetched,
//! nothing runs, and memory is bounded. A file can hold several articles, as a
//! book holds chapters.
//!
//! Knows `gloss-intake` and [`Article`]; must not know how text is tagged, nor
//! a browser, nor where bytes come from.

#![forbid(unsafe_code)]

use gloss_extract::{Article, Role};
use gloss_intake::{NotText, decode, from_html, from_text, sniff};
use serde::{Deserialize, Serialize};

/// An article out of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// What to call it in a list: its title, else the name of its file.
    pub name: String,
    /// Its text, classified.
    pub article: Article,
}

/// Why a file was not opened. The message says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// It holds no text.
    #[error(transparent)]
    NotText(#[from] NotText),
}

/// Opens a file by its name and bytes; what it is, is told by the bytes and only
/// where they leave it open by the name. `progress` is told the share done, 0
/// to 100, while a long file is read.
///
/// # Errors
/// [`OpenError`].
pub fn open(name: &str, bytes: &[u8], progress: &mut dyn FnMut(u8)) -> Result<Vec<Opened>, OpenError> {
    let text = decode(bytes)?;
    progress(50);
    let lower = name.to_ascii_lowercase();
    let is_page = [".html", ".htm", ".xhtml"].iter().any(|end| lower.ends_with(end)) || sniff(&text);
    let article = if is_page { from_html(&text) } else { from_text(&text) };
    Ok(vec![opened(name, article)])
}

/// An article out of a pasted page.
pub fn page(html: &str) -> Opened {
    opened("", from_html(html))
}

fn opened(name: &str, article: Article) -> Opened {
    let title = article.first(Role::Title).unwrap_or(name);
    Opened { name: title.to_owned(), article }
}
