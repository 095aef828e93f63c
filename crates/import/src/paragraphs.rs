//! Bodies into paragraphs.

use gloss_extract::Role;
use gloss_intake::{from_html, from_text, is_bare_link};

/// Each on one line, without those that are empty or nothing but a link.
pub(crate) fn kept(paragraphs: impl IntoIterator<Item = String>) -> Vec<String> {
    let paragraphs = paragraphs.into_iter().map(|text| on_one_line(&text));
    paragraphs.filter(|text| !text.is_empty() && !is_bare_link(text)).collect()
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The paragraphs of an article's body, be it HTML or plain text.
pub(crate) fn of(body: &str) -> Vec<String> {
    if is_markup(body) { of_html(body) } else { of_text(body) }
}

/// The paragraphs in HTML that are the article.
pub(crate) fn of_html(html: &str) -> Vec<String> {
    let article = from_html(html);
    let read = article.blocks().iter().filter(|block| block.role.is_read() && block.role != Role::Byline);
    kept(read.map(|block| block.span.of(article.text()).to_owned()))
}

/// The paragraphs of plain text; lines broken only for width are joined.
pub(crate) fn of_text(text: &str) -> Vec<String> {
    let article = from_text(text);
    kept(article.blocks().iter().map(|block| block.span.of(article.text()).to_owned()))
}

/// The paragraphs of a WordPress post: HTML in which blank lines part
/// paragraphs, and with words for programs in brackets.
pub(crate) fn of_post(body: &str) -> Vec<String> {
    let body = without_shortcodes(&body.replace("\r\n", "\n"));
    of_html(&body.replace("\n\n", "\n<p>"))
}

/// Whether there is a tag or an entity in it.
fn is_markup(text: &str) -> bool {
    let tag = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
    let entity = |rest: &str| {
        let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
        name.starts_with(';') && name.len() < rest.len()
    };
    text.split('<').skip(1).any(tag) || text.split('&').skip(1).any(entity)
}

/// Without `[gallery ids="1,2"]`, `[/caption]` and the like; what brackets hold
/// in a sentence stays.
fn without_shortcodes(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        kept.push_str(before);
        match after.split_once(']') {
            Some((inside, behind)) if is_shortcode(inside) => rest = behind,
            _ => {
                kept.push('[');
                rest = after;
            }
        }
    }
    kept.push_str(rest);
    kept
}

/// Those of WordPress itself, and whatever is closed or has a value.
fn is_shortcode(inside: &str) -> bool {
    const KNOWN: [&str; 7] = ["audio", "caption", "embed", "gallery", "playlist", "video", "wp_caption"];
    let inside = inside.get(..200).unwrap_or(inside);
    let name = inside.strip_prefix('/').unwrap_or(inside);
    let name = name.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))).next().unwrap_or_default();
    !name.is_empty() && (KNOWN.contains(&name) || inside.starts_with('/') || inside.contains("=\""))
}

/// A title or a teaser on one line, without markup.
pub(crate) fn line(text: &str) -> String {
    if !is_markup(text) {
        return on_one_line(text);
    }
    let article = from_html(text);
    on_one_line(&article.blocks().iter().map(|block| block.span.of(article.text())).collect::<Vec<_>>().join(" "))
}

/// The first words of a text, of about this many characters.
pub(crate) fn cut(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let head = text.get(..end).unwrap_or_default();
    format!("{}…", head.rsplit_once(' ').map_or(head, |(words, _)| words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_and_html_are_told_apart() {
        assert_eq!(of("One & two < three.\n\nNext."), ["One & two < three.", "Next."]);
        assert_eq!(of("<p>One &amp; two.</p>Next.<script>no</script>"), ["One & two.", "Next."]);
        assert_eq!(of("Tom&#8217;s day."), ["Tom’s day."]);
    }

    #[test]
    fn a_post_has_paragraphs_without_tags() {
        let post = "<!-- wp:paragraph -->\r\nThe mayor [of Leipzig] spoke.\r\n\r\n[caption id=\"1\"]<img src=a> A hall.[/caption]\r\n\r\n\
            [gallery]\r\n\r\nhttps://example.org/video\r\n\r\nShe <em>said</em> no.";
        assert_eq!(of_post(post), ["The mayor [of Leipzig] spoke.", "A hall.", "She said no."]);
    }

    #[test]
    fn a_title_is_one_line() {
        assert_eq!(line("Ten\n  <em>states</em> &#038; one"), "Ten states & one");
        assert_eq!(line(" A < B "), "A < B");
        assert_eq!(cut("one two three", 9), "one two…");
        assert_eq!(cut("one", 9), "one");
    }
}
