//! Which fragments are the article.

use super::scan::{Fragment, Page};
use crate::cues::cue;
use crate::line::{Hint, Shape};
use std::ops::Range;

/// Fewer words of running text than this, and everything is the article.
const FEW_WORDS: usize = 60;

/// With more lines than this called bylines, the class is of the whole page.
const BYLINES: usize = 40;

/// What a heading that is named like the page adds to its element.
const TITLE_POINTS: i64 = 20;

/// A hint for each fragment: what the markup says, with the page around the
/// article marked as outside and one fragment marked as the title.
pub(super) fn hints(page: &Page) -> Vec<Hint> {
    let worth: Vec<Worth> = page.fragments.iter().map(Worth::of).collect();
    let outside = outside(page, &worth);
    let named = named_headings(page, &outside);
    let range = main_range(page, &worth, &outside, &named);
    let title = title(page, &outside, &named, range.as_ref());
    let bylines = page.fragments.iter().filter(|fragment| fragment.hint == Hint::Byline).count() <= BYLINES;
    let hint = |(at, fragment)| match (outside.get(at).copied().flatten(), &range) {
        _ if title == Some(at) => Hint::Title,
        (Some(hint), _) => hint,
        (None, Some(range)) if !range.contains(&at) => beyond(fragment, at < range.start),
        (None, range) => within(fragment, worth.get(at), range.is_some(), bylines),
    };
    page.fragments.iter().enumerate().map(hint).collect()
}

/// The hint of a fragment beside the article's element.
fn beyond(fragment: &Fragment, above: bool) -> Hint {
    match fragment.hint {
        Hint::Byline if above => Hint::Byline,
        _ => Hint::Furniture,
    }
}

/// The hint of a fragment in the article's element. In a page, a line that is
/// all link is a teaser; in a few copied lines it may be the text.
fn within(fragment: &Fragment, worth: Option<&Worth>, is_page: bool, bylines: bool) -> Hint {
    let links = is_page && fragment.linked * 10 >= fragment.text.len() * 8;
    let prose = worth.is_some_and(|worth| worth.prose > 0);
    match fragment.hint {
        // Only the one main heading is the title.
        Hint::Title => Hint::Heading,
        Hint::Byline if !bylines || prose || fragment.text.len() > 200 => Hint::None,
        Hint::None | Hint::Item if links && !prose => Hint::Related,
        hint => hint,
    }
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
fn outside(page: &Page, worth: &[Worth]) -> Vec<Option<Hint>> {
    let prose = prefix_sums(worth.iter().map(|worth| i64::try_from(worth.prose).unwrap_or(0)));
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
