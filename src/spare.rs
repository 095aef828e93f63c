//! Which paragraphs the reading part breaks down on. It is started again and
//! reads without them: first all once more, since a machine may have been short
//! of memory; then ever less, until the paragraph is found. Pure.

use gloss_extract::{Article, Block, Role};

/// How often the reading part may break down on one text.
const MOST: u8 = 16;

/// What is known about a text that the reading part breaks down on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spare {
    /// Where the paragraphs begin that are not read.
    pub broken: Vec<u32>,
    /// So many of the others can be read together.
    good: usize,
    /// So many cannot; nothing is known if zero.
    bad: usize,
    /// So many are tried at present; all if none.
    tried: Option<usize>,
    /// Whether that was read, but maybe without what tells the names.
    pub seen: bool,
    /// How often it broke down.
    times: u8,
}

impl Spare {
    /// The reading part broke down: whether to read again.
    pub fn broke(&mut self, article: &Article) -> bool {
        self.times += 1;
        self.seen = false;
        if self.times > 1 {
            self.bad = self.tried.unwrap_or_else(|| self.readable(article).count());
            self.narrow(article);
        }
        self.times < MOST && !(self.bad == 0 && self.times > 1)
    }

    /// Whether a part of the text is being tried.
    pub fn is_trying(&self) -> bool {
        self.tried.is_some()
    }

    /// What was tried is read.
    pub fn read(&mut self, article: &Article) {
        self.good = self.tried.unwrap_or_default();
        self.seen = false;
        self.narrow(article);
    }

    /// One paragraph is found, or half of what is left is tried next.
    fn narrow(&mut self, article: &Article) {
        self.tried = Some(self.good.midpoint(self.bad));
        if self.bad <= self.good + 1 {
            let found = self.readable(article).nth(self.good);
            self.broken.extend(found.map(|block| block.span.start));
            self.tried = None;
        }
    }

    fn readable<'a>(&'a self, article: &'a Article) -> impl Iterator<Item = &'a Block> {
        let blocks = article.blocks().iter();
        blocks.filter(|block| block.role.is_read() && !self.broken.contains(&block.span.start))
    }

    /// The article as it is to be read now, if that is another one: every place
    /// in it stays where it was, what is not read is blank.
    pub fn spared(&self, article: &Article) -> Option<Article> {
        if self.broken.is_empty() && self.tried.is_none() {
            return None;
        }
        let mut kept = self.readable(article).take(self.tried.unwrap_or(usize::MAX)).peekable();
        let mut text = String::with_capacity(article.text().len());
        let mut blocks = Vec::new();
        for block in article.blocks() {
            let is_kept = !block.role.is_read() || kept.next_if(|kept| kept.span == block.span).is_some();
            blank_until(&mut text, block.span.start);
            if is_kept {
                text.push_str(block.span.of(article.text()));
                blocks.push(*block);
            } else {
                blocks.push(Block { role: Role::Furniture, ..*block });
            }
        }
        blank_until(&mut text, u32::try_from(article.text().len()).unwrap_or(u32::MAX));
        Some(Article::new(text, blocks))
    }
}

/// Spaces up to this place; what stands between two blocks is blank anyway.
fn blank_until(text: &mut String, end: u32) {
    text.extend(std::iter::repeat_n(' ', (end as usize).saturating_sub(text.len())));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads until it gives up, or to the end; how often it broke down. `breaks`
    /// says whether the reading part does on this text.
    fn read(article: &Article, breaks: impl Fn(&str) -> bool) -> (Spare, Option<u32>) {
        let mut spare = Spare::default();
        let mut times = 0;
        loop {
            let text = spare.spared(article).map_or_else(|| article.text().to_owned(), |less| less.text().to_owned());
            if breaks(&text) {
                times += 1;
                if !spare.broke(article) {
                    return (spare, None);
                }
            } else if spare.is_trying() {
                spare.read(article);
            } else {
                return (spare, Some(times));
            }
        }
    }

    fn article(count: usize) -> Article {
        Article::plain((0..count).map(|number| format!("Line é {number}.\n")).collect())
    }

    fn at(article: &Article, line: usize) -> u32 {
        article.blocks()[line].span.start
    }

    #[test]
    fn any_paragraph_is_found_and_only_that_one() {
        for count in [1, 2, 3, 30, 31, 32, 33] {
            let article = article(count);
            for line in 0..count {
                let (spare, times) = read(&article, |text| text.contains(&format!("Line é {line}.")));
                assert_eq!(spare.broken, [at(&article, line)], "{line} of {count}");
                assert!(times.unwrap() <= 2 + 6, "{times:?} times");
            }
        }
    }

    #[test]
    fn several_are_found_one_after_the_other() {
        let article = article(40);
        let (spare, times) = read(&article, |text| text.contains("Line é 7.") || text.contains("Line é 33."));
        assert_eq!(spare.broken, [at(&article, 7), at(&article, 33)]);
        assert!(times.is_some());
        // The second one breaks only where the first is read too.
        let (spare, _) = read(&article, |text| text.contains("Line é 7.") && text.contains("Line é 33."));
        assert_eq!(spare.broken, [at(&article, 33)]);
    }

    #[test]
    fn what_breaks_once_costs_nothing() {
        let article = article(5);
        let mut spare = Spare::default();
        assert!(spare.broke(&article));
        assert!(spare.spared(&article).is_none() && !spare.is_trying());
        assert!(spare.broken.is_empty());
    }

    #[test]
    fn what_always_breaks_is_given_up() {
        assert_eq!(read(&article(500), |_| true).1, None);
        assert_eq!(read(&article(1), |_| true).1, None);
        assert_eq!(read(&article(0), |_| true).1, None);
    }

    #[test]
    fn what_is_left_stays_in_its_place() {
        let mut article = article(3);
        article.recast(at(&article, 1), Role::Comment);
        let spare = Spare { broken: vec![at(&article, 0)], ..Spare::default() };
        let less = spare.spared(&article).unwrap();
        assert_eq!(less.text().len(), article.text().len());
        let said: Vec<_> = less.blocks().iter().map(|block| (block.role, block.span.of(less.text()).trim())).collect();
        assert_eq!(said, [(Role::Furniture, ""), (Role::Comment, "Line é 1."), (Role::Body, "Line é 2.")]);
    }
}
