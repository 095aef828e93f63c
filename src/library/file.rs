//! The library as one file: a line that says what it is, then one article a
//! line, all in JSON. `docs/library-file.md` describes it for other programs.
//!
//! A file may come from anybody. What is read from it has passed
//! [`article`]: nothing else of a line survives.

use super::kept::{Kept, digest, shorten};
use gloss_engine::intake::MAX_BYTES;
use gloss_extract::{Article, Block, Role, Span, day};
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The version of the format that is written; older ones are read too.
pub const FORMAT: u32 = 1;
/// The largest file that is read, in bytes.
pub const MAX_FILE: usize = 100_000_000;
const NAME: &str = "library";
/// Characters of a name that are kept.
const LONG: usize = 200;

/// The first line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// `library`.
    pub gloss: String,
    /// See [`FORMAT`].
    pub version: u32,
    /// How many articles follow.
    pub articles: u32,
}

/// Every other line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// The digest of `text`.
    pub id: String,
    /// Headline.
    #[serde(default)]
    pub title: String,
    /// Who published it.
    #[serde(default)]
    pub source: String,
    /// Who wrote it.
    #[serde(default)]
    pub author: String,
    /// Day of publication, as `2014-09-24`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Day on which it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<String>,
    /// The whole text as it came.
    pub text: String,
    /// Its blocks in order: role, first byte, one past the last byte.
    pub blocks: Vec<(Role, u32, u32)>,
}

/// Why a file is not read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is no library.
    Foreign,
    /// A later version of the page wrote it.
    Newer(u32),
    /// It is larger than [`MAX_FILE`].
    TooLarge,
    /// It could not be opened.
    Unopened,
}

/// Why a line is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// It is no article in JSON.
    Unreadable,
    /// The text is not the one that the id names.
    Changed,
    /// There is no text, or more than one article can have.
    Size,
    /// Blocks out of order, or not of this text.
    Blocks,
    /// What should be a day is none.
    Day,
}

/// Reads JSON. The browser has a reader of its own, the tests another one.
pub trait Json {
    /// The value in a line, if it is one of this kind.
    fn read<T: DeserializeOwned>(&self, line: &str) -> Option<T>;
}

/// The first line of a file with so many articles.
pub fn head(articles: usize) -> Head {
    Head { gloss: NAME.into(), version: FORMAT, articles: articles as u32 }
}

/// The line of an article.
pub fn line(kept: &Kept) -> Line {
    let Kept { stub, article } = kept;
    let blocks = article.blocks().iter().map(|block| (block.role, block.span.start, block.span.end));
    Line {
        id: stub.id.clone(),
        title: stub.title.clone(),
        source: stub.source.clone(),
        author: stub.author.clone(),
        date: article.date().map(|date| date.to_string()),
        kept: stub.kept.map(|date| date.to_string()),
        text: article.text().to_owned(),
        blocks: blocks.collect(),
    }
}

/// The lines of a file that say something, numbered from 1.
pub fn lines(file: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(file.split('\n')).map(|(number, line)| (number, line.trim())).filter(|(_, line)| !line.is_empty())
}

/// Reads the first line: how many articles the file announces.
///
/// # Errors
/// The reason why the file is none for this page.
pub fn announced(line: Option<&str>, json: &impl Json) -> Result<u32, Refusal> {
    match line.and_then(|line| json.read::<Head>(line)) {
        Some(Head { gloss, version, articles }) if gloss == NAME => match version {
            1..=FORMAT => Ok(articles),
            _ => Err(Refusal::Newer(version)),
        },
        _ => Err(Refusal::Foreign),
    }
}

/// Reads any other line. `at` is the time, for the order of those that were
/// kept on one day.
///
/// # Errors
/// What is wrong with it.
pub fn article(line: &str, json: &impl Json, at: f64) -> Result<Kept, Flaw> {
    let line: Line = json.read(line).ok_or(Flaw::Unreadable)?;
    if line.text.trim().is_empty() || line.text.len() > MAX_BYTES || line.text.contains('\0') {
        return Err(Flaw::Size);
    }
    if digest(&line.text) != line.id {
        return Err(Flaw::Changed);
    }
    let count = line.blocks.len();
    let blocks = line.blocks.into_iter();
    let blocks = blocks.map(|(role, start, end)| Block { span: Span::new(start as usize, end as usize), role });
    let article = Article::new(line.text, blocks.collect()).dated(read_day(line.date)?);
    if article.blocks().len() != count {
        return Err(Flaw::Blocks);
    }
    let mut kept = Kept::new(&article, None, read_day(line.kept)?, at);
    for (said, field) in
        [(line.title, &mut kept.stub.title), (line.source, &mut kept.stub.source), (line.author, &mut kept.stub.author)]
    {
        let said = shorten(&said, LONG);
        if !said.is_empty() {
            *field = said;
        }
    }
    Ok(kept)
}

fn read_day(text: Option<String>) -> Result<Option<Date>, Flaw> {
    text.map(|text| day::read(&text).ok_or(Flaw::Day)).transpose()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use jiff::civil::date;

    struct Serde;

    impl Json for Serde {
        fn read<T: DeserializeOwned>(&self, line: &str) -> Option<T> {
            serde_json::from_str(line).ok()
        }
    }

    fn kept(text: &str) -> Kept {
        let blocks = vec![Block { span: Span::new(0, text.len()), role: Role::Title }];
        let article = Article::new(text.to_owned(), blocks).dated(Some(date(2014, 9, 24)));
        Kept::new(&article, None, Some(date(2026, 11, 28)), 5.0)
    }

    fn json(kept: &Kept) -> String {
        serde_json::to_string(&line(kept)).expect("JSON")
    }

    fn read(line: &str) -> Result<Kept, Flaw> {
        article(line, &Serde, 5.0)
    }

    #[test]
    fn what_is_written_is_read() {
        for text in ["Ferries \"collide\"\\", "Naïve\u{2028}line \u{1}🛳", "a\r\nb"] {
            assert_eq!(read(&json(&kept(text))), Ok(kept(text)));
        }
        let head = serde_json::to_string(&head(3)).expect("JSON");
        assert_eq!(head, r#"{"gloss":"library","version":1,"articles":3}"#);
        assert_eq!(announced(Some(&head), &Serde), Ok(3));
    }

    #[test]
    fn the_lines_are_as_documented() {
        let written = json(&kept("a"));
        let expected = r#"{"id":"d228cb696f1a8caf78912b704e4a8964","title":"a","source":"","author":"","date":"2014-09-24","kept":"2026-11-28","text":"a","blocks":[["title",0,1]]}"#;
        assert_eq!(written, expected);
        assert!(include_str!("../../docs/library-file.md").contains(expected));
    }

    #[test]
    fn files_of_others_are_refused() {
        for line in ["", "{}", "[]", "id,title", r#"{"gloss":"figures","version":1,"articles":0}"#, "\u{0}PK"] {
            assert_eq!(announced(Some(line), &Serde), Err(Refusal::Foreign), "{line}");
        }
        assert_eq!(announced(None, &Serde), Err(Refusal::Foreign));
        let newer = r#"{"gloss":"library","version":2,"articles":0}"#;
        assert_eq!(announced(Some(newer), &Serde), Err(Refusal::Newer(2)));
        assert!(announced(Some(&newer.replace('2', "0")), &Serde).is_err());
    }

    #[test]
    fn a_line_that_does_not_hold_together_is_passed_over() {
        let good = json(&kept("Ferries collide"));
        for (from, to, flaw) in [
            ("{\"id\"", "{\"od\"", Flaw::Unreadable),
            ("Ferries collide\",\"blocks", "Ferries sank\",\"blocks", Flaw::Changed),
            ("[\"title\",0,15]", "[\"title\",0,16]", Flaw::Blocks),
            ("[\"title\",0,15]", "[\"title\",0,9],[\"body\",5,15]", Flaw::Blocks),
            ("[\"title\",0,15]", "[\"title\",0,-1]", Flaw::Unreadable),
            ("[\"title\"", "[\"script\"", Flaw::Unreadable),
            ("2014-09-24", "2014-09-31", Flaw::Day),
            ("2026-11-28", "yesterday", Flaw::Day),
        ] {
            let bad = good.replace(from, to);
            assert_ne!(bad, good, "{from}");
            assert_eq!(read(&bad), Err(flaw), "{bad}");
        }
        assert_eq!(read(&json(&kept(" \n"))), Err(Flaw::Size));
        assert_eq!(read(&json(&kept("a\0"))), Err(Flaw::Size));
        assert_eq!(read(&"[".repeat(100_000)), Err(Flaw::Unreadable));
    }

    #[test]
    fn names_are_cut_to_a_line_and_words_are_counted_anew() {
        let mut said = line(&kept("One two three"));
        said.title = format!("A\n\ttitle {}", "x".repeat(9_000));
        said.author = "\u{a0}".into();
        let stub = read(&serde_json::to_string(&said).expect("JSON")).expect("an article").stub;
        assert_eq!((&*stub.title, &*stub.author, stub.words), ("A title…", "", 3));
    }

    #[test]
    fn empty_lines_do_not_count() {
        assert_eq!(lines("a\r\n\n b \n").collect::<Vec<_>>(), [(1, "a"), (3, "b")]);
    }
}
