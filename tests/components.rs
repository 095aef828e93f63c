//! Components in a real browser: what they put on the page.

#![cfg(target_arch = "wasm32")]

use gloss_app::components::{Chips, ChipsProps, Dates, DatesProps, Figures, FiguresProps, Paragraph, ParagraphProps};
use gloss_app::prefs::{Density, Marks};
use gloss_app::shared::Shared;
use gloss_app::state::Action;
use gloss_app::tally::{Column, Table};
use gloss_app::words::Language;
use gloss_engine::extract::{Alias, Analysis, Article, Block, Entity, Kind, Mention, Role, Span};
use gloss_engine::{Card, Engine, Input, Reading, Written};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

#[path = "components/library.rs"]
mod library;

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
        unread: false,
        language: Language::English,
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
    assert_eq!(*heard.borrow(), [Action::ToggleKind(Kind::Place)]);
}

/// A text beside an archive of one article, read without names.
fn compared(date: Option<&str>) -> Shared<Reading> {
    const TEXT: &str = "Nearly 40 nations joined on Tuesday.\n\nThe army counted 12 wells in three weeks.";
    let mut engine = Engine::new();
    let (title, source) = ("Brussels".into(), "The Example".into());
    let published = gloss_engine::extract::day::read("2014-12-03");
    let card = Card { id: "brussels".into(), title, source, date: published, ..Card::default() };
    let written = Written { card, paragraphs: vec!["More than 60 nations joined, he said.".into()] };
    let archive = engine.index(vec![written]).expect("an archive");
    engine.load_whole(&archive).expect("it can be read");
    let date = date.and_then(gloss_engine::extract::day::read);
    let (article, _) = engine.take(Input::Text(TEXT.into()), date).expect("a text");
    Shared::new(engine.read(article, None))
}

fn figures(table: Table, act: Callback<Action>) -> FiguresProps {
    FiguresProps {
        reading: compared(Some("2014-09-12")),
        chosen: None,
        table,
        all: false,
        took: None,
        bring: Callback::noop(),
        act,
    }
}

fn click(root: &Element, selector: &str) {
    let element = all(root, selector).into_iter().next().expect("something to click");
    element.unchecked_into::<HtmlElement>().click();
}

/// A callback, and what it was called with.
fn heard() -> (Callback<Action>, Rc<RefCell<Vec<Action>>>) {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let hear = heard.clone();
    (Callback::from(move |action| hear.borrow_mut().push(action)), heard)
}

#[wasm_bindgen_test]
async fn a_figure_stands_above_those_that_count_the_same_each_with_its_sentence() {
    let root = draw::<Figures>(figures(Table::default(), Callback::noop())).await;
    assert_eq!(texts(&root, ".counted"), ["nations", "wells"]);
    assert_eq!(texts(&root, "tbody:nth-of-type(1) .figure"), ["about 40", "more than 60"]);
    assert_eq!(texts(&root, "tbody:nth-of-type(1) .relation"), ["this text", "↑ higher later"]);
    assert_eq!(texts(&root, "tbody:nth-of-type(2) .relation"), ["only here"]);
    assert_eq!(texts(&root, ".own td:nth-child(2)"), ["9 September 2014", "12 Sep 2014"]);
    assert_eq!(texts(&root, "tr.other td:nth-child(2)"), ["3 Dec 2014The Example"]);
    assert_eq!(texts(&root, ".other blockquote"), ["More than 60 nations joined, he said."]);
    assert_eq!(texts(&root, ".said mark"), ["Nearly 40 nations", "More than 60 nations", "12 wells"]);
    let href = all(&root, "a.figure").first().and_then(|link| link.get_attribute("href"));
    assert!(href.is_some_and(|href| href.starts_with("#/a/brussels?s=")));
}

#[wasm_bindgen_test]
async fn heads_sort_and_the_filter_leaves_what_is_compared() {
    let (act, heard) = heard();
    let root = draw::<Figures>(figures(Table::default(), act)).await;
    click(&root, "th:nth-child(3) button");
    click(&root, "#only-compared");
    let by = Table::default().pressed(Column::Relation);
    assert_eq!(*heard.borrow(), [Action::Arrange(by), Action::Arrange(Table { only: true, sort: None })]);
    let table = Table { only: true, sort: Some((Column::Counted, true)) };
    let root = draw::<Figures>(figures(table, Callback::noop())).await;
    assert_eq!(texts(&root, ".counted"), ["nations"]);
    let sorted: Vec<_> = all(&root, "th[scope=col]").iter().map(|head| head.get_attribute("aria-sort")).collect();
    assert_eq!(sorted, [Some("descending".to_owned()), None, None]);
}

#[wasm_bindgen_test]
async fn the_strip_draws_both_figures_and_says_them() {
    let root = draw::<Figures>(figures(Table::default(), Callback::noop())).await;
    let strip = all(&root, ".strip").into_iter().next().expect("a strip");
    assert_eq!(strip.get_attribute("aria-label").as_deref(), Some("nations, by date, on one scale from 0 to 60"));
    assert_eq!(texts(&root, ".strip .lane"), ["this text about 40", "3 Dec 2014 more than 60"]);
    let label = all(&root, ".strip a").first().and_then(|link| link.get_attribute("aria-label"));
    assert_eq!(label.as_deref(), Some("3 Dec 2014 more than 60: higher later, Brussels"));
    let places: Vec<_> = all(&root, ".lane svg").iter().filter_map(|sign| sign.get_attribute("x")).collect();
    assert_eq!(places, ["66.7%", "100.0%"]);
    let drawn = |at: usize| all(&root, ".shape").get(at).map(Element::inner_html);
    assert_ne!(drawn(0), drawn(1), "about and more than are the same sign");
}

#[wasm_bindgen_test]
async fn dates_wait_for_the_day_of_the_text() {
    let (act, heard) = heard();
    let root = draw::<Dates>(DatesProps { reading: compared(None), act }).await;
    assert_eq!(texts(&root, "h3"), ["Lengths of time1", "Not placed1"]);
    assert_eq!(texts(&root, ".row-name"), ["3 weeks", "Tuesday"]);
    let field: web_sys::HtmlInputElement = all(&root, "input").remove(0).unchecked_into();
    field.set_value("2014-09-12");
    field.dispatch_event(&web_sys::Event::new("change").expect("an event")).expect("heard");
    assert_eq!(*heard.borrow(), [Action::SetDate(Some(jiff::civil::date(2014, 9, 12)))]);
    let root = draw::<Dates>(DatesProps { reading: compared(Some("2014-09-12")), act: Callback::noop() }).await;
    assert_eq!(texts(&root, ".row-name"), ["9 September 2014", "3 weeks"]);
    assert_eq!(texts(&root, ".row-count"), ["to the day", "this text", "to the week"]);
    assert!(all(&root, "input").is_empty());
}
