//! What stands above the text of a Markdown file: fields between `---` lines.
//!
//! ```text
//! ---
//! title: Ten states join
//! source: The Daily
//! author: A. Writer
//! date: 2014-09-11
//! summary: One sentence.
//! ---
//!
//! A paragraph, on one line or several.
//!
//! The next one, after a blank line.
//! ```
//!
//! `title` is required. Fields that other programs put there are known by name
//! and left alone, so that a misspelt one is still told. Fields in TOML between
//! `+++` lines, or nothing but a title line above the text, do as well.

use crate::dates;
use crate::problem::{Fault, shown};
use crate::{title_line, toml_fields};
use gloss_archive::Card;
use jiff::civil::Date;

pub(crate) const FIELDS: &str = "title, source, author, date, summary";

/// Fields of programs that make sites; they say nothing about the text.
const OTHERS: &[&str] = &[
    "aliases",
    "authors",
    "categories",
    "category",
    "comments",
    "cover",
    "excerpt",
    "featured",
    "featured_image",
    "header",
    "image",
    "images",
    "keywords",
    "lang",
    "language",
    "last_modified_at",
    "lastmod",
    "layout",
    "license",
    "menu",
    "modified",
    "permalink",
    "redirect_from",
    "series",
    "subtitle",
    "tag",
    "tags",
    "template",
    "thumbnail",
    "time",
    "toc",
    "topics",
    "type",
    "updated",
    "url",
    "uuid",
    "weight",
];

/// The fields of a file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Head {
    /// The id is empty unless a slug is given.
    pub(crate) card: Card,
    pub(crate) draft: bool,
}

/// A file's fields, the number of the line after them, and the rest.
pub(crate) type Parted<'a> = (Head, usize, &'a str);

/// Parts a file into its fields and its text.
pub(crate) fn part(text: &str) -> Result<Parted<'_>, Vec<Fault>> {
    if text.trim().is_empty() {
        let told = "the file is empty; write front matter and paragraphs, or remove the file";
        return Err(vec![Fault::at(1, told)]);
    }
    let first = text.lines().next().unwrap_or_default().trim_end();
    match first {
        "---" => fenced(text, "---", |lines| Ok(fields(lines))),
        "+++" => fenced(text, "+++", |lines| toml_fields::read(&lines.join("\n"))),
        _ => title_line::part(text),
    }
}

/// Fields between two lines of this sort.
fn fenced<'a>(
    text: &'a str,
    fence: &str,
    read: impl Fn(&[&str]) -> Result<(Head, Vec<Fault>), Vec<Fault>>,
) -> Result<Parted<'a>, Vec<Fault>> {
    let lines: Vec<&str> = text.lines().collect();
    let Some(end) = lines.iter().skip(1).position(|line| line.trim_end() == fence).map(|at| at + 1) else {
        let told = format!("the front matter is not closed; add a line {fence} after its last field");
        return Err(vec![Fault::at(1, told)]);
    };
    let (head, mut faults) = read(lines.get(1..end).unwrap_or_default())?;
    if head.card.title.is_empty() && !faults.iter().any(|fault| fault.message.starts_with("title")) {
        faults.push(Fault::at(1, "the title is missing; add a line title: and the headline"));
    }
    let rest = text.split_inclusive('\n').nth(end + 1).map_or("", |next| from(text, next));
    if rest.trim().is_empty() {
        let told = "no text follows the front matter; write at least one paragraph";
        faults.push(Fault::at(end + 1, told));
    }
    if faults.is_empty() { Ok((head, end + 2, rest)) } else { Err(faults) }
}

/// The text from the beginning of a part of it on.
fn from<'a>(text: &'a str, part: &str) -> &'a str {
    text.get(part.as_ptr() as usize - text.as_ptr() as usize..).unwrap_or_default()
}

/// The fields in the lines after the opening fence.
fn fields(lines: &[&str]) -> (Head, Vec<Fault>) {
    let mut head = Head::default();
    let mut faults = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for (number, line) in (2..).zip(lines).filter(|(_, line)| !line.trim().is_empty()) {
        let goes_on = line.starts_with([' ', '\t', '-', '#']) && seen.last().is_none_or(|name| is_other(name));
        let Some((name, value)) = line.split_once(':').filter(|_| !goes_on) else {
            if !goes_on {
                faults.push(Fault::at(number, format!("\"{}\" is no field; write name: value", shown(line))));
            }
            continue;
        };
        let (name, value) = (name.trim(), unquoted(value.trim()));
        if seen.contains(&name) {
            faults.push(Fault::at(number, format!("the field {name} stands here again; keep one")));
        }
        seen.push(name);
        if let Err(message) = set(&mut head, name, value) {
            faults.push(Fault::at(number, message));
        }
    }
    (head, faults)
}

fn is_other(name: &str) -> bool {
    OTHERS.contains(&name.to_ascii_lowercase().as_str())
}

pub(crate) fn set(head: &mut Head, name: &str, value: &str) -> Result<(), String> {
    let card = &mut head.card;
    let field = match name {
        "title" => &mut card.title,
        "source" => &mut card.source,
        "author" => &mut card.author,
        "summary" => &mut card.summary,
        "description" => {
            if card.summary.is_empty() {
                value.clone_into(&mut card.summary);
            }
            return Ok(());
        }
        "date" => {
            card.date = Some(day(value)?);
            return Ok(());
        }
        "draft" | "published" => {
            head.draft |= value.eq_ignore_ascii_case(if name == "draft" { "true" } else { "false" });
            return Ok(());
        }
        "slug" | "id" => &mut card.id,
        name if is_other(name) => return Ok(()),
        _ => return Err(format!("the field \"{}\" is not known; the fields are {FIELDS}", shown(name))),
    };
    if value.is_empty() {
        return Err(format!("{name} is empty; write a value after the colon, or remove the line"));
    }
    value.clone_into(field);
    Ok(())
}

fn day(value: &str) -> Result<Date, String> {
    dates::read(value)
        .ok_or_else(|| format!("the date \"{}\" is no day of the calendar; write it like 2014-09-11", shown(value)))
}

fn unquoted(value: &str) -> &str {
    let inner = |mark: char| value.strip_prefix(mark)?.strip_suffix(mark).filter(|inner| !inner.contains(mark));
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    fn problems(text: &str) -> Vec<(usize, String)> {
        part(text).unwrap_err().into_iter().map(|fault| (fault.line.unwrap_or_default(), fault.message)).collect()
    }

    #[track_caller]
    pub(crate) fn check(text: &str, line: usize, message: &str) {
        let found = problems(text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].0 == line && found[0].1.contains(message), "{found:?}");
    }

    #[test]
    fn fields_and_paragraphs_are_read() {
        let text = "---\r\ntitle: \"Ten: one\"\r\ndate: 2014-09-11\r\n---\r\n\r\nA line\r\nand more.\r\n \r\nNext.";
        let (Head { card, .. }, line, body) = part(text).unwrap();
        assert_eq!((card.title.as_str(), card.date), ("Ten: one", "2014-09-11".parse().ok()));
        assert_eq!((line, body), (5, "\r\nA line\r\nand more.\r\n \r\nNext."));
    }

    #[test]
    fn quotation_marks_inside_a_title_stay() {
        let (head, ..) = part("---\ntitle: \"A\" and \"B\"\n---\nText.").unwrap();
        assert_eq!(head.card.title, "\"A\" and \"B\"");
    }

    #[test]
    fn each_mistake_is_named_with_its_line() {
        check("", 1, "the file is empty");
        check(" \n\n", 1, "the file is empty");
        check("title: A\n", 1, "the first line must be ---");
        check("---\ntitle: A\n\nText.", 1, "not closed; add a line ---");
        check("---\ntitle: A\n---\n\n", 3, "no text follows");
        check("---\nsource: A\n---\nText.", 1, "the title is missing");
        check("---\ntitle:\n---\nText.", 2, "title is empty");
        check("---\ntitle: A\ntitle: B\n---\nText.", 3, "title stands here again");
        check("---\ntitle: A\ntitel: B\n---\nText.", 3, "the field \"titel\" is not known");
        check("---\ntitle: A\nwhat\n---\nText.", 3, "\"what\" is no field");
        for date in ["2014-13-01", "2014-02-30", "soon", "", "09/08/2014", "Sep 2014"] {
            check(&format!("---\ntitle: A\ndate: {date}\n---\nText."), 3, "write it like 2014-09-11");
        }
    }

    #[test]
    fn all_mistakes_of_a_file_are_named() {
        let found = problems("---\ndate: soon\nlength: 3\n---\n");
        assert_eq!(found.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3, 1, 4]);
    }

    #[test]
    fn fields_of_other_programs_are_left_alone() {
        let text = "---\nlayout: post\ntitle: 'A'\ntags:\n  - one\n- two: three\ndescription: In short.\nslug: b\ndate: 2014-09-11 10:00:00 +0200\n---\nText.";
        let (Head { card, draft }, ..) = part(text).unwrap();
        assert_eq!((card.title.as_str(), card.summary.as_str(), card.id.as_str()), ("A", "In short.", "b"));
        assert!(card.date.is_some() && !draft);
        check("---\ntitle: A\n  - one\n---\nText.", 3, "\"- one\" is no field");
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "((---|\\+\\+\\+)\n)?([a-z]{0,6}[:=]? ?\\PC{0,9}\n){0,4}((---|\\+\\+\\+)\n)?\\PC{0,9}") {
            if let Err(faults) = part(&text) {
                prop_assert!(!faults.is_empty() && faults.iter().all(|fault| fault.line > Some(0)));
            }
        }
    }
}
