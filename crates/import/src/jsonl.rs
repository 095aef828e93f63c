//! JSON Lines: one article a line.
//!
//! | field | what |
//! |---|---|
//! | `title` (or `headline`) | required |
//! | `text` (or `body`, `content`) | the article, plain text or HTML; a line without it is left out |
//! | `id`, else `url` | what its id is made of, else its title |
//! | `date`, `source`, `author`, `summary` | as in front matter |
//!
//! Other fields are left alone. A field that is `null` counts as absent.

use crate::problem::{Fault, shown};
use crate::{Import, Imported, Read, Skip, dates, encoding, ids, paragraphs};
use gloss_archive::Card;
use serde_json::{Map, Value};

/// How many lines with mistakes are told.
const TOLD: usize = 20;

/// Reads a file.
pub(crate) fn read(_: &str, bytes: &[u8]) -> Read {
    let text = encoding::text(bytes).map_err(|fault| vec![fault])?;
    let mut import = Import::default();
    let mut faults = Vec::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        match article(line) {
            Ok(Some(article)) => import.articles.push(article),
            Ok(None) => import.skip(Skip::Empty),
            Err(message) => faults.push(Fault::at(number, message)),
        }
        if faults.len() > TOLD {
            break;
        }
    }
    if faults.is_empty() { Ok(import) } else { Err(faults) }
}

fn article(line: &str) -> Result<Option<Imported>, String> {
    let object: Map<String, Value> = serde_json::from_str(line).map_err(|error| {
        let told = error.to_string().replace(" at line 1 column", ", column");
        format!("this is no JSON object ({told}); write one object a line, with the fields title and text")
    })?;
    let field = |names: &[&str]| names.iter().find_map(|name| words(object.get(*name)?));
    let paragraphs = paragraphs::of(&field(&["text", "body", "content"]).unwrap_or_default());
    if paragraphs.is_empty() {
        return Ok(None);
    }
    let one_line = |names: &[&str]| field(names).map(|text| paragraphs::line(&text)).unwrap_or_default();
    let title = one_line(&["title", "headline"]);
    if title.is_empty() {
        return Err("the title is missing; add a field title".into());
    }
    let date = field(&["date"]).map(|date| {
        let told = || format!("the date \"{}\" is no day of the calendar; write it like 2014-09-11", shown(&date));
        dates::read(&date).ok_or_else(told)
    });
    let given =
        field(&["id"]).and_then(|id| if id.contains("://") { ids::slug_of_address(&id) } else { ids::slug(&id) });
    let address = || field(&["url"]).and_then(|url| ids::slug_of_address(&url));
    let id = given.or_else(address).or_else(|| ids::slug(&title)).unwrap_or_else(|| ids::id_of(&title));
    let named = Card { id, title, date: date.transpose()?, ..Card::default() };
    let (source, author, summary) = (one_line(&["source"]), one_line(&["author"]), one_line(&["summary"]));
    let card = Card { source, author, summary, ..named };
    Ok(Some(Imported { card, paragraphs }))
}

/// A string or number; of a list, its members; of an object, its name.
fn words(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(members) => members.iter().filter_map(words).collect::<Vec<_>>().join(", "),
        Value::Object(object) => words(object.get("name")?)?,
        Value::Null | Value::Bool(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_are_articles() {
        let text = "{\"id\": 7, \"title\": \"A\", \"text\": \"One.\\n\\nTwo.\", \"date\": \"2014-09-11T10:00Z\", \"more\": [1]}\n\n\
            {\"url\": \"https://example.org/b.html\", \"headline\": \"B\", \"content\": \"<p>One.<p>Two.\", \"author\": [{\"name\": \"W\"}, \"X\"]}\n\
            {\"title\": \"C\", \"text\": null}\n";
        let import = read("", text.as_bytes()).unwrap();
        let [one, two] = import.articles.as_slice() else { panic!("{import:?}") };
        assert_eq!((one.card.id.as_str(), one.card.date), ("7", "2014-09-11".parse().ok()));
        assert_eq!((two.card.id.as_str(), two.card.author.as_str()), ("b", "W, X"));
        assert_eq!((&one.paragraphs, &two.paragraphs), (&vec!["One.".to_owned(), "Two.".to_owned()], &one.paragraphs));
        assert_eq!(import.skipped[&Skip::Empty], 1);
    }

    #[test]
    fn a_line_that_cannot_be_read_is_named() {
        let faults = |text: &str| read("", text.as_bytes()).unwrap_err();
        let told = faults(
            "{\"title\": \"A\", \"text\": \"B\"}\n[1]\n{\"text\": \"B\"}\n{\"title\": \"A\", \"text\": \"B\", \"date\": \"soon\"}",
        );
        let lines: Vec<_> = told.iter().map(|fault| fault.line.unwrap_or_default()).collect();
        assert_eq!(lines, [2, 3, 4]);
        assert!(told[1].message.contains("add a field title") && told[2].message.contains("2014-09-11"));
        assert!(faults(&"x\n".repeat(1000)).len() <= TOLD + 1);
        assert_eq!(faults(&"[".repeat(200_000)).len(), 1);
    }

    proptest! {
        #[test]
        fn any_line_is_read_or_refused(line in "\\PC{0,60}", text in "\\PC{0,60}") {
            let _ = article(&line);
            let object = serde_json::json!({ "title": "A", "text": text }).to_string();
            prop_assert!(article(&object).is_ok());
        }
    }
}
