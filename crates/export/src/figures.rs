//! The table of figures as text for a spreadsheet or a note.

use crate::escape;
use crate::tally::{Other, Own, Tally};
use gloss_extract::figures::{Decimal, Figure};
use gloss_say as say;
use gloss_say::messages::{ONLY_HERE, QUALIFIERS, SHEET_HEADS};
use jiff::civil::Date;

/// How many columns there are.
const COLUMNS: usize = 17;

type Row = [String; COLUMNS];

/// What may stand at a cell's start and make a spreadsheet compute it. The
/// wide forms do so where Japanese is typed.
const LIVE: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Values separated by commas, every one in quotes, as RFC 4180 has it. What a
/// spreadsheet would compute begins with an apostrophe.
pub(crate) fn csv(tallies: &[Tally], day: Option<Date>) -> String {
    let cell = |text: &String| {
        let guard = if text.trim_start().starts_with(LIVE) { "'" } else { "" };
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    };
    lines(tallies, day, |row| row.iter().map(cell).collect::<Vec<_>>().join(",") + "\r\n")
}

/// A table in Markdown. Foreign words stay words: what Markdown or HTML would
/// read is escaped.
pub(crate) fn markdown(tallies: &[Tally], day: Option<Date>) -> String {
    let line =
        |row: &Row| format!("| {} |\n", row.iter().map(|cell| escape::markdown(cell)).collect::<Vec<_>>().join(" | "));
    let mut table = lines(tallies, day, line);
    let heads = table.find('\n').map_or(0, |end| end + 1);
    table.insert_str(heads, &format!("|{}\n", " --- |".repeat(COLUMNS)));
    table
}

fn lines(tallies: &[Tally], day: Option<Date>, line: impl Fn(&Row) -> String) -> String {
    let mut text = line(&std::array::from_fn(|at| SHEET_HEADS.nth(at).to_owned()));
    for tally in tallies {
        for own in &tally.figures {
            let mut add = |other| text.push_str(&line(&row(tally, own, other, day)));
            match own.others.as_slice() {
                [] => add(None),
                others => others.iter().for_each(|other| add(Some(other))),
            }
        }
    }
    text
}

fn row(tally: &Tally, own: &Own, other: Option<&Other>, day: Option<Date>) -> Row {
    let [value, low, high, qualifier] = numbers(own.figure);
    let when = own.date.and_then(say::when).or_else(|| day.map(gloss_extract::day::text)).unwrap_or_default();
    let here =
        [tally.counted().words, own.at.of(own.sentence).into(), value, low, high, qualifier, when, own.sentence.into()];
    let there: [String; COLUMNS - 8] = match other {
        None => [ONLY_HERE.text(), "", "", "", "", "", "", "", ""].map(str::to_owned),
        Some(Other { link, figure, relation }) => {
            let [value, low, high, qualifier] = numbers(figure);
            let (words, date) = (link.mention.of(&link.sentence).to_owned(), link.card.date);
            let place = [link.card.title.as_str(), link.card.source.as_str()].join(", ");
            let date = date.map(gloss_extract::day::text).unwrap_or_default();
            let relation = say::relation(*relation).1.to_string();
            [relation, words, value, low, high, qualifier, date, place, link.sentence.clone()]
        }
    };
    let mut cells = here.into_iter().chain(there).map(|cell| escape::one_line(&cell));
    std::array::from_fn(|_| cells.next().unwrap_or_default())
}

fn numbers(figure: &Figure) -> [String; 4] {
    let bound = |bound: Option<Decimal>| bound.map(|bound| bound.to_string()).unwrap_or_default();
    [say::figure(figure), bound(figure.low), bound(figure.high), QUALIFIERS.nth(figure.qualifier as usize).to_owned()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::{Table, arrange, tallies};
    use crate::testing::reading;
    use gloss_extract::Article;
    use jiff::civil::date;

    #[test]
    fn a_comparison_is_one_line_with_all_its_parts() {
        let reading = reading();
        let text = csv(&tallies(&reading), reading.article.date());
        let lines: Vec<_> = text.split("\r\n").collect();
        assert!(lines[0].starts_with("\"what is counted\",\"this text\",\"value\",\"low\""));
        assert_eq!(
            lines[1],
            "\"nations\",\"Nearly 40 nations\",\"about 40\",\"40\",\"40\",\"about\",\"9 September 2014\",\
             \"Nearly 40 nations joined the coalition on Sept. 9.\",\"higher later\",\"More than 60 nations\",\
             \"more than 60\",\"60\",\"\",\"over\",\"2014-12-03\",\"'=Allies, \"\"now\"\", The Example\",\
             \"More than 60 nations have joined the coalition, he said.\""
        );
        assert!(lines[2].ends_with("\"only here\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\""), "{}", lines[2]);
        assert!(lines[2].contains("\"2014-09-24\""), "else the day of the text: {}", lines[2]);
    }

    fn hostile(sentence: &str) -> (String, String) {
        let mut reading = reading();
        let text = reading.article.text().replacen("Nearly 40 nations joined the coalition on Sept. 9.", sentence, 1);
        reading.article = Article::plain(text);
        let mut tallies = tallies(&reading);
        arrange(&mut tallies, Table { only: true, sort: None });
        (csv(&tallies, None), markdown(&tallies, None))
    }

    #[test]
    fn what_a_spreadsheet_would_compute_is_words() {
        for start in ["=", "+", "-", "@", "\t=", "\r=", "＝", "＋", "－", "＠"] {
            let (sheet, _) =
                hostile(&format!("{start}HYPERLINK(\"x\") 40 nations, coalition 09.---------------------"));
            let cells = sheet.split("\r\n").nth(1).unwrap();
            assert!(!cells.contains(&format!(",\"{start}")) && cells.contains(",\"'"), "{start:?}: {cells}");
            assert!(cells.contains("HYPERLINK(\"\"x\"\")"), "{cells}");
        }
    }

    #[test]
    fn markdown_of_foreign_words_stays_words() {
        let (_, table) = hostile("<img src=x> | `a` [b](c) \\ *d* 40 nations -- coalitions");
        let lines: Vec<_> = table.lines().collect();
        assert_eq!(lines[1].matches("---").count(), COLUMNS);
        assert!(lines[2].contains("\\<img src=x\\> \\| \\`a\\` \\[b\\](c) \\\\ \\*d\\*"), "{}", lines[2]);
        let bars = |line: &str| line.replace("\\|", "").matches('|').count();
        assert_eq!((bars(lines[0]), bars(lines[2])), (COLUMNS + 1, COLUMNS + 1));
    }

    #[test]
    fn no_figures_leave_the_heads() {
        assert_eq!(csv(&[], Some(date(2014, 9, 24))).lines().count(), 1);
        assert_eq!(markdown(&[], None).lines().count(), 2);
    }
}
