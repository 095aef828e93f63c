//! The table of figures.

use super::lists::{quote, source};
use super::{Of, day};
use crate::tally::{Other, Own, Tally};
use crate::{Export, escape};
use gloss_extract::Kind;
use gloss_extract::figures::Figure;
use gloss_say as say;
use gloss_say::messages as words;

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
    let heads = [words::COLUMN_COUNTED, words::COLUMN_WHEN, words::COLUMN_RELATION];
    let heads = heads.map(|head| format!("<th scope=\"col\">{}</th>", escape::own(head))).concat();
    format!(
        "<table>\n<caption>{}</caption>\n<colgroup><col><col><col></colgroup>\n<thead><tr>{heads}</tr></thead>\n{groups}</table>\n",
        escape::own(words::TABLE)
    )
}

fn group(export: &Export, tally: &Tally) -> String {
    let mut rows = String::new();
    for own in &tally.figures {
        rows.push_str(&own_rows(export, tally, own));
        own.others.iter().for_each(|other| rows.push_str(&other_rows(export, tally, other)));
    }
    let name = Of::Text.called(export, &tally.counted());
    format!("<tbody>\n<tr class=\"counted\"><th scope=\"rowgroup\" colspan=\"3\">{name}</th></tr>\n{rows}</tbody>\n")
}

fn own_rows(export: &Export, tally: &Tally, own: &Own) -> String {
    let when = own.date.and_then(say::when).map(escape::own).or_else(|| day(export));
    let when = when.unwrap_or_else(|| escape::own(words::UNDATED));
    let relation = escape::own(if tally.is_compared() { words::HERE } else { words::ONLY_HERE });
    // What is not read is shown as it is written.
    let value = Some(say::figure(own.figure)).filter(|words| !words.is_empty());
    let value = value.map(apart).unwrap_or_else(|| Of::Text.line(export, own.at.of(own.sentence)));
    let what = what(tally, own.figure).map(|what| Of::Text.line(export, what));
    rows("own", &value, what, &when, &relation, &quote(export, Of::Text, own.sentence, own.at))
}

fn other_rows(export: &Export, tally: &Tally, Other { link, figure, relation }: &Other) -> String {
    let (sign, said) = say::relation(*relation);
    let relation = format!("<span aria-hidden=\"true\">{sign}</span> {}", escape::own(said));
    let title = format!("<span class=\"source\">{}</span>", Of::Others.line(export, &link.card.title));
    let when = format!("{}{title}", source(export, &link.card));
    let what = what(tally, figure).map(|what| Of::Others.line(export, what));
    let said = quote(export, Of::Others, &link.sentence, link.mention);
    rows("other", &apart(say::figure(figure)), what, &when, &relation, &said)
}

fn apart(value: String) -> String {
    format!("<bdi>{}</bdi>", escape::own(value))
}

/// What is counted, where the head of the group does not say it.
fn what<'a>(tally: &Tally, figure: &'a Figure) -> Option<&'a str> {
    figure.counted.as_ref().map(|counted| counted.text.as_str()).filter(|text| *text != tally.name)
}

/// What a figure says, and the sentence that says so.
fn rows(class: &str, value: &str, what: Option<String>, when: &str, relation: &str, said: &str) -> String {
    let what = what.map(|what| format!(" {what}")).unwrap_or_default();
    format!(
        "<tr class=\"{class}\"><td><b>{value}</b>{what}</td><td>{when}</td><td>{relation}</td></tr>\n\
         <tr class=\"said {class}\"><td colspan=\"3\"><blockquote>{said}</blockquote></td></tr>\n"
    )
}
