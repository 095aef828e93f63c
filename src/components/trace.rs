use crate::chart::{WHOLE, at};
use crate::copy;
use crate::shared::Shared;
use crate::state::{Action, Chosen};
use gloss_engine::Reading;
use gloss_extract::Kind;
use std::fmt::Write;
use web_sys::Element;
use yew::prelude::*;

/// Where in the text an entity is mentioned, in a small strip; the row says it
/// in words.
pub(super) fn trace(reading: &Reading, mentions: &[u32]) -> Html {
    strip("trace", ticks(reading, mentions.iter()), String::new())
}

/// The same, larger, and a click leads to the nearest mention. With the keyboard
/// the buttons beside it do.
pub(super) fn large_trace(
    reading: &Shared<Reading>,
    mentions: &[u32],
    chosen: Chosen,
    kind: Kind,
    act: &Callback<Action>,
) -> Html {
    let (text, places, act) = (reading.clone(), mentions.to_vec(), act.clone());
    let onclick = Callback::from(move |event: MouseEvent| {
        let drawn = event.target_dyn_into::<Element>().and_then(|element| element.closest("div").ok().flatten());
        let Some(frame) = drawn.map(|drawn| drawn.get_bounding_client_rect()) else { return };
        let clicked = (f64::from(event.client_x()) - frame.left()) / frame.width() * f64::from(WHOLE);
        let away = |mention: &&u32| (at(&text, **mention) as i32 - clicked as i32).abs();
        let nearest = places.iter().min_by_key(away);
        nearest.into_iter().for_each(|&mention| act.emit(Action::Choose(mention)));
    });
    let on = ticks(reading, mentions.iter().filter(|&&mention| mention == chosen.mention));
    html! { <div class={classes!("traced", format!("k-{}", kind.word()))} title={copy::WHERE_IN_TEXT} {onclick}>{ strip("trace is-large", ticks(reading, mentions.iter()), on) }</div> }
}

fn strip(class: &'static str, ticks: String, on: String) -> Html {
    html! {
        <svg {class} viewBox={format!("0 0 {WHOLE} 10")} preserveAspectRatio="none" aria-hidden="true">
            <path class="tick" d={ticks} />
            if !on.is_empty() { <path class="tick is-on" d={on} /> }
        </svg>
    }
}

fn ticks<'a>(reading: &Reading, mentions: impl Iterator<Item = &'a u32>) -> String {
    let mut path = String::new();
    let mut last = None;
    for &mention in mentions {
        let at = at(reading, mention);
        if last != Some(at) {
            let _ = write!(path, "M{at} 0V10");
        }
        last = Some(at);
    }
    path
}
