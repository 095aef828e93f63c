use super::*;
use gloss_extract::{Alias, Analysis, Article, Mention, Span};

fn no(form: &str) -> Correction {
    Correction::NotAName { form: form.into() }
}

fn forms(hand: &Hand) -> Vec<&str> {
    hand.all.list().iter().map(Correction::form).collect()
}

fn entity(kind: Kind, name: &str, forms: &[&str]) -> Entity {
    let aliases = forms.iter().map(|text| Alias { text: (*text).into(), count: 1 }).collect();
    let key = name.to_lowercase();
    Entity { kind, name: name.into(), key, role: None, aliases, adjectives: Vec::new(), mentions: Vec::new() }
}

#[test]
fn a_change_is_told_and_undone() {
    let mut hand = Hand::default();
    assert!(hand.apply(Change::Make(vec![no("Alpha"), no("Beta")])));
    assert_eq!(hand.note.as_ref().map(|note| note.said.clone()), Some(Said::Made(no("Beta"))));
    assert!(hand.can_undo() && hand.turn == 1);
    assert!(hand.apply(Change::Undo));
    assert!(hand.all.is_empty() && !hand.can_undo() && hand.turn == 2);
    assert!(!hand.apply(Change::Undo), "there is nothing more to undo");
    hand.apply(Change::Make(vec![no("Alpha")]));
    assert!(!hand.apply(Change::Make(vec![no("Alpha")])), "it holds already");
    assert!(!hand.apply(Change::Make(vec![])));
    assert!(hand.apply(Change::Remove(no("Alpha"))) && hand.all.is_empty());
    hand.apply(Change::Undo);
    assert!(hand.apply(Change::Empty));
    assert_eq!(hand.note.as_ref().map(|note| note.said.clone()), Some(Said::Emptied(1)));
    hand.apply(Change::Undo);
    assert_eq!(forms(&hand), ["Alpha"]);
    assert!(!hand.apply(Change::Seen) && hand.note.is_none());
}

#[test]
fn what_took_the_place_of_another_gives_it_back() {
    let mut hand = Hand::default();
    let kind = |kind| Correction::Kind { form: "Alpha".into(), kind };
    hand.apply(Change::Make(vec![kind(Kind::Person)]));
    hand.apply(Change::Make(vec![kind(Kind::Place)]));
    // Another tab has corrected something meanwhile.
    let both: Corrections = hand.all.list().iter().cloned().chain([no("Beta")]).collect();
    assert!(hand.apply(Change::Elsewhere(Rc::new(both))));
    hand.apply(Change::Undo);
    assert_eq!(hand.all.list(), [no("Beta"), kind(Kind::Person)]);
}

#[test]
fn a_full_list_says_so_and_loses_nothing() {
    let many = (0..gloss_extract::corrections::MOST).map(|number| no(&format!("Name {number}")));
    let mut hand = Hand::default();
    assert!(hand.apply(Change::Import(Some((many.collect(), 3)))));
    assert!(!hand.apply(Change::Make(vec![no("More")])));
    assert_eq!(hand.note, Some(Note { said: Said::Full, change: None }));
    assert_eq!(hand.all.list().len(), gloss_extract::corrections::MOST);
    assert!(!hand.apply(Change::Import(None)));
    assert_eq!(hand.note, Some(Note { said: Said::NotRead, change: None }));
}

#[test]
fn what_is_damaged_is_kept_aside_and_told() {
    let all: Corrections = [no("Alpha"), no("Beta")].into_iter().collect();
    let kept = kept::text(&all);
    assert_eq!(Hand::kept(&kept), Hand { all: Rc::new(all), ..Hand::default() });
    let hand = Hand::kept(&kept.replace("not_a_name\tBeta", "not_a_nane\tBeta"));
    assert_eq!((forms(&hand), &*hand.unread), (vec!["Alpha"], "not_a_nane\tBeta\t\t"));
    assert_eq!(hand.note, Some(Note { said: Said::Unread(1), change: None }));
    for foreign in ["2\nnot_a_name\tAlpha\t\t\n", "{\"a\":1}", "\u{0}\u{1}\n", &"x\n".repeat(600_000)] {
        let hand = Hand::kept(foreign);
        assert!(hand.all.is_empty());
        assert_eq!(&*hand.unread, foreign.trim(), "nothing is lost");
    }
    assert_eq!(Hand::kept(""), Hand::default());
}

#[test]
fn two_tabs_lose_nothing_of_each_other() {
    let list = |forms: &[&str]| forms.iter().map(|form| no(form)).collect::<Corrections>();
    let merged = |from: &[&str], to: &[&str], onto: &[&str]| kept::merged(&list(from), &list(to), &list(onto));
    assert_eq!(merged(&["Alpha"], &["Alpha", "Beta"], &["Alpha", "Gamma"]), list(&["Alpha", "Gamma", "Beta"]));
    assert_eq!(merged(&["Alpha", "Beta"], &["Beta"], &["Alpha", "Beta", "Gamma"]), list(&["Beta", "Gamma"]));
    assert_eq!(merged(&["Alpha"], &[], &["Alpha"]), list(&[]));
    assert_eq!(merged(&[], &["Alpha"], &["Alpha"]), list(&["Alpha"]));
}

#[test]
fn all_names_of_an_entity_are_corrected_and_the_commonest_is_told() {
    let group = entity(Kind::Place, "Islamic State", &["ISIL", "the Islamic State"]);
    let kind = |form: &str| Correction::Kind { form: form.into(), kind: Kind::Organisation };
    assert_eq!(another_kind(&group, Kind::Organisation), Change::Make(vec![kind("Islamic State"), kind("ISIL")]));
    let other = entity(Kind::Organisation, "Islamic State", &[]);
    let as_well = Correction::Same { form: "ISIL".into(), of: "Islamic State".into(), kind: Kind::Organisation };
    assert_eq!(same(&group, &other), Change::Make(vec![kind("Islamic State"), as_well]));
}

#[test]
fn words_inside_a_longer_name_are_marked_in_its_stead() {
    let mention =
        |kind| Mention { span: Span::new(0, 12), kind, entity: 0, value: None, why: "".into(), others: vec![] };
    let reading = |kind| Reading {
        article: Article::plain("Mayor Khan X spoke.".into()),
        analysis: Analysis { mentions: vec![mention(kind)], ..Analysis::default() },
        ..Reading::default()
    };
    let selected = |words: &str, within| Selected { words: words.into(), within, left: 0, top: 0 };
    let name = |form: &str| Correction::Name { form: form.into(), kind: Kind::Person };
    let made = |words, within, kind| selected(words, within).marked(&reading(kind), Kind::Person);
    assert_eq!(made("Khan", Some(0), Kind::Person), Change::Make(vec![no("Mayor Khan X"), name("Khan")]));
    assert_eq!(made("Mayor Khan X", Some(0), Kind::Place), Change::Make(vec![name("Mayor Khan X")]));
    assert_eq!(made("Khan", Some(0), Kind::Figure), Change::Make(vec![name("Khan")]));
    assert_eq!(made("Khan", None, Kind::Figure), Change::Make(vec![name("Khan")]));
}

struct Serde;

impl file::Json for Serde {
    type Object = serde_json::Value;

    fn object(&self, line: &str) -> Option<Self::Object> {
        serde_json::from_str(line).ok()
    }

    fn field(&self, object: &Self::Object, name: &str) -> String {
        let value = &object[name];
        value.as_str().map(str::to_owned).or(value.as_u64().map(|number| number.to_string())).unwrap_or_default()
    }

    fn quoted(&self, text: &str) -> String {
        serde_json::to_string(text).unwrap_or_default()
    }
}

#[test]
fn the_page_writes_what_is_documented_and_reads_it() {
    let documented = include_str!("../../docs/corrections-file.md");
    let all: Corrections =
        [no("Sunday \"Mirror\""), Correction::Apart { form: "Clinton".into(), from: "Bill Clinton".into() }]
            .into_iter()
            .collect();
    let lines = file::written(&all, &Serde);
    assert!(documented.contains(&lines[2]) && documented.contains(&lines[0].replace(":2}", ":5}")), "{lines:?}");
    assert_eq!(file::read(&lines.join("\n"), &Serde), Some((all.list().to_vec(), 0)));
}

#[test]
fn a_file_is_read_and_what_is_none_is_counted() {
    let head = r#"{"gloss":"corrections","version":1,"corrections":2}"#;
    let line = r#"{"correct":"not_a_name","form":"Alpha"}"#;
    let read = |text: &str| file::read(text, &Serde);
    assert_eq!(
        read(&format!("\u{feff}{head}\r\n{line}\n\n[]\n{{\"correct\":\"kind\",\"form\":\"Beta\",\"kind\":\"date\"}}")),
        Some((vec![no("Alpha")], 2))
    );
    assert_eq!(read(&head.replace(":1,", ":2,")), None);
    assert_eq!(read(line), None);
    assert_eq!(read(""), None);
}
