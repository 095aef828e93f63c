//! Fits and scores the tagger.

mod crf;
mod data;
mod fit;
mod score;
mod wordlists;

use gloss_extract::Model;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<(), String> {
    let folder = PathBuf::from(arguments.get(1).map_or("../shared/data/ner", String::as_str));
    let recipe = crf::Recipe {
        epochs: env("E", 8),
        alpha: env("A", 0.1),
        l1: env("L1", 0.3),
        l2: env("L2", 1.0),
        dropout: env("D", 0.1),
        seed: env("S", 1),
    };
    match arguments.first().map(String::as_str) {
        Some("fit") => {
            let parts = data::SETS
                .iter()
                .map(|set| Ok(fit::Part { samples: data::read(&folder, set, "train")?, weight: 1.0 }))
                .collect::<Result<Vec<_>, String>>()?;
            let model = fit::fit(wordlists::lexicon()?, &parts, recipe, env("LEAST", 2));
            std::fs::write(arguments.get(2).map_or("crates/model/tagger.bin", String::as_str), model.to_bytes())
                .map_err(|error| error.to_string())
        }
        Some("eval") => {
            let bytes = std::fs::read(arguments.get(2).map_or("crates/model/tagger.bin", String::as_str))
                .map_err(|error| error.to_string())?;
            let model = Model::from_bytes(&bytes).map_err(|error| error.to_string())?;
            eval(&model, &folder, &std::env::var("SPLIT").unwrap_or("dev".into()))
        }
        _ => Err("usage".into()),
    }
}

fn env<T: std::str::FromStr>(name: &str, or: T) -> T {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(or)
}

fn eval(model: &Model, folder: &Path, split: &str) -> Result<(), String> {
    let mut sum = 0.0;
    let mut n = 0;
    for set in data::SETS.iter().chain(data::OTHERS) {
        let Ok(samples) = data::read(folder, set, split) else { continue };
        let score = score::score(model, &samples, score::From::Tags);
        let all = score.pooled();
        println!(
            "{set:20} {:.3} {:.3} {:.3}  {}",
            all.precision(),
            all.recall(),
            all.f1(),
            score.0.map(|c| format!("{:.3}/{:.3}/{:.3}", c.precision(), c.recall(), c.f1())).join("  ")
        );
        sum += all.f1();
        n += 1;
    }
    println!("mean {:.4}", sum / n as f64);
    Ok(())
}
