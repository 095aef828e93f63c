//! The cases in `tests/cases/entities.txt`: short texts, what the tagger marks in
//! them, and whom and what they then speak of. The file says how to read it.

#![expect(clippy::unwrap_used, reason = "a test may fail so")]

use gloss_extract::settle::settle;
use gloss_extract::{Analysis, Article, Block, Doc, Entity, Label, Name, Role, Span, Tag, article, names};

/// A case: its title, its text and the lines of marks and entities.
struct Case<'a> {
    title: &'a str,
    article: Article,
    marks: &'a str,
    expected: Vec<&'a str>,
}

fn cases(file: &str) -> Vec<Case<'_>> {
    let lines: Vec<&str> = file.lines().filter(|line| !line.starts_with('#')).collect();
    lines.split(|line| line.is_empty()).filter(|case| !case.is_empty()).map(case).collect()
}

fn case<'a>(lines: &[&'a str]) -> Case<'a> {
    let title = lines[0].strip_prefix("== ").unwrap();
    let (below, text): (Vec<&str>, Vec<&str>) = lines[1..].iter().partition(|line| line.starts_with("  "));
    let headline = text[0].starts_with("Headline: ");
    let text = text.join("\n").replace("Headline: ", "");
    let role = |at| if at == 0 && headline { Role::Title } else { Role::Body };
    let blocks = article::lines(&text).enumerate().map(|(at, span)| Block { span, role: role(at) }).collect();
    let marks = below[0].trim().strip_prefix("marked").unwrap();
    Case { title, article: Article::new(text, blocks), marks, expected: below[1..].to_vec() }
}

/// The tags that spell the marks: "person John Kerry; place? Baghdad", in order
/// of the text. A question mark stands for a weak guess.
fn tags(doc: &Doc, marks: &str) -> Vec<Tag> {
    let mut tags = vec![Tag::default(); doc.tokens().len()];
    let mut from = 0;
    for mark in marks.split(';').map(str::trim).filter(|mark| !mark.is_empty()) {
        let (kind, words) = mark.split_once(' ').unwrap();
        let rest = doc.text().get(from..).unwrap();
        let start = from + rest.find(words).unwrap_or_else(|| panic!("no {words:?} from byte {from}"));
        from = start + words.len();
        let name = match kind.trim_end_matches('?') {
            "person" => Name::Person,
            "place" => Name::Place,
            "organisation" => Name::Organisation,
            other => panic!("no kind {other:?}"),
        };
        let margin = if kind.ends_with('?') { 10 } else { 1000 };
        for (nth, at) in doc.tokens_in(Span::new(start, from)).enumerate() {
            let label = if nth == 0 { Label::Begin(name) } else { Label::Inside(name) };
            tags[at] = Tag { label, margin };
        }
    }
    tags
}

fn line_of(analysis: &Analysis, entity: &Entity, text: &str) -> String {
    let mention = |&at: &u32| {
        let mention = &analysis.mentions[at as usize];
        let others = mention.others.iter().map(|&other| format!(" [or {}]", analysis.entities[other as usize].name));
        others.fold(mention.span.of(text).to_owned(), |words, other| words + &other)
    };
    let mut line = format!("  {} {}", entity.kind.word(), entity.name);
    if let Some(role) = &entity.role {
        line += &format!(" ({role})");
    }
    line += &format!(": {}", entity.mentions.iter().map(mention).collect::<Vec<_>>().join(" | "));
    if !entity.adjectives.is_empty() {
        let words: Vec<&str> = entity.adjectives.iter().map(|span| span.of(text)).collect();
        line += &format!(" + {}", words.join(" | "));
    }
    line
}

#[test]
fn names_of_short_texts_are_joined_and_told_apart() {
    let cases = cases(include_str!("cases/entities.txt"));
    let mut wrong = Vec::new();
    for case in &cases {
        let doc = Doc::new(&case.article);
        let analysis = settle(&doc, names::find(&doc, &tags(&doc, case.marks)));
        let read: Vec<String> = analysis.entities.iter().map(|entity| line_of(&analysis, entity, doc.text())).collect();
        if read != case.expected {
            wrong.push(format!(
                "{}\nexpected:\n{}\nread:\n{}\n",
                case.title,
                case.expected.join("\n"),
                read.join("\n")
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases differ\n\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    assert!(cases.len() >= 60);
}

/// Each adjective of `lexicon/aliases.txt`, though the tagger took it for a place.
#[test]
fn no_nationality_is_a_place_and_all_point_to_theirs() {
    let file = include_str!("../src/lexicon/aliases.txt");
    let mut checked = 0;
    for line in file.lines().filter(|line| line.starts_with("place|")) {
        let fields: Vec<&str> = line.split('|').collect();
        for people in fields[3].split(';').filter(|people| !people.is_empty()) {
            let text = format!("{} was named first. Then {people} officials left.", fields[1]);
            let article = Article::plain(text.clone());
            let doc = Doc::new(&article);
            let marks = format!("place {}; place? {people}", fields[1]);
            let analysis = settle(&doc, names::find(&doc, &tags(&doc, &marks)));
            let read: Vec<String> = analysis.entities.iter().map(|entity| line_of(&analysis, entity, &text)).collect();
            assert_eq!(read, [format!("  place {0}: {0} + {people}", fields[1])]);
            checked += 1;
        }
    }
    assert!(checked > 400, "{checked}");
}
