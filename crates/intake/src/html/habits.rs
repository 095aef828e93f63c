//! How a page uses its markup, and what that makes of the article's fragments.

use super::scan::{Fragment, Page};
use super::worth::Worth;
use crate::line::Hint;

/// With more lines than this called bylines, the class is of the whole page.
const BYLINES: usize = 40;

/// A linked line of fewer words may be part of a sentence or an address.
const FEW_LINKED: usize = 8;

/// With more headings than this that are links, the page is a list of articles.
const TEASERS: usize = 6;

/// More captions than this are a show of pictures, if most are brief: at most
/// this many words.
const SHOWN: usize = 6;
const BRIEF: usize = 8;

/// How a page uses its markup.
pub(super) struct Habits {
    /// Whether it has an article's element at all: in a few copied lines, one
    /// that is all link may be the text.
    is_page: bool,
    /// Whether what is called a byline may be one.
    bylines: bool,
    /// Whether the page is a list of other articles, whose titles and summaries
    /// are then all that it says.
    lists: bool,
    /// Whether captions carry the text: in such a list, in a gallery, in steps
    /// shown one by one.
    shows: bool,
    /// The last running text of the article.
    last: usize,
}

impl Habits {
    /// Of a page whose article is known.
    pub(super) fn of(page: &Page, worth: &[Worth], is_kept: impl Fn(usize) -> bool, is_page: bool) -> Self {
        let called = |hint: Hint| page.fragments.iter().filter(move |fragment| fragment.hint == hint);
        let runs = |at: usize, fragment: &Fragment| {
            is_kept(at) && fragment.hint != Hint::Byline && worth.get(at).is_some_and(|worth| worth.prose > 0)
        };
        let teaser =
            |(at, fragment): &(usize, &Fragment)| is_kept(*at) && fragment.hint == Hint::Heading && is_link(fragment);
        let lists = page.fragments.iter().enumerate().filter(teaser).count() > TEASERS;
        let captions = || {
            page.fragments.iter().enumerate().filter(|(at, fragment)| is_kept(*at) && fragment.hint == Hint::Caption)
        };
        let brief = |(_, fragment): &(usize, &Fragment)| fragment.text.split_whitespace().count() <= BRIEF;
        let all = captions().count();
        Self {
            is_page,
            bylines: called(Hint::Byline).count() <= BYLINES,
            lists,
            shows: lists || (all > SHOWN && captions().filter(brief).count() * 4 >= all * 3),
            last: page.fragments.iter().enumerate().rposition(|(at, fragment)| runs(at, fragment)).unwrap_or(0),
        }
    }

    /// The hint of a fragment in the article's element.
    pub(super) fn within(&self, at: usize, fragment: &Fragment, worth: &Worth) -> Hint {
        let prose = worth.prose > 0;
        let words = fragment.text.split_whitespace().count();
        let teases = self.is_page && !self.lists && !prose && words >= FEW_LINKED && is_link(fragment);
        match fragment.hint {
            // Only the one main heading is the title.
            Hint::Title => Hint::Heading,
            // What is said of the writer below the text.
            Hint::Byline if self.bylines && prose && at > self.last => Hint::Furniture,
            Hint::Byline if !self.bylines || prose || fragment.text.len() > 200 => Hint::None,
            Hint::None | Hint::Row | Hint::Heading if teases => Hint::Related,
            Hint::Caption if self.shows => Hint::None,
            hint => hint,
        }
    }
}

/// Whether a fragment is hardly more than a link.
fn is_link(fragment: &Fragment) -> bool {
    fragment.linked * 10 >= fragment.text.len() * 8
}
