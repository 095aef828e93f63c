use super::*;
use crate::testing::{HOSTILE, named, read, reading};
use crate::{Density, Format, Marks};
use gloss_engine::{Card, Reading};
use html5gum::{Token, Tokenizer};
use proptest::prelude::*;

fn of(reading: &Reading) -> String {
    Export::new(reading).make(Format::Html)
}

/// Fails where the HTML standard's reader finds fault, or where elements do not
/// close in order; gives the names of all elements, and the text of the body.
fn check(page: &str) -> (Vec<String>, String) {
    const EMPTY: [&str; 2] = ["meta", "col"];
    let (mut open, mut names, mut text) = (Vec::new(), Vec::new(), String::new());
    for token in Tokenizer::new(page).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8(tag.name.0.clone()).unwrap();
                if !tag.self_closing && !EMPTY.contains(&name.as_str()) {
                    open.push(name.clone());
                }
                for attribute in tag.attributes.keys() {
                    let attribute = String::from_utf8(attribute.0.clone()).unwrap();
                    assert!(!attribute.starts_with("on") && attribute != "style" && attribute != "src", "{attribute}");
                }
                names.push(name);
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8(tag.name.0.clone()).unwrap();
                assert_eq!(open.pop().as_ref(), Some(&name), "in {page}");
            }
            Token::String(string) if open.contains(&"article".to_owned()) => {
                text.push_str(std::str::from_utf8(&string).unwrap());
            }
            Token::Error(error) => panic!("{error:?}"),
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?} stay open");
    (names, text)
}

#[test]
fn the_page_holds_text_marks_lists_and_nothing_that_runs() {
    let mut reading = named(
        "Secretary John Kerry flew to Baghdad on Monday. Nearly 40 nations joined the coalition on Sept. 9. Kerry spoke. John Kerry left Baghdad.",
    );
    reading.article = reading.article.dated(Some(jiff::civil::date(2014, 9, 24)));
    let card = Card { source: "The <Example>".into(), author: "A. Writer".into(), ..Card::default() };
    let page = Export { card: Some(&card), ..Export::new(&reading) }.make(Format::Html);
    let (names, text) = check(&page);
    assert!(!names.iter().any(|name| ["script", "link", "img", "iframe", "base"].contains(&name.as_str())));
    assert!(text.contains("Nearly 40 nations joined the coalition on Sept. 9."));
    for part in [
        "content=\"default-src 'none'; style-src 'unsafe-inline'\"",
        "<p class=\"meta\"><bdi>The &lt;Example&gt;</bdi> · <bdi>A. Writer</bdi> · 24 September 2014</p>",
        "<span class=\"m first person\" id=\"e0\" title=\"Person: John Kerry\">John Kerry</span>",
        "<span class=\"m person\" title=\"Person: John Kerry\">John Kerry</span>",
        "<a href=\"#e0\"><b><bdi>John Kerry</bdi></b></a>, <bdi>Secretary</bdi></span> <span>3 mentions</span><span class=\"also\">also <bdi>Kerry</bdi> (1)</span>",
        "<b><bdi>about 40</bdi></b></td>",
        "↑</span> higher later</td>",
        "<bdi>The Example</bdi> · 3 December 2014",
        "<blockquote><bdi><mark>More than 60 nations</mark> have joined the coalition, he said.</bdi></blockquote>",
        "<li><h3><bdi>=Allies, &quot;now&quot;</bdi></h3>",
    ] {
        assert!(page.contains(part), "no {part} in {page}");
    }
}

#[test]
fn kinds_that_are_off_stay_off() {
    let reading = named("John Kerry flew to Baghdad on Monday. Kerry met 40 envoys. John Kerry left.");
    let page = |kinds, density| Export { marks: Marks { kinds, density }, ..Export::new(&reading) }.make(Format::Html);
    let none = page([false; 5], Density::Standard);
    assert!(!none.contains("class=\"m ") && !none.contains("id=\"names\"") && !none.contains("<table"), "{none}");
    let places = page([false, true, false, false, false], Density::Standard);
    assert!(places.contains("title=\"Place: ") && !places.contains("title=\"Person: "), "{places}");
    let count = |page: &str| page.matches("title=\"Person: ").count();
    assert_eq!(count(&page([true; 5], Density::Light)), 1);
    assert_eq!(count(&page([true; 5], Density::Standard)), 3);
    assert_eq!(page([true; 5], Density::All).matches("class=\"m first person\" title").count(), 2);
}

#[test]
fn hostile_words_stay_words() {
    let hostile =
        format!("{HOSTILE}\n\nThe army counted 12 wells {HOSTILE} here.\n\nNearly 40 nations {HOSTILE} joined.");
    let reading = read(&hostile);
    let card = Card { title: HOSTILE.into(), source: HOSTILE.into(), author: HOSTILE.into(), ..Card::default() };
    let page = Export { card: Some(&card), ..Export::new(&reading) }.make(Format::Html);
    let (names, text) = check(&page);
    assert!(!names.iter().any(|name| name == "script"));
    assert!(text.contains("<script>alert(1)</script> ]]> -->") && text.contains("\u{202E}\u{2067}"), "{text}");
    let (_, lists) = page.split_once("</article>").unwrap();
    assert!(!lists.contains('\u{202E}'), "nothing turns the lists around");
}

#[test]
fn a_text_without_anything_is_still_a_page() {
    check(&of(&Reading::default()));
    check(&of(&reading()));
}

/// The colours are those of the project's page, in both schemes.
#[test]
fn colours_are_those_of_the_page() {
    let tokens = include_str!("../../../../styles/tokens.css");
    let block = |css: &str, from: &str| css.split_once(from).unwrap().1.split_once('}').unwrap().0.to_owned();
    for (here, there) in [(":root {", ":root {"), ("dark) {\n  :root {", ":root[data-theme=\"dark\"] {")] {
        let (own, page) = (block(STYLE, here), block(tokens, there));
        for colour in own.split(';').map(str::trim).filter(|line| line.starts_with("--")) {
            assert!(page.contains(&format!("{colour};")), "{colour} is not in tokens.css");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases / 4))]

    #[test]
    fn any_text_gives_a_valid_page(text in "\\PC{0,200}", wild in any::<String>()) {
        let page = of(&read(&format!("{text}\n\n{wild} 40 nations")));
        let (_, drawn) = check(&page);
        prop_assert!(drawn.contains("40 nations"));
    }
}
