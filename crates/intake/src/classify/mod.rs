//! What each line is to the article.
//!
//! Two questions, in this order of care. Is the line part of the article at
//! all? Only a text that has an article's body and some furniture loses
//! anything, and then only on evidence: a phrase, a heading with teasers under
//! it, the comment section. Which part is it? The title, the byline, a
//! caption and so on, by surface.

mod core;
mod parts;
mod sections;
mod title;

pub(crate) use parts::is_agency;

use crate::cues::{Cue, cue};
use crate::line::{Hint, Line, Shape};
use gloss_extract::Role;

/// Fewer sentences than this are no article from which to drop anything.
const ARTICLE: usize = 4;

/// With so many phrases of furniture even a short article is one.
const MANY: usize = 8;

/// A line with everything that is known about it.
#[derive(Debug, Clone, Copy)]
struct Seen<'a> {
    text: &'a str,
    hint: Hint,
    shape: Shape,
    cue: Option<Cue>,
}

impl<'a> Seen<'a> {
    fn new(line: &Line<'a>) -> Self {
        // The head of a table reads like the path of a page.
        let cue = if line.hint == Hint::Row { None } else { cue(line.text) };
        Self { text: line.text, hint: line.hint, shape: Shape::of(line.text), cue }
    }

    /// Running text that nothing speaks against.
    fn is_body(&self) -> bool {
        self.shape.is_prose() && self.cue.is_none() && !self.is_outside() && self.hint != Hint::Caption
    }

    /// Whether the markup says that it is not part of the article.
    fn is_outside(&self) -> bool {
        matches!(self.hint, Hint::Furniture | Hint::Related | Hint::Comment)
    }

    /// Short and without a stop: a heading, a button, a teaser's title.
    fn is_label(&self) -> bool {
        !self.shape.ends && self.shape.words <= 16 && self.hint != Hint::Row
    }
}

/// Where lines come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// Plain text: nothing but the lines themselves.
    Plain,
    /// Markup, which has already told the article's element from the rest.
    Markup,
    /// A document that is an article from end to end.
    Document,
}

/// Whether a line reads as "By …" and names.
pub(crate) fn is_byline(text: &str) -> bool {
    parts::is_byline(&Seen::new(&Line::plain(text)))
}

/// The role of each line, in the same order.
pub(crate) fn roles(lines: &[Line], source: Source) -> Vec<Role> {
    let seen: Vec<Seen> = lines.iter().map(Seen::new).collect();
    let sentences = seen.iter().filter(|line| line.is_body()).count();
    let cues = seen.iter().filter(|line| line.cue.is_some()).count();
    let is_article = sentences >= if source == Source::Plain && cues >= MANY { 2 } else { ARTICLE };
    let is_furnished = seen.iter().any(|line| line.cue.is_some() || line.is_outside());
    let mut roles = parts::parts(&seen, is_article);
    mark_outside(&seen, &mut roles);
    if is_article && is_furnished && source != Source::Document {
        sections::leave_out(&seen, &mut roles, source);
    }
    let title = if is_article {
        let range = core::densest(&seen, &roles);
        let title = title::find(&seen, &roles, range.start);
        if is_furnished && source == Source::Plain {
            core::leave_out_beyond(&seen, &mut roles, range, title);
        }
        title
    } else {
        title::hinted(&seen)
    };
    if let Some(title) = title {
        title::mark(&seen, &mut roles, title);
    }
    roles
}

/// What the markup puts outside the article is outside.
fn mark_outside(lines: &[Seen], roles: &mut [Role]) {
    for (line, role) in lines.iter().zip(roles) {
        match line.hint {
            Hint::Furniture => *role = Role::Furniture,
            Hint::Related => *role = Role::Related,
            Hint::Comment => *role = Role::Comment,
            _ => {}
        }
    }
}
