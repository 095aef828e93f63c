//! A page in HTML: one article.

use crate::problem::Fault;
use crate::{Import, Imported, Read, Skip, dates, encoding, ids, paragraphs};
use gloss_archive::Card;
use gloss_extract::Role;
use gloss_intake::from_html;

/// Reads a page. One without an article, such as a list of others, is skipped.
pub(crate) fn read(stem: &str, bytes: &[u8]) -> Read {
    let text = encoding::text(bytes).map_err(|fault| vec![fault])?;
    let article = from_html(&text);
    let part = |role| article.first(role).map(paragraphs::line).unwrap_or_default();
    let is_body = |role: Role| role.is_read() && !matches!(role, Role::Title | Role::Byline | Role::Credit);
    let blocks = article.blocks().iter().filter(|block| is_body(block.role));
    let title = part(Role::Title);
    let mut paragraphs = paragraphs::kept(blocks.map(|block| block.span.of(article.text()).to_owned()));
    paragraphs.retain(|paragraph| *paragraph != title);
    let mut import = Import::default();
    if !article.blocks().iter().any(|block| block.role == Role::Body) || paragraphs.is_empty() {
        import.skip(Skip::Empty);
        return Ok(import);
    }
    if title.is_empty() {
        return Err(vec![Fault::of_file("the page has no headline; give it a <title> or an <h1>")]);
    }
    let date = article.date().or_else(|| dates::of_name(stem));
    let id = ids::slug(stem).unwrap_or_else(|| ids::id_of(stem));
    let card = Card { id, title, author: author(&part(Role::Byline)), date, ..Card::default() };
    Ok(Import::one(Imported { card, paragraphs }))
}

/// The writer of a byline, if it is nothing but that.
fn author(byline: &str) -> String {
    let name = ["By ", "by ", "BY "].iter().find_map(|by| byline.strip_prefix(by)).unwrap_or(byline).trim();
    let is_name = name.len() <= 80 && !name.contains(|c: char| c.is_ascii_digit() || matches!(c, '@' | '|' | ':'));
    if is_name { name.to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_an_article_without_what_stands_around_it() {
        let page = "<!doctype html><meta charset=windows-1252><title>Ten states join - The Daily</title>\
            <meta property=article:published_time content=2014-09-11T10:00:00Z><nav><a href=/>Home</a></nav>\
            <article><h1>Ten states join</h1><p>By A. Writer</p><p>Ten states joined the caf\u{e9} coalition on Thursday, \
            the minister said in Paris.</p><p>More of them will follow in the coming weeks, she told reporters.</p></article>\
            <footer>\u{a9} The Daily</footer>";
        let bytes: Vec<u8> = page.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        let import = read("2014-09-11 ten states", &bytes).unwrap();
        let [Imported { card, paragraphs }] = import.articles.as_slice() else { panic!("{import:?}") };
        assert_eq!((card.id.as_str(), card.title.as_str()), ("2014-09-11-ten-states", "Ten states join"));
        assert_eq!((card.author.as_str(), card.date), ("A. Writer", "2014-09-11".parse().ok()));
        assert!(paragraphs.len() == 2 && paragraphs[0].contains("café"), "{paragraphs:?}");
    }

    #[test]
    fn a_page_without_text_is_skipped() {
        assert_eq!(read("a", b"<html><title>A</title><body></body></html>").unwrap().skipped[&Skip::Empty], 1);
    }
}
