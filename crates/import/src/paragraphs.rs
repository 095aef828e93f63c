//! Bodies into paragraphs.

use gloss_extract::Role;
use gloss_intake::{from_html, is_bare_link};

/// Each on one line, without those that are empty or nothing but a link.
pub(crate) fn kept(paragraphs: impl IntoIterator<Item = String>) -> Vec<String> {
    let on_one_line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let paragraphs = paragraphs.into_iter().map(on_one_line);
    paragraphs.filter(|text| !text.is_empty() && !is_bare_link(text)).collect()
}

/// The paragraphs in an article's HTML that are the article.
pub(crate) fn of_html(html: &str) -> Vec<String> {
    let article = from_html(html);
    let read = article.blocks().iter().filter(|block| block.role.is_read() && block.role != Role::Byline);
    kept(read.map(|block| block.span.of(article.text()).to_owned()))
}
