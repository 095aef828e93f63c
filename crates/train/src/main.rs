//! Fits the tagger on the labelled sets, scores it, and lists its errors.

mod arguments;
mod attach;
mod baseline;
mod crf;
mod data;
mod exchange;
mod fit;
mod score;
mod show;
mod silver;
mod wordlists;

use arguments::{Action, Arguments};
use gloss_extract::Model;
use score::Score;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const BASELINE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/baseline.csv");
const SILVER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/silver/news.tsv");

fn main() -> ExitCode {
    match Arguments::parse(std::env::args().skip(1)).and_then(|arguments| run(&arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), String> {
    match &arguments.action {
        Action::Fit => fit(arguments),
        Action::Eval => eval(arguments),
        Action::Show(set) => {
            let samples = data::read(&arguments.data, set, "dev")?;
            let errors = show::errors(&load(&arguments.model)?, &samples, arguments.from);
            errors.iter().for_each(|line| println!("{line}"));
            Ok(())
        }
        Action::Attach(network) => {
            let bytes = std::fs::read(network).map_err(|error| format!("{}: {error}", network.display()))?;
            let model = load(&arguments.model)?.with_network(Some(attach::network(&bytes)?));
            write(&arguments.model, &model.to_bytes())
        }
        Action::Tokens(split) => tokens(arguments, split),
        Action::Silver(labels) => {
            let labels = std::fs::read_to_string(labels).map_err(|error| format!("{}: {error}", labels.display()))?;
            let rows = exchange::silver(&labels, &arguments.data, &arguments.news)?;
            write(Path::new(SILVER), rows.as_bytes())
        }
    }
}

fn fit(arguments: &Arguments) -> Result<(), String> {
    let (sets, news) = (&arguments.data, &arguments.news);
    let parts = arguments.half.map_or_else(|| fit::parts(sets, news), |half| fit::half(sets, news, half))?;
    let model = fit::fit(wordlists::lexicon()?, &parts, fit::RECIPE);
    write(&arguments.model, &model.to_bytes())
}

/// Prints the documents, or half of them, of a split of every set that has it, or
/// of the news.
fn tokens(arguments: &Arguments, split: &str) -> Result<(), String> {
    let (model, lexicon) = (load(&arguments.model)?.with_network(None), wordlists::lexicon()?);
    let is_wanted = |sample: &&data::Sample| arguments.half.is_none_or(|half| half.has(&sample.id));
    let sets = data::SETS.iter().chain(data::OTHERS).filter(|set| data::path(&arguments.data, set, split).is_file());
    for set in sets.filter(|_| split != "news") {
        for sample in data::read(&arguments.data, set, split)?.iter().filter(is_wanted) {
            println!("{}", exchange::tokens(set, sample, &model, &lexicon)?);
        }
    }
    let news = if split == "news" { silver::texts(&arguments.news)? } else { BTreeMap::new() };
    for sample in news.values().filter(is_wanted) {
        println!("{}", exchange::tokens("news", sample, &model, &lexicon)?);
    }
    Ok(())
}

fn eval(arguments: &Arguments) -> Result<(), String> {
    let scores = scores(arguments)?;
    let plain = arguments.from == score::From::Reading && arguments.case == data::Case::Own;
    let comparable = arguments.split == "test" && plain;
    if !comparable || arguments.write {
        print!("{}", baseline::aligned(&scores, None)?);
        let table = baseline::table(&scores);
        return if comparable { write(Path::new(BASELINE), table.as_bytes()) } else { Ok(()) };
    }
    let before = std::fs::read_to_string(BASELINE).map_err(|error| format!("cannot read {BASELINE}: {error}"))?;
    print!("{}", baseline::aligned(&scores, Some(&before))?);
    if let [(set, _)] = scores.as_slice()
        && set == data::GOLD
    {
        println!("The project's own {set} set alone: the public sets are not in {}.", arguments.data.display());
    }
    let fallen = baseline::fallen(&before, &scores)?;
    if fallen.is_empty() { Ok(()) } else { Err(fallen.join("\n")) }
}

/// Of every set that has the split and is at hand, after the gold set, which
/// always is.
fn scores(arguments: &Arguments) -> Result<Vec<(String, Score)>, String> {
    let model = load(&arguments.model)?;
    let gold = (arguments.split == "test").then(|| (data::GOLD, PathBuf::from(data::GOLD_FILE)));
    let sets =
        data::SETS.iter().chain(data::OTHERS).map(|set| (*set, data::path(&arguments.data, set, &arguments.split)));
    let at_hand = gold.into_iter().chain(sets).filter(|(_, path)| path.is_file());
    let scored = at_hand.map(|(set, path)| {
        let samples = data::samples(&path, arguments.case)?;
        Ok((set.to_owned(), score::score(&model, &samples, arguments.from)))
    });
    let scores = scored.collect::<Result<Vec<_>, String>>()?;
    if scores.is_empty() {
        let (split, folder) = (&arguments.split, arguments.data.display());
        return Err(format!("no *.{split}.jsonl in {folder}; name the folder of the sets with --data"));
    }
    Ok(scores)
}

fn load(path: &Path) -> Result<Model, String> {
    let bytes = std::fs::read(path).map_err(|error| {
        format!("cannot read {}: {error}; fit a model first or name one with --model", path.display())
    })?;
    Model::from_bytes(&bytes).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    std::fs::write(path, bytes).map_err(|error| format!("cannot write {}: {error}", path.display()))
}
