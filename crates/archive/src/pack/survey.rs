//! What must be known of all parts before the first file can be written.

use super::{Ground, PackError};
use crate::aliases::{Families, families};
use crate::{Alias, Class, Part};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// All parts, looked through.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    /// The parts' numbers in order of the articles: newest first, then by id.
    pub(crate) order: Vec<(Reverse<Option<Date>>, String, usize)>,
    /// In how many articles each key occurs.
    pub(crate) counts: BTreeMap<u64, u32>,
    pub(crate) families: Families,
}

impl Survey {
    pub(crate) fn of(parts: usize, ground: &mut impl Ground) -> Result<Self, PackError> {
        let mut survey = Self::default();
        let mut aliases = Aliases::default();
        for number in 0..parts {
            let part = part(ground, number)?;
            survey.count(&part);
            part.aliases.iter().for_each(|alias| aliases.add(alias));
            let card = part.entry.card;
            survey.order.push((Reverse(card.date), card.id, number));
        }
        survey.sort()?;
        survey.families = families(&aliases.pairs(&survey.counts), &survey.counts);
        Ok(survey)
    }

    fn count(&mut self, part: &Part) {
        let keys: BTreeSet<u64> = part.entry.occurrences.iter().map(|found| found.key.id()).collect();
        for key in keys {
            *self.counts.entry(key).or_insert(0) += 1;
        }
    }

    fn sort(&mut self) -> Result<(), PackError> {
        self.order.sort();
        let mut ids = BTreeSet::new();
        match self.order.iter().find(|(_, id, _)| !ids.insert(id)) {
            Some((_, id, _)) => Err(PackError::DuplicateId(id.clone())),
            None => Ok(()),
        }
    }

    /// The key that stands for another one, or itself.
    pub(crate) fn head(&self, key: u64) -> u64 {
        self.families.get(&key).copied().unwrap_or(key)
    }
}

/// What one organisation's short name stands for in nearly all articles that say
/// so, is what it stands for: so many times as often as all else, and at least
/// in so many.
const OFTENER: u32 = 4;
const OFTEN: u32 = 3;

/// Other names, and in how many articles each stands for what.
#[derive(Default)]
struct Aliases {
    said: BTreeMap<(u64, u64), Said>,
}

#[derive(Clone, Copy, Default)]
struct Said {
    sure: bool,
    articles: u32,
    is_organisation: bool,
}

impl Aliases {
    fn add(&mut self, Alias { alias, of, sure }: &Alias) {
        let said = self.said.entry((alias.id(), of.id())).or_default();
        said.sure |= sure;
        said.articles += 1;
        said.is_organisation |= alias.class == Class::Organisation;
    }

    /// Each other name with what it may stand for, where `counts` tells in how
    /// many articles a key is a thing of its own.
    fn pairs(&self, counts: &BTreeMap<u64, u32>) -> BTreeSet<(u64, u64)> {
        let said: Vec<_> = self.said.iter().collect();
        let of_one = said.chunk_by(|((one, _), _), ((two, _), _)| one == two);
        let counted = |((alias, _), said): &(&(u64, u64), &Said)| said.sure || !counts.contains_key(alias);
        let pairs = of_one.flat_map(|meanings| {
            let meanings: Vec<_> = meanings.iter().filter(|found| counted(found)).collect();
            let all: u32 = meanings.iter().map(|(_, said)| said.articles).sum();
            let chief = meanings.iter().position(|(_, said)| {
                said.is_organisation && said.articles >= OFTEN && said.articles >= OFTENER * (all - said.articles)
            });
            let kept = meanings.into_iter().enumerate().filter(move |(at, _)| chief.is_none_or(|chief| chief == *at));
            kept.map(|(_, (pair, _))| **pair).collect::<Vec<_>>()
        });
        pairs.collect()
    }
}

/// A part that holds together.
pub(crate) fn part(ground: &mut impl Ground, number: usize) -> Result<Part, PackError> {
    let part = Part::from_bytes(&ground.part(number)?).map_err(|why| PackError::Part { number, why })?;
    part.entry.check()?;
    Ok(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Key;

    /// What "apple" stands for, if so many articles each say these things.
    fn meanings(class: Class, said: &[(&str, u32)]) -> usize {
        let mut aliases = Aliases::default();
        for (of, articles) in said {
            let alias = Alias { alias: Key::new(class, "apple"), of: Key::new(class, *of), sure: true };
            (0..*articles).for_each(|_| aliases.add(&alias));
        }
        aliases.pairs(&BTreeMap::new()).len()
    }

    #[test]
    fn a_short_name_stands_for_what_nearly_all_articles_take_it_for() {
        let of = |said: &[(&str, u32)]| meanings(Class::Organisation, said);
        assert_eq!(of(&[("apple computer", 9), ("apple worldwide", 1), ("apple corps", 1)]), 1);
        assert_eq!(of(&[("apple computer", 9), ("apple worldwide", 1), ("apple corps", 2)]), 3);
        assert_eq!(of(&[("apple computer", 2)]), 1);
        assert_eq!(of(&[("apple computer", 2), ("apple corps", 0)]), 1);
    }

    #[test]
    fn a_surname_of_two_people_stays_open() {
        assert_eq!(meanings(Class::Person, &[("fiona apple", 99), ("max apple", 1)]), 2);
    }
}
