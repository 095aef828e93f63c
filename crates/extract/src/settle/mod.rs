//! Overlaps resolved, variants of one name joined.

mod adjectives;
mod entities;
mod groups;
mod overlap;
mod people;
mod roles;
mod words;

use crate::corrections::Corrections;
use crate::{Analysis, Candidate, Doc};

pub use people::key as person_key;
pub use words::name_key;

/// Turns candidates, in any order, into an [`Analysis`] that holds its
/// invariants: mentions sorted, nested at most two deep, never crossing.
pub fn settle(doc: &Doc, candidates: Vec<Candidate>) -> Analysis {
    corrected(doc, candidates, &Corrections::none())
}

/// As [`settle`]; corrections have the last word.
pub fn corrected(doc: &Doc, candidates: Vec<Candidate>, corrections: &Corrections) -> Analysis {
    let kept = overlap::resolve(corrections.apply(doc, candidates));
    let (mentions, entities) = entities::join(doc, kept, corrections);
    let sentences = doc.sentences().iter().map(|sentence| sentence.span).collect();
    Analysis { mentions, entities, sentences }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, Kind, Span};

    /// Candidates for strings of the text, in order of the text.
    pub(super) fn candidates(text: &str, names: &[(&str, Kind)]) -> Vec<Candidate> {
        let mut from = 0;
        let mut find = |name: &str| {
            let start = from + text.get(from..).unwrap().find(name).unwrap();
            from = start + name.len();
            Span::new(start, from)
        };
        names
            .iter()
            .map(|&(name, kind)| Candidate { span: find(name), kind, value: None, why: "test".into() })
            .collect()
    }

    /// Each mention's text with its entity's name.
    fn joined(text: &str, names: &[(&str, Kind)]) -> Vec<(String, String)> {
        let article = Article::plain(text.into());
        let analysis = settle(&Doc::new(&article), candidates(text, names));
        let name = |entity: u32| analysis.entities[entity as usize].name.clone();
        analysis.mentions.iter().map(|mention| (mention.span.of(text).into(), name(mention.entity))).collect()
    }

    fn names_of(text: &str, names: &[(&str, Kind)]) -> Vec<String> {
        joined(text, names).into_iter().map(|(_, name)| name).collect()
    }

    const P: Kind = Kind::Person;
    const L: Kind = Kind::Place;
    const O: Kind = Kind::Organisation;

    #[test]
    fn a_surname_joins_its_full_name() {
        let text = "Kerry spoke. John Kerry left. Secretary Kerry is Mr Kerry.";
        let names = names_of(text, &[("Kerry", P), ("John Kerry", P), ("Kerry", P), ("Kerry", P)]);
        assert_eq!(names, ["John Kerry"; 4]);
    }

    #[test]
    fn particles_and_diacritics_do_not_part_a_person() {
        let text = "Bashar al-Assad, Bashar Assad, Assad, al-Assad; Recep Tayyip Erdoğan, Erdogan.";
        let names = names_of(
            text,
            &[
                ("Bashar al-Assad", P),
                ("Bashar Assad", P),
                ("Assad", P),
                ("al-Assad", P),
                ("Recep Tayyip Erdoğan", P),
                ("Erdogan", P),
            ],
        );
        assert!(names[..4].iter().all(|name| name == "Bashar al-Assad"), "{names:?}");
        assert!(names[4..].iter().all(|name| name == "Recep Tayyip Erdoğan"), "{names:?}");
    }

    #[test]
    fn two_people_of_one_surname_stay_apart_and_the_nearest_is_meant() {
        let text = "Bill Clinton spoke. Clinton smiled. Hillary Clinton spoke. Clinton smiled.";
        let names = names_of(text, &[("Bill Clinton", P), ("Clinton", P), ("Hillary Clinton", P), ("Clinton", P)]);
        assert_eq!(names, ["Bill Clinton", "Bill Clinton", "Hillary Clinton", "Hillary Clinton"]);
    }

    #[test]
    fn well_known_forms_and_acronyms_join() {
        let text = "The U.S. and the United States; Islamic State (IS) or ISIL; Free Press Union (FPU), FPU.";
        let names = names_of(
            text,
            &[
                ("U.S.", L),
                ("United States", L),
                ("Islamic State", O),
                ("IS", O),
                ("ISIL", O),
                ("Free Press Union", O),
                ("FPU", O),
                ("FPU", O),
            ],
        );
        assert_eq!(names[..2], ["United States", "United States"]);
        assert_eq!(names[2..5], ["Islamic State", "Islamic State", "Islamic State"]);
        assert_eq!(names[5..], ["Free Press Union", "Free Press Union", "Free Press Union"]);
    }

    #[test]
    fn a_person_and_a_place_of_one_name_stay_apart() {
        assert_eq!(
            names_of("Paris Hilton went to Paris.", &[("Paris Hilton", P), ("Paris", L)]),
            ["Paris Hilton", "Paris"]
        );
    }

    #[test]
    fn the_office_before_a_name_becomes_the_role() {
        let text = "U.S. Secretary of State John Kerry met Turkish President Recep Tayyip Erdogan. Kerry left.";
        let article = Article::plain(text.into());
        let found = candidates(text, &[("John Kerry", P), ("Recep Tayyip Erdogan", P), ("Kerry", P)]);
        let analysis = settle(&Doc::new(&article), found);
        let roles: Vec<_> = analysis.entities.iter().map(|entity| entity.role.as_deref()).collect();
        assert_eq!(roles, [Some("U.S. Secretary of State"), Some("Turkish President")]);
        let aliases: Vec<_> =
            analysis.entities[0].aliases.iter().map(|alias| (alias.text.as_str(), alias.count)).collect();
        assert_eq!(aliases, [("John Kerry", 1), ("Kerry", 1)]);
        assert_eq!(analysis.entities[0].key, "john kerry");
    }
}
