//! How well the names of one thing are joined, on 120 news texts whose mentions
//! are marked with what they mean (MEANTIME). The set is not part of the
//! project; it lies beside it, in `../shared/data/linking`.
//!
//! ```text
//! cargo test --release -p gloss-engine --test joining -- --ignored --nocapture
//! ```
//!
//! Only names count: pronouns and descriptions ("the company") are left out. Two
//! ways to read a text, marked names (`marked`: the marks stand in for the
//! tagger's tags) and whole reading (`read`: a name that is not found is joined
//! with nothing); three extents: in one text; through all texts of a half, where
//! the key of the entity tells what is meant; and through an archive of them, which
//! joins keys. B3 and pairs, each as precision, recall and F1. The first half is
//! for tuning, the second for reporting.

#![expect(clippy::unwrap_used, reason = "a test may fail so")]

mod meantime;

use gloss_archive::{Class, File, Key, Reader};
use gloss_engine::{Card, Engine, Written};
use gloss_extract::{Analysis, Article, Doc, Label, Model, Span, Tag, extract, names, settle};
use meantime::{Gold, HALVES, Line, gold, is_name};
use std::collections::{BTreeMap, BTreeSet};

/// Reads a text with its marks in the place of the tagger's.
fn settled(article: &Article, gold: &[Gold]) -> Analysis {
    let doc = Doc::new(article);
    let mut tags = vec![Tag::default(); doc.tokens().len()];
    for one in gold {
        for (nth, at) in doc.tokens_in(one.span).enumerate() {
            let label = if nth == 0 { Label::Begin(one.name) } else { Label::Inside(one.name) };
            tags[at] = Tag { label, margin: 1000 };
        }
    }
    settle::settle(&doc, names::find(&doc, &tags))
}

/// For each marked name the entity of the found name that it shares most with.
fn found(analysis: &Analysis, gold: &[Gold]) -> Vec<Option<u32>> {
    let shared = |one: Span, other: Span| one.end.min(other.end).saturating_sub(one.start.max(other.start));
    let best = |gold: &Gold| {
        let names = analysis.mentions.iter().filter(|m| m.kind.is_name() && m.span.overlaps(gold.span));
        names.max_by_key(|mention| shared(mention.span, gold.span)).map(|mention| mention.entity)
    };
    gold.iter().map(best).collect()
}

/// Of each mention what it means, as marked and as found.
type Pairs = Vec<(String, String)>;

/// Sums for B3 (per mention) and for pairs of mentions.
#[derive(Default)]
struct Sums {
    mentions: f64,
    precision: f64,
    recall: f64,
    right: f64,
    found: f64,
    wanted: f64,
}

impl Sums {
    fn add(&mut self, pairs: &Pairs) {
        let (mut gold, mut found, mut both) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for (chain, entity) in pairs {
            *gold.entry(chain).or_insert(0.0) += 1.0;
            *found.entry(entity).or_insert(0.0) += 1.0;
            *both.entry((chain, entity)).or_insert(0.0) += 1.0;
        }
        let couples = |counts: Vec<f64>| counts.iter().map(|n| n * (n - 1.0) / 2.0).sum::<f64>();
        for ((chain, entity), n) in &both {
            self.precision += n * n / found[entity];
            self.recall += n * n / gold[chain];
        }
        self.mentions += pairs.len() as f64;
        self.right += couples(both.into_values().collect());
        self.found += couples(found.into_values().collect());
        self.wanted += couples(gold.into_values().collect());
    }

    fn line(&self) -> String {
        let row = |p: f64, r: f64| format!("{p:.3} {r:.3} {:.3}", 2.0 * p * r / (p + r));
        let b3 = row(self.precision / self.mentions, self.recall / self.mentions);
        format!(
            "B3 {b3}   pairs {}   ({} names)",
            row(self.right / self.found, self.right / self.wanted),
            self.mentions
        )
    }
}

/// An archive of the texts.
fn archive(lines: &[&Line]) -> Reader {
    let mut engine = Engine::new();
    engine.load_model(gloss_model::BYTES).unwrap();
    let written = |(at, line): (usize, &&Line)| Written {
        card: Card { id: at.to_string(), title: at.to_string(), ..Card::default() },
        paragraphs: line.text.split("\n\n").map(|lines| lines.replace('\n', " ")).collect(),
    };
    let packed = engine.index(lines.iter().enumerate().map(written).collect()).unwrap();
    let mut reader = Reader::open(&packed.files[&File::ROOT]).unwrap();
    reader.files().for_each(|file| reader.put(file, &packed.files[&file]).unwrap());
    reader
}

/// What an archive takes an entity for, of the kind and key before the number
/// of a term.
fn term(archive: &Reader, entity: &str) -> String {
    let key = |(kind, text): (&str, &str)| match kind {
        "person" => Key::new(Class::Person, text),
        "place" => Key::new(Class::Place, text),
        _ => Key::new(Class::Organisation, text),
    };
    let number = entity.split_once(':').and_then(|entity| archive.meaning(&key(entity)).unwrap());
    number.map_or_else(|| entity.to_owned(), |number| number.to_string())
}

fn report(half: &str, lines: &[&Line], model: &Model) {
    let mut sums: BTreeMap<&str, (Sums, Pairs)> = BTreeMap::new();
    let archive = archive(lines);
    for line in lines {
        let (gold, article) = (gold(line), Article::plain(line.text.clone()));
        for (how, analysis) in [("marked", settled(&article, &gold)), ("read", extract(Some(model), &article))] {
            let entities = found(&analysis, &gold);
            let name = |at: usize, entity: Option<u32>| match entity.map(|entity| &analysis.entities[entity as usize]) {
                Some(entity) => format!("{}:{}", entity.kind.word(), entity.key),
                None => format!("{} {at}", line.id),
            };
            let pairs: Pairs =
                gold.iter().zip(&entities).enumerate().map(|(at, (g, e))| (g.chain.clone(), name(at, *e))).collect();
            if std::env::var("JOINING_ERRORS").is_ok_and(|wanted| wanted == how && half == "tuning") {
                errors(line, &gold, &pairs);
            }
            let (within, through) = sums.entry(how).or_default();
            within.add(&pairs);
            through.extend(pairs);
        }
    }
    for (how, (within, pairs)) in sums {
        let mut through = Sums::default();
        through.add(&pairs);
        println!("{half:9} {how:6} in one text {}", within.line());
        println!("{half:9} {how:6} all texts   {}", through.line());
        let joined: Pairs = pairs.iter().map(|(chain, entity)| (chain.clone(), term(&archive, entity))).collect();
        let mut through = Sums::default();
        through.add(&joined);
        println!("{half:9} {how:6} in archive  {}", through.line());
        if std::env::var("JOINING_ERRORS").is_ok_and(|wanted| wanted == format!("archive {how}")) && half == "tuning" {
            across(&pairs, &joined);
        }
    }
}

/// Lists what is joined that should not be, and the other way round.
fn errors(line: &Line, gold: &[Gold], pairs: &Pairs) {
    let words = |wanted: &dyn Fn(&(String, String)) -> bool, label: &dyn Fn(&(String, String)) -> String| {
        let of = gold.iter().zip(pairs).filter(|(_, pair)| wanted(pair));
        of.map(|(one, pair)| format!("{} [{}]", one.span.of(&line.text), label(pair))).collect::<BTreeSet<_>>()
    };
    let chains: BTreeSet<_> = pairs.iter().map(|(chain, _)| chain).collect();
    for chain in chains {
        let entities: BTreeSet<_> = pairs.iter().filter(|pair| pair.0 == *chain).map(|pair| &pair.1).collect();
        if entities.len() > 1 {
            println!("{} split  {:?}", line.id, words(&|pair| pair.0 == *chain, &|pair| pair.1.clone()));
        }
    }
    let entities: BTreeSet<_> = pairs.iter().map(|(_, entity)| entity).collect();
    for entity in entities {
        let chains: BTreeSet<_> = pairs.iter().filter(|pair| pair.1 == *entity).map(|pair| &pair.0).collect();
        if chains.len() > 1 {
            let short = |pair: &(String, String)| pair.0.chars().rev().take(4).collect();
            println!("{} joined {:?}", line.id, words(&|pair| pair.1 == *entity, &short));
        }
    }
}

/// Lists what an archive parts or joins that should not be, by the keys.
fn across(pairs: &Pairs, joined: &Pairs) {
    let mut chains: BTreeMap<&str, BTreeMap<&str, BTreeSet<&str>>> = BTreeMap::new();
    let mut terms: BTreeMap<&str, BTreeMap<&str, BTreeSet<&str>>> = BTreeMap::new();
    for ((chain, entity), (_, term)) in pairs.iter().zip(joined).filter(|((_, entity), _)| entity.contains(':')) {
        chains.entry(chain).or_default().entry(term).or_default().insert(entity);
        terms.entry(term).or_default().entry(chain).or_default().insert(entity);
    }
    chains
        .iter()
        .filter(|(_, terms)| terms.len() > 1)
        .for_each(|(chain, terms)| println!("split {chain} {:?}", terms.values()));
    terms.values().filter(|chains| chains.len() > 1).for_each(|chains| println!("joined {chains:?}"));
}

#[test]
#[ignore = "a report on data that is not part of the project"]
fn joining_of_names() {
    let (lines, model) = (meantime::lines(), gloss_model::load().unwrap());
    for (half, rest) in HALVES.into_iter().filter(|_| !lines.is_empty()) {
        let lines: Vec<&Line> = lines.iter().enumerate().filter(|(at, _)| at % 2 == rest).map(|(_, l)| l).collect();
        report(half, &lines, &model);
    }
}

#[test]
fn scores_are_of_joined_mentions() {
    let mut sums = Sums::default();
    let pair = |chain: &str, entity: &str| (chain.to_owned(), entity.to_owned());
    // Two things of two names each; one name of each is taken for a third thing.
    sums.add(&vec![pair("a", "x"), pair("a", "z"), pair("b", "y"), pair("b", "z")]);
    assert_eq!((sums.precision, sums.recall), (3.0, 2.0));
    assert_eq!((sums.right, sums.found, sums.wanted), (0.0, 1.0, 2.0));
    assert!(is_name("the Bank of England") && is_name("U.S.") && !is_name("the airframer") && !is_name("Kerry, who"));
    assert!(!is_name("Iraqi") && !is_name("Prime Minister of Canada") && !is_name("GM and Chrysler"));
}
