use super::glyph::Glyph;
use crate::copy;
use crate::prefs::Marks;
use crate::shared::Shared;
use crate::state::Action;
use gloss_engine::Reading;
use gloss_extract::Kind;
use yew::prelude::*;

/// Legend and switches of the five kinds.
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

/// One switch per kind with its count.
#[component]
pub fn Chips(props: &ChipsProps) -> Html {
    html! {
        <div class="chips">
            <div class="kinds" role="group" aria-label={copy::MARKED_KINDS}>{ for Kind::ALL.map(|kind| chip(props, kind)) }</div>
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
