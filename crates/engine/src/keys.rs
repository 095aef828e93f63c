//! The keys under which an archive knows an entity.

use gloss_archive::{Class, Key};
use gloss_extract::corrections::Corrections;
use gloss_extract::dates::{DateKind, DateValue};
use gloss_extract::day;
use gloss_extract::figures::{Figure, UnitKind};
use gloss_extract::lexicon::fold::fold;
use gloss_extract::names::is_acronym_of;
use gloss_extract::settle::name_key;
use gloss_extract::{Analysis, Entity, Kind, Value};

pub(crate) fn class(kind: Kind) -> Class {
    match kind {
        Kind::Person => Class::Person,
        Kind::Place => Class::Place,
        Kind::Organisation => Class::Organisation,
        Kind::Figure => Class::Figure,
        Kind::Date => Class::Date,
    }
}

/// The key that stands for an entity. Figures
/// have one if they say what they count, and are no ages or lengths of time:
/// that two texts speak of years means nothing. Dates have one if they are days.
pub(crate) fn key(analysis: &Analysis, entity: &Entity) -> Option<Key> {
    let value = || analysis.mentions.get(*entity.mentions.first()? as usize)?.value.as_ref();
    let text = match entity.kind {
        Kind::Person | Kind::Place | Kind::Organisation => entity.key.clone(),
        Kind::Figure | Kind::Date => match value()? {
            Value::Figure(figure) => counted(figure)?,
            Value::Date(date) => one_day(date)?,
        },
    };
    Some(Key::new(class(entity.kind), text))
}

fn counted(figure: &Figure) -> Option<String> {
    figure.key().filter(|_| !matches!(figure.unit_kind, UnitKind::Duration | UnitKind::Age))
}

fn one_day(date: &DateValue) -> Option<String> {
    let is_day = matches!(date.kind, DateKind::Date | DateKind::Datetime) && date.bound.is_none();
    date.iso.as_ref()?.get(..10).filter(|iso| is_day && day::read(iso).is_some()).map(str::to_owned)
}

/// Keys to look an entity up by, most telling first. A full name is never
/// looked up by its surname: that may be somebody else's.
pub(crate) fn wanted(analysis: &Analysis, entity: &Entity) -> Vec<Key> {
    let main = key(analysis, entity).into_iter();
    match entity.kind {
        Kind::Person => main.chain(first_and_last(entity)).collect(),
        Kind::Place | Kind::Organisation => main.chain(forms(entity).map(|(_, key)| key)).collect(),
        Kind::Figure | Kind::Date => main.collect(),
    }
}

/// What else an archive article may call an entity, as far as its own text
/// shows. `is_known` tells whether a key is an entity of its own somewhere: then
/// only an acronym or a beginning ("Lockheed") is taken for another name of this one.
pub(crate) fn aliases(entity: &Entity, is_known: impl Fn(&Key) -> bool) -> Vec<Key> {
    match entity.kind {
        Kind::Person => first_and_last(entity).into_iter().chain(surname(entity)).collect(),
        Kind::Place | Kind::Organisation => {
            let begins = |key: &Key| entity.key.strip_prefix(&key.text).is_some_and(|rest| rest.starts_with(' '));
            let named = |(form, key): &(&str, Key)| !is_known(key) || is_acronym_of(form, &entity.name) || begins(key);
            forms(entity).filter(named).map(|(_, key)| key).collect()
        }
        Kind::Figure | Kind::Date => Vec::new(),
    }
}

/// Keys of the names that the reader has given an entity.
pub(crate) fn renamed(entity: &Entity, corrections: &Corrections) -> impl Iterator<Item = Key> {
    let renamed = entity.aliases.iter().filter(|alias| corrections.reading(&alias.text) != alias.text);
    renamed.map(|alias| named(entity, &alias.text))
}

/// Keys of what the reader keeps an entity apart from.
pub(crate) fn apart(entity: &Entity, corrections: &Corrections) -> impl Iterator<Item = Key> {
    entity.aliases.iter().flat_map(|alias| corrections.apart(&alias.text)).map(|from| named(entity, from))
}

/// The key that a name has by itself.
fn named(entity: &Entity, name: &str) -> Key {
    Key::new(class(entity.kind), name_key(entity.kind, name))
}

/// The forms that the text uses besides the key.
fn forms(entity: &Entity) -> impl Iterator<Item = (&str, Key)> {
    let form = |text: &str| Key::new(class(entity.kind), fold(text));
    let forms = entity.aliases.iter().map(move |alias| (alias.text.as_str(), form(&alias.text)));
    // "Georgia" is no other name of "Georgia (U.S. state)": it is another place.
    forms.filter(|(_, key)| key.text != entity.key && !entity.key.ends_with(')'))
}

/// "recep erdogan" of "recep tayyip erdogan"; `None` for two words or one.
fn first_and_last(entity: &Entity) -> Option<Key> {
    let words: Vec<&str> = entity.key.split(' ').collect();
    match words.as_slice() {
        [.., last] if is_numeral(last) => None,
        [first, _, .., last] => Some(Key::new(Class::Person, format!("{first} {last}"))),
        _ => None,
    }
}

/// The last word of a name of several. "King Salman" is not "Mohammed bin Salman".
fn surname(entity: &Entity) -> Option<Key> {
    let named = |(_, last): &(&str, &str)| !is_numeral(last) && !fold(&entity.name).ends_with(&format!(" bin {last}"));
    entity.key.rsplit_once(' ').filter(named).map(|(_, last)| Key::new(Class::Person, last))
}

/// "ii" of "john paul ii".
fn is_numeral(word: &str) -> bool {
    matches!(word, "ii" | "iii" | "iv" | "sr")
}

#[cfg(test)]
mod tests {
    use super::*;
    use gloss_extract::Alias;
    use gloss_extract::settle::person_key;

    fn entity(kind: Kind, name: &str, aliases: &[&str]) -> Entity {
        let aliases = aliases.iter().map(|text| Alias { text: (*text).into(), count: 1 }).collect();
        let key = if kind == Kind::Person { person_key(name) } else { fold(name) };
        Entity { kind, name: name.into(), key, role: None, aliases, adjectives: Vec::new(), mentions: Vec::new() }
    }

    fn texts(keys: Vec<Key>) -> Vec<String> {
        keys.into_iter().map(|key| key.text).collect()
    }

    #[test]
    fn people_are_looked_up_without_particles_and_never_by_surname() {
        let find = |name| texts(wanted(&Analysis::default(), &entity(Kind::Person, name, &["Kerry"])));
        assert_eq!(find("John Kerry"), ["john kerry"]);
        assert_eq!(find("Bashar al-Assad"), ["bashar assad"]);
        assert_eq!(find("Recep Tayyip Erdoğan"), ["recep tayyip erdogan", "recep erdogan"]);
        assert_eq!(find("al-Abadi"), ["abadi"]);
        assert_eq!(find("de"), ["de"]);
    }

    #[test]
    fn an_archive_knows_people_by_surname() {
        let find = |name| texts(aliases(&entity(Kind::Person, name, &[]), |_| true));
        assert_eq!(find("Recep Tayyip Erdoğan"), ["recep erdogan", "erdogan"]);
        assert_eq!(find("Haider al-Abadi"), ["abadi"]);
        assert!(find("Kerry").is_empty());
        assert!(find("John Paul II").is_empty());
        assert!(find("Mohammed bin Salman").is_empty());
    }

    #[test]
    fn an_entity_of_its_own_is_no_other_name_unless_an_acronym() {
        let group = entity(Kind::Organisation, "Free Press Union", &["Free Press Union", "FPU", "Press"]);
        assert_eq!(texts(aliases(&group, |_| false)), ["fpu", "press"]);
        assert_eq!(texts(aliases(&group, |_| true)), ["fpu"]);
        assert_eq!(texts(wanted(&Analysis::default(), &group)), ["free press union", "fpu", "press"]);
        let firm = entity(Kind::Organisation, "Lockheed Martin", &["Lockheed Martin", "Lockheed"]);
        assert_eq!(texts(aliases(&firm, |_| true)), ["lockheed"]);
    }

    #[test]
    fn a_place_is_not_looked_up_as_its_namesake() {
        let state = entity(Kind::Place, "Georgia (U.S. state)", &["Georgia"]);
        assert_eq!(texts(wanted(&Analysis::default(), &state)), ["georgia (us state)"]);
        assert!(texts(aliases(&state, |_| false)).is_empty());
    }
}
