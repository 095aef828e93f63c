//! Which stretches of a long text are near the screen.

use super::use_effect_with;
use crate::dom;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Array;
use std::ops::Range;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::prelude::*;

/// How far from the screen a stretch still counts as near.
const MARGIN: &str = "1500px 0px";
/// So many stretches are filled at once, and so long the page is then left to
/// the reader, in milliseconds.
const AT_ONCE: usize = 4;
const PAUSE: u32 = 15;
/// Texts of more stretches are printed without most of their marks.
const PRINTED: usize = 150;

/// What is drawn of a long text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// Stretches that are near, with marks.
    pub near: Range<usize>,
    /// So many are filled from the beginning, the others follow.
    pub filled: usize,
}

/// Watches the stretches in a node, which are its children with `data-stretch`,
/// and fills them one after another.
#[hook]
pub fn use_near(node: NodeRef, count: usize) -> Near {
    let near = use_state_eq(|| 0..2_usize);
    let filled = use_state_eq(|| 0_usize);
    {
        let near = near.setter();
        use_effect_with(count, move |&count| {
            let watched = (count > 0).then(|| watch(&node, count, near)).flatten();
            move || drop(watched)
        });
    }
    {
        let filled = filled.clone();
        use_effect_with((*filled, count), move |&(done, count)| {
            let timer = (done < count).then(|| Timeout::new(PAUSE, move || filled.set(done + AT_ONCE)));
            move || drop(timer)
        });
    }
    {
        let (near, filled) = (near.setter(), filled.setter());
        use_effect_with(count, move |&count| {
            let listener = dom::window().map(|window| {
                EventListener::new(&window, "beforeprint", move |_| {
                    filled.set(count);
                    if count <= PRINTED {
                        near.set(0..count);
                    }
                })
            });
            move || drop(listener)
        });
    }
    Near { near: (*near).clone(), filled: *filled }
}

/// Ends when it is dropped.
struct Watch {
    observer: IntersectionObserver,
    _heard: Closure<dyn FnMut(Array)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn watch(node: &NodeRef, count: usize, near: UseStateSetter<Range<usize>>) -> Option<Watch> {
    let mut is_near = vec![false; count];
    let heard = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        for entry in entries.iter().map(JsCast::unchecked_into::<IntersectionObserverEntry>) {
            let at = number(&entry.target()).and_then(|at| is_near.get_mut(at));
            at.into_iter().for_each(|at| *at = entry.is_intersecting());
        }
        let first = is_near.iter().position(|near| *near);
        let last = is_near.iter().rposition(|near| *near);
        if let Some((first, last)) = first.zip(last) {
            near.set(first..last + 1);
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    let observer = IntersectionObserver::new_with_options(heard.as_ref().unchecked_ref(), &options).ok()?;
    let children = node.cast::<Element>()?.children();
    for child in (0..children.length()).filter_map(|at| children.item(at)).filter(|child| number(child).is_some()) {
        observer.observe(&child);
    }
    Some(Watch { observer, _heard: heard })
}

fn number(element: &Element) -> Option<usize> {
    element.get_attribute("data-stretch")?.parse().ok()
}
