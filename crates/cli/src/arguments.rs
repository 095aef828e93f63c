//! The command line.

use lexopt::{Arg, Parser, ValueExt};
use std::ffi::OsString;
use std::path::PathBuf;

const COMMANDS: &str = "annotate, explain and index";

/// What the user wants.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Version,
    Annotate { archive: Option<PathBuf> },
    Explain(Explain),
    Index { articles: PathBuf, out: PathBuf },
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
    let mut archive = None;
    while let Some(argument) = parser.next().map_err(told)? {
        match argument {
            Arg::Long("archive") => archive = Some(PathBuf::from(parser.value().map_err(told)?)),
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            Arg::Value(_) => return Err("annotate reads standard input and takes no file; use < FILE".into()),
            other => return Err(told(other.unexpected())),
        }
    }
    Ok(Command::Annotate { archive })
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
    let mut folders = Vec::new();
    while let Some(argument) = parser.next().map_err(told)? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            Arg::Value(folder) => folders.push(PathBuf::from(folder)),
            other => return Err(told(other.unexpected())),
        }
    }
    match <[PathBuf; 2]>::try_from(folders) {
        Ok([articles, out]) => Ok(Command::Index { articles, out }),
        Err(folders) => Err(format!("index takes two folders, ARTICLES and OUT_DIR, not {}", folders.len())),
    }
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
        assert_eq!(parsed(&["annotate"]), Ok(Command::Annotate { archive: None }));
        let archive = Some(PathBuf::from("a"));
        assert_eq!(parsed(&["annotate", "--archive=a"]), Ok(Command::Annotate { archive: archive.clone() }));
        assert_eq!(parsed(&["annotate", "--archive", "a"]), Ok(Command::Annotate { archive }));
        let explain = |explain| Ok(Command::Explain(Explain { file: "a".into(), ..explain }));
        assert_eq!(parsed(&["explain", "a"]), explain(Explain::default()));
        let word = Explain { json: true, only: Only::Word("Kerry".into()), ..Explain::default() };
        assert_eq!(parsed(&["explain", "--word", "Kerry", "a", "--json"]), explain(word));
        assert_eq!(parsed(&["explain", "a", "--at=7"]), explain(Explain { only: Only::At(7), ..Explain::default() }));
        assert_eq!(parsed(&["index", "a", "b"]), Ok(Command::Index { articles: "a".into(), out: "b".into() }));
    }

    #[test]
    fn mistakes_are_named() {
        let message = |arguments: &[&str]| parsed(arguments).unwrap_err();
        assert!(message(&[]).contains("a command is missing"));
        assert!(message(&["anotate"]).contains("no command \"anotate\""));
        assert!(message(&["--verbose"]).contains("'--verbose'"));
        assert!(message(&["annotate", "--achive", "a"]).contains("'--achive'"));
        assert!(message(&["annotate", "--archive"]).contains("'--archive'"));
        assert!(message(&["annotate", "a.jsonl"]).contains("use < FILE"));
        assert!(message(&["explain"]).contains("one file"));
        assert!(message(&["explain", "a", "--at", "here"]).contains("here"));
        assert!(message(&["index", "a"]).contains("not 1"));
    }
}
