use super::*;
use crate::{Value, figures::Figure};

fn read(text: &str) -> Analysis {
    extract(&Article::plain(text.into()), &Corrections::none(), &mut |kind, key| {
        kind == Kind::Person && key == "john kerry"
    })
}

/// What is marked, with the first letter of its kind.
fn marks(text: &str) -> Vec<String> {
    let mark = |found: &crate::Mention| format!("{}:{}", found.kind.word().get(..1).unwrap(), found.span.of(text));
    read(text).mentions.iter().map(mark).collect()
}

fn figure(text: &str) -> Figure {
    match read(text).mentions.first().and_then(|found| found.value.clone()) {
        Some(Value::Figure(figure)) => *figure,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn figures_carry_their_unit_and_what_they_leave_open() {
    let value = |figure: &Figure| figure.low.map(|low| low.to_string()).unwrap_or_default();
    let said = |text: &str| (value(&figure(text)), figure(text).unit.unwrap_or_default());
    assert_eq!(said("Es kostet 1.234,50 € im Monat"), ("1234.5".into(), "euro".into()));
    assert_eq!(said("une hausse de 12,5 % en mai"), ("12.5".into(), "percent".into()));
    assert_eq!(said("het kost € 40 per week"), ("40".into(), "euro".into()));
    assert_eq!(said("costó $1.234 en total"), (String::new(), "dollar".into()));
    assert_eq!(said("约40％的人"), ("40".into(), "percent".into()));
}

#[test]
fn a_larger_word_takes_the_value_away() {
    assert_eq!(marks("Mehr als 3 Millionen Menschen"), ["f:3 Millionen"]);
    assert_eq!(figure("Mehr als 3 Millionen Menschen").low, None);
    assert_eq!(marks("около 40 тысяч человек"), ["f:40 тысяч"]);
    assert_eq!(marks("超过300万人"), ["f:300万"]);
}

#[test]
fn days_years_ordinals_and_labels_are_no_figures() {
    for text in [
        "am 24. September 2014",
        "le 24 septembre 2014",
        "am 50. Jahrestag",
        "COVID-19 und A-20",
        "la 1re fois",
        "12:30 Uhr",
        "um 24/7",
        "Version 1.2.3",
        "+49 30 1234567",
        "2014年",
        "第5章",
        "F16",
    ] {
        assert!(marks(text).is_empty(), "{text}: {:?}", marks(text));
    }
    assert_eq!(marks("más de 40 ciudades"), ["f:40"]);
    assert_eq!(marks("将有40多个城市"), ["f:40"]);
}

#[test]
fn dates_in_digits_are_read_where_their_order_is_plain() {
    let iso = |text: &str| match read(text).mentions.first().and_then(|found| found.value.clone()) {
        Some(Value::Date(date)) => date.iso.unwrap_or_default(),
        _ => String::new(),
    };
    for text in [
        "le 2014-09-24 à Paris",
        "am 24.9.2014 in Berlin",
        "el 24/09/2014",
        "on 9/24/2014",
        "于2014年9月24日举行",
        "2014년 9월 24일",
        "2014. 1. 2 2014.09.24",
    ] {
        assert_eq!(iso(text), "2014-09-24", "{text}");
    }
    for text in ["el 4/9/2014", "2014-13-40", "1.2.3.2014", "24-09-14"] {
        assert_eq!(iso(text), "", "{text}");
    }
}

#[test]
fn names_are_marked_as_a_whole_and_only_where_known() {
    assert_eq!(
        marks("Der Minister John Kerry traf Angela Merkel in Bagdad."),
        Vec::<String>::new(),
        "part of a longer run"
    );
    assert_eq!(marks("Gestern traf John Kerry die Kanzlerin."), ["p:John Kerry"]);
    assert_eq!(marks("Le ministre a quitté la France pour Washington avec Kerry."), ["p:France", "p:Washington"]);
    assert!(marks("Die Arbeit in der Arena und das Bild der Post").is_empty());
}
