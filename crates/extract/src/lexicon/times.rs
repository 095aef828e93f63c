//! Words of the calendar and the clock. Written for this project.

use crate::dates::TimeUnit::{self, Century, Day, Decade, Hour, Minute, Month, Quarter, Second, Week, Year};

/// Months by name and by their usual short forms; `may` and `march` are told
/// from the verbs by their capital.
pub(crate) const MONTHS: &[(&str, i8)] = &[
    ("january", 1),
    ("jan", 1),
    ("jan.", 1),
    ("february", 2),
    ("feb", 2),
    ("feb.", 2),
    ("march", 3),
    ("mar", 3),
    ("mar.", 3),
    ("april", 4),
    ("apr", 4),
    ("apr.", 4),
    ("may", 5),
    ("june", 6),
    ("jun", 6),
    ("jun.", 6),
    ("july", 7),
    ("jul", 7),
    ("jul.", 7),
    ("august", 8),
    ("aug", 8),
    ("aug.", 8),
    ("september", 9),
    ("sept", 9),
    ("sept.", 9),
    ("sep", 9),
    ("sep.", 9),
    ("october", 10),
    ("oct", 10),
    ("oct.", 10),
    ("november", 11),
    ("nov", 11),
    ("nov.", 11),
    ("december", 12),
    ("dec", 12),
    ("dec.", 12),
];

/// Days of the week, Monday as 1.
pub(crate) const WEEKDAYS: &[(&str, i8)] = &[
    ("monday", 1),
    ("mon", 1),
    ("mon.", 1),
    ("tuesday", 2),
    ("tue", 2),
    ("tue.", 2),
    ("tues", 2),
    ("tues.", 2),
    ("wednesday", 3),
    ("wed.", 3),
    ("weds", 3),
    ("thursday", 4),
    ("thu", 4),
    ("thu.", 4),
    ("thur", 4),
    ("thurs", 4),
    ("thurs.", 4),
    ("friday", 5),
    ("fri", 5),
    ("fri.", 5),
    ("saturday", 6),
    ("sat.", 6),
    ("sunday", 7),
    ("sun.", 7),
];

/// Units of time, in the singular.
pub(crate) const TIME_UNITS: &[(&str, TimeUnit)] = &[
    ("second", Second),
    ("sec", Second),
    ("minute", Minute),
    ("min", Minute),
    ("hour", Hour),
    ("hr", Hour),
    ("day", Day),
    ("night", Day),
    ("week", Week),
    ("wk", Week),
    ("month", Month),
    ("quarter", Quarter),
    ("year", Year),
    ("yr", Year),
    ("decade", Decade),
    ("century", Century),
    ("centurie", Century),
];

/// Adverbs for times that come again.
pub(crate) const ADVERBS: &[(&str, TimeUnit)] = &[
    ("daily", Day),
    ("everyday", Day),
    ("nightly", Day),
    ("weekly", Week),
    ("monthly", Month),
    ("quarterly", Quarter),
    ("yearly", Year),
    ("annually", Year),
    ("hourly", Hour),
];

/// Seasons, by the letters that TIMEX3 writes for them.
pub(crate) const SEASONS: &[(&str, &str)] =
    &[("spring", "SP"), ("summer", "SU"), ("autumn", "FA"), ("fall", "FA"), ("winter", "WI")];

/// Parts of the day, by the letters that TIMEX3 writes for them.
pub(crate) const DAY_PARTS: &[(&str, &str)] = &[
    ("morning", "MO"),
    ("mornings", "MO"),
    ("afternoon", "AF"),
    ("afternoons", "AF"),
    ("evening", "EV"),
    ("evenings", "EV"),
    ("night", "NI"),
    ("nights", "NI"),
    ("midday", "MI"),
    ("lunchtime", "MI"),
];

/// Holidays on a fixed day: month and day.
pub(crate) const HOLIDAYS: &[(&str, (i8, i8))] = &[
    ("christmas", (12, 25)),
    ("christmas day", (12, 25)),
    ("christmas eve", (12, 24)),
    ("boxing day", (12, 26)),
    ("new year", (1, 1)),
    ("new year's day", (1, 1)),
    ("new year 's day", (1, 1)),
    ("new year's eve", (12, 31)),
    ("new year 's eve", (12, 31)),
    ("halloween", (10, 31)),
    ("valentine's day", (2, 14)),
    ("valentine 's day", (2, 14)),
    ("may day", (5, 1)),
    ("labour day", (5, 1)),
    ("veterans day", (11, 11)),
    ("armistice day", (11, 11)),
    ("remembrance day", (11, 11)),
    ("bastille day", (7, 14)),
    ("independence day", (7, 4)),
    ("anzac day", (4, 25)),
    ("australia day", (1, 26)),
    ("canada day", (7, 1)),
    ("st patrick 's day", (3, 17)),
    ("st. patrick 's day", (3, 17)),
];

/// Holidays on a day of the week: which one (zero is the last), the weekday
/// from Monday as 1, and the month.
pub(crate) const MOVING_HOLIDAYS: &[(&str, (i8, i8, i8))] = &[
    ("thanksgiving", (4, 4, 11)),
    ("thanksgiving day", (4, 4, 11)),
    ("labor day", (1, 1, 9)),
    ("memorial day", (0, 1, 5)),
    ("martin luther king day", (3, 1, 1)),
    ("mother 's day", (2, 7, 5)),
    ("father 's day", (3, 7, 6)),
];

/// Holidays by their distance in days from Easter Sunday.
pub(crate) const EASTER: &[(&str, i8)] = &[
    ("easter", 0),
    ("easter sunday", 0),
    ("easter monday", 1),
    ("good friday", -2),
    ("ash wednesday", -46),
    ("palm sunday", -7),
    ("pentecost", 49),
];

/// Words after which a year without further signs is a year.
pub(crate) const BEFORE_YEAR: &[&str] = &[
    "in",
    "since",
    "by",
    "until",
    "till",
    "from",
    "of",
    "during",
    "before",
    "after",
    "for",
    "early",
    "late",
    "mid",
    "year",
    "between",
    "around",
    "circa",
    "through",
    "throughout",
    "to",
    "the",
    "until",
    "as",
    "back",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "fiscal",
    "ad",
    "election",
    "(",
];

/// Words before a weekday or month that put it in the future.
pub(crate) const FUTURE: &[&str] = &[
    "will",
    "'ll",
    "shall",
    "next",
    "due",
    "scheduled",
    "upcoming",
    "planned",
    "plans",
    "expected",
    "ahead",
    "eve",
    "eve",
    "forthcoming",
    "won't",
    "tomorrow",
    "set",
    "slated",
    "coming",
    "we'll",
    "they'll",
    "he'll",
    "she'll",
    "i'll",
    "it'll",
    "you'll",
    "planning",
    "intends",
];

/// Verbs of saying: a day right after them lies in the past.
pub(crate) const SAID: &[&str] = &[
    "said",
    "told",
    "announced",
    "reported",
    "reporters",
    "confirmed",
    "added",
    "wrote",
    "tweeted",
    "warned",
    "called",
    "declared",
    "ruled",
    "news",
];
