//! Lines that the reader has put back into the article or left out, and the
//! folds that are open. Pure.

use gloss_extract::{Article, Role};

/// What the reader has changed about a text's lines. A line is named by where
/// it begins.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edits {
    /// Lines moved, in order, each with the role that it was given first.
    moved: Vec<(u32, Role)>,
    /// Lines to be moved as soon as the text is here.
    waits: Vec<u32>,
    /// Lines left out that show, in order.
    open: Vec<u32>,
    /// Whether each line of the article can be left out.
    pub choosing: bool,
}

impl Edits {
    /// Lines that were moved on an earlier visit.
    pub fn kept(starts: Vec<u32>) -> Self {
        Self { waits: starts, ..Self::default() }
    }

    /// Where the moved lines begin, to be [kept](Edits::kept).
    pub fn starts(&self) -> Vec<u32> {
        if self.waits.is_empty() { self.moved.iter().map(|(start, _)| *start).collect() } else { self.waits.clone() }
    }

    /// Whether the article is another than the one that was taken in.
    pub fn is_some(&self) -> bool {
        !self.moved.is_empty()
    }

    /// Whether the reader has moved this line.
    pub fn has_moved(&self, start: u32) -> bool {
        self.moved.binary_search_by(|(moved, _)| moved.cmp(&start)).is_ok()
    }

    /// Takes a line into the article or out of it; one that was moved before
    /// goes back to what it was.
    pub fn shift(&mut self, article: &mut Article, start: u32) {
        match self.moved.binary_search_by(|(moved, _)| moved.cmp(&start)) {
            Ok(at) => {
                let (_, was) = self.moved.remove(at);
                article.recast(start, was);
            }
            Err(at) => {
                let Some(was) = article.recast(start, Role::Body) else { return };
                article.recast(start, other(was));
                self.moved.insert(at, (start, was));
            }
        }
    }

    /// Moves in a text that was taken in what the reader has moved; whether that
    /// made it another text.
    pub fn apply(&mut self, article: &mut Article) -> bool {
        let waits = std::mem::take(&mut self.waits);
        for (start, was) in &self.moved {
            article.recast(*start, other(*was));
        }
        waits.iter().for_each(|start| self.shift(article, *start));
        !waits.is_empty() && self.is_some()
    }

    /// Whether one of these lines shows, and with it the fold.
    pub fn is_open(&self, mut starts: impl Iterator<Item = u32>) -> bool {
        starts.any(|start| self.open.binary_search(&start).is_ok())
    }

    /// Shows these lines, or folds them.
    pub fn unfold(&mut self, starts: impl Iterator<Item = u32>, open: bool) {
        for start in starts {
            match (self.open.binary_search(&start), open) {
                (Ok(at), false) => drop(self.open.remove(at)),
                (Err(at), true) => self.open.insert(at, start),
                _ => {}
            }
        }
    }
}

/// What a line becomes that is moved.
fn other(was: Role) -> Role {
    if was.is_read() { Role::Furniture } else { Role::Body }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gloss_extract::{Block, Span};

    /// "a" a heading, "b" a teaser, "c" body.
    fn article() -> Article {
        let roles = [Role::Heading, Role::Related, Role::Body];
        let block = |(at, role)| Block { span: Span::new(2 * at, 2 * at + 1), role };
        Article::new("a\nb\nc".into(), roles.into_iter().enumerate().map(block).collect())
    }

    fn roles(article: &Article) -> Vec<Role> {
        article.blocks().iter().map(|block| block.role).collect()
    }

    #[test]
    fn a_line_goes_in_and_out_and_comes_back_as_what_it_was() {
        let (mut article, mut edits) = (article(), Edits::default());
        edits.shift(&mut article, 2);
        edits.shift(&mut article, 0);
        assert_eq!(roles(&article), [Role::Furniture, Role::Body, Role::Body]);
        assert!(edits.has_moved(0) && edits.has_moved(2) && !edits.has_moved(4));
        edits.shift(&mut article, 2);
        edits.shift(&mut article, 0);
        assert_eq!(roles(&article), [Role::Heading, Role::Related, Role::Body]);
        assert!(!edits.is_some());
    }

    #[test]
    fn lines_of_an_earlier_visit_are_moved_once_the_text_is_here() {
        let mut edits = Edits::kept(vec![2, 99]);
        assert_eq!(edits.starts(), [2, 99]);
        let mut taken = article();
        assert!(edits.apply(&mut taken), "another text is to be read");
        assert_eq!(roles(&taken), [Role::Heading, Role::Body, Role::Body]);
        assert_eq!(edits.starts(), [2], "a line that is not there is forgotten");
        assert!(!edits.apply(&mut taken), "once is enough");
        let mut fresh = article();
        edits.apply(&mut fresh);
        assert_eq!(fresh, taken);
    }

    #[test]
    fn a_fold_that_is_cut_in_two_stays_open() {
        let mut edits = Edits::default();
        edits.unfold([2, 4, 6].into_iter(), true);
        assert!(edits.is_open([2].into_iter()) && edits.is_open([6, 9].into_iter()));
        edits.unfold([2, 4].into_iter(), false);
        assert!(!edits.is_open([2, 4].into_iter()) && edits.is_open([6].into_iter()));
    }
}
