//! A page of its own: it holds no script, may load nothing, and opens anywhere.

mod body;
mod figures;
mod lists;

use crate::{Export, escape};
use gloss_extract::{Kind, Role};
use gloss_say as say;
use gloss_say::{Counted, Language, messages as words};

/// Nothing but the styles in the page itself.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

const STYLE: &str = include_str!("style.css");

/// The whole page.
pub(crate) fn page(export: &Export) -> String {
    let mut out = String::with_capacity(2 * export.reading.article.text().len() + STYLE.len());
    let title = escape::line(export.title());
    let language = say::spoken().code();
    out.push_str(&format!("<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n"));
    out.push_str(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n"));
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str(
        "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n",
    );
    out.push_str("<meta name=\"generator\" content=\"Gloss\">\n");
    out.push_str(&format!("<title{}>{title}</title>\n", Of::Text.lang(export)));
    out.push_str(&format!("<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n"));
    let lists = [
        ("names", words::NAMES, lists::names(export)),
        ("figures", words::FIGURES, figures::figures(export)),
        ("dates", words::DATES, lists::dates(export)),
        ("related", words::RELATED, lists::related(export)),
    ];
    let lists = lists.into_iter().filter(|(_, _, list)| !list.is_empty());
    let lists = lists.map(|(id, name, list)| (id, escape::own(name), list)).collect::<Vec<_>>();
    head(&mut out, export, &lists);
    body::article(&mut out, export, &title);
    for (id, name, list) in &lists {
        out.push_str(&format!(
            "<section class=\"{id}\" aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{name}</h2>\n{list}</section>\n"
        ));
    }
    out.push_str(&format!("<footer><p>{}</p></footer>\n</main>\n</body>\n</html>\n", escape::own(words::MADE)));
    out
}

/// Whose words stand among those of this program.
#[derive(Clone, Copy)]
enum Of {
    /// Of the text at hand.
    Text,
    /// Of other articles.
    Others,
}

impl Of {
    /// The attribute for their language, where it is another one.
    fn lang(self, export: &Export) -> &'static str {
        match (self, say::spoken()) {
            // What language a text is in, if not English, is not known for sure.
            (Of::Text, _) if export.reading.is_foreign => " lang=\"\"",
            (_, Language::English) => "",
            _ => " lang=\"en\"",
        }
    }

    /// A line of them, whose direction reaches no further.
    fn line(self, export: &Export, text: &str) -> String {
        self.apart(export, &escape::line(text))
    }

    /// What is counted or called so.
    fn called(self, export: &Export, Counted { words, is_foreign }: &Counted) -> String {
        if *is_foreign { self.line(export, words) } else { format!("<bdi>{}</bdi>", escape::own(words)) }
    }

    /// The same of what is escaped.
    fn apart(self, export: &Export, html: &str) -> String {
        format!("<bdi{}>{html}</bdi>", self.lang(export))
    }
}

/// The day of the text.
fn day(export: &Export) -> Option<String> {
    export.reading.article.date().map(|date| escape::own(say::date(date)))
}

/// Where the text comes from, what else is here, and what the marks mean.
fn head(out: &mut String, export: &Export, lists: &[(&str, String, String)]) {
    let origin = export.origin().map(|part| Of::Text.line(export, part)).chain(day(export));
    let origin = origin.collect::<Vec<_>>().join(" · ");
    if !origin.is_empty() {
        out.push_str(&format!("<p class=\"meta\">{origin}</p>\n"));
    }
    if !lists.is_empty() {
        let links: Vec<_> = lists.iter().map(|(id, name, _)| format!("<a href=\"#{id}\">{name}</a>")).collect();
        out.push_str(&format!(
            "<nav class=\"contents\" aria-label=\"{}\">{}</nav>\n",
            escape::own(words::CONTENTS),
            links.join(" ")
        ));
    }
    let kinds = Kind::ALL.into_iter().filter(|kind| export.marks.shows(*kind));
    let legend: String = kinds.filter_map(|kind| legend(export, kind)).collect();
    if !legend.is_empty() {
        out.push_str(&format!("<ul class=\"legend\" aria-label=\"{}\">{legend}</ul>\n", escape::own(words::LEGEND)));
    }
}

/// Sign, line and tint of a kind, and how many there are.
fn legend(export: &Export, kind: Kind) -> Option<String> {
    let count = match kind.is_name() {
        true => export.entities(kind).count(),
        false => export.reading.analysis.mentions.iter().filter(|mention| mention.kind == kind).count(),
    };
    let (word, name) = (kind.word(), escape::own(say::group(kind)));
    (count > 0).then(|| {
        format!("<li class=\"{word}\">{}<span class=\"m first {word}\">{name}</span> {count}</li>", glyph(kind))
    })
}

/// The sign of a kind: never the only cue, so hidden from screen readers.
fn glyph(kind: Kind) -> String {
    const LINE: &str = "fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.6\"";
    let shape = match kind {
        Kind::Person => "<circle cx=\"8\" cy=\"8\" r=\"5\" fill=\"currentColor\"/>".into(),
        Kind::Place => "<path d=\"M8 2.5 14 13H2z\" fill=\"currentColor\"/>".into(),
        Kind::Organisation => "<path d=\"M3 3h10v10H3z\" fill=\"currentColor\"/>".into(),
        Kind::Figure => format!("<path d=\"M6.2 2.5 4.8 13.5M11.2 2.5 9.8 13.5M2.8 6h11M2.2 10h11\" {LINE}/>"),
        Kind::Date => format!("<circle cx=\"8\" cy=\"8\" r=\"5.4\" {LINE}/><path d=\"M8 4.6V8l2.4 1.6\" {LINE}/>"),
    };
    format!("<svg class=\"glyph {}\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">{shape}</svg>", kind.word())
}

/// Whether the text has a headline of its own.
fn has_headline(export: &Export) -> bool {
    export.reading.article.blocks().iter().any(|block| block.role == Role::Title)
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
