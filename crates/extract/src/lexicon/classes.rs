//! What a word can begin, looked up once for each token so that the rules are
//! spared for most of them.

use super::currencies::{CODES, DOLLAR_PREFIXES, NAMES, ODD_NAMES, OWNERS, SYMBOLS};
use super::nouns::STOPS;
use super::numbers::VULGAR;
use super::phrases::{BEFORE, DOWN, UP};
use super::times::{
    self, DAY_PARTS, DECADES, EASTER, HOLIDAYS, MONTHS, MOVING_HOLIDAYS, SEASONS, TIME_UNITS, WEEKDAYS,
};
use super::units::{SHORT_UNITS, UNITS};
use crate::dates::{OPENERS, STAGES};
use crate::figures::numeral;
use std::sync::OnceLock;

/// A date can begin with it.
pub(crate) const DATE: u16 = 1;
/// A figure can begin with it.
pub(crate) const FIGURE: u16 = 2;
/// A number can begin with it.
pub(crate) const NUMBER: u16 = 4;
/// A month's name.
pub(crate) const MONTH: u16 = 8;
/// A day of the week.
pub(crate) const WEEKDAY: u16 = 16;
/// A word or mark for money stands before the number.
pub(crate) const MONEY: u16 = 32;
/// A qualifier of a number can begin with it.
pub(crate) const QUALIFIER: u16 = 64;
/// No noun phrase holds it.
pub(crate) const STOP: u16 = 128;
/// A unit of measure or a currency behind the number can begin with it.
pub(crate) const UNIT: u16 = 256;
/// It puts a date near it into the future.
pub(crate) const FUTURE: u16 = 512;
/// A verb or noun for a change of a quantity.
pub(crate) const CHANGE: u16 = 1024;

/// A word for the early or late part of a period can begin with it.
pub(crate) const STAGE: u16 = 2048;

/// A unit of time, in either number.
pub(crate) const TIME: u16 = 4096;

/// Room for the words, a power of two several times their number.
const SLOTS: usize = 8192;

/// Words by hash, with what they can begin.
struct Table {
    slots: Vec<(&'static str, u16)>,
}

impl Table {
    fn new(words: impl Iterator<Item = (&'static str, u16)>) -> Self {
        let mut table = Table { slots: vec![("", 0); SLOTS] };
        for (phrase, class) in words {
            let word = phrase.split(' ').next().unwrap_or_default();
            let at = table.place(word);
            if let Some(slot) = table.slots.get_mut(at) {
                *slot = (word, slot.1 | class);
            }
        }
        table
    }

    /// The slot of a word, or the free one where it would go.
    fn place(&self, word: &str) -> usize {
        let hash = word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let start = (hash ^ hash >> 15) as usize;
        let slots = (0..self.slots.len()).map(|step| (start + step) % SLOTS);
        let mut free = slots.filter(|&at| self.slots.get(at).is_some_and(|slot| slot.0 == word || slot.0.is_empty()));
        free.next().unwrap_or_default()
    }
}

/// What a word, in lower case, can begin.
pub(crate) fn classes(word: &str) -> u16 {
    static TABLE: OnceLock<Table> = OnceLock::new();
    let table = TABLE.get_or_init(|| Table::new(words()));
    if word.len() > 16 {
        return 0;
    }
    if !word.is_ascii() && VULGAR.iter().any(|(mark, ..)| word.starts_with(*mark)) {
        return DATE | FIGURE | NUMBER;
    }
    let listed = |word: &str| table.slots.get(table.place(word)).map_or(0, |slot| slot.1);
    // Units are listed in the singular.
    let single = word.strip_suffix('s').map_or(0, |single| listed(single) & (UNIT | TIME));
    listed(word) | single
}

fn words() -> impl Iterator<Item = (&'static str, u16)> {
    let of = |class: u16| move |word: &'static str| (word, class);
    let numbers = numeral::first_words().map(of(DATE | FIGURE | NUMBER));
    let months = MONTHS.iter().map(|(word, _)| *word).map(of(DATE | MONTH));
    let weekdays = WEEKDAYS.iter().map(|(word, _)| *word).map(of(DATE | WEEKDAY));
    let named = EASTER.iter().map(|(word, _)| *word).chain(DECADES.iter().map(|(word, _)| *word));
    let holidays = HOLIDAYS.iter().map(|(word, _)| *word).chain(MOVING_HOLIDAYS.iter().map(|(word, _)| *word));
    let seasons = SEASONS.iter().chain(DAY_PARTS).map(|(word, _)| *word);
    let stages = STAGES.iter().map(|(word, _)| *word).map(of(DATE | STAGE));
    let dates = named.chain(holidays).chain(seasons).chain(OPENERS.iter().copied()).map(of(DATE)).chain(stages);
    let money =
        CODES.iter().chain(DOLLAR_PREFIXES).chain(SYMBOLS).map(|(word, _)| *word).map(of(FIGURE | MONEY | UNIT));
    let qualifiers = BEFORE.iter().map(|(word, _)| *word).map(of(FIGURE | QUALIFIER));
    let factors = ["between", "from", "doubled", "tripled", "trebled", "quadrupled", "halved"].into_iter();
    let measures = UNITS.iter().chain(SHORT_UNITS).flat_map(|unit| unit.words.iter().copied());
    let currencies = NAMES.iter().chain(OWNERS).copied().chain(ODD_NAMES.iter().map(|(word, _)| *word));
    let pounds = ["pound", "pounds", "usd", "eur", "gbp", "rmb", "inr", "jpy", "aud", "chf"].into_iter();
    let units = measures.chain(currencies).chain(pounds).map(of(UNIT));
    let stops = STOPS.iter().copied().map(of(STOP));
    let future = times::FUTURE.iter().copied().map(of(FUTURE));
    let changes = UP.iter().chain(DOWN).copied().map(of(CHANGE));
    let times = TIME_UNITS.iter().map(|(word, _)| *word).map(of(TIME));
    let others = units.chain(times).chain(stops).chain(future).chain(changes);
    others
        .chain(numbers)
        .chain(months)
        .chain(weekdays)
        .chain(dates)
        .chain(money)
        .chain(qualifiers)
        .chain(factors.map(of(FIGURE)))
}
