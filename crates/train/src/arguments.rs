//! What the command line asks for.

use crate::data::{Case, Half};
use crate::score::From;
use std::path::PathBuf;

/// How the command is used.
pub(crate) const USAGE: &str = "\
usage: gloss-train fit  [--half 0|1] [--data FOLDER] [--news FOLDER] [--model FILE]
       gloss-train eval [--data FOLDER] [--model FILE] [--split dev] [--case lower|upper|title] [--tags] [--write]
       gloss-train show SET [--data FOLDER] [--model FILE] [--tags]
       gloss-train tokens train|dev|news [--half 0|1] [--data FOLDER] [--news FOLDER] [--model FILE]
       gloss-train attach NETWORK [--model FILE]
       gloss-train silver LABELS [--data FOLDER] [--news FOLDER]

  fit    trains on the train and dev splits and the news named in crates/train/silver
  eval   scores the test splits and compares with crates/train/baseline.csv
  show   lists the errors on a set's dev split
  attach puts a trained network into the model
  tokens and silver: see crates/train/network/README.md

  --data   folder of the sets (../shared/data/ner)
  --news   folder of the unlabelled news (../shared/data/news)
  --model  the model file (crates/model/tagger.bin)
  --split  score another split, without comparing
  --half   fit on half of the documents of the train splits and the news alone; print these alone
  --case   put the texts in lower case, in capitals or in title case; without comparing
  --tags   score the tagger alone, not the whole reading; without comparing
  --write  write the baseline instead of comparing";

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Action {
    Fit,
    Eval,
    Show(String),
    Tokens(String),
    Silver(PathBuf),
    Attach(PathBuf),
}

/// The whole request.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Arguments {
    pub(crate) action: Action,
    pub(crate) data: PathBuf,
    pub(crate) news: PathBuf,
    pub(crate) model: PathBuf,
    pub(crate) split: String,
    pub(crate) half: Option<Half>,
    pub(crate) case: Case,
    pub(crate) from: From,
    pub(crate) write: bool,
}

impl Arguments {
    /// Reads the words after the program's name.
    pub(crate) fn parse(words: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let mut words = words.into_iter();
        let mut value =
            |after: &str| words.next().ok_or_else(|| format!("a value is missing after {after}\n\n{USAGE}"));
        let action = match value("gloss-train")?.as_str() {
            "fit" => Action::Fit,
            "eval" => Action::Eval,
            "show" => Action::Show(value("show")?),
            "tokens" => Action::Tokens(value("tokens")?),
            "attach" => Action::Attach(value("attach")?.into()),
            "silver" => Action::Silver(value("silver")?.into()),
            other => return Err(format!("unknown command {other:?}\n\n{USAGE}")),
        };
        let mut arguments = Arguments {
            action,
            data: "../shared/data/ner".into(),
            news: "../shared/data/news".into(),
            model: "crates/model/tagger.bin".into(),
            split: "test".into(),
            half: None,
            case: Case::Own,
            from: From::Reading,
            write: false,
        };
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("a value is missing after {word}\n\n{USAGE}"));
            match word.as_str() {
                "--data" => arguments.data = value()?.into(),
                "--news" => arguments.news = value()?.into(),
                "--model" => arguments.model = value()?.into(),
                "--split" => arguments.split = value()?,
                "--half" => arguments.half = Some(half(&value()?)?),
                "--case" => arguments.case = case(&value()?)?,
                "--tags" => arguments.from = From::Tags,
                "--write" => arguments.write = true,
                _ => return Err(format!("unknown argument {word:?}\n\n{USAGE}")),
            }
        }
        Ok(arguments)
    }
}

fn half(word: &str) -> Result<Half, String> {
    match word {
        "0" => Ok(Half(0)),
        "1" => Ok(Half(1)),
        other => Err(format!("unknown half {other:?}\n\n{USAGE}")),
    }
}

fn case(word: &str) -> Result<Case, String> {
    match word {
        "lower" => Ok(Case::Lower),
        "upper" => Ok(Case::Upper),
        "title" => Ok(Case::Title),
        other => Err(format!("unknown case {other:?}\n\n{USAGE}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Arguments, String> {
        Arguments::parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn options_replace_the_defaults() {
        let arguments = parse("show gum --tags --data sets").unwrap();
        assert_eq!(arguments.action, Action::Show("gum".into()));
        assert_eq!((arguments.data, arguments.from), ("sets".into(), From::Tags));
        assert_eq!(arguments.model, PathBuf::from("crates/model/tagger.bin"));
    }

    #[test]
    fn mistakes_are_named_with_the_usage() {
        for line in ["", "fits", "show", "eval --case odd", "fit --half 2", "eval --data", "eval --model"] {
            assert!(parse(line).unwrap_err().contains("usage:"), "{line}");
        }
        assert!(parse("fit --fast").unwrap_err().contains("--fast"));
    }
}
