//! A file of plain text: one article, its first line the title.

use crate::problem::Fault;
use crate::{Import, Imported, Read, dates, encoding, front_matter, ids, paragraphs};
use gloss_archive::Card;

/// The longest line that is taken for a title, in bytes.
const LONGEST: usize = 300;

/// Reads a file; front matter above the text is understood as in Markdown.
pub(crate) fn read(stem: &str, bytes: &[u8]) -> Read {
    let text = encoding::text(bytes).map_err(|fault| vec![fault])?;
    let text = text.trim_start_matches('\u{feff}').trim();
    let (mut card, body) = if text.starts_with("---\n") || text.starts_with("---\r") || text.starts_with("+++") {
        let (head, _, body) = front_matter::part(text)?;
        (head.card, body)
    } else {
        let (title, body) = text.split_once('\n').unwrap_or((text, ""));
        (Card { title: title.trim().to_owned(), ..Card::default() }, body)
    };
    let paragraphs = paragraphs::of_text(body);
    if paragraphs.is_empty() || card.title.len() > LONGEST {
        let told = "the first line must be the title, and the text stand below it, paragraphs parted by blank lines";
        return Err(vec![Fault::at(1, told)]);
    }
    card.date = card.date.or_else(|| dates::of_name(stem));
    card.id = ids::slug(&card.id).or_else(|| ids::slug(stem)).unwrap_or_else(|| ids::id_of(stem));
    Ok(Import::one(Imported { card, paragraphs }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_is_the_title() {
        let import = read("2014-09-11-ten", b"Ten states join\r\n\r\nA paragraph.\r\n\r\nThe next.").unwrap();
        let Imported { card, paragraphs } = &import.articles[0];
        assert_eq!((card.title.as_str(), card.id.as_str()), ("Ten states join", "2014-09-11-ten"));
        assert_eq!(
            (card.date, paragraphs.as_slice()),
            ("2014-09-11".parse().ok(), &["A paragraph.".into(), "The next.".into()][..])
        );
        for bad in ["", "Only a title", &"word ".repeat(99)] {
            assert!(read("a", bad.as_bytes()).unwrap_err()[0].message.contains("first line"), "{bad}");
        }
    }
}
