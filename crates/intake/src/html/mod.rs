//! HTML into an article.
//!
//! A tokenizer with a stack of open elements makes the page a list of fragments,
//! one per paragraph, each knowing its element; no tree is needed. Which of them
//! are the article is first said by Readability's rules, on a tree of their own.
//! They keep nearly all of an article but also some of what stands beside it:
//! a second pass over the fragments leaves out captions, teasers, boxes that
//! are furniture by name or class, and phrases of furniture. Where Readability
//! finds nothing, or the page is too odd to build a tree of it, the element in
//! which the running text lies is found by sums over runs of fragments.

mod habits;
mod main_part;
mod meta;
mod names;
mod readable;
mod scan;
mod tag;
mod worth;

use crate::author::names;
use crate::classify::{Source, roles};
use crate::day;
use crate::line::{Hint, Line};
use gloss_extract::{Article, Role};
use jiff::civil::Date;
use scan::{Fragment, Page};

/// Of a page with more blocks than this no tree is built: it would take a
/// browser longer than a reader waits. The largest of the benchmarks has 1,705.
const MOST: usize = 20_000;

/// An article over the text of an HTML document or fragment.
///
/// Its text is made of the blocks joined by blank lines, white space
/// collapsed and entities decoded. Scripts, styles, forms' controls and hidden
/// elements leave no trace; menus, side boxes, footers and comments are kept
/// as blocks that are not read. The date comes from the page's metadata, else
/// as in [`from_text`](crate::from_text).
pub fn from_html(html: &str) -> Article {
    let mut page = scan::scan(html);
    let readable =
        if page.is_odd || page.elements.len() > MOST { None } else { readable::readable(html, &page.fragments) };
    let hints = main_part::hints(&page, readable);
    let lines: Vec<Line> =
        page.fragments.iter().zip(hints).map(|(fragment, hint)| Line { text: &fragment.text, hint }).collect();
    let mut roles = roles(&lines, Source::Markup);
    let date = date(page.meta.date(), day::own_date(&lines, &roles));
    supply(&mut page, &mut roles);
    joined(&page.fragments, &roles).dated(date)
}

/// An article over the text of a document that came as a file: all of it is the
/// article, in its structure.
///
/// As [`from_html`], but nothing is taken for the page around an article, since
/// there is none. The first main heading is the title. The date comes from a
/// line that clearly states it.
pub fn from_document(html: &str) -> Article {
    let page = scan::scan(html);
    let title = page.fragments.iter().position(|fragment| fragment.hint == Hint::Title);
    let hint = |(at, fragment): (usize, &Fragment)| match fragment.hint {
        Hint::Title if title != Some(at) => Hint::Heading,
        hint => hint,
    };
    let hints = page.fragments.iter().enumerate().map(hint);
    let lines: Vec<Line> =
        page.fragments.iter().zip(hints).map(|(fragment, hint)| Line { text: &fragment.text, hint }).collect();
    let roles = roles(&lines, Source::Document);
    let date = day::own_date(&lines, &roles);
    joined(&page.fragments, &roles).dated(date)
}

/// The day of publication by the metadata, unless the page's own words differ
/// from it by a day: metadata is often in another time zone than the writer.
fn date(meta: Option<Date>, words: Option<Date>) -> Option<Date> {
    let after = |one: Date, two: Date| one.tomorrow().is_ok_and(|day| day == two);
    let near = |meta: Date, words: Date| after(meta, words) || after(words, meta);
    match (meta, words) {
        (Some(meta), Some(words)) if !near(meta, words) => Some(meta),
        (meta, words) => words.or(meta),
    }
}

/// Adds the headline and the author that the page names only in its metadata.
fn supply(page: &mut Page, roles: &mut Vec<Role>) {
    if !roles.contains(&Role::Title)
        && let Some(title) = page.meta.headline().map(str::to_owned)
    {
        insert(page, roles, 0, title, Role::Title);
    }
    let below = roles.iter().position(|role| *role == Role::Title).map_or(0, |at| at + 1);
    let mut bylines = page.fragments.iter().zip(&*roles).filter(|(_, role)| **role == Role::Byline);
    if !bylines.any(|(fragment, _)| names(&fragment.text).is_some())
        && let Some(author) = page.meta.author().map(str::to_owned)
    {
        insert(page, roles, below, author, Role::Byline);
    }
}

fn insert(page: &mut Page, roles: &mut Vec<Role>, at: usize, text: String, role: Role) {
    page.fragments.insert(at, Fragment { text, ..Fragment::default() });
    roles.insert(at, role);
}

fn joined(fragments: &[Fragment], roles: &[Role]) -> Article {
    Article::of_parts(fragments.iter().zip(roles).map(|(fragment, role)| (*role, fragment.text.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_for_the_layout_is_no_row() {
        let html = "<table><tr><td><a href=a>Menu</a></td><td>Mayor opens bridge<br><br>It was late.</td></tr></table>\
                    <table><tr><td>A<br>B</td><td>C</td><td><p>D</p></td></tr></table>";
        let article = from_document(html);
        let found: Vec<_> = article.blocks().iter().map(|block| block.span.of(article.text())).collect();
        assert_eq!(found, ["Menu", "Mayor opens bridge", "It was late.", "A", "B", "C", "D"]);
    }

    #[test]
    fn a_document_loses_nothing() {
        let html = "<h1>The bridge</h1><h1>Costs</h1><p>Related stories</p><ul><li>One</ul>\
                    <table><tr><td>Year</td><td> Sum</td></tr><tr><td>2020</td><td>4</td><td></td></tr></table>\
                    <nav>Comments</nav><blockquote><p>It is late.</p></blockquote>";
        let article = from_document(html);
        let found: Vec<_> = article.blocks().iter().map(|block| (block.role, block.span.of(article.text()))).collect();
        let expected = [
            (Role::Title, "The bridge"),
            (Role::Heading, "Costs"),
            (Role::Body, "Related stories"),
            (Role::Item, "One"),
            (Role::Body, "Year | Sum"),
            (Role::Body, "2020 | 4"),
            (Role::Body, "Comments"),
            (Role::Quote, "It is late."),
        ];
        assert_eq!(found, expected);
    }
    use jiff::civil::date as day;

    #[test]
    fn the_pages_own_words_settle_a_day_of_difference() {
        let of = |meta, words| date(Some(meta), Some(words));
        assert_eq!(of(day(2019, 11, 20), day(2019, 11, 19)), Some(day(2019, 11, 19)));
        assert_eq!(of(day(2019, 11, 20), day(2018, 11, 20)), Some(day(2019, 11, 20)));
        assert_eq!(date(None, Some(day(2019, 11, 20))), Some(day(2019, 11, 20)));
    }
}
