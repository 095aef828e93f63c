//! How well figures and dates are read, set by set. Run with
//! `cargo test -p gloss-extract --test figures_report -- --ignored --nocapture`.
//!
//! The sets lie outside the repository, in `../shared/data/figures` beside it;
//! without them there is nothing to report. Rules are tuned on the cases with
//! an even index; the odd ones are held out. The floors are what the best other
//! program reaches on a whole set. FIGURES.md says which cases are out of scope.

#![expect(clippy::unwrap_used, reason = "a report may stop here")]

use gloss_extract::dates::{self, Bound, DateKind, DateValue, Stage, TimeUnit};
use gloss_extract::figures::{self, Figure, UnitKind};
use gloss_extract::{Article, Doc, Span, Value};
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::Value as Json;
use std::ops::Range;
use std::path::PathBuf;

/// Where the sets lie, if they are there.
fn folder() -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/figures");
    root.is_dir().then_some(root)
}

/// A set, what of the predictions belongs to it, and its floor.
struct Set {
    name: &'static str,
    floor: f64,
    takes: fn(&Value) -> bool,
}

fn figure_of(value: &Value, test: fn(&Figure) -> bool) -> bool {
    matches!(value, Value::Figure(figure) if test(figure))
}

fn is_length_of_time(value: &Value) -> bool {
    matches!(value, Value::Date(date) if date.kind == DateKind::Duration)
}

fn is_dimension(figure: &Figure) -> bool {
    use UnitKind::{Area, Energy, Information, Length, Mass, Speed, Volume};
    matches!(figure.unit_kind, Length | Area | Volume | Mass | Speed | Information | Energy)
}

fn is_range(figure: &Figure) -> bool {
    figure.low != figure.high && figure.unit_kind == UnitKind::Count && !figure.ordinal
}

const SETS: &[Set] = &[
    Set { name: "msrt_number", floor: 52.7, takes: |v| figure_of(v, |f| !f.ordinal) || is_length_of_time(v) },
    Set { name: "msrt_ordinal", floor: 73.2, takes: |v| figure_of(v, |f| f.ordinal) },
    Set { name: "msrt_percent", floor: 84.6, takes: |v| figure_of(v, |f| f.unit_kind == UnitKind::Percent) },
    Set { name: "msrt_numberrange", floor: 60.0, takes: |v| figure_of(v, is_range) },
    Set { name: "msrt_currency", floor: 80.0, takes: |v| figure_of(v, |f| f.unit_kind == UnitKind::Money) },
    Set { name: "msrt_dimension", floor: 80.7, takes: |v| figure_of(v, is_dimension) },
    Set { name: "msrt_age", floor: 94.1, takes: |v| figure_of(v, |f| f.unit_kind == UnitKind::Age) },
    Set { name: "msrt_temperature", floor: 82.7, takes: |v| figure_of(v, |f| f.unit_kind == UnitKind::Temperature) },
    Set { name: "duckling_numeral", floor: 77.5, takes: |v| figure_of(v, |f| !f.ordinal) },
    Set { name: "duckling_amountofmoney", floor: 52.9, takes: |v| figure_of(v, |f| f.unit_kind == UnitKind::Money) },
    Set { name: "duckling_quantity", floor: 43.8, takes: |v| figure_of(v, is_dimension) },
    Set { name: "quantulum3_quantities", floor: 80.0, takes: |v| figure_of(v, |f| !f.ordinal) || is_length_of_time(v) },
];

struct Case {
    text: String,
    spans: Vec<Json>,
    date: Option<Date>,
}

fn cases(name: &str) -> Vec<Case> {
    let path = folder().unwrap().join(format!("{name}.jsonl"));
    let lines = std::fs::read_to_string(path).unwrap();
    let read = |line: &str| {
        let json: Json = serde_json::from_str(line).unwrap();
        let date = json["ref"].as_str().and_then(|date| date.get(..10)).and_then(|date| date.parse().ok());
        Case { text: json["text"].as_str().unwrap().to_owned(), spans: json["spans"].as_array().unwrap().clone(), date }
    };
    lines.lines().map(read).collect()
}

/// A stretch of the text in characters, with what was read there.
struct Read {
    range: Range<usize>,
    value: Value,
}

fn read(case: &Case) -> Vec<Read> {
    let article = Article::plain(case.text.clone());
    let doc = Doc::new(&article);
    // The article may have trimmed the text.
    let shift = case.text.find(article.text()).unwrap_or(0);
    let mut found = dates::find(&doc, case.date);
    found.extend(figures::find(&doc));
    let chars = |byte: u32| case.text.get(..shift + byte as usize).map_or(0, |head| head.chars().count());
    let range = |span: Span| chars(span.start)..chars(span.end);
    let read = found.into_iter().map(|c| Read { range: range(c.span), value: c.value.unwrap() });
    read.flat_map(with_second).collect()
}

/// The second reading of a dual unit counts as one more figure, as the sets
/// have it.
fn with_second(read: Read) -> Vec<Read> {
    let Value::Figure(figure) = &read.value else { return vec![read] };
    let second = figure.also.as_ref().map(|also| Read {
        range: read.range.clone(),
        value: Value::Figure(Box::new(Figure {
            low: also.low,
            high: also.high,
            unit: also.unit.clone(),
            also: None,
            ..(**figure).clone()
        })),
    });
    [Some(read), second].into_iter().flatten().collect()
}

fn gold_range(span: &Json) -> Range<usize> {
    span["start"].as_u64().unwrap() as usize..span["end"].as_u64().unwrap() as usize
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

#[derive(Default, Clone, Copy)]
struct Tally {
    gold: usize,
    found: usize,
    right: usize,
    exact: usize,
}

impl Tally {
    fn f1(right: usize, gold: usize, found: usize) -> f64 {
        if gold + found == 0 { 0.0 } else { 200.0 * right as f64 / (gold + found) as f64 }
    }
    fn and(self, other: Tally) -> Tally {
        Tally {
            gold: self.gold + other.gold,
            found: self.found + other.found,
            right: self.right + other.right,
            exact: self.exact + other.exact,
        }
    }
    fn value(&self) -> f64 {
        Self::f1(self.right, self.gold, self.found)
    }
    fn span(&self) -> f64 {
        Self::f1(self.exact, self.gold, self.found)
    }
}

/// Scores the cases of one half; prints what goes wrong if asked to.
fn score(set: &str, odd: usize, takes: fn(&Value) -> bool, right: fn(&Json, &Value, Option<Date>) -> bool) -> Tally {
    let mut tally = Tally::default();
    for case in cases(set).iter().skip(odd).step_by(2) {
        let golds: Vec<&Json> = case.spans.iter().filter(|span| is_scored(span)).collect();
        let out_of_scope: Vec<_> = case.spans.iter().filter(|span| !is_scored(span)).map(gold_range).collect();
        let mut read: Vec<_> = read(case).into_iter().filter(|read| takes(&read.value)).collect();
        read.retain(|read| !out_of_scope.iter().any(|range| overlap(range, &read.range)));
        tally.gold += golds.len();
        tally.found += read.len();
        let mut used = vec![false; read.len()];
        for gold in golds {
            let range = gold_range(gold);
            tally.exact += usize::from(read.iter().any(|read| read.range == range));
            let hit = (0..read.len())
                .find(|&at| !used[at] && overlap(&read[at].range, &range) && right(gold, &read[at].value, case.date));
            match hit {
                Some(at) => {
                    used[at] = true;
                    tally.right += 1;
                }
                None if odd == 0 => show(case, gold, &read),
                None => {}
            }
        }
        if odd == 0 && used.contains(&false) && wants_detail() {
            let extra: Vec<_> = (0..read.len()).filter(|&at| !used[at]).map(|at| text(case, &read[at].range)).collect();
            println!("    extra {extra:?} in {:?}", case.text);
        }
    }
    tally
}

fn wants_detail() -> bool {
    std::env::var_os("GLOSS_SHOW").is_some()
}

fn text(case: &Case, range: &Range<usize>) -> String {
    case.text.chars().skip(range.start).take(range.len()).collect()
}

fn show(case: &Case, gold: &Json, read: &[Read]) {
    if wants_detail() {
        let near: Vec<_> = read
            .iter()
            .filter(|read| overlap(&read.range, &gold_range(gold)))
            .map(|read| (text(case, &read.range), short(&read.value)))
            .collect();
        println!(
            "    missed {} = {} {} got {near:?} in {:?}",
            text(case, &gold_range(gold)),
            gold["value"],
            gold["values"],
            case.text
        );
    }
}

fn short(value: &Value) -> String {
    match value {
        Value::Figure(figure) => format!("{} {:?}", gloss_say::figure(figure), figure.unit),
        Value::Date(date) => format!("{:?} {:?}", date.iso, date.bound),
    }
}

/// Gold without a plain value ("the last one") is out of scope, and so are
/// dates that no article settles: those reckoned from the minute of writing
/// ("now", "in 5 minutes"), those that point at a time named elsewhere ("the
/// same week"), school and fiscal years, and time zones. So is "percent of
/// 210", which asks for a share and states none, and "a kibibyte", where an
/// article is no count.
fn is_scored(span: &Json) -> bool {
    let value = &span["value"];
    let text = span["text"].as_str().unwrap_or_default().to_lowercase();
    let article = (text.starts_with("a ") || text.starts_with("an ")) && value == 1 && span["kind"] != "duration";
    if text.starts_with("per") || article {
        return false;
    }
    let timex = span["values"][0]["timex"].as_str().unwrap_or_default();
    let pointing = span["values"][0]["Mod"] == "ref_undef" || span["type"] == "timezone";
    let own_year = timex.starts_with("SY") || timex.starts_with("FY");
    if own_year || timex.contains("PRESENT_REF") || is_by_the_minute(timex) || pointing {
        return false;
    }
    value.is_number()
        || value.is_object()
        || span["values"].is_array()
        || span["type"] == "duration"
        || span["kind"] == "duration"
}

/// The set writes a day's time that it reckons from the minute of writing with
/// seconds, and one that is stated without.
fn is_by_the_minute(timex: &str) -> bool {
    let first = timex.trim_start_matches('(').split(',').next().unwrap_or_default();
    first.split_once('T').is_some_and(|(day, clock)| day.len() == 10 && clock.len() == 8)
}

fn number(decimal: Option<figures::Decimal>) -> Option<f64> {
    decimal.and_then(|decimal| decimal.to_string().parse().ok())
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * a.abs().max(b.abs())
}

/// Whether the number is right: both ends of a range, else the one number.
fn right_number(gold: &Json, value: &Value, _: Option<Date>) -> bool {
    let (low, high) = match value {
        Value::Figure(figure) => (number(figure.low), number(figure.high)),
        Value::Date(date) => match in_units(date) {
            Some(count) => (Some(count), Some(count)),
            None => return false,
        },
    };
    let gold = &gold["value"];
    if gold.is_object() {
        let same = |read: Option<f64>, gold: &Json| match (read, gold.as_f64()) {
            (Some(read), Some(gold)) => near(read, gold),
            (None, None) => true,
            _ => false,
        };
        return same(low, &gold["lo"]) && same(high, &gold["hi"]);
    }
    let Some(gold) = gold.as_f64() else { return false };
    match (low, high) {
        // A range that the set gives by its middle.
        (Some(low), Some(high)) => near(low, gold) && near(high, gold) || near((low + high) / 2.0, gold),
        (low, high) => low.or(high).is_some_and(|one| near(one, gold)),
    }
}

/// The number of a length of time in one unit: 3 of `P3W`.
fn in_units(date: &DateValue) -> Option<f64> {
    let iso = date.iso.as_deref().filter(|_| date.kind == DateKind::Duration)?;
    let digits: String = iso.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let count: f64 = digits.parse().ok()?;
    Some(if date.precision == TimeUnit::Decade { count / 10.0 } else { count })
}

fn seconds(iso: &str) -> Option<f64> {
    let mut total = 0.0;
    let mut count = String::new();
    let mut clock = false;
    for c in iso.strip_prefix('P')?.chars() {
        let unit = match c {
            'T' => {
                clock = true;
                continue;
            }
            'S' => 1.0,
            'M' if clock => 60.0,
            'H' => 3600.0,
            'D' => 86_400.0,
            'W' => 604_800.0,
            'M' => 2_592_000.0,
            'Y' => 31_536_000.0,
            _ => {
                count.push(c);
                continue;
            }
        };
        total += count.parse::<f64>().ok()? * unit;
        count.clear();
    }
    Some(total)
}

fn right_duration(gold: &Json, value: &Value, _: Option<Date>) -> bool {
    let Value::Date(date) = value else { return false };
    let Some(read) = date.iso.as_deref().and_then(seconds) else { return false };
    if let Some(timex) = gold["value"].as_str() {
        return seconds(timex).is_some_and(|gold| near(gold, read));
    }
    let unit = match gold["unit"].as_str().unwrap_or_default() {
        "Second" => "S",
        "Minute" => "M",
        "Hour" => "H",
        "Day" => "D",
        "Week" => "W",
        "Month" => "M",
        "Year" => "Y",
        "Quarter" => return near(read, gold["value"].as_f64().unwrap_or(0.0) * 7_776_000.0),
        _ => return false,
    };
    let clock = matches!(gold["unit"].as_str(), Some("Second" | "Minute" | "Hour"));
    let iso = format!("P{}{}{unit}", if clock { "T" } else { "" }, gold["value"]);
    // A year is not twelve times thirty days.
    seconds(&iso).is_some_and(|gold| (gold - read).abs() <= 0.02 * gold)
}

/// First day and the day after the last of a period.
fn period(iso: &str) -> Option<(Date, Date)> {
    if let Some((first, last)) = iso.split_once('/') {
        let (first, last) = (period(first)?, period(last)?);
        // A decade or century is written with its last year, which it takes in.
        let whole = iso.len() == 9 && (last.0.year() - first.0.year() + 1) % 10 == 0;
        return Some((first.0, if whole { last.1 } else { last.0 }));
    }
    if let Ok(day) = iso.parse::<Date>() {
        return Some((day, day.tomorrow().ok()?));
    }
    let year: i16 = iso.get(..4)?.parse().ok()?;
    let start = |month| Date::new(year, month, 1).ok();
    match iso.get(5..) {
        None => Some((start(1)?, Date::new(year + 1, 1, 1).ok()?)),
        Some("H1") => Some((start(1)?, start(7)?)),
        Some("H2") => Some((start(7)?, Date::new(year + 1, 1, 1).ok()?)),
        Some(part) => match (part.get(..1)?, part.get(1..)) {
            ("Q", Some(quarter)) => {
                let first = start(3 * quarter.parse::<i8>().ok()? - 2)?;
                Some((first, first.checked_add(3.months()).ok()?))
            }
            ("W", Some(week)) => {
                let january = Date::new(year, 1, 4).ok()?;
                let monday = january.checked_sub(i64::from(january.weekday().to_monday_zero_offset()).days()).ok()?;
                let monday = monday.checked_add((week.parse::<i64>().ok()? - 1).weeks()).ok()?;
                Some((monday, monday.checked_add(1.week()).ok()?))
            }
            _ => {
                let first = start(part.parse().ok()?)?;
                Some((first, first.checked_add(1.month()).ok()?))
            }
        },
    }
}

/// The forms in which the set writes values, for what was read.
fn resolutions(date: &DateValue) -> Vec<String> {
    let Some(iso) = date.iso.as_deref() else { return Vec::new() };
    let full = |clock: &str| if clock.len() == 5 { format!("{clock}:00") } else { clock.to_owned() };
    match date.kind {
        DateKind::Duration => seconds(iso).map(|seconds| format!("{seconds}")).into_iter().collect(),
        // A part of the day, which the set writes as its TIMEX3 letters.
        DateKind::Time if iso.len() == 3 => vec![iso.to_owned()],
        DateKind::Time => bounded(date.bound, full(iso.trim_start_matches('T')), None),
        DateKind::Datetime => {
            let (day, clock) = iso.split_once('T').unwrap_or((iso, ""));
            let hours = match clock {
                "MO" => ("08:00:00", "12:00:00"),
                "AF" => ("12:00:00", "16:00:00"),
                "EV" => ("16:00:00", "20:00:00"),
                "NI" => ("20:00:00", "23:59:59"),
                _ => return bounded(date.bound, format!("{day} {}", full(clock)), None),
            };
            vec![format!("{day} {}..{day} {}", hours.0, hours.1)]
        }
        // The set leaves out the minutes of a full hour.
        DateKind::Set => vec![iso.strip_suffix(":00").unwrap_or(iso).to_owned()],
        DateKind::Range if iso.contains('T') => {
            let ends: Vec<String> = iso
                .split('/')
                .map(|end| {
                    let (day, clock) = end.split_once('T').unwrap_or((end, ""));
                    format!("{day} {}", full(clock)).trim().to_owned()
                })
                .collect();
            vec![ends.join("..")]
        }
        DateKind::Date | DateKind::Range => {
            // A season has no days: `2016-SU`.
            let Some((first, after)) = period(iso) else { return vec![iso.to_owned()] };
            let day = date.kind == DateKind::Date && first.tomorrow().ok() == Some(after);
            if let Some((from, to)) = stretch(date, first, after) {
                return match date.bound {
                    None => vec![format!("{from}..{to}")],
                    Some(Bound::Since) => vec![format!("{from}..")],
                    Some(Bound::After) => {
                        vec![format!("{}..", if date.stage == Some(Stage::Early) { from } else { to })]
                    }
                    Some(_) => vec![format!("..{}", if date.stage == Some(Stage::Late) { to } else { from })],
                };
            }
            match date.bound {
                None if day => vec![first.to_string()],
                // The set closes a range that is stated, and leaves one that
                // it reckons open.
                None if date.kind == DateKind::Range => {
                    let last = iso.split_once('/').and_then(|(_, last)| period(last)).map_or(after, |last| last.1);
                    vec![format!("{first}..{after}"), format!("{first}..{last}")]
                }
                None => vec![format!("{first}..{after}")],
                bound => bounded(bound, first.to_string(), Some(if day { first } else { after }.to_string())),
            }
        }
    }
}

/// The days that the set takes for the early, middle or late part of a month
/// or year.
fn stretch(date: &DateValue, first: Date, after: Date) -> Option<(Date, Date)> {
    let days = |from: i64, to: i64| {
        Some((first.checked_add(from.days()).ok()?, first.checked_add(to.days()).ok()?.min(after)))
    };
    let months = |from: i64, to: i64| {
        Some((first.checked_add(from.months()).ok()?, first.checked_add(to.months()).ok()?.min(after)))
    };
    match (date.precision, date.stage?) {
        (TimeUnit::Month, Stage::Early) => days(0, 15),
        (TimeUnit::Month, Stage::Mid) => days(9, 20),
        (TimeUnit::Month, Stage::Late) => days(15, 99),
        (TimeUnit::Year, Stage::Early) => months(0, 4),
        (TimeUnit::Year, Stage::Mid) => months(4, 8),
        (TimeUnit::Year, Stage::Late) => months(8, 12),
        _ => None,
    }
}

fn bounded(bound: Option<Bound>, first: String, after: Option<String>) -> Vec<String> {
    match bound {
        Some(Bound::Since) => vec![format!("{first}..")],
        Some(Bound::After) => vec![format!("{}..", after.unwrap_or(first))],
        Some(Bound::Before | Bound::Until) => vec![format!("..{first}")],
        None => vec![first],
    }
}

fn right_date(gold: &Json, value: &Value, _: Option<Date>) -> bool {
    let Value::Date(date) = value else { return false };
    let read = resolutions(date);
    if date.iso.is_none() && gold["type"] != "set" && gold["values"][0]["value"] == "not resolved" {
        // The 30th of February.
        return true;
    }
    let Some(values) = gold["values"].as_array() else {
        return gold["value"].as_str().is_some_and(|gold| read.iter().any(|read| read == gold));
    };
    values.iter().any(|gold| {
        let text = |key: &str| gold[key].as_str().unwrap_or_default().to_owned();
        let resolved = match gold["value"].as_str() {
            Some(value) => value.to_owned(),
            None => format!("{}..{}", text("start"), text("end")),
        };
        let staged = date.stage.is_some() && date.stage == stage(&text("Mod")) && date.iso == Some(text("timex"));
        staged || read.iter().any(|read| *read == resolved || *read == text("timex"))
    })
}

/// The stage that the set marks beside a period, whose days it then reckons in
/// its own way.
fn stage(modifier: &str) -> Option<Stage> {
    match modifier {
        "start" => Some(Stage::Early),
        "mid" => Some(Stage::Mid),
        "end" => Some(Stage::Late),
        _ => None,
    }
}

#[test]
#[ignore = "a report, not a check"]
fn figures_set_by_set() {
    if folder().is_none() {
        println!("no sets in ../shared/data/figures");
        return;
    }
    let only = std::env::var("GLOSS_SET").ok();
    let wanted = |name: &str| only.as_deref().is_none_or(|only| only == name);
    println!(
        "{:26} {:>6} {:>8} {:>8} {:>8} {:>8} {:>8}",
        "set", "floor", "whole", "tuned", "held out", "span", "cases"
    );
    for set in SETS.iter().filter(|set| wanted(set.name)) {
        report(set.name, set.floor, set.takes, right_number);
    }
    for (name, floor) in [("msrt_duration", 70.0), ("duckling_duration", 51.0)] {
        if wanted(name) {
            report(name, floor, |value| matches!(value, Value::Date(_)), right_duration);
        }
    }
    if wanted("msrt_datetime") {
        report("msrt_datetime", 70.0, |value| matches!(value, Value::Date(_)), right_date);
    }
    for (name, floor) in [("ud_pud_counted", "80.0"), ("ud_ewt_test_counted", "none")] {
        if wanted(name) {
            let halves = [0, 1].map(|odd| heads(name, odd));
            let percent = |(right, all): (usize, usize)| 100.0 * right as f64 / all.max(1) as f64;
            let whole = (halves[0].0 + halves[1].0, halves[0].1 + halves[1].1);
            let [tuned, held] = halves.map(percent);
            println!("{name:26} {floor:>6} {:>8.1} {tuned:>8.1} {held:>8.1} {:>8} {:>8}", percent(whole), "", whole.1);
        }
    }
}

fn report(name: &str, floor: f64, takes: fn(&Value) -> bool, right: fn(&Json, &Value, Option<Date>) -> bool) {
    let [tuned, held] = [0, 1].map(|odd| score(name, odd, takes, right));
    let whole = tuned.and(held);
    println!(
        "{name:26} {floor:>6.1} {:>8.1} {:>8.1} {:>8.1} {:>8.1} {:>8}",
        whole.value(),
        tuned.value(),
        held.value(),
        whole.span(),
        whole.gold
    );
}

/// How many numbers got the noun that they count, of how many.
fn heads(name: &str, odd: usize) -> (usize, usize) {
    let (mut right, mut all) = (0, 0);
    for case in cases(name).iter().skip(odd).step_by(2) {
        let read = read(case);
        for gold in &case.spans {
            let (number, head) = (gold_range(gold), gold_range(&gold["counted"]));
            all += 1;
            let hit = read.iter().filter(|read| overlap(&read.range, &number)).any(|read| has_head(case, read, &head));
            right += usize::from(hit);
            if !hit && odd == 0 && wants_detail() {
                let near: Vec<_> = read
                    .iter()
                    .filter(|read| overlap(&read.range, &number))
                    .map(|read| text(case, &read.range))
                    .collect();
                println!("    {} -> {} got {near:?} in {:?}", text(case, &number), text(case, &head), case.text);
            }
        }
    }
    (right, all)
}

/// The head is the last word of what is counted, or the unit in the span.
fn has_head(case: &Case, read: &Read, head: &Range<usize>) -> bool {
    let inside = read.range.start <= head.start && head.end <= read.range.end;
    match &read.value {
        Value::Date(_) => inside,
        Value::Figure(figure) if inside && figure.unit.is_some() => true,
        Value::Figure(figure) => figure.counted.as_ref().is_some_and(|counted| {
            let article = Article::plain(case.text.clone());
            let shift = case.text.find(article.text()).unwrap_or(0);
            let end = case.text.get(..shift + counted.span.end as usize).map_or(0, |head| head.chars().count());
            let last = counted.text.rsplit([' ', '-']).next().unwrap_or_default().chars().count();
            end == head.end && end - last == head.start
                || counted.text.starts_with(&format!("{} and", text(case, head)))
        }),
    }
}
