use super::*;
use crate::format::unpack;
use crate::hash::hash;
use crate::lexicon::Lexicon;
use crate::reading::{Reading, Scene};
use gloss_text::{Article, Doc};
use proptest::prelude::*;
use std::ops::Range;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test;

const WIDTH: usize = 16;
const VECTOR: usize = 8;
const BROWNS: usize = 3;

/// Numbers that look random and are the same every time.
fn numbers(seed: u64, count: usize, size: f32) -> Vec<f32> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 40) as f32 / (1u64 << 23) as f32 - 1.0) * size
    };
    (0..count).map(|_| next()).collect()
}

fn norm(seed: u64) -> Norm {
    let gain = numbers(seed, WIDTH, 0.5).iter().map(|value| value + 1.0).collect();
    Norm { gain, bias: numbers(seed + 1, WIDTH, 0.3) }
}

fn weights() -> Weights {
    let pieces = ["[UNK]", "bag", "##hdad", "##h", "in", "lodz", ".", "u", "s"].map(str::to_owned);
    let rows = BROWN + BROWNS + 2 * usize::from(AFFIXES);
    let linear = |seed, inputs, outputs| (numbers(seed, inputs * outputs, 0.4), numbers(seed + 1, outputs, 0.2));
    Weights {
        vectors: numbers(3, pieces.len() * VECTOR, 1.0),
        pieces: pieces.to_vec(),
        input: linear(5, VECTOR, WIDTH),
        tables: numbers(7, rows * WIDTH, 0.5),
        norm: norm(9),
        layers: [(1, 11), (2, 13)]
            .map(|(dilation, seed)| (dilation, linear(seed, WIDTH * 3, WIDTH * 2), norm(seed + 50)))
            .to_vec(),
        out: linear(17, WIDTH, LABELS),
        linear: 0.75,
    }
}

/// The same arithmetic in floating point, as a textbook has it.
mod reference {
    use super::*;

    fn normed(row: &[f32], norm: &Norm) -> Vec<f32> {
        let count = row.len() as f32;
        let mean = row.iter().sum::<f32>() / count;
        let variance = row.iter().map(|value| (value - mean).powi(2)).sum::<f32>() / count;
        let scaled = row.iter().map(|value| (value - mean) / (variance + 1e-5).sqrt());
        scaled.zip(&norm.gain).zip(&norm.bias).map(|((value, gain), bias)| value * gain + bias).collect()
    }

    fn linear((weights, bias): &(Vec<f32>, Vec<f32>), row: &[f32]) -> Vec<f32> {
        let product = |weights: &[f32]| weights.iter().zip(row).map(|(weight, value)| weight * value).sum::<f32>();
        weights.chunks(row.len()).zip(bias).map(|(weights, bias)| product(weights) + bias).collect()
    }

    pub(super) fn scores(weights: &Weights, pieces: &[Vec<usize>], cells: &[Cell]) -> Vec<Vec<f32>> {
        let vector = |piece: usize| &weights.vectors[piece * VECTOR..(piece + 1) * VECTOR];
        let enter = |(pieces, cell): (&Vec<usize>, &Cell)| {
            let mean =
                |column: usize| pieces.iter().map(|&piece| vector(piece)[column]).sum::<f32>() / pieces.len() as f32;
            let word: Vec<f32> = (0..VECTOR).map(|at| 0.4 * vector(pieces[0])[at] + 0.6 * mean(at)).collect();
            let mut row = linear(&weights.input, &word);
            let affixes = BROWN + BROWNS;
            let mut rows = vec![
                usize::from(cell.code),
                LINES + usize::from(cell.line),
                BROWN + usize::from(cell.brown),
                affixes + usize::from(cell.prefix),
                affixes + usize::from(AFFIXES) + usize::from(cell.suffix),
            ];
            for bit in 0..7 {
                rows.extend((cell.listed >> bit & 1 == 1).then_some(LISTED + bit * 4 + usize::from(cell.part)));
                rows.extend((cell.alone >> bit & 1 == 1).then_some(ALONE + bit));
            }
            for table in rows {
                let table = &weights.tables[table * WIDTH..(table + 1) * WIDTH];
                row.iter_mut().zip(table).for_each(|(value, more)| *value += more);
            }
            row.iter_mut().for_each(|value| *value = value.max(0.0));
            normed(&row, &weights.norm)
        };
        let mut state: Vec<Vec<f32>> = pieces.iter().zip(cells).map(enter).collect();
        for (dilation, dense, norm) in &weights.layers {
            let near = |at: isize| usize::try_from(at).ok().and_then(|at| state.get(at)).cloned();
            let look = |at: usize| {
                let by = *dilation as isize;
                let places = [-by, 0, by].map(|by| near(at as isize + by).unwrap_or(vec![0.0; WIDTH]));
                let found = linear(dense, &places.concat());
                let sum: Vec<f32> = (0..WIDTH).map(|c| state[at][c] + found[2 * c].max(found[2 * c + 1])).collect();
                normed(&sum, norm)
            };
            state = (0..state.len()).map(look).collect();
        }
        state.iter().map(|row| linear(&weights.out, row)).collect()
    }
}

fn scored(network: &Network, text: &str) -> Vec<[i32; LABELS]> {
    let scores = scored_of(network, text, |_| true);
    assert_eq!(scores.len(), Doc::new(&Article::plain(text.into())).tokens().len());
    scores
}

/// Of the tokens that are wanted.
fn scored_of(network: &Network, text: &str, wanted: impl Fn(usize) -> bool) -> Vec<[i32; LABELS]> {
    let article = Article::plain(text.into());
    let doc = Doc::new(&article);
    let lexicon = Lexicon::new(Vec::new(), &[], &[("baghdad".to_owned(), 4), ("in".to_owned(), 1)]);
    let reading = Reading::new(&doc, &lexicon);
    let mut run = Run::new(network, &reading);
    let sentences = doc.sentences().iter().map(|sentence| sentence.tokens.clone());
    let scored = |tokens: Range<usize>| {
        let wanted: Vec<bool> = tokens.clone().map(&wanted).collect();
        run.ask(&Scene::new(&reading, tokens), &wanted)
    };
    let asked: Vec<u32> = sentences.flat_map(scored).collect();
    run.compute();
    asked.into_iter().map(|number| run.scores(number)).collect()
}

#[test]
fn rounding_to_bytes_keeps_the_scores() {
    let mut trained = weights();
    let text = "In Baghdad in Bagh lodz in Xx";
    let article = Article::plain(text.into());
    let doc = Doc::new(&article);
    let lexicon = Lexicon::new(Vec::new(), &[], &[("baghdad".to_owned(), 4), ("in".to_owned(), 1)]);
    let cells = crate::cells(&lexicon, &doc);
    let pieces = [vec![4], vec![1, 2], vec![4], vec![1, 3], vec![5], vec![4], vec![0]];
    let exact = reference::scores(&trained, &pieces, &cells);
    // A hundred steps per unit, to see the fractions.
    trained.out.0.iter_mut().chain(&mut trained.out.1).for_each(|weight| *weight *= 100.0);
    let found = scored(&Network::new(&trained), text);
    for (exact, found) in exact.iter().flatten().zip(found.iter().flatten()) {
        assert!((exact - *found as f32 / 100.0).abs() < 0.06, "{exact} {found}");
    }
    let size = exact.iter().flatten().fold(0.0f32, |size, score| size.max(score.abs()));
    assert!(size > 1.0, "scores near nothing would show nothing: {size}");
}

/// Natively as in a browser.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn every_machine_gives_the_same_scores() {
    let mut trained = weights();
    // Large scores, so that the last bit of a sum would show.
    trained.out.0.iter_mut().for_each(|weight| *weight *= 100_000.0);
    let scores = scored(&Network::new(&trained), &"In Baghdad in Bagh lodz, U.S. in Xx. ".repeat(9));
    let bytes: Vec<u8> = scores.iter().flatten().flat_map(|score| score.to_le_bytes()).collect();
    assert_eq!((scores.len(), hash(&bytes)), (90, 7_445_053_031_038_372_334));
}

/// Only what the wanted words depend on is computed; the scores are those of the
/// whole sentence, also where it is cut into stretches.
#[test]
fn some_words_have_the_scores_that_all_have() {
    let network = Network::new(&weights());
    let text = "In Baghdad in Bagh lodz, U.S. in Xx u s ".repeat(40);
    let all = scored(&network, &text);
    for (step, first) in [(1, 0), (2, 1), (7, 3), (50, 0), (97, 96), (usize::MAX, 131)] {
        let wanted = |at: usize| at >= first && (at - first).is_multiple_of(step);
        let some: Vec<_> = (0..all.len()).filter(|&at| wanted(at)).map(|at| all[at]).collect();
        assert_eq!(scored_of(&network, &text, wanted), some, "every {step} from {first}");
    }
    assert!(scored_of(&network, &text, |_| false).is_empty());
}

#[test]
fn the_linear_features_count_for_their_share() {
    let network = Network::new(&weights());
    assert_eq!(network.joined([16, -16, 5, 0, 0, 0, 0], [1, 1, 1, 0, 0, 0, -9]), [13, -11, 4, 0, 0, 0, -9]);
}

#[test]
fn a_network_reads_back_as_it_was_written() {
    let network = Network::new(&weights());
    let mut out = Writer::default();
    network.write(&mut out);
    let bytes = out.into_bytes();
    let mut from = Reader::new(&bytes);
    assert_eq!(Network::read(&mut from), Ok(network));
    assert_eq!(from.end(), Ok(()));
}

#[test]
fn a_network_whose_sizes_do_not_fit_is_damaged() {
    let network = Network::new(&weights());
    let narrow =
        Network { out: Dense { bias: vec![0.0; 3], scales: vec![0.0; 3], ..network.out.clone() }, ..network.clone() };
    let few = Network { tables: network.tables[..WIDTH].to_vec(), ..network.clone() };
    let mut far = network.clone();
    far.layers[0].dilation = 0;
    for wrong in [narrow, few, far] {
        let mut out = Writer::default();
        wrong.write(&mut out);
        let bytes = out.into_bytes();
        assert_eq!(Network::read(&mut Reader::new(&bytes)), Err(ModelError::Damaged));
    }
}

#[test]
fn neighbouring_sentences_do_not_change_a_sentence() {
    let network = Network::new(&weights());
    let (one, two) = (scored(&network, "Baghdad in lodz"), scored(&network, "Baghdad in lodz\nin u s in"));
    assert_eq!(one, two[..3]);
}

#[test]
fn a_repeated_line_has_the_scores_of_the_first() {
    let network = Network::new(&weights());
    let scores = scored(&network, &"Baghdad in lodz\n".repeat(3));
    assert_eq!(scores[..3], scores[3..6]);
    assert_eq!(scores[..3], scores[6..]);
}

#[test]
fn hostile_texts_get_their_scores() {
    let network = Network::new(&weights());
    for (part, times) in [("x", 1_000_000), ("A ", 60_000), ("\u{200d}\u{202e}", 1000), ("ﷺ ", 1000), ("x\n", 20_000)]
    {
        scored(&network, &part.repeat(times));
    }
}

#[test]
fn words_are_split_into_the_longest_pieces() {
    let (pieces, _) = Pieces::new(&weights().pieces, &weights().vectors);
    let cases: [(&str, &[u32]); 8] = [
        ("Baghdad", &[1, 2]),
        ("bagh", &[1, 3]),
        ("bagx", &[0]),
        ("Łódź", &[5]),
        ("U.S.", &[7, 6, 8, 6]),
        ("in’in", &[4, 0, 4]),
        ("", &[0]),
        ("u.u.u.u.u.u.u.", &[7, 6, 7, 6, 7, 6]),
    ];
    for (word, expected) in cases {
        assert_eq!(pieces.split(word), expected, "{word}");
    }
}

proptest! {
    #[test]
    fn damaged_networks_are_refused_or_scored(at in 0..9000usize, with in prop::collection::vec(any::<u8>(), 1..9)) {
        let mut out = Writer::default();
        Network::new(&weights()).write(&mut out);
        let mut bytes = out.into_bytes();
        let at = at.min(bytes.len() - with.len());
        bytes[at..at + with.len()].copy_from_slice(&with);
        if let Ok(network) = Network::read(&mut Reader::new(&bytes)) {
            scored(&network, "Baghdad in lodz");
        }
    }
}

#[test]
fn the_file_of_a_model_holds_its_network() {
    let model = crate::Model::new(Lexicon::new(Vec::new(), &[], &[]), Default::default(), &[])
        .with_network(Some(Network::new(&weights())));
    let bytes = model.to_bytes();
    assert!(unpack(&bytes).unwrap().len() > 10_000);
    let article = Article::plain("in Baghdad".into());
    let doc = Doc::new(&article);
    assert_eq!(crate::Model::from_bytes(&bytes).unwrap().tag(&doc), model.tag(&doc));
}
