//! Which forms of name mean the same person.

use crate::lexicon::fold::Lower;
use crate::lexicon::fold::fold;
use crate::lexicon::given::{Gender, of_given, of_title};
use crate::order::{Map, order_by};

/// A mention of a person.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Named<'a> {
    /// As written.
    pub(super) name: &'a str,
    /// The word before it, which may be a title: "Mrs", "President".
    pub(super) title: &'a str,
    /// The office by which the text introduces the person here, or nothing.
    pub(super) role: &'a str,
}

/// Whom a mention means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Meant {
    /// The mention whose name stands for the person.
    pub(super) stands: usize,
    /// Mentions that stand for others of the same surname who may be meant as
    /// well, the one named last before first.
    pub(super) others: Vec<usize>,
}

/// A person's name taken apart, for comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Form {
    /// Folded words without particles, titles and suffixes.
    words: Vec<String>,
    /// "sr", "ii", "iii", "iv"; "jr" is as good as nothing.
    suffix: String,
    /// Whether "bin" or "ibn" stands before the last word, which is then the
    /// father's name.
    patronymic: bool,
}

impl Form {
    fn new(name: &str) -> Self {
        // "J.K. Rowling" and "J. K. Rowling" are spelled alike.
        let apart = || name.replace('.', ". ").replace(',', " ");
        let has_marks = name.bytes().any(|byte| matches!(byte, b'.' | b','));
        let folded = if has_marks { fold(&apart()) } else { fold(name) };
        let all: Vec<&str> = folded.split(' ').collect();
        let (all, suffix) = match all.split_last() {
            Some((last, rest)) if !rest.is_empty() && is_suffix(last) => (rest.to_vec(), (*last).to_owned()),
            _ => (all, String::new()),
        };
        let patronymic = matches!(all.as_slice(), [.., "bin" | "ibn", _]);
        let words: Vec<String> = all.iter().filter(|word| !is_extra(word)).map(|word| (*word).to_owned()).collect();
        let words = if words.is_empty() { all.iter().map(|word| (*word).to_owned()).collect() } else { words };
        Form { words, suffix: suffix.replace("jr", ""), patronymic }
    }

    fn is_single(&self) -> bool {
        self.words.len() == 1 && self.suffix.is_empty()
    }

    fn last(&self) -> &str {
        self.words.last().map(String::as_str).unwrap_or_default()
    }

    fn first(&self) -> &str {
        self.words.first().map(String::as_str).unwrap_or_default()
    }

    /// The words between the first and the last.
    fn middle(&self) -> &[String] {
        self.words.get(1..self.words.len().saturating_sub(1)).unwrap_or_default()
    }

    /// Whether two names of several words may be one person's: equal surname
    /// and suffix, first and middle names that are equal or initials of the
    /// other; or the one is how the other ends ("Peña Nieto").
    fn agrees(&self, other: &Form) -> bool {
        let middle = match (self.middle().first(), other.middle().first()) {
            (Some(one), Some(two)) => is_same_or_initial(one, two),
            _ => true,
        };
        let ends = self.words.len() > 1 && other.words.len() > 1;
        let ends = ends && (self.words.ends_with(&other.words) || other.words.ends_with(&self.words));
        self.suffix == other.suffix
            && self.last() == other.last()
            && (ends || middle && is_same_or_initial(self.first(), other.first()))
    }

    fn key(&self) -> String {
        let mut key = self.words.join(" ");
        if !self.suffix.is_empty() {
            key.push(' ');
            key.push_str(&self.suffix);
        }
        key
    }
}

/// Whether a folded word behind a name tells a person from a namesake.
fn is_suffix(word: &str) -> bool {
    matches!(word, "jr" | "sr" | "ii" | "iii" | "iv")
}

/// Whether a folded word of a person's name may be left out of it: a particle
/// or a title.
fn is_extra(word: &str) -> bool {
    matches!(word, "al" | "el" | "bin" | "ibn" | "van" | "von" | "der" | "den" | "de" | "sir")
}

fn is_same_or_initial(one: &str, two: &str) -> bool {
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    one == two || initial(one, two) || initial(two, one)
}

/// The key of a person's name: folded, without the particles and "Jr" that
/// news texts write or leave out as they please. `Bashar al-Assad` and
/// `Bashar Assad` give `bashar assad`.
pub fn key(name: &str) -> String {
    Form::new(name).key()
}

/// For each mention, in order of the text, whom it means. The fullest name
/// stands for a person, of equals the first in the text.
pub(super) fn join(named: &[Named]) -> Vec<Meant> {
    let forms: Vec<Form> = named.iter().map(|named| Form::new(named.name)).collect();
    let mut people = People { nearest: vec![None; forms.len()], ..People::default() };
    let mut full: Vec<usize> = (0..forms.len()).filter(|&at| !forms.get(at).is_none_or(Form::is_single)).collect();
    // Fuller names first, so that each has somebody to join.
    let words = |at: &usize| forms.get(*at).map_or(0, |form| form.words.len());
    order_by(&mut full, |one, two| words(two).cmp(&words(one)));
    let mut meant: Vec<Meant> = (0..forms.len()).map(|at| Meant { stands: at, others: Vec::new() }).collect();
    for at in full {
        if let (Some(form), Some(named), Some(slot)) = (forms.get(at), named.get(at), meant.get_mut(at)) {
            slot.stands = people.of_full(form, named, at);
        }
    }
    for (at, (form, named)) in forms.iter().zip(named).enumerate() {
        let Some(slot) = meant.get_mut(at) else { continue };
        if !form.is_single() {
            people.nearest.get_mut(slot.stands).into_iter().for_each(|nearest| *nearest = Some(at));
        } else if let Some(found) = people.of_single(form, named) {
            *slot = found;
        }
    }
    join_singles(&forms, &mut meant);
    meant
}

/// Single names without a full one stand for themselves, together.
fn join_singles(forms: &[Form], meant: &mut [Meant]) {
    let mut alone: Map<&str, usize> = Map::new();
    for (at, form) in forms.iter().enumerate().filter(|(_, form)| form.is_single()) {
        if let Some(slot) = meant.get_mut(at).filter(|slot| slot.stands == at) {
            slot.stands = *alone.or_insert(form.last(), at);
        }
    }
}

/// What is known of somebody with a full name.
#[derive(Debug)]
struct Person {
    form: Form,
    stands: usize,
    gender: Option<Gender>,
    /// The offices that introduce the person, in lower case.
    roles: Vec<String>,
}

/// The people with full names, by surname and by first name.
#[derive(Default)]
struct People {
    by_last: Map<String, Vec<Person>>,
    by_first: Map<String, Vec<usize>>,
    /// For each person, by the number of who stands for it, the full name read last.
    nearest: Vec<Option<usize>>,
}

impl People {
    fn of_full(&mut self, form: &Form, named: &Named, at: usize) -> usize {
        let same = self.by_last.or_default(form.last().to_owned());
        let gender = of_title(named.title);
        if let Some(person) = same.iter_mut().find(|person| person.form.agrees(form)) {
            person.gender = gender.or(person.gender);
            person.add_role(named.role);
            return person.stands;
        }
        // Nobody writes of more namesakes; this bounds the work on hostile text.
        if same.len() < 50 {
            let gender = gender.or_else(|| of_given(form.first()));
            let mut person = Person { form: form.clone(), stands: at, gender, roles: Vec::new() };
            person.add_role(named.role);
            same.push(person);
        }
        self.by_first.or_default(form.first().to_owned()).push(at);
        at
    }

    /// The person meant by one word: who bears it as a surname; else the only
    /// one with it as a first name.
    fn of_single(&self, form: &Form, named: &Named) -> Option<Meant> {
        let Some(namesakes) = self.by_last.get(form.last()) else {
            return match self.by_first.get(form.first()).map(Vec::as_slice) {
                Some([person]) => Some(Meant { stands: *person, others: Vec::new() }),
                _ => None,
            };
        };
        let gender = of_title(named.title);
        let fits = |person: &&Person| {
            // "King Salman" is the father of "Mohammed bin Salman".
            person.form.patronymic == form.patronymic
                && (gender.is_none() || person.gender.is_none_or(|of| Some(of) == gender))
        };
        let fitting: Vec<&Person> = namesakes.iter().filter(fits).collect();
        let titled: Vec<&Person> = fitting.iter().copied().filter(|person| person.has_title(named.title)).collect();
        self.nearest_of(if titled.is_empty() { fitting } else { titled })
    }

    /// The one named last before, or the first to be named later.
    fn nearest_of(&self, mut people: Vec<&Person>) -> Option<Meant> {
        let nearest = |person: &Person| self.nearest.get(person.stands).copied().flatten();
        if people.iter().any(|person| nearest(person).is_some()) {
            people.retain(|person| nearest(person).is_some());
            order_by(&mut people, |one, two| nearest(two).cmp(&nearest(one)));
        } else {
            order_by(&mut people, |one, two| one.stands.cmp(&two.stands));
        }
        let mut stands = people.iter().map(|person| person.stands);
        Some(Meant { stands: stands.next()?, others: stands.take(3).collect() })
    }
}

impl Person {
    fn add_role(&mut self, role: &str) {
        // More are never of use; this bounds the work on hostile text.
        if !role.is_empty() && self.roles.len() < 8 {
            self.roles.push(role.lower());
        }
    }

    fn has_title(&self, title: &str) -> bool {
        let title = title.lower();
        !title.is_empty() && self.roles.iter().any(|role| role.split([' ', '-']).any(|word| word == title))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_spelled_alike() {
        assert_eq!(key("Bashar al-Assad"), "bashar assad");
        assert_eq!(key("J.K. Rowling"), key("J. K. Rowling"));
        assert_eq!(key("Martin Luther King, Jr."), "martin luther king");
        assert_ne!(key("Martin Luther King Sr."), key("Martin Luther King Jr."));
        assert_eq!(key("John Paul II"), "john paul ii");
        assert_eq!(key("de"), "de");
    }
}
