//! Texts that were brought together: the files of one drop, the chapters of a
//! book. They lie here for as long as the page stands.

use crate::opener::Refusal;
use crate::shared::Shared;
use crate::sheet::Sheet;
use gloss_extract::Article;
use std::rc::Rc;

/// A text out of what was brought: what to call it, and itself.
pub type Text = (Rc<str>, Sheet);

/// Several texts, in the order in which they came.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pile {
    items: Vec<Item>,
    /// The one before the reader.
    at: usize,
}

/// One of them, or what is to become one or more.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// By which answers find it.
    pub ticket: u32,
    /// Of the file, or the text's title.
    pub name: Rc<str>,
    /// How far.
    pub stage: Progress,
    /// Its plain text, if it came as HTML with one beside it.
    pub plain: Option<Rc<str>>,
}

/// How far the opening of a text has come.
#[derive(Debug, Clone, PartialEq)]
pub enum Progress {
    /// Waiting, or so much of 100 done.
    Opening(u8),
    /// Here; as the reader left it.
    Open(Box<Sheet>),
    /// It cannot be opened.
    Refused(Fault),
}

/// Why something could not be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The opener refused it.
    Refused(Rc<Refusal>),
    /// It has no words.
    NoText,
    /// The browser did not hand over the bytes.
    Unread,
    /// The opener gave no sign of life for too long.
    Slow,
    /// The opener broke down over it.
    Broke,
    /// The opener could not be loaded.
    Unloaded,
}

impl Item {
    /// One that is still to be opened.
    pub fn new(ticket: u32, name: &str, plain: Option<Rc<str>>) -> Self {
        Self { ticket, name: name.into(), stage: Progress::Opening(0), plain }
    }

    /// What to call it: its title if that is known.
    pub fn title(&self) -> &str {
        match &self.stage {
            Progress::Open(sheet) => sheet.title().unwrap_or(&self.name),
            _ => &self.name,
        }
    }

    /// Whether it can be read.
    pub fn is_open(&self) -> bool {
        matches!(self.stage, Progress::Open(_))
    }
}

impl Pile {
    /// These, none of them open yet.
    pub fn new(items: Vec<Item>) -> Self {
        Self { items, at: 0 }
    }

    /// All of them.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The place of the one before the reader.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Whether this answer is for one of them.
    pub fn has(&self, ticket: u32) -> bool {
        self.items.iter().any(|item| item.ticket == ticket && matches!(item.stage, Progress::Opening(_)))
    }

    /// Whether all of them are open or refused.
    pub fn is_done(&self) -> bool {
        !self.items.iter().any(|item| matches!(item.stage, Progress::Opening(_)))
    }

    /// The one that is being opened, which of how many it is, and how far it is.
    pub fn opening(&self) -> Option<(&Item, usize, u8)> {
        let mut of_opening = self.items.iter().enumerate();
        of_opening.find_map(|(at, item)| match item.stage {
            Progress::Opening(percent) => Some((item, at, percent)),
            _ => None,
        })
    }

    /// Why some of them cannot be read.
    pub fn refused(&self) -> impl Iterator<Item = (&Item, &Fault)> {
        self.items.iter().filter_map(|item| match &item.stage {
            Progress::Refused(fault) => Some((item, fault)),
            _ => None,
        })
    }

    /// How far one of them is.
    pub fn progress(&mut self, ticket: u32, percent: u8) {
        for item in self.items.iter_mut().filter(|item| item.ticket == ticket) {
            if let Progress::Opening(done) = &mut item.stage {
                *done = percent;
            }
        }
    }

    /// What became of one of them. The reader stays at the same text.
    pub fn settle(&mut self, ticket: u32, result: Result<Vec<Text>, Fault>) {
        let Some(at) = self.items.iter().position(|item| item.ticket == ticket) else { return };
        match result {
            Err(fault) => {
                if let Some(item) = self.items.get_mut(at) {
                    item.stage = Progress::Refused(fault);
                }
            }
            Ok(texts) => {
                let open = |(name, sheet)| Item { ticket, name, stage: Progress::Open(Box::new(sheet)), plain: None };
                let more = texts.len().saturating_sub(1);
                self.items.splice(at..=at, texts.into_iter().map(open));
                if at < self.at {
                    self.at += more;
                }
            }
        }
    }

    /// The articles in them, as far as they are taken in.
    pub fn articles(&self) -> Vec<Shared<Article>> {
        let open = self.items.iter().filter_map(|item| match &item.stage {
            Progress::Open(sheet) => sheet.article.clone(),
            _ => None,
        });
        open.collect()
    }

    /// Gives up on those that are not open yet.
    pub fn stop(&mut self) {
        self.items.retain(|item| !matches!(item.stage, Progress::Opening(_)));
    }

    /// The sheet before the reader.
    pub fn sheet(&self) -> Option<&Sheet> {
        match &self.items.get(self.at)?.stage {
            Progress::Open(sheet) => Some(sheet),
            _ => None,
        }
    }

    /// Goes to the first that can be read.
    pub fn first(&mut self) -> Option<&Sheet> {
        self.at = self.items.iter().position(Item::is_open)?;
        self.sheet()
    }

    /// Keeps the sheet as the reader leaves it, and goes to another one.
    pub fn turn(&mut self, left: Option<Sheet>, to: usize) -> Option<&Sheet> {
        if !self.items.get(to)?.is_open() {
            return None;
        }
        if let (Some(left), Some(item)) = (left, self.items.get_mut(self.at)) {
            item.stage = Progress::Open(Box::new(left));
        }
        self.at = to;
        self.sheet()
    }

    /// The place of the next one that can be read, or of the one before.
    pub fn neighbour(&self, forward: bool) -> Option<usize> {
        let mut open = self.items.iter().enumerate().filter(|(_, item)| item.is_open()).map(|(at, _)| at);
        if forward { open.find(|at| *at > self.at) } else { open.rfind(|at| *at < self.at) }
    }

    /// Which of those that can be read stands before the reader, from 1, and
    /// how many there are.
    pub fn place(&self) -> (usize, usize) {
        let open = |items: &[Item]| items.iter().filter(|item| item.is_open()).count();
        (open(self.items.get(..=self.at).unwrap_or_default()), open(&self.items))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Draft;

    fn text(name: &str) -> Text {
        (name.into(), Sheet::own(Draft::new(name), None))
    }

    fn names(pile: &Pile) -> Vec<&str> {
        pile.items().iter().map(|item| &*item.name).collect()
    }

    fn pile() -> Pile {
        let mut pile = Pile::new((1..=4).map(|ticket| Item::new(ticket, &format!("{ticket}.txt"), None)).collect());
        pile.settle(2, Ok(vec![text("two")]));
        pile.settle(3, Err(Fault::Slow));
        pile
    }

    #[test]
    fn the_first_that_opens_is_read_and_refused_ones_are_passed_over() {
        let mut pile = pile();
        assert!(pile.first().is_some_and(|sheet| &*sheet.draft.text == "two"));
        assert_eq!((pile.place(), pile.neighbour(true), pile.neighbour(false)), ((1, 1), None, None));
        pile.settle(4, Ok(vec![text("four")]));
        assert_eq!((pile.place(), pile.neighbour(true)), ((1, 2), Some(3)));
        assert_eq!(pile.refused().map(|(item, _)| &*item.name).collect::<Vec<_>>(), ["3.txt"]);
        assert!(pile.turn(None, 2).is_none(), "a refused one cannot be read");
    }

    #[test]
    fn chapters_take_the_place_of_their_book_and_the_reader_stays() {
        let mut pile = pile();
        pile.first();
        pile.settle(1, Ok(vec![text("a"), text("b"), text("c")]));
        assert_eq!(names(&pile), ["a", "b", "c", "two", "3.txt", "4.txt"]);
        assert!(pile.sheet().is_some_and(|sheet| &*sheet.draft.text == "two"));
        assert_eq!(pile.place(), (4, 4));
    }

    #[test]
    fn a_sheet_is_kept_as_it_was_left() {
        let mut pile = pile();
        pile.settle(4, Ok(vec![text("four")]));
        let mut left = pile.first().cloned().expect("open");
        left.scroll = 40.0;
        assert!(pile.turn(Some(left), 3).is_some());
        assert_eq!(pile.turn(None, 1).map(|sheet| sheet.scroll), Some(40.0));
    }

    #[test]
    fn what_is_given_up_goes_and_late_answers_are_for_nobody() {
        let mut pile = pile();
        assert!(!pile.is_done() && pile.has(1) && !pile.has(2) && !pile.has(3));
        pile.progress(1, 40);
        assert_eq!(pile.opening().map(|(item, at, percent)| (item.ticket, at, percent)), Some((1, 0, 40)));
        pile.stop();
        assert!(pile.is_done() && !pile.has(1));
        pile.settle(1, Ok(vec![text("late")]));
        assert_eq!(names(&pile), ["two", "3.txt"]);
    }
}
