//! The browser's own voice, told what to say.

use super::use_effect_with;
use crate::aloud::{Aloud, Say, Speech, Voice};
use crate::dom;
use crate::keep;
use crate::prefs::RATES;
use crate::spoken;
use crate::state::{Action, State};
use gloo::events::EventListener;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Range, SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};
use yew::prelude::*;

/// Speaks as the state says, and shows what is spoken.
#[hook]
pub fn use_aloud(state: &UseReducerHandle<State>, act: Callback<Action>) {
    use_voices(act.clone());
    use_speech(state, act);
    use_sight(state);
    use_effect_with(state.aloud.voice.clone(), |voice| {
        voice.iter().for_each(|voice| keep::set_voice(voice));
    });
}

/// The browser's speech, where it has one.
fn speech() -> Option<SpeechSynthesis> {
    dom::window()?.speech_synthesis().ok().filter(|speech| !speech.is_undefined())
}

/// Tells which voices there are. Browsers load them late.
#[hook]
fn use_voices(act: Callback<Action>) {
    use_effect_with((), move |()| {
        let tell = {
            let act = act.clone();
            move |speech: &SpeechSynthesis| act.emit(Action::Aloud(offer(speech)))
        };
        let listeners = speech().map(|speech| {
            tell(&speech);
            let leaving = speech.clone();
            let stop = EventListener::new(&speech, "voiceschanged", move |event| {
                event.current_target().iter().for_each(|speech| tell(speech.unchecked_ref()));
            });
            let window = dom::window();
            (stop, window.map(|window| EventListener::new(&window, "pagehide", move |_| leaving.cancel())))
        });
        move || drop(listeners)
    });
}

/// The English voices of the device: others may send the text to their maker.
fn offer(speech: &SpeechSynthesis) -> Say {
    let english =
        |voice: &SpeechSynthesisVoice| voice.lang().get(..2).is_some_and(|lang| lang.eq_ignore_ascii_case("en"));
    let all: Vec<SpeechSynthesisVoice> =
        speech.get_voices().iter().map(JsCast::unchecked_into).filter(english).collect();
    let local = || all.iter().filter(|voice| voice.local_service());
    let best = local().filter(|voice| voice.default()).chain(local().filter(|voice| !voice.default()));
    let voices: Rc<[Voice]> =
        best.map(|voice| Voice { id: voice.voice_uri().into(), name: voice.name().into() }).collect();
    let remote = voices.is_empty() && !all.is_empty();
    Say::Voices(voices, remote, keep::voice().map(Into::into))
}

/// Says one sentence, whenever another is to be said.
#[hook]
fn use_speech(state: &UseReducerHandle<State>, act: Callback<Action>) {
    let Aloud { speech: stage, turn, .. } = state.aloud;
    let state = state.clone();
    use_effect_with((stage, turn, state.prefs.rate), move |&(stage, turn, rate)| {
        let said = (stage == Speech::Speaking).then(|| say(&state, turn, rate, act)).flatten();
        move || {
            // First nobody listens any more, then it is broken off.
            if said.is_some() {
                drop(said);
                speech().iter().for_each(SpeechSynthesis::cancel);
            }
        }
    });
}

fn say(state: &State, turn: u32, rate: u8, act: Callback<Action>) -> Option<[EventListener; 2]> {
    let sentence = state.aloud_sentences().get(state.aloud.at)?;
    let speech = speech()?;
    let said = SpeechSynthesisUtterance::new_with_text(sentence.of(state.reading()?.article.text())).ok()?;
    let id = state.aloud.voice.as_deref();
    let voices = speech.get_voices();
    let voice =
        voices.iter().map(JsCast::unchecked_into::<SpeechSynthesisVoice>).find(|voice| Some(&*voice.voice_uri()) == id);
    // Without a voice the browser would take one of its own choice.
    let Some(voice) = voice.filter(SpeechSynthesisVoice::local_service) else {
        act.emit(Action::Aloud(Say::Failed(turn)));
        return None;
    };
    said.set_voice(Some(&voice));
    said.set_lang(&voice.lang());
    said.set_rate(RATES.get(usize::from(rate) - 1).copied().unwrap_or(1.0));
    let on = |name: &'static str, then: fn(u32) -> Say| {
        let act = act.clone();
        EventListener::new(&said, name, move |_| act.emit(Action::Aloud(then(turn))))
    };
    let listeners = [on("end", Say::Ended), on("error", Say::Failed)];
    speech.speak(&said);
    Some(listeners)
}

/// Shows the sentence in the text.
#[hook]
fn use_sight(state: &UseReducerHandle<State>) {
    let shown = use_mut_ref(|| None::<Range>);
    let Aloud { speech: stage, at, sought, .. } = state.aloud;
    let state = state.clone();
    use_effect_with((stage != Speech::Silent, at, state.aloud.turn), move |&(on, at, _)| {
        let before = shown.borrow_mut().take();
        let sentence = state.aloud_sentences().get(at).copied().filter(|_| on);
        match sentence.zip(state.reading()) {
            Some((sentence, reading)) => {
                *shown.borrow_mut() = spoken::show(&reading.article, sentence, before.as_ref(), sought);
            }
            None if before.is_some() => spoken::clear(),
            None => {}
        }
    });
}
