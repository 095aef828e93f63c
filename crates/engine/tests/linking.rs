//! Whether links lead to articles about the same thing, on 120 news texts whose
//! names are marked with what they mean, across texts (MEANTIME). The set is not
//! part of the project; it lies beside it, in `../shared/data/linking`.
//!
//! ```text
//! cargo xtask eval links
//! ```
//!
//! Each text is read with an archive of the 119 others. A link is a marked name
//! and an article that its entity is linked to:
//!
//! - right, if anything in that article is marked as the same;
//! - wrong, if not, and a sentence shown for it lies in the part of the article
//!   that is marked throughout: headline, date and four sentences;
//! - not judged, if all sentences shown lie behind that part, where only some
//!   things are marked, or if nothing at all is marked in the article. Links of
//!   names that are not marked are not judged either. How many, the table says.
//!
//! Precision is right by right and wrong. Recall is, of all pairs of a marked
//! name and another article in which the same is marked by a name, the share that
//! is linked. Names are those of `joining.rs`: no pronouns, no descriptions.
//! Every other text is for tuning, the rest for reporting.

#![expect(clippy::unwrap_used, reason = "a test may fail so")]

mod meantime;

use gloss_engine::{Card, Engine, Input, Memory, Part, Reading, Written, pack};
use gloss_extract::{Name, Span};
use meantime::{Gold, HALVES, Line, gold};
use std::collections::{BTreeMap, BTreeSet};

/// What must be reached on the half for reporting.
const PRECISION: f64 = 0.90;
const RECALL: f64 = 0.70;

/// How many lines of a text are marked throughout: the headline, the date, four
/// sentences. Behind them only some things are, those that are looked for across
/// texts.
const MARKED: usize = 6;

/// A text as an archive article. Its lines are paragraphs, the first the title.
fn written(line: &Line) -> Written {
    let mut lines = lines_of(&line.text).map(str::to_owned);
    let card = Card { id: line.id.clone(), title: lines.next().unwrap_or_default(), ..Card::default() };
    Written { card, paragraphs: lines.collect() }
}

fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// What the set says of a text.
struct Truth {
    names: Vec<Gold>,
    /// All that is marked, by whatever words.
    chains: BTreeSet<String>,
    /// Where the part that was marked ends, in the archive article's text.
    end: usize,
}

impl Truth {
    fn new(line: &Line) -> Self {
        let marks = line.spans.iter().flatten();
        let lines: Vec<&str> = lines_of(&line.text).take(MARKED).collect();
        Self { names: gold(line), chains: marks.map(meantime::Marked::chain).collect(), end: lines.join("\n\n").len() }
    }

    fn has_name(&self, chain: &str) -> bool {
        self.names.iter().any(|name| name.chain == chain)
    }
}

#[derive(Default, Clone, Copy)]
struct Sums {
    right: f64,
    wrong: f64,
    behind: f64,
    unmarked: f64,
    wanted: f64,
    found: f64,
}

impl Sums {
    fn precision(&self) -> f64 {
        self.right / (self.right + self.wrong)
    }

    fn recall(&self) -> f64 {
        self.found / self.wanted
    }

    fn add(&mut self, other: &Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.behind += other.behind;
        self.unmarked += other.unmarked;
        self.wanted += other.wanted;
        self.found += other.found;
    }
}

/// The articles that an entity is linked to, each with where the sentences
/// shown for it begin.
fn linked(reading: &Reading, entity: u32) -> BTreeMap<&str, Vec<usize>> {
    let mut articles: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for link in &reading.links[entity as usize] {
        articles.entry(&link.card.id).or_default().push(link.at.start as usize);
    }
    articles
}

/// The entity of the found name that shares most with a marked one.
fn entity(reading: &Reading, gold: Span) -> Option<u32> {
    let shared = |one: Span| one.end.min(gold.end).saturating_sub(one.start.max(gold.start));
    let names = reading.analysis.mentions.iter().filter(|m| m.kind.is_name() && m.span.overlaps(gold));
    names.max_by_key(|mention| shared(mention.span)).map(|mention| mention.entity)
}

/// Judges the links of one marked name.
fn judge(id: &str, name: &Gold, articles: &BTreeMap<&str, Vec<usize>>, truths: &BTreeMap<&str, Truth>) -> Sums {
    let mut sums = Sums::default();
    for (article, sentences) in articles {
        let truth = &truths[article];
        if truth.chains.is_empty() {
            sums.unmarked += 1.0;
        } else if truth.chains.contains(&name.chain) {
            sums.right += 1.0;
        } else if sentences.iter().all(|start| *start >= truth.end) {
            sums.behind += 1.0;
        } else {
            sums.wrong += 1.0;
        }
    }
    let wanted = || truths.iter().filter(|(other, truth)| **other != id && truth.has_name(&name.chain));
    sums.wanted = wanted().count() as f64;
    sums.found = wanted().filter(|(other, _)| articles.contains_key(**other)).count() as f64;
    sums
}

/// Reads a text with an archive of the others.
fn read(engine: &mut Engine, line: &Line, parts: &[Part]) -> Reading {
    let others: Vec<Part> = parts.iter().filter(|part| part.entry.card.id != line.id).cloned().collect();
    let mut archive = Memory::of(&others);
    pack(others.len(), &mut archive).unwrap();
    engine.load_whole(&archive).unwrap();
    let (article, _) = engine.take(Input::Text(line.text.clone()), None).unwrap();
    engine.read(article, None)
}

/// Lists what goes wrong on the half for tuning, if `LINKING_ERRORS` is set.
fn show(line: &Line, name: &Gold, reading: &Reading, at: Option<u32>, sums: &Sums) {
    let wrong = sums.wrong > 0.0 || sums.found < sums.wanted;
    if wrong && std::env::var_os("LINKING_ERRORS").is_some() {
        let key = at.map(|at| &reading.analysis.entities[at as usize]);
        let key = key.map(|entity| format!("{}:{}", entity.kind.word(), entity.key));
        let text = name.span.of(&line.text);
        println!("{} {text:?} {key:?} wrong {} missed {}", line.id, sums.wrong, sums.wanted - sums.found);
    }
}

fn row(half: &str, kind: &str, sums: &Sums) {
    println!(
        "{half:9} {kind:12} {:.3} {:6} {:6}   {:.3} {:6} {:6}   {:6} {:6}",
        sums.precision(),
        sums.right,
        sums.wrong,
        sums.recall(),
        sums.found,
        sums.wanted,
        sums.behind,
        sums.unmarked
    );
}

#[test]
#[ignore = "a report on data that is not part of the project"]
fn links_lead_to_the_same() {
    let lines = meantime::lines();
    if lines.is_empty() {
        return;
    }
    let truths: BTreeMap<&str, Truth> = lines.iter().map(|line| (line.id.as_str(), Truth::new(line))).collect();
    let mut engine = Engine::new();
    engine.load_model(gloss_model::BYTES).unwrap();
    let parts: Vec<Part> = lines.iter().map(|line| engine.written(&written(line))).collect();
    println!(
        "half      kind         prec.  right  wrong   recall found wanted   not judged: behind the marks, no marks"
    );
    for (half, rest) in HALVES {
        let mut kinds: BTreeMap<&str, Sums> = BTreeMap::new();
        let mut others = 0;
        for line in lines.iter().enumerate().filter(|(at, _)| at % 2 == rest).map(|(_, line)| line) {
            let reading = read(&mut engine, line, &parts);
            let truth = &truths[line.id.as_str()];
            let mut marked = BTreeSet::new();
            for name in &truth.names {
                let at = entity(&reading, name.span);
                marked.extend(at);
                let articles = at.map(|at| linked(&reading, at)).unwrap_or_default();
                let sums = judge(&line.id, name, &articles, &truths);
                if half == "tuning" {
                    show(line, name, &reading, at, &sums);
                }
                kinds.entry(word(name.name)).or_default().add(&sums);
            }
            let names = (0..).zip(&reading.analysis.entities).filter(|(_, entity)| entity.kind.is_name());
            let unmarked = names.filter(|(at, _)| !marked.contains(at));
            others += unmarked.map(|(at, _)| linked(&reading, at).len()).sum::<usize>();
        }
        let mut all = Sums::default();
        kinds.values().for_each(|sums| all.add(sums));
        kinds.iter().for_each(|(kind, sums)| row(half, kind, sums));
        row(half, "all", &all);
        println!("{half:9} links of names that are not marked: {others}");
        let reached = all.precision() >= PRECISION && all.recall() >= RECALL;
        assert!(half == "tuning" || reached, "the floor is precision {PRECISION}, recall {RECALL}");
    }
}

fn word(name: Name) -> &'static str {
    match name {
        Name::Person => "person",
        Name::Place => "place",
        Name::Organisation => "organisation",
    }
}

#[test]
fn links_are_judged_by_what_is_marked() {
    let name = |chain: &str| Gold { span: Span::new(0, 1), name: Name::Person, chain: chain.into() };
    let truth = |chains: &[&str], end| Truth {
        names: chains.iter().map(|chain| name(chain)).collect(),
        chains: chains.iter().map(|chain| (*chain).to_owned()).collect(),
        end,
    };
    let truths = BTreeMap::from([
        ("own", truth(&["a"], 9)),
        ("same", truth(&["a", "b"], 9)),
        ("missed", truth(&["a"], 9)),
        ("wrong", truth(&["b"], 9)),
        ("behind", truth(&["b"], 9)),
        ("blank", truth(&[], 0)),
    ]);
    let articles =
        BTreeMap::from([("same", vec![20]), ("wrong", vec![20, 3]), ("behind", vec![20]), ("blank", vec![0])]);
    let sums = judge("own", &name("a"), &articles, &truths);
    assert_eq!((sums.right, sums.wrong, sums.behind, sums.unmarked), (1.0, 1.0, 1.0, 1.0));
    assert_eq!((sums.found, sums.wanted), (1.0, 2.0));
}
