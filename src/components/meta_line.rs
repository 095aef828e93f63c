use super::day::Day;
use super::keep::keep;
use crate::copy;
use crate::hooks::{Order, use_measured};
use crate::library::Library;
use crate::prefs::Density;
use crate::sheet::Sheet;
use crate::state::Action;
use yew::prelude::*;

/// Words read in a minute.
const PACE: usize = 230;

#[derive(Properties, PartialEq)]
pub(super) struct MetaLineProps {
    pub(super) sheet: Sheet,
    pub(super) density: Density,
    pub(super) library: Library,
    pub(super) order: Callback<Order>,
    pub(super) act: Callback<Action>,
}

/// Where the text comes from, how long it takes, and its day.
#[component]
pub(super) fn MetaLine(props: &MetaLineProps) -> Html {
    let measured = use_measured(props.sheet.article.clone());
    let counted = |count: fn(usize) -> String| measured.as_ref().map_or_else(|| "…".into(), |(words, _)| count(*words));
    let source = match &props.sheet.card {
        Some(card) if props.sheet.kept.is_some() && card.source.is_empty() && card.author.is_empty() => {
            copy::FROM_YOUR_LIBRARY.into()
        }
        Some(card) => [card.source.as_str(), card.author.as_str()]
            .iter()
            .filter(|part| !part.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join(" · "),
        None if props.sheet.id.is_some() => copy::BUNDLED_ARTICLE.into(),
        None => copy::YOUR_TEXT.into(),
    };
    html! {
        <div class="meta">
            <span>{ source }</span>
            <span class="words">{ counted(copy::word_count) }</span>
            <span>{ counted(|words| copy::minutes_to_read(words.div_ceil(PACE).max(1))) }</span>
            <Day sheet={props.sheet.clone()} act={props.act.clone()} />
            if let Some((article, (_, id))) = props.sheet.article.as_ref().zip(measured.as_ref()) {
                { keep(id, article, props.sheet.card.as_ref(), &props.library, &props.order) }
            }
            <div class="density" role="group" aria-label={copy::HOW_MUCH_IS_MARKED}>{ for Density::ALL.map(|one| density(props, one)) }</div>
        </div>
    }
}

fn density(props: &MetaLineProps, density: Density) -> Html {
    let pressed = (props.density == density).to_string();
    let onclick = props.act.reform(move |_: MouseEvent| Action::SetDensity(density));
    html! {
        <button type="button" key={density.word()} class="step" data-density={density.word()} aria-pressed={pressed} {onclick}>
            { copy::density(density) }
        </button>
    }
}
