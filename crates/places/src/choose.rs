//! Which place is meant; the rules stand in `lib.rs`.

use crate::Kind;
use crate::ask::Asked;
use crate::context::{Beside, beside};
use crate::file::{Atlas, Place};
use crate::weigh::{Candidate, candidates};

/// So much heavier the right one is than the next.
const CLEAR: u64 = 3;
/// What a country gains that the text names places of; and another place whose
/// country, or whose province, the text speaks of.
const HOME: u64 = 50;
const COUNTRY: u64 = 20;
const PROVINCE: u64 = 100;
/// Of towns only those count that are no more than so many times smaller than the
/// largest: all the world means the large one, unless the other's country stands
/// beside it.
const SMALLER: u64 = 8;
/// In a country that the text never speaks of, a town and a province are believed
/// from these weights on, in thousands of inhabitants.
const KNOWN: u64 = 60;
const KNOWN_PROVINCE: u64 = 1_500;
/// Closer than so many degrees, it makes no difference which one is meant.
const CLOSE: f64 = 0.7;

/// A question with what was gathered for it.
struct Case {
    candidates: Vec<Candidate>,
    /// Whether the text says of what kind it is.
    kind: bool,
    beside: Beside,
}

impl Atlas {
    /// For each asked place the index of the one that is meant, if that is clear.
    pub(crate) fn choose(&self, asked: &[Asked]) -> Vec<Option<u32>> {
        let case = |asked| {
            let beside = beside(self, asked);
            let (candidates, kind) = candidates(self, asked, &beside);
            Case { candidates, kind, beside }
        };
        let cases: Vec<Case> = asked.iter().map(case).collect();
        let first: Vec<Option<u32>> = cases.iter().map(|case| self.decide(case, &[])).collect();
        let others = |at: usize| -> Vec<u32> {
            first.iter().enumerate().filter(|(other, _)| *other != at).filter_map(|(_, place)| *place).collect()
        };
        cases.iter().enumerate().map(|(at, case)| self.decide(case, &others(at))).collect()
    }

    fn decide(&self, case: &Case, others: &[u32]) -> Option<u32> {
        let is_beside = |one: &&Candidate| case.beside.places.iter().any(|&whole| self.lies_in(one.place, whole));
        let mut left: Vec<Candidate> = case.candidates.iter().filter(is_beside).copied().collect();
        let sure = !left.is_empty();
        if !sure {
            left.clone_from(&case.candidates);
            let is_town = |one: &Candidate| self.kind(one.place) == Some(Kind::Town);
            let largest = left.iter().filter(|one| is_town(one)).map(|one| one.weight).max().unwrap_or(0);
            left.retain(|one| !is_town(one) || one.weight.saturating_mul(SMALLER) >= largest);
        }
        for one in &mut left {
            one.weight = one.weight.saturating_mul(self.support(one.place, others));
        }
        let best = *left.iter().max_by_key(|one| one.weight)?;
        let is_rival = |one: &&Candidate| !self.same_spot(one.place, best.place);
        let next = left.iter().filter(is_rival).map(|one| one.weight).max().unwrap_or(0);
        let clear = best.weight >= next.saturating_mul(CLEAR);
        let known = match self.kind(best.place) {
            _ if sure || case.kind => true,
            Some(Kind::Town) => best.weight >= KNOWN,
            Some(Kind::Province) => best.weight >= KNOWN_PROVINCE,
            _ => true,
        };
        (clear && known).then_some(best.place)
    }

    /// How many times heavier a place is for what else the text names.
    fn support(&self, place: u32, others: &[u32]) -> u64 {
        let Some(found) = self.places.get(place as usize) else { return 1 };
        let same = |one: Option<u32>, other: Option<u32>| one.is_some() && one == other;
        // A province supports its own towns, a town its province.
        let province = |number: u32, found: &Place| match found.kind {
            Kind::Province => Some(number),
            _ => found.province,
        };
        let own = province(place, found);
        let supports = others.iter().filter_map(|&number| Some((number, self.places.get(number as usize)?)));
        let supports = supports.map(|(number, other)| match found.kind {
            Kind::Country if other.country == Some(place) && other.kind != Kind::Country => HOME,
            Kind::Country => 1,
            _ if same(own, province(number, other)) => PROVINCE,
            _ if same(found.country, other.country) => COUNTRY,
            _ => 1,
        });
        supports.max().unwrap_or(1)
    }

    /// Whether a place is a country or province, or lies in it.
    fn lies_in(&self, place: u32, whole: u32) -> bool {
        let found = self.places.get(place as usize);
        found.is_some_and(|found| found.country == Some(whole) || found.province == Some(whole)) && place != whole
    }

    fn same_spot(&self, one: u32, other: u32) -> bool {
        let (Some(a), Some(b)) = (self.places.get(one as usize), self.places.get(other as usize)) else { return false };
        let close = (a.x - b.x).abs() < CLOSE && (a.y - b.y).abs() < CLOSE;
        one == other || close || self.lies_in(one, other) || self.lies_in(other, one)
    }
}
