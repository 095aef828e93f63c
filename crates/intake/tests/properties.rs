//! What holds for every input.

use gloss_extract::{Article, Role};
use gloss_intake::{decode, from_html, from_text, is_bare_link, sniff};
use proptest::prelude::*;

/// Blocks in order, not empty, trimmed, and over all that is not white space.
fn check_blocks(article: &Article) {
    let mut end = 0;
    for block in article.blocks() {
        let gap = gloss_extract::Span::new(end, block.span.start as usize);
        assert!(gap.of(article.text()).trim().is_empty(), "text between blocks");
        assert!(block.span.start as usize >= end);
        let text = block.span.of(article.text());
        assert!(!text.is_empty() && text.trim() == text, "{text:?}");
        end = block.span.end as usize;
    }
    assert!(article.text().get(end..).is_some_and(|rest| rest.trim().is_empty()), "text after the last block");
}

/// Lines of the kinds that pastes are made of.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("Comments".to_owned()),
        Just("Related stories".to_owned()),
        Just("Share Tweet".to_owned()),
        Just("By Ann Other".to_owned()),
        Just("The council met on Tuesday evening and talked about the bridge for two hours.".to_owned()),
        Just("The mayor said that the bridge was...".to_owned()),
        Just("Minister resigns over flat".to_owned()),
        Just("PORT, Sept. 12, 2014 (AP) — It began on the day before, they said there.".to_owned()),
        "\\PC{0,40}",
    ]
}

/// Pieces of markup, well formed or not.
fn markup() -> impl Strategy<Value = String> {
    prop_oneof![
        "</?(p|div|li|ul|h1|a|b|nav|article|table|td|script|title|pre|figcaption|template)( class=\"?[a-z ]{0,9}\"?)?>",
        Just("<!--".to_owned()),
        Just("--!>".to_owned()),
        Just("&amp;&#0;&nbsp;<![CDATA[".to_owned()),
        Just("The council met on Tuesday evening and talked about the bridge for two hours.".to_owned()),
        "\\PC{0,20}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_kept(text in any::<String>()) {
        let article = from_text(&text);
        prop_assert_eq!(article.text(), &text);
        check_blocks(&article);
        let _ = (sniff(&text), is_bare_link(&text));
    }

    #[test]
    fn any_paste_is_kept(lines in prop::collection::vec(line(), 0..40), end in prop::sample::select(vec!["\n", "\r\n", "\n\n"])) {
        let text = lines.join(end);
        let article = from_text(&text);
        prop_assert_eq!(article.text(), &text);
        check_blocks(&article);
        prop_assert!(article.blocks().iter().filter(|block| block.role == Role::Title).count() <= 1);
    }

    #[test]
    fn any_html_gives_an_article(pieces in prop::collection::vec(markup(), 0..60)) {
        let article = from_html(&pieces.concat());
        check_blocks(&article);
        prop_assert_eq!(&article, &from_html(&pieces.concat()));
    }

    #[test]
    fn any_bytes_are_text_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(text) = decode(&bytes) {
            check_blocks(&from_text(&text));
        }
    }
}

/// Inputs that would take forever, or overflow the stack, if time were not
/// linear or if anything recursed.
#[test]
fn huge_hostile_pages_end() {
    let attribute = format!("<p {}=\"{}\">Text</p>", "x".repeat(100_000), "y".repeat(1_000_000));
    let names: String = (0..20_000).map(|n| format!(" a{n}=b")).collect();
    for html in [
        format!("{}The end.{}", "<div>".repeat(10_000), "</div>".repeat(10_000)),
        format!("{}The end.", "<div class=related><b>".repeat(10_000)),
        format!("{}The end.{}", "<b>".repeat(20_000), "</i>".repeat(20_000)),
        format!("{}The end.", "<li><p>".repeat(20_000)),
        format!("{}The end.", "<h1>Comments</h1>".repeat(10_000)),
        format!("{}The end.", "<p>Related stories<p>x".repeat(10_000)),
        format!("{}The end.", "<!-- -".repeat(100_000)),
        format!("{}The end.", "&".repeat(100_000)),
        format!("<p{names}>The end.</p>"),
        attribute,
    ] {
        check_blocks(&from_html(&html));
        check_blocks(&from_text(&html.replace('>', "\n")));
    }
    let deep = format!("{}The end.", "<div><p>".repeat(10_000));
    assert_eq!(from_html(&deep).text(), "The end.");
}

/// Pages of which a tree can be built, but only just, where there is as little
/// room as a browser's worker has.
#[test]
fn odd_pages_fit_on_a_small_stack() {
    let fonts: String = (0..5_000).map(|n| format!("<p><font color=c{n}>Some words.</p>")).collect();
    let sentence = "<p>The council met on Tuesday to talk about the bridge over the river. ".repeat(8);
    let nest = |open: &str, close: &str, times| format!("{}{sentence}{}", open.repeat(times), close.repeat(times));
    for html in [
        nest("<div>", "</div>", 505),
        nest("<table><tr><td>", "</table>", 165),
        nest("<ul><li>", "</ul>", 250),
        nest("<b><i><span>", "</span></i></b>", 165),
        nest("<section><a href=x>", "</a></section>", 250),
        format!("<html><body>{fonts}{sentence}"),
        format!("<html><body>{}{sentence}", "<svg><g>".repeat(250)),
        format!("<html><body>{}{sentence}", "<math><mi>".repeat(250)),
        format!("<html><body>{}{sentence}", "<template><div>".repeat(250)),
        format!("<html><frameset>{}{sentence}", "<frameset>".repeat(250)),
    ] {
        let small = std::thread::Builder::new().stack_size(1_000_000);
        let read = small.spawn(move || from_html(&html)).unwrap();
        check_blocks(&read.join().unwrap());
    }
}
