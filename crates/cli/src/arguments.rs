//! The command line.

use gloss_export::Format;
use gloss_say::Language;
use lexopt::{Arg, Parser, ValueExt};
use std::ffi::OsString;
use std::path::PathBuf;

const COMMANDS: &str = "annotate, explain, index and read";

/// What the user wants.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Version,
    Annotate(Annotate),
    Explain(Explain),
    Index(Index),
    Merge { shards: Vec<PathBuf>, out: PathBuf },
    Read,
}

/// With what a text is read, and as what it is written.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Annotate {
    pub(crate) archive: Option<PathBuf>,
    pub(crate) corrections: Option<PathBuf>,
    /// A document to be made of each text, instead of a record.
    pub(crate) format: Option<Format>,
    /// What it is written in.
    pub(crate) language: Language,
}

/// What is to be indexed, and how.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Index {
    pub(crate) articles: PathBuf,
    pub(crate) out: PathBuf,
    /// Where what was read is kept.
    pub(crate) cache: Option<PathBuf>,
    /// A file of corrections.
    pub(crate) corrections: Option<PathBuf>,
    /// How many articles are read at once.
    pub(crate) jobs: Option<usize>,
    /// Which part of the articles, of how many.
    pub(crate) shard: Option<(u32, u32)>,
}

/// What is to be explained.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Explain {
    pub(crate) file: PathBuf,
    pub(crate) json: bool,
    pub(crate) date: Option<String>,
    pub(crate) only: Only,
}

/// Which part of the text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) enum Only {
    #[default]
    Mentions,
    /// What stands at this code point.
    At(usize),
    /// Every place of this word or phrase.
    Word(String),
}

/// Reads the arguments after the program's name; the error is for the user.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString, IntoIter: 'static>) -> Result<Command, String> {
    let mut parser = Parser::from_args(arguments);
    match parser.next().map_err(told)? {
        Some(Arg::Short('h') | Arg::Long("help")) => Ok(Command::Help),
        Some(Arg::Short('V') | Arg::Long("version")) => Ok(Command::Version),
        Some(Arg::Value(name)) if name == "annotate" => annotate(&mut parser),
        Some(Arg::Value(name)) if name == "explain" => explain(&mut parser),
        Some(Arg::Value(name)) if name == "index" => index(&mut parser),
        Some(Arg::Value(name)) if name == "read" => read(&mut parser),
        Some(Arg::Value(name)) => {
            Err(format!("there is no command \"{}\"; the commands are {COMMANDS}", name.display()))
        }
        Some(other) => Err(told(other.unexpected())),
        None => Err(format!("a command is missing; the commands are {COMMANDS}")),
    }
}

fn told(error: lexopt::Error) -> String {
    error.to_string()
}

fn annotate(parser: &mut Parser) -> Result<Command, String> {
    let mut annotate = Annotate::default();
    while let Some(argument) = parser.next().map_err(told)? {
        match argument {
            Arg::Long("archive") => annotate.archive = Some(PathBuf::from(parser.value().map_err(told)?)),
            Arg::Long("corrections") => annotate.corrections = Some(PathBuf::from(parser.value().map_err(told)?)),
            Arg::Long("format") => {
                annotate.format = Some(format(&parser.value().and_then(ValueExt::string).map_err(told)?)?);
            }
            Arg::Long("language") => {
                annotate.language = language(&parser.value().and_then(ValueExt::string).map_err(told)?)?;
            }
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            Arg::Value(_) => return Err("annotate reads standard input and takes no file; use < FILE".into()),
            other => return Err(told(other.unexpected())),
        }
    }
    if annotate.language != Language::default() && annotate.format.is_none() {
        return Err("--language is the language of a document: name one with --format".into());
    }
    Ok(Command::Annotate(annotate))
}

/// "fr".
fn language(name: &str) -> Result<Language, String> {
    let known = [Language::English, Language::French].into_iter().find(|language| language.code() == name);
    known.ok_or_else(|| format!("there is no language \"{name}\"; documents are written in en or fr"))
}

/// "html".
fn format(name: &str) -> Result<Format, String> {
    let words = Format::ALL.map(Format::word).join(", ");
    let format = Format::ALL.into_iter().find(|format| format.word() == name);
    format.ok_or_else(|| format!("there is no format \"{name}\"; the formats are {words}"))
}

fn read(parser: &mut Parser) -> Result<Command, String> {
    match parser.next().map_err(told)? {
        None => Ok(Command::Read),
        Some(Arg::Short('h') | Arg::Long("help")) => Ok(Command::Help),
        Some(Arg::Value(_)) => Err("read reads standard input and takes no file; use < FILE".into()),
        Some(other) => Err(told(other.unexpected())),
    }
}

fn explain(parser: &mut Parser) -> Result<Command, String> {
    let mut explain = Explain::default();
    let mut files = Vec::new();
    while let Some(argument) = parser.next().map_err(told)? {
        match argument {
            Arg::Long("json") => explain.json = true,
            Arg::Long("date") => explain.date = Some(parser.value().and_then(ValueExt::string).map_err(told)?),
            Arg::Long("at") => explain.only = Only::At(parser.value().and_then(|at| at.parse()).map_err(told)?),
            Arg::Long("word") => explain.only = Only::Word(parser.value().and_then(ValueExt::string).map_err(told)?),
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            Arg::Value(file) => files.push(PathBuf::from(file)),
            other => return Err(told(other.unexpected())),
        }
    }
    match <[PathBuf; 1]>::try_from(files) {
        Ok([file]) => Ok(Command::Explain(Explain { file, ..explain })),
        Err(files) => Err(format!("explain takes one file, or - for standard input, not {}", files.len())),
    }
}

fn index(parser: &mut Parser) -> Result<Command, String> {
    let mut index = Index::default();
    let (mut merge, mut folders) = (false, Vec::new());
    while let Some(argument) = parser.next().map_err(told)? {
        match argument {
            Arg::Long("cache") => index.cache = Some(PathBuf::from(parser.value().map_err(told)?)),
            Arg::Long("corrections") => index.corrections = Some(PathBuf::from(parser.value().map_err(told)?)),
            Arg::Long("jobs") => index.jobs = Some(parser.value().and_then(|jobs| jobs.parse()).map_err(told)?),
            Arg::Long("shard") => index.shard = Some(shard(&parser.value().and_then(ValueExt::string).map_err(told)?)?),
            Arg::Long("merge") => merge = true,
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            Arg::Value(folder) => folders.push(PathBuf::from(folder)),
            other => return Err(told(other.unexpected())),
        }
    }
    if index.jobs == Some(0) {
        return Err("--jobs must be 1 or more".into());
    }
    if merge {
        return merged(index, folders);
    }
    match <[PathBuf; 2]>::try_from(folders) {
        Ok([articles, out]) => Ok(Command::Index(Index { articles, out, ..index })),
        Err(folders) => Err(format!("index takes two folders, ARTICLES and OUT_DIR, not {}", folders.len())),
    }
}

fn merged(index: Index, mut folders: Vec<PathBuf>) -> Result<Command, String> {
    if index != Index::default() {
        return Err("--merge takes folders of shards only, without --cache, --corrections, --jobs and --shard".into());
    }
    let out = folders.pop().filter(|_| !folders.is_empty());
    let out = out.ok_or("index --merge takes the shards' folders and OUT_DIR")?;
    Ok(Command::Merge { shards: folders, out })
}

/// "3/8".
fn shard(text: &str) -> Result<(u32, u32), String> {
    let numbers = text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
    let fits = |(number, of): &(u32, u32)| (1..=*of).contains(number);
    numbers.filter(fits).ok_or_else(|| format!("\"{text}\" is no shard; write 3/8 for the third of eight"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Result<Command, String> {
        parse(arguments.iter().map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn commands_are_understood() {
        assert_eq!(parsed(&["--help"]), Ok(Command::Help));
        assert_eq!(parsed(&["index", "-h"]), Ok(Command::Help));
        assert_eq!(parsed(&["-V"]), Ok(Command::Version));
        assert_eq!(parsed(&["annotate"]), Ok(Command::Annotate(Annotate::default())));
        let annotate = |format, corrections: Option<&str>| {
            let corrections = corrections.map(Into::into);
            let archive = Some("a".into());
            Ok(Command::Annotate(Annotate { archive, corrections, format, ..Annotate::default() }))
        };
        assert_eq!(parsed(&["annotate", "--archive=a"]), annotate(None, None));
        assert_eq!(parsed(&["annotate", "--archive", "a", "--corrections", "c"]), annotate(None, Some("c")));
        assert_eq!(parsed(&["annotate", "--archive", "a", "--format=csv"]), annotate(Some(Format::Csv), None));
        let french = Annotate { format: Some(Format::Html), language: Language::French, ..Annotate::default() };
        assert_eq!(parsed(&["annotate", "--language=fr", "--format=html"]), Ok(Command::Annotate(french)));
        let explain = |explain| Ok(Command::Explain(Explain { file: "a".into(), ..explain }));
        assert_eq!(parsed(&["explain", "a"]), explain(Explain::default()));
        let word = Explain { json: true, only: Only::Word("Kerry".into()), ..Explain::default() };
        assert_eq!(parsed(&["explain", "--word", "Kerry", "a", "--json"]), explain(word));
        assert_eq!(parsed(&["explain", "a", "--at=7"]), explain(Explain { only: Only::At(7), ..Explain::default() }));
        let index = || Index { articles: "a".into(), out: "b".into(), ..Index::default() };
        assert_eq!(parsed(&["index", "a", "b"]), Ok(Command::Index(index())));
        let shard = Index { shard: Some((3, 8)), jobs: Some(2), cache: Some("c".into()), ..index() };
        let arguments = ["index", "a", "b", "--shard", "3/8", "--jobs=2", "--cache", "c"];
        assert_eq!(parsed(&arguments), Ok(Command::Index(shard)));
        let corrected = Index { corrections: Some("c".into()), ..index() };
        assert_eq!(parsed(&["index", "a", "b", "--corrections=c"]), Ok(Command::Index(corrected)));
        let merge = Command::Merge { shards: vec!["a".into(), "b".into()], out: "c".into() };
        assert_eq!(parsed(&["index", "--merge", "a", "b", "c"]), Ok(merge));
    }

    #[test]
    fn mistakes_are_named() {
        let message = |arguments: &[&str]| parsed(arguments).unwrap_err();
        assert!(message(&[]).contains("a command is missing"));
        assert!(message(&["anotate"]).contains("no command \"anotate\""));
        assert!(message(&["--verbose"]).contains("'--verbose'"));
        assert!(message(&["annotate", "--achive", "a"]).contains("'--achive'"));
        assert!(message(&["annotate", "--archive"]).contains("'--archive'"));
        assert!(message(&["annotate", "--format", "pdf"]).contains("the formats are html, markdown, csv"));
        assert!(message(&["annotate", "--format=csv", "--language=de"]).contains("in en or fr"));
        assert!(message(&["annotate", "--language=fr"]).contains("name one with --format"));
        assert!(message(&["annotate", "a.jsonl"]).contains("use < FILE"));
        assert!(message(&["explain"]).contains("one file"));
        assert!(message(&["explain", "a", "--at", "here"]).contains("here"));
        assert!(message(&["index", "a"]).contains("not 1"));
        for shard in ["0/8", "9/8", "3", "a/b", "1/0"] {
            assert!(message(&["index", "a", "b", "--shard", shard]).contains("the third of eight"), "{shard}");
        }
        assert!(message(&["index", "--merge", "a"]).contains("shards' folders and OUT_DIR"));
        assert!(message(&["index", "--merge", "a", "b", "--jobs", "2"]).contains("without --cache"));
        assert!(message(&["index", "a", "b", "--jobs", "0"]).contains("1 or more"));
    }
}
