//! What must be known of all parts before the first file can be written.

use super::{Ground, PackError};
use crate::Part;
use crate::aliases::{Families, families};
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
        let mut aliases = BTreeSet::new();
        for number in 0..parts {
            let part = part(ground, number)?;
            survey.count(&part);
            aliases.extend(part.aliases.iter().map(|found| (found.alias.id(), found.of.id(), found.sure)));
            let card = part.entry.card;
            survey.order.push((Reverse(card.date), card.id, number));
        }
        survey.sort()?;
        let counts = |alias, sure| sure || !survey.counts.contains_key(&alias);
        let pairs = aliases.into_iter().filter(|(alias, _, sure)| counts(*alias, *sure));
        survey.families = families(&pairs.map(|(alias, of, _)| (alias, of)).collect(), &survey.counts);
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

/// A part that holds together.
pub(crate) fn part(ground: &mut impl Ground, number: usize) -> Result<Part, PackError> {
    let part = Part::from_bytes(&ground.part(number)?).map_err(|why| PackError::Part { number, why })?;
    part.entry.check()?;
    Ok(part)
}
