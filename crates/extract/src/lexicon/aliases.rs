//! Well-known names and their other forms, from `aliases.txt`.

use crate::lexicon::fold::fold;
use crate::{Doc, Kind};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

/// A well-known place or organisation.
#[derive(Debug, PartialEq, Eq)]
pub struct WellKnown {
    /// Place or organisation.
    pub kind: Kind,
    /// The name that the page shows and that gives the key.
    pub name: &'static str,
}

/// A place's name that another place bears too.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Homonym {
    /// The name, which means the better known place if nothing tells.
    pub(crate) name: &'static str,
    /// What the page calls the other place.
    pub(crate) other: &'static str,
    /// Words that speak for the other place, and for the better known one.
    cues: [Vec<&'static str>; 2],
}

impl Homonym {
    /// Whether the words of a range of tokens speak for the other place; `None`
    /// if they speak for neither more than for the other.
    pub(crate) fn other_is_meant(&self, doc: &Doc, tokens: Range<usize>) -> Option<bool> {
        let counted = |cues: &[&str]| tokens.clone().filter(|&at| cues.contains(&doc.word(at))).count();
        let (other, known) = (counted(&self.cues[0]), counted(&self.cues[1]));
        (other != known).then_some(other > known)
    }
}

#[derive(Default)]
struct Lists {
    names: BTreeMap<(Kind, String), WellKnown>,
    peoples: BTreeMap<String, &'static str>,
    /// By the adjective as written.
    adjectives: BTreeMap<&'static str, &'static str>,
    homonyms: Vec<Homonym>,
}

fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| {
        let mut lists = Lists::default();
        include_str!("aliases.txt").lines().for_each(|line| lists.add(line));
        lists
    })
}

impl Lists {
    fn add(&mut self, line: &'static str) {
        let mut fields = line.split('|');
        let kind = match fields.next() {
            Some("place") => Kind::Place,
            Some("organisation") => Kind::Organisation,
            Some("homonym") => return self.homonyms.extend(homonym_of(fields)),
            _ => return,
        };
        let name = fields.next().unwrap_or_default();
        for form in
            std::iter::once(name).chain(fields.next().unwrap_or_default().split(';')).filter(|form| !form.is_empty())
        {
            self.names.insert((kind, fold(form)), WellKnown { kind, name });
        }
        for people in fields.next().unwrap_or_default().split(';').filter(|people| !people.is_empty()) {
            self.peoples.insert(fold(people), name);
            self.adjectives.insert(people, name);
        }
    }
}

fn homonym_of(mut fields: std::str::Split<'static, char>) -> Option<Homonym> {
    let (name, other) = (fields.next()?, fields.next()?);
    let mut cues = || fields.next().unwrap_or_default().split(';').collect();
    Some(Homonym { name, other, cues: [cues(), cues()] })
}

/// The other place that bears a well-known one's name, if there is one.
pub(crate) fn homonym(kind: Kind, name: &str) -> Option<&'static Homonym> {
    lists().homonyms.iter().find(|homonym| kind == Kind::Place && homonym.name == name)
}

/// As [`home_of`], of a word or two words as written, without folding.
pub(crate) fn home_as_written(people: &str) -> Option<&'static str> {
    lists().adjectives.get(people).copied()
}

/// The place or organisation that goes by this form, in any spelling.
pub fn well_known(kind: Kind, form: &str) -> Option<&'static WellKnown> {
    lists().names.get(&(kind, fold(form)))
}

/// The place that a nationality or adjective belongs to: `Iraqi` gives `Iraq`.
pub fn home_of(people: &str) -> Option<&'static str> {
    lists().peoples.get(&fold(people)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_the_name() {
        let name = |kind, form| well_known(kind, form).map(|known| known.name);
        assert_eq!(name(Kind::Place, "U.S."), Some("United States"));
        assert_eq!(name(Kind::Organisation, "ISIL"), Some("Islamic State"));
        assert_eq!(name(Kind::Organisation, "UK"), None);
        assert_eq!(name(Kind::Place, "cote d’ivoire"), Some("Côte d'Ivoire"));
        assert_eq!(home_of("Iraqis"), Some("Iraq"));
        assert_eq!(home_of(""), None);
    }

    #[test]
    fn no_form_stands_for_two_names() {
        let mut seen = BTreeMap::new();
        for line in include_str!("aliases.txt").lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with("homonym|") {
                continue;
            }
            let fields: Vec<_> = line.split('|').collect();
            assert_eq!(fields.len(), 4, "{line}");
            for form in std::iter::once(fields[1]).chain(fields[2].split(';')).filter(|form| !form.is_empty()) {
                let before = seen.insert((fields[0], fold(form)), fields[1]);
                assert!(before.is_none_or(|name| name == fields[1]), "{form}");
            }
        }
    }
}
