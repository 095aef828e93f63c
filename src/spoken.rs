//! The sentence that is being read aloud, shown in the text. Nothing moves: it is a
//! highlight of the browser's; where there is none, the paragraph has a bar.

use crate::dom;
use crate::plan::cut;
use gloss_extract::{Article, Span};
use wasm_bindgen::prelude::*;
use web_sys::{Node, Range, ScrollBehavior, ScrollToOptions};

/// Of the highlight, and of the attribute of its paragraph.
const NAME: &str = "spoken";
/// What the bars at both ends of the screen cover, in pixels.
const TOP: f64 = 80.0;
const BOTTOM: f64 = 140.0;

#[wasm_bindgen]
extern "C" {
    type Highlight;
    #[wasm_bindgen(constructor, catch)]
    fn new(range: &Range) -> Result<Highlight, JsValue>;
    #[wasm_bindgen(js_namespace = ["CSS", "highlights"], js_name = set, catch)]
    fn set_highlight(name: &str, highlight: &Highlight) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = ["CSS", "highlights"], js_name = delete, catch)]
    fn delete_highlight(name: &str) -> Result<bool, JsValue>;
}

/// Shows a sentence in place of the one before it, and brings it into sight:
/// if the reader has sought it, or was with the one before.
pub fn show(article: &Article, sentence: Span, before: Option<&Range>, sought: bool) -> Option<Range> {
    let follow = sought || before.is_none_or(in_sight);
    clear();
    let range = range(article, sentence)?;
    if Highlight::new(&range).and_then(|highlight| set_highlight(NAME, &highlight)).is_err() {
        let block = range.start_container().ok().and_then(|node| node.parent_element());
        let block = block.and_then(|element| element.closest("[data-at]").ok().flatten());
        block.iter().for_each(|block| drop(block.set_attribute("data-spoken", "")));
    }
    if follow && !in_sight(&range) {
        reveal(&range);
    }
    Some(range)
}

/// Shows none.
pub fn clear() {
    let _ = delete_highlight(NAME);
    if let Some(block) = dom::find("[data-spoken]") {
        let _ = block.remove_attribute("data-spoken");
    }
}

fn height() -> f64 {
    dom::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or_default()
}

/// Whether it stands on the screen, at least where it begins.
fn in_sight(range: &Range) -> bool {
    let rect = range.get_bounding_client_rect();
    rect.top() >= TOP && rect.bottom().min(rect.top() + 60.0) <= height() - BOTTOM
}

fn reveal(range: &Range) {
    let options = ScrollToOptions::new();
    options.set_top(dom::scrolled() + range.get_bounding_client_rect().top() - height() * 0.3);
    let still = dom::matches("(prefers-reduced-motion: reduce)");
    options.set_behavior(if still { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
    if let Some(window) = dom::window() {
        window.scroll_to_with_scroll_to_options(&options);
    }
}

/// Where a stretch of the text stands in the page.
fn range(article: &Article, span: Span) -> Option<Range> {
    let start = drawn_at(article, span.start)?;
    let block = dom::find(&format!("#article [data-at=\"{start}\"]"))?;
    let units = |to: u32| {
        let text = article.text().get(start as usize..to as usize).unwrap_or_default();
        text.encode_utf16().count() as u32
    };
    let range = dom::document()?.create_range().ok()?;
    let (node, offset) = place(&block, &mut units(span.start), false)?;
    range.set_start(&node, offset).ok()?;
    match place(&block, &mut units(span.end), true) {
        Some((node, offset)) => range.set_end(&node, offset).ok()?,
        None => range.set_end_after(&block).ok()?,
    }
    Some(range)
}

/// Where the paragraph begins that a place is drawn in; a very long one is drawn
/// in parts.
fn drawn_at(article: &Article, at: u32) -> Option<u32> {
    let block = article.blocks().iter().find(|block| block.span.start <= at && at < block.span.end)?;
    let parts = cut(*block, article.text());
    parts.iter().rev().map(|part| part.span.start).find(|start| *start <= at)
}

/// The text node so many units of text behind the beginning, and the rest of
/// them: where a range can begin, or end.
fn place(node: &Node, left: &mut u32, end: bool) -> Option<(Node, u32)> {
    if node.node_type() == Node::TEXT_NODE {
        let length = node.node_value().map_or(0, |text| text.encode_utf16().count() as u32);
        if *left < length || end && *left == length {
            return Some((node.clone(), *left));
        }
        *left -= length;
    }
    let children = node.child_nodes();
    (0..children.length()).find_map(|at| place(&children.item(at)?, left, end))
}
