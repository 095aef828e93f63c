//! What the text says beside a name: "Paris, Texas", "the Syrian city of Aleppo".

use crate::Kind;
use crate::ask::Asked;
use crate::file::Atlas;
use crate::names::fold;

/// Words for a town.
const TOWNS: [&str; 8] = ["city", "town", "village", "capital", "port", "suburb", "enclave", "municipality"];
/// Words for a part of a country.
const PARTS: [&str; 6] = ["province", "governorate", "state", "region", "district", "oblast"];
/// What stands between a name and the country that it lies in.
const SKIPPED: [&str; 12] = [
    "the",
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "north",
    "south",
    "east",
    "west",
    "northeastern",
    "northwestern",
];
/// The longest name of a country or province, in words.
const LONGEST: usize = 4;

/// What stands beside a place's mentions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Beside {
    /// Countries and provinces.
    pub(crate) places: Vec<u32>,
    /// What the text says that it is.
    pub(crate) kind: Option<Kind>,
}

/// Reads the words around a place's mentions.
pub(crate) fn beside(atlas: &Atlas, asked: &Asked) -> Beside {
    let mut beside = Beside::default();
    for (before, after) in &asked.around {
        read_after(atlas, after, &mut beside);
        read_before(atlas, before, &mut beside);
    }
    beside
}

fn read_after(atlas: &Atlas, text: &str, beside: &mut Beside) {
    let first = fold(text.split_whitespace().next().unwrap_or_default());
    if text.starts_with(' ') && PARTS.contains(&first.as_str()) && first != "region" {
        beside.kind = Some(Kind::Province);
    }
    let text = text.trim_start();
    let lead = [",", "(", "in ", "of "].into_iter().find_map(|lead| text.strip_prefix(lead));
    let Some(rest) = lead else { return };
    // No further than the next comma or bracket.
    let phrase = rest.split([',', ';', ':', '(', ')', '"', '”', '—']).next().unwrap_or_default();
    let words: Vec<String> = phrase.split_whitespace().take(LONGEST + 2).map(fold).collect();
    let skipped = words.iter().take_while(|word| SKIPPED.contains(&word.as_str())).count();
    let words = words.get(skipped..).unwrap_or_default();
    for count in (1..=words.len().min(LONGEST)).rev() {
        let name = words.get(..count).unwrap_or_default().join(" ");
        if wholes(atlas, &name, &mut beside.places) {
            return;
        }
    }
}

fn read_before(atlas: &Atlas, text: &str, beside: &mut Beside) {
    let start = text.rfind(". ").map_or(0, |at| at + 2);
    let words: Vec<String> = text.get(start..).unwrap_or_default().split_whitespace().map(fold).collect();
    let is_noun = |word: &String| TOWNS.contains(&word.as_str()) || PARTS.contains(&word.as_str());
    let Some(noun) = words.iter().rposition(is_noun).filter(|at| at + 3 > words.len()) else { return };
    let word = words.get(noun).map_or("", String::as_str);
    beside.kind = beside.kind.or(if TOWNS.contains(&word) { Some(Kind::Town) } else { None });
    for from in 0..noun {
        for to in from + 1..=noun.min(from + LONGEST) {
            let name = words.get(from..to).unwrap_or_default().join(" ");
            let owner = name.strip_suffix('s').unwrap_or(&name);
            if !wholes(atlas, &name, &mut beside.places) {
                wholes(atlas, owner, &mut beside.places);
            }
        }
    }
}

/// Adds countries and provinces of this name, and countries of this people.
fn wholes(atlas: &Atlas, name: &str, found: &mut Vec<u32>) -> bool {
    let before = found.len();
    let named = atlas.named(name).iter().map(|named| named.place);
    found.extend(named.filter(|&place| matches!(atlas.kind(place), Some(Kind::Country | Kind::Province))));
    let people = (0..).zip(&atlas.countries).filter(|(_, country)| country.people.split('|').any(|one| one == name));
    found.extend(people.map(|(at, _)| at));
    found.len() > before
}

impl Atlas {
    pub(crate) fn kind(&self, place: u32) -> Option<Kind> {
        self.places.get(place as usize).map(|place| place.kind)
    }
}
