//! A file that begins with its title, without fields.

use crate::front_matter::{FIELDS, Head, Parted};
use crate::problem::Fault;
use gloss_archive::Card;

/// A title line, perhaps marked as a heading, a blank line, the text.
pub(crate) fn part(text: &str) -> Result<Parted<'_>, Vec<Fault>> {
    let lead = text.len() - text.trim_start().len();
    let body = text.get(lead..).unwrap_or_default();
    let (line, rest) = body.split_once('\n').unwrap_or((body, ""));
    let rule = |line: &str| line.len() > 2 && (line.bytes().all(|b| b == b'=') || line.bytes().all(|b| b == b'-'));
    let (ruled, rest) = match rest.split_once('\n') {
        Some((next, after)) if rule(next.trim()) => (true, after),
        _ => (false, rest),
    };
    let title = line.trim().trim_start_matches('#').trim();
    let marked = ruled || line.starts_with("# ");
    let apart = marked || rest.lines().next().is_some_and(|next| next.trim().is_empty());
    if title.is_empty() || title.len() > LONGEST_TITLE || !apart || rest.trim().is_empty() {
        let told = format!(
            "the first line must be --- and open the front matter ({FIELDS}), or be the title with a blank line below"
        );
        return Err(vec![Fault::at(1, told)]);
    }
    let card = Card { title: title.to_owned(), ..Card::default() };
    let above = text.get(..text.len() - rest.len()).unwrap_or_default();
    Ok((Head { card, draft: false }, 1 + above.matches('\n').count(), rest))
}

/// The longest line that is taken for a title, in bytes.
const LONGEST_TITLE: usize = 300;

#[cfg(test)]
mod tests {
    use crate::front_matter::part;
    use crate::front_matter::tests::check;

    #[test]
    fn a_title_line_alone_does_as_well() {
        for text in ["# Ten states\nText.", "\n\nTen states\n\nText.", "Ten states\n===\nText."] {
            let (head, line, body) = part(text).unwrap();
            assert_eq!((head.card.title.as_str(), body.trim()), ("Ten states", "Text."), "{text}");
            assert_eq!(text.lines().nth(line - 1 + usize::from(body.starts_with('\n'))), Some("Text."), "{text}");
        }
        for text in ["Ten states\nText.", "Ten states", "# Ten states\n", "#\n\nText."] {
            check(text, 1, "or be the title with a blank line below");
        }
    }
}
