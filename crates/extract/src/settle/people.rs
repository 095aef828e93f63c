//! Which forms of name mean the same person.

use crate::lexicon::fold::fold;
use std::collections::BTreeMap;

/// A person's name taken apart, for comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Form {
    /// Folded words without particles, titles and suffixes.
    words: Vec<String>,
}

impl Form {
    fn new(name: &str) -> Self {
        let folded = fold(name);
        let all: Vec<String> = folded.split(' ').map(str::to_owned).collect();
        let words: Vec<String> = all.iter().filter(|word| !is_extra(word)).cloned().collect();
        Form { words: if words.is_empty() { all } else { words } }
    }

    fn is_single(&self) -> bool {
        self.words.len() == 1
    }

    fn last(&self) -> &str {
        self.words.last().map(String::as_str).unwrap_or_default()
    }

    fn first(&self) -> &str {
        self.words.first().map(String::as_str).unwrap_or_default()
    }

    /// Whether two names of several words may be one person's: equal surname,
    /// and a first name that is equal or an initial of the other.
    fn agrees(&self, other: &Form) -> bool {
        self.last() == other.last() && is_same_or_initial(self.first(), other.first())
    }
}

/// Whether a folded word of a person's name may be left out of it: a particle,
/// a title or a suffix.
fn is_extra(word: &str) -> bool {
    matches!(
        word,
        "al" | "el" | "bin" | "ibn" | "van" | "von" | "der" | "den" | "de" | "jr" | "sr" | "ii" | "iii" | "sir"
    )
}

fn is_same_or_initial(one: &str, two: &str) -> bool {
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    one == two || initial(one, two) || initial(two, one)
}

/// The key of a person's name: folded, without the particles and suffixes that
/// news texts write or leave out as they please. `Bashar al-Assad` and
/// `Bashar Assad` give `bashar assad`.
pub fn key(name: &str) -> String {
    Form::new(name).words.join(" ")
}

/// For each name, in order of the text, the index of the name that stands for
/// its person: the fullest one, first in the text.
pub(super) fn join(names: &[&str]) -> Vec<usize> {
    let forms: Vec<Form> = names.iter().map(|name| Form::new(name)).collect();
    let mut people = People::default();
    let mut full: Vec<usize> = (0..forms.len()).filter(|&at| !forms.get(at).is_none_or(Form::is_single)).collect();
    // Fuller names first, so that each has somebody to join.
    full.sort_by_key(|&at| (std::cmp::Reverse(forms.get(at).map_or(0, |form| form.words.len())), at));
    let mut person: Vec<usize> = (0..forms.len()).collect();
    for at in full {
        if let (Some(form), Some(slot)) = (forms.get(at), person.get_mut(at)) {
            *slot = people.of_full(form, at);
        }
    }
    let full_spots = person.clone();
    let mut nearest: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, form) in forms.iter().enumerate() {
        if !form.is_single() {
            nearest.insert(full_spots.get(at).copied().unwrap_or(at), at);
        } else if let (Some(found), Some(slot)) = (people.of_single(form, &nearest), person.get_mut(at)) {
            *slot = found;
        }
    }
    join_singles(&forms, &mut person);
    person
}

/// Single names without a full one stand for themselves, together.
fn join_singles(forms: &[Form], person: &mut [usize]) {
    let mut alone: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, form) in forms.iter().enumerate().filter(|(_, form)| form.is_single()) {
        if let Some(slot) = person.get_mut(at).filter(|slot| **slot == at) {
            *slot = *alone.entry(form.last()).or_insert(at);
        }
    }
}

/// The people with full names, by surname and by first name.
#[derive(Default)]
struct People {
    by_last: BTreeMap<String, Vec<(Form, usize)>>,
    by_first: BTreeMap<String, Vec<usize>>,
}

impl People {
    fn of_full(&mut self, form: &Form, at: usize) -> usize {
        let same = self.by_last.entry(form.last().to_owned()).or_default();
        if let Some((_, person)) = same.iter().find(|(other, _)| other.agrees(form)) {
            return *person;
        }
        // Nobody writes of more namesakes; this bounds the work on hostile text.
        if same.len() < 50 {
            same.push((form.clone(), at));
        }
        self.by_first.entry(form.first().to_owned()).or_default().push(at);
        at
    }

    /// The person meant by one word: who bears it as a surname, the one named
    /// last before if several do; else the only one with it as a first name.
    fn of_single(&self, form: &Form, nearest: &BTreeMap<usize, usize>) -> Option<usize> {
        match self.by_last.get(form.last()) {
            Some(namesakes) => {
                let named = namesakes.iter().map(|(_, person)| *person);
                named
                    .clone()
                    .filter(|person| nearest.contains_key(person))
                    .max_by_key(|person| nearest.get(person))
                    .or(named.min())
            }
            None => match self.by_first.get(form.first()).map(Vec::as_slice) {
                Some([person]) => Some(*person),
                _ => None,
            },
        }
    }
}
