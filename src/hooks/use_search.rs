//! The search box's questions, asked when the reader stops typing.

use super::use_effect_with;
use crate::quest::Quest;
use gloo::timers::callback::Timeout;
use gloss_engine::Request;
use yew::prelude::*;

/// A search begins when the reader has not typed for so long, in milliseconds.
const TYPING: u32 = 150;

/// Asks the engine, and asks again when it has more to search in: `engine`
/// tells one such state from another.
#[hook]
pub fn use_search<T: PartialEq + 'static>(quest: &Quest, engine: T, send: Callback<Request>) {
    let request = quest.request();
    use_effect_with((quest.ticket, engine), move |_| {
        let timer = request.map(|request| Timeout::new(TYPING, move || send.emit(request)));
        move || drop(timer)
    });
}
