//! Number words. Written for this project.

/// Words below a hundred that stand for one digit or a teen.
pub(crate) const SMALL: &[(&str, u32)] = &[
    ("zero", 0),
    ("nought", 0),
    ("naught", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
];

/// The tens.
pub(crate) const TENS: &[(&str, u32)] = &[
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fourty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// Words that multiply by a power of ten.
pub(crate) const SCALES: &[(&str, i16)] = &[
    ("hundred", 2),
    ("thousand", 3),
    ("lakh", 5),
    ("lakhs", 5),
    ("lac", 5),
    ("lacs", 5),
    ("cr", 7),
    ("million", 6),
    ("millions", 6),
    ("billions", 9),
    ("trillions", 12),
    ("mln", 6),
    ("crore", 7),
    ("crores", 7),
    ("billion", 9),
    ("bln", 9),
    ("trillion", 12),
    ("tln", 12),
    ("quadrillion", 15),
];

/// Letters after digits that multiply by a power of ten, wherever they stand.
pub(crate) const SURE_SUFFIXES: &[(&str, i16)] =
    &[("k", 3), ("mn", 6), ("mln", 6), ("mio", 6), ("mil", 6), ("bn", 9), ("bln", 9), ("tn", 12), ("trn", 12)];

/// Letters that multiply after money only; else they are units.
pub(crate) const MONEY_SUFFIXES: &[(&str, i16)] = &[("m", 6), ("mm", 6), ("b", 9), ("t", 12)];

/// Ordinals below a hundred; `third`, `fourth` and so on are also parts.
pub(crate) const ORDINALS: &[(&str, u32)] = &[
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
    ("fortieth", 40),
    ("fiftieth", 50),
    ("sixtieth", 60),
    ("seventieth", 70),
    ("eightieth", 80),
    ("ninetieth", 90),
];

/// Ordinals of the scales, as powers of ten.
pub(crate) const SCALE_ORDINALS: &[(&str, i16)] =
    &[("hundredth", 2), ("thousandth", 3), ("millionth", 6), ("billionth", 9), ("trillionth", 12)];

/// Fraction characters: numerator and denominator.
pub(crate) const VULGAR: &[(char, u32, u32)] = &[
    ('½', 1, 2),
    ('⅓', 1, 3),
    ('⅔', 2, 3),
    ('¼', 1, 4),
    ('¾', 3, 4),
    ('⅕', 1, 5),
    ('⅖', 2, 5),
    ('⅗', 3, 5),
    ('⅘', 4, 5),
    ('⅙', 1, 6),
    ('⅛', 1, 8),
    ('⅜', 3, 8),
    ('⅝', 5, 8),
    ('⅞', 7, 8),
];

/// Plurals that say an order of magnitude: what one of them is worth.
pub(crate) const VAGUE_PLURALS: &[(&str, u32)] = &[
    ("tens", 10),
    ("dozens", 12),
    ("scores", 20),
    ("hundreds", 100),
    ("thousands", 1_000),
    ("millions", 1_000_000),
    ("billions", 1_000_000_000),
];

/// The number that an entry of a list stands for.
pub(crate) fn value<T: Copy>(list: &[(&str, T)], word: &str) -> Option<T> {
    // The first byte tells most words apart without a call.
    let first = word.as_bytes().first();
    let same = |entry: &str| entry.len() == word.len() && entry.as_bytes().first() == first && entry == word;
    list.iter().find(|(entry, _)| same(entry)).map(|&(_, value)| value)
}
