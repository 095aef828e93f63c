//! Which fragments are the article.

use super::habits::Habits;
use super::scan::{Fragment, Page};
use super::worth::Worth;
use crate::classify::is_byline;
use crate::line::Hint;
use std::ops::Range;

/// Fewer words of running text than this, and everything is the article.
const FEW_WORDS: usize = 60;

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
    let prose = |at: usize| worth.get(at).map_or(0, |worth| worth.prose);
    let found: usize = (0..kept.len()).filter(|at| kept.get(*at) == Some(&true)).map(prose).sum();
    if found >= FEW_WORDS && !page.is_selection {
        return Some(kept);
    }
    let outside = outside(page, worth, |_| true);
    let range = main_range(page, worth, &outside, &named_headings(page, &outside)).unwrap_or(0..kept.len());
    if found < FEW_WORDS && found * 3 < range.clone().map(prose).sum() {
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
