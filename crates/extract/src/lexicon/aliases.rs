//! Well-known names and their other forms, from `aliases.txt` and `countries.txt`.

use crate::lexicon::fold::fold;
use crate::order::Map;
use crate::{Doc, Kind};
use std::ops::Range;
use std::sync::OnceLock;

/// A well-known place or organisation.
#[derive(Debug, PartialEq, Eq)]
pub struct WellKnown {
    /// Place or organisation.
    pub kind: Kind,
    /// The name that the page shows and that gives the key.
    pub name: &'static str,
    /// Whether a people is named after it, as after all countries.
    pub has_people: bool,
    /// Whether the form is a few capitals, which in lower case are another word.
    is_initials: bool,
}

/// A form that another place bears too.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Homonym {
    /// The form, which means the better known place if nothing tells.
    pub(crate) form: &'static str,
    /// What the page calls the other place.
    pub(crate) other: &'static str,
    /// Words that speak for the other place, and for the better known one.
    cues: [Vec<&'static str>; 2],
}

impl Homonym {
    /// Whether the words of a range of tokens speak for the other place; `None`
    /// if they speak for neither more than for the other.
    pub(crate) fn other_is_meant(&self, doc: &Doc, tokens: Range<usize>) -> Option<bool> {
        let [mut other, mut known] = [0; 2];
        for word in tokens.map(|at| doc.word(at)) {
            other += usize::from(self.cues[0].contains(&word));
            known += usize::from(self.cues[1].contains(&word));
        }
        (other != known).then_some(other > known)
    }
}

#[derive(Default)]
struct Lists {
    names: Map<(Kind, String), WellKnown>,
    /// Where a people is at home; `None` for those of no one place.
    peoples: Map<String, Option<&'static str>>,
    /// By the adjective as written.
    adjectives: Map<&'static str, &'static str>,
    /// By the key of the form.
    homonyms: Map<String, Homonym>,
}

/// Whether the lists come with the model; see [`handed`](super::handed).
pub(super) const ARE_HANDED: bool = cfg!(all(target_arch = "wasm32", feature = "handed"));

/// What is compiled in.
const FILES: &[&str] = if ARE_HANDED { &[] } else { &[include_str!("aliases.txt"), include_str!("countries.txt")] };

static LISTS: OnceLock<Lists> = OnceLock::new();

fn lists() -> &'static Lists {
    static COMPILED: OnceLock<Lists> = OnceLock::new();
    LISTS.get().unwrap_or_else(|| COMPILED.get_or_init(|| Lists::of(FILES)))
}

/// Takes the lists from now on, if they are the first; they stay in memory.
pub(super) fn learn(files: &str) {
    LISTS.get_or_init(|| Lists::of(&[files.to_owned().leak()]));
}

impl Lists {
    fn of(files: &[&'static str]) -> Self {
        let mut lists = Self::default();
        files.iter().flat_map(|file| file.lines()).for_each(|line| lists.add(line));
        lists
    }

    fn add(&mut self, line: &'static str) {
        let mut fields = line.split('|');
        let kind = match fields.next() {
            Some("place") => Kind::Place,
            Some("organisation") => Kind::Organisation,
            Some("homonym") => {
                return self.homonyms.extend(homonym_of(fields).map(|homonym| (key(homonym.form), homonym)));
            }
            Some("people") => return self.peoples.extend(forms(fields.next()).map(|people| (fold(people), None))),
            _ => return,
        };
        let name = fields.next().unwrap_or_default();
        let (others, people) = (fields.next(), fields.next());
        let has_people = people.is_some_and(|people| !people.is_empty());
        for form in std::iter::once(name).chain(forms(others)) {
            let is_initials = form.len() < 4 && form.chars().all(char::is_uppercase);
            self.names.insert((kind, key(form)), WellKnown { kind, name, has_people, is_initials });
        }
        for people in forms(people) {
            self.peoples.insert(fold(people), Some(name));
            self.adjectives.insert(people, name);
        }
    }
}

fn forms(field: Option<&'static str>) -> impl Iterator<Item = &'static str> {
    field.unwrap_or_default().split(';').filter(|form| !form.is_empty())
}

/// A form in the one spelling that stands for its British and American ones, and
/// for those with and without dots.
fn key(form: &str) -> String {
    let mut folded = fold(form);
    // Three letters of each, since looking for a whole word takes longer.
    if folded.as_bytes().windows(3).any(|part| matches!(part, b"gan" | b"gra" | b"fen")) {
        folded = folded.replace("organis", "organiz").replace("programme", "program").replace("defence", "defense");
    }
    for (long, short) in [("united states ", "us "), ("united nations ", "un ")] {
        if let Some(rest) = folded.strip_prefix(long) {
            return format!("{short}{rest}");
        }
    }
    folded
}

fn without_article(form: &str) -> &str {
    form.strip_prefix("the ").or(form.strip_prefix("The ")).unwrap_or(form)
}

fn homonym_of(mut fields: std::str::Split<'static, char>) -> Option<Homonym> {
    let (form, other) = (fields.next()?, fields.next()?);
    let mut cues = || fields.next().unwrap_or_default().split(';').collect();
    Some(Homonym { form, other, cues: [cues(), cues()] })
}

/// The other place that a form of a well-known one may mean, if there is one.
pub(crate) fn homonym(kind: Kind, form: &str) -> Option<&'static Homonym> {
    lists().homonyms.get(&key(form)).filter(|_| kind == Kind::Place)
}

/// Whether what [`home_as_written`] knows begins with a word.
pub(crate) fn begins_people(word: &str) -> bool {
    lists().adjectives.first_from(word).is_some_and(|people| people.starts_with(word))
}

/// As [`home_of`], of a word or two words as written, without folding.
pub(crate) fn home_as_written(people: &str) -> Option<&'static str> {
    lists().adjectives.get(people).copied()
}

/// The place or organisation that goes by this form, in any spelling; of an
/// organisation also with "US" or "UN" before it.
pub fn well_known(kind: Kind, form: &str) -> Option<&'static WellKnown> {
    let form = without_article(form);
    let (key, names) = (key(form), &lists().names);
    let owned = || key.strip_prefix("us ").or(key.strip_prefix("un ")).filter(|_| kind == Kind::Organisation);
    let named = |key: &str| names.get_by(|(of, form)| (*of, form.as_str()).cmp(&(kind, key)));
    let known = named(&key).or_else(|| named(owned()?))?;
    // "Who" and "us" are words.
    (!known.is_initials || !form.contains(char::is_lowercase)).then_some(known)
}

/// The place that a nationality or adjective belongs to: `Iraqi` gives `Iraq`.
pub fn home_of(people: &str) -> Option<&'static str> {
    lists().peoples.get(&fold(people)).copied().flatten()
}

/// Whether a word is a nationality, or for a group by faith, language or
/// persuasion.
pub(crate) fn is_people(word: &str) -> bool {
    lists().peoples.contains_key(&fold(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn forms_lead_to_the_name() {
        let name = |kind, form| well_known(kind, form).map(|known| known.name);
        assert_eq!(name(Kind::Place, "U.S."), Some("United States"));
        assert_eq!(name(Kind::Place, "the UAE"), Some("United Arab Emirates"));
        assert_eq!(name(Kind::Place, "Saint Lucia"), name(Kind::Place, "St. Lucia"));
        assert_eq!(name(Kind::Organisation, "United States Department of Defence"), Some("Pentagon"));
        assert_eq!(name(Kind::Organisation, "U.N. World Food Program"), Some("World Food Programme"));
        assert_eq!(name(Kind::Organisation, "Nato"), Some("NATO"));
        assert_eq!(name(Kind::Organisation, "ISIL"), Some("Islamic State"));
        assert_eq!(name(Kind::Organisation, "UK"), None);
        assert_eq!(name(Kind::Place, "cote d’ivoire"), Some("Côte d'Ivoire"));
        assert_eq!(home_of("Iraqis"), Some("Iraq"));
        assert_eq!(home_of(""), None);
        assert_eq!(home_of("Sunni"), None);
        assert!(is_people("Sunni") && is_people("Dutch") && !is_people("Laos") && !is_people(""));
    }

    proptest! {
        #[test]
        fn any_lines_are_read(lines in r"((place|organisation|homonym|people|#)?[|;a-cÀ .\n]{0,9}){0,9}") {
            Lists::of(&[lines.leak()]);
        }
    }

    #[test]
    fn initials_are_no_other_word() {
        let known = |kind, form| well_known(kind, form).is_some();
        assert!(known(Kind::Organisation, "WHO") && known(Kind::Organisation, "the W.H.O."));
        assert!(!known(Kind::Organisation, "Who") && !known(Kind::Organisation, "The Who"));
        assert!(known(Kind::Place, "US") && !known(Kind::Place, "us") && !known(Kind::Place, "Us"));
        assert!(known(Kind::Organisation, "IS") && !known(Kind::Organisation, "Is"));
    }

    #[test]
    fn no_form_stands_for_two_names() {
        let mut seen = Map::new();
        let lines = FILES.iter().flat_map(|file| file.lines());
        for line in lines.filter(|line| line.starts_with("place|") || line.starts_with("organisation|")) {
            let fields: Vec<_> = line.split('|').collect();
            assert_eq!(fields.len(), 4, "{line}");
            for form in std::iter::once(fields[1]).chain(fields[2].split(';')).filter(|form| !form.is_empty()) {
                assert_eq!(form, without_article(form));
                let before = seen.insert((fields[0], key(form)), fields[1]);
                assert!(before.is_none_or(|name| name == fields[1]), "{form}");
            }
        }
    }
}
