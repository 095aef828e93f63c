use super::glyph::Glyph;
use crate::copy;
use crate::prefs::{Density, Marks};
use crate::shared::Shared;
use crate::state::Action;
use gloss_engine::Reading;
use gloss_extract::Kind;
use yew::prelude::*;

/// Legend and switches of the five kinds, and how much is marked.
#[derive(Properties, PartialEq)]
pub struct ChipsProps {
    /// What was found, once it is.
    #[prop_or_default]
    pub reading: Option<Shared<Reading>>,
    /// What is marked.
    pub marks: Marks,
    /// Hears about switches.
    pub act: Callback<Action>,
}

/// One switch per kind with its count, and the three densities.
#[component]
pub fn Chips(props: &ChipsProps) -> Html {
    let density = |density: Density| {
        let pressed = props.marks.density == density;
        let onclick = props.act.reform(move |_: MouseEvent| Action::SetDensity(density));
        html! {
            <button type="button" key={density.word()} class="step" data-density={density.word()} aria-pressed={pressed.to_string()} {onclick}>
                { copy::density(density) }
            </button>
        }
    };
    html! {
        <div class="chips">
            <div class="kinds" role="group" aria-label="Marked kinds">{ for Kind::ALL.map(|kind| chip(props, kind)) }</div>
            <div class="density" role="group" aria-label="How much is marked">
                <span class="density-name">{ "Marks" }</span>
                { for Density::ALL.map(density) }
            </div>
        </div>
    }
}

fn chip(props: &ChipsProps, kind: Kind) -> Html {
    let count = props.reading.as_ref().map(|reading| match kind.is_name() {
        true => reading.analysis.entities.iter().filter(|entity| entity.kind == kind).count(),
        false => copy::mentions(&reading.analysis, kind),
    });
    let onclick = props.act.reform(move |_: MouseEvent| Action::ToggleKind(kind));
    let pressed = props.marks.shows(kind).to_string();
    html! {
        <button type="button" key={kind.word()} class={classes!("chip", format!("k-{}", kind.word()))} data-kind={kind.word()} aria-pressed={pressed} {onclick}>
            <Glyph {kind} /><span class="chip-name">{ copy::group(kind) }</span>
            <span class="count">{ count.map(|count| count.to_string()).unwrap_or_else(|| "–".into()) }</span>
        </button>
    }
}
