//! The words that the reader has selected in the text.

use crate::correct::Selected;
use crate::dom;
use gloss_extract::corrections::tidied;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range, Selection};

/// What can be marked.
const BLOCKS: &str = "#article :is(p, h1, h2, li)";

fn selection() -> Option<Selection> {
    dom::window()?.get_selection().ok().flatten().filter(|selection| !selection.is_collapsed())
}

/// Whether anything is selected.
pub fn is_some() -> bool {
    selection().is_some()
}

/// Nothing is selected any more.
pub fn clear() {
    if let Some(selection) = selection() {
        let _ = selection.remove_all_ranges();
    }
}

/// What is selected, if it is some words of one paragraph that is read.
pub fn selected() -> Option<Selected> {
    let range = selection()?.get_range_at(0).ok()?;
    let around = element(&range.common_ancestor_container().ok()?)?;
    let block = around.closest(BLOCKS).ok()??;
    if block.closest(".left-out").ok()?.is_some() {
        return None;
    }
    let (from, to) = (range.start_container().ok()?, range.end_container().ok()?);
    let before = whole(&from, range.start_offset().ok()?, false);
    let after = whole(&to, range.end_offset().ok()?, true);
    let inside = String::from(range.to_string());
    let joined = |text: &str, edge: bool| if edge { text.starts_with(joins) } else { text.ends_with(joins) };
    let before = before.filter(|_| joined(&inside, true)).unwrap_or_default();
    let after = after.filter(|_| joined(&inside, false)).unwrap_or_default();
    let words = tidied(&(before + &inside + &after))?;
    let (left, top) = place(&range);
    Some(Selected { words, within: mark_at(&from).filter(|mark| Some(*mark) == mark_at(&to)), left, top })
}

fn joins(c: char) -> bool {
    c.is_alphanumeric()
}

/// The rest of the word that a place in a text node cuts in two: behind it, or
/// before it.
fn whole(node: &Node, at: u32, behind: bool) -> Option<String> {
    let text: Vec<u16> = node.node_value()?.encode_utf16().collect();
    let (before, after) = text.split_at_checked(at as usize)?;
    if behind {
        let after = String::from_utf16_lossy(after);
        return Some(after.chars().take_while(|c| joins(*c)).collect());
    }
    let before = String::from_utf16_lossy(before);
    let start = before.rfind(|c| !joins(c)).map_or(0, |at| before.ceil_char_boundary(at + 1));
    before.get(start..).map(str::to_owned)
}

fn element(node: &Node) -> Option<Element> {
    node.clone().dyn_into().ok().or_else(|| node.parent_element())
}

fn mark_at(node: &Node) -> Option<u32> {
    dom::mark_at(element(node).map(Into::into))
}

/// Below the end of what is selected, in pixels of the page.
fn place(range: &Range) -> (i32, i32) {
    let rect = range.get_bounding_client_rect();
    (rect.left() as i32, (rect.bottom() + dom::scrolled()) as i32)
}
