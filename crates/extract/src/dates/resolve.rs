//! Sets expressions against the calendar and the article's date.

use super::expression::{Clock, Expression, Moment, Part, Parts, Point, Which, Within};
use super::value::{DateKind, DateValue, TimeUnit};
use crate::day;
use crate::figures::Decimal;
use jiff::civil::{Date, Weekday};

/// Months within which the 13th is looked for on a Tuesday.
const MONTHS_AROUND: i32 = 12;

/// Months within which a month without a year is looked for on both sides.
const NEAR_MONTHS: i32 = 6;

/// What a moment resolves to before its time of day is added.
struct Stamp {
    iso: Option<String>,
    precision: TimeUnit,
    kind: DateKind,
}

/// The value of an expression in an article of date `today`; `future` says
/// that the sentence looks ahead.
pub(crate) fn value(expression: &Expression, today: Option<Date>, future: bool) -> DateValue {
    match expression {
        Expression::Moment(moment) => of_moment(moment, today, future),
        Expression::Range(from, to) => of_range(from, to, today, future),
        Expression::Period { unit, count } => of_period(*unit, *count, today),
        Expression::Length(parts) => {
            let precision = parts.last().map_or(TimeUnit::Day, |part| part.1);
            plain(length(parts), precision, DateKind::Duration)
        }
        Expression::Between(low, high, unit) => {
            let ends = length(&[(Some(*low), *unit)]).zip(length(&[(Some(*high), *unit)]));
            plain(ends.map(|(low, high)| format!("{low}/{high}")), *unit, DateKind::Duration)
        }
        Expression::Rest(unit) => of_rest(*unit, today),
        Expression::SoFar(unit) => of_so_far(*unit, today),
        Expression::Stretch(from, parts) => of_stretch(from, parts, today, future),
        Expression::Every { unit, count, weekday, day_part, clock } => {
            let day = match weekday {
                Some(day) => Some(format!("XXXX-WXX-{day}")),
                None if *unit == TimeUnit::Day && (day_part.is_some() || clock.is_some()) => Some(String::new()),
                None if *unit == TimeUnit::Weekend => Some(format!("P{count}WE")),
                None => length(&[(Some((*count).into()), *unit)]),
            };
            let hour = clock.map(time).or_else(|| day_part.map(|part| format!("T{part}"))).unwrap_or_default();
            let precision = if weekday.is_some() { TimeUnit::Day } else { *unit };
            plain(day.map(|day| day + &hour), precision, DateKind::Set)
        }
    }
}

fn plain(iso: Option<String>, precision: TimeUnit, kind: DateKind) -> DateValue {
    DateValue { iso, precision, kind, stage: None, bound: None }
}

fn of_moment(moment: &Moment, today: Option<Date>, future: bool) -> DateValue {
    let Some(point) = moment.point else {
        return match moment.clock {
            Some(clock) => plain(Some(time(clock)), clock_precision(clock), DateKind::Time),
            None => {
                let part = plain(moment.day_part.map(|part| format!("T{part}")), TimeUnit::Hour, DateKind::Time);
                DateValue { stage: moment.stage, ..part }
            }
        };
    };
    let mut stamp = stamp(point, today, future);
    if let Some((unit, by)) = moment.offset {
        let date = stamp.iso.as_deref().and_then(day::read).and_then(|date| moved(date, unit, by));
        stamp = Stamp { precision: TimeUnit::Day, ..on(date) };
    }
    let mut value = plain(stamp.iso, stamp.precision, stamp.kind);
    if let Some(clock) = moment.clock {
        value.iso = value.iso.map(|day| format!("{day}{}", time(clock)));
        (value.precision, value.kind) = (clock_precision(clock), DateKind::Datetime);
    } else if let Some(part) = moment.day_part {
        value.iso = value.iso.map(|day| format!("{day}T{part}"));
        (value.precision, value.kind) = (TimeUnit::Hour, DateKind::Datetime);
    }
    (value.stage, value.bound) = (moment.stage, moment.bound);
    value
}

fn time(clock: Clock) -> String {
    let hour = clock.hour;
    match (clock.minute, clock.second) {
        (Some(minute), Some(second)) => format!("T{hour:02}:{minute:02}:{second:02}"),
        (minute, _) => format!("T{hour:02}:{:02}", minute.unwrap_or(0)),
    }
}

fn clock_precision(clock: Clock) -> TimeUnit {
    match (clock.minute, clock.second) {
        (_, Some(_)) => TimeUnit::Second,
        (Some(_), None) => TimeUnit::Minute,
        _ => TimeUnit::Hour,
    }
}

/// A range takes from its later end the year and month that its first lacks.
fn of_range(from: &Moment, to: &Moment, today: Option<Date>, future: bool) -> DateValue {
    let last = of_moment(&shared(to, from), today, future);
    let mut first = of_moment(&shared(&same_row(from, to), to), today, future);
    if let (Some(Point::Calendar { year: None, month, day, which }), true) = (from.point, first.iso > last.iso) {
        // "between August and October": of the year of the later end, "Nov. to
        // Feb. 2017" of the year before.
        let year = last.iso.as_deref().and_then(|iso| iso.get(..4)?.parse::<i16>().ok());
        let stated = matches!(to.point, Some(Point::Calendar { year: Some(_), .. }));
        let year = year.map(|year| year - i16::from(stated));
        let point = Some(Point::Calendar { year, month, day, which });
        first = of_moment(&Moment { point, ..*from }, today, future);
    }
    let mut last = last;
    if let (Some(Point::Weekday { .. }), Some(Point::Weekday { day, .. }), true) =
        (from.point, to.point, first.iso > last.iso)
    {
        // "from Monday to Friday", written on a Wednesday.
        let start = first.iso.as_deref().and_then(day::read);
        let end = start.and_then(|start| weekday(start, day, Which::Coming, true));
        last = plain(end.map(day::text), last.precision, last.kind);
    }
    let iso = first.iso.zip(last.iso).map(|(first, last)| format!("{first}/{last}"));
    plain(iso, first.precision.min(last.precision), DateKind::Range)
}

/// `the rest of the year`: from the article's date on.
fn of_so_far(unit: TimeUnit, today: Option<Date>) -> DateValue {
    let first = today.map(|today| if unit == TimeUnit::Year { today.first_of_year() } else { today.first_of_month() });
    let ends = first.zip(today).map(|(first, today)| day::range(first, today));
    plain(ends, TimeUnit::Day, DateKind::Range)
}

fn of_rest(unit: TimeUnit, today: Option<Date>) -> DateValue {
    let ends = today.and_then(|today| {
        let last = match unit {
            TimeUnit::Week => moved(today, TimeUnit::Day, 6 - i32::from(today.weekday().to_monday_zero_offset()))?,
            TimeUnit::Month => today.last_of_month(),
            TimeUnit::Year => today.last_of_year(),
            _ => return None,
        };
        Some(day::range(today, last))
    });
    plain(ends, TimeUnit::Day, DateKind::Range)
}

/// `three days starting on Monday`, `from 10 a.m. for two hours`.
fn of_stretch(from: &Moment, parts: &Parts, today: Option<Date>, future: bool) -> DateValue {
    let first = of_moment(from, today, future);
    let ends = first.iso.as_deref().and_then(|iso| {
        if let Some(date) = day::read(iso) {
            let last = parts
                .iter()
                .try_fold(date, |date, (count, unit)| moved(date, *unit, i32::try_from((*count)?.whole()?).ok()?))?;
            return Some(day::range(date, last.yesterday().ok()?));
        }
        let minutes = parts.iter().try_fold(Decimal::ZERO, |sum, (count, unit)| {
            let minutes: u32 = match unit {
                TimeUnit::Minute => 1,
                TimeUnit::Hour => 60,
                _ => return None,
            };
            sum.plus((*count)?.times(minutes.into())?)
        })?;
        let clock = from.clock?;
        let start = 60 * i32::from(clock.hour) + i32::from(clock.minute.unwrap_or(0));
        let end = start + i32::try_from(minutes.whole()?).ok()?;
        let day = iso.split_once('T').map_or("", |(day, _)| day);
        (end < 24 * 60).then(|| format!("{iso}/{day}T{:02}:{:02}", end / 60, end % 60))
    });
    plain(ends, first.precision, DateKind::Range)
}

/// `Monday to Wednesday next week`: both days of that week.
fn same_row(moment: &Moment, other: &Moment) -> Moment {
    match (moment.point, other.point) {
        (
            Some(Point::Weekday { day, which: Which::Nearest }),
            Some(Point::Weekday { which: which @ Which::Row(_), .. }),
        ) => Moment { point: Some(Point::Weekday { day, which }), ..*moment },
        _ => *moment,
    }
}

fn shared(moment: &Moment, other: &Moment) -> Moment {
    let (
        Some(Point::Calendar { year: None, month, day, which: which @ Which::Nearest }),
        Some(Point::Calendar { year, .. }),
    ) = (moment.point, other.point)
    else {
        let point = moment.point.or(other.point.filter(|_| moment.clock.is_some()));
        return Moment { point, ..*moment };
    };
    Moment { point: Some(Point::Calendar { year, month, day, which }), ..*moment }
}

/// `the past three months`: from then to the article's date; quarters are
/// those of the calendar.
fn of_period(unit: TimeUnit, count: i32, today: Option<Date>) -> DateValue {
    if unit == TimeUnit::Quarter {
        let quarter = |by| row(unit, today.and_then(|today| moved(today, unit, by))).iso;
        let ends = if count < 0 { (quarter(count), quarter(-1)) } else { (quarter(1), quarter(count)) };
        return plain(ends.0.zip(ends.1).map(|(first, last)| format!("{first}/{last}")), unit, DateKind::Range);
    }
    let other = today.and_then(|today| moved(today, unit, count));
    let iso = today.zip(other).map(|(today, other)| {
        // What is to come begins tomorrow.
        let (first, last) = if count < 0 { (other, today) } else { (today.tomorrow().unwrap_or(today), other) };
        day::range(first, last)
    });
    plain(iso, unit, DateKind::Range)
}

fn length(parts: &[(Option<Decimal>, TimeUnit)]) -> Option<String> {
    let (mut days, mut clock) = (String::new(), String::new());
    for (count, unit) in parts {
        let count = (*count)?;
        let (count, letter) = match unit {
            TimeUnit::Second => (count, 'S'),
            TimeUnit::Minute => (count, 'M'),
            TimeUnit::Hour => (count, 'H'),
            TimeUnit::Day | TimeUnit::Weekend => (count, 'D'),
            TimeUnit::Week => (count, 'W'),
            TimeUnit::Month => (count, 'M'),
            TimeUnit::Quarter | TimeUnit::Season => (count.times(3.into())?, 'M'),
            TimeUnit::Half => (count.times(6.into())?, 'M'),
            TimeUnit::Year => (count, 'Y'),
            TimeUnit::Decade => (count.shift(1)?, 'Y'),
            TimeUnit::Century => (count.shift(2)?, 'Y'),
        };
        let text = if *unit < TimeUnit::Day { &mut clock } else { &mut days };
        text.push_str(&format!("{count}{letter}"));
    }
    Some(if clock.is_empty() { format!("P{days}") } else { format!("P{days}T{clock}") })
}

fn moved(date: Date, unit: TimeUnit, by: i32) -> Option<Date> {
    let days = |each: i32| day::add_days(date, by.checked_mul(each)?);
    let months = |each: i32| day::add_months(date, by.checked_mul(each)?);
    match unit {
        TimeUnit::Day | TimeUnit::Weekend => days(1),
        TimeUnit::Week => days(7),
        TimeUnit::Month => months(1),
        TimeUnit::Quarter | TimeUnit::Season => months(3),
        TimeUnit::Half => months(6),
        TimeUnit::Year => months(12),
        TimeUnit::Decade => months(120),
        TimeUnit::Century => months(1_200),
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => None,
    }
}

fn stamp(point: Point, today: Option<Date>, future: bool) -> Stamp {
    match point {
        Point::Calendar { year, month, day, which } => calendar(year, month, day, which, today, future),
        Point::Weekday { day, which } => on(today.and_then(|today| weekday(today, day, which, future))),
        Point::Row { unit, by } => row(unit, today.and_then(|today| moved(today, row_step(unit), by))),
        Point::Away { unit, by } => {
            let date = today.and_then(|today| moved(today, unit, by));
            Stamp { precision: unit, ..on(date) }
        }
        Point::Unknown { unit } => Stamp { iso: None, precision: unit, kind: DateKind::Date },
        Point::PartOfYear { code, unit, year, which } => part_of_year(code, unit, year, which, today),
        Point::Nth { nth, count, what, of } => {
            let ends = within(of, today, future).and_then(|(first, after)| nth_part(first, after, nth, what));
            match what {
                Part::Week if count == 1 => row(TimeUnit::Week, ends),
                Part::Month => row(TimeUnit::Month, ends),
                _ if count > 1 => some_parts(ends, nth, count, what),
                _ => on(ends),
            }
        }
        Point::DayOfMonth { day, weekday, by } => {
            on(today.and_then(|today| day_of_month(today, day, weekday, by, future)))
        }
        Point::WeekOf { year, month, day } => {
            let date = calendar(year, Some(month), Some(day), Which::Nearest, today, future).iso;
            row(TimeUnit::Week, date.as_deref().and_then(day::read))
        }
        Point::Easter { after, year, which } => on(after_easter(after, year, which, today, future)),
        Point::Years { first, unit } => years(first, unit),
    }
}

/// So many days after Easter Sunday, of a stated year or near a date.
fn after_easter(after: i8, year: Option<i16>, which: Which, today: Option<Date>, future: bool) -> Option<Date> {
    let day = |year: i16| easter(year).and_then(|sunday| moved(sunday, TimeUnit::Day, after.into()));
    if let Some(year) = year {
        return day(year);
    }
    let today = today?;
    let mut around = (today.year() - 1..=today.year() + 1).filter_map(day);
    match which {
        Which::Row(-1) => around.rfind(|day| *day < today),
        Which::Row(1) => around.find(|day| *day > today),
        _ => nearest_year(4, 10, which, today, future).and_then(day),
    }
}

/// Easter Sunday of the Gregorian calendar, by the method that the journal
/// Nature printed in 1876.
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let (golden, century, rest) = (year_number % 19, year_number / 100, year_number % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let shift = (golden + 11 * epact + 22 * weekday) / 451;
    let day = epact + weekday - 7 * shift + 114;
    Date::new(year, i8::try_from(day / 31).ok()?, i8::try_from(day % 31 + 1).ok()?).ok()
}

/// First day of a period, and the day after its last.
fn within(of: Within, today: Option<Date>, future: bool) -> Option<(Date, Date)> {
    let (first, unit) = match of {
        Within::Year(year) => (Date::new(year, 1, 1).ok()?, TimeUnit::Year),
        Within::Month(year, month) => {
            let year = year.or_else(|| nearest_year(month, 15, Which::Nearest, today?, future))?;
            (Date::new(year, month, 1).ok()?, TimeUnit::Month)
        }
        Within::Row(unit, by) => {
            let date = moved(today?, unit, by)?;
            let month = if unit == TimeUnit::Year { 1 } else { date.month() };
            (Date::new(date.year(), month, 1).ok()?, unit)
        }
    };
    Some((first, moved(first, unit, 1)?))
}

/// The first, second or (zero) last part of a period: the day itself, or one
/// that lies in the week or month. A week lies in the period that has most of
/// it, so its Thursday is looked for.
fn nth_part(first: Date, after: Date, nth: i8, what: Part) -> Option<Date> {
    let weekday = match what {
        Part::Weekday(day) => Weekday::from_monday_one_offset(day).ok()?,
        Part::Week => Weekday::Thursday,
        Part::Day if nth == 0 => return after.yesterday().ok(),
        Part::Day => return moved(first, TimeUnit::Day, i32::from(nth) - 1).filter(|day| *day < after),
        Part::Month if nth == 0 => return after.yesterday().ok(),
        Part::Month => return moved(first, TimeUnit::Month, i32::from(nth) - 1).filter(|day| *day < after),
    };
    if nth == 0 {
        return after.nth_weekday(-1, weekday).ok();
    }
    first.yesterday().ok()?.nth_weekday(nth.into(), weekday).ok().filter(|day| *day < after)
}

/// Some parts from the first or up to the last of a period.
fn some_parts(one: Option<Date>, nth: i8, count: i8, what: Part) -> Stamp {
    let unit = if what == Part::Week { TimeUnit::Week } else { TimeUnit::Day };
    let more = i32::from(count) - 1;
    let other = one.and_then(|one| moved(one, unit, if nth == 0 { -more } else { more }));
    let ends = one.zip(other).map(|(one, other)| (one.min(other), one.max(other)));
    let week = |date: Date| row(TimeUnit::Week, Some(date)).iso;
    let iso = ends.and_then(|(first, last)| match unit {
        TimeUnit::Week => Some(format!("{}/{}", week(first)?, week(last)?)),
        _ => Some(day::range(first, last)),
    });
    Stamp { iso, precision: unit, kind: DateKind::Range }
}

/// The nearest such day of the month on the side that is meant.
fn day_of_month(today: Date, day: i8, weekday: Option<i8>, by: Option<i32>, future: bool) -> Option<Date> {
    let first = Date::new(today.year(), today.month(), 1).ok()?;
    let there = |by: i32| {
        let month = moved(first, TimeUnit::Month, by)?;
        let date = Date::new(month.year(), month.month(), day).ok()?;
        weekday.is_none_or(|weekday| date.weekday().to_monday_one_offset() == weekday).then_some(date)
    };
    let around = |by: i32| {
        [there(-by), there(by)].into_iter().flatten().min_by_key(|date| (day::count(*date) - day::count(today)).abs())
    };
    match by {
        Some(by) => there(by),
        // The day of the week settles which side is meant.
        None if weekday.is_some() => (0..=MONTHS_AROUND).find_map(around),
        None if future => (0..=MONTHS_AROUND).filter_map(there).find(|date| *date >= today),
        None => (0..=MONTHS_AROUND).filter_map(|back| there(-back)).find(|date| *date <= today),
    }
}

fn on(date: Option<Date>) -> Stamp {
    Stamp { iso: date.map(day::text), precision: TimeUnit::Day, kind: DateKind::Date }
}

fn row_step(unit: TimeUnit) -> TimeUnit {
    if unit == TimeUnit::Weekend { TimeUnit::Week } else { unit }
}

/// The calendar unit that a date lies in.
fn row(unit: TimeUnit, date: Option<Date>) -> Stamp {
    let iso = date.and_then(|date| {
        let (year, month) = (date.year(), date.month());
        Some(match unit {
            TimeUnit::Week => {
                let week = date.iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            TimeUnit::Weekend => {
                let saturday = weekday(date, 6, Which::Row(0), false)?;
                day::range(saturday, saturday.tomorrow().ok()?)
            }
            TimeUnit::Month => format!("{year:04}-{month:02}"),
            TimeUnit::Quarter => format!("{year:04}-Q{}", (month - 1) / 3 + 1),
            TimeUnit::Year => format!("{year:04}"),
            TimeUnit::Decade => return years(year - year % 10, unit).iso,
            TimeUnit::Century => return years(year - year % 100, unit).iso,
            _ => day::text(date),
        })
    });
    Stamp { iso, precision: unit, kind: DateKind::Date }
}

fn years(first: i16, unit: TimeUnit) -> Stamp {
    let last = first.saturating_add(if unit == TimeUnit::Decade { 9 } else { 99 });
    let iso = Some(format!("{first:04}/{last:04}"));
    Stamp { iso, precision: unit, kind: DateKind::Date }
}

fn part_of_year(code: &str, unit: TimeUnit, year: Option<i16>, which: Which, today: Option<Date>) -> Stamp {
    let by = match which {
        // "last summer" is this year's once it has ended.
        Which::Row(-1) if today.is_some_and(|today| last_month(code).is_some_and(|last| last < today.month())) => 0,
        Which::Row(by) | Which::Year(by) => by,
        Which::Nearest | Which::Past | Which::Coming => 0,
    };
    let year = year.or_else(|| today.and_then(|today| moved(today, TimeUnit::Year, by)).map(|date| date.year()));
    Stamp { iso: year.map(|year| format!("{year:04}-{code}")), precision: unit, kind: DateKind::Date }
}

/// The last month of a season that ends in the year that it begins in.
fn last_month(season: &str) -> Option<i8> {
    match season {
        "SP" => Some(5),
        "SU" => Some(8),
        "FA" => Some(11),
        _ => None,
    }
}

/// A day of the week, Monday as 1, near a date.
fn weekday(today: Date, day: i8, which: Which, future: bool) -> Option<Date> {
    let wanted = Weekday::from_monday_one_offset(day).ok()?;
    let from_monday = |day: Weekday| i32::from(day.to_monday_zero_offset());
    let here = moved(today, TimeUnit::Day, from_monday(wanted) - from_monday(today.weekday()))?;
    let weeks = match which {
        Which::Row(by) | Which::Year(by) => by,
        Which::Past => -i32::from(here >= today),
        Which::Coming => i32::from(here <= today),
        Which::Nearest if future => i32::from(here < today),
        Which::Nearest => -i32::from(here > today),
    };
    moved(here, TimeUnit::Week, weeks)
}

fn calendar(
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    which: Which,
    today: Option<Date>,
    future: bool,
) -> Stamp {
    let precision = match (month, day) {
        (None, _) => TimeUnit::Year,
        (_, None) => TimeUnit::Month,
        _ => TimeUnit::Day,
    };
    let year = year.or_else(|| nearest_year(month?, day.unwrap_or(1), which, today?, future));
    let first = year.and_then(|year| Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok());
    let iso = first.map(|first| match precision {
        TimeUnit::Year => format!("{:04}", first.year()),
        TimeUnit::Month => format!("{:04}-{:02}", first.year(), first.month()),
        _ => day::text(first),
    });
    Stamp { iso, precision, kind: DateKind::Date }
}

/// The year of a month without one: the nearest on either side, unless "last"
/// or a word for the future says which.
fn nearest_year(month: i8, day: i8, which: Which, today: Date, future: bool) -> Option<i16> {
    let here = today.year();
    let months = i32::from(month) - i32::from(today.month());
    let later = months > 0 || months == 0 && day > today.day();
    let shift = match which {
        Which::Year(by) => i16::try_from(by).ok()?,
        Which::Row(-1) if later => -1,
        Which::Row(1) if !later && months != 0 => 1,
        Which::Row(_) | Which::Past | Which::Coming => 0,
        Which::Nearest if future && months < 0 => 1,
        Which::Nearest if future => 0,
        Which::Nearest if months > NEAR_MONTHS => -1,
        Which::Nearest if months < -NEAR_MONTHS => i16::from(future),
        Which::Nearest => 0,
    };
    here.checked_add(shift)
}
