use super::*;
use crate::testing::reading;

fn names(table: Table) -> Vec<String> {
    let reading = reading();
    let mut tallies = tallies(&reading);
    arrange(&mut tallies, table);
    tallies.iter().map(|tally| tally.name.to_owned()).collect()
}

#[test]
fn a_figure_stands_with_its_sentence_its_day_and_its_like() {
    let reading = reading();
    let tallies = tallies(&reading);
    let own = &tallies[0].figures[0];
    assert_eq!((tallies[0].name, own.at.of(own.sentence)), ("nations", "Nearly 40 nations"));
    assert_eq!(own.date.and_then(|date| date.iso.as_deref()), Some("2014-09-09"));
    let others: Vec<_> = own.others.iter().map(|other| (gloss_say::figure(other.figure), other.relation)).collect();
    assert_eq!(others, [("more than 60".to_owned(), Relation::HigherLater)]);
    assert!(!tallies[1].is_compared());
}

#[test]
fn of_two_dates_in_a_sentence_none_is_the_figures() {
    let reading = reading();
    let crates = tallies(&reading).into_iter().find(|tally| tally.name == "crates").unwrap();
    assert!(crates.figures[0].date.is_none());
}

#[test]
fn a_head_sorts_up_then_down_then_as_in_the_text() {
    let text = Table::default();
    let up = text.pressed(Column::Counted);
    assert_eq!(names(text), ["nations", "wells", "bottles", "crates"]);
    assert_eq!(names(up), ["bottles", "crates", "nations", "wells"]);
    assert_eq!(names(up.pressed(Column::Counted)), ["wells", "nations", "crates", "bottles"]);
    assert_eq!(up.pressed(Column::Counted).pressed(Column::Counted), text);
    assert_eq!(up.pressed(Column::Relation), text.pressed(Column::Relation));
}

#[test]
fn what_is_compared_can_stand_first_or_alone() {
    assert_eq!(names(Table::default().pressed(Column::Relation))[0], "nations");
    assert_eq!(names(Table { only: true, sort: None }), ["nations"]);
}
