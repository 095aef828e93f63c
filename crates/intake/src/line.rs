//! One line or paragraph and what its surface tells.

/// What the markup says about a line, if anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(not(feature = "html"), expect(dead_code, reason = "plain text has few hints"))]
pub(crate) enum Hint {
    /// Nothing.
    #[default]
    None,
    /// The page's main heading.
    Title,
    /// A lesser heading.
    Heading,
    /// A list item.
    Item,
    /// A row of a table.
    Row,
    /// Inside a block quotation.
    Quote,
    /// Below a picture.
    Caption,
    /// Named as the author or date line.
    Byline,
    /// In a menu, a footer, a side box, or almost all links.
    Furniture,
    /// In a box of other articles.
    Related,
    /// In the comment section.
    Comment,
}

/// A line of text and its hint.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'a> {
    /// Without white space around it.
    pub(crate) text: &'a str,
    /// From the markup.
    pub(crate) hint: Hint,
}

impl<'a> Line<'a> {
    /// A line of plain text.
    pub(crate) fn plain(text: &'a str) -> Self {
        Self { text, hint: Hint::None }
    }
}

/// Shallow features of a line.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Shape {
    /// Words, by white space.
    pub(crate) words: usize,
    /// Words that start with a letter that is not a capital.
    pub(crate) lower: usize,
    /// Ends as a sentence does, closing quotes and brackets aside.
    pub(crate) ends: bool,
    /// Ends in an ellipsis, as a cut teaser does.
    pub(crate) cut: bool,
}

impl Shape {
    /// The features of a text.
    pub(crate) fn of(text: &str) -> Self {
        let bare = text.trim_end_matches(is_closing);
        let mut shape = Self {
            ends: bare.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '؟', '।']),
            cut: bare.ends_with("...") || bare.ends_with('…'),
            ..Self::default()
        };
        // By bytes first, as it is much quicker.
        for piece in text.as_bytes().split(|byte| matches!(byte, b'\t'..=b'\r' | b' ')) {
            if piece.is_ascii() {
                shape.add_plain(piece);
            } else {
                std::str::from_utf8(piece).unwrap_or_default().split_whitespace().for_each(|word| shape.add(word));
            }
        }
        shape
    }

    /// Counts a word of ASCII.
    fn add_plain(&mut self, word: &[u8]) {
        let start = word.iter().find(|byte| !is_opening(char::from(**byte)));
        self.words += usize::from(!word.is_empty());
        self.lower += usize::from(start.is_some_and(u8::is_ascii_lowercase));
    }

    fn add(&mut self, word: &str) {
        // Where nothing parts words, two characters make about one.
        let close = word.chars().filter(|c| matches!(c, '\u{3040}'..='\u{9fff}')).count() / 2;
        let start = word.trim_start_matches(is_opening);
        let is_lower = start.starts_with(|c: char| c.is_alphabetic() && !c.is_uppercase());
        self.words += 1 + close;
        self.lower += if is_lower { 1 + close } else { 0 };
    }

    /// Whether it reads as running text: a sentence with lower-case words.
    pub(crate) fn is_sentence(&self) -> bool {
        self.words >= 8 && self.ends && self.lower * 2 >= self.words
    }

    /// A sentence that is not a cut teaser.
    pub(crate) fn is_prose(&self) -> bool {
        self.is_sentence() && !self.cut
    }
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']') || c.is_whitespace()
}

fn is_opening(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '«' | '(' | '[')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_told_from_a_headline_and_a_teaser() {
        let prose = Shape::of("The minister said on Monday that “nothing had been decided yet.”");
        assert!(prose.is_prose());
        assert!(!Shape::of("Minister Says Nothing Has Been Decided Yet On Monday Strike").is_sentence());
        let teaser = Shape::of("The minister said on Monday that nothing had been decided. In...");
        assert!(teaser.is_sentence() && !teaser.is_prose());
        assert!(!Shape::of("").is_sentence());
    }
}
