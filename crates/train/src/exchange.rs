//! Tokens out to the teachers and the network, and labels back in. See
//! `network/README.md`.

use crate::data::{self, Sample};
use crate::silver;
use gloss_extract::tagger::lexicon::Lexicon;
use gloss_extract::{Doc, Model, tagger};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::path::Path;

/// A document as the teacher reads it: one list per sentence.
#[derive(Debug, Serialize)]
struct Tokens<'a> {
    set: &'a str,
    id: &'a str,
    sentences: Vec<Vec<&'a str>>,
    labels: Vec<&'a [u8]>,
    /// Emission scores of the linear tagger.
    scores: Vec<&'a [[i32; tagger::LABELS]]>,
    /// How sure the linear tagger is of its label.
    margins: Vec<&'a [i32]>,
    /// What the network is told of each token, as [`tagger::Cell`] lists it.
    cells: Vec<Vec<[u16; 8]>>,
}

/// A document as the teacher labelled it.
#[derive(Debug, Deserialize)]
struct Labels {
    id: String,
    labels: Vec<Vec<usize>>,
}

/// One line for a document.
pub(crate) fn tokens(set: &str, sample: &Sample, model: &Model, lexicon: &Lexicon) -> Result<String, String> {
    let doc = Doc::new(&sample.article);
    let labels = data::labels(&doc, &sample.names);
    let scores = model.sums(&doc);
    let margins: Vec<i32> = model.tag(&doc).iter().map(|tag| tag.margin).collect();
    let cells = tagger::cells(lexicon, &doc);
    let ranges = || doc.sentences().iter().map(|sentence| sentence.tokens.clone());
    let line = Tokens {
        set,
        id: &sample.id,
        sentences: ranges().map(|tokens| tokens.map(|at| doc.word(at)).collect()).collect(),
        labels: ranges().map(|tokens| labels.get(tokens).unwrap_or_default()).collect(),
        scores: ranges().map(|tokens| scores.get(tokens).unwrap_or_default()).collect(),
        margins: ranges().map(|tokens| margins.get(tokens).unwrap_or_default()).collect(),
        cells: ranges().map(|tokens| cells[tokens].iter().map(numbers).collect()).collect(),
    };
    serde_json::to_string(&line).map_err(|error| error.to_string())
}

fn numbers(cell: &tagger::Cell) -> [u16; 8] {
    let [code, line, listed, part, alone] = [cell.code, cell.line, cell.listed, cell.part, cell.alone].map(u16::from);
    [code, line, listed, part, alone, cell.brown, cell.prefix, cell.suffix]
}

/// The silver rows of the labelled documents, without those that share text
/// with a dev or test split.
pub(crate) fn silver(labels: &str, data: &Path, news: &Path) -> Result<String, String> {
    let texts = silver::texts(news)?;
    let held = held_out(data)?;
    let mut rows = String::new();
    for line in labels.lines() {
        let labels: Labels = serde_json::from_str(line).map_err(|error| format!("{error} in {line}"))?;
        let sample = texts.get(&labels.id).ok_or_else(|| format!("no article {} in {}", labels.id, news.display()))?;
        if runs(sample.article.text()).filter(|run| held.contains(run)).count() <= 3 {
            rows.push_str(&row(sample, &labels.labels.concat())?);
        }
    }
    Ok(rows)
}

/// All runs of words in the dev and test splits.
fn held_out(data: &Path) -> Result<HashSet<String>, String> {
    let mut held = HashSet::new();
    for set in data::SETS.iter().chain(data::OTHERS) {
        for split in ["dev", "test"].into_iter().filter(|split| data::path(data, set, split).is_file()) {
            data::read(data, set, split)?.iter().for_each(|sample| held.extend(runs(sample.article.text())));
        }
    }
    Ok(held)
}

fn runs(text: &str) -> impl Iterator<Item = String> {
    let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    (8..=words.len()).map(move |end| words[end - 8..end].join(" "))
}

fn row(sample: &Sample, labels: &[usize]) -> Result<String, String> {
    let doc = Doc::new(&sample.article);
    if labels.len() != doc.tokens().len() {
        return Err(format!("{}: {} labels for {} tokens", sample.id, labels.len(), doc.tokens().len()));
    }
    let (text, mut end, mut names) = (sample.article.text(), 0, Vec::new());
    for at in (0..labels.len()).filter(|&at| labels[at] % 2 == 1) {
        let more = labels[at + 1..].iter().take_while(|&&label| label == labels[at] + 1).count();
        let Some(span) = doc.span(at..at + 1 + more) else { continue };
        let gap = text.get(end..span.start as usize).unwrap_or_default().chars().count();
        names.push(format!("{gap}{}{}", ['P', 'L', 'O'][labels[at].min(5) / 2], span.of(text).chars().count()));
        end = span.end as usize;
    }
    Ok(format!("{}\t{}\n", sample.id, names.join(" ")))
}
