//! HTML into an article: a tokenizer, a stack of open elements, no tree.
//!
//! The page becomes a list of fragments, one per paragraph, each knowing its
//! element. Elements that are furniture by name or class, and the element in
//! which the running text lies, are found by sums over runs of fragments.

mod main_part;
mod meta;
mod names;
mod scan;

use crate::classify::{Source, roles};
use crate::day;
use crate::line::Line;
use gloss_extract::{Article, Block, Role, Span};
use jiff::civil::Date;
use scan::{Fragment, Page};

/// An article over the text of an HTML document or fragment.
///
/// Its text is made of the blocks joined by blank lines, white space
/// collapsed and entities decoded. Scripts, styles, forms' controls and hidden
/// elements leave no trace; menus, side boxes, footers and comments are kept
/// as blocks that are not read. The date comes from the page's metadata, else
/// as in [`from_text`](crate::from_text).
pub fn from_html(html: &str) -> Article {
    let mut page = scan::scan(html);
    let hints = main_part::hints(&page);
    let lines: Vec<Line> =
        page.fragments.iter().zip(hints).map(|(fragment, hint)| Line { text: &fragment.text, hint }).collect();
    let mut roles = roles(&lines, Source::Markup);
    let date = date(page.meta.date(), day::own_date(&lines, &roles));
    supply(&mut page, &mut roles);
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
    if !roles.contains(&Role::Byline)
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
    let mut text = String::new();
    let mut blocks = Vec::with_capacity(roles.len());
    for (fragment, role) in fragments.iter().zip(roles) {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(&fragment.text);
        blocks.push(Block { span: Span::new(start, text.len()), role: *role });
    }
    Article::new(text, blocks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn the_pages_own_words_settle_a_day_of_difference() {
        let of = |meta, words| date(Some(meta), Some(words));
        assert_eq!(of(day(2019, 11, 20), day(2019, 11, 19)), Some(day(2019, 11, 19)));
        assert_eq!(of(day(2019, 11, 20), day(2018, 11, 20)), Some(day(2019, 11, 20)));
        assert_eq!(date(None, Some(day(2019, 11, 20))), Some(day(2019, 11, 20)));
    }
}
