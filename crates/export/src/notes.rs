//! Names, figures, dates and related articles as Markdown.

use crate::Export;
use crate::escape::markdown;
use crate::tally::{Other, Own, Tally, called};
use gloss_engine::{Card, Link, Related};
use gloss_extract::{Entity, Kind, Mention, Value};
use gloss_say as say;
use gloss_say::messages as words;
use std::fmt::Write as _;

/// The notes to a text, without the text.
pub(crate) fn notes(export: &Export) -> String {
    let mut out = format!("# {}\n\n", markdown(export.title()));
    let day = export.reading.article.date().map(say::date);
    let origin: Vec<_> = export.origin().map(markdown).chain(day).collect();
    if !origin.is_empty() {
        let _ = write!(out, "{}\n\n", origin.join(" · "));
    }
    for kind in Kind::ALL.into_iter().filter(|kind| kind.is_name()) {
        let rows = export.entities(kind).map(|(_, entity)| name(entity));
        section(&mut out, export, kind, rows.collect());
    }
    let figures = export.tallies().iter().map(|tally| counted(export, tally)).collect();
    section(&mut out, export, Kind::Figure, figures);
    let dates = export.reading.analysis.mentions.iter().filter_map(|mention| date(export, mention)).collect();
    section(&mut out, export, Kind::Date, dates);
    if !export.reading.related.is_empty() {
        let _ = write!(out, "## {}\n\n", words::RELATED);
        export.reading.related.iter().for_each(|one| related(&mut out, export, one));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn section(out: &mut String, export: &Export, kind: Kind, rows: Vec<String>) {
    if export.marks.shows(kind) && !rows.is_empty() {
        let _ = write!(out, "## {}\n\n{}\n", say::group(kind), rows.concat());
    }
}

fn name(entity: &Entity) -> String {
    let role = entity.role.as_deref().map(|role| format!(", {}", markdown(role))).unwrap_or_default();
    let others = entity.aliases.iter().filter(|alias| alias.text != entity.name);
    let others = others.map(|alias| format!("{} ({})", markdown(&alias.text), alias.count)).collect::<Vec<_>>();
    let count = words::mentions(entity.mentions.len());
    let said = words::counted_value(&format!("**{}**{role}", markdown(&entity.name)), &count);
    match others.is_empty() {
        true => format!("- {said}\n"),
        false => format!("- {}\n", words::then(&said, &format!("{} {}", words::ALSO, others.join(", ")))),
    }
}

/// One counted thing: the text's figures, each with its sentence and with those
/// of other articles below it.
fn counted(export: &Export, tally: &Tally) -> String {
    let mut out = format!("### {}\n\n", markdown(&tally.counted().words));
    for own in &tally.figures {
        let _ = writeln!(out, "- {}", own_figure(export, own));
        quote(&mut out, own.sentence);
        for Other { link, figure, relation } in &own.others {
            let value = format!("**{}**, {}", markdown(&say::figure(figure)), place(&link.card));
            let _ = writeln!(out, "  - {}", words::counted_value(say::relation(*relation).1.text(), &value));
            quote_under(&mut out, link);
        }
    }
    out.push('\n');
    out
}

fn own_figure(export: &Export, own: &Own) -> String {
    let written = words::quoted(&markdown(own.at.of(own.sentence)));
    let day = export.reading.article.date().map(say::date);
    let when = own.date.and_then(say::when).or(day).unwrap_or_else(|| words::UNDATED.text().into());
    match say::figure(own.figure) {
        value if value.is_empty() => format!("{written}, {}", markdown(&when)),
        value => {
            let said = words::counted_value(&format!("**{}**", markdown(&value)), &written);
            format!("{said}, {}", markdown(&when))
        }
    }
}

fn quote(out: &mut String, sentence: &str) {
    let _ = writeln!(out, "  > {}\n", markdown(sentence));
}

fn quote_under(out: &mut String, link: &Link) {
    let _ = writeln!(out, "    > {}\n", markdown(&link.sentence));
}

fn date(export: &Export, mention: &Mention) -> Option<String> {
    let Some(Value::Date(value)) = &mention.value else { return None };
    let written = words::quoted(&markdown(mention.span.of(export.reading.article.text())));
    Some(format!("- {}\n", words::counted_value(&written, &markdown(&say::placed(value)))))
}

fn related(out: &mut String, export: &Export, one: &Related) {
    let own = export.reading.article.date();
    let distance = one.card.date.zip(own).map(|(other, own)| format!(", {}", say::distance(other, own)));
    let entities = &export.reading.analysis.entities;
    let shared = one.shared.iter().filter_map(|index| entities.get(*index as usize));
    let figures = (one.figures > 0).then(|| words::comparable_figures(one.figures as usize));
    let shares = shared
        .map(|entity| markdown(&called(&export.reading.analysis, entity).words))
        .chain(figures)
        .collect::<Vec<_>>()
        .join(", ");
    let _ = writeln!(out, "- {}{}  ", place(&one.card), distance.unwrap_or_default());
    let _ = writeln!(out, "  {}\n", words::counted_value(words::SHARES.text(), &shares));
    one.evidence.iter().for_each(|(_, link)| quote(out, &link.sentence));
}

/// Title, source and day of an article.
fn place(card: &Card) -> String {
    let source = Some(markdown(&card.source)).filter(|source| !source.is_empty());
    let parts = source.into_iter().chain(card.date.map(say::date));
    std::iter::once(format!("*{}*", markdown(&card.title))).chain(parts).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{HOSTILE, named, read, reading};
    use crate::{Format, Marks};
    use gloss_engine::Reading;

    fn of(reading: &Reading) -> String {
        Export::new(reading).make(Format::Notes)
    }

    #[test]
    fn figures_stand_with_value_sentence_and_comparison() {
        let notes = of(&reading());
        assert!(notes.starts_with("# Article\n\n24 September 2014\n\n## Figures\n\n### nations\n\n"), "{notes}");
        let first = "- **about 40**: “Nearly 40 nations”, 9 September 2014\n  \
            > Nearly 40 nations joined the coalition on Sept. 9.\n\n  \
            - higher later: **more than 60**, *=Allies, \"now\"*, The Example, 3 December 2014\n    \
            > More than 60 nations have joined the coalition, he said.\n";
        assert!(notes.contains(&first.replace("*=", "*\\=")), "{notes}");
    }

    #[test]
    fn names_stand_with_their_forms_and_counts() {
        let notes =
            of(&named("Secretary John Kerry flew to Baghdad. Kerry met 40 envoys. John Kerry left Iraq and Baghdad."));
        assert!(notes.contains("- **John Kerry**, Secretary: 3 mentions; also Kerry (1)"), "{notes}");
        assert!(notes.contains("## Places\n\n- **Baghdad**: 2 mentions\n"), "{notes}");
        assert!(notes.contains("## Related articles\n\n- *\\=Allies, \"now\"*, The Example, 3 December 2014, 70 days after this text  \n  Shares: "), "{notes}");
    }

    #[test]
    fn kinds_that_are_off_are_left_out() {
        let reading = named("John Kerry flew to Baghdad on Monday.");
        let marks = Marks { kinds: [false, true, true, true, false], ..Marks::default() };
        let notes = Export { marks, ..Export::new(&reading) }.make(Format::Notes);
        assert!(!notes.contains("## People") && !notes.contains("## Dates") && notes.contains("## Places"), "{notes}");
    }

    #[test]
    fn hostile_words_stay_words() {
        let notes = of(&read(&format!("{HOSTILE}\n\nThe army counted 12 wells {HOSTILE} here.")));
        assert!(!notes.replace("\\<", "").contains('<') && notes.contains("\\<script\\>alert(1)"), "{notes}");
        assert!(!notes.contains("[x](") && !notes.contains('\u{202E}') && !notes.contains('\0'), "{notes}");
    }
}
