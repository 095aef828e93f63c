//! Marks under the pointer: a click, and the card where it rests, after a pause,
//! with grace to reach it.

use crate::dom;
use crate::selection;
use crate::state::{Action, Peek};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// How long the pointer rests before a card opens, in milliseconds.
const DWELL: u32 = 500;
/// How long a card stays after the pointer has left it and its mention.
const GRACE: u32 = 300;

/// What the text and the card tell about the pointer.
#[derive(Clone, PartialEq)]
pub struct Hover {
    /// It rests on this mention.
    pub rest: Callback<u32>,
    /// It is on the card.
    pub stay: Callback<()>,
    /// It has left the mention or the card.
    pub leave: Callback<()>,
}

/// Opens and closes the card, of the text or of the article beside it. Does
/// nothing when previews are off.
#[hook]
pub fn use_hover(on: bool, beside: bool, act: Callback<Action>) -> Hover {
    let timer = use_mut_ref(|| None::<Timeout>);
    let set = |timer: &Rc<RefCell<Option<Timeout>>>, wait, action: Action, act: &Callback<Action>| {
        let act = act.clone();
        *timer.borrow_mut() = Some(Timeout::new(wait, move || act.emit(action)));
    };
    let rest = {
        let (timer, act) = (timer.clone(), act.clone());
        use_callback(on, move |mention, on| {
            if *on {
                set(&timer, DWELL, Action::Peek(Peek { mention, pinned: false, beside }), &act);
            }
        })
    };
    let stay = {
        let timer = timer.clone();
        use_callback((), move |(), ()| drop(timer.borrow_mut().take()))
    };
    let leave = use_callback((), move |(), ()| set(&timer, GRACE, Action::Unpeek, &act));
    Hover { rest, stay, leave }
}

/// A plain click on the innermost mark, and whether the keyboard made it;
/// selecting text is left alone, and so are clicks that open a tab.
pub fn picked(onpick: &Callback<(u32, bool)>) -> Callback<MouseEvent> {
    let onpick = onpick.clone();
    Callback::from(move |event: MouseEvent| {
        let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        if let Some(mention) = dom::mark_at(event.target()).filter(|_| !modified && !selection::is_some()) {
            event.prevent_default();
            onpick.emit((mention, event.detail() == 0));
        }
    })
}

/// Fingers and pens do not rest on a word; they tap.
pub fn rested(hover: &Hover) -> Callback<PointerEvent> {
    let rest = hover.rest.clone();
    Callback::from(move |event: PointerEvent| {
        let mouse = event.pointer_type() == "mouse";
        if let Some(mention) = dom::mark_at(event.target()).filter(|_| mouse) {
            rest.emit(mention);
        }
    })
}
