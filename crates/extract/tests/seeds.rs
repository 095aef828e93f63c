//! Three news articles that lie beside the repository, in `../shared/seeds`;
//! without them there is nothing to check.

#![expect(clippy::unwrap_used, reason = "a test may stop here")]

use gloss_extract::dates;
use gloss_extract::figures::{self, Figure, Qualifier, UnitKind};
use gloss_extract::{Article, Doc, Value};
use jiff::civil::date;
use std::path::PathBuf;

/// The article whose file name starts with `number`, if the files are there.
fn seed(number: &str) -> Option<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    let mut files: Vec<_> = std::fs::read_dir(folder).ok()?.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let file = files.into_iter().find(|path| path.file_name().unwrap().to_string_lossy().starts_with(number))?;
    Some(std::fs::read_to_string(file).unwrap())
}

/// Every figure and date of a seed with its words.
fn read(number: &str, day: jiff::civil::Date) -> Option<Vec<(String, Value)>> {
    let article = Article::plain(seed(number)?);
    let doc = Doc::new(&article);
    let found = figures::find(&doc).into_iter().chain(dates::find(&doc, Some(day)));
    Some(found.map(|found| (found.span.of(doc.text()).to_owned(), found.value.unwrap())).collect())
}

fn figure(read: &[(String, Value)], text: &str) -> Figure {
    let found = read.iter().find(|(words, value)| words == text && matches!(value, Value::Figure(_)));
    match found {
        Some((_, Value::Figure(figure))) => (**figure).clone(),
        _ => panic!("no figure \"{text}\" in {:?}", read.iter().map(|(words, _)| words).collect::<Vec<_>>()),
    }
}

/// Checks bounds, qualifier and counted head of a count.
fn count(read: &[(String, Value)], text: &str, bounds: (Option<u32>, Option<u32>), qualifier: Qualifier, head: &str) {
    let figure = figure(read, text);
    assert_eq!((figure.low, figure.high), (bounds.0.map(Into::into), bounds.1.map(Into::into)), "{text}");
    assert_eq!((figure.qualifier, figure.unit_kind), (qualifier, UnitKind::Count), "{text}");
    assert_eq!(figure.counted.map(|counted| counted.head).as_deref(), Some(head), "{text}");
}

fn when(read: &[(String, Value)], text: &str, iso: &str) {
    let found = read.iter().filter(|(words, _)| words == text).any(|(_, value)| match value {
        Value::Date(date) => date.iso.as_deref() == Some(iso),
        Value::Figure(_) => false,
    });
    assert!(found, "\"{text}\" is not read as {iso}");
}

#[test]
fn the_coalition_of_over_forty_nations() {
    let Some(read) = read("000", date(2014, 9, 9)) else { return };
    count(&read, "over 40 nations", (Some(40), None), Qualifier::Over, "nation");
    count(&read, "More than 40 countries", (Some(40), None), Qualifier::Over, "country");
    count(&read, "148 strikes", (Some(148), Some(148)), Qualifier::Exact, "strike");
    count(&read, "about 10,000 strong", (Some(10_000), Some(10_000)), Qualifier::About, "islamist");
    count(&read, "22-member", (Some(22), Some(22)), Qualifier::Exact, "member");
    count(&read, "two American journalists", (Some(2), Some(2)), Qualifier::Exact, "journalist");
    count(
        &read,
        "hundreds of thousands of Syrian refugees",
        (Some(200_000), Some(1_000_000)),
        Qualifier::About,
        "refugee",
    );
    assert_eq!(figure(&read, "over 40 nations").key(), figure(&read, "More than 40 countries").key());
    assert_eq!(figure(&read, "about 10,000 strong").key().as_deref(), Some("count fighter"));
    when(&read, "Tuesday", "2014-09-09");
    when(&read, "early August", "2014-08");
    when(&read, "2011", "2011");
    when(&read, "2017", "2017");
    when(&read, "last week", "2014-W36");
    when(&read, "two years", "P2Y");
    assert!(!read.iter().any(|(text, _)| text.contains("pronged")), "\"two-pronged\" is no figure");
}

#[test]
fn the_partners_in_paris() {
    let Some(read) = read("002", date(2014, 9, 15)) else { return };
    count(&read, "nearly 40 countries", (Some(40), Some(40)), Qualifier::About, "country");
    count(&read, "between 20,000 and 31,000 fighters", (Some(20_000), Some(31_000)), Qualifier::Between, "fighter");
    count(&read, "more than 27,600 Islamic State fighters", (Some(27_600), None), Qualifier::Over, "fighter");
    count(&read, "about 2,600 foreigners", (Some(2_600), Some(2_600)), Qualifier::About, "foreigner");
    count(&read, "up to 10 military aircraft", (None, Some(10)), Qualifier::AtMost, "aircraft");
    count(&read, "600 personnel", (Some(600), Some(600)), Qualifier::Exact, "personnel");
    count(&read, "17 countries", (Some(17), Some(17)), Qualifier::Exact, "country");
    count(&read, "two American journalists", (Some(2), Some(2)), Qualifier::Exact, "journalist");

    let border = figure(&read, "1,400-kilometer (870-mile) border");
    let also = border.also.clone().unwrap();
    assert_eq!((border.low, border.unit.as_deref()), (Some(1_400.into()), Some("kilometre")));
    assert_eq!((also.low, also.unit.as_deref()), (Some(870.into()), Some("mile")));
    assert_eq!(read.iter().filter(|(text, _)| text.contains("870")).count(), 1);

    let money = figure(&read, "more than $3 million a day");
    assert_eq!((money.low, money.high, money.per.as_deref()), (Some(3_000_000.into()), None, Some("day")));
    assert_eq!((money.key().as_deref(), money.name().as_str()), (Some("money per day"), "dollars a day"));

    let third = figure(&read, "third Westerner");
    assert!(third.ordinal && third.key().is_none());
    when(&read, "Jun 30, 2014", "2014-06-30");
    when(&read, "Monday", "2014-09-15");
    when(&read, "last week", "2014-W37");
}

#[test]
fn turkey_and_its_refugees() {
    let Some(read) = read("003", date(2014, 9, 12)) else { return };
    count(&read, "as many as 40 countries", (None, Some(40)), Qualifier::AtMost, "country");
    count(&read, "49 Turkish citizens", (Some(49), Some(49)), Qualifier::Exact, "citizen");
    count(&read, "more than 150 airstrikes", (Some(150), None), Qualifier::Over, "airstrike");
    count(&read, "about 6,000 people", (Some(6_000), Some(6_000)), Qualifier::About, "person");
    count(
        &read,
        "an estimated 1 million Syrian refugees",
        (Some(1_000_000), Some(1_000_000)),
        Qualifier::About,
        "refugee",
    );
    let third = figure(&read, "a third of Iraq and Syria");
    assert_eq!((third.unit.as_deref(), gloss_say::figure(&third).as_str()), (Some("part"), "a third"));
    assert_eq!(third.counted.map(|counted| counted.text).as_deref(), Some("Iraq and Syria"));
    when(&read, "March 2011", "2011-03");
    when(&read, "last month", "2014-08");
    when(&read, "June", "2014-06");
    when(&read, "three years", "P3Y");
}
