//! What a word can begin, looked up once for each token so that the rules are
//! spared for most of them.

use super::currencies::{CODES, DOLLAR_PREFIXES, NAMES, ODD_NAMES, OWNERS, SYMBOLS};
use super::nouns::{ATTRIBUTIVE, IRREGULAR, SINGULAR, STOPS, UNCHANGED};
use super::numbers::{ORDINALS, SCALE_ORDINALS, SCALES, SMALL, TENS, VAGUE_PLURALS, VULGAR};
use super::phrases::{AFTER, BEFORE, DOWN, UP};
use super::times::{
    self, DAY_PARTS, DECADES, EASTER, HOLIDAYS, MONTHS, MOVING_HOLIDAYS, SEASONS, TIME_UNITS, WEEKDAYS,
};
use super::titles;
use super::units::{SHORT_UNITS, UNITS};
use crate::dates::{OPENERS, STAGES};
use crate::figures::numeral;
use std::sync::OnceLock;

/// What a word can begin or be, one bit for each class.
pub(crate) type Classes = u32;

/// A date can begin with it.
pub(crate) const DATE: Classes = 1;
/// A figure can begin with it.
pub(crate) const FIGURE: Classes = 1 << 1;
/// A number can begin with it.
pub(crate) const NUMBER: Classes = 1 << 2;
/// A month's name.
pub(crate) const MONTH: Classes = 1 << 3;
/// A day of the week.
pub(crate) const WEEKDAY: Classes = 1 << 4;
/// A word or mark for money stands before the number.
pub(crate) const MONEY: Classes = 1 << 5;
/// A qualifier before a number can begin with it.
pub(crate) const QUALIFIER: Classes = 1 << 6;
/// No noun phrase holds it.
pub(crate) const STOP: Classes = 1 << 7;
/// A unit of measure or a currency behind the number can begin with it.
pub(crate) const UNIT: Classes = 1 << 8;
/// It puts a date near it into the future.
pub(crate) const FUTURE: Classes = 1 << 9;
/// A verb or noun for a change of a quantity.
pub(crate) const CHANGE: Classes = 1 << 10;
/// A phrase for the early or late part of a period can begin with it.
pub(crate) const STAGE: Classes = 1 << 11;
/// A unit of time, in either number.
pub(crate) const TIME: Classes = 1 << 12;
/// A number below twenty.
pub(crate) const SMALL_NUMBER: Classes = 1 << 13;
/// A multiple of ten below a hundred.
pub(crate) const TEN: Classes = 1 << 14;
/// A power of ten that multiplies.
pub(crate) const SCALE: Classes = 1 << 15;
/// An ordinal.
pub(crate) const ORDINAL: Classes = 1 << 16;
/// A plural for an order of magnitude.
pub(crate) const VAGUE: Classes = 1 << 17;
/// A part of the day.
pub(crate) const DAY_PART: Classes = 1 << 18;
/// A season.
pub(crate) const SEASON: Classes = 1 << 19;
/// A holiday's name can begin with it.
pub(crate) const HOLIDAY: Classes = 1 << 20;
/// A qualifier behind a number can begin with it.
pub(crate) const BEHIND: Classes = 1 << 21;
/// Words that say whose a currency is can begin with it.
pub(crate) const OWNER: Classes = 1 << 22;
/// A plural without the ending.
pub(crate) const ODD_PLURAL: Classes = 1 << 23;
/// A noun in the singular that looks like a plural.
pub(crate) const ODD_SINGULAR: Classes = 1 << 24;
/// A noun that describes the one behind it.
pub(crate) const DESCRIBING: Classes = 1 << 25;
/// Not by the word: digits, or a mark before digits.
pub(crate) const DIGITS: Classes = 1 << 26;
/// A currency's name, in either number.
pub(crate) const CURRENCY: Classes = 1 << 27;
/// An office or form of address.
pub(crate) const OFFICE: Classes = 1 << 28;
/// It stands in a title beside an office.
pub(crate) const TITLE_PART: Classes = 1 << 29;
/// A noun for what a person is.
pub(crate) const ROLE_HEAD: Classes = 1 << 30;
/// It stands before such a noun.
pub(crate) const ROLE_PART: Classes = 1 << 31;

/// The longest word that is listed, in bytes.
const LONGEST: usize = 16;

/// Room for the words, a power of two several times their number.
const SLOTS: usize = 8192;

/// A word of at most [`LONGEST`] bytes as a number, its first byte lowest.
fn packed(word: &str) -> u128 {
    let bytes = word.as_bytes();
    // Two pieces that may overlap, where their bytes are the same.
    if let (Some(head), Some(tail)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let tail = u128::from(u64::from_le_bytes(*tail)) << (8 * (bytes.len() - 8));
        return u128::from(u64::from_le_bytes(*head)) | tail;
    }
    if let (Some(head), Some(tail)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let tail = u64::from(u32::from_le_bytes(*tail)) << (8 * (bytes.len() - 4));
        return u128::from(u64::from(u32::from_le_bytes(*head)) | tail);
    }
    bytes.iter().rev().fold(0, |packed, byte| packed << 8 | u128::from(*byte))
}

/// Words by hash, with their classes.
struct Table {
    /// Packed words; the first one is none.
    words: Vec<(u128, Classes)>,
    /// Where a word stands in `words`; 0 for none.
    slots: Vec<u16>,
}

impl Table {
    fn new(words: impl Iterator<Item = (&'static str, Classes)>) -> Self {
        let mut table = Table { words: vec![(0, 0)], slots: vec![0; SLOTS] };
        for (phrase, class) in words {
            let word = packed(phrase.split(' ').next().unwrap_or_default());
            let at = table.place(word);
            let next = table.words.len();
            let Some(slot) = table.slots.get_mut(at) else { continue };
            match table.words.get_mut(usize::from(*slot)).filter(|_| *slot > 0) {
                Some(known) => known.1 |= class,
                None => {
                    *slot = u16::try_from(next).unwrap_or_default();
                    table.words.push((word, class));
                }
            }
        }
        table
    }

    /// The slot of a word, or the free one where it would go.
    fn place(&self, word: u128) -> usize {
        let mixed = (word as u64 ^ ((word >> 64) as u64).rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut at = (mixed >> 40) as usize % SLOTS;
        while !self.holds(at, word) {
            at = (at + 1) % SLOTS;
        }
        at
    }

    /// Whether a slot is a word's or free.
    fn holds(&self, slot: usize, word: u128) -> bool {
        let known = self.slots.get(slot).and_then(|&at| self.words.get(usize::from(at)));
        known.is_none_or(|&(known, _)| known == 0 || known == word)
    }

    fn classes(&self, word: u128) -> Classes {
        let at = self.slots.get(self.place(word)).copied().unwrap_or_default();
        self.words.get(usize::from(at)).map_or(0, |known| known.1)
    }
}

/// Looks words up; got once, it need not ask again whether the table is made.
#[derive(Clone, Copy)]
pub(crate) struct Lookup(&'static Table);

impl Lookup {
    pub(crate) fn new() -> Self {
        static TABLE: OnceLock<Table> = OnceLock::new();
        Lookup(TABLE.get_or_init(|| Table::new(words())))
    }

    /// The classes of a word in lower case.
    pub(crate) fn classes(self, word: &str) -> Classes {
        if word.len() > LONGEST {
            return 0;
        }
        if word.as_bytes().first().is_some_and(|byte| !byte.is_ascii())
            && VULGAR.iter().any(|(mark, ..)| word.starts_with(*mark))
        {
            return DATE | FIGURE | NUMBER;
        }
        let whole = packed(word);
        // Units are listed in the singular.
        let single = if word.as_bytes().last() == Some(&b's') {
            let single = whole & !(0xff << (8 * (word.len() - 1)));
            self.0.classes(single) & (UNIT | TIME | CURRENCY)
        } else {
            0
        };
        self.0.classes(whole) | single
    }
}

fn words() -> impl Iterator<Item = (&'static str, Classes)> {
    let of = |class: Classes| move |word: &'static str| (word, class);
    let numbers = numeral::first_words().map(of(DATE | FIGURE | NUMBER));
    let months = MONTHS.iter().map(|(word, _)| *word).map(of(DATE | MONTH));
    let weekdays = WEEKDAYS.iter().map(|(word, _)| *word).map(of(DATE | WEEKDAY));
    let holidays = HOLIDAYS.iter().map(|(word, _)| *word).chain(MOVING_HOLIDAYS.iter().map(|(word, _)| *word));
    let holidays = holidays.chain(EASTER.iter().map(|(word, _)| *word)).map(of(DATE | HOLIDAY));
    let seasons = SEASONS.iter().map(|(word, _)| *word).map(of(DATE | SEASON));
    let parts = DAY_PARTS.iter().map(|(word, _)| *word).map(of(DATE | DAY_PART));
    let stages = STAGES.iter().map(|(word, _)| *word).map(of(STAGE));
    let decades = DECADES.iter().map(|(word, _)| *word);
    let dates = decades.chain(OPENERS.iter()).map(of(DATE));
    let dates = dates.chain(holidays).chain(seasons).chain(parts).chain(stages);
    let money =
        CODES.iter().chain(DOLLAR_PREFIXES).chain(SYMBOLS).map(|(word, _)| *word).map(of(FIGURE | MONEY | UNIT));
    let qualifiers = BEFORE.iter().map(|(word, _)| *word).map(of(FIGURE | QUALIFIER));
    let factors = ["between", "from", "doubled", "tripled", "trebled", "quadrupled", "halved"].into_iter();
    let measures = UNITS.iter().chain(SHORT_UNITS).flat_map(|unit| unit.words.iter().copied());
    let currencies = NAMES.iter().chain(ODD_NAMES.iter().map(|(word, _)| *word)).chain(["pound"]);
    let codes = ["usd", "eur", "gbp", "rmb", "inr", "jpy", "aud", "chf"].into_iter();
    let units = measures.chain(OWNERS).chain(codes).map(of(UNIT)).chain(currencies.map(of(UNIT | CURRENCY)));
    let stops = STOPS.iter().map(of(STOP));
    let future = times::FUTURE.iter().map(of(FUTURE));
    let changes = UP.iter().chain(DOWN).map(of(CHANGE));
    let times = TIME_UNITS.iter().map(|(word, _)| *word).map(of(TIME));
    let behind = AFTER.iter().map(|(word, _)| *word).map(of(BEHIND));
    let owners = OWNERS.iter().map(of(OWNER));
    let others = units.chain(times).chain(stops).chain(future).chain(changes).chain(behind).chain(owners);
    others
        .chain(number_words())
        .chain(nouns())
        .chain(numbers)
        .chain(months)
        .chain(weekdays)
        .chain(dates)
        .chain(money)
        .chain(qualifiers)
        .chain(factors.map(of(FIGURE)))
        .chain(titles::classed())
}

fn number_words() -> impl Iterator<Item = (&'static str, Classes)> {
    let small = SMALL.iter().map(|(word, _)| (*word, SMALL_NUMBER));
    let tens = TENS.iter().map(|(word, _)| (*word, TEN));
    let scales = SCALES.iter().map(|(word, _)| (*word, SCALE));
    let ordinals = ORDINALS.iter().map(|(word, _)| *word).chain(SCALE_ORDINALS.iter().map(|(word, _)| *word));
    let vague = VAGUE_PLURALS.iter().map(|(word, _)| (*word, VAGUE));
    small.chain(tens).chain(scales).chain(ordinals.map(|word| (word, ORDINAL))).chain(vague)
}

fn nouns() -> impl Iterator<Item = (&'static str, Classes)> {
    let plurals = IRREGULAR.iter().map(|(word, _)| *word).chain(UNCHANGED.iter());
    let plurals = plurals.map(|word| (word, ODD_PLURAL));
    let singulars = SINGULAR.iter().map(|word| (word, ODD_SINGULAR));
    plurals.chain(singulars).chain(ATTRIBUTIVE.iter().map(|word| (word, DESCRIBING)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::noun::THIRD_PERSON;

    #[test]
    fn listed_words_are_found_and_others_are_not() {
        let classes = |word| Lookup::new().classes(word);
        assert_eq!(classes("march") & (MONTH | DATE | WEEKDAY), MONTH | DATE);
        assert_eq!(classes("kilometres") & UNIT, UNIT);
        assert_eq!(classes("½"), DATE | FIGURE | NUMBER);
        assert_eq!(classes("newspaper"), 0);
        let all: Vec<_> = words().collect();
        assert!(all.iter().all(|(phrase, _)| first(phrase).len() <= LONGEST));
        assert!(all.len() < SLOTS / 2 && all.iter().all(|(phrase, class)| classes(first(phrase)) & class == *class));
    }

    #[test]
    fn months_and_all_apart_a_holiday_begins_with_a_word_that_begins_no_other_date() {
        let classes = |word| Lookup::new().classes(word);
        let names = HOLIDAYS.iter().map(|(name, _)| *name).chain(MOVING_HOLIDAYS.iter().map(|(name, _)| *name));
        let firsts = names.chain(EASTER.iter().map(|(name, _)| *name)).map(first);
        for word in firsts.filter(|word| *word != "all" && classes(word) & MONTH == 0) {
            assert_eq!(classes(word) & (NUMBER | WEEKDAY | SEASON | DAY_PART | STAGE | TIME), 0, "{word}");
            assert!(!OPENERS.contains(word) && DECADES.iter().all(|(decade, _)| *decade != word), "{word}");
        }
    }

    #[test]
    fn lists_that_are_searched_are_sorted() {
        assert!(UNCHANGED.is_sorted() && times::SAID.is_sorted() && THIRD_PERSON.is_sorted());
    }

    #[test]
    fn packed_words_differ_as_the_words_do() {
        let text = "abcdefghijklmnopé";
        for end in (0..=LONGEST).filter_map(|end| text.get(..end)) {
            let bytes = end.bytes().rev().fold(0_u128, |all, byte| all << 8 | u128::from(byte));
            assert_eq!(packed(end), bytes, "{end}");
        }
    }

    fn first(phrase: &str) -> &str {
        phrase.split(' ').next().unwrap()
    }
}
