//! The table of figures.

use super::lists::{quote, source};
use crate::tally::{Other, Own, Tally};
use crate::{Export, escape, words};
use gloss_extract::figures::Figure;
use gloss_extract::{Kind, Span};

/// The figures of the text beside those of other articles that count the same:
/// one group of rows for each thing that is counted.
pub(super) fn figures(export: &Export) -> String {
    if !export.marks.shows(Kind::Figure) {
        return String::new();
    }
    let groups: String = export.tallies().iter().map(|tally| group(export, tally)).collect();
    if groups.is_empty() {
        return groups;
    }
    let heads = words::HEADS.map(|head| format!("<th scope=\"col\">{head}</th>")).concat();
    format!(
        "<table>\n<caption>{}</caption>\n<colgroup><col><col><col></colgroup>\n<thead><tr>{heads}</tr></thead>\n{groups}</table>\n",
        words::TABLE
    )
}

fn group(export: &Export, tally: &Tally) -> String {
    let mut rows = String::new();
    for own in &tally.figures {
        rows.push_str(&own_rows(export, tally, own));
        own.others.iter().for_each(|other| rows.push_str(&other_rows(tally, other)));
    }
    let name = escape::line(tally.name);
    format!(
        "<tbody>\n<tr class=\"counted\"><th scope=\"rowgroup\" colspan=\"3\"><bdi>{name}</bdi></th></tr>\n{rows}</tbody>\n"
    )
}

fn own_rows(export: &Export, tally: &Tally, own: &Own) -> String {
    let day = export.reading.article.date().map(words::date);
    let when = own.date.and_then(words::when).or(day).unwrap_or_else(|| words::UNDATED.into());
    let relation = if tally.is_compared() { words::HERE } else { words::ONLY_HERE };
    // What is not read is shown as it is written.
    let value = Some(own.figure.words()).filter(|words| !words.is_empty());
    let value = value.unwrap_or_else(|| own.at.of(own.sentence).to_owned());
    let when = escape::line(&when);
    rows("own", &value, what(tally, own.figure), &when, relation, (own.sentence, own.at))
}

fn other_rows(tally: &Tally, Other { link, figure, relation }: &Other) -> String {
    let (sign, said) = words::relation(*relation);
    let relation = format!("<span aria-hidden=\"true\">{sign}</span> {said}");
    let title = format!("<span class=\"source\"><bdi>{}</bdi></span>", escape::line(&link.card.title));
    let when = format!("{}{title}", source(&link.card));
    rows("other", &figure.words(), what(tally, figure), &when, &relation, (&link.sentence, link.mention))
}

/// What is counted, where the head of the group does not say it.
fn what<'a>(tally: &Tally, figure: &'a Figure) -> Option<&'a str> {
    figure.counted.as_ref().map(|counted| counted.text.as_str()).filter(|text| *text != tally.name)
}

/// What a figure says, and the sentence that says so.
fn rows(class: &str, value: &str, what: Option<&str>, when: &str, relation: &str, said: (&str, Span)) -> String {
    let value = escape::line(value);
    let what = what.map(|what| format!(" <bdi>{}</bdi>", escape::line(what))).unwrap_or_default();
    format!(
        "<tr class=\"{class}\"><td><b><bdi>{value}</bdi></b>{what}</td><td>{when}</td><td>{relation}</td></tr>\n\
         <tr class=\"said {class}\"><td colspan=\"3\"><blockquote>{}</blockquote></td></tr>\n",
        quote(said.0, said.1)
    )
}
