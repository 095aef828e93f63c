//! What a pasted string is.

use gloss_text::{Words, words};

/// Elements that a document or a fragment of one starts with.
const OPENERS: Words = words![
    "!doctype",
    "html",
    "head",
    "body",
    "meta",
    "title",
    "link",
    "style",
    "script",
    "main",
    "article",
    "section",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "span",
    "a",
    "table",
    "ul",
    "ol",
    "blockquote",
    "figure",
    "header",
    "nav",
];

/// Whether a string is an HTML document or fragment rather than plain text:
/// it starts with a known tag and closes at least one.
pub fn sniff(text: &str) -> bool {
    let start = after_comments(text);
    let Some(tag) = start.strip_prefix('<') else { return false };
    let end = tag.find(|c: char| !(c.is_ascii_alphanumeric() || c == '!')).unwrap_or(tag.len());
    let name = tag.get(..end).unwrap_or_default().to_ascii_lowercase();
    OPENERS.contains(name.as_str()) && (text.contains("</") || name == "!doctype")
}

/// The text after white space, byte order mark, XML declaration and comments.
fn after_comments(text: &str) -> &str {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let closed = if rest.starts_with("<!--") {
            rest.split_once("-->")
        } else if rest.starts_with("<?") {
            rest.split_once('>')
        } else {
            None
        };
        match closed {
            Some((_, after)) => rest = after.trim_start(),
            None => return rest,
        }
    }
}

/// Whether a string is only a link, which cannot be fetched from here.
///
/// One word that starts with a scheme or `www.`, perhaps in angle brackets.
pub fn is_bare_link(text: &str) -> bool {
    let word = text.trim();
    let word = word.strip_prefix('<').and_then(|word| word.strip_suffix('>')).unwrap_or(word);
    if word.contains(char::is_whitespace) {
        return false;
    }
    let lower = word.get(..word.len().min(8)).unwrap_or_default().to_ascii_lowercase();
    let rest = ["https://", "http://", "www."].iter().find(|scheme| lower.starts_with(**scheme));
    rest.is_some_and(|scheme| word.len() > scheme.len() && word.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_and_fragments_are_html() {
        for html in [
            "<!DOCTYPE html>\n<p>Hello",
            "\u{feff} <!-- saved --> <html><body></body></html>",
            "<meta charset='utf-8'><p>Pasted</p>",
            "<?xml version='1.0'?><!-- a --><html></html>",
            "<H1 class=x>Title</H1>",
        ] {
            assert!(sniff(html), "{html}");
        }
    }

    #[test]
    fn text_that_speaks_of_html_is_text() {
        for text in ["", "<", "<3 you", "Use <p> and </p> tags.", "<quote>he said</quote>", "a < b </ c", "<!-- open"] {
            assert!(!sniff(text), "{text}");
        }
    }

    #[test]
    fn a_link_alone_is_recognised() {
        for link in
            ["https://example.org/a?b=c", " http://example.org ", "www.example.org/news", "<HTTPS://EXAMPLE.ORG>"]
        {
            assert!(is_bare_link(link), "{link}");
        }
        for text in ["", "https://", "www.", "see https://example.org", "https://a.org https://b.org", "example", "é"]
        {
            assert!(!is_bare_link(text), "{text}");
        }
    }
}
