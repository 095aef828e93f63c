use crate::aloud::{Aloud, Say, Speech};
use crate::copy;
use crate::prefs::{Prefs, RATES};
use crate::state::{Action, Dialog};
use crate::words::Words;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What can be done with the text at hand, once it is read.
pub(super) fn acts(ready: bool, aloud: Option<&Aloud>, act: &Callback<Action>) -> Html {
    let show = act.reform(|_: MouseEvent| Action::Show(Some(Dialog::Away)));
    let listen = act.reform(|_: MouseEvent| Action::Aloud(Say::Toggle));
    html! {
        <div class="acts">
            <button type="button" id="show-away" class="step" disabled={!ready} onclick={show}>{ copy::TAKE_AWAY }</button>
            if let Some(aloud) = aloud.filter(|aloud| aloud.is_there()) {
                <button type="button" id="listen" class="step" disabled={!ready} aria-pressed={aloud.open.to_string()} onclick={listen}>{ copy::LISTEN }</button>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct PlayerProps {
    pub(super) aloud: Aloud,
    pub(super) prefs: Prefs,
    pub(super) act: Callback<Action>,
}

/// The bar that reads aloud. It lies over the page and moves nothing.
#[component]
pub(super) fn Player(props: &PlayerProps) -> Html {
    let aloud = &props.aloud;
    let button = |id: &'static str, name: Words, say: Say, path: &'static str| {
        let onclick = props.act.reform(move |_: MouseEvent| Action::Aloud(say.clone()));
        html! {
            <button type="button" {id} class="icon" aria-label={name} title={name} {onclick}>
                <svg viewBox="0 0 16 16" aria-hidden="true"><path d={path} fill="currentColor" /></svg>
            </button>
        }
    };
    let (name, path) = match aloud.speech {
        Speech::Speaking => (copy::SAY_PAUSE, "M4 3h3v10H4zM9 3h3v10H9z"),
        _ => (copy::SAY_ON, "M4 2.5 13 8l-9 5.5z"),
    };
    html! {
        <div class="aloud" id="aloud" role="group" aria-label={copy::READING_ALOUD}>
            if aloud.voices.is_empty() {
                <p role="status">{ copy::SAY_REMOTE }</p>
            } else {
                { button("say-before", copy::SAY_BEFORE, Say::Step(false), "M3 3h2v10H3zM13 3v10L5.5 8z") }
                { button("say", name, Say::Toggle, path) }
                { button("say-after", copy::SAY_AFTER, Say::Step(true), "M11 3h2v10h-2zM3 3v10L10.5 8z") }
                { choices(props) }
            }
            { button("say-stop", copy::SAY_STOP, if aloud.voices.is_empty() { Say::Toggle } else { Say::Stop }, "M4 4h8v8H4z") }
            if aloud.failed { <p role="alert">{ copy::SAY_FAILED }</p> }
        </div>
    }
}

fn choices(props: &PlayerProps) -> Html {
    let prefs = props.prefs;
    let chosen = |event: &Event| event.target_unchecked_into::<HtmlSelectElement>().value();
    let rate = props.act.reform(move |event: Event| {
        let rate = chosen(&event).parse().unwrap_or(prefs.rate);
        Action::SetPrefs(Prefs { rate, ..prefs })
    });
    let voice = props.act.reform(move |event: Event| Action::Aloud(Say::Voice(chosen(&event).into())));
    let speeds = (1..=RATES.len()).map(|step| {
        let name = copy::SAY_SPEEDS.nth(step - 1);
        html! { <option value={step.to_string()} selected={step == usize::from(prefs.rate)}>{ name }</option> }
    });
    let voices = props.aloud.voices.iter().map(|voice| {
        let selected = props.aloud.voice.as_ref() == Some(&voice.id);
        html! { <option value={voice.id.to_string()} {selected}>{ voice.name.to_string() }</option> }
    });
    html! {
        <>
            <select id="say-rate" aria-label={copy::SAY_SPEED} onchange={rate}>{ for speeds }</select>
            <select id="say-voice" aria-label={copy::SAY_VOICE} onchange={voice}>{ for voices }</select>
        </>
    }
}
