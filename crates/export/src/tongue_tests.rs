//! Documents in another language than English.

use crate::testing::named;
use crate::{Export, Format};
use gloss_engine::Reading;
use gloss_say::{Language, learn, speak};
use gloss_words::{Message, french_spaces, read, table};
use jiff::civil::date;
use std::fs;
use std::path::Path;

fn messages(language: &str) -> Vec<Message> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../words/said/{language}.ftl"));
    read(&fs::read_to_string(path).unwrap()).unwrap()
}

fn speak_french() {
    let mut french = messages("fr");
    french.iter_mut().for_each(|message| message.line = french_spaces(&message.line));
    assert!(learn(&table(&messages("en"), &french)).is_some() && speak(Language::French));
}

fn reading() -> Reading {
    let text = "Secretary John Kerry flew to Baghdad on Monday. Nearly 40 nations joined the coalition on Sept. 9. \
        Kerry spoke of 12,000 troops. John Kerry left Iraq and Baghdad.";
    let mut reading = named(text);
    reading.article = reading.article.dated(Some(date(2014, 9, 24)));
    reading
}

fn make(reading: &Reading, format: Format) -> String {
    Export::new(reading).make(format)
}

#[test]
fn a_page_says_its_own_words_in_french_and_which_are_not() {
    speak_french();
    let page = make(&reading(), Format::Html);
    for part in [
        "<html lang=\"fr\">",
        "<article lang=\"en\">",
        "<p class=\"meta\">24 septembre 2014</p>",
        "title=\"Personne\u{a0}: John Kerry\"",
        "<b><bdi lang=\"en\">John Kerry</bdi></b></a>, <bdi lang=\"en\">Secretary</bdi></span> <span>3 mentions</span>\
         <span class=\"also\">aussi\u{a0}: <bdi lang=\"en\">Kerry</bdi> (1)</span>",
        "<td><b><bdi>environ 40</bdi></b></td>",
        "<b><bdi>12\u{202f}000</bdi></b>",
        "↑</span> plus élevé ensuite</td>",
        "<bdi lang=\"en\">The Example</bdi> · 3 décembre 2014",
        "<p>En commun\u{a0}: <bdi lang=\"en\">",
        "<h2 id=\"related\">Articles liés</h2>",
    ] {
        assert!(page.contains(part), "no {part} in {page}");
    }
}

/// Without what is quoted of a text.
#[test]
fn no_word_of_the_documents_is_english() {
    speak_french();
    let reading = reading();
    let page = make(&reading, Format::Html);
    let (head, rest) = page.split_once("<main>").and_then(|(_, main)| main.split_once("<article")).unwrap();
    let tail = without(rest.split_once("</article>").unwrap().1, "<bdi lang=\"en\">", "</bdi>");
    let notes = make(&reading, Format::Notes);
    let notes = notes.lines().filter(|line| !line.trim_start().starts_with('>')).collect::<Vec<_>>().join("\n");
    let notes = without(&notes, "«", "»");
    let table = make(&reading, Format::Table);
    let (table, _) = table.split_once('\n').unwrap();
    let french: Vec<_> = messages("fr").iter().flat_map(said).collect();
    let english = messages("en");
    for words in english.iter().flat_map(said).filter(|words| !french.contains(words)) {
        for document in [head, &tail, &notes, table] {
            assert!(!has(document, &words), "{words}: {document}");
        }
    }
}

fn without(text: &str, open: &str, close: &str) -> String {
    let outside = |part: &str| part.split_once(close).map_or("", |(_, outside)| outside).to_owned();
    let mut parts = text.split(open);
    [parts.next().unwrap().to_owned()].into_iter().chain(parts.map(outside)).collect()
}

/// The words of a message between its holes.
fn said(message: &Message) -> Vec<String> {
    let parts = message.line.split(['{', '}', '<', '>', '|']).flat_map(|part| part.split(", ")).map(str::trim);
    parts.filter(|part| part.chars().filter(|letter| letter.is_alphabetic()).count() > 3).map(str::to_owned).collect()
}

/// Whether these whole words stand in a text.
fn has(text: &str, words: &str) -> bool {
    let is_letter =
        |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || "-=\"".contains(letter));
    text.match_indices(words).any(|(at, found)| {
        let (before, after) = (text.get(..at).unwrap(), text.get(at + found.len()..).unwrap());
        !is_letter(before.chars().next_back()) && !is_letter(after.chars().next())
    })
}

#[test]
fn notes_and_tables_are_in_french_with_the_spaces_of_print() {
    speak_french();
    let reading = reading();
    let notes = make(&reading, Format::Notes);
    for part in [
        "## Personnes\n\n- **John Kerry**, Secretary\u{a0}: 3 mentions\u{202f}; aussi\u{a0}: Kerry (1)",
        "- **environ 40**\u{a0}: «\u{a0}Nearly 40 nations\u{a0}», 9 septembre 2014\n",
        "  - plus élevé ensuite\u{a0}: **plus de 60**, *\\=Allies, \"now\"*, The Example, 3 décembre 2014\n",
        "- «\u{a0}Monday\u{a0}»\u{a0}: 22 septembre 2014\n",
    ] {
        assert!(notes.contains(part), "no {part} in {notes}");
    }
    let sheet = make(&reading, Format::Csv);
    assert!(sheet.starts_with("\"ce qui est compté\",\"ce texte\",\"valeur\","), "{sheet}");
    assert!(sheet.contains("\"environ 40\",\"40\",\"40\",\"environ\""), "numbers stay digits: {sheet}");
    assert!(Export::new(&reading).file_name(Format::Csv).ends_with("-chiffres.csv"));
}

#[test]
fn annotations_say_the_language_of_what_they_say() {
    speak_french();
    let annotations = make(&reading(), Format::Annotations);
    let said = "\"language\": \"fr\",\n            \"value\": \"environ 40\"";
    assert!(annotations.contains(said), "{annotations}");
}
