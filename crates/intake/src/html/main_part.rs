//! Which fragments are the article.

use super::scan::{Fragment, Page};
use crate::classify::is_byline;
use crate::cues::cue;
use crate::line::{Hint, Shape};
use std::ops::Range;

/// Fewer words of running text than this, and everything is the article.
const FEW_WORDS: usize = 60;

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

/// What a heading that is named like the page adds to its element.
const TITLE_POINTS: i64 = 20;

/// A hint for each fragment: what the markup says, with the page around the
/// article marked as outside and one fragment marked as the title. `readable`
/// says of each fragment whether Readability takes it for the article.
pub(super) fn hints(page: &Page, readable: Option<Vec<bool>>) -> Vec<Hint> {
    let worth: Vec<Worth> = page.fragments.iter().map(Worth::of).collect();
    let kept = kept(page, &worth, readable);
    let is_kept = |at: usize| kept.as_ref().is_none_or(|kept| kept.get(at) == Some(&true));
    let outside = outside(page, &worth, is_kept);
    let named = named_headings(page, &outside);
    let range = match &kept {
        Some(kept) => span_of(kept),
        None => main_range(page, &worth, &outside, &named),
    };
    let title = title(page, &outside, &named, range.as_ref());
    let habits = Habits::of(page, &worth, is_kept, range.is_some());
    let in_range = |at: usize| range.as_ref().is_none_or(|range| range.contains(&at));
    // A quotation that links elsewhere, such as a message shown in the text,
    // is often taken for furniture.
    let is_in = |at: usize, hint| in_range(at) && (is_kept(at) || hint == Hint::Quote);
    let first = worth.iter().enumerate().position(|(at, worth)| worth.prose > 0 && in_range(at) && is_kept(at));
    let above = |at: usize| range.is_some() && first.is_none_or(|first| at < first);
    let hint = |(at, (fragment, worth)): (usize, (&Fragment, &Worth))| match outside.get(at).copied().flatten() {
        _ if title == Some(at) => Hint::Title,
        Some(hint) => hint,
        None if is_in(at, fragment.hint) => habits.within(at, fragment, worth),
        None => beyond(fragment, above(at)),
    };
    page.fragments.iter().zip(&worth).enumerate().map(hint).collect()
}

/// Which fragments are the article, as far as Readability's rules find one. Of
/// what somebody selected, also what our own rules find: they wanted it.
fn kept(page: &Page, worth: &[Worth], readable: Option<Vec<bool>>) -> Option<Vec<bool>> {
    let mut kept = readable?;
    let outside = outside(page, worth, |_| true);
    let range = main_range(page, worth, &outside, &named_headings(page, &outside)).unwrap_or(0..kept.len());
    let prose = |at: &usize| worth.get(*at).map_or(0, |worth| worth.prose);
    let found: usize = (0..kept.len()).filter(|at| kept.get(*at) == Some(&true)).map(|at| prose(&at)).sum();
    if found < FEW_WORDS && found * 3 < range.clone().map(|at| prose(&at)).sum() {
        return None;
    }
    if page.is_selection {
        kept.get_mut(range)?.fill(true);
    }
    Some(kept)
}

/// From the first fragment that is kept to the last.
fn span_of(kept: &[bool]) -> Option<Range<usize>> {
    let first = kept.iter().position(|kept| *kept)?;
    let last = kept.iter().rposition(|kept| *kept)?;
    Some(first..last + 1)
}

/// The hint of a fragment beside the article's element.
fn beyond(fragment: &Fragment, above: bool) -> Hint {
    match fragment.hint {
        Hint::Byline if above => Hint::Byline,
        _ if above && is_byline(&fragment.text) => Hint::Byline,
        _ => Hint::Furniture,
    }
}

/// How a page uses its markup.
struct Habits {
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
    fn of(page: &Page, worth: &[Worth], is_kept: impl Fn(usize) -> bool, is_page: bool) -> Self {
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
    fn within(&self, at: usize, fragment: &Fragment, worth: &Worth) -> Hint {
        let prose = worth.prose > 0;
        let words = fragment.text.split_whitespace().count();
        let teases = self.is_page && !self.lists && !prose && words >= FEW_LINKED && is_link(fragment);
        match fragment.hint {
            // Only the one main heading is the title.
            Hint::Title => Hint::Heading,
            // What is said of the writer below the text.
            Hint::Byline if self.bylines && prose && at > self.last => Hint::Furniture,
            Hint::Byline if !self.bylines || prose || fragment.text.len() > 200 => Hint::None,
            Hint::None | Hint::Heading if teases => Hint::Related,
            Hint::Caption if self.shows => Hint::None,
            hint => hint,
        }
    }
}

/// Whether a fragment is hardly more than a link.
fn is_link(fragment: &Fragment) -> bool {
    fragment.linked * 10 >= fragment.text.len() * 8
}

/// What a fragment says for and against being inside the article.
#[derive(Debug, Clone, Copy)]
struct Worth {
    /// Words of running text.
    prose: usize,
    /// For the sum: positive for running text, negative for labels and links.
    points: i64,
}

impl Worth {
    fn of(fragment: &Fragment) -> Self {
        let shape = Shape::of(&fragment.text);
        let linked = fragment.linked * 2 > fragment.text.len();
        let running = shape.is_sentence() || (shape.words >= 20 && shape.lower * 2 >= shape.words);
        let prose = if running && !linked && cue(&fragment.text).is_none() { shape.words } else { 0 };
        let words = i64::try_from(shape.words).unwrap_or(i64::MAX / 1_000_000);
        let points = match fragment.hint {
            _ if prose > 0 => words.min(150),
            Hint::Title | Hint::Heading | Hint::Caption | Hint::Byline if !linked => -1,
            _ if linked => -3 - words.min(20),
            _ => -2 - words.min(20) / 4,
        };
        Self { prose, points }
    }
}

/// Sums over the first n fragments.
fn prefix_sums(values: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut sum = 0;
    std::iter::once(0)
        .chain(values.map(|value| {
            sum += value;
            sum
        }))
        .collect()
}

fn sum(sums: &[i64], range: Range<usize>) -> i64 {
    sums.get(range.end).zip(sums.get(range.start)).map_or(0, |(end, start)| end - start)
}

/// For each fragment what its elements say against it. An element that holds
/// most of the page's running text is believed nothing.
fn outside(page: &Page, worth: &[Worth], is_kept: impl Fn(usize) -> bool) -> Vec<Option<Hint>> {
    let prose = |(at, worth): (usize, &Worth)| if is_kept(at) { i64::try_from(worth.prose).unwrap_or(0) } else { 0 };
    let prose = prefix_sums(worth.iter().enumerate().map(prose));
    let total = prose.last().copied().unwrap_or(0);
    let mut elements: Vec<Option<Hint>> = Vec::with_capacity(page.elements.len());
    for (at, element) in page.elements.iter().enumerate() {
        let inherited = if at == 0 { None } else { elements.get(element.parent).copied().flatten() };
        let share = sum(&prose, element.first..element.end) * 10;
        let limit = if element.outside == Some(Hint::Comment) { 9 } else { 4 };
        let own = element.outside.filter(|_| share <= total * limit);
        elements.push(inherited.or(own));
    }
    page.fragments.iter().map(|fragment| elements.get(fragment.element).copied().flatten()).collect()
}

/// The fragments of the element whose points sum highest; the deepest of
/// those that are level. None if there is little running text.
fn main_range(page: &Page, worth: &[Worth], outside: &[Option<Hint>], named: &[usize]) -> Option<Range<usize>> {
    let counted = || worth.iter().zip(outside).filter(|(_, outside)| outside.is_none());
    if counted().map(|(worth, _)| worth.prose).sum::<usize>() < FEW_WORDS {
        return None;
    }
    let points = worth.iter().zip(outside).enumerate().map(|(at, (worth, out))| match out {
        Some(_) => worth.points.min(0) / 4,
        None if named.binary_search(&at).is_ok() => TITLE_POINTS,
        None => worth.points,
    });
    let sums = prefix_sums(points);
    let ranges = page.elements.iter().map(|element| element.first..element.end);
    ranges.max_by_key(|range| sum(&sums, range.clone()))
}

/// The main headings, else the lesser ones, that say what the metadata calls
/// the page.
fn named_headings(page: &Page, outside: &[Option<Hint>]) -> Vec<usize> {
    let titles: Vec<String> = page.meta.titles().map(plain).collect();
    let named = |at: &usize| {
        let text = page.fragments.get(*at).map(|fragment| plain(&fragment.text)).unwrap_or_default();
        text.split(' ').count() >= 2 && titles.iter().any(|title| title.contains(&text) || text.contains(title))
    };
    let find = |hint| headings(page, outside, hint).filter(named).collect::<Vec<_>>();
    Some(find(Hint::Title)).filter(|found| !found.is_empty()).unwrap_or_else(|| find(Hint::Heading))
}

fn headings<'a>(page: &'a Page, outside: &'a [Option<Hint>], hint: Hint) -> impl Iterator<Item = usize> + 'a {
    let fragments = page.fragments.iter().zip(outside).enumerate();
    fragments.filter(move |(_, (fragment, out))| fragment.hint == hint && out.is_none()).map(|(at, _)| at)
}

/// The fragment that is the page's title: the named heading inside the
/// article or nearest above it, else the first main heading.
fn title(page: &Page, outside: &[Option<Hint>], named: &[usize], range: Option<&Range<usize>>) -> Option<usize> {
    let inside = range.and_then(|range| named.iter().find(|at| range.contains(at)));
    let above = range.and_then(|range| named.iter().rfind(|at| **at < range.start));
    inside.or(above).or(named.first()).copied().or_else(|| headings(page, outside, Hint::Title).next())
}

/// Letters and digits in lower case, single spaces.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}
