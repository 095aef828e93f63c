//! The language of the page.

use super::use_effect_with;
use crate::dom;
use crate::draft::Trouble;
use crate::prefs::Tongue;
use crate::state::Action;
use crate::words::{self, Language};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Speaks the language that is chosen, once its words are there; until then the
/// one before. Tells which one is spoken.
#[hook]
pub fn use_words(tongue: Tongue, act: Callback<Action>) -> Language {
    let spoken = use_state(words::spoken);
    let tell = spoken.setter();
    use_effect_with(tongue.language(&dom::language()), move |wanted| {
        let (wanted, is_wanted) = (*wanted, Rc::new(Cell::new(true)));
        let still = is_wanted.clone();
        if words::speak(wanted) {
            tell.set(wanted);
        } else {
            spawn_local(async move {
                let came = words::fetch(wanted).await;
                match still.get() {
                    true if came && words::speak(wanted) => tell.set(wanted),
                    true => act.emit(Action::Trouble(Some(Trouble::NoWords))),
                    false => {}
                }
            });
        }
        move || is_wanted.set(false)
    });
    use_effect_with(*spoken, |language| dom::set_language(language.code()));
    *spoken
}
