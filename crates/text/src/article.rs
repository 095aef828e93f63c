//! The text at hand and its structure.

use crate::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a block of text is to the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The headline.
    Title,
    /// A heading inside the article.
    Heading,
    /// Who wrote it.
    Byline,
    /// A paragraph of the article.
    Body,
    /// A quoted paragraph.
    Quote,
    /// An item of a list.
    Item,
    /// A picture's caption.
    Caption,
    /// The agency or source line.
    Credit,
    /// Menus, buttons, notices of the page around the article.
    Furniture,
    /// Teasers of other articles.
    Related,
    /// Readers' comments.
    Comment,
}

impl Role {
    /// Whether the block belongs to the article and is searched for mentions.
    pub fn is_read(self) -> bool {
        !matches!(self, Role::Furniture | Role::Related | Role::Comment)
    }
}

/// A run of text without a paragraph break inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Where it lies in the article's text.
    pub span: Span,
    /// What it is to the article.
    pub role: Role,
}

/// A text, its blocks in order, and its date if known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Article {
    text: String,
    #[serde(with = "crate::packed")]
    blocks: Vec<Block>,
    #[serde(with = "crate::day")]
    date: Option<Date>,
}

impl Article {
    /// An article over `text`, which is kept byte for byte. Blocks must be in
    /// order and on character boundaries; one that is not, or that overlaps
    /// the block before it, is left out.
    pub fn new(text: String, blocks: Vec<Block>) -> Self {
        let mut end = 0;
        let fits = |block: &Block| {
            let ok = block.span.start >= end && !block.span.of(&text).is_empty();
            if ok {
                end = block.span.end;
            }
            ok
        };
        let blocks = blocks.into_iter().filter(fits).collect();
        Self { text, blocks, date: None }
    }

    /// An article of paragraphs, with a blank line between two.
    pub fn of_parts<'a>(parts: impl IntoIterator<Item = (Role, &'a str)>) -> Self {
        let (mut text, mut blocks) = (String::new(), Vec::new());
        for (role, part) in parts {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            let start = text.len();
            text.push_str(part);
            blocks.push(Block { span: Span::new(start, text.len()), role });
        }
        Self::new(text, blocks)
    }

    /// An article whose every line that is not blank is body text.
    pub fn plain(text: String) -> Self {
        let blocks = lines(&text).map(|span| Block { span, role: Role::Body }).collect();
        Self::new(text, blocks)
    }

    /// The same article with its date set, which relative dates refer to.
    #[must_use]
    pub fn dated(mut self, date: Option<Date>) -> Self {
        self.date = date;
        self
    }

    /// The whole text as it came.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The blocks in order of position, never overlapping.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The day of publication, if known.
    pub fn date(&self) -> Option<Date> {
        self.date
    }

    /// Gives the block that begins here another role, and says which one it had.
    pub fn recast(&mut self, start: u32, role: Role) -> Option<Role> {
        let at = self.blocks.binary_search_by(|block| block.span.start.cmp(&start)).ok()?;
        Some(std::mem::replace(&mut self.blocks.get_mut(at)?.role, role))
    }

    /// The text of the first block in this role.
    pub fn first(&self, role: Role) -> Option<&str> {
        let block = self.blocks.iter().find(|block| block.role == role)?;
        Some(block.span.of(&self.text))
    }
}

/// The lines of a text that are not blank, without surrounding white space.
pub fn lines(text: &str) -> impl Iterator<Item = Span> {
    let base = text.as_ptr() as usize;
    text.split(['\n', '\r', '\u{2028}', '\u{2029}']).map(str::trim).filter(|line| !line.is_empty()).map(move |line| {
        let start = line.as_ptr() as usize - base;
        Span::new(start, start + line.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_trimmed_and_keep_their_place() {
        let text = "One\r\n\n  Two é \n\u{a0}\nThree";
        let found: Vec<_> = lines(text).map(|span| span.of(text)).collect();
        assert_eq!(found, ["One", "Two é", "Three"]);
    }

    #[test]
    fn blocks_out_of_order_or_off_a_boundary_are_left_out() {
        let block = |start, end| Block { span: Span::new(start, end), role: Role::Body };
        let article =
            Article::new("aé bc".into(), vec![block(0, 2), block(0, 3), block(1, 4), block(4, 6), block(5, 9)]);
        let kept: Vec<_> = article.blocks().iter().map(|block| block.span.of(article.text())).collect();
        assert_eq!(kept, ["aé", "bc"]);
    }

    #[test]
    fn a_block_is_recast_by_where_it_begins() {
        let mut article = Article::plain("One\nTwo".into());
        assert_eq!(article.recast(4, Role::Furniture), Some(Role::Body));
        assert_eq!(article.recast(5, Role::Furniture), None);
        assert_eq!(article.first(Role::Furniture), Some("Two"));
    }
}
