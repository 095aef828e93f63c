//! How large an element is; nothing as long as it does not show.

use super::use_effect_with;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::prelude::*;

/// Ends when it is dropped.
struct Watch {
    observer: ResizeObserver,
    _heard: Closure<dyn FnMut(Array)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Width and height of a node, in pixels, once it shows.
#[hook]
pub fn use_size(node: NodeRef) -> Option<(u32, u32)> {
    let size = use_state_eq(|| None);
    let set = size.setter();
    use_effect_with((), move |()| {
        let watched = node.cast::<Element>().and_then(|element| watch(element, set));
        move || drop(watched)
    });
    *size
}

fn watch(element: Element, set: UseStateSetter<Option<(u32, u32)>>) -> Option<Watch> {
    let measured = element.clone();
    let heard = Closure::<dyn FnMut(Array)>::new(move |_: Array| {
        let (width, height) = (measured.client_width() as u32, measured.client_height() as u32);
        if width > 0 && height > 0 {
            set.set(Some((width, height)));
        }
    });
    let observer = ResizeObserver::new(heard.as_ref().unchecked_ref()).ok()?;
    observer.observe(&element);
    Some(Watch { observer, _heard: heard })
}
