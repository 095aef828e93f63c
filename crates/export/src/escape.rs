//! Foreign words that stay words.

use std::fmt::Write as _;

/// Text between the tags of a page or inside an attribute's double quotes.
/// What no page may hold is left out.
pub(crate) fn html(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A page's text has no other end of a line.
            '\r' => out.push('\n'),
            letter if is_unfit(letter) => {}
            letter => out.push(letter),
        }
    }
}

/// The same for a line that is not the text itself: without what would turn
/// the letters behind it around.
pub(crate) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    html(&mut out, &plain(text));
    out
}

/// Words of this program; what was learnt of them came from outside.
pub(crate) fn own(words: impl ToString) -> String {
    line(&words.to_string())
}

/// A part of such a line, with the spaces at its ends.
pub(crate) fn spaced(text: &str) -> String {
    let space = |blank: bool| if blank { " " } else { "" };
    let (before, after) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    match line(text) {
        inside if inside.is_empty() => space(before).into(),
        inside => format!("{}{inside}{}", space(before), space(after)),
    }
}

/// A line of Markdown. What Markdown or HTML would read is escaped.
pub(crate) fn markdown(text: &str) -> String {
    let plain = plain(text);
    let mut out = String::with_capacity(plain.len());
    let mut rest = plain.as_str();
    // A line may be a list or a heading by its beginning.
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if rest.starts_with(['#', '+', '-', '=', ':']) {
        out.push('\\');
    } else if let Some((number, behind)) = rest.split_at_checked(digits)
        && digits > 0
        && behind.starts_with(['.', ')'])
    {
        let _ = write!(out, "{number}\\");
        rest = behind;
    }
    let mut before = ' ';
    for (at, letter) in rest.char_indices() {
        let behind = rest.get(at..).unwrap_or_default();
        let linked = behind.starts_with("://") || before == 'w' && behind.starts_with('.');
        if linked || matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '^') {
            out.push('\\');
        }
        out.push(letter);
        before = letter;
    }
    out
}

/// On one line, with single spaces, and without letters that nobody sees.
pub(crate) fn plain(text: &str) -> String {
    let visible: String = text.chars().filter(|letter| !is_turning(*letter)).collect();
    one_line(&visible).chars().filter(|letter| !letter.is_control()).collect()
}

/// On one line, with single spaces. Those that hold words together stay.
pub(crate) fn one_line(text: &str) -> String {
    let parts = |letter: char| letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{202f}');
    let words = text.split(parts).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    words.trim().to_owned()
}

/// Controls and what stands for no letter.
fn is_unfit(letter: char) -> bool {
    let blank = matches!(letter, '\t' | '\n');
    letter.is_control() && !blank
        || matches!(u32::from(letter), 0xFDD0..=0xFDEF)
        || u32::from(letter) & 0xFFFE == 0xFFFE
}

/// Embeddings, overrides and isolates of right-to-left writing, which reach
/// over what follows; the marks for single letters do not.
fn is_turning(letter: char) -> bool {
    matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gets_words_and_no_tags() {
        let mut out = String::new();
        html(&mut out, "<a href=\"x\">&\0\u{7}\u{FFFF}\u{FDD0}\t'é'\u{85}");
        assert_eq!(out, "&lt;a href=&quot;x&quot;&gt;&amp;\t'é'");
        assert_eq!(line("a\u{202E}b \n\u{2069} c"), "ab c");
        assert_eq!(line("\u{a0}12\u{202f}000  km\u{a0}: x "), "12\u{202f}000 km\u{a0}: x");
    }

    #[test]
    fn a_line_of_markdown_begins_nothing_and_links_nowhere() {
        for (text, said) in [
            ("# a", "\\# a"),
            ("- a - b", "\\- a - b"),
            ("===", "\\==="),
            ("12. May", "12\\. May"),
            ("12) x", "12\\) x"),
            ("12.5 tons", "12\\.5 tons"),
            ("> a", "\\> a"),
            ("see https://x.org or www.x.org.", "see https\\://x.org or www\\.x.org."),
            ("<b> a|b", "\\<b\\> a\\|b"),
            ("a\n\n# b", "a # b"),
            ("$3 million", "$3 million"),
            ("", ""),
        ] {
            assert_eq!(markdown(text), said);
        }
    }
}
