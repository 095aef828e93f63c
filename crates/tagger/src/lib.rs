//! Names by a trained model: one tag per token.
//!
//! A linear-chain conditional random field over hashed features and the scores
//! of a small network, all rounded to bytes, so that every machine gives the
//! same tags.

#![forbid(unsafe_code)]

mod cell;
mod decode;
mod features;
mod form;
mod format;
mod hash;
mod lattice;
pub mod lexicon;
mod lines;
pub mod network;
mod reading;
mod runs;
mod scorer;
mod sum;
mod table;

pub use cell::{AFFIXES, Cell};
pub use decode::{LABELS, Transitions, label, may_follow};
pub use format::FEATURES;
pub use lattice::{Join, Lattice};

use self::decode::Decoder;
use self::features::Sink;
use self::format::{Reader, Writer, unpack};
use self::lexicon::Lexicon;
use self::lines::Lines;
use self::network::{Network, Run};
use self::reading::{Reading, Scene};
use self::scorer::{SHUT, Scorer};
use self::table::Table;
use gloss_text::Doc;
use serde::{Deserialize, Serialize};

/// The kinds of name that the model knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Name {
    /// A human being.
    Person,
    /// A spot on the map.
    Place,
    /// A group of people.
    Organisation,
}

impl Name {
    /// All kinds, in the order of the model's columns.
    pub const ALL: [Name; 3] = [Name::Person, Name::Place, Name::Organisation];
}

/// Where a token stands in a name (the BIO scheme).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Label {
    /// In no name.
    #[default]
    Outside,
    /// The first token of a name.
    Begin(Name),
    /// A further token of the name begun before.
    Inside(Name),
}

/// The model's decision on one token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tag {
    /// Where the token stands.
    pub label: Label,
    /// Score of this label above the best other one, in the model's own fixed
    /// point; larger is surer.
    pub margin: i32,
}

/// Why the bytes of a model were not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// Not a model file.
    #[error("these bytes are not a Gloss model; take the file tagger.bin that belongs to this version of Gloss")]
    NotAModel,
    /// Made for another version of the features.
    #[error(
        "the model is of version {found}, this Gloss reads version {expected}; reload the page, or fit the model anew \
         with `cargo run --release -p gloss-train -- fit`"
    )]
    Version {
        /// Of the file.
        found: u32,
        /// Of this program.
        expected: u32,
    },
    /// A model file whose content does not add up.
    #[error("the model file is damaged or cut short; fetch it again")]
    Damaged,
}

/// The model's fixed point: so many to a unit of the logarithm of a probability.
pub const SCALE: f32 = 32.0;

/// From this margin on, the linear features decide alone, and most of the network,
/// which takes longer, is spared (`crates/train/RESULTS.md`).
const SURE: i32 = 64;

/// Tokens whose sentences are read together.
const TOGETHER: usize = 1024;

/// So far around an open word the network scores others too.
const NEAR: usize = 2;

/// Weights of a feature for each label.
pub type Weights = [i8; LABELS];

/// The trained weights, ready to use.
#[derive(Debug)]
pub struct Model {
    lexicon: Lexicon,
    transitions: Transitions,
    weights: Lines,
    /// None in a model of linear features alone.
    network: Option<Network>,
}

impl Model {
    /// Puts a model together from what was trained.
    pub fn new(lexicon: Lexicon, transitions: Transitions, weights: &[(u64, Weights)]) -> Self {
        let row = |(feature, weights): &(u64, Weights)| (*feature, weights.map(|weight| weight as u8).to_vec());
        let weights = Table::new(LABELS, weights.iter().map(row).collect());
        Model { lexicon, transitions, weights: Lines::new(&weights), network: None }
    }

    /// The same with a network, or without one.
    pub fn with_network(self, network: Option<Network>) -> Self {
        Model { network, ..self }
    }

    /// Reads a model file. Any bytes give a model or an error, never a panic.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let tables = unpack(bytes)?;
        let mut from = Reader::new(&tables);
        let lexicon = Lexicon::read(&mut from)?;
        let transitions = Transitions::read(&mut from)?;
        let weights = Lines::new(&Table::read(LABELS, &mut from)?);
        let network = (from.u32()? > 0).then(|| Network::read(&mut from)).transpose()?;
        from.end()?;
        Ok(Model { lexicon, transitions, weights, network })
    }

    /// The model as a file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer::default();
        self.lexicon.write(&mut out);
        self.transitions.write(&mut out);
        self.weights.table(LABELS).write(&mut out);
        out.u32(self.network.is_some().into());
        self.network.iter().for_each(|network| network.write(&mut out));
        out.into_file()
    }

    /// One tag per token of `doc`, in order. A name never crosses a sentence.
    pub fn tag(&self, doc: &Doc) -> Vec<Tag> {
        self.tag_with(doc, &mut |_| {})
    }

    /// As [`Model::tag`]; `progress` is told the byte up to which the text is
    /// tagged, before each sentence.
    pub fn tag_with(&self, doc: &Doc, progress: &mut dyn FnMut(u32)) -> Vec<Tag> {
        let mut tags = Vec::with_capacity(doc.tokens().len());
        self.each_sentence(doc, progress, |own, _| tags.extend(own));
        tags
    }

    /// The scores of every token before its neighbours' labels are weighed, for
    /// explaining.
    pub fn scores(&self, doc: &Doc) -> Vec<[i32; LABELS]> {
        let mut all = Vec::with_capacity(doc.tokens().len());
        self.each_sentence(doc, &mut |_| {}, |_, scores| all.extend(scores));
        all
    }

    /// The sums of the linear features of every token, for training.
    pub fn sums(&self, doc: &Doc) -> Vec<[i32; LABELS]> {
        let reading = Reading::new(doc, &self.lexicon);
        let mut scorer = Scorer::whole(&self.weights, &reading);
        let sentences = doc.sentences().iter();
        sentences.flat_map(|sentence| scorer.scores(&Scene::new(&reading, sentence.tokens.clone()))).collect()
    }

    fn each_sentence(
        &self,
        doc: &Doc,
        progress: &mut dyn FnMut(u32),
        mut each: impl FnMut(Vec<Tag>, &[[i32; LABELS]]),
    ) {
        let decoder = Decoder::new(&self.transitions);
        let reading = Reading::new(doc, &self.lexicon);
        let mut scorer = Scorer::new(&self.weights, &reading);
        let mut run = self.network.as_ref().map(|network| (network, Run::new(network, &reading)));
        let mut sentences = doc.sentences();
        while let Some(first) = sentences.first() {
            // Together, so that the network's weights are fetched once for several.
            let end = first.tokens.start + TOGETHER;
            let count = sentences.iter().take_while(|sentence| sentence.tokens.end <= end).count().max(1);
            let (some, rest) = sentences.split_at(count);
            sentences = rest;
            let mut open = Vec::with_capacity(some.len());
            for sentence in some {
                progress(sentence.span.start);
                let scene = Scene::new(&reading, sentence.tokens.clone());
                let scores = scorer.scores(&scene);
                let tags = decoder.decode(&scores);
                let asked = run.as_mut().map(|(_, run)| {
                    let unsure = unsure(&tags, &scene, &scores);
                    let numbers = run.ask(&scene, &unsure);
                    (unsure, numbers)
                });
                open.push((scores, tags, asked));
            }
            if let Some((_, run)) = &mut run {
                run.compute();
            }
            for (mut scores, mut tags, asked) in open {
                if let (Some((network, run)), Some((unsure, numbers))) = (&run, &asked)
                    && !numbers.is_empty()
                {
                    let asked = scores.iter_mut().zip(unsure).filter(|(_, unsure)| **unsure);
                    asked.zip(numbers).for_each(|((score, _), at)| *score = network.joined(*score, run.scores(*at)));
                    tags = decoder.decode(&scores);
                }
                each(tags, &scores);
            }
        }
    }

    /// How labels follow one another.
    pub fn transitions(&self) -> &Transitions {
        &self.transitions
    }
}

/// For every token of a sentence whether the linear features leave its label
/// open, or that of a word close by and it is capitalised too, or joined to that
/// one: there the network is asked.
fn unsure(tags: &[Tag], scene: &Scene, scores: &[[i32; LABELS]]) -> Vec<bool> {
    let reading = scene.reading;
    let is_asked = |(at, scores): (usize, &[i32; LABELS])| {
        let is_open = |at: usize| tags.get(at).is_some_and(|tag| tag.margin < SURE);
        let token = scene.tokens.start + at;
        let joined = |tokens: std::ops::RangeInclusive<usize>| tokens.into_iter().all(|at| !reading.doc().spaced(at));
        let capitalised = || reading.form(token).case.is_capitalised();
        let before = |by| is_open(at.wrapping_sub(by)) && (capitalised() || joined(token - by + 1..=token));
        let after = |by| is_open(at + by) && (capitalised() || joined(token + 1..=token + by));
        *scores != SHUT && (is_open(at) || (1..=NEAR).any(|by| before(by) || after(by)))
    };
    scores.iter().enumerate().map(is_asked).collect()
}

/// The features of every token of a document, for training: calls `each` with
/// the token's index and its features.
pub fn features(lexicon: &Lexicon, doc: &Doc, mut each: impl FnMut(usize, &[u64])) {
    let reading = Reading::new(doc, lexicon);
    let mut sink = Sink::new();
    for sentence in doc.sentences() {
        features::features(&Scene::new(&reading, sentence.tokens.clone()), &mut sink, &mut each);
    }
}

/// What the network sees of every token of a document, for training.
pub fn cells(lexicon: &Lexicon, doc: &Doc) -> Vec<Cell> {
    let reading = Reading::new(doc, lexicon);
    let cells = |scene: Scene| scene.tokens.clone().map(|at| Cell::new(&scene, at)).collect::<Vec<_>>();
    doc.sentences().iter().flat_map(|sentence| cells(Scene::new(&reading, sentence.tokens.clone()))).collect()
}

#[cfg(test)]
mod tests {
    use super::lexicon::{Word, listed};
    use super::*;
    use gloss_text::Article;
    use proptest::prelude::*;

    /// A model that takes listed cities for places and nothing else for a name.
    fn small() -> Model {
        let word = Word { text: "baghdad".into(), vector: [3, 700], ..Word::default() };
        let phrases = [("baghdad".to_owned(), listed::CITY), ("new york city".to_owned(), listed::CITY)];
        let lexicon = Lexicon::new(vec![5, 9], &[word], &phrases);
        let mut rows = Vec::new();
        let article = Article::plain("in Baghdad now\nin New York City now".into());
        features(&lexicon, &Doc::new(&article), |at, features| {
            let column = [0, 3, 0, 0, 3, 4, 4, 0][at];
            let mut weights = [0; LABELS];
            weights[column] = 9;
            rows.extend(features.iter().map(|feature| (*feature, weights)));
        });
        // Features that stand for several labels decide nothing.
        let all = rows.clone();
        rows.retain(|(feature, weights)| all.iter().all(|(other, others)| other != feature || others == weights));
        Model::new(lexicon, Transitions::default(), &rows)
    }

    fn names(model: &Model, text: &str) -> Vec<String> {
        let article = Article::plain(text.into());
        let doc = Doc::new(&article);
        let tags = model.tag(&doc);
        assert_eq!(tags.len(), doc.tokens().len());
        (0..tags.len()).filter(|&at| tags[at].label != Label::Outside).map(|at| doc.word(at).to_owned()).collect()
    }

    #[test]
    fn a_model_reads_back_as_it_was_written() {
        let text = "in Baghdad now\nin New York City now";
        let model = small();
        assert_eq!(names(&model, text), ["Baghdad", "New", "York", "City"]);
        let bytes = model.to_bytes();
        let again = Model::from_bytes(&bytes).unwrap();
        assert_eq!(names(&again, text), names(&model, text));
        assert_eq!(again.to_bytes(), bytes);
    }

    /// A row for every feature that may occur, drawn by its hash.
    fn drawn(doc: &Doc, lexicon: Lexicon) -> Model {
        let mut rows = Vec::new();
        features(&lexicon, doc, |_, features| {
            let weights = |feature: &u64| feature.rotate_left(9).to_le_bytes().first_chunk().unwrap().map(|b| b as i8);
            rows.extend(
                features.iter().filter(|feature| **feature % 3 > 0).map(|feature| (*feature, weights(feature))),
            );
        });
        Model::new(lexicon, Transitions::default(), &rows)
    }

    fn assert_sums(text: &str) {
        let article = Article::plain(text.into());
        let doc = Doc::new(&article);
        let model = drawn(&doc, small().lexicon);
        let mut sums = Vec::new();
        features(&model.lexicon, &doc, |_, features| {
            let mut sum = [0; LABELS];
            for row in features.iter().filter_map(|feature| model.weights.row(*feature)) {
                let row = row.to_le_bytes();
                sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += i32::from(weight as i8));
            }
            sums.push(sum);
        });
        assert_eq!(model.sums(&doc), sums, "{text}");
        for ((score, sum), tag) in model.scores(&doc).iter().zip(&sums).zip(model.tag(&doc)) {
            assert!(score == sum || *score == SHUT && tag.label == Label::Outside, "{text}");
        }
    }

    #[test]
    fn scores_are_the_sums_of_all_features() {
        assert_sums("");
        assert_sums(
            "New York City and the Bank of New York City, in Baghdad. In BAGHDAD NEW YORK, 3 of York's U.S. men.",
        );
        assert_sums("New York\nCity New York Aa-Bb\nof Aa Bb of Cc. Aa Bb Cc Dd Ee Ff Gg Hh of Ii");
    }

    #[test]
    fn foreign_bytes_and_other_versions_are_told_apart() {
        assert_eq!(Model::from_bytes(b"").unwrap_err(), ModelError::NotAModel);
        assert_eq!(Model::from_bytes(b"PK\x03\x04 a zip file").unwrap_err(), ModelError::NotAModel);
        let mut bytes = small().to_bytes();
        bytes[8] += 1;
        let error = Model::from_bytes(&bytes).unwrap_err();
        assert_eq!(error, ModelError::Version { found: FEATURES + 1, expected: FEATURES });
        assert!(error.to_string().contains("gloss-train"), "{error}");
    }

    #[test]
    fn every_cut_and_every_flipped_bit_is_noticed() {
        let bytes = small().to_bytes();
        for len in 0..bytes.len() {
            assert!(Model::from_bytes(&bytes[..len]).is_err(), "{len}");
        }
        for bit in 0..bytes.len() * 8 {
            let mut flipped = bytes.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(Model::from_bytes(&flipped).is_err(), "{bit}");
        }
    }

    proptest! {
        /// With a checksum that fits, so that the parts are really read.
        #[test]
        fn any_content_gives_a_model_or_an_error(
            at in 0..2000usize, with in prop::collection::vec(any::<u8>(), 0..12), cut in 0..2000usize,
        ) {
            let mut content = unpack(&small().to_bytes()).unwrap();
            let at = at.min(content.len());
            let end = (at + with.len()).min(content.len());
            content.splice(at..end, with);
            content.truncate(content.len().saturating_sub(cut / 100));
            let mut out = Writer::default();
            out.bytes(&content);
            if let Ok(model) = Model::from_bytes(&out.into_file()) {
                names(&model, "in Baghdad now");
            }
        }

        #[test]
        fn any_text_gives_one_tag_per_token(text in "\\PC{0,60}|([A-Z][a-z]{0,3}[ .,'\n-]){0,40}") {
            names(&small(), &text);
        }

        #[test]
        fn any_text_is_scored_by_all_features(text in "\\PC{0,40}|([A-Z]?[a-c]{0,2}[ .,'\n-]|of ){0,40}") {
            assert_sums(&text);
        }
    }

    #[test]
    fn hostile_texts_get_their_tags() {
        let model = small();
        for (part, times) in [("x", 1_000_000), ("Ab", 500_000), ("A ", 100_000), ("Qz Xy, ", 50_000)] {
            names(&model, &part.repeat(times));
        }
    }

    #[test]
    fn no_name_crosses_a_sentence() {
        let article = Article::plain("New York City\nCity New York City. City".into());
        let doc = Doc::new(&article);
        let tags = small().tag(&doc);
        for sentence in doc.sentences() {
            assert!(!matches!(tags[sentence.tokens.start].label, Label::Inside(_)));
        }
    }
}
