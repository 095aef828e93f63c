//! The text itself, with its marks.

use super::{Of, has_headline};
use crate::tally::called;
use crate::{Density, Export, escape};
use gloss_extract::pieces::{Piece, pieces};
use gloss_extract::{Kind, Role, Span, Value};
use gloss_say as say;

/// The article; the title is for one that gives none.
pub(super) fn article(out: &mut String, export: &Export, title: &str) {
    out.push_str(&format!("<article{}>\n", Of::Text.lang(export)));
    if !has_headline(export) {
        out.push_str(&format!("<h1 dir=\"auto\">{title}</h1>\n"));
    }
    let mut marker = Marker::new(export);
    let (mut headline, mut listed) = (true, false);
    for block in export.reading.article.blocks().iter().filter(|block| block.role.is_read()) {
        let item = block.role == Role::Item;
        if item != listed {
            out.push_str(if item { "<ul>\n" } else { "</ul>\n" });
            listed = item;
        }
        let (open, close) = match block.role {
            Role::Title if headline => ("<h1 dir=\"auto\">", "</h1>"),
            Role::Title | Role::Heading => ("<h2 dir=\"auto\">", "</h2>"),
            Role::Byline => ("<p class=\"byline\" dir=\"auto\">", "</p>"),
            Role::Credit => ("<p class=\"credit\" dir=\"auto\">", "</p>"),
            Role::Caption => ("<p class=\"caption\" dir=\"auto\">", "</p>"),
            Role::Quote => ("<blockquote><p dir=\"auto\">", "</p></blockquote>"),
            Role::Item => ("<li dir=\"auto\">", "</li>"),
            _ => ("<p dir=\"auto\">", "</p>"),
        };
        headline &= block.role != Role::Title;
        out.push_str(open);
        marker.block(out, block.span);
        out.push_str(close);
        out.push('\n');
    }
    out.push_str(if listed { "</ul>\n</article>\n" } else { "</article>\n" });
}

/// Draws the marks as they stand on the screen.
struct Marker<'a> {
    export: &'a Export<'a>,
    /// For each entity, the last block that has a mark of it; the first of all
    /// is what the lists lead to.
    seen: Vec<Option<u32>>,
    block: u32,
}

impl<'a> Marker<'a> {
    fn new(export: &'a Export<'a>) -> Self {
        Self { export, seen: vec![None; export.reading.analysis.entities.len()], block: 0 }
    }

    fn block(&mut self, out: &mut String, span: Span) {
        self.block += 1;
        let (text, mentions) = (self.export.reading.article.text(), &self.export.reading.analysis.mentions);
        let mut open = None;
        for Piece { span, outer, inner } in pieces(span, mentions, |mention| self.export.is_marked(mention)) {
            if outer != open {
                if open.is_some() {
                    out.push_str("</span>");
                }
                outer.into_iter().for_each(|outer| self.open(out, outer, false));
                open = outer;
            }
            inner.into_iter().for_each(|inner| self.open(out, inner, true));
            escape::html(out, span.of(text));
            if inner.is_some() {
                out.push_str("</span>");
            }
        }
        if open.is_some() {
            out.push_str("</span>");
        }
    }

    fn open(&mut self, out: &mut String, index: u32, inside: bool) {
        let reading = self.export.reading;
        let Some(mention) = reading.analysis.mentions.get(index as usize) else { return out.push_str("<span>") };
        let seen = self.seen.get_mut(mention.entity as usize);
        let before = seen.and_then(|seen| seen.replace(self.block));
        let tinted = before != Some(self.block) || self.export.marks.density == Density::All;
        let place = match (inside, tinted) {
            (true, _) => " in",
            (false, true) => " first",
            (false, false) => "",
        };
        let id = if before.is_none() { format!(" id=\"e{}\"", mention.entity) } else { String::new() };
        let entity = reading.analysis.entities.get(mention.entity as usize);
        let name = entity.map(|entity| called(&reading.analysis, entity).words).unwrap_or_default();
        let value = mention.value.as_ref().map(value).filter(|value| !value.is_empty());
        let says = match (value, mention.kind) {
            (Some(value), Kind::Figure) => format!("{name}, {value}"),
            (value, _) => value.unwrap_or(name),
        };
        let title = escape::own(say::messages::counted_value(say::kind(mention.kind).text(), &says));
        out.push_str(&format!("<span class=\"m{place} {}\"{id} title=\"{title}\">", mention.kind.word()));
    }
}

/// What a figure or date says; nothing if that is not sure.
fn value(value: &Value) -> String {
    match value {
        Value::Figure(figure) => say::figure(figure),
        Value::Date(date) => say::placed(date),
    }
}
