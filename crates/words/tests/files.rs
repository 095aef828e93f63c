//! The page's message files, and the sources that must say everything by them.

use gloss_words::{Message, differences, french_spaces, read};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Those of the page alone, what its documents say too, and what is seen before
/// the program runs.
const FOLDERS: [&str; 3] = ["words", "words/said", "words/shell"];

fn read_in(folder: &str, language: &str) -> Vec<Message> {
    let path = root().join(format!("{folder}/{language}.ftl"));
    read(&fs::read_to_string(&path).expect("a message file"))
        .unwrap_or_else(|flaw| panic!("{}: {flaw}", path.display()))
}

fn messages(language: &str) -> Vec<Message> {
    FOLDERS.iter().flat_map(|folder| read_in(folder, language)).collect()
}

#[test]
fn french_says_all_that_english_says() {
    for folder in FOLDERS {
        let wrong = differences(&read_in(folder, "en"), &read_in(folder, "fr"));
        assert!(wrong.is_empty(), "{folder}: {wrong:#?}");
    }
}

/// In one wording, so that it cannot be changed in one place alone.
#[test]
fn no_message_stands_in_two_files() {
    let mut keys: Vec<_> = messages("en").into_iter().map(|message| message.key).collect();
    keys.sort();
    let twice: Vec<_> = keys.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone()).collect();
    assert!(twice.is_empty(), "{twice:?} stand in two files");
}

/// The compiler sees to the page's own; what several programs say it cannot.
#[test]
fn every_message_of_documents_is_said() {
    let folders = ["crates/say/src", "crates/export/src", "crates/export/src/html", "src/copy"];
    let code: String = folders.iter().flat_map(|folder| sources(folder)).map(|(_, code)| code).collect();
    let words: Vec<&str> = code.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
    for message in read_in("words/said", "en") {
        let name = message.key.replace('-', "_");
        let name = if message.params.is_empty() { name.to_uppercase() } else { name };
        assert!(words.contains(&&*name), "nobody says {}", message.key);
    }
}

/// A file that was changed in one language only is easy to see side by side.
#[test]
fn both_say_it_in_the_same_order() {
    let keys = |language| messages(language).into_iter().map(|message| message.key).collect::<Vec<_>>();
    assert_eq!(keys("en"), keys("fr"));
}

#[test]
fn lists_are_equally_long() {
    let (english, french) = (messages("en"), messages("fr"));
    let lists = [
        "months",
        "short-months",
        "weekdays",
        "day-parts",
        "quarters",
        "halves",
        "precisions",
        "fractions",
        "vague",
        "sheet-heads",
        "qualifiers",
    ];
    let count = |messages: &[Message], key: &str| {
        let list = messages.iter().find(|message| message.key == key).unwrap_or_else(|| panic!("no list {key}"));
        list.line.split(", ").count()
    };
    for list in lists {
        assert_eq!(count(&english, list), count(&french, list), "{list}");
    }
}

#[test]
fn signs_are_those_of_print() {
    for message in messages("en").iter().chain(&messages("fr")) {
        let line = &message.line;
        let wrong = ["'", "\"", "...", "  ", " ,", "( ", " )"].into_iter().find(|sign| line.contains(sign));
        assert_eq!(wrong, None, "{}: {line}", message.key);
    }
    for Message { key, line, .. } in messages("fr") {
        assert!(!line.contains(['“', '”', '\\']), "{key}: {line}");
        let spaced = french_spaces(&line);
        for sign in [';', '?', '!', ':', '»', '%'] {
            let bare = spaced
                .match_indices(sign)
                .any(|(at, _)| !spaced.get(..at).is_some_and(|before| before.ends_with(['\u{a0}', '\u{202f}'])));
            assert!(!bare, "{key}: no space before {sign} in {line}");
        }
    }
}

/// All sources of a folder that draw or listen.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join(folder)).expect("a folder") {
        let path = entry.expect("a file").path();
        if path.extension().is_some_and(|end| end == "rs") {
            let text = fs::read_to_string(&path).expect("a source");
            let code = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
            found.push((path, code));
        }
    }
    assert!(!found.is_empty(), "{folder} has no sources");
    found
}

/// The strings of a source, each with what stands before it on its line.
fn literals(code: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let parts: Vec<&str> = line.split('"').collect();
        for (at, part) in parts.iter().enumerate().filter(|(at, _)| at % 2 == 1) {
            found.push((parts[..at].join("\""), (*part).to_owned()));
        }
    }
    found
}

/// Whether a string looks like something that a reader reads.
fn is_said(before: &str, literal: &str) -> bool {
    let before = before.trim_end();
    let attribute = ["aria-label=", "aria-description=", "title=", "placeholder=", "alt="];
    let words: Vec<&str> = literal.split(' ').collect();
    let is_word =
        |word: &&str| word.len() > 1 && word.chars().all(|letter| letter.is_alphabetic() || ",.’".contains(letter));
    let shown = (before.ends_with(">{") || before.trim() == "{") && literal.chars().any(char::is_alphabetic);
    let is_selector = literal.starts_with(['#', '.']);
    let prose = !is_selector && words.iter().filter(|word| is_word(word)).count() > 2;
    let mut letters = literal.chars();
    let capital = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    attribute.iter().any(|name| before.ends_with(name)) || shown || prose || capital
}

/// Strings that look said and are not: names of keys, formats and signs.
const NOT_SAID: [&str; 10] =
    ["Aa", "i", "Enter", "Esc", "Escape", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Markdown"];

#[test]
fn no_component_has_words_of_its_own() {
    let mut own = Vec::new();
    for folder in ["src/components", "src/hooks", "src/copy"] {
        // The engine's words for its reasons, by which the messages are found.
        for (path, code) in sources(folder).into_iter().filter(|(path, _)| !path.ends_with("copy/why.rs")) {
            let said = literals(&code).into_iter().filter(|(before, literal)| is_said(before, literal));
            let said = said.filter(|(_, literal)| !NOT_SAID.contains(&literal.as_str()));
            own.extend(said.map(|(_, literal)| format!("{}: {literal}", path.file_name().unwrap().to_string_lossy())));
        }
    }
    assert!(own.is_empty(), "say these by messages of words/en.ftl and words/fr.ftl: {own:#?}");
}

#[test]
fn documents_say_nothing_of_their_own() {
    let mut own = Vec::new();
    for folder in ["crates/say/src", "crates/export/src", "crates/export/src/html"] {
        // Annotations have the names that their standard gives.
        let others = ["tests.rs", "testing.rs", "annotations.rs"];
        let is_other = |path: &Path| others.iter().any(|end| path.to_string_lossy().ends_with(end));
        for (path, code) in sources(folder).into_iter().filter(|(path, _)| !is_other(path)) {
            let said = literals(&code).into_iter().filter(|(before, literal)| {
                let is_markup = literal.contains(['<', '=', '/', '{', '\\']);
                !is_markup && is_said(before, literal) && !before.ends_with("reason = ")
            });
            own.extend(said.map(|(_, literal)| format!("{}: {literal}", path.file_name().unwrap().to_string_lossy())));
        }
    }
    assert!(own.is_empty(), "say these by messages of words/said: {own:#?}");
}

#[test]
fn the_shell_says_nothing_of_its_own() {
    let page = fs::read_to_string(root().join("index.html")).expect("a page");
    // The script in it speaks only where the page was cut off before its words.
    let (before, rest) = page.split_once("<script>").expect("a script");
    let page = format!("{before}{}", rest.split_once("</script>").expect("its end").1);
    let texts = page.split('>').filter_map(|part| part.split_once('<')).map(|(text, _)| text.trim());
    let own: Vec<_> = texts.filter(|text| !text.is_empty() && *text != "Gloss").collect();
    assert!(own.is_empty(), "say these by messages of words/shell: {own:?}");
    for name in [" placeholder=\"", " aria-label=\"", " title=\"", "name=\"description\" content=\""] {
        assert!(!page.contains(name), "{name} holds words of its own");
    }
}

#[test]
fn words_of_a_component_would_be_seen() {
    let seen = |code: &str| literals(code).iter().any(|(before, literal)| is_said(before, literal));
    for code in [
        r#"<p>{ "Your text" }</p>"#,
        r#"<button aria-label="close">"#,
        r#"let words = "Reading";"#,
        r#"format!("no {name} was found here")"#,
    ] {
        assert!(seen(code), "{code}");
    }
    for code in [
        r#"<p class="small hint">"#,
        r##"dom::find("#panel tbody.is-on")"##,
        r#"key={format!("l{}", 1)}"#,
        r#"{ " · " }"#,
        r#"// It is "the reader reads"."#,
        r#"<div class={classes!("card", "is-pinned")} role="dialog">"#,
    ] {
        assert!(!seen(code), "{code}");
    }
}
