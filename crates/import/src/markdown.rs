//! A Markdown file: one article.

use crate::problem::Fault;
use crate::{Import, Imported, Read, Skip, dates, encoding, front_matter, ids, paragraphs};
use front_matter::Head;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Reads a file: what stands above the text, then the text.
pub(crate) fn read(stem: &str, bytes: &[u8]) -> Read {
    let text = encoding::text(bytes).map_err(|fault| vec![fault])?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let (Head { mut card, draft }, line, body) = front_matter::part(text)?;
    if draft {
        let mut import = Import::default();
        import.skip(Skip::Draft);
        return Ok(import);
    }
    let paragraphs = plain(body);
    if paragraphs.is_empty() {
        return Err(vec![Fault::at(line, "no text is left without the markup; write at least one paragraph")]);
    }
    card.date = card.date.or_else(|| dates::of_name(stem));
    card.id = ids::slug(&card.id).or_else(|| ids::slug(stem)).unwrap_or_else(|| ids::id_of(stem));
    Ok(Import::one(Imported { card, paragraphs }))
}

/// The paragraphs of a Markdown text without its markup. Pictures and code
/// leave no trace; of HTML the text stays.
fn plain(text: &str) -> Vec<String> {
    let mut writer = Writer::default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    Parser::new_ext(text, options).for_each(|event| writer.event(event));
    writer.end();
    paragraphs::kept(writer.paragraphs)
}

#[derive(Default)]
struct Writer {
    paragraphs: Vec<String>,
    line: String,
    html: String,
    /// How many pictures or code blocks are open.
    silent: usize,
}

impl Writer {
    fn event(&mut self, event: Event) {
        match event {
            Event::Start(Tag::Image { .. } | Tag::CodeBlock(_)) => self.silent += 1,
            Event::End(TagEnd::Image | TagEnd::CodeBlock) => self.silent = self.silent.saturating_sub(1),
            Event::Text(text) | Event::Code(text) if self.silent == 0 => self.line.push_str(&text),
            Event::SoftBreak | Event::HardBreak if self.silent == 0 => self.line.push(' '),
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.line.push(' '),
            Event::Html(html) => self.html.push_str(&html),
            Event::End(TagEnd::HtmlBlock) => {
                self.end();
                self.paragraphs.extend(paragraphs::of_html(&std::mem::take(&mut self.html)));
            }
            Event::Start(tag) if is_block(&tag) => self.end(),
            Event::End(tag) if ends_block(tag) => self.end(),
            _ => {}
        }
    }

    /// Ends the paragraph being read.
    fn end(&mut self) {
        self.paragraphs.push(std::mem::take(&mut self.line));
    }
}

fn is_block(tag: &Tag) -> bool {
    !matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Superscript | Tag::Subscript
    )
}

fn ends_block(tag: TagEnd) -> bool {
    let inline = matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Superscript
            | TagEnd::Subscript
    );
    !inline
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_leaves_its_text() {
        let text = "First *line*\nand **more** [here](https://example.org).\n\n## A heading\n\n- one\n- two\n\n> Quoted.\n\n\
            ![alt](a.png)\n\n```\ncode\n```\n\n<div><p>In HTML.</p></div>\n\nEnd<br>of it.";
        let expected = ["First line and more here.", "A heading", "one", "two", "Quoted.", "In HTML.", "End of it."];
        assert_eq!(plain(text), expected);
    }

    #[test]
    fn deep_nesting_ends() {
        assert_eq!(plain(&format!("{}x", "> ".repeat(20_000))).len(), 1);
        assert!(!plain(&"[".repeat(20_000)).is_empty());
        assert_eq!(plain(&format!("{}a{}", "*".repeat(5_000), "*".repeat(5_000))).len(), 1);
    }

    #[test]
    fn a_draft_is_skipped_and_counted() {
        let import = read("a", b"---\ntitle: A\ndraft: true\n---\nText.").unwrap();
        assert!(import.articles.is_empty() && import.skipped[&Skip::Draft] == 1);
    }
}
