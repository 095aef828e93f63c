//! From articles to the files of an archive.

use crate::part::part;
use gloss_archive::{Card, Memory, PackError, Part, pack};
use gloss_extract::corrections::Corrections;
use gloss_extract::{Article, Block, Model, Role, article, careful, extract_with, language};

/// An article to be put into an archive.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Written {
    /// What stands above it. Its id must be unique in the archive.
    pub card: Card,
    /// Its text without the title, each without a line break inside.
    pub paragraphs: Vec<String>,
}

/// Builds an archive of parts in memory. The same ones, in any order, give the
/// same files.
///
/// # Errors
/// Two have the same id, or one is more than the format holds.
pub(crate) fn index(parts: &[Part]) -> Result<Memory, PackError> {
    let mut ground = Memory::of(parts);
    pack(parts.len(), &mut ground)?;
    Ok(ground)
}

/// An article, analysed.
pub(crate) fn part_of(model: Option<&Model>, corrections: &Corrections, written: &Written) -> Part {
    let Written { card, paragraphs } = written;
    let article = bundled(card, &text(card, paragraphs));
    let analysis = if language::is_foreign(&article) {
        careful::extract(&article, corrections, &mut |_, _| false)
    } else {
        extract_with(model, &article, corrections, &mut |_| {})
    };
    part(card, &article, &analysis)
}

/// The text of an archive article: its title, then its paragraphs.
fn text(card: &Card, paragraphs: &[String]) -> String {
    let lines: Vec<&str> = std::iter::once(&card.title).chain(paragraphs).map(String::as_str).collect();
    lines.join("\n\n")
}

/// An archive article, from its card and text: the first line is the title.
pub(crate) fn bundled(card: &Card, text: &str) -> Article {
    let role = |at| if at == 0 { Role::Title } else { Role::Body };
    let blocks = article::lines(text).enumerate().map(|(at, span)| Block { span, role: role(at) }).collect();
    Article::new(text.to_owned(), blocks).dated(card.date)
}
