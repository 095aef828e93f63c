//! The file that ships, and which place is meant.

use gloss_places::{Ask, Asked, Atlas, AtlasError, Map};
use proptest::prelude::*;
use std::sync::LazyLock;

const BYTES: &[u8] = include_bytes!("../data/places.bin");
static ATLAS: LazyLock<Atlas> = LazyLock::new(|| Atlas::from_bytes(BYTES).expect("it ships"));

fn asked(entity: u32, name: &str, before: &str, after: &str) -> Asked {
    Asked { entity, mentions: 1, names: vec![name.into()], around: vec![(before.into(), after.into())] }
}

fn map(places: Vec<Asked>) -> Map {
    ATLAS.map(&Ask { width: 348, height: 216, font: 12, all: true, places, ..Ask::default() })
}

/// Names of places as they follow in a text, `name` or `name|after it`.
fn found(names: &[&str]) -> Vec<String> {
    let places = (0..).zip(names).map(|(at, name)| {
        let (name, after) = name.split_once('|').unwrap_or((name, ""));
        asked(at, name, "", after)
    });
    let map = map(places.collect());
    let one = |at: u32| match map.dots.iter().find(|dot| dot.entity == at) {
        Some(dot) => format!("{} {}", dot.kind, dot.lies_in).trim().to_owned(),
        None => "-".to_owned(),
    };
    (0..names.len() as u32).map(one).collect()
}

#[test]
fn the_large_one_is_meant_unless_the_text_says_otherwise() {
    assert_eq!(found(&["Paris"]), ["town France"]);
    assert_eq!(found(&["Paris|, Texas, on Friday"]), ["town Texas"]);
    assert_eq!(found(&["Paris", "Texas"]), ["town France", "province United States"]);
    assert_eq!(found(&["London| in Ontario."]), ["town Ontario"]);
    assert_eq!(found(&["Geneva", "United States"]), ["town Switzerland", "country"]);
    assert_eq!(found(&["Islamabad", "Athens"]), ["town Pakistan", "town Greece"]);
}

#[test]
fn what_else_the_text_names_decides_among_the_like() {
    assert_eq!(found(&["Tripoli", "Lebanon"]), ["town Lebanon", "country"]);
    assert_eq!(found(&["Tripoli", "Libya"]), ["town Libya", "country"]);
    assert_eq!(found(&["Birmingham", "Alabama"])[0], "town Alabama");
    assert_eq!(found(&["Georgia", "Tbilisi"]), ["country", "town Georgia"]);
    assert_eq!(found(&["Georgia", "Atlanta"]), ["province United States", "town Georgia"]);
}

#[test]
fn no_dot_is_a_guess() {
    assert_eq!(found(&["Springfield", "Bethlehem", "Ruritania", ""]), ["-"; 4]);
    assert_eq!(found(&["Cambridge"]), ["-"]);
    assert_eq!(found(&["Cortes", "Spain"]), ["-", "country"], "a small province of another country");
    assert_eq!(found(&["Central district", "Rio Grande", "Saint Louis"]), ["-", "water", "-"]);
    assert_eq!(found(&["Saint Louis", "Missouri"])[0], "town Missouri");
    assert_ne!(found(&["Norfolk", "London", "United Kingdom"])[0], "town Virginia");
    assert_eq!(found(&["Oklahoma", "United States"])[0], "province United States");
    assert_eq!(found(&["Cambridge", "Massachusetts"])[0], "town Massachusetts");
}

#[test]
fn words_beside_a_name_say_what_it_is() {
    let of = |before: &str, name: &str, after: &str| map(vec![asked(0, name, before, after)]).dots.first().cloned();
    let town = of("shells fell on the Syrian city of ", "Aleppo", " again").unwrap();
    assert_eq!((town.kind.as_str(), town.lies_in.as_str(), town.country.as_str()), ("town", "Syria", "SY"));
    let town = of("in the Texas town of ", "Paris", ".").unwrap();
    assert_eq!((town.kind.as_str(), town.lies_in.as_str(), town.country.as_str()), ("town", "Texas", "US"));
    assert_eq!(of("", "Aleppo", " province fell").unwrap().kind, "province");
    assert_eq!(of("", "Diyala province", "").unwrap().kind, "province");
    assert_eq!(of("", "New York", "").unwrap().kind, "town");
    assert_eq!(of("", "New York state", "").unwrap().kind, "province");
    assert_eq!(of("in ", "East Jerusalem", "").unwrap().kind, "town");
    assert!(of("in ", "northern Iraq", "").is_none(), "a part of a country has no dot");
}

#[test]
fn what_is_far_from_the_rest_is_left_out_unless_all_is_wanted() {
    let names = ["Mosul", "Baghdad", "Kirkuk", "Tikrit", "Washington"];
    let places: Vec<Asked> = (0..).zip(names).map(|(at, name)| asked(at, name, "", "")).collect();
    let ask = Ask { width: 348, height: 216, font: 12, places, ..Ask::default() };
    let near = ATLAS.map(&ask);
    assert_eq!((near.dots.len(), near.outside, near.unknown), (4, 1, 0));
    let all = ATLAS.map(&Ask { all: true, ..ask.clone() });
    assert_eq!((all.dots.len(), all.outside), (5, 0));
    let one = ATLAS.map(&Ask { chosen: Some(4), ..ask });
    assert_eq!(one.dots.iter().map(|dot| dot.entity).collect::<Vec<_>>(), [4]);
    assert!(!one.named.is_empty(), "its country is tinted");
}

#[test]
fn a_country_is_shown_whole() {
    let map = ATLAS.map(&Ask {
        width: 348,
        height: 216,
        font: 12,
        chosen: Some(0),
        places: vec![asked(0, "Chile", "", "")],
        ..Ask::default()
    });
    let numbers = |text: &str| {
        text.split(['M', 'L', 'Z', ' ']).filter_map(|number| number.parse::<f64>().ok()).collect::<Vec<_>>()
    };
    assert!(numbers(&map.named).chunks(2).all(|point| point[1] > 0.0 && point[1] < 216.0));
}

#[test]
fn other_files_are_refused() {
    assert_eq!(Atlas::from_bytes(b"GLOSSARC").unwrap_err(), AtlasError::NotAnAtlas);
    assert_eq!(Atlas::from_bytes(b"GLOSSMAP\x02\0\0\0").unwrap_err(), AtlasError::Version { found: 2 });
    assert_eq!(Atlas::from_bytes(&BYTES[..BYTES.len() - 1]).unwrap_err(), AtlasError::Damaged);
    let mut changed = BYTES.to_vec();
    changed[1000] ^= 1;
    assert_eq!(Atlas::from_bytes(&changed).unwrap_err(), AtlasError::Damaged);
}

proptest! {
    #[test]
    fn any_question_is_answered_and_the_answer_is_read(
        names in prop::collection::vec("(Paris|Georgia|Fiji|Samoa|Arctic|Iraq|Pacific|[a-z]{0,3})", 0..12),
        (width, height, font) in (0u32..5000, 0u32..5000, 0u32..100),
        chosen in prop::option::of(0u32..14),
        all: bool,
    ) {
        let places = (0..).zip(&names).map(|(at, name)| asked(at, name, "the city of ", ", Texas")).collect();
        let map = ATLAS.map(&Ask { ticket: 7, width, height, font, all, chosen, places });
        prop_assert_eq!(Map::read(&map.write()), Some(map.clone()));
        prop_assert!(map.dots.len() + map.unknown as usize + map.outside as usize == names.len());
    }
}
