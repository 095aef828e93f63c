//! Files that real programs made of one article; `made/make.sh` says how.

use gloss_extract::{Article, Role};
use gloss_open::{OpenError, Opened, open};
use std::path::Path;

const TITLE: &str = "Apollo 11 after fifty years: eight days, three men, one Moon";

/// The article as it was written, without title, author and date.
const PARTS: [(Role, &str); 16] = [
    (
        Role::Body,
        "Fifty years ago today, at 9.32 in the morning, a Saturn V rocket rose from Cape Kennedy in Florida with Neil \
         Armstrong, Michael Collins and Edwin “Buzz” Aldrin on board.",
    ),
    (
        Role::Body,
        "Four days later, on 20 July 1969, Armstrong and Aldrin landed in the Sea of Tranquillity, while Collins – alone \
         in the command module Columbia – flew on around the Moon. Armstrong’s first words outside have been quoted \
         ever since:",
    ),
    (Role::Quote, "That’s one small step for man, one giant leap for mankind."),
    (
        Role::Body,
        "An estimated 600 million people watched on television. In São Paulo and Zürich, as in Houston, the pictures \
         were black and white, and blurred.",
    ),
    (Role::Heading, "What they brought back"),
    (
        Role::Body,
        "The crew returned with 21.6 kilograms of rock and soil. One mineral in it, armalcolite, was new to science; \
         its name joins those of Armstrong, Aldrin and Collins. Later crews, who stayed longer, brought more:",
    ),
    (Role::Body, "Mission | Landing | Kilograms"),
    (Role::Body, "Apollo 11 | 20 July 1969 | 21.6"),
    (Role::Body, "Apollo 12 | 19 November 1969 | 34.3"),
    (Role::Body, "Apollo 14 | 5 February 1971 | 42.3"),
    (Role::Body, "On the Moon they left, among other things:"),
    (Role::Item, "a reflector for laser light, which is still in use,"),
    (Role::Item, "a seismometer, which sent its readings for three weeks,"),
    (Role::Item, "a plaque with the words “We came in peace for all mankind”."),
    (
        Role::Body,
        "Columbia came down in the Pacific on 24 July 1969, and the three men stayed in quarantine until 10 August. \
         None of them had brought a germ home.",
    ),
    (
        Role::Body,
        "Armstrong died in Cincinnati on 25 August 2012. Collins, who is 88, went back to the launch pad this morning.",
    ),
];

fn opened(name: &str) -> Result<Vec<Opened>, OpenError> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/made").join(name);
    let mut last = 0;
    let opened = open(name, &std::fs::read(path).expect("a file of this folder"), &mut |share| {
        assert!((last..=100).contains(&share), "{name}: {share} after {last}");
        last = share;
    });
    assert!(opened.is_err() || last == 100);
    opened
}

fn one(name: &str) -> Article {
    let mut opened = opened(name).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(opened.len(), 1, "{name}");
    let opened = opened.remove(0);
    assert_eq!(opened.name, TITLE, "{name}");
    opened.article
}

fn lines(article: &Article) -> Vec<(Role, String)> {
    let text = |span: gloss_extract::Span| span.of(article.text()).split_whitespace().collect::<Vec<_>>().join(" ");
    article.blocks().iter().map(|block| (block.role, text(block.span))).collect()
}

/// Every part in its role, title, author and date above.
fn whole(name: &str) {
    let article = one(name);
    assert_eq!(article.first(Role::Title), Some(TITLE), "{name}");
    let bylines: Vec<_> = lines(&article).into_iter().filter(|(role, _)| *role == Role::Byline).collect();
    assert!(bylines.iter().any(|(_, line)| line.ends_with("Zoë Núñez")), "{name}: {bylines:?}");
    assert_eq!(article.date(), gloss_intake::day("2019-07-16"), "{name}");
    let told = lines(&article);
    let told = told.iter().map(|(role, text)| (*role, text.as_str())).skip_while(|part| *part != PARTS[0]);
    assert_eq!(told.collect::<Vec<_>>(), PARTS, "{name}");
}

/// Every part's words, whatever the format leaves of its structure.
fn words(name: &str) {
    let article = one(name);
    assert_eq!(article.date(), gloss_intake::day("2019-07-16"), "{name}");
    let squeezed: String = lines(&article).iter().map(|(_, text)| format!("{text}\n")).collect();
    for (_, text) in PARTS {
        assert!(squeezed.contains(text), "{name} lacks {text:?}\n{squeezed}");
    }
}

#[test]
fn word_documents() {
    whole("pandoc.docx");
    whole("libreoffice.docx");
}

#[test]
fn opendocument_texts() {
    whole("pandoc.odt");
    whole("libreoffice.odt");
}

#[test]
fn markdown() {
    whole("article.md");
}

#[test]
fn a_page_saved_by_chromium() {
    whole("chromium.mhtml");
}

#[test]
fn books() {
    whole("pandoc.epub");
    let chapters = opened("chapters.epub").unwrap();
    let names: Vec<&str> = chapters.iter().map(|chapter| chapter.name.as_str()).collect();
    assert_eq!(names, ["The first landing", "The second landing", "The third landing"]);
    for chapter in &chapters {
        assert_eq!(chapter.article.first(Role::Byline), Some("Zoë Núñez"));
        assert_eq!(chapter.article.date(), gloss_intake::day("2019-07-16"));
        assert!(chapter.article.first(Role::Body).unwrap().starts_with("Apollo 1"));
    }
}

#[test]
fn mails() {
    whole("mail.eml");
    words("plain.eml");
}

#[test]
fn texts_in_their_encodings() {
    for name in ["windows-1252.txt", "utf-16.txt", "utf-16be.txt", "utf-8-mark.txt"] {
        words(name);
    }
}

#[test]
fn rich_text() {
    whole("libreoffice.rtf");
}

#[test]
fn pdfs_that_say_what_their_parts_are() {
    whole("chromium.pdf");
    whole("columns.pdf");
}

#[test]
fn pdfs_that_only_place_their_letters() {
    whole("libreoffice.pdf");
}

#[test]
fn pdfs_without_text_or_with_a_password_say_what_to_do() {
    assert_eq!(opened("scanned.pdf"), Err(OpenError::Scanned));
    assert_eq!(opened("protected.pdf"), Err(OpenError::Protected { kind: "PDF document" }));
}
