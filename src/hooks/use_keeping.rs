//! What follows from the state without being drawn: it is kept, applied to the
//! page, asked about.

use super::use_effect_with;
use crate::dom;
use crate::draft::Trouble;
use crate::keep;
use crate::openers::Brought;
use crate::prefs::Prefs;
use crate::state::{Action, State};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// How long a line that asks for nothing shows, in milliseconds.
const NOTE: u32 = 5_000;

/// Bytes of a text that tell its language.
const SAMPLE: usize = 6_000;

/// Applies and keeps the reader's choices.
#[hook]
pub fn use_look(prefs: Prefs, act: Callback<Action>) {
    use_effect_with(prefs, move |prefs| {
        dom::mark_root("theme", prefs.theme.word());
        dom::mark_root("face", prefs.face.word());
        dom::mark_root("size", &prefs.size.to_string());
        dom::mark_root("line", &prefs.line.to_string());
        dom::mark_root("width", &prefs.width.to_string());
        dom::mark_root("letters", &prefs.letters.to_string());
        dom::mark_root("words", &prefs.words.to_string());
        dom::mark_root("align", prefs.align.word());
        dom::mark_root("ready", "yes");
        if !keep::set_prefs(prefs) && *prefs != Prefs::default() {
            act.emit(Action::Trouble(Some(Trouble::ChoiceUnkept)));
        }
    });
}

/// Takes a line that asks for nothing down again after a while.
#[hook]
pub fn use_short_note(shown: bool, down: Action, act: Callback<Action>) {
    use_effect_with(shown, move |shown| {
        let timer = shown.then(|| Timeout::new(NOTE, move || act.emit(down)));
        move || drop(timer)
    });
}

/// Keeps the text for as long as the tab lives.
#[hook]
pub fn use_keeping(state: &State, act: Callback<Action>) {
    let own = state.own.clone();
    let parts = own.as_ref().map(|sheet| (sheet.draft.clone(), sheet.opened.clone(), sheet.date));
    use_effect_with(parts, move |_| {
        if !keep::set_own(own.as_ref()) {
            act.emit(Action::Trouble(Some(Trouble::Unkept)));
        }
        // Again at the end: what was kept may have been cleared meanwhile.
        let again = move |_: &Event| {
            keep::set_own(own.as_ref());
        };
        let listener = dom::window().map(|window| EventListener::new(&window, "pagehide", again));
        move || drop(listener)
    });
    use_effect_with(state.own.as_ref().map(|sheet| sheet.edits.starts()), |starts| {
        keep::set_lines(starts.as_deref().unwrap_or_default());
    });
    use_effect_with(state.draft.text.clone(), |text| {
        let text = text.clone();
        let listener = dom::window().map(|window| {
            EventListener::new(&window, "pagehide", move |_| {
                keep::set_draft(&text);
                keep::set_scroll(&super::use_route::current().to_string(), dom::scrolled());
            })
        });
        move || drop(listener)
    });
}

/// Asks which language a text is in that is not English.
#[hook]
pub fn use_language(state: &State, bring: Callback<Brought>) {
    let sheet = state.sheet().filter(|sheet| sheet.is_foreign && sheet.language.is_none());
    use_effect_with(sheet.and_then(|sheet| sheet.article.clone()), move |article| {
        if let Some(article) = article {
            let text = article.text();
            let end = text.floor_char_boundary(SAMPLE);
            bring.emit(Brought::Language(text.get(..end).unwrap_or_default().to_owned()));
        }
    });
}
