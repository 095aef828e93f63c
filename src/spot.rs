//! Where the card at a mention stands.

use crate::dom;
use crate::state::Peek;
use web_sys::HtmlElement;

/// Width of the card, and its distance from its mention and the page's edge,
/// in pixels.
const WIDTH: f64 = 328.0;
const GAP: f64 = 8.0;

/// Puts the card below its mention, or above where there is more room: in the
/// page, or in the article beside the text, with which it scrolls.
pub fn place(card: &HtmlElement, peek: Peek) {
    let Some(mark) = dom::find(&dom::mark(peek.mention, peek.beside)) else { return };
    let Some(root) = dom::document().and_then(|document| document.document_element()) else { return };
    if dom::matches(dom::NARROW) {
        return;
    }
    let around = if peek.beside { card.offset_parent().unwrap_or(root.clone()) } else { root.clone() };
    let around = around.get_bounding_client_rect();
    let (rect, height) = (mark.get_bounding_client_rect(), card.get_bounding_client_rect().height());
    let left = rect.left().min(f64::from(root.client_width()) - WIDTH - 2.0 * GAP).max(GAP);
    let below = rect.bottom() + GAP;
    let fits = below + height < f64::from(root.client_height()) || rect.top() < height + GAP;
    let top = if fits { below } else { rect.top() - height - GAP };
    let _ = card.style().set_property("left", &format!("{}px", (left - around.left()).round() as i32));
    let _ = card.style().set_property("top", &format!("{}px", (top - around.top()).round() as i32));
}
