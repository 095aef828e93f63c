//! An article file: fields between `---` lines, then paragraphs.
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
//! `title` is required. Paragraphs are plain text.

use gloss_archive::Card;
use jiff::civil::Date;

const FIELDS: &str = "title, source, author, date, summary";

/// What is wrong, and in which line, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) line: usize,
    pub(crate) message: String,
}

fn problem(line: usize, message: impl Into<String>) -> Problem {
    Problem { line, message: message.into() }
}

/// Reads a file's bytes into its card and its paragraphs, or says all that is
/// wrong with it. The card's id is left empty.
pub(crate) fn parse(bytes: &[u8]) -> Result<(Card, Vec<String>), Vec<Problem>> {
    let text = utf8(bytes).map_err(|problem| vec![problem])?;
    if text.trim().is_empty() {
        return Err(vec![problem(1, "the file is empty; write front matter and paragraphs, or remove the file")]);
    }
    let lines: Vec<&str> = text.lines().collect();
    let end = fence(&lines).map_err(|problem| vec![problem])?;
    let (head, body) = lines.split_at_checked(end).unwrap_or_default();
    let (card, mut problems) = card(head);
    let paragraphs = paragraphs(body.get(1..).unwrap_or_default());
    if paragraphs.is_empty() {
        problems.push(problem(end + 1, "no text follows the front matter; write at least one paragraph"));
    }
    if problems.is_empty() { Ok((card, paragraphs)) } else { Err(problems) }
}

fn utf8(bytes: &[u8]) -> Result<&str, Problem> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        problem(line, "this is not UTF-8; save the file in the encoding UTF-8")
    })
}

/// The index of the line that closes the front matter.
fn fence(lines: &[&str]) -> Result<usize, Problem> {
    let is_fence = |line: &&&str| line.trim_end() == "---";
    if lines.first().filter(is_fence).is_none() {
        return Err(problem(1, format!("the first line must be --- and open the front matter ({FIELDS})")));
    }
    let close = lines.iter().skip(1).position(|line| is_fence(&line));
    close
        .map(|at| at + 1)
        .ok_or_else(|| problem(1, "the front matter is not closed; add a line --- after its last field"))
}

/// The card in the lines from the opening fence on.
fn card(head: &[&str]) -> (Card, Vec<Problem>) {
    let mut card = Card::default();
    let mut problems = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for (number, line) in (1..).zip(head).skip(1).filter(|(_, line)| !line.trim().is_empty()) {
        let Some((name, value)) = line.split_once(':') else {
            problems.push(problem(number, format!("\"{}\" is no field; write name: value", shown(line))));
            continue;
        };
        let (name, value) = (name.trim(), unquoted(value.trim()));
        if seen.contains(&name) {
            problems.push(problem(number, format!("the field {name} stands here again; keep one")));
        }
        seen.push(name);
        if let Err(message) = set(&mut card, name, value) {
            problems.push(problem(number, message));
        }
    }
    if card.title.is_empty() && !problems.iter().any(|problem| problem.message.starts_with("title")) {
        problems.push(problem(1, "the title is missing; add a line title: and the headline"));
    }
    (card, problems)
}

fn set(card: &mut Card, name: &str, value: &str) -> Result<(), String> {
    let field = match name {
        "title" => &mut card.title,
        "source" => &mut card.source,
        "author" => &mut card.author,
        "summary" => &mut card.summary,
        "date" => {
            card.date = Some(day(value)?);
            return Ok(());
        }
        _ => return Err(format!("the field \"{}\" is not known; the fields are {FIELDS}", shown(name))),
    };
    if value.is_empty() {
        return Err(format!("{name} is empty; write a value after the colon, or remove the line"));
    }
    value.clone_into(field);
    Ok(())
}

/// Reads a day in the form 2014-09-11.
///
/// # Errors
/// What is wrong and how to write it.
pub fn day(value: &str) -> Result<Date, String> {
    gloss_extract::day::read(value)
        .ok_or_else(|| format!("the date \"{}\" is no day of the calendar; write it like 2014-09-11", shown(value)))
}

fn unquoted(value: &str) -> &str {
    let inner = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
    inner.filter(|inner| !inner.contains('"')).unwrap_or(value)
}

/// The beginning of foreign text, fit for a message.
fn shown(text: &str) -> String {
    let text: String = text.trim().chars().filter(|c| !c.is_control()).take(41).collect();
    if text.chars().count() > 40 { text.chars().take(40).chain(['…']).collect() } else { text }
}

/// Runs of lines without a blank one, each on one line.
fn paragraphs(lines: &[&str]) -> Vec<String> {
    let joined = |lines: &[&str]| lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    lines.split(|line| line.trim().is_empty()).filter(|lines| !lines.is_empty()).map(joined).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn problems(text: &str) -> Vec<(usize, String)> {
        parse(text.as_bytes()).unwrap_err().into_iter().map(|problem| (problem.line, problem.message)).collect()
    }

    #[track_caller]
    fn check(text: &str, line: usize, message: &str) {
        let found = problems(text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].0 == line && found[0].1.contains(message), "{found:?}");
    }

    #[test]
    fn fields_and_paragraphs_are_read() {
        let text =
            "\u{feff}---\r\ntitle: \"Ten: one\"\r\ndate: 2014-09-11\r\n---\r\n\r\nA line\r\nand more.\r\n \r\nNext.";
        let (card, paragraphs) = parse(text.as_bytes()).unwrap();
        assert_eq!((card.title.as_str(), card.date), ("Ten: one", "2014-09-11".parse().ok()));
        assert_eq!(paragraphs, ["A line and more.", "Next."]);
    }

    #[test]
    fn quotation_marks_inside_a_title_stay() {
        let (card, _) = parse(b"---\ntitle: \"A\" and \"B\"\n---\nText.").unwrap();
        assert_eq!(card.title, "\"A\" and \"B\"");
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
        for date in ["2014-13-01", "2014-02-30", "11 Sep 2014", "2014-9-1", "", "2014-09-11T10:00"] {
            check(&format!("---\ntitle: A\ndate: {date}\n---\nText."), 3, "write it like 2014-09-11");
        }
    }

    #[test]
    fn all_mistakes_of_a_file_are_named() {
        let found = problems("---\ndate: soon\nlength: 3\n---\n");
        assert_eq!(found.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3, 1, 4]);
    }

    #[test]
    fn bytes_that_are_not_utf8_are_named_with_their_line() {
        let found = parse(b"---\ntitle: Caf\xe9\n---\nText.").unwrap_err();
        assert_eq!(found[0].line, 2);
        assert!(found[0].message.contains("save the file in the encoding UTF-8"));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>, text in "(---\n)?([a-z]{0,6}:? ?\\PC{0,9}\n){0,4}(---\n)?\\PC{0,9}") {
            let _ = parse(&bytes);
            if let Err(problems) = parse(text.as_bytes()) {
                prop_assert!(!problems.is_empty() && problems.iter().all(|problem| problem.line > 0));
            }
        }
    }
}
