//! Components in a real browser: what they put on the page.

#![cfg(target_arch = "wasm32")]

use gloss_app::components::{Chips, ChipsProps, Paragraph, ParagraphProps};
use gloss_app::prefs::{Density, Marks};
use gloss_app::shared::Shared;
use gloss_engine::Reading;
use gloss_engine::extract::{Alias, Analysis, Article, Block, Entity, Kind, Mention, Role, Span};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

const TEXT: &str = "1,600 U.S. troops met Kerry. <b>Kerry</b> left.";

fn reading() -> Reading {
    let found =
        [(0, 17, Kind::Figure, 0), (6, 10, Kind::Place, 1), (22, 27, Kind::Person, 2), (32, 37, Kind::Person, 2)];
    let mention = |(start, end, kind, entity)| Mention {
        span: Span::new(start, end),
        kind,
        entity,
        value: None,
        why: "test".into(),
        others: Vec::new(),
    };
    let entity = |kind, name: &str, mentions| Entity {
        kind,
        name: name.into(),
        key: name.into(),
        role: None,
        adjectives: Vec::new(),
        aliases: vec![Alias { text: name.into(), count: 1 }],
        mentions,
    };
    let analysis = Analysis {
        mentions: found.into_iter().map(mention).collect(),
        entities: vec![
            entity(Kind::Figure, "troops", vec![0]),
            entity(Kind::Place, "United States", vec![1]),
            entity(Kind::Person, "Kerry", vec![2, 3]),
        ],
        sentences: vec![Span::new(0, 28), Span::new(29, 47)],
    };
    Reading { article: Article::plain(TEXT.into()), analysis, ..Reading::default() }
}

fn paragraph(marks: Marks) -> ParagraphProps {
    ParagraphProps {
        article: Shared::new(Article::plain(TEXT.into())),
        reading: Some(Shared::new(reading())),
        block: Block { span: Span::new(0, TEXT.len()), role: Role::Body },
        marks,
        chosen: None,
        flash: None,
        base: "#/text".into(),
        headline: false,
    }
}

async fn draw<C>(props: C::Properties) -> Element
where
    C: BaseComponent,
    C::Properties: 'static,
{
    let document = gloss_app::dom::document().expect("a document");
    let root = document.create_element("div").expect("an element");
    document.body().expect("a body").append_child(&root).expect("room for it");
    yew::Renderer::<C>::with_root_and_props(root.clone(), props).render();
    yew::platform::time::sleep(std::time::Duration::ZERO).await;
    root
}

fn all(root: &Element, selector: &str) -> Vec<Element> {
    let list = root.query_selector_all(selector).expect("a selector");
    (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect()
}

fn texts(root: &Element, selector: &str) -> Vec<String> {
    all(root, selector).iter().filter_map(|element| element.text_content()).collect()
}

#[wasm_bindgen_test]
async fn a_marked_paragraph_says_what_the_text_says() {
    let root = draw::<Paragraph>(paragraph(Marks::default())).await;
    assert_eq!(root.text_content().as_deref(), Some(TEXT));
    assert!(all(&root, "b").is_empty(), "words that look like tags stay words");
}

#[wasm_bindgen_test]
async fn marks_nest_and_only_the_first_mention_is_a_link() {
    let root = draw::<Paragraph>(paragraph(Marks::default())).await;
    assert_eq!(texts(&root, "a.m"), ["1,600 U.S. troops", "Kerry"]);
    assert_eq!(texts(&root, "a.m-figure > span.m-in.m-place"), ["U.S."]);
    assert_eq!(texts(&root, "span.m-person.is-repeat"), ["Kerry"]);
    let first = all(&root, "a.m").first().and_then(|link| link.get_attribute("href"));
    assert_eq!(first.as_deref(), Some("#/text?m=0"));
}

#[wasm_bindgen_test]
async fn a_hidden_kind_lifts_the_mark_inside() {
    let root = draw::<Paragraph>(paragraph(Marks::default().toggled(Kind::Figure))).await;
    assert_eq!(texts(&root, "a.m-place"), ["U.S."]);
    assert!(all(&root, ".m-figure").is_empty());
}

#[wasm_bindgen_test]
async fn a_sentence_to_show_stands_out_whole() {
    let flash = Some(Span::new(29, 47));
    let root = draw::<Paragraph>(ParagraphProps { flash, ..paragraph(Marks::default()) }).await;
    assert_eq!(texts(&root, "mark.flash"), ["<b>Kerry</b> left."]);
    assert_eq!(root.text_content().as_deref(), Some(TEXT));
}

#[wasm_bindgen_test]
async fn chips_count_names_once_and_figures_each() {
    let reading = Some(Shared::new(reading()));
    let root = draw::<Chips>(ChipsProps { reading, marks: Marks::default(), act: Callback::noop() }).await;
    assert_eq!(texts(&root, ".count"), ["1", "1", "0", "1", "0"]);
    let pressed = |root: &Element| -> Vec<String> {
        all(root, "button").iter().filter_map(|button| button.get_attribute("aria-pressed")).collect()
    };
    assert_eq!(pressed(&root), ["true", "true", "true", "true", "false"]);
    let all_marks = Marks::default().at(Density::All);
    let root = draw::<Chips>(ChipsProps { reading: None, marks: all_marks, act: Callback::noop() }).await;
    assert_eq!(pressed(&root).last().map(String::as_str), Some("true"));
}

#[wasm_bindgen_test]
async fn a_chip_asks_for_its_kind() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let hear = heard.clone();
    let act = Callback::from(move |action| hear.borrow_mut().push(action));
    let root = draw::<Chips>(ChipsProps { reading: None, marks: Marks::default(), act }).await;
    let places = all(&root, "[data-kind=place]").into_iter().next().expect("a chip");
    places.unchecked_into::<HtmlElement>().click();
    assert_eq!(*heard.borrow(), [gloss_app::state::Action::ToggleKind(Kind::Place)]);
}
